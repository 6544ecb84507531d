"""This plan beside others: where each ends up, what it costs, and what it changes."""

from collections.abc import Iterator, Sequence

from app.clean_text import shortened
from app.figures.beside import (
    chances_table,
    cost_figure,
    differences_table,
    outcome_figure,
    when_words,
)
from app.outlooks.beside import BASELINE, Asked, Row, asked_of, rows_of
from app.outlooks.difference_words import (
    difference_words,
    more_words,
    range_after,
    with_clearness,
)
from app.outlooks.plan_cost import plan_years
from app.story.case import Case
from app.story.page import Kind, Page
from app.story.sources import sources_of
from app.story.stamp import Stamp, inputs_that_differ
from app.wording import FEW, as_many
from sim.outcomes import OUTCOMES

_NAME = 30
"""Characters of a scenario's title where several stand in a sentence."""
_INPUTS = 140
"""Characters of what a scenario changes."""
_MOST_SAID = 3
_THAN = "this plan"


def beside_page(case: Case, stamp: Stamp) -> Page | None:
    """The scenarios beside this one; None if there is none."""
    answer = case.answer
    rows = rows_of(answer, [
        (each.document, each.ensemble, each.outlook, each.difference) for each in case.others
    ])  # fmt: skip
    asked, years = asked_of(answer), plan_years(case.document, answer.outlook.months)
    outcome = outcome_figure(rows, asked, answer)
    if outcome is None:
        return None
    cost = cost_figure(rows, years, answer) if years else None
    figures = (outcome, cost) if cost else (outcome,)
    return Page(
        kind=Kind.BESIDE,
        headline=outcome.title,
        lead=_lead(rows, asked, answer.outlook.futures),
        figures=figures,
        points=(*_changes(case, rows), *_how_to_read(answer.outlook.futures)),
        tables=(
            differences_table(rows, asked, answer.outlook.futures),
            chances_table(rows, answer, years),
        ),
        sources=sources_of(case, stamp, *figures),
        speaker=(
            *(figure.description for figure in figures),
            "All of them were run with the same luck: the same people think of leaving, the same "
            "children are referred. So each possible future of one is set against the same future "
            "of this plan, and what differs comes from what was decided.",
            "Two ranges may overlap and the difference still be sure: read the differences.",
        ),
    )


def _lead(rows: Sequence[Row], asked: Asked, futures: int) -> str:
    """The differences from this plan, in words."""
    compared = [row for row in rows if row.change is not None]
    # What the planner chose comes before the baseline, which other pages speak of.
    chosen = [row for row in compared if row.name != BASELINE]
    if not compared:
        return "The months that were run are not the same: no future can be set against another."
    said = [_sentence(row, asked, futures) for row in (chosen or compared)[:_MOST_SAID]]
    begin = f"{OUTCOMES[asked.outcome].label} {when_words(asked)}, compared within each future"
    brackets = " (likely ranges in brackets)" if futures >= FEW else ""
    return " ".join([f"{begin}{brackets}.", *said])


def _sentence(row: Row, asked: Asked, futures: int) -> str:
    unit, change = OUTCOMES[asked.outcome].unit, row.change
    if change is None:
        return ""
    differs = difference_words(unit, float(change.p50), _THAN).removesuffix(f" than {_THAN}")
    if futures >= FEW:
        differs += range_after(unit, change, named=False)
    said = with_clearness(differs, is_clear=row.is_clear)
    cost = row.cost_change
    if cost is not None and row.cost_is_clear:
        more = more_words(float(cost.p50), _THAN).removesuffix(f" than {_THAN}")
        said += f"; costs {more}"
    elif cost is not None:
        said += "; no clear difference in cost" if said == differs else ", nor in cost"
    return f"{shortened(row.name, _NAME)}: {said}."


def _how_to_read(futures: int) -> tuple[str, ...]:
    """Why the numbers of the table need not fit each other."""
    if futures == 1:
        return ()
    return (
        "A middle difference is the middle of what single futures differ by, not the difference of "
        "two middle futures.",
    )


def _changes(case: Case, rows: Sequence[Row]) -> Iterator[str]:
    """What each of them changes against the baseline, as far as there is room."""
    baseline = case.answer.question.baseline
    for row in rows:
        if row.document.key != baseline.key:
            inputs = inputs_that_differ(baseline, row.document)
            said = as_many(inputs, _INPUTS) if inputs else "no input differs from the baseline"
            yield f"{shortened(row.name, _NAME)}: {said}."
