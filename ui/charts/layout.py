"""Where the plot lies on its canvas and what is written around it; it stands still if it can."""

from math import ceil

from PySide6.QtCore import QRectF, QSize

from app.figures.ends import End, ends_of, from_the_top
from app.figures.extent import extent_of
from app.figures.shapes import AnyFigure
from app.figures.ticks import Scale, most_ticks, round_scale
from ui.charts.axes import axis_gap, grid, month_words, name_words, value_words
from ui.charts.drawing import Drawing, end_width, end_words
from ui.charts.flags import flags, rows_wanted
from ui.charts.look import Frame, Look
from ui.charts.writing import Writing

_SHARE = 0.2
"""What words at the right end may take of the width, or more if that is not much."""
_CLEARLY = 0.5
"""Of a line of words: from one order to the other and back it takes twice as much, a whole line.
Further apart a reader sees that the lower name stands above the higher."""
_STRIDE = 8
_SLACK = 24.0
"""Margins grow in strides and shrink only by more than this, so that the plot stands still."""
_LEAST = 60
"""A canvas smaller than this shows nothing."""


class Layout:
    """Places one figure after another; margins and axis stay while what is shown fits them."""

    def __init__(self) -> None:
        self.frame = Frame(QRectF(0, 0, 1, 1), 0.0, 1.0, 0.0, 1.0, 1.0)
        self.under = Writing()
        """The grid."""
        self.writing = Writing()
        """What stands around and over the plot."""
        self._right = 0.0
        self._scale: Scale | None = None
        self._order: tuple[str, ...] = ()
        """The names of the words at the right end, from the top."""

    def forget_margins(self) -> None:
        """Another size or another type: the margins are found anew."""
        self._right = 0.0

    def forget(self) -> None:
        """Another figure altogether."""
        self._scale, self._right, self._order = None, 0.0, ()

    def place(self, figure: AnyFigure, drawing: Drawing, look: Look, size: QSize) -> bool:
        """Place the frame and all words; whether there is room for any."""
        width, height = size.width(), size.height()
        if width < _LEAST or height < _LEAST:
            return False
        edges = (look.px(2), width - look.px(2))
        ends = self._in_order(figure, look)
        most = max(width * _SHARE, look.px(drawing.ends_room))
        self._widen(end_width(ends, look, most) + look.px(13), look)
        rows = self._rows(drawing, look, width, height)
        foot = height - look.px(8) - (rows + 1) * look.line
        scale = self._value_scale(figure, drawing, look, foot - look.line - look.px(8))
        self._scale = scale
        frame = self._frame(figure, drawing, look, foot, width)
        self.frame = frame
        self.under = grid(frame, scale, look)
        over = value_words(figure, frame, scale, look)
        months, top = drawing.months(), frame.rect.bottom() + look.px(5) + rows * look.line
        over.add(month_words(months, frame, top, look, edges))
        over.add(name_words(drawing.names(), frame, top, look, edges))
        over.add(drawing.over(frame, look))
        if months:
            over.add(flags(drawing.marks(), months, frame, look, rows=rows, edges=edges))
        over.add(end_words(ends, frame, look, edges[1], height - look.px(2)))
        self.writing = over
        return True

    def _in_order(self, figure: AnyFigure, look: Look) -> list[End]:
        """The words at the right end from the top down; while futures come in they change places
        only once what they name is clearly the other way round.
        """
        frame = self.frame
        of_a_line = look.line / frame.rect.height() * (frame.high - frame.low)
        before, least = (self._order, _CLEARLY * of_a_line) if figure.is_growing else ((), 0.0)
        ends = from_the_top(ends_of(figure), before, least)
        self._order = tuple(end.name for end in ends)
        return ends

    def _widen(self, wanted: float, look: Look) -> None:
        wanted = _STRIDE * ceil(wanted / _STRIDE)
        if wanted > self._right or wanted < self._right - look.px(_SLACK):
            self._right = wanted

    def _frame(
        self, figure: AnyFigure, drawing: Drawing, look: Look, foot: float, width: int
    ) -> Frame:
        """The plot between what stands at its left and at its right."""
        scale = self._scale
        assert scale is not None
        widest = max((look.width(figure.tick(each)) for each in scale.ticks), default=0.0)
        left = round(widest + look.px(12) + axis_gap(scale, look))
        right, top = max(width - self._right, left + 20.0), round(look.line + look.px(8))
        rect = QRectF(left, top, round(right) - left, max(round(foot) - top, 20))
        return Frame(rect, *drawing.across(), scale.low, scale.high, width - look.px(2))

    def _rows(self, drawing: Drawing, look: Look, width: int, height: int) -> int:
        """How many rows the words of the dated marks want, on about the frame there will be."""
        if not drawing.months() or not look.says_marks:
            return 0
        left = look.px(34)
        rect = QRectF(left, 0, max(width - self._right - left, 20.0), height)
        frame = Frame(rect, *drawing.across(), 0.0, 1.0, width - look.px(2))
        edges = (look.px(2), frame.edge)
        return rows_wanted(drawing.marks(), drawing.months(), frame, look, edges)

    def _value_scale(self, figure: AnyFigure, drawing: Drawing, look: Look, height: float) -> Scale:
        """The axis of values; it stays as it was while what is shown still fits it well."""
        low, high = extent_of(figure)
        most = most_ticks(height, look)
        zero = figure.from_zero
        found = round_scale(low, high, from_zero=zero, most=most, tick=figure.tick)
        kept = self._scale
        same_height = abs(self.frame.rect.height() - height) < look.line * 2
        stays = kept is not None and kept.holds(found, is_growing=figure.is_growing)
        return kept if kept is not None and same_height and stays else found
