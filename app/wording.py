"""Numbers to words, once for every page and report.

The middle of the possible futures is called "the middle future" and never the forecast; odds are
said as so many in ten or in a hundred, and with few futures as a plain count.
"""

from datetime import date
from math import floor

from app.document import Target
from app.outlooks.outlook import Odds, Outlook, TargetOdds
from sim.outcomes import OUTCOMES
from sim.units import Unit

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

FEW = 20
"""Below this many futures odds are a count."""
ROUGH = 50
"""Below this many futures an answer says that it is rough."""
_MILLION = 1_000_000
_USUAL_OUTCOME = "permanent_fte"


def day_words(day: date) -> str:
    """A date in full.

    >>> day_words(date(2017, 3, 31))
    '31 March 2017'
    """
    return f"{day.day} {month_words(day)}"


def month_words(day: date) -> str:
    """A month in full.

    >>> month_words(date(2017, 3, 31))
    'March 2017'
    """
    return f"{MONTHS[day.month - 1]} {day.year}"


def short_month(day: date) -> str:
    """A month for a table or an axis.

    >>> short_month(date(2017, 3, 31))
    'Mar 2017'
    """
    return f"{MONTHS[day.month - 1][:3]} {day.year}"


def money(pounds: float) -> str:
    """Pounds as people say them: millions to one decimal, less in whole pounds.

    >>> money(31_640_000), money(2400), money(-999_999.7), money(0)
    ('£31.6m', '£2,400', '-£1.0m', '£0')
    """
    size = abs(pounds)
    said = f"£{size / _MILLION:,.1f}m" if round(size) >= _MILLION else f"£{size:,.0f}"
    return f"-{said}" if pounds < 0 and round(size) else said


def amount(unit: Unit, value: float) -> str:
    """A number with its unit; pounds as people say them.

    >>> amount(Unit.POUNDS, 2_600_000), amount(Unit.FTE, 411.6), amount(Unit.CASELOAD, 18)
    ('£2.6m', '412 FTE', '18.0 children per worker')
    """
    return money(value) if unit is Unit.POUNDS else unit.say(value)


def target_value(unit: Unit, value: float) -> str:
    """A target as it was set: no decimals that were not typed.

    >>> target_value(Unit.CASELOAD, 18), target_value(Unit.CASELOAD, 17.5)
    ('18 children per worker', '17.5 children per worker')
    """
    if unit is Unit.POUNDS:
        return money(value)
    return unit.say(value, 0 if value == int(value) else max(unit.decimals, 1))


def target_line(target: Target) -> str:
    """A target in a line: what, how much, when."""
    what = OUTCOMES[target.outcome]
    value = target_value(what.unit, target.value)
    return f"{what.label}: {target.test} {value} by {day_words(target.by)}"


def odds_words(odds: Odds) -> str:
    """Odds in words, without "possible futures".

    >>> odds_words(Odds(58, 200)), odds_words(Odds(0, 400)), odds_words(Odds(0, 8))
    ('about 3 in 10', 'fewer than 1 in 100', 'none of 8')
    >>> odds_words(Odds(5, 8)), odds_words(Odds(199, 200)), odds_words(Odds(190, 200))
    ('5 of 8', 'nearly certain', 'about 95 in 100')
    """
    met, n, share = odds.met, odds.futures, odds.probability
    if n < FEW or (met in (0, n) and n < 100):
        return f"none of {n}" if met == 0 else f"all of {n}" if met == n else f"{met} of {n}"
    if share < 0.01:
        return "fewer than 1 in 100"
    if share >= 0.99:
        return "nearly certain"
    if 0.095 <= share <= 0.905:
        return f"about {floor(share * 10 + 0.5)} in 10"
    return f"about {floor(share * 100 + 0.5)} in 100"


def in_futures(odds: Odds) -> str:
    """Odds as the end of a sentence.

    >>> in_futures(Odds(58, 200)), in_futures(Odds(0, 8))
    ('in about 3 in 10 possible futures', 'in none of 8 possible futures')
    >>> in_futures(Odds(200, 200))
    'in nearly all possible futures (more than 99 in 100)'
    """
    words = odds_words(odds)
    if words == "nearly certain":
        return "in nearly all possible futures (more than 99 in 100)"
    return f"in {words} possible futures"


def percent(share: float) -> str:
    """A share as a percentage; never 0% or 100% unless it is.

    >>> percent(0.29), percent(0.004), percent(0.9997), percent(0)
    ('29%', '0.4%', '99.97%', '0%')
    """
    for places in (0, 1, 2):
        said = f"{100 * share:.{places}f}"
        if share in (0, 1) or 0 < float(said) < 100:
            return f"{said}%"
    return "under 0.01%" if share < 0.5 else "over 99.99%"


def varies_words(vary: str) -> str:
    """What differs between the possible futures.

    >>> varies_words("luck"), varies_words("luck+assumptions")
    ('Luck alone varies', 'Luck and assumptions vary')
    """
    return "Luck alone varies" if vary == "luck" else "Luck and assumptions vary"


def headline(title: str, outlook: Outlook) -> list[str]:
    """The answer in sentences fit to be read out."""
    first = outlook.targets[0] if outlook.targets else None
    outcome = first.target.outcome if first else _USUAL_OUTCOME
    month = first.month if first else outlook.months[-1]
    sentences = [_projection(title, outlook, outcome, month)]
    sentences += [_odds_sentence(target) for target in outlook.targets]
    if outlook.joint and len(outlook.targets) > 1:
        count = {2: "Both are", 3: "All three are"}.get(len(outlook.targets), "All targets are")
        sentences.append(f"{count} met together {in_futures(outlook.joint)}.")
    if outlook.futures < ROUGH:
        few = (
            f"Only {outlook.futures} possible futures were run"
            if outlook.futures > 1
            else ("Only one possible future was run")
        )
        sentences.append(f"{few}: this is a rough first look.")
    return sentences


def _projection(title: str, outlook: Outlook, outcome: str, month: date) -> str:
    what, spread = OUTCOMES[outcome], outlook.at(outcome, month)
    low, middle, high = (_bare(what.label, what.unit, spread[p]) for p in ("p10", "p50", "p90"))
    said = (
        f"{_stopped(title)} In the middle future, {_lower(what.label)} is {middle} at the end of "
    )
    said += month_words(month)
    if outlook.futures < FEW:
        return f"{said}."
    return f"{said}; in 8 of 10 possible futures it is between {low} and {high}."


def _odds_sentence(target: TargetOdds) -> str:
    what = OUTCOMES[target.target.outcome]
    value = _plain_target(what.label, what.unit, target.target.value)
    kept = "is reached" if target.target.test == "at least" else "is kept"
    label, test = what.label, target.target.test
    by = day_words(target.target.by)
    return f"{label} of {test} {value} by {by} {kept} {in_futures(target.odds)}."


def _bare(label: str, unit: Unit, value: float) -> str:
    """An amount without a unit that its label already names."""
    return (
        f"{value:,.{unit.decimals}f}"
        if unit is Unit.FTE and "FTE" in label
        else amount(unit, value)
    )


def _plain_target(label: str, unit: Unit, value: float) -> str:
    if unit is Unit.FTE and "FTE" in label:
        return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
    return target_value(unit, value)


def _stopped(title: str) -> str:
    """A title as a sentence of its own."""
    return title if title.endswith((".", "!", "?")) else f"{title}."


def _lower(label: str) -> str:
    """A label inside a sentence; FTE and DfE stay as they are."""
    return label if label[:2].isupper() else label[0].lower() + label[1:]
