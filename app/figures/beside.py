"""Makes the figures and tables of scenarios beside each other."""

from collections.abc import Sequence

import numpy as np

from app.clean_text import shortened
from app.figures.course import rounded
from app.figures.fans import range_words
from app.figures.marks import target_mark
from app.figures.shapes import Interval, IntervalFigure, Role, Table
from app.figures.units import Words, bare, difference_words_of, rough_pounds, words_of
from app.outlooks.beside import Asked, Row, turned
from app.outlooks.difference_words import difference_words, marked, more_words, with_clearness
from app.outlooks.headline import together, years_words
from app.outlooks.headline_words import outcome_name
from app.outlooks.outlook import Odds
from app.outlooks.plan_cost import PlanYears
from app.outlooks.spread import Spread
from app.outlooks.target_words import target_label
from app.running.answers import Answer
from app.wording import FEW, month_words, odds_words, percent
from sim.outcomes import OUTCOMES, Measure
from sim.units import Unit

TITLE = 60
"""Characters of a scenario's title in a sentence."""
_MOST_TARGETS = 3
MIDDLE_DIFFERENCE = "Middle difference"
"""The middle of the differences, which is not the difference of two middle futures."""
_NOT_RUN = "not run"
_NOUGHT = Spread(*[np.zeros(())] * 6)


def when_words(asked: Asked) -> str:
    """The month that scenarios are compared in."""
    flow = OUTCOMES[asked.outcome].measure is Measure.FLOW
    return f"{'in' if flow else 'by'} {month_words(asked.month)}"


def outcome_figure(rows: Sequence[Row], asked: Asked, answer: Answer) -> IntervalFigure | None:
    """Where each scenario ends up; None if no two reach the month."""
    what, futures = OUTCOMES[asked.outcome], answer.outlook.futures
    shown = [(row, row.at) for row in rows if row.at is not None]
    if len(shown) < 2:
        return None
    words = words_of(what.unit, max(abs(float(at.p90)) for _, at in shown))
    month = month_words(asked.month)
    return IntervalFigure(
        key="beside_outcome",
        title=beside_title(rows, asked, futures),
        subtitle=f"{what.label} in {month}, {shown_words(futures)}",
        say=words.say,
        tick=words.tick,
        unit=words.unit,
        futures=futures,
        description=f"{what.label} in {month}. {_said(shown, words)}",
        from_zero=False,
        rows=tuple(_interval(row, at) for row, at in shown),
        target=target_mark(answer.question.document, asked.outcome),
        note="The same luck plays in each: differences are surer than the ranges look",
    )


def cost_figure(rows: Sequence[Row], years: PlanYears, answer: Answer) -> IntervalFigure | None:
    """What each costs more or less than this plan; None if nothing was run over the same months."""
    futures = answer.outlook.futures
    shown = [
        (row, _NOUGHT if row.is_this else row.cost_change)
        for row in rows
        if row.is_this or row.cost_change is not None
    ]
    known = [(row, change) for row, change in shown if change is not None]
    if len(known) < 2:
        return None
    largest = max(abs(float(end)) for _, each in known for end in (each.p10, each.p90))
    words = rough_pounds(largest)
    return IntervalFigure(
        key="beside_cost",
        title=cost_title(rows, futures),
        subtitle=f"Cost over {years_words(years)} against this plan, future by future, "
        f"{shown_words(futures)}",
        say=words.say,
        tick=words.tick,
        unit=words.unit,
        futures=futures,
        description=f"Cost over {years_words(years)} less that of this plan, future by future. "
        f"{_differences_said(known, words)}",
        from_zero=False,
        rows=tuple(_interval(row, change) for row, change in known),
        middle="Middle future" if futures == 1 else MIDDLE_DIFFERENCE,
    )


def shown_words(futures: int) -> str:
    """What a row shows."""
    return f"{'' if futures == 1 else 'middle and '}{range_words(futures)}"


def _interval(row: Row, spread: Spread) -> Interval:
    role = Role.ANSWER if row.is_this else Role.SECOND
    return Interval(row.name, role, float(spread.p10), float(spread.p50), float(spread.p90))


