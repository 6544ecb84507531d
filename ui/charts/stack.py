"""Stacks: parts that add up over the months, up to a limit."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsPathItem

from app.figures.extent import sums_of
from app.figures.shapes import AnyFigure, Numbers, StackFigure
from ui.charts.drawing import band_path, new_area, new_line
from ui.charts.look import Frame, Look
from ui.charts.monthly import MonthlyDrawing
from ui.charts.writing import Writing
from ui.theme import theme


class StackDrawing(MonthlyDrawing):
    """Draws a `StackFigure`."""

    def __init__(self, box: pg.ViewBox) -> None:
        super().__init__(box)
        self._figure: StackFigure | None = None
        self._areas: list[QGraphicsPathItem] = []
        self._tops: list[pg.PlotCurveItem] = []
        self._limit = new_line()
        self.add(self._limit, 40.0)
        self._sums: list[Numbers] = []

    @property
    def figure(self) -> StackFigure:
        """The figure shown."""
        assert self._figure is not None
        return self._figure

    def put(self, figure: AnyFigure) -> None:
        """Give the items the data; the layers lie on one another in the figure's order."""
        assert isinstance(figure, StackFigure)
        self._figure = figure
        while len(self._areas) < len(figure.layers):
            self._areas.append(new_area())
            self.add(self._areas[-1], 10.0)
            self._tops.append(new_line())
            self.add(self._tops[-1], 20.0)
        self._sums = sums_of(figure)
        there = np.arange(len(figure.months), dtype=np.float64)
        for at, (area, top) in enumerate(zip(self._areas, self._tops, strict=True)):
            shown = at < len(figure.layers)
            area.setVisible(shown)
            top.setVisible(shown)
            if shown:
                area.setPath(band_path(self._sums[at], self._sums[at + 1]))
                top.setData(there, self._sums[at + 1])
        self._limit.setVisible(figure.limit is not None)
        if figure.limit is not None:
            self._limit.setData(there, figure.limit.values)

    def dress(self, look: Look) -> None:
        """Give the items their colours; a thin line of the pane's colour parts the layers."""
        for area, top, layer in zip(self._areas, self._tops, self.figure.layers, strict=False):
            area.setBrush(look.fill(layer.role))
            top.setPen(look.item_pen(look.colour("pane"), 1.0))
        self._limit.setPen(look.item_pen(look.colour("text"), 1.2, dashed=True))

    def filled(self) -> Sequence[QGraphicsPathItem]:
        """The layers."""
        return self._areas

    def over(self, frame: Frame, look: Look) -> Writing:
        """Nothing lies over the layers."""
        return Writing()

    def dots(self, index: int) -> list[tuple[float, QColor]]:
        """The top of each layer."""
        return [
            (float(top[index]), QColor(theme().colours.text))
            for top in self._sums[1:]
            if index < len(top) and np.isfinite(top[index])
        ]
