"""A short tour: one stop after another, a frame round what is spoken of and a card beside it.

It knows nothing of the window but how to find what each stop speaks of, keeps nobody from working,
and can be left at any time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.tour_card import Card, Frame, card_place

Finder = Callable[[], QWidget | None]
_SEEN = "tour_seen"
_GAP = 12


@dataclass(frozen=True)
class Stop:
    """One stop of a tour."""

    find: Finder
    """What it speaks of, as it is then; None, or hidden, if it is not there just now."""
    heading: str
    text: str


def was_seen(settings: QSettings) -> bool:
    """Whether the tour was taken or left before."""
    return bool(settings.value(_SEEN, False, type=bool))


class Tour(QObject):
    """Leads round a window, stop by stop."""

    ended = Signal()

    def __init__(self, window: QWidget, stops: Sequence[Stop], settings: QSettings) -> None:
        super().__init__(window)
        self._window = window
        self._stops = tuple(stops)
        self._settings = settings
        self._at = -1
        self._watched: QWidget | None = None
        self._before: QWidget | None = None
        self.frame = Frame(window)
        self.card = Card(window)
        self.frame.hide()
        self.card.hide()
        self.card.back.clicked.connect(self.back)
        self.card.next.clicked.connect(self.next)
        self.card.leave.clicked.connect(self.leave)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        self._escape.activated.connect(self.leave)
        self._escape.setEnabled(False)
        # Moved once things have come to rest, not at each of a hundred steps of a resize.
        self._place_soon = QTimer(self)
        self._place_soon.setSingleShot(True)
        self._place_soon.setInterval(0)
        self._place_soon.timeout.connect(self._place)
        theme().changed.connect(self._dress)

    @property
    def is_running(self) -> bool:
        """Whether a stop is shown."""
        return self._at >= 0

    @property
    def stop(self) -> Stop | None:
        """The stop that is shown."""
        return self._stops[self._at] if self.is_running else None

    def start(self) -> None:
        """Start at the first stop."""
        if self._stops and not self.is_running:
            self._before = self._window.focusWidget()
            self._window.installEventFilter(self)
            self._escape.setEnabled(True)
            self._show(0)

    def next(self) -> None:
        """On to the next stop; from the last one, the end."""
        if self._at + 1 < len(self._stops):
            self._show(self._at + 1)
        else:
            self.leave()

    def back(self) -> None:
        """Back to the stop before."""
        if self._at > 0:
            self._show(self._at - 1)

    def leave(self) -> None:
        """End it, and remember that it was seen."""
        if not self.is_running:
            return
        self._at = -1
        self._watch(None)
        self._window.removeEventFilter(self)
        self._escape.setEnabled(False)
        self.frame.hide()
        self.card.hide()
        self._settings.setValue(_SEEN, True)
        self._give_back_focus()
        self.ended.emit()

    def _give_back_focus(self) -> None:
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    def _show(self, number: int) -> None:
        self._at = number
        stop = self._stops[number]
        target = stop.find()
        self._watch(target)
        last = number == len(self._stops) - 1
        self.card.say(
            stop.heading, stop.text, f"{number + 1} of {len(self._stops)}", number > 0, last
        )
        self._place()
        self.card.show()
        self.card.setFocus()

    def _watch(self, target: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._gone)
        self._watched = target
        if target is not None:
            target.installEventFilter(self)
            target.destroyed.connect(self._gone)

    def _gone(self) -> None:
        self._watched = None
        self._place_soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the window and what is spoken of as they move, grow, hide and show."""
        if event.type() in _MOVES:
            self._place_soon.start()
        return super().eventFilter(watched, event)

    def _dress(self) -> None:
        self.card.dress()
        if self.is_running:
            self._place_soon.start()

    def _place(self) -> None:
        if not self.is_running:
            return
        target = self._spoken_of()
        self.frame.setVisible(target is not None)
        if target is not None:
            self.frame.surround(target)
        self.card.fit(self._window.width())
        self.card.move(card_place(target, self.card.size(), self._window.size(), theme().px(_GAP)))
        self.card.raise_()

    def _spoken_of(self) -> QRect | None:
        """Where it is in the window; None if it cannot be seen."""
        target, window = self._watched, self._window
        if target is None or not target.isVisibleTo(window):
            return None
        whole = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
        seen = whole.intersected(window.rect())
        return seen if seen.width() > 0 and seen.height() > 0 else None


_MOVES = (
    QEvent.Type.Resize,
    QEvent.Type.Move,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
)
