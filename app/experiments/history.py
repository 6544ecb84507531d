"""History: a run laid over what was observed, with every misfit shown."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.document import Document
from app.experiments.naive import as_it_was_last, as_it_was_moving, known_of
from app.learned_edits import points_used
from app.outlooks.spread import Numbers, Spread
from app.running.ensemble import Ensemble
from app.sources.observed import Observed, observed_points


class Proves(Enum):
    """Whether a point says anything of how good a projection is, and if not why not."""

    SOMETHING = ""
    USED = "used"
    """The projection has learned from it."""
    KNOWN = "known"
    """It had been counted by the day that the projection was frozen."""


@dataclass(frozen=True)
class Compared:
    """An observed point and where the possible futures lie."""

    point: Observed
    p10: float
    p25: float
    p50: float
    p75: float
    p90: float
    proves: Proves = Proves.SOMETHING
    last: float | None = None
    """What "as it was last" says of the point; None if it cannot say anything."""
    moving: float | None = None
    """What "as it was moving" says of the point; None if it cannot say anything."""

    @property
    def misfit(self) -> float:
        """The middle future less what was observed, in the outcome's unit."""
        return self.p50 - self.point.value

    @property
    def width(self) -> float:
        """Of the range that 8 in 10 futures fall in, in the outcome's unit."""
        return self.p90 - self.p10

    @property
    def widths(self) -> float | None:
        """The misfit in widths of the range that 8 in 10 futures fall in; None if it has none."""
        return self.misfit / self.width if self.width > 0 else None

    @property
    def is_inside(self) -> bool:
        """Whether the point lies in the range that 8 in 10 futures fall in."""
        return self.p10 <= self.point.value <= self.p90

    @property
    def is_inside_half(self) -> bool:
        """Whether the point is in the range that holds half of the futures."""
        return self.p25 <= self.point.value <= self.p75

    @property
    def place(self) -> str:
        """Where the point lies: inside, below or above the range that 8 in 10 futures fall in."""
        if self.is_inside:
            return "inside"
        return "below" if self.point.value < self.p10 else "above"


@dataclass(frozen=True)
class History:
    """All observed points that a run can be held against."""

    compared: tuple[Compared, ...]
    left_out: tuple[Observed, ...]
    """Points before the first day, after the last or not wholly between."""

    @property
    def proof(self) -> tuple[Compared, ...]:
        """The points that count: those that the run has not learned from."""
        return tuple(each for each in self.compared if each.proves is Proves.SOMETHING)

    @property
    def inside(self) -> int:
        """How many points that count are inside."""
        return sum(each.is_inside for each in self.proof)

    @property
    def share_inside(self) -> float | None:
        """The share inside of the points that count; None if no point counts."""
        return self.inside / len(self.proof) if self.proof else None

    @property
    def missed(self) -> tuple[Compared, ...]:
        """The points outside, the worst first; those used too."""
        outside = [each for each in self.compared if not each.is_inside]
        return tuple(sorted(outside, key=lambda each: -abs(each.widths or 0)))


def history(
    document: Document,
    ensemble: Ensemble,
    points: Sequence[Observed] | None = None,
    used: Collection[str] = frozenset(),
) -> History:
    """Lay many possible futures of a document over the observed points inside its run.

    ``used``: ids of points that the futures have learned from, besides those that the document
    says it has. They are shown and prove nothing.
    """
    points = observed_points() if points is None else points
    used = {*used, *_learned_from(document, points)}
    first_day = document.scenario.first_day
    within = [each for each in points if is_within(each, first_day, ensemble.months)]
    found = []
    for point in within:
        known = known_of(point.outcome, point.months, document, ensemble, points)
        spread = Spread.of(values_of(point, ensemble))
        found.append(
            Compared(
                point,
                p10=float(spread.p10),
                p25=float(spread.p25),
                p50=float(spread.p50),
                p75=float(spread.p75),
                p90=float(spread.p90),
                proves=Proves.USED if point.id in used else Proves.SOMETHING,
                last=as_it_was_last(known),
                moving=as_it_was_moving(known, point.month, point.outcome),
            )
        )
    return History(tuple(found), tuple(each for each in points if each not in within))


def _learned_from(document: Document, points: Sequence[Observed]) -> Iterator[str]:
    """Ids of the points that count what the document has learned from, whatever they are called."""
    told = {(p.outcome, p.month, p.months) for p in points_used(document)}
    yield from (p.id for p in points if (p.outcome, p.month, p.months) in told)


def is_within(point: Observed, first_day: date, months: Sequence[date]) -> bool:
    """Whether a run has lived through all that a point counts.

    What is known on the first day is put in, so a position has to lie after it; a sum may begin
    with the first day's own month if that is the month's first.
    """
    if point.month not in months or point.month <= first_day:
        return False
    return point.months == 1 or point.first_month >= first_day


def values_of(point: Observed, ensemble: Ensemble) -> Numbers:
    """What each future has in the point's place, shape (futures,)."""
    return summed(ensemble, point.outcome, point.month, point.months)


def summed(ensemble: Ensemble, outcome: str, month: date, months: int) -> Numbers:
    """An outcome summed over so many months up to one, in each future, shape (futures,)."""
    last = ensemble.months.index(month) + 1
    total: Numbers = ensemble.series(outcome)[:, last - months : last].sum(axis=1)
    return total