def _said(shown: Sequence[tuple[Row, Spread]], words: Words) -> str:
    said = [f"{row.name}: {_middle_and_ends(at, words)}" for row, at in shown]
    return f"{'; '.join(said)}."


def _differences_said(shown: Sequence[tuple[Row, Spread]], words: Words) -> str:
    said = []
    for row, change in shown:
        clear = row.cost_is_clear or row.is_this
        differs = with_clearness(_middle_and_ends(change, words), is_clear=clear)
        said.append(f"{row.name}: {differs}")
    return f"{'; '.join(said)}."


def _middle_and_ends(at: Spread, words: Words) -> str:
    ends = words.span(float(at.p10), float(at.p90))
    return f"{words.say(float(at.p50))}, between {ends}"


# The findings


def beside_title(rows: Sequence[Row], asked: Asked, futures: int) -> str:
    """Which scenario does most for what is wanted, future by future.

    Of another only where it is better than this plan in 9 of 10 futures or more, and 8 in 10 of its
    differences lie clear of those of every other: else it is only one that does more. Of this plan
    where each of the others is worse in 9 of 10; with few futures the nearest or best is named
    alone. That asks for more than a clear difference (``clear_difference``), so the sentence gives
    the number of futures.
    """
    changes = [(row, row.change) for row in rows if row.change is not None]
    if not changes:
        return "What stands beside this plan was not run over the same months"
    best, change = max(changes, key=lambda each: float(gain_of(each[1], asked).p50))
    what = OUTCOMES[asked.outcome]
    name, label = shortened(best.name, TITLE), outcome_name(asked.outcome)
    differs = difference_words(what.unit, float(change.p50), "this plan")
    if futures < FEW:
        said = with_clearness(f"{differs} on {label}", is_clear=best.is_clear)
        return f"First look: {name}, {said}"
    if gain_of(change, asked).p10 > 0 and not differs.startswith("no different"):
        others = [gain_of(each, asked) for row, each in changes if row is not best]
        clear = all(gain_of(change, asked).p10 > each.p90 for each in others)
        return f"{name} does {'most' if clear else 'more'} for {label}: {differs}"
    if all(gain_of(each, asked).p90 < 0 for _, each in changes) and "no different" not in differs:
        ahead = difference_words(what.unit, -float(change.p50), name)
        return f"This plan does most for {label}: {ahead}"
    return _none_is_better(name if len(changes) == 1 else "", len(changes), label, differs)


def _none_is_better(name: str, others: int, label: str, differs: str) -> str:
    """Of the only other by its ``name``, else of so many ``others``."""
    if differs.startswith("no different"):
        does = f"{name} does no more" if name else f"None of the {others} others does more"
        return f"{does} for {label} than this plan"
    if name:
        return f"{name}: {label} {differs}, but in fewer than 9 of 10 futures"
    return f"None of the {others} others is better in 9 of 10 futures on {label}"


def gain_of(change: Spread, asked: Asked) -> Spread:
    """How much better, future by future; worse is negative."""
    return change if asked.high_is_good else turned(change)


def cost_title(rows: Sequence[Row], futures: int) -> str:
    """The dearest in the middle of the differences from this plan, if it is in 9 of 10 futures.

    With few futures it is a first look.
    """
    changes = [(row, row.cost_change) for row in rows if row.cost_change is not None]
    row, most = max(changes, key=lambda each: float(each[1].p50))
    name, middle = shortened(row.name, TITLE), float(most.p50)
    costs = f"{name} costs {more_words(middle, 'this plan').removeprefix('costs ')}"
    if futures < FEW:
        return f"First look: {with_clearness(costs, is_clear=row.cost_is_clear)}"
    if most.p10 > 0:
        return costs
    if all(each.p90 < 0 for _, each in changes):
        more = more_words(-middle, name)
        return f"This plan costs {more}" if len(changes) == 1 else f"This plan costs most: {more}"
    if len(changes) == 1:
        return f"{name} costs neither more nor less than this plan in 9 of 10 futures"
    return "None of the others costs more than this plan in 9 of 10 futures"


