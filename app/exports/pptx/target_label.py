"""Where the words of a target stand on its line without hiding what is drawn."""

from dataclasses import dataclass

import numpy as np

from app.exports.pptx.chart_xml import colour_of
from app.exports.pptx.native import Axis, Label, Margins, Size
from app.exports.pptx.words import width_of
from app.figures.colours import LIGHT
from app.figures.free_place import Box, Drawn, free_left
from app.figures.shapes import FanFigure, Numbers
from app.outlooks.outlook import month_of

_PAD = 14.0
_RING = 7.0


@dataclass(frozen=True)
class Frame:
    """Where values and months lie on the chart, in points."""

    axis: Axis
    size: Size
    margins: Margins
    months: int

    def y(self, values: Numbers) -> Numbers:
        """From the top of the chart."""
        high = self.size.height - self.margins.top - self.margins.bottom
        share = (self.axis.high - values) / (self.axis.high - self.axis.low)
        return np.asarray(self.margins.top + share * high, dtype=np.float64)

    def x(self) -> Numbers:
        """Of each month, from the left of the chart."""
        wide = self.size.width - self.margins.left - self.margins.right
        share = np.arange(self.months, dtype=np.float64) / max(self.months - 1, 1)
        return np.asarray(self.margins.left + share * wide, dtype=np.float64)


def target_label(figure: FanFigure, frame: Frame) -> Label | None:
    """The words above or below the line of the target; None if there is no place for them."""
    target, xs = figure.target, frame.x()
    if target is None:
        return None
    try:
        last = figure.months.index(month_of(target.by, figure.months))
    except ValueError:
        last = len(figure.months) - 1
    wide = width_of(target.label, frame.size.type, bold=True) + _PAD
    drawn, line = _drawn(figure, frame), float(frame.y(np.array([target.value]))[0])
    high = frame.size.type * 1.5
    for side, (top, bottom) in (("t", (line - high, line - 2)), ("b", (line + 2, line + high))):
        if top < 0 or bottom > frame.size.height - frame.margins.bottom:
            continue
        left = free_left((top, bottom), wide, (float(xs[0]), float(xs[last])), drawn)
        if left is not None:
            at = int(np.argmin(np.abs(xs - (left + wide / 2))))
            moved = float(left + wide / 2 - xs[at])
            colour = colour_of(LIGHT.target)
            return Label(at, target.label, colour, bold=True, side=side, right=round(moved, 1))
    return None


def _drawn(figure: FanFigure, frame: Frame) -> Drawn:
    bands = [(frame.y(fan.p10), frame.y(fan.p90)) for fan in figure.fans]
    lines = [*(line.values for line in figure.lines), *figure.ghosts]
    bands += [(frame.y(each) + 2, frame.y(each) - 2) for each in lines]
    xs, rings = frame.x(), []
    for mark in figure.observed:
        if mark.month in figure.months:
            x = float(xs[figure.months.index(mark.month)])
            y = float(frame.y(np.array([mark.value]))[0])
            rings.append(Box(x - _RING, y - _RING, x + _RING, y + _RING))
    return Drawn(xs, bands, rings)
