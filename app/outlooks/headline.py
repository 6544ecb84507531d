"""The headline of the window: the chance of each target, the cost, and a sentence to read out."""

from dataclasses import dataclass

from app.document import Document
from app.figures.course import rounded
from app.outlooks.headline_words import Runs, sentence_of
from app.outlooks.likelihood import likelihood_of
from app.outlooks.outlook import Odds
from app.outlooks.plan_cost import PlanCost, PlanYears, plan_years
from app.outlooks.steadiness import steadiness_of
from app.outlooks.target_words import target_title
from app.running.answers import Answer
from app.wording import in_futures, interval_words, money, odds_words, percent
from sim.calendar import month_ends
from sim.units import MINUS, Unit

_TOGETHER = {2: "Both", 3: "All three"}


@dataclass(frozen=True)
class TargetCard:
    """The chance of a target, or of all of them in the same future."""

    title: str
    """What is wanted: "500 FTE by 31 March 2017"."""
    probability: float
    percent: str
    words: str
    """In how many futures: "about 3 in 10"."""
    change: str
    """Against the baseline: "+9 points on the baseline"; empty if there is nothing to compare."""
    likelihood: str
    """The word for it; empty with few futures."""
    detail: str
    """What the chance could be, seen through so many futures."""


@dataclass(frozen=True)
class CostCard:
    """What the plan costs against what may be spent."""

    title: str
    words: str
    """The middle future: "£2.9m under"."""
    change: str
    """Against the baseline: "£1.4m more than the baseline"; empty if there is none."""
    within: str
    """In how many futures the envelope holds; empty if there is no envelope."""
    probability: float | None
    """The share of futures in which it holds."""
    where: str
    """Of which future the words speak."""


Card = TargetCard | CostCard


@dataclass(frozen=True)
class Headline:
    """The answer in a few words."""

    cards: tuple[Card, ...]
    """One for each target, one for all of them if there are several, and the cost."""
    sentence: Runs
    """One or two sentences as runs of text, each with whether it is set bold."""
    steadiness: str
    """How steady the middle line is, and whether to quote it."""
    is_steady: bool


def headline_of(answer: Answer) -> Headline:
    """What an answer says, and how it differs from the baseline future by future."""
    steadiness = steadiness_of(answer)
    return Headline(
        cards=tuple(_cards(answer)),
        sentence=sentence_of(answer),
        steadiness=steadiness.words,
        is_steady=steadiness.is_steady,
    )


def _cards(answer: Answer) -> list[Card]:
    outlook, difference = answer.outlook, answer.difference
    gains = difference.targets if difference else (None,) * len(outlook.targets)
    cards: list[Card] = [
        _target_card(target_title(each.target), each.odds, gain)
        for each, gain in zip(outlook.targets, gains, strict=True)
    ]
    if outlook.joint and len(outlook.targets) > 1:
        gain = difference.joint if difference else None
        cards.append(_target_card(together(len(outlook.targets)), outlook.joint, gain))
    cost = PlanCost.of(answer.question.document, answer.ensemble)
    return [*cards, _cost_card(cost, answer)] if cost else cards


def titles_of(document: Document) -> tuple[tuple[str, bool], ...]:
    """What the cards will be of before anything is known, each with whether it is a chance."""
    targets = document.targets
    titles = [(target_title(each), True) for each in targets]
    if len(targets) > 1:
        titles.append((together(len(targets)), True))
    scenario = document.scenario
    years = plan_years(document, month_ends(scenario.first_day, scenario.last_day))
    if years is not None:
        titles.append((f"Cost, {years_words(years)}", False))
    return tuple(titles)


def together(count: int) -> str:
    """All the targets, as the name of a card or a row."""
    return _TOGETHER.get(count, f"All {count}")


def _target_card(title: str, odds: Odds, gain: float | None) -> TargetCard:
    return TargetCard(
        title=title,
        probability=odds.probability,
        percent=percent(odds.probability),
        words=odds_words(odds),
        change=points_words(gain),
        likelihood=likelihood_of(odds),
        detail=_detail(odds),
    )


def points_words(gain: float | None) -> str:
    """A change of a probability, in points of a hundred; empty where there is none to tell."""
    if gain is None:
        return ""
    points = round(100 * gain)
    if points == 0:
        return "same as the baseline" if gain == 0 else "about the same as the baseline"
    sign = "+" if points > 0 else MINUS
    return f"{sign}{abs(points)} point{'' if abs(points) == 1 else 's'} on the baseline"


def _detail(odds: Odds) -> str:
    futures = "one future" if odds.futures == 1 else f"{odds.futures:,} futures"
    return f"Seen through {futures}, between {interval_words(odds)}"


def _cost_card(cost: PlanCost, answer: Answer) -> CostCard:
    years = years_words(cost.years)
    change = answer.difference.plan_cost if answer.difference else None
    more = "" if change is None else more_words(float(change.p50))
    where = f"in the {'one' if answer.outlook.futures == 1 else 'middle'} future"
    if cost.envelope <= 0:
        return CostCard(f"Cost, {years}", money(float(cost.cost.p50)), more, "", None, where)
    return CostCard(
        title=f"Cost against the envelope, {years}",
        words=_against(float(cost.over.p50)),
        change=more,
        within=within_words(cost),
        probability=cost.within.probability,
        where=where,
    )


def years_words(years: PlanYears) -> str:
    """The years that are summed: "2015/16 and 2016/17"."""
    names = list(years.names)
    said = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    if not years.is_part:
        return said
    return f"{Unit.MONTHS.say(len(years.all_columns))} of {said}"


def _against(over: float) -> str:
    said = against_words(over)
    return "On the envelope" if said == "on" else said


def against_words(over: float) -> str:
    """How a cost stands to the envelope: "£2.9m under", "on"."""
    if round(over) == 0:
        return "on"
    return f"{_about(over)} {'over' if over > 0 else 'under'}"


def _about(pounds: float) -> str:
    """Without digits that the middle of some futures does not carry."""
    return rounded(Unit.POUNDS, abs(pounds))


def more_words(change: float, than: str = "the baseline") -> str:
    """A difference in cost, after which nothing need be said of what it is of."""
    if round(change) == 0:
        return f"costs the same as {than}" if change == 0 else f"about the same as {than}"
    return f"{_about(change)} {'more' if change > 0 else 'less'} than {than}"


def within_words(cost: PlanCost) -> str:
    """In how many futures the envelope holds in every one of the years, without a full stop."""
    count = len(cost.years.names)
    which = "" if count == 1 else " in both years" if count == 2 else " in every year"
    if cost.within.futures == 1:
        return f"The envelope {'holds' if cost.within.met else 'does not hold'}{which}"
    return f"The envelope holds{which} {in_futures(cost.within)}"
