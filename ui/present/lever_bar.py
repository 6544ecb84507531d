"""The one lever that may be moved in front of everybody, and how far the answer to it is."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.levers.standing import standings
from app.session import State, What
from app.sources.catalogue import find
from ui.desk import Desk
from ui.levers.editing import Editor
from ui.levers.row import LeverRow
from ui.present.hand import Hand

_TURN = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Escape, Qt.Key.Key_F5)
"""Keys of a clicker: they turn pages even while the keyboard is on the lever."""


class LeverBar(QWidget):
    """The lever's row at the foot of the screen."""

    key_pressed = Signal(QKeyEvent)
    """One that is not for the lever."""

    def __init__(self, desk: Desk, path: str, hand: Hand) -> None:
        super().__init__()
        self._desk = desk
        self._path = path
        self.setProperty("look", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.row = LeverRow(find(path), Editor(desk))
        self.row.chevron.hide()
        self._work = hand.words("", 14, colour="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(hand.px(56), hand.px(4), hand.px(56), hand.px(8))
        row.setSpacing(hand.px(24))
        row.addWidget(self.row, 2)
        row.addWidget(self._work, 1, Qt.AlignmentFlag.AlignVCenter)
        for control in self.row.controls():
            control.installEventFilter(self)
        self._quiet = desk.session.listen(self._hear)
        self._show()
        self._show_work()

    @property
    def work(self) -> QLabel:
        """What is being worked on, in words."""
        return self._work

    def end(self) -> None:
        """Hear no more of the session."""
        self.row.finish_typing()
        self._quiet()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A clicker turns pages wherever the keyboard is."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in _TURN:
            self.key_pressed.emit(event)
            return True
        return super().eventFilter(watched, event)

    def _hear(self, what: What) -> None:
        if what in (What.DOCUMENT, What.BASELINE):
            self._show()
        if what in (What.WORK, What.ANSWER, What.DOCUMENT):
            self._show_work()

    def _show(self) -> None:
        session = self._desk.session
        found = standings(session.document, session.baseline, session.saved, [self._path])
        self.row.show_standing(found[self._path])

    def _show_work(self) -> None:
        session = self._desk.session
        wanted = session.document.futures
        done = session.answer.outlook.futures if session.answer and session.is_current else 0
        if session.is_current and session.state is State.FINISHED:
            said = f"{done:,} possible futures"
        elif done:
            said = f"{done:,} of {wanted:,} possible futures so far"
        else:
            said = "Working: the figures are those from before"
        self._work.setText(said)
