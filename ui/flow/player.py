"""Moves the picture through the months: a slider, steps, play and pause."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSlider, QWidget

from app.wording import month_words
from ui.theme import LARGE, theme
from ui.wrapping import WrappingRow

_TICK = 500
"""Milliseconds a month: long enough to read a number, short enough to see it move."""
_PAGE = 3
_LONGEST_MONTH = date(2000, 9, 30)
"""September is the widest; the label keeps its width from month to month."""


class Player(QWidget):
    """Says which month is to be shown; plays to the last and stops there, or when hidden."""

    moved = Signal(int)
    """The month's place among the months."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[date, ...] = ()
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self._tick)
        self.play = QPushButton("Play")
        self.earlier = QPushButton("Earlier")
        self.later = QPushButton("Later")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setPageStep(_PAGE)
        self._month = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._row = WrappingRow(self, growing=3)
        for widget in (self.play, self.earlier, self.later, self.slider, self._month):
            self._row.addWidget(widget)
        self._name()
        self.play.clicked.connect(self.play_or_pause)
        self.earlier.clicked.connect(lambda: self.step(-1))
        self.later.clicked.connect(lambda: self.step(1))
        self.slider.valueChanged.connect(self._slid)
        self.slider.sliderPressed.connect(self.pause)
        theme().changed.connect(self._dress)
        self._dress()
        self._show_state()

    @property
    def index(self) -> int:
        """The month's place among the months."""
        return self.slider.value()

    @property
    def interval(self) -> int:
        """Milliseconds a month."""
        return self._timer.interval()

    @interval.setter
    def interval(self, milliseconds: int) -> None:
        self._timer.setInterval(milliseconds)

    @property
    def is_playing(self) -> bool:
        """Whether months go by."""
        return self._timer.isActive()

    def show_months(self, months: Sequence[date]) -> None:
        """Other months to move through; the place is kept as far as they reach."""
        if tuple(months) == self._months:
            return
        self._months = tuple(months)
        with QSignalBlocker(self.slider):
            self.slider.setMaximum(max(len(months) - 1, 0))
        self._show_state()

    def step(self, months: int) -> None:
        """So many months on, or back; it pauses."""
        self.pause()
        self.slider.setValue(self.index + months)

    def play_or_pause(self) -> None:
        """Begin to play, from the first month if the last is shown; or stop."""
        if self.is_playing:
            self.pause()
            return
        if self.index == self.slider.maximum():
            self.slider.setValue(0)
        self._timer.start()
        self._show_state()

    def pause(self) -> None:
        """Stop where it is."""
        self._timer.stop()
        self._show_state()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing plays that nobody sees."""
        self.pause()
        super().hideEvent(event)

    def _tick(self) -> None:
        self.slider.setValue(self.index + 1)
        if self.index == self.slider.maximum():
            self.pause()

    def _slid(self, index: int) -> None:
        self._show_state()
        self.moved.emit(index)

    def _show_state(self) -> None:
        words = "Pause" if self.is_playing else "Play"
        if self.play.text() != words:
            self.play.setText(words)
            self.play.setAccessibleName(f"{words} the months")
        last = self.slider.maximum()
        self.play.setEnabled(last > 0)
        self.earlier.setEnabled(self.index > 0)
        self.later.setEnabled(self.index < last)
        if self._months:
            month = month_words(self._months[self.index])
            self._month.setText(month)
            self.slider.setAccessibleDescription(month)

    def _name(self) -> None:
        self.slider.setAccessibleName("Month")
        self.earlier.setAccessibleName("One month earlier")
        self.later.setAccessibleName("One month later")
        self.play.setAccessibleName("Play the months")
        self.play.setToolTip("Play or pause (P)")
        self.earlier.setToolTip("One month earlier")
        self.later.setToolTip("One month later")
        self._month.setAccessibleName("Month shown")

    def _dress(self) -> None:
        px = theme().px
        self._row.setSpacing(px(8))
        font = theme().font(LARGE, bold=True)
        self._month.setFont(font)
        self._month.ensurePolished()
        metrics = self._month.fontMetrics()
        self._month.setFixedWidth(metrics.horizontalAdvance(month_words(_LONGEST_MONTH)) + px(8))
        self._month.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.slider.setMinimumHeight(px(26))
        self.slider.setMinimumWidth(px(120))
        self.slider.setStyleSheet(_slider_look())
        metrics = self.play.fontMetrics()
        self.play.setMinimumWidth(metrics.horizontalAdvance("Pause") + px(26))


def _slider_look() -> str:
    """A knob large enough to be taken, with a ring when it has the focus."""
    c, px = theme().colours, theme().px
    knob, ring, track = px(18), px(3), px(4)
    whole = knob + 2 * ring
    return f"""
    QSlider::groove:horizontal {{
        height: {track}px; background: {c.control}; border-radius: {track // 2}px;
    }}
    QSlider::sub-page:horizontal {{ background: {c.answer}; border-radius: {track // 2}px; }}
    QSlider::handle:horizontal {{
        width: {knob}px; height: {knob}px; margin: -{(whole - track) // 2}px 0;
        background: {c.answer}; border: {ring}px solid {c.ground}; border-radius: {whole // 2}px;
    }}
    QSlider::handle:horizontal:focus {{ border-color: {c.band_edge}; }}
    """
