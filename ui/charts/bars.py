"""Bars: parts that add up side by side, with their spread and what may be spent."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainterPath
from PySide6.QtWidgets import QGraphicsPathItem

from app.figures.bands import outer_band
from app.figures.extent import has_spread, highest_of, stacked
from app.figures.shapes import AnyFigure, Bar, BarFigure, Role
from app.figures.tables import limit_words
from ui.charts.drawing import Drawing, new_area
from ui.charts.look import Frame, Look
from ui.charts.target import upright_writing
from ui.charts.writing import CENTRE, Word, Writing

HALF = 0.31
"""Half the width of a bar, where the bars are 1 apart."""
_CAP = 0.06
ROOM = 0.42
"""How far the limit of a bar reaches to either side."""


class BarDrawing(Drawing):
    """Draws a `BarFigure`."""

    ends_room = 62

    def __init__(self, box: pg.ViewBox) -> None:
        super().__init__(box)
        self._figure: BarFigure | None = None
        self._parts: list[QGraphicsPathItem] = []
        self._kinds: list[tuple[str, Role]] = []
        self._whiskers = pg.PlotCurveItem(connect="pairs", antialias=False)
        self._limits = pg.PlotCurveItem(connect="pairs", antialias=False)
        self._halos = pg.PlotCurveItem(connect="pairs", antialias=False)
        self.add(self._halos, 29.0)
        self.add(self._whiskers, 30.0)
        self.add(self._limits, 40.0)

    @property
    def figure(self) -> BarFigure:
        """The figure shown."""
        assert self._figure is not None
        return self._figure

    def put(self, figure: AnyFigure) -> None:
        """Give the items the data: one item for each kind of part, over all bars."""
        assert isinstance(figure, BarFigure)
        self._figure = figure
        self._kinds = list(dict.fromkeys((p.label, p.role) for b in figure.bars for p in b.parts))
        while len(self._parts) < len(self._kinds):
            self._parts.append(new_area())
            self.add(self._parts[-1], 10.0)
        paths = {kind: QPainterPath() for kind in self._kinds}
        for at, bar in enumerate(figure.bars):
            for (low, high), part in zip(stacked(bar), bar.parts, strict=True):
                box = QRectF(at - HALF, low, 2 * HALF, high - low)
                paths[part.label, part.role].addRect(box)
        for at, item in enumerate(self._parts):
            item.setVisible(at < len(self._kinds))
            if at < len(self._kinds):
                item.setPath(paths[self._kinds[at]])
        whiskers = [each for at, bar in enumerate(figure.bars) for each in _whisker(at, bar)]
        _set_pairs(self._halos, whiskers)
        _set_pairs(self._whiskers, whiskers)
        _set_pairs(self._limits, [e for at, bar in enumerate(figure.bars) for e in _limit(at, bar)])

    def dress(self, look: Look) -> None:
        """Give the items their colours."""
        for item, (_, role) in zip(self._parts, self._kinds, strict=False):
            item.setBrush(look.fill(role))
        self._halos.setPen(look.item_pen(look.colour("pane"), 3.0))
        self._whiskers.setPen(look.item_pen(look.colour("text"), 1.2))
        self._limits.setPen(look.item_pen(look.colour("target"), 1.4, dashed=True))

    def filled(self) -> Sequence[QGraphicsPathItem]:
        """The parts."""
        return self._parts

    def across(self) -> tuple[float, float]:
        """Half a bar's room on either side."""
        return -0.5, max(len(self.figure.bars), 1) - 0.5

    def names(self) -> tuple[str, ...]:
        """The names of the bars, a part of a year with an asterisk."""
        return tuple(bar.named for bar in self.figure.bars)

    def over(self, frame: Frame, look: Look) -> Writing:
        """The whole of each bar in words above it, clear of its spread and its limit."""
        writing = Writing()
        for at, bar in enumerate(self.figure.bars):
            top = frame.y(highest_of(bar)) - look.line - look.px(3)
            limit = None if bar.limit is None else frame.y(bar.limit)
            if limit is not None and top - look.px(2) < limit < top + look.line + look.px(2):
                top = limit - look.line - look.px(3)
            wide = frame.rect.width() / max(len(self.figure.bars), 1)
            text = look.elided(bar.label, wide)
            tight = min(look.width(text) + look.px(4), wide)
            rect = QRectF(frame.x(at) - tight / 2, top, tight, look.line)
            colour = look.words("text")
            writing.words.append(Word(rect, text, colour, align=CENTRE, on_ground=True))
        if self.figure.upright is not None:
            writing.add(upright_writing(self.figure.upright, frame, look))
        return writing

    def dots(self, index: int) -> list[tuple[float, QColor]]:
        """Bars have no months."""
        return []


def bar_readings(figure: BarFigure, index: int) -> tuple[tuple[str, str], ...]:
    """What a bar is made of, from the top down, with its spread and what may be spent."""
    bar, say = figure.bars[index], figure.say
    rows = [(part.label, say(part.value)) for part in reversed(bar.parts)]
    rows.append(("Total", bar.label))
    if bar.high > bar.low:
        rows.append((outer_band(figure), f"{say(bar.low)} to {say(bar.high)}"))
    if bar.limit is not None:
        rows.append((figure.limit_label or "Limit", limit_words(bar, say)))
    return tuple(rows)


def _whisker(at: int, bar: Bar) -> list[tuple[float, float]]:
    """From low to high with a cap at either end; none where there is no spread."""
    if not has_spread(bar):
        return []
    caps = [(at + side, value) for value in (bar.low, bar.high) for side in (-_CAP, _CAP)]
    return [(at, bar.low), (at, bar.high), *caps]


def _limit(at: int, bar: Bar) -> list[tuple[float, float]]:
    if bar.limit is None or not np.isfinite(bar.limit):
        return []
    return [(at - ROOM, bar.limit), (at + ROOM, bar.limit)]


def _set_pairs(item: pg.PlotCurveItem, points: list[tuple[float, float]]) -> None:
    column = np.array(points, dtype=np.float64).reshape(-1, 2)
    item.setData(column[:, 0], column[:, 1])