# The tables


def differences_table(rows: Sequence[Row], asked: Asked, futures: int) -> Table:
    """Where each scenario ends, and by how much it differs from this plan future by future."""
    what = OUTCOMES[asked.outcome]
    largest = max(abs(float(row.at.p90)) for row in rows if row.at is not None)
    words, less = words_of(what.unit, largest), difference_words_of(what.unit, largest)
    many = "8 in 10 {} between" if futures >= FEW else "Outer band of {}"
    unit, points = (f" ({each.unit})" if each.unit else "" for each in (words, less))
    return Table(
        title=f"{what.label} in {month_words(asked.month)}",
        columns=(
            "Scenario",
            f"Middle future{unit}",
            many.format("futures"),
            f"{MIDDLE_DIFFERENCE} from this plan{points}",
            many.format("differences"),
        ),
        rows=tuple(
            (row.name, *_cells(row.at, words), *_difference_cells(row, less)) for row in rows
        ),
        numbers=tuple(
            (None, _number(row.at), None, _number(row.change), None) for row in rows
        ),
    )  # fmt: skip


def _cells(spread: Spread | None, words: Words, missing: str = _NOT_RUN) -> tuple[str, str]:
    if spread is None:
        return missing, ""
    ends = f"{bare(words.say(float(spread.p10)))} and {bare(words.say(float(spread.p90)))}"
    return bare(words.say(float(spread.p50))), ends


def _difference_cells(row: Row, words: Words) -> tuple[str, str]:
    said, ends = _cells(row.change, words, "" if row.is_this else _NOT_RUN)
    return (said if row.change is None else marked(said, is_clear=row.is_clear)), ends


def _number(spread: Spread | None) -> float | None:
    return None if spread is None else float(spread.p50)


def chances_table(rows: Sequence[Row], answer: Answer, years: PlanYears | None) -> Table:
    """The chance of each target of this plan in each scenario, and what each costs."""
    targets = answer.question.document.targets
    shown = min(len(targets), _MOST_TARGETS)
    heads = [f"{label} (%)" for label in map(target_label, targets[:shown])]
    if len(targets) > 1:
        heads.append(f"{together(len(targets))} together (%)")
    if years is not None:
        heads += ["Cost, middle future (£)", f"{MIDDLE_DIFFERENCE} in cost (£)"]
    over = f", cost over {years_words(years)}" if years is not None else ""
    made = [_chances_and_cost(row, shown, with_cost=years is not None) for row in rows]
    return Table(
        title=f"{'Chance of the targets' if targets else 'Targets: none'}{over}",
        columns=("Scenario", *heads),
        rows=tuple(
            (row.name, *(cell for cell, _ in cells)) for row, cells in zip(rows, made, strict=True)
        ),
        numbers=tuple((None, *(number for _, number in cells)) for cells in made),
    )


_Cell = tuple[str, float | None]


def _chances_and_cost(row: Row, shown: int, *, with_cost: bool) -> list[_Cell]:
    odds: list[Odds | None] = list(row.targets[:shown]) or [None] * shown
    if shown > 1:
        odds.append(row.joint)
    cells = [_chance(each) for each in odds]
    if with_cost:
        cells += [_pounds(row.cost), ("", None) if row.is_this else _cost_difference(row)]
    return cells


def _cost_difference(row: Row) -> _Cell:
    said, number = _pounds(row.cost_change)
    return (said if number is None else marked(said, is_clear=row.cost_is_clear)), number


def _chance(odds: Odds | None) -> _Cell:
    if odds is None:
        return _NOT_RUN, None
    return f"{percent(odds.probability)}, {odds_words(odds)}", 100 * odds.probability


def _pounds(spread: Spread | None) -> _Cell:
    if spread is None:
        return _NOT_RUN, None
    return rounded(Unit.POUNDS, float(spread.p50)), float(spread.p50)
