"""The slider of a lever: whole steps, the range seen in evidence, marks for what it was."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from app.levers.track import Track
from ui.levers.editing import Bursts, new_gesture
from ui.theme import theme

_HEIGHT = 24
_KNOB = 6.5
_INSET = 9.5
"""Between the widget's edge and the end of the track: room for the knob and its focus ring."""


@dataclass(frozen=True)
class Marks:
    """What is shown on a track besides the knob."""

    value: float
    baseline: float
    saved: float | None
    seen: tuple[float, float] | None
    """The range seen in evidence."""
    varies: tuple[float, float] | None
    """What the futures draw the value from."""


class LeverSlider(QSlider):
    """A slider whose stops are values; says each by hand with the gesture it is part of."""

    moved = Signal(float, object)
    released = Signal()
    held = Signal(bool)
    """Whether a hand is on the knob."""

    def __init__(self, track: Track, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.track = track
        self.marks = Marks(track.low, track.low, None, None, None)
        self._bursts = Bursts()
        self._gesture = 0
        self._grabbed_at = 0.0
        self._before = track.low
        self._showing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSingleStep(1)
        self.setPageStep(track.page)
        # Only a screen reader's own command sets the position from outside.
        self.valueChanged.connect(self._set_from_outside)
        self.sliderPressed.connect(partial(self.held.emit, True))
        self.sliderReleased.connect(partial(self.held.emit, False))
        theme().changed.connect(self.updateGeometry)

    def show_marks(self, marks: Marks, track: Track) -> None:
        """Another value or other marks, perhaps on a wider track."""
        self.marks, self.track = marks, track
        self._showing = True
        self.setRange(0, track.last)
        self.setValue(track.position(marks.value))
        self._showing = False
        self.update()

    def knob_x(self) -> float:
        """Where the middle of the knob is."""
        return self.x_of(self.marks.value)

    def x_of(self, value: float) -> float:
        """Where a value lies across the widget."""
        inset = theme().px(_INSET)
        return inset + self.track.share(value) * (self.width() - 2 * inset)

    # By hand

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - named by Qt
        """Take the knob, or bring it here."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._gesture = new_gesture()
        self._before = self.marks.value
        self.setSliderDown(True)
        away = event.position().x() - self.knob_x()
        on_knob = abs(away) <= theme().px(_INSET)
        self._grabbed_at = away if on_knob else 0.0
        if not on_knob:
            self._drag_to(event.position().x())
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - named by Qt
        """The knob follows, from stop to stop."""
        if self.isSliderDown():
            self._drag_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - named by Qt
        """Let go."""
        if self.isSliderDown() and event.button() == Qt.MouseButton.LeftButton:
            self._let_go()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - named by Qt
        """Arrows a step, Page ten steps, Home and End to the ends; Escape undoes a drag."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Escape and self.isSliderDown():
            self._wish(self._before, self._gesture)
            self._let_go()
            return
        value = self._value_for(Qt.Key(event.key()))
        if value is None:
            event.ignore()
        else:
            self._wish(value, self._bursts.next())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - named by Qt
        """Keys from now on are a gesture of their own."""
        self._bursts.begin()
        super().focusInEvent(event)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - named by Qt
        """The wheel scrolls the panel and turns no lever by accident."""
        event.ignore()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - named by Qt
        """What is gone is not held."""
        if self.isSliderDown():
            self._let_go()
        super().hideEvent(event)

    def _value_for(self, key: Qt.Key) -> float | None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_PageDown: -self.track.page,
            Qt.Key.Key_PageUp: self.track.page,
        }
        if key in steps:
            return self.track.moved(self.marks.value, steps[key])
        ends = {Qt.Key.Key_Home: self.track.low, Qt.Key.Key_End: self.track.high}
        return ends.get(key)

    def _drag_to(self, x: float) -> None:
        inset = theme().px(_INSET)
        share = (x - self._grabbed_at - inset) / max(1, self.width() - 2 * inset)
        self._wish(self.track.at_share(share), self._gesture)

    def _wish(self, value: float, gesture: int) -> None:
        if value != self.marks.value:
            self.moved.emit(value, gesture)

    def _let_go(self) -> None:
        self.setSliderDown(False)
        self.update()
        self.released.emit()

    def _set_from_outside(self, position: int) -> None:
        if not self._showing:
            self._wish(self.track.value(position), self._bursts.next())

    # Drawn

    def sizeHint(self) -> QSize:  # noqa: N802 - named by Qt
        """As high as a finger needs."""
        return QSize(theme().px(160), theme().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - named by Qt
        """Narrow, but to be hit."""
        return QSize(theme().px(60), theme().px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - named by Qt
        """The track from the back to the front: line, evidence, marks, knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_track(painter)
        self._paint_marks(painter)
        self._paint_knob(painter)
        painter.end()

    def _paint_track(self, painter: QPainter) -> None:
        middle, px = self.height() / 2, theme().px
        left, right = self.x_of(self.track.low), self.x_of(self.track.high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("empty"))
        painter.drawRoundedRect(QRectF(left, middle - px(2), right - left, px(4)), px(2), px(2))
        if self.marks.seen:
            low, high = map(self.x_of, self.marks.seen)
            # Thicker as well as another colour.
            painter.setBrush(theme().colour("evidence"))
            painter.drawRoundedRect(QRectF(low, middle - px(3), high - low, px(6)), px(3), px(3))
        if self.marks.varies and self.marks.varies[0] < self.marks.varies[1]:
            low, high = map(self.x_of, self.marks.varies)
            painter.setPen(QPen(theme().colour("band_edge"), px(1.5)))
            under = middle + px(9)
            painter.drawLine(QPointF(low, under), QPointF(high, under))
            for end in (low, high):
                painter.drawLine(QPointF(end, under - px(3)), QPointF(end, under))

    def _paint_marks(self, painter: QPainter) -> None:
        middle, px = self.height() / 2, theme().px
        if self.marks.baseline != self.marks.value:
            at = self.x_of(self.marks.baseline)
            painter.setPen(QPen(theme().colour("text"), px(2), c=Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(at, middle - px(8)), QPointF(at, middle + px(8)))
        if self.marks.saved is not None and self.marks.saved != self.marks.value:
            at = self.x_of(self.marks.saved)
            painter.setPen(QPen(theme().colour("text"), px(1.5)))
            painter.setBrush(theme().colour("pane"))
            painter.drawEllipse(QPointF(at, middle), px(3.5), px(3.5))

    def _paint_knob(self, painter: QPainter) -> None:
        px, centre = theme().px, QPointF(self.knob_x(), self.height() / 2)
        if self.hasFocus():
            painter.setPen(QPen(theme().colour("band_edge"), px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, px(9) - 0.5, px(9) - 0.5)
        painter.setPen(QPen(theme().colour("pane"), px(1.5)))
        painter.setBrush(theme().colour("answer"))
        painter.drawEllipse(centre, px(_KNOB), px(_KNOB))


__all__ = ["LeverSlider", "Marks"]
