"""The canvas of one chart: lays out axes and words around a drawing, and follows mouse and keys."""

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

from app.figures.extent import obstacles_of
from app.figures.shapes import AnyFigure, BarFigure, FanFigure, StackFigure
from ui.charts.bars import BarDrawing
from ui.charts.drawing import Drawing
from ui.charts.fan import FanDrawing
from ui.charts.layout import Layout
from ui.charts.look import Frame, Look
from ui.charts.readout import Reading, box_of, month_after, paint_reading
from ui.charts.stack import StackDrawing
from ui.charts.writing import Writing
from ui.theme import SMALL, Colours, theme
from ui.tips import plain_tip

_LARGE = 760
"""From this width on the type is larger."""
_BY_TAB = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


KINDS: dict[type[AnyFigure], type[Drawing]] = {
    FanFigure: FanDrawing,
    StackFigure: StackDrawing,
    BarFigure: BarDrawing,
}


class Canvas(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph is not annotated
    """Shows one figure after another; the items of each kind are made once."""

    hovered = Signal(object)
    """The place among the months or the bars, or None."""
    enlarge_wanted = Signal()
    table_wanted = Signal()
    focus_changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, says_marks: bool = True) -> None:
        super().__init__(parent, background=None)
        self._says_marks = says_marks
        self.setCacheMode(self.CacheModeFlag.CacheNone)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setMinimumSize(1, 1)
        self._drawings: dict[type[Drawing], Drawing] = {}
        self._drawing: Drawing | None = None
        self._figure: AnyFigure | None = None
        self._colours: Colours | None = None
        self._ratio: float | None = None
        self._is_stale = False
        self._reading: Reading | None = None
        self._last_hovered: int | None = None
        self._shows_focus = False
        self._layout = Layout()
        self.look = self._new_look()
        theme().changed.connect(self._dress)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Little: a view's own hint is as large as it ever was, so that pages could not shrink."""
        return QSize(theme().px(200), theme().px(100))

    # What is shown

    @property
    def drawing(self) -> Drawing:
        """The items of the present figure."""
        assert self._drawing is not None
        return self._drawing

    def show_figure(self, figure: AnyFigure) -> None:
        """Update the data of the items, and what is written around them."""
        self._drawing = self._drawing_for(KINDS[type(figure)])
        if self._figure is not None and self._figure.key != figure.key:
            self._layout.forget()
        self._figure = figure
        self.drawing.put(figure)
        self.drawing.dress(self.look)
        self._lay_out()

    def _drawing_for(self, kind: type[Drawing]) -> Drawing:
        """The items of a kind, made when first wanted; those of other kinds rest unseen."""
        if kind not in self._drawings:
            box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0.0)
            box.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
            box.disableAutoRange()
            self.scene().addItem(box)
            self._drawings[kind] = kind(box)
        for other, drawing in self._drawings.items():
            drawing.box.setVisible(other is kind)
        return self._drawings[kind]

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
            self.drawing.dress(self.look)
            self._lay_out()

    def _dress(self) -> None:
        self._layout.forget_margins()
        self.recolour()

    def _new_look(self) -> Look:
        large = self.width() >= theme().px(_LARGE)
        colours = self._colours or theme().colours
        size = SMALL + 2 if large else SMALL
        ratio = self._ratio or self.devicePixelRatioF()
        return Look(colours, self._is_stale, size, ratio, self._says_marks)

    # Where it lies

    @property
    def frame_of_plot(self) -> Frame:
        """Where values lie."""
        return self._layout.frame

    @property
    def writing(self) -> Writing:
        """What stands around and over the plot."""
        return self._layout.writing

    def _lay_out(self) -> None:
        """Place the plot and all words for the figure, the size and the look there are."""
        size = self.viewport().size()
        if self._figure is not None and self._layout.place(
            self._figure, self.drawing, self.look, size
        ):
            self.drawing.lie(self.frame_of_plot, self.look)
            self.drawing.settle()
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent | None) -> None:  # noqa: N802 - Qt's name
        """Lay out anew for another size."""
        super().resizeEvent(event)
        if hasattr(self, "_layout"):
            self._dress()

    # How it is painted

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:  # noqa: N802
        """The pane's colour and the grid."""
        painter.fillRect(rect, QColor(self.look.colours.pane))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._layout.under.paint(painter, self.look)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:  # noqa: N802
        """Words and marks, the crosshair, and where the focus is."""
        look = self.look
        self.writing.paint(painter, look)
        if self._reading is not None and self._reading.index < self._places():
            self._paint_reading(painter, self._reading)
        if self._shows_focus:
            painter.setPen(look.pen(QColor(look.colours.band_edge), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inside = QRectF(self.viewport().rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            painter.drawRoundedRect(inside, look.px(4), look.px(4))

    def _paint_reading(self, painter: QPainter, reading: Reading) -> None:
        frame, look = self.frame_of_plot, self.look
        room = QRectF(self.viewport().rect()).adjusted(2, 2, -2, -2)
        box = box_of(reading, frame, look, room, obstacles_of(self.drawing.figure))
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

    def _places(self) -> int:
        return self._drawing.places() if self._drawing is not None else 0

    def _hover(self, index: int | None) -> None:
        if index != self._last_hovered:
            self._last_hovered = index
            self.hovered.emit(index)

    def _place_at(self, x: float, y: float) -> int | None:
        places, rect = self._places(), self.frame_of_plot.rect
        reach = self.look.px(8)
        if not places or not rect.adjusted(-reach, -reach, reach, reach).contains(x, y):
            return None
        return int(np.clip(round(self.frame_of_plot.place(x)), 0, places - 1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The crosshair follows the mouse."""
        self._hover(self._place_at(event.position().x(), event.position().y()))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click takes the focus, which Qt has seen to; nothing is dragged."""
        self._show_focus(False)
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
        here = self._last_hovered
        if here is None and self._reading is not None:
            here = self._reading.index
        target = month_after(Qt.Key(key), here, self._places())
        self._show_focus(True)
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

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the focus is when the keyboard brought it."""
        super().focusInEvent(event)
        self._show_focus(event.reason() in _BY_TAB)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The crosshair goes with the focus that moved it."""
        super().focusOutEvent(event)
        self._show_focus(False)
        if not self.underMouse():
            self._hover(None)
        self.focus_changed.emit()

    def _show_focus(self, shown: bool) -> None:
        """Keys show where the focus is; the mouse knows."""
        if shown != self._shows_focus:
            self._shows_focus = shown
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Say what a mark is where the mouse rests on it."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.recolour()
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            said = self.tip_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), plain_tip(said), self)
            return True
        return bool(super().viewportEvent(event))

    def tip_at(self, x: float, y: float) -> str:
        """What is said at a pixel, plain; empty where there is nothing to say."""
        return next(
            (tip.text for tip in reversed(self.writing.tips) if tip.rect.contains(x, y)), ""
        )
