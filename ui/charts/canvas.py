"""The canvas of one chart: lays out axes and words around a drawing, and follows mouse and keys."""

from math import ceil

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.figures.shapes import AnyFigure
from ui.charts.axes import axis_gap, grid, month_words, most_ticks, name_words, value_words
from ui.charts.drawing import Drawing, end_width, end_words
from ui.charts.flags import flags, rows_of
from ui.charts.look import Frame, Look
from ui.charts.readout import Reading, box_of, paint_reading
from ui.charts.ticks import Scale, round_scale
from ui.charts.writing import Writing
from ui.theme import SMALL, Colours, theme

_BLEED = 4.0
"""The plot's box is a little larger than its frame, so that no line at the edge is cut in half."""
_LARGE = 760
"""From this width on the type is larger."""
_SHARE = 0.2
"""What words at the right end may take of the width, or more if that is not much."""
_STRIDE = 8
_SLACK = 24.0
"""Margins grow in strides and shrink only by more than this, so that the plot stands still."""
_BY_TAB = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


class Canvas(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph is not annotated
    """Shows one figure after another of one kind."""

    hovered = Signal(object)
    enlarge_wanted = Signal()
    table_wanted = Signal()
    focus_changed = Signal()

    def __init__(self, kind: type[Drawing], parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.setCacheMode(self.CacheModeFlag.CacheNone)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setMinimumSize(1, 1)
        self.box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0.0)
        self.box.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.box.disableAutoRange()
        self.scene().addItem(self.box)
        self.drawing: Drawing = kind(self.box)
        self._figure: AnyFigure | None = None
        self._colours: Colours | None = None
        self._ratio: float | None = None
        self._is_stale = False
        self._reading: Reading | None = None
        self._last_hovered: int | None = None
        self._shows_focus = False
        self._right = 0.0
        self._scale: Scale | None = None
        self.look = self._new_look()
        self.frame_of_plot = Frame(QRectF(0, 0, 1, 1), 0.0, 1.0, 0.0, 1.0, 1.0)
        self._under = Writing()
        self.writing = Writing()
        """What stands around and over the plot."""
        theme().changed.connect(self.recolour)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Little: a view's own hint is as large as it ever was, so that pages could not shrink."""
        return QSize(theme().px(200), theme().px(100))

    # What is shown

    def show_figure(self, figure: AnyFigure) -> None:
        """Update the data of the items, and what is written around them."""
        if self._figure is not None and self._figure.key != figure.key:
            self._scale, self._right = None, 0.0
        self._figure = figure
        self.drawing.put(figure)
        self.drawing.dress(self.look)
        self._lay_out()

    def set_stale(self, stale: bool) -> None:
        """Fade what is out of date and say so, or bring it back."""
        if stale != self._is_stale:
            self._is_stale = stale
            self.recolour()

    def set_reading(self, reading: Reading | None) -> None:
        """Where the crosshair stands."""
        if reading != self._reading:
            self._reading = reading
            self.viewport().update()

    def recolour(self, colours: Colours | None = None) -> None:
        """Draw in the theme's colours, or in others until told again."""
        self._colours = colours
        self.look = self._new_look()
        if self._figure is not None:
            self._right = 0.0
            self.drawing.dress(self.look)
            self._lay_out()

    def _new_look(self) -> Look:
        large = self.width() >= theme().px(_LARGE)
        colours = self._colours or theme().colours
        size = SMALL + 2 if large else SMALL
        return Look(colours, self._is_stale, size, self._ratio or self.devicePixelRatioF())

    # Where it lies

    def _lay_out(self) -> None:
        """Place the frame and all words for the figure, the size and the look there are."""
        figure, look = self._figure, self.look
        size = self.viewport().size()
        if figure is None or size.width() < 60 or size.height() < 60:
            return
        frame, scale, rows = self._frame(figure, size.width(), size.height())
        self.frame_of_plot, self._scale = frame, scale
        self._place_box(frame)
        self.drawing.settle()
        self._under = grid(figure, frame, scale, look)
        over = value_words(figure, frame, scale, look)
        edges = (look.px(2), size.width() - look.px(2))
        top = frame.rect.bottom() + look.px(5) + rows * look.line
        over.add(month_words(self.drawing.months(), frame, top, look, edges))
        over.add(name_words(self.drawing.names(), frame, top, look, edges))
        over.add(self.drawing.over(frame, look))
        if self.drawing.months():
            marks = self.drawing.marks()
            over.add(flags(marks, self.drawing.months(), frame, look, rows=rows, edges=edges))
        ends = self.drawing.ends(look)
        over.add(end_words(ends, frame, look, edges[1], size.height() - look.px(2)))
        self.writing = over
        self.viewport().update()

    def _frame(self, figure: AnyFigure, width: int, height: int) -> tuple[Frame, Scale, int]:
        """Where the plot lies, given what must be written around it."""
        look = self.look
        ends = self.drawing.ends(look)
        most = max(width * _SHARE, look.px(self.drawing.ends_room))
        wanted = _STRIDE * ceil((end_width(ends, look, most) + look.px(13)) / _STRIDE)
        if wanted > self._right or wanted < self._right - look.px(_SLACK):
            self._right = wanted
        rows = self._rows_of_marks(width, height)
        top = look.line + look.px(8)
        bottom = height - look.px(8) - (rows + 1) * look.line
        scale = self._value_scale(figure, bottom - top)
        widest = max((look.width(figure.tick(each)) for each in scale.ticks), default=0.0)
        left = round(widest + look.px(9) + axis_gap(scale, look))
        right = max(width - self._right, left + 20.0)
        rect = QRectF(left, round(top), round(right) - left, max(round(bottom) - round(top), 20))
        first, last = self.drawing.across()
        frame = Frame(rect, first, last, scale.low, scale.high, width - look.px(2))
        return frame, scale, rows

    def _rows_of_marks(self, width: int, height: int) -> int:
        """How many rows the words of the dated marks want, on about the frame there will be."""
        marks, months, look = self.drawing.marks(), self.drawing.months(), self.look
        if not months:
            return 0
        left = look.px(34)
        rect = QRectF(left, 0, max(width - self._right - left, 20.0), height)
        frame = Frame(rect, *self.drawing.across(), 0.0, 1.0, width - look.px(2))
        return rows_of(marks, months, frame, look, (look.px(2), frame.edge))

    def _value_scale(self, figure: AnyFigure, height: float) -> Scale:
        """The axis of values; it stays as it was while what is shown still fits it well."""
        low, high = self.drawing.extent()
        found = round_scale(
            low,
            high,
            from_zero=figure.from_zero,
            most=most_ticks(height, self.look),
            tick=figure.tick,
        )
        kept = self._scale
        same_height = abs(self.frame_of_plot.rect.height() - height) < self.look.line * 2
        return kept if kept is not None and same_height and kept.holds(found) else found

    def _place_box(self, frame: Frame) -> None:
        bleed = self.look.px(_BLEED)
        wide = bleed / frame.rect.width() * (frame.last - frame.first)
        high = bleed / frame.rect.height() * (frame.high - frame.low)
        self.box.setGeometry(frame.rect.adjusted(-bleed, -bleed, bleed, bleed))
        self.box.setRange(
            xRange=(frame.first - wide, frame.last + wide),
            yRange=(frame.low - high, frame.high + high),
            padding=0,
        )
        self.box.updateMatrix()

    def resizeEvent(self, event: QResizeEvent | None) -> None:  # noqa: N802 - Qt's name
        """Lay out anew for another size."""
        super().resizeEvent(event)
        if hasattr(self, "writing"):
            self.look = self._new_look()
            self._right = 0.0
            if self._figure is not None:
                self.drawing.dress(self.look)
            self._lay_out()

    # How it is painted

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:  # noqa: N802
        """The pane's colour and the grid."""
        painter.fillRect(rect, QColor(self.look.colours.pane))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._under.paint(painter, self.look)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:  # noqa: N802
        """Words and marks, the crosshair, and where the focus is."""
        look = self.look
        self.writing.paint(painter, look)
        if self._is_stale:
            self._paint_stale(painter)
        if self._reading is not None and self._reading.index < len(self.drawing.months()):
            self._paint_reading(painter, self._reading)
        if self._shows_focus:
            painter.setPen(look.pen(QColor(look.colours.band_edge), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inside = QRectF(self.viewport().rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            painter.drawRoundedRect(inside, look.px(4), look.px(4))

    def _paint_stale(self, painter: QPainter) -> None:
        look, words = self.look, "Out of date"
        width = look.width(words, bold=True) + look.px(14)
        right = self.viewport().width() - look.px(3)
        rect = QRectF(right - width, look.px(2.5), width, look.line + look.px(3))
        painter.setPen(look.pen(QColor(look.colours.control), 1.0))
        painter.setBrush(QColor(look.colours.raised))
        painter.drawRoundedRect(rect, look.px(3), look.px(3))
        painter.setPen(QColor(look.colours.text))
        painter.setFont(look.bold)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), words)

    def _paint_reading(self, painter: QPainter, reading: Reading) -> None:
        frame, look = self.frame_of_plot, self.look
        room = QRectF(self.viewport().rect()).adjusted(2, 2, -2, -2)
        box = box_of(reading, frame, look, room, self.drawing.obstacles())
        paint_reading(painter, reading, self.drawing.dots(reading.index), frame, look, box=box)

    def paint_in(self, painter: QPainter, at: QPoint, colours: Colours) -> None:
        """Paint the plot in these colours, without crosshair and focus."""
        reading, focus = self._reading, self._shows_focus
        self._reading, self._shows_focus = None, False
        self._ratio = painter.device().devicePixelRatio()
        self.recolour(colours)
        self.viewport().render(painter, at, QRegion(), QWidget.RenderFlag.DrawChildren)
        self._reading, self._shows_focus, self._ratio = reading, focus, None
        self.recolour()

    # What the planner does

    def _hover(self, index: int | None) -> None:
        if index != self._last_hovered:
            self._last_hovered = index
            self.hovered.emit(index)

    def _month_at(self, x: float, y: float) -> int | None:
        months, rect = self.drawing.months(), self.frame_of_plot.rect
        reach = self.look.px(8)
        if not months or not rect.adjusted(-reach, -reach, reach, reach).contains(x, y):
            return None
        return int(np.clip(round(self.frame_of_plot.place(x)), 0, len(months) - 1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The crosshair follows the mouse."""
        self._hover(self._month_at(event.position().x(), event.position().y()))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click takes the focus, which Qt has seen to; nothing is dragged."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing ends that was not begun."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A double click enlarges."""
        self.enlarge_wanted.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """The wheel belongs to the page."""
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """No crosshair without a mouse."""
        self._hover(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows, Page, Home and End move the crosshair, Escape takes it away."""
        key = event.key()
        target = self._moved(Qt.Key(key))
        if target is not None:
            self._hover(target)
        elif key == Qt.Key.Key_Escape and self._last_hovered is not None:
            self._hover(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enlarge_wanted.emit()
        elif key == Qt.Key.Key_T and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.table_wanted.emit()
        else:
            event.ignore()

    def _moved(self, key: Qt.Key) -> int | None:
        """The month a key leads to; None if it leads nowhere."""
        last, here = len(self.drawing.months()) - 1, self._last_hovered
        if last < 0:
            return None
        if here is None and self._reading is not None:
            here = self._reading.index
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_PageUp: -12,
            Qt.Key.Key_PageDown: 12,
        }
        if key in steps:
            begin = -1 if steps[key] > 0 else last + 1
            return min(max((begin if here is None else here) + steps[key], 0), last)
        return {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}.get(key)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the focus is when the keyboard brought it."""
        super().focusInEvent(event)
        self._shows_focus = event.reason() in _BY_TAB
        self.focus_changed.emit()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The crosshair goes with the focus that moved it."""
        super().focusOutEvent(event)
        self._shows_focus = False
        if not self.underMouse():
            self._hover(None)
        self.focus_changed.emit()
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Say what a mark is where the mouse rests on it."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.recolour()
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            said = self.tip_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return bool(super().viewportEvent(event))

    def tip_at(self, x: float, y: float) -> str:
        """What is said at a pixel, plain; empty where there is nothing to say."""
        return next(
            (tip.text for tip in reversed(self.writing.tips) if tip.rect.contains(x, y)), ""
        )
