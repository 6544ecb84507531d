"""Fans: bands of possible futures around their middle, with targets and what was counted."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from app.figures.extent import obstacles_of
from app.figures.free_place import Box, Drawn
from app.figures.shapes import AnyFigure, Fan, FanFigure, Numbers, Role
from app.figures.ticks import place_of
from ui.charts.drawing import Drawing, band_path, new_area, new_line
from ui.charts.look import Frame, Look
from ui.charts.monthly import MonthlyDrawing
from ui.charts.start import start_writing
from ui.charts.target import target_writing
from ui.charts.writing import Shape, Tip, Writing
from ui.theme import theme

_RING = 4.0
"""Radius of the ring around a number that was counted."""


class _FanItems:
    """The items of one fan."""

    def __init__(self, drawing: Drawing, depth: float) -> None:
        self.outer, self.inner = new_area(), new_area()
        self.edges = (new_line(), new_line())
        self.middle, self.ghost = new_line(), new_line()
        layers = (self.outer, self.inner, *self.edges, self.ghost, self.middle)
        for above, item in enumerate(layers):
            drawing.add(item, depth + above * 0.1 + (20 if item is self.middle else 0))

    def put(self, fan: Fan | None, ghost: Numbers | None, *, inner: bool) -> None:
        """Show a fan, or nothing."""
        for item in (self.outer, self.inner, *self.edges, self.middle, self.ghost):
            item.setVisible(fan is not None)
        if fan is None:
            return
        self.outer.setPath(band_path(fan.p10, fan.p90))
        self.inner.setVisible(inner)
        if inner:
            self.inner.setPath(band_path(fan.p25, fan.p75))
        there = np.arange(len(fan.p50), dtype=np.float64)
        for edge, values in zip(self.edges, (fan.p10, fan.p90), strict=True):
            edge.setData(there, values)
        self.middle.setData(there, fan.p50)
        self.ghost.setVisible(ghost is not None)
        if ghost is not None:
            self.ghost.setData(np.arange(len(ghost), dtype=np.float64), ghost)

    def dress(self, role: Role, look: Look) -> None:
        """Give the items their colours."""
        self.outer.setBrush(look.band(role, inner=False))
        self.inner.setBrush(look.band(role, inner=True))
        edge = look.colour("band_edge") if role is Role.ANSWER else look.role(role)
        for item in self.edges:
            item.setPen(look.item_pen(edge, 0.9))
        self.middle.setPen(look.item_pen(look.role(role), 2.0))
        ghost = look.colour("text") if role is Role.ANSWER else look.role(role)
        self.ghost.setPen(look.item_pen(ghost, 1.2, dashed=True))


class FanDrawing(MonthlyDrawing):
    """Draws a `FanFigure`."""

    def __init__(self, box: pg.ViewBox) -> None:
        super().__init__(box)
        self._figure: FanFigure | None = None
        self._fans: list[_FanItems] = []
        self._lines: list[pg.PlotCurveItem] = []

    @property
    def figure(self) -> FanFigure:
        """The figure shown."""
        assert self._figure is not None
        return self._figure

    def put(self, figure: AnyFigure) -> None:
        """Give the items the data; items are added only for more fans or lines than ever before."""
        assert isinstance(figure, FanFigure)
        self._figure = figure
        while len(self._fans) < len(figure.fans):
            self._fans.append(_FanItems(self, 10.0 - len(self._fans)))
        while len(self._lines) < len(figure.lines):
            self._lines.append(new_line())
            self.add(self._lines[-1], 40.0)
        for at, items in enumerate(self._fans):
            fan = figure.fans[at] if at < len(figure.fans) else None
            ghost = figure.ghosts[at] if at < len(figure.ghosts) else None
            items.put(fan, ghost, inner=at == 0)
        for at, item in enumerate(self._lines):
            item.setVisible(at < len(figure.lines))
            if at < len(figure.lines):
                values = figure.lines[at].values
                item.setData(np.arange(len(values), dtype=np.float64), values)

    def dress(self, look: Look) -> None:
        """Give the items their colours."""
        for items, fan in zip(self._fans, self.figure.fans, strict=False):
            items.dress(fan.role, look)
        for item, line in zip(self._lines, self.figure.lines, strict=False):
            item.setPen(look.item_pen(look.role(line.role), 1.6))

    def dots(self, index: int) -> list[tuple[float, QColor]]:
        """The middles and the lines at a month."""
        colours = theme().colours
        series = [(fan.p50, fan.role) for fan in self.figure.fans]
        series += [(line.values, line.role) for line in self.figure.lines]
        return [
            (float(values[index]), QColor(colours.role(role)))
            for values, role in series
            if index < len(values) and np.isfinite(values[index])
        ]

    def over(self, frame: Frame, look: Look) -> Writing:
        """The target, the start, and rings around what was counted."""
        writing = Writing()
        rings = self._rings(frame, look)
        target, start = self.figure.target, self.figure.start
        bands = [(frame.ys(low), frame.ys(high)) for low, high in obstacles_of(self.figure)]
        boxes = [_box(tip.rect) for tip in rings.tips]
        xs = frame.xs(len(self.figure.months))
        if target is not None:
            by = place_of(target.by, self.figure.months) if self.figure.months else None
            written = target_writing(target, by, frame, look, Drawn(xs, bands, boxes))
            boxes += [_box(word.rect) for word in written.words]
            y = frame.y(target.value)
            boxes.append(Box(frame.rect.left(), y - 1, frame.rect.right(), y + 1))
            writing.add(written)
        if start is not None:
            x = frame.x(place_of(start.month, self.figure.months))
            writing.add(start_writing(start, x, frame, look, Drawn(xs, bands, boxes)))
        writing.add(rings)
        return writing

    def _rings(self, frame: Frame, look: Look) -> Writing:
        rings = Writing()
        size = look.px(_RING)
        pen, fill = look.pen(look.colour("text"), 1.6), look.colour("pane")
        for mark in self.figure.observed:
            place = place_of(mark.month, self.figure.months)
            if not (frame.first - 1e-6 <= place <= frame.last + 1e-6 and np.isfinite(mark.value)):
                continue
            x, y = frame.x(place), frame.y(mark.value)
            rings.shapes.append(Shape(QRectF(x - size, y - size, 2 * size, 2 * size), pen, fill))
            reach = 2.5 * size
            tip = QRectF(x - reach, y - reach, 2 * reach, 2 * reach)
            rings.tips.append(Tip(tip, mark.label))
        return rings


def _box(rect: QRectF) -> Box:
    return Box(rect.left(), rect.top(), rect.right(), rect.bottom())
