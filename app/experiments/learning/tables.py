"""What was learned as tables: the points with where futures lie, and what futures assume."""

from collections.abc import Sequence

from app.experiments.learning.learning import Fit, Told
from app.experiments.learning.moved import Moved
from app.experiments.learning.refusals import point_words
from app.figures.shapes import Table
from app.learned_words import carries_words
from app.sources.observed import Observed
from sim.outcomes import OUTCOMES

POINTS = (
    "What was seen",
    "Value",
    "Futures before (8 in 10)",
    "Futures after (8 in 10)",
    "Carries",
)
MOVED = ("What futures assume", "Before: middle (8 in 10)", "After: middle (8 in 10)")


def seen_words(point: Observed) -> str:
    """The value of a point and its standard error."""
    decimals = OUTCOMES[point.outcome].unit.decimals
    off_by = "not known" if point.uncertainty is None else f"{point.uncertainty:,.{decimals}f}"
    return f"{point.value:,.{decimals}f} ± {off_by}"


def points_table(told: Sequence[Told], after: Sequence[Fit]) -> Table:
    """Where futures lie in the place of each point before and after."""
    rows = [
        (
            point_words(each.point),
            seen_words(each.point),
            _fit_words(each.point, each.before),
            _fit_words(each.point, fit),
            carries_words(each.carries),
        )
        for each, fit in zip(told, after, strict=True)
    ]
    return Table("What was seen, and what futures show", POINTS, tuple(rows))


def moved_table(moved: Sequence[Moved]) -> Table:
    """What futures assume, where it moved."""
    rows = [
        (
            f"{each.label}, {each.measured_in}",
            each.say_range(each.before),
            each.say_range(each.after),
        )
        for each in moved
    ]
    return Table("What futures assume, where it moved", MOVED, tuple(rows))


def _fit_words(point: Observed, fit: Fit) -> str:
    decimals = OUTCOMES[point.outcome].unit.decimals
    return f"{fit.p10:,.{decimals}f} to {fit.p90:,.{decimals}f}"
