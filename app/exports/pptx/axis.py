"""The axis of values: from where to where, in which steps, and how its numbers are written."""

from collections.abc import Iterable
from math import ceil, floor, isfinite

from app.exports.number_format import format_of
from app.exports.pptx.native import Axis
from app.exports.pptx.words import width_of
from app.figures.shapes import Figure
from app.figures.ticks import round_scale
from sim.units import MINUS

_MINUS = f'"{MINUS}"'
"""As the labels beside the axis have it."""


def axis_of(
    figure: Figure, values: Iterable[float], room: float, type_size: float, top: float | None = None
) -> Axis:
    """An axis that holds the values and ends at ticks, as editable charts want it."""
    known = [value for value in values if isfinite(value)] or [0.0]
    low, high = min(known), max(known) if top is None else max(top, *known)
    most = max(int(room / (type_size * 2.3)), 3)
    scale = round_scale(low, high, from_zero=figure.from_zero, most=most, tick=figure.tick)
    step = scale.ticks[1] - scale.ticks[0]
    first, last = floor(scale.low / step + 1e-6) * step, ceil(scale.high / step - 1e-6) * step
    first, last = round(first, 9) + 0.0, round(last, 9) + 0.0
    ticks = [first + at * step for at in range(round((last - first) / step) + 1)]
    said = [figure.tick(tick) for tick in ticks]
    widest = max(width_of(each, type_size) for each in said)
    return Axis(first, last, round(step, 9), format_of(said, _MINUS), widest)
