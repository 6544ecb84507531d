"""The foot of the window: how far the run is, in plain words, and what the figures rest on."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from app.learned_words import varies_and_learned
from app.outlooks.rests_on import count_words
from app.session import Session, State, What
from app.wording import inside, preparing_words, time_words
from ui.elided import Elided
from ui.levers.tips import read_out
from ui.theme import theme
from ui.tips import plain_tip

_BETWEEN = 100
"""Pixels at a scale of 1 that lie between the parts of the foot and at its ends."""
_MENTIONED = 8000
"""Milliseconds that something is said for."""


class Foot(QWidget):
    """Progress with its buttons at the left, the scenario's code at the right."""

    pause_wanted = Signal()
    go_on_wanted = Signal()
    cancel_wanted = Signal()
    more_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._paused = False
        self._read: tuple[int, bool] | None = None
        """Of which question a screen reader has read out something, and whether of its end."""
        self._advice = ""
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "side")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName("Progress of the run")
        self._words = Elided()
        self._words.setObjectName("progress")
        self._words.setAccessibleName("What the run is doing")
        self._pause = _button("Pause", "Stop running futures until you go on")
        self._cancel = _button("Cancel", "Stop this run; the next change runs again")
        self._more = _button("More futures", "Run as many possible futures again")
        self._code = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._code.setProperty("look", "quiet")
        self._code.setAccessibleName("What the figures rest on")
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._mentioned = Elided()
        self._mentioned.setProperty("look", "quiet")
        self._mentioned.setObjectName("mentioned")
        self._mentioned.setAccessibleName("Said by Headroom")
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(_MENTIONED)
        self._forget.timeout.connect(self._forget_mentioned)
        self._lay_out()
        self._pause.clicked.connect(self._pause_or_go_on)
        self._cancel.clicked.connect(self.cancel_wanted)
        self._more.clicked.connect(self.more_wanted)
        session.listen(self._hear)
        theme().changed.connect(self._dress)
        self._dress()
        self._refresh()

    @property
    def said(self) -> str:
        """What the run is doing, in words."""
        return self._words.text()

    @property
    def mentioned(self) -> str:
        """What was mentioned last, while it is there."""
        return self._mentioned.text()

    def set_paused(self, paused: bool) -> None:
        """Whether nothing is run until the planner goes on."""
        self._paused = paused
        self._refresh()

    def set_advice(self, advice: str) -> None:
        """How steady the answer is, in a few words."""
        self._advice = advice
        self._refresh()

    def mention(self, words: str) -> None:
        """Something that needs no answer, for a few seconds."""
        self._mentioned.setText(words)
        self._code.setVisible(not words)
        self._forget.start()

    def _forget_mentioned(self) -> None:
        self._mentioned.setText("")
        self._code.setVisible(True)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        for widget in (self._bar, self._words, self._pause, self._cancel, self._more):
            row.addWidget(widget)
        row.addWidget(self._mentioned, 1)
        row.addWidget(self._code)

    def _dress(self) -> None:
        px = theme().px
        self._bar.setFixedSize(px(150), px(6))
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(px(14), px(4), px(14), px(4))
            layout.setSpacing(px(10))
        # At once: what is too wide at another size of type would widen the window.
        self._show_code()

    def _pause_or_go_on(self) -> None:
        (self.go_on_wanted if self._can_go_on() else self.pause_wanted).emit()

    def _can_go_on(self) -> bool:
        return self._paused or self._session.state is State.RESTING

    def _hear(self, what: What) -> None:
        if what in (What.DOCUMENT, What.WORK, What.ANSWER):
            self._refresh()
        if what in (What.WORK, What.ANSWER):
            self._read_out()

    def _read_out(self) -> None:
        """Who does not see the foot hears of the first answer to a question, and of the last."""
        session = self._session
        answer = session.answer
        if answer is None or not session.is_current or session.state is State.FOLLOWING:
            return
        now = (answer.question.number, session.state is State.FINISHED)
        if now != self._read:
            self._read = now
            read_out(self._words, count_words(answer))

    def _refresh(self) -> None:
        session = self._session
        state, work = session.state, session.working
        running = session.is_working and not self._paused
        self._bar.setRange(0, 0 if state is State.PREPARING else work.wanted if work else 1)
        done = 1 if state is State.FINISHED and not work else work.done if work else 0
        # Drawn with everything else, not at once: that takes longer than all the rest here.
        self._bar.setUpdatesEnabled(False)
        self._bar.setValue(done)
        self._bar.setUpdatesEnabled(True)
        self._words.setText(self._said())
        self._pause.setText("Go on" if self._can_go_on() else "Pause")
        self._pause.setEnabled(running or self._can_go_on())
        self._cancel.setEnabled(running)
        self._more.setEnabled(state is State.FINISHED and not self._paused)
        self._show_code()

    def _show_code(self) -> None:
        """What the figures rest on; its code alone where there is little room, and while it runs:
        then there is more to be said at the left.

        A lever that is being moved has no code before it rests: working it out for every position
        would take as long as all else that follows the hand.
        """
        document = self._session.document
        code = "" if self._session.state is State.FOLLOWING else document.code
        parts = (varies_and_learned(document), f"seed {document.scenario.seed}", code)
        whole = " · ".join(part for part in parts if part)
        short = self._session.is_working or not self._has_room_for(whole)
        self._code.setText(code if short else whole)
        self._code.setToolTip(plain_tip(whole))
        self._code.setAccessibleDescription(whole)

    def _has_room_for(self, code: str) -> bool:
        """Whether these words leave room for all that is said at the left."""
        words = self._words.fontMetrics().horizontalAdvance(self._words.text())
        buttons = sum(each.sizeHint().width() for each in (self._pause, self._cancel, self._more))
        taken = self._bar.width() + words + buttons + theme().px(_BETWEEN)
        return self.width() >= taken + self._code.fontMetrics().horizontalAdvance(code)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """What is said depends on the room."""
        super().resizeEvent(event)
        self._show_code()

    def _said(self) -> str:
        session = self._session
        if session.state is State.PREPARING:
            return preparing_words(session.ready_in)
        if session.state is State.FAILED:
            return "The run could not be finished"
        parts = [self._rests_on(), *self._how_it_goes(), self._known()]
        return " · ".join(part for part in parts if part)

    def _rests_on(self) -> str:
        """What is shown, and what it rests on."""
        session = self._session
        answer = session.answer
        if answer is not None and session.is_current:
            return count_words(answer)
        if answer is not None and session.state is State.FOLLOWING:
            return f"Following the lever: {inside(count_words(answer))}"
        return "Running the first possible futures" if session.is_working else ""

    def _how_it_goes(self) -> list[str]:
        """Whether it goes on, and how long the rest takes if that is known."""
        session, work = self._session, self._session.working
        if self._paused:
            return ["paused"]
        if session.state is State.RESTING:
            return ["stopped"]
        if session.state is not State.WORKING or work is None:
            return []
        left = f"about {time_words(work.seconds_left)} left" if work.seconds_left else ""
        return ["running the comparison plan" if work.baseline else "", left]

    def _known(self) -> str:
        """How steady the answer is, while it is the answer to what is asked."""
        is_moving = self._session.state is State.FOLLOWING
        return self._advice if self._session.is_current and not is_moving else ""


def _button(words: str, says: str) -> QPushButton:
    button = QPushButton(words)
    button.setToolTip(says)
    button.setProperty("look", "flat")
    button.setAccessibleDescription(says)
    return button
