"""History: a run laid over what was observed, with every misfit shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.document import Document
from app.outlooks.spread import Numbers, Spread
from app.running.ensemble import Ensemble
from app.sources.observed import Observed, observed_points


@dataclass(frozen=True)
class Compared:
    """An observed point and where the possible futures lie."""

    point: Observed
    p10: float
    p50: float
    p90: float

    @property
    def misfit(self) -> float:
        """The middle future less what was observed, in the outcome's unit."""
        return self.p50 - self.point.value

    @property
    def widths(self) -> float | None:
        """The misfit in widths of the range that 8 in 10 futures fall in; None if it has none."""
        width = self.p90 - self.p10
        return self.misfit / width if width > 0 else None

    @property
    def is_inside(self) -> bool:
        """Whether the point lies in the range that 8 in 10 futures fall in."""
        return self.p10 <= self.point.value <= self.p90

    @property
    def place(self) -> str:
        """Where the point lies: inside, below or above that range."""
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
    def inside(self) -> int:
        """How many points lie inside."""
        return sum(each.is_inside for each in self.compared)

    @property
    def share_inside(self) -> float | None:
        """The share that lies inside; None if no point can be compared."""
        return self.inside / len(self.compared) if self.compared else None

    @property
    def missed(self) -> tuple[Compared, ...]:
        """The points that lie outside, the worst first."""
        outside = [each for each in self.compared if not each.is_inside]
        return tuple(sorted(outside, key=lambda each: -abs(each.widths or 0)))


def history(
    document: Document, ensemble: Ensemble, points: Sequence[Observed] | None = None
) -> History:
    """Lay many possible futures of a document over the observed points inside its run."""
    points = observed_points() if points is None else points
    first_day = document.scenario.first_day
    within = [each for each in points if is_within(each, first_day, ensemble.months)]
    return History(
        compared=tuple(_compared(each, ensemble) for each in within),
        left_out=tuple(each for each in points if each not in within),
    )


def is_within(point: Observed, first_day: date, months: Sequence[date]) -> bool:
    """Whether a run has lived through all that a point counts.

    What is known on the first day is put in, so a position has to lie after it; a sum may begin
    with the first day's own month if that is the month's first.
    """
    if point.month not in months or point.month <= first_day:
        return False
    return point.months == 1 or point.first_month >= first_day


def _compared(point: Observed, ensemble: Ensemble) -> Compared:
    spread = Spread.of(_values(point, ensemble))
    return Compared(point, float(spread.p10), float(spread.p50), float(spread.p90))


def _values(point: Observed, ensemble: Ensemble) -> Numbers:
    """What each future has in the point's place."""
    last = ensemble.months.index(point.month) + 1
    summed: Numbers = ensemble.series(point.outcome)[:, last - point.months : last].sum(axis=1)
    return summed
