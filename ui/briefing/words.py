"""The words of a page: its headline, the planner's note, and what the presenter will read."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.briefing import PageChoice
from app.clean_text import clean
from app.story.page import Page
from ui.pages.words import plain
from ui.theme import theme

_REST = 400
"""Milliseconds without a key before what was typed is taken over."""
_LEFT_OUT = "This page is not in the briefing. Put a tick beside it to word it."
_OLD = "Written for other figures: check it."


class _Line(QPlainTextEdit):
    """One line of text that is shown on several where it is long; Enter ends it."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """There is no second line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class Words(QWidget):
    """What can be written for a page. What is typed between two rests of the hand is one step."""

    headline_wanted = Signal(str)
    note_wanted = Signal(str)
    begun = Signal()
    """A box was entered: what is typed in it from now on is one step of the history."""

    def __init__(self) -> None:
        super().__init__()
        self.headline, self.note = _Line(), QPlainTextEdit()
        self.headline.setAccessibleName("Headline")
        self.headline.setToolTip("Leave it empty to say the finding itself")
        self.note.setAccessibleName("Note on the page")
        self.note.setPlaceholderText("Printed on the page under the figures")
        self.headline.entered.connect(self.take_over)
        self.note.setTabChangesFocus(True)
        self.old = plain("problem", _OLD)
        self.problem = plain("problem")
        self.problem.hide()
        self.speaker = plain("", selectable=True)
        self.speaker.setAccessibleName("What the presenter will read")
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.take_over)
        self._is_shown: tuple[str, str] = ("", "")
        self.page = ""
        """The name of the page whose words they are."""
        self._lay_out()
        for box in (self.headline, self.note):
            box.installEventFilter(self)
            box.textChanged.connect(self._rest.start)
        theme().changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._written, self._read = QVBoxLayout(), QVBoxLayout()
        self._columns.addLayout(self._written, 3)
        self._columns.addLayout(self._read, 2)
        headings = ("HEADLINE", "NOTE ON THE PAGE", "WHAT THE PRESENTER WILL READ")
        self._headings = [plain("heading", text) for text in headings]
        for label, box in zip(self._headings, (self.headline, self.note), strict=False):
            label.setBuddy(box)
        for part in (self._headings[0], self.headline, self.old, self._headings[1], self.note):
            self._written.addWidget(part)
        self._written.addWidget(self.problem)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.speaker)
        column.addStretch(1)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(inner)
        self._scroll.setAccessibleName("What the presenter will read")
        self._read.addWidget(self._headings[2])
        self._read.addWidget(self._scroll, 1)

    def _dress(self) -> None:
        px = theme().px
        self._columns.setSpacing(px(16))
        for column in (self._written, self._read):
            column.setSpacing(px(6))
        lines = f"min-height: {px(36)}px; max-height: {px(36)}px;"
        self.headline.setStyleSheet(f"QPlainTextEdit {{ {lines} }}")
        self.note.setStyleSheet(f"QPlainTextEdit {{ min-height: {px(54)}px; }}")
        self._scroll.setMinimumHeight(px(60))

    # What it shows

    def show_words(
        self, key: str, choice: PageChoice | None, page: Page | None, is_old: bool
    ) -> None:
        """The words of a page, by its name; no choice if it is not in the briefing."""
        said = (choice.headline, choice.note) if choice else ("", "")
        before, self._is_shown = self._is_shown, said
        # What is being typed is not taken from under the hand, unless it is another page's or
        # has been changed elsewhere.
        if (key != self.page or said[0] != before[0]) and said[0] != self._typed[0]:
            with QSignalBlocker(self.headline):
                self.headline.setPlainText(said[0])
        if (key != self.page or said[1] != before[1]) and said[1] != self._typed[1]:
            with QSignalBlocker(self.note):
                self.note.setPlainText(said[1])
        if key != self.page:
            self.say_problem("")
        self.page = key
        finding = "" if page is None or said[0] else page.headline
        self.headline.setPlaceholderText(finding or "The finding itself")
        self.old.setVisible(is_old)
        for box in (self.headline, self.note):
            box.setEnabled(choice is not None)
        paragraphs = page.speaker if page else ()
        nothing = "Nothing beyond what stands on the page."
        self.speaker.setText(_LEFT_OUT if choice is None else "\n\n".join(paragraphs) or nothing)
        self.speaker.setProperty("look", "" if paragraphs else "quiet")
        _polish(self.speaker)

    # What is done

    def take_over(self) -> None:
        """Have what was typed taken over now."""
        self._rest.stop()
        headline, note = self._typed
        if headline != self._is_shown[0]:
            self.headline_wanted.emit(headline)
        if note != self._is_shown[1]:
            self.note_wanted.emit(note)

    @property
    def _typed(self) -> tuple[str, str]:
        """What stands in the boxes, as it would be kept."""
        return clean(self.headline.toPlainText()), clean(self.note.toPlainText(), prose=True)

    def say_problem(self, words: str) -> None:
        """Why what was typed is not taken over; nothing if it is."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A box that is entered begins a step; one that is left has been taken over."""
        if event.type() == QEvent.Type.FocusIn:
            self.begun.emit()
        elif event.type() == QEvent.Type.FocusOut:
            self.take_over()
        return False


def _polish(label: QLabel) -> None:
    label.style().unpolish(label)
    label.style().polish(label)


__all__ = ["Words"]
