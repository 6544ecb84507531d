"""What a kind of chart must be able to do for the canvas it lies on."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import date
from itertools import accumulate

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from app.figures.ends import End
from app.figures.extent import runs
from app.figures.shapes import AnyFigure, DatedMark, Numbers
from app.figures.spread import spread
from ui.charts.look import Frame, Look
from ui.charts.writing import Word, Writing

_BLEED = 4.0
"""The plot's box is a little larger than its frame, so that no line at the edge is cut in half."""


class Drawing(ABC):
    """The items of one kind of chart: made once, given data again and again."""

    ends_room = 84
    """At least so many pixels are for the words at the right end; a longer word has less."""

    def __init__(self, box: pg.ViewBox) -> None:
        self.box = box

    @property
    @abstractmethod
    def figure(self) -> AnyFigure:
        """The figure shown."""

    @abstractmethod
    def put(self, figure: AnyFigure) -> None:
        """Give the items the data of a figure."""

    @abstractmethod
    def dress(self, look: Look) -> None:
        """Give the items their colours."""

    @abstractmethod
    def across(self) -> tuple[float, float]:
        """The first and the last place along the axis of time."""

    @abstractmethod
    def over(self, frame: Frame, look: Look) -> Writing:
        """What is marked over the plot itself."""

    @abstractmethod
    def dots(self, index: int) -> list[tuple[float, QColor]]:
        """What the crosshair meets at a place, for a dot on each."""

    def months(self) -> tuple[date, ...]:
        """The months along the axis; none where it is not an axis of months."""
        return ()

    def names(self) -> tuple[str, ...]:
        """What stands under the axis where there are no months."""
        return ()

    def places(self) -> int:
        """How many places the crosshair can stand at."""
        return len(self.months()) or len(self.names())

    def marks(self) -> tuple[DatedMark, ...]:
        """The dated marks."""
        return ()

    def filled(self) -> Sequence[QGraphicsPathItem]:
        """The areas whose fill may be hatched."""
        return ()

    def lie(self, frame: Frame, look: Look) -> None:
        """Lie where the frame is."""
        rect, bleed = frame.rect, look.px(_BLEED)
        wide = bleed / rect.width() * (frame.last - frame.first)
        high = bleed / rect.height() * (frame.high - frame.low)
        self.box.setGeometry(rect.adjusted(-bleed, -bleed, bleed, bleed))
        self.box.setRange(
            xRange=(frame.first - wide, frame.last + wide),
            yRange=(frame.low - high, frame.high + high),
            padding=0,
        )
        self.box.updateMatrix()

    def settle(self) -> None:
        """Hatching is drawn in pixels, whatever the plot's own scale."""
        for area in self.filled():
            brush = area.brush()
            if brush.style() is Qt.BrushStyle.BDiagPattern:
                placed, possible = area.sceneTransform().inverted()
                brush.setTransform(placed if possible else QTransform())
                area.setBrush(brush)

    def add(self, item: QGraphicsItem, depth: float) -> None:
        """Lay an item into the plot, at a depth."""
        item.setZValue(depth)
        self.box.addItem(item, ignoreBounds=True)


def band_path(low: Numbers, high: Numbers) -> QPainterPath:
    """The area between two lines; months without a number are left out, never bridged."""
    path = QPainterPath()
    for start, stop in runs(low, high):
        there = np.arange(start, stop, dtype=np.float64)
        xs = np.concatenate((there, there[::-1]))
        ys = np.concatenate((high[start:stop], low[start:stop][::-1]))
        path.addPolygon([QPointF(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)])
        path.closeSubpath()
    return path


def new_area() -> QGraphicsPathItem:
    """An empty area without an edge."""
    item = QGraphicsPathItem()
    item.setPen(Qt.PenStyle.NoPen)
    return item


def new_line() -> pg.PlotCurveItem:
    """An empty line that is not drawn where there is no number."""
    return pg.PlotCurveItem(connect="finite", antialias=True)


def end_width(ends: Sequence[End], look: Look, most: float) -> float:
    """How wide the words at the right end are, wrapped if need be."""
    widths = [
        look.width(row, bold=end.bold)
        for end in ends
        for row in look.wrapped(end.text, most, bold=end.bold)
    ]
    return max(widths, default=0.0)


def end_words(ends: Sequence[End], frame: Frame, look: Look, right: float, high: float) -> Writing:
    """The words at the right end, from the top down as they come, spread apart.

    A thin line leads to what stands far away.
    """
    writing = Writing()
    left = frame.rect.right() + look.px(9)
    rows = {id(end): look.wrapped(end.text, right - left, bold=end.bold) for end in ends}
    kept = list(ends)
    # Lower, they would stand beside the names of months.
    top, bottom = frame.rect.top() - look.line / 2, min(high, frame.rect.bottom() + look.px(5))
    while kept and sum(len(rows[id(e)]) for e in kept) * look.line > bottom - top:
        kept.remove(min(kept, key=lambda end: end.weight))
    wanted = [min(max(frame.y(end.value), top), bottom) for end in kept]
    # A label below another keeps below it, so it never asks for a higher place.
    wanted = list(accumulate(wanted, max))
    heights = [len(rows[id(end)]) * look.line for end in kept]
    middles = spread(wanted, heights, top, bottom, [end.weight for end in kept])
    for end, want, middle, height in zip(kept, wanted, middles, heights, strict=True):
        if abs(want - middle) > look.px(3):
            start = QPointF(frame.rect.right() + look.px(2), want)
            lead = QPointF(left - look.px(2), middle)
            writing.line(start, lead, look.pen(look.colour("control"), 0.8))
        for row, text in enumerate(rows[id(end)]):
            rect = QRectF(left, middle - height / 2 + row * look.line, right - left, look.line)
            writing.words.append(Word(rect, text, look.ink(end.ink), end.bold))
    return writing
