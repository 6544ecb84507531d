"""The words of a page: its headline, the planner's note, and what the presenter will read."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
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
            box.textChanged.connect(self._typed)
        theme().changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._written, self._read = QVBoxLayout(), QVBoxLayout()
        self._columns.addLayout(self._written, 1)
        self._columns.addLayout(self._read, 1)
        headings = ("HEADLINE", "NOTE ON THE PAGE", "WHAT THE PRESENTER WILL READ")
        self._headings = [plain("heading", text) for text in headings]
        for label, box in zip(self._headings, (self.headline, self.note), strict=False):
            label.setBuddy(box)
        for part in (self._headings[0], self.headline, self.old, self._headings[1], self.note):
            self._written.addWidget(part)
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

    def set_wide(self, wide: bool) -> None:
        """Side by side where they stand below the preview, below each other beside it."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across if wide else down)
        self._columns.setStretch(0, 3 if wide else 0)
        self._columns.setStretch(1, 2 if wide else 1)

    def _dress(self) -> None:
        px = theme().px
        self._columns.setSpacing(px(16))
        for column in (self._written, self._read):
            column.setSpacing(px(6))
        self.headline.setFixedHeight(px(62))
        self.note.setMinimumHeight(px(62))
        self.note.setMaximumHeight(px(120))
        self._scroll.setMinimumHeight(px(60))

    # What it shows

    def show_words(
        self, key: str, choice: PageChoice | None, page: Page | None, is_old: bool
    ) -> None:
        """The words of a page, by its name; no choice if it is not in the briefing."""
        self.page = key
        said = (choice.headline, choice.note) if choice else ("", "")
        # What is being typed is not taken from under the hand, where it says the same.
        if clean(self.headline.toPlainText()) != said[0]:
            with QSignalBlocker(self.headline):
                self.headline.setPlainText(said[0])
        if clean(self.note.toPlainText(), prose=True) != said[1]:
            with QSignalBlocker(self.note):
                self.note.setPlainText(said[1])
        self._is_shown = said
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
        headline, note = (
            clean(self.headline.toPlainText()),
            clean(self.note.toPlainText(), prose=True),
        )
        before = self._is_shown
        self._is_shown = (headline, note)
        if headline != before[0]:
            self.headline_wanted.emit(headline)
        if note != before[1]:
            self.note_wanted.emit(note)

    def _typed(self) -> None:
        self._rest.start()

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
