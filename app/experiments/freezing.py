"""Freezing: a projection is kept as it is today, so that it can be scored when the day has come."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from app.clean_text import clean, visible
from app.document import Document
from app.edits import checked
from app.experiments.history import is_within, summed
from app.experiments.naive import as_it_was_last, as_it_was_moving, known_of
from app.files.scenario_file import LARGEST, text_of
from app.fingerprint import made_with
from app.frozen import LEVELS, MOST_FROZEN, MOST_ROWS, Frozen, FrozenRow
from app.outlooks.spread import percentiles
from app.problem import CannotUse, Problem, did_you_mean
from app.running.ensemble import Ensemble
from app.sources.observed import Observed, observed_points
from app.wording import FEW, day_words
from sim.calendar import month_ends
from sim.outcomes import OUTCOMES, Measure

ALL = "all"
"""Asks for every outcome."""
SPANS = (3, 12)
"""Months that a flow is summed over, where the run has lived through them: a quarter, a year."""
_DIGITS = 5
"""Of each number that is kept: no width of a range shows more."""


@dataclass(frozen=True)
class _Case:
    """What a projection is made of."""

    document: Document
    ensemble: Ensemble
    points: Sequence[Observed]


def freeze(
    document: Document,
    ensemble: Ensemble,
    by: str,
    on: date,
    *,
    outcomes: Sequence[str] = (),
    months: Sequence[date] = (),
    points: Sequence[Observed] | None = None,
) -> Document:
    """The document with the projection of these futures in it, as it is on a day.

    ``outcomes``: names, or ``all``; none: those of the targets, those that were observed, and
    leavers. ``months``: month ends after the first day; none: each quarter's end and the last.
    ``points``: what was observed, for the two plain rules. ``CannotUse`` if it cannot be kept.
    """
    points = observed_points() if points is None else points
    problems = [*_unfit(document, ensemble), *_unknown(outcomes), *_not_run(document, months)]
    if problems:
        raise CannotUse(None, problems)
    case = _Case(document, ensemble, points)
    rows = tuple(
        _row(case, outcome, month, span)
        for outcome in _wanted(document, outcomes)
        for month in months or _quarters(document, ensemble.months)
        for span in _spans(document, ensemble, outcome, month)
    )
    frozen = Frozen(
        on=on,
        by=clean(by),
        code=document.code,
        key=document.key,
        version=made_with()["headroom"],
        futures=len(ensemble.numbers),
        rows=rows,
    )
    if frozen in document.frozen:
        _refuse(f"was frozen already on {day_words(on)}", "Freeze it again when it has changed.")
    if not rows or len(rows) > MOST_ROWS:
        fact = f"would be kept in {len(rows):,} outcomes and months"
        _refuse(fact, f"It can be 1 to {MOST_ROWS:,}: choose other outcomes or months.")
    return _fitting(replace(document, frozen=(*document.frozen, frozen)))


def without(document: Document, frozen: Frozen) -> Document:
    """The document without one of the projections that it keeps."""
    return replace(document, frozen=tuple(each for each in document.frozen if each is not frozen))


def _unfit(document: Document, ensemble: Ensemble) -> Iterator[Problem]:
    if len(ensemble.numbers) < FEW:
        fact = f"has {len(ensemble.numbers)} finished futures"
        yield Problem("The projection", fact, f"Run {FEW} or more before it is frozen.")
    if len(document.frozen) >= MOST_FROZEN:
        fact = f"keeps {len(document.frozen)} frozen projections already"
        yield Problem("The file", fact, "Remove one that is no longer needed.")


def _unknown(outcomes: Iterable[str]) -> Iterator[Problem]:
    for name in outcomes:
        if name not in OUTCOMES and name != ALL:
            remedy = (
                did_you_mean(name, OUTCOMES) or "Name an outcome such as permanent_fte, or all."
            )
            yield Problem("--outcome", f'is "{visible(name)}", which is no outcome', remedy)


def _not_run(document: Document, months: Iterable[date]) -> Iterator[Problem]:
    """Months that are no month's end of the run, or not after its first day."""
    scenario = document.scenario
    run = _ahead(document, month_ends(scenario.first_day, scenario.last_day))
    for month in months:
        if month not in run:
            remedy = f"It can be the end of a month from {run[0]} to {run[-1]}." if run else ""
            yield Problem("--month", f"is {month}, which is not projected", remedy)


def _ahead(document: Document, months: Iterable[date]) -> list[date]:
    return [each for each in months if each > document.scenario.first_day]


def _quarters(document: Document, months: Sequence[date]) -> list[date]:
    """The ends of quarters after the first day, and the last month run."""
    ahead = _ahead(document, months)
    return [each for each in ahead if each.month % 3 == 0 or each == ahead[-1]]


def _wanted(document: Document, outcomes: Sequence[str]) -> tuple[str, ...]:
    """Outcomes in the order of their declaration, each once."""
    if ALL in outcomes:
        return tuple(OUTCOMES)
    aimed_at = {each.outcome for each in document.targets}
    counted = {each.outcome for each in observed_points()}
    asked = set(outcomes) or aimed_at | counted | {"leavers"}
    return tuple(name for name in OUTCOMES if name in asked)


def _spans(document: Document, ensemble: Ensemble, outcome: str, month: date) -> Iterator[int]:
    """How many months are summed: one of a position; of a flow those that were lived through."""
    if OUTCOMES[outcome].measure is not Measure.FLOW:
        yield 1
        return
    first_day = document.scenario.first_day
    for span in SPANS:
        probe = Observed("", outcome, month, span, 0.0, "", "", "")
        if is_within(probe, first_day, ensemble.months):
            yield span


def _row(case: _Case, outcome: str, month: date, span: int) -> FrozenRow:
    known = known_of(outcome, span, case.document, case.ensemble, case.points)
    futures = summed(case.ensemble, outcome, month, span)
    kept = percentiles(futures, [100 * level for level in LEVELS])
    last, moving = as_it_was_last(known), as_it_was_moving(known, month, outcome)
    return FrozenRow(
        outcome,
        month,
        tuple(map(_short, np.maximum.accumulate(kept))),
        span,
        None if last is None else _short(last),
        None if moving is None else _short(moving),
    )


def _short(number: float) -> float:
    """To as many digits as are kept; + 0.0 turns -0.0 into 0.0."""
    return float(f"{number:.{_DIGITS}g}") + 0.0


def _fitting(document: Document) -> Document:
    """The document, checked, if its file is not too large to be opened again."""
    size = len(text_of(document).encode())
    if size > LARGEST:
        fact = f"would make a file of {size:,} bytes, and no more than {LARGEST:,} can be opened"
        _refuse(fact, "Choose fewer outcomes or months, or remove an earlier one.")
    return checked(document)


def _refuse(fact: str, remedy: str) -> None:
    raise CannotUse(None, [Problem("The projection", fact, remedy)])
