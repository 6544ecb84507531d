"""Learning: observed points move what every future assumes, and the futures then run on.

The points inside a run are laid over its futures; what futures assume, the movements of years up
to the last observation among it, is learned about jointly; and the scenario keeps a shift and a
narrowing of it. The luck of futures is not touched, so any number of them can be played afterwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from app.document import Document
from app.experiments.history import is_within, values_of
from app.experiments.learning import refusals
from app.experiments.learning.links import links
from app.experiments.learning.moved import Moved, moved
from app.experiments.learning.seen import Seen
from app.experiments.learning.update import Law, Update, effective_number
from app.learned_edits import with_learned, without_learned
from app.learned_from import METHOD, LearnedFrom, PointUsed
from app.outlooks.spread import Spread
from app.problem import CannotUse, Problem
from app.running.ensemble import Ensemble
from app.sources.observed import Observed
from sim.assumed import scores
from sim.calendar import DAYS_A_YEAR, month_ends
from sim.scenario import Scenario
from sim.scenario.learned import Learned

_SHIFT_DIGITS = 4
_DIRECTION_DIGITS = 6
_MOVEMENT_PARTS = 4
"""Of the name of a movement: years, driver, part, year."""


@dataclass(frozen=True)
class Fit:
    """Where the possible futures lie in a point's place, in its own unit."""

    p10: float
    p50: float
    p90: float

    def holds(self, value: float) -> bool:
        """Whether a value lies in the range that 8 in 10 futures fall in."""
        return self.p10 <= value <= self.p90


@dataclass(frozen=True)
class Told:
    """A point that was learned from, and what it told."""

    point: Observed
    before: Fit
    carries: float
    """Share of the information that would be lost without it."""


@dataclass(frozen=True, eq=False)
class Learning:
    """What was learned from futures, and the scenario with it."""

    document: Document
    told: tuple[Told, ...]
    left_out: tuple[Observed, ...]
    """Points before the first day, after the last or not wholly between."""
    moved: tuple[Moved, ...]
    """What futures assume otherwise than before, the most told about first."""
    futures: int
    speaking: float
    """How many of the futures agree with what was seen, their luck counted as noise."""


def points_inside(
    document: Document, points: Sequence[Observed]
) -> tuple[tuple[Observed, ...], tuple[Observed, ...]]:
    """The points that a run of the document lives through, and the others."""
    scenario = document.scenario
    months = month_ends(scenario.first_day, scenario.last_day)
    inside = tuple(each for each in points if is_within(each, scenario.first_day, months))
    return inside, tuple(each for each in points if each not in inside)


def ready_to_learn(document: Document, points: Sequence[Observed]) -> Document:
    """The document whose futures are to be played: as it was before it learned anything.

    ``CannotUse`` names all that forbids learning from these points, whatever the futures show.
    """
    inside, _ = points_inside(document, points)
    _refuse(list(refusals.before_running(document, inside)))
    return without_learned(document)


def learn(document: Document, ensemble: Ensemble, points: Sequence[Observed], on: date) -> Learning:
    """Learn from points; ``document`` and ``ensemble`` as ``ready_to_learn`` gives and plays them.

    ``CannotUse`` if nothing can be learned from these points with these futures.
    """
    inside, left_out = points_inside(document, points)
    _refuse([*refusals.before_running(document, inside), *refusals.too_few(len(ensemble.numbers))])
    seen = [Seen(values_of(each, ensemble), each.value, each.uncertainty or 0.0) for each in inside]
    ends = [(float(each.shown.min()), float(each.shown.max())) for each in seen]
    _refuse(list(refusals.outside(inside, [each.beyond for each in seen], ends)))
    names, coordinates = _coordinates(document.played, ensemble.numbers, inside)
    update = Update(
        links(coordinates, np.column_stack([each.scores for each in seen])),
        np.array([each.score for each in seen]),
        np.array([each.error for each in seen]),
    )
    speaking = effective_number(update.weights(coordinates))
    _refuse(
        [
            *refusals.contradicting(inside, update.surprises().tolist()),
            *refusals.silent(speaking, len(ensemble.numbers)),
        ]
    )
    learned = _record(names, update.law)
    source = LearnedFrom(
        points=tuple(_used(each) for each in inside),
        on=on,
        code=document.code,
        method=METHOD,
        futures=len(ensemble.numbers),
        speaking=round(speaking, 1),
    )
    carries = update.lost_without().tolist()
    told = zip(inside, seen, carries, strict=True)
    return Learning(
        document=with_learned(document, learned, source),
        told=tuple(Told(point, _fit(each.shown), share) for point, each, share in told),
        left_out=left_out,
        moved=moved(document.played, learned),
        futures=len(ensemble.numbers),
        speaking=speaking,
    )


def fits(points: Sequence[Observed], ensemble: Ensemble) -> tuple[Fit, ...]:
    """Where futures lie in the place of each point."""
    return tuple(_fit(values_of(each, ensemble)) for each in points)


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise CannotUse(None, problems)


def _fit(values: NDArray[np.float64]) -> Fit:
    spread = Spread.of(values)
    return Fit(float(spread.p10), float(spread.p50), float(spread.p90))


def _used(point: Observed) -> PointUsed:
    return PointUsed(
        point.id,
        point.outcome,
        point.month,
        point.months,
        point.value,
        point.uncertainty or 0.0,
        point.reading,
    )


def _coordinates(
    scenario: Scenario, numbers: Sequence[int], points: Sequence[Observed]
) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """Names and standard scores of what each future assumes; shape (futures, names).

    What moves years after the last observation cannot have shown in it.
    """
    last = max(each.month for each in points)
    year = 1 + int((last - scenario.first_day).days / DAYS_A_YEAR)
    by_future = [scores(scenario, number) for number in numbers]
    names = tuple(name for name in by_future[0] if _year_of(name) <= year)
    return names, np.array([[each[name] for name in names] for each in by_future])


def _year_of(name: str) -> int:
    """The year that a movement is of; 0 for an assumption, which holds in all of them."""
    parts = name.split(".")
    return int(parts[-1]) if len(parts) == _MOVEMENT_PARTS else 0


def _record(names: Sequence[str], law: Law) -> Learned:
    """What a scenario file keeps: rounded, and without what was not learned about."""
    # + 0.0 turns a rounded -0.0 into 0.0.
    shift = np.round(law.shift, _SHIFT_DIGITS) + 0.0
    directions = np.round(law.directions, _DIRECTION_DIGITS) + 0.0
    left = np.round(law.left, _SHIFT_DIGITS)
    kept = np.flatnonzero((shift != 0) | (directions != 0).any(axis=0)).tolist()
    return Learned(
        names=tuple(names[number] for number in kept),
        shift=tuple(shift[kept].tolist()),
        directions=tuple(tuple(each) for each in directions[:, kept].tolist()),
        left=tuple(left.tolist()),
    )
