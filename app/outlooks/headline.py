"""The headline of the window: the chance of each target, the cost, and a sentence to read out."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.document import Document, Target
from app.figures.course import rounded
from app.outlooks.difference import Difference
from app.outlooks.difference_words import marked, more_words, points_words
from app.outlooks.headline_words import Runs, sentence_of
from app.outlooks.likelihood import likelihood_of
from app.outlooks.outlook import Odds
from app.outlooks.paired import Estimate
from app.outlooks.plan_cost import PlanCost, PlanYears, plan_years
from app.outlooks.standard_error import error_of_chance, widened
from app.outlooks.steadiness import steadiness_of
from app.outlooks.target_words import target_title
from app.running.answers import Answer
from app.wording import in_futures, interval_words, money, odds_words, percent
from sim.calendar import month_ends
from sim.units import Unit

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
    """Against the comparison plan: "9 percentage points higher"; empty if there is none."""
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
    """As "£1.4m more than the comparison plan"; empty if there is none."""
    within: str
    """In how many futures the budget holds; empty if there is none."""
    budget: str
    """What an assumed budget could be: "£25m to £45m a year"; empty if it is the council's."""
    probability: float | None
    """The share of futures in which it holds."""
    where: str
    """Of which future the words speak."""

    @property
    def below(self) -> str:
        """What stands below the words where there is little room; without either, ``within``."""
        range_words = f"the budget could be {self.budget}" if self.budget else ""
        return "; ".join(part for part in (self.change, range_words) if part) or self.within


Card = TargetCard | CostCard


@dataclass(frozen=True)
class Headline:
    """The answer in a few words."""

    cards: tuple[Card, ...]
    """One for each target, one for all of them if there are several, and the cost."""
    sentence: Runs
    """One or two sentences as runs of text, each with whether it is set bold."""
    steadiness: str
    """How steady the difference and the level are, and whether to quote them."""
    is_steady: bool
    """Whether the level is."""


def headline_of(answer: Answer, estimate: Estimate | None = None) -> Headline:
    """What an answer says, and how it differs from the baseline future by future.

    ``estimate`` is what the answer was estimated from, where not all of it was run.
    """
    steadiness = steadiness_of(answer, estimate)
    return Headline(
        cards=tuple(_cards(answer, estimate)),
        sentence=sentence_of(answer).runs,
        steadiness=steadiness.words,
        is_steady=steadiness.level.is_steady,
    )


def _cards(answer: Answer, estimate: Estimate | None) -> list[Card]:
    outlook = answer.outlook
    changes = target_changes(answer.difference, len(outlook.targets))
    cards: list[Card] = []
    for each, change in zip(outlook.targets, changes, strict=True):
        detail = _detail(each.odds, estimate, [each.target])
        cards.append(_target_card(target_title(each.target), each.odds, change, detail))
    if outlook.joint and len(outlook.targets) > 1:
        targets = [each.target for each in outlook.targets]
        cards.append(
            _target_card(
                together(len(targets)),
                outlook.joint,
                joint_change(answer.difference),
                _detail(outlook.joint, estimate, targets),
            )
        )
    cost = PlanCost.of(answer.question.document, answer.ensemble)
    return [*cards, _cost_card(cost, answer)] if cost else cards


def target_changes(difference: Difference | None, targets: int) -> tuple[str, ...]:
    """How the chance of each target differs from the comparison plan's; empty without one."""
    if difference is None:
        return ("",) * targets
    both = zip(difference.targets, difference.clear.targets, strict=True)
    return tuple(marked(points_words(gain), is_clear=is_clear) for gain, is_clear in both)


def joint_change(difference: Difference | None) -> str:
    """How the chance of all targets together differs; empty without a comparison plan."""
    if difference is None:
        return ""
    return marked(points_words(difference.joint), is_clear=difference.clear.joint)


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


def _target_card(title: str, odds: Odds, change: str, detail: str) -> TargetCard:
    return TargetCard(
        title=title,
        probability=odds.probability,
        percent=percent(odds.probability),
        words=odds_words(odds),
        change=change,
        likelihood=likelihood_of(odds),
        detail=detail,
    )


def _detail(odds: Odds, estimate: Estimate | None, targets: Sequence[Target]) -> str:
    """What the chance could be, seen through so many futures; with an estimate, through it too."""
    if estimate is None:
        futures = "one future" if odds.futures == 1 else f"{odds.futures:,} futures"
        return f"95% interval {interval_words(odds.interval)}, from {futures}"
    interval = widened(odds, error_of_chance(estimate, targets))
    return f"95% interval {interval_words(interval)}, estimated from {estimate.pairs:,} pairs"


def _cost_card(cost: PlanCost, answer: Answer) -> CostCard:
    years = years_words(cost.years)
    more = cost_change(answer.difference)
    where = f"in the {'one' if answer.outlook.futures == 1 else 'middle'} future"
    if cost.envelope <= 0:
        return CostCard(f"Cost, {years}", money(float(cost.cost.p50)), more, "", "", None, where)
    return CostCard(
        title=f"Cost against the {cost.budget.name}, {years}",
        words=_against(cost),
        change=more,
        within=within_words(cost),
        budget=cost.budget.range_words,
        probability=cost.within.probability,
        where=where,
    )


def cost_change(difference: Difference | None) -> str:
    """How the cost differs from the comparison plan's; empty if there is nothing to compare."""
    if difference is None or difference.plan_cost is None:
        return ""
    words = more_words(float(difference.plan_cost.p50))
    return marked(words, is_clear=difference.clear.plan_cost)


def years_words(years: PlanYears) -> str:
    """The years that are summed: "2015/16 and 2016/17"."""
    names = list(years.names)
    said = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    if not years.is_part:
        return said
    return f"{Unit.MONTHS.say(len(years.all_columns))} of {said}"


def _against(cost: PlanCost) -> str:
    said = against_words(float(cost.over.p50))
    return f"On the {cost.budget.name}" if said == "on" else said


def against_words(over: float) -> str:
    """How a cost stands to the budget: "£2.9m under", "on"."""
    if round(over) == 0:
        return "on"
    return f"{_about(over)} {'over' if over > 0 else 'under'}"


def _about(pounds: float) -> str:
    """Without digits that the middle of some futures does not carry."""
    return rounded(Unit.POUNDS, abs(pounds))


def within_words(cost: PlanCost) -> str:
    """In how many futures the budget holds in every one of the years, without a full stop."""
    count = len(cost.years.names)
    which = "" if count == 1 else " in both years" if count == 2 else " in every year"
    could_be = f" ({cost.budget.range_words})" if cost.budget.is_assumed else ""
    said = f"The {cost.budget.name}{could_be} holds{which}"
    if cost.within.futures > 1:
        return f"{said} {in_futures(cost.within)}"
    return said if cost.within.met else said.replace("holds", "does not hold")
