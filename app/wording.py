"""Numbers to words, once for every page and report.

The middle of the possible futures is called "the middle future" and never the forecast; odds are
said as so many in ten or in a hundred, and as a plain count where fewer futures were run.
"""

from collections.abc import Sequence
from datetime import date
from math import ceil, floor

from app.document import Target
from app.outlooks.outlook import Odds
from sim.outcomes import OUTCOMES
from sim.units import MINUS, Unit

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

FEW = 20
"""Below this many futures odds are a count."""
ROUGH = 50
"""Below this many futures an answer says that it is rough."""
_HUNDRED = 100
"""Below this many futures no odds are so many in a hundred."""
_MILLION = 1_000_000
_MINUTE = 60
_BY_FIVES = 10
"""Above this many seconds only every fifth is said."""


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


def time_words(seconds: float) -> str:
    """How long something takes, with no more precision than an estimate has.

    >>> time_words(0.4), time_words(8.2), time_words(31), time_words(80)
    ('1 second', '9 seconds', '35 seconds', '2 minutes')
    """
    if seconds > _MINUTE:
        return f"{ceil(seconds / _MINUTE)} minutes"
    whole = max(ceil(seconds), 1)
    whole = whole if whole <= _BY_FIVES else 5 * ceil(whole / 5)
    return f"{whole} second{'' if whole == 1 else 's'}"


def preparing_words(seconds_left: float | None) -> str:
    """What is said while the model is compiled.

    >>> preparing_words(14.2)
    'Getting the model ready, once on this computer: about 15 seconds left'
    """
    said = "Getting the model ready, once on this computer"
    return said if seconds_left is None else f"{said}: about {time_words(seconds_left)} left"


def money(pounds: float) -> str:
    """Pounds as people say them: millions to one decimal, less in whole pounds.

    >>> money(31_640_000), money(2400), money(-999_999.7), money(0)
    ('£31.6m', '£2,400', '−£1.0m', '£0')
    """
    size = abs(pounds)
    said = f"£{size / _MILLION:,.1f}m" if round(size) >= _MILLION else f"£{size:,.0f}"
    return f"{MINUS}{said}" if pounds < 0 and round(size) else said


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
    >>> odds_words(Odds(1, 24)), odds_words(Odds(10, 24))
    ('1 of 24', 'about 4 in 10')
    """
    met, n, share = odds.met, odds.futures, odds.probability
    if n < FEW or (n < _HUNDRED and not _fits_tens(share)):
        return f"none of {n}" if met == 0 else f"all of {n}" if met == n else f"{met} of {n}"
    if share < 0.01:
        return "fewer than 1 in 100"
    return "nearly certain" if share >= 0.99 else about(share)


def about(share: float) -> str:
    """A share that is neither near nought nor near all, as so many in ten or in a hundred.

    >>> about(0.29), about(0.94)
    ('about 3 in 10', 'about 94 in 100')
    """
    if _fits_tens(share):
        return f"about {floor(share * 10 + 0.5)} in 10"
    return f"about {floor(share * 100 + 0.5)} in 100"


def _fits_tens(share: float) -> bool:
    return 0.095 <= share <= 0.905


def futures_words(count: int) -> str:
    """How many futures there are.

    >>> futures_words(1), futures_words(2000)
    ('1 possible future', '2,000 possible futures')
    """
    return "1 possible future" if count == 1 else f"{count:,} possible futures"


def in_futures(odds: Odds) -> str:
    """Odds as the end of a sentence.

    >>> in_futures(Odds(58, 200)), in_futures(Odds(0, 8))
    ('in about 3 in 10 possible futures', 'in none of 8 possible futures')
    >>> in_futures(Odds(200, 200))
    'in nearly all possible futures (more than 99 in 100)'
    """
    if odds.futures == 1:
        return "in the one possible future" if odds.met else "not in the one possible future"
    words = odds_words(odds)
    if words == "nearly certain":
        return "in nearly all possible futures (more than 99 in 100)"
    return f"in {words} possible futures"


def on_average(futures: int) -> str:
    """Whose numbers those are that are averages where there are several futures.

    >>> on_average(8), on_average(1)
    ('on average over the possible futures', 'in the one possible future')
    """
    return "in the one possible future" if futures == 1 else "on average over the possible futures"


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


def interval_words(interval: tuple[float, float]) -> str:
    """The ends of what a chance could be.

    >>> interval_words(Odds(3, 24).interval), interval_words(Odds(0, 400).interval)
    ('4% to 31%', '0% to 1%')
    """
    low, high = interval
    return f"{percent(low)} to {percent(high)}"


def varies_words(vary: str) -> str:
    """What differs between the possible futures.

    >>> varies_words("luck"), varies_words("luck+assumptions")
    ('Luck alone varies', 'Luck and assumptions vary')
    >>> varies_words("luck+assumptions+years")
    'Luck, assumptions and years vary'
    """
    return _VARIES[vary]


_VARIES = {
    "luck": "Luck alone varies",
    "luck+assumptions": "Luck and assumptions vary",
    "luck+assumptions+years": "Luck, assumptions and years vary",
}


def inside(label: str) -> str:
    """A label inside a sentence; FTE and DfE stay as they are.

    >>> inside("Average caseload"), inside("FTE by grade"), inside("500 FTE")
    ('average caseload', 'FTE by grade', '500 FTE')
    """
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def capital(phrase: str) -> str:
    """A phrase at the beginning of a sentence.

    >>> capital("of £2m paid"), capital("the 500"), capital("")
    ('Of £2m paid', 'The 500', '')
    """
    return phrase[:1].upper() + phrase[1:]


def as_many(said: Sequence[str], most: int) -> str:
    """The first of some phrases, as many as fit into so many characters, and how many more.

    >>> as_many(["Pay 4%", "Golden hello £6,000", "Posts 600"], 30)
    'Pay 4%; Golden hello £6,000; and 1 more'
    """
    shown = list(said[:1])
    for each in said[1:]:
        if len("; ".join([*shown, each])) > most:
            break
        shown.append(each)
    more = len(said) - len(shown)
    named = "; ".join(shown)
    return f"{named}; and {more:,} more" if more else named
