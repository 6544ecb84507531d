"""Makes the figure of the outside view: the growth of every comparable period, in bars."""

from itertools import pairwise
from math import inf

from app.figures.shapes import Bar, BarFigure, Part, Role, Upright
from app.outlooks.outside_view import OutsideView
from app.outlooks.outside_words import growth_words, outside_title, periods_words
from sim.units import true_minus

KEY = "outside_view"
LESS, AS_MUCH = "Grew less", "Grew as much"
_WIDTH = 10
"""Per cent of growth that a bar stands for."""
_EDGES = range(-10, 60 + 1, _WIDTH)
"""What lies beyond them has a bar at either end."""


def outside_figure(view: OutsideView) -> BarFigure:
    """How many periods grew by how much; the target's growth stands upright among them."""
    bounds = (-inf, *map(float, _EDGES), inf)
    periods, needed = periods_words(view), growth_words(view)
    return BarFigure(
        key=KEY,
        title=outside_title(view),
        subtitle=f"{periods.capitalize()} in {view.councils} councils by growth in per cent",
        say=lambda value: f"{value:,.0f} period{'' if value == 1 else 's'}",
        tick=lambda value: f"{value:,.0f}" if value == int(value) else f"{value:,.1f}",
        unit="periods",
        description=f"{outside_title(view)}. {len(view.windows):,} {periods} by growth, in bars of "
        f"{_WIDTH} percentage points; a line marks the {needed} that the target needs. Growth was "
        f"{_said(view.windows[0].growth)} in the lowest and {_said(view.windows[-1].growth)} in "
        "the highest.",
        from_zero=True,
        bars=tuple(_bar(view, low, high) for low, high in pairwise(bounds)),
        names="Growth of permanent FTE (%)",
        is_count=True,
        upright=Upright(_place(view.needed), f"Needed: {needed}"),
        note=f"Dark: periods that grew by {needed} or more, as the target needs",
    )


def _place(growth: float) -> float:
    """Where a growth lies among the bars; in the open ones at the ends in the middle."""
    place = (growth - _EDGES[0]) / _WIDTH + 0.5
    return min(max(place, 0.0), float(len(_EDGES)))


def _bar(view: OutsideView, low: float, high: float) -> Bar:
    """Periods from a growth on and below another, apart by whether they grew as much as needed."""
    growths = [each.growth for each in view.windows if low <= each.growth < high]
    as_much = sum(each >= view.needed for each in growths)
    count = float(len(growths))
    return Bar(
        name=_name(low, high),
        label=f"{count:.0f}",
        parts=(
            Part(LESS, Role.STEP_2, count - as_much),
            Part(AS_MUCH, Role.ANSWER, float(as_much)),
        ),
        low=count,
        high=count,
        limit=None,
        is_part=False,
        middle=count,
    )


def _name(low: float, high: float) -> str:
    """Short, as a bar is narrow.

    >>> _name(-inf, -10), _name(-10, 0), _name(20, 30), _name(60, inf)
    ('< −10', '−10–0', '20–30', '60+')
    """
    if low == -inf:
        return true_minus(f"< {high:.0f}")
    if high == inf:
        return f"{low:.0f}+"
    return true_minus(f"{low:.0f}–{high:.0f}")


def _said(growth: float) -> str:
    return true_minus(f"{growth:.0f}%")
