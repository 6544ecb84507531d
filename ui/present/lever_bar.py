"""The one lever that may be moved in front of everybody, and how far the answer to it is."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.edits import set_value
from app.levers.standing import Standing, note, standings
from app.levers.track import track_of
from app.session import State, What
from app.sources.catalogue import find
from app.value import say
from app.wording import futures_words
from ui.desk import Desk
from ui.levers.editing import Editor
from ui.levers.slider import LeverSlider, Marks
from ui.present.hand import Hand

_TURN = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Escape, Qt.Key.Key_F5)
"""Keys of a clicker: they turn pages even while the keyboard is on the lever."""


class LeverBar(QWidget):
    """Its name and value in large type, the slider between them, the work at the right."""

    key_pressed = Signal(QKeyEvent)
    """One that is not for the lever."""

    def __init__(self, desk: Desk, path: str, hand: Hand) -> None:
        super().__init__()
        self._session = desk.session
        self._editor = Editor(desk)
        self._row = find(path)
        self._track = track_of(self._row)
        self.setProperty("look", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.slider = LeverSlider(self._track)
        self.slider.setAccessibleName(self._row.label)
        self.slider.moved.connect(self._move)
        self.slider.held.connect(desk.session.hold)
        self.slider.installEventFilter(self)
        self._value = hand.words("", 24, bold=True)
        self._note = hand.words("", 13, colour="quiet")
        self._work = hand.words("", 14, colour="quiet")
        self._lay_out(hand)
        self._quiet = desk.session.listen(self._hear)
        self._show()
        self._show_work()

    @property
    def work(self) -> QLabel:
        """What is being worked on, in words."""
        return self._work

    def end(self) -> None:
        """Hear no more of the session."""
        self._quiet()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A clicker turns pages wherever the keyboard is."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in _TURN:
            self.key_pressed.emit(event)
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self, hand: Hand) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(hand.px(56), hand.px(8), hand.px(56), hand.px(8))
        row.setSpacing(hand.px(24))
        name = hand.words(self._row.label, 20)
        name.setWordWrap(False)
        self._value.setWordWrap(False)
        row.addWidget(name)
        row.addWidget(self.slider, 3)
        row.addWidget(self._value)
        row.addWidget(self._note, 1)
        row.addWidget(self._work, 1)

    def _move(self, value: float, gesture: int) -> None:
        path = self._row.path
        wrong = self._editor.apply(lambda document: set_value(document, path, value), gesture)
        if wrong:
            self._note.setText(wrong)

    def _hear(self, what: What) -> None:
        if what in (What.DOCUMENT, What.BASELINE):
            self._show()
        if what in (What.WORK, What.ANSWER, What.DOCUMENT):
            self._show_work()

    def _show(self) -> None:
        session, path = self._session, self._row.path
        found = standings(session.document, session.baseline, session.saved, [path])
        standing = found[path]
        said, change = say(self._row.unit, standing.value), note(self._row, standing)
        self._value.setText(said)
        self._note.setText(change)
        self._track = self._track.holding((standing.value, standing.baseline))
        self.slider.show_marks(self._marks(standing), self._track)
        self.slider.setAccessibleDescription(". ".join(part for part in (said, change) if part))

    def _marks(self, standing: Standing) -> Marks:
        seen = (self._row.low, self._row.high) if self._row.has_range else None
        return Marks(standing.value, standing.baseline, None, seen, None)

    def _show_work(self) -> None:
        session = self._session
        wanted = session.document.futures
        done = len(session.answer.finished.numbers) if session.answer and session.is_current else 0
        if done and done >= wanted and session.state in (State.FINISHED, State.READY):
            said = futures_words(done)
        elif done:
            said = f"{done:,} of {wanted:,} possible futures so far"
        else:
            said = "Out of date"
        self._work.setText(said)
