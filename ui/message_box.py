"""A message with its details and the answers to it; used by ``ui.dialogs`` alone."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShowEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.theme import theme

_WIDTH, _WIDE = 440, 700
_LONG = 4
"""More lines than these, or longer than this many letters, get a box that can be scrolled."""
_MANY_LETTERS = 500


class MessageBox(QDialog):
    """One message, perhaps a question; the first answer is the usual one."""

    def __init__(self, parent: QWidget, what: str, details: str, answers: tuple[str, ...]) -> None:
        super().__init__(parent)
        self.answer: str | None = None
        """What was answered; None if the message was put away."""
        self.setWindowTitle("Headroom")
        self.setModal(True)
        self.setAccessibleName(what)
        self.setAccessibleDescription("" if _is_long(details) else details)
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(22), px(24), px(18))
        column.setSpacing(px(10))
        column.addWidget(self._said(what, "title"))
        self._column = column
        self.details: QTextEdit | None = None
        if _is_long(details):
            self.details = self._long_text(details)
            column.addWidget(self.details, 1)
        elif details:
            column.addWidget(self._said(details))
        self._row = QHBoxLayout()
        self._row.setSpacing(px(8))
        if self.details is not None:
            self._row.addWidget(self._copy_button(self.details))
        self._row.addStretch(1)
        self.buttons = [self._button(answer, first=answer == answers[0]) for answer in answers]
        column.addSpacing(px(4))
        column.addLayout(self._row)
        # Large type on a small screen: the box is never wider than what can be seen of it.
        most = round(self.screen().availableGeometry().width() * 0.95)
        self.setMinimumWidth(min(px(_WIDE if self.details else _WIDTH), most))
        self._is_fitted = False
        # The usual answer is where the eye and the keyboard begin, also below a long list.
        self.buttons[0].setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """As tall as its words are at this width, once."""
        if not self._is_fitted:
            self._is_fitted = True
            width = max(self.minimumWidth(), self._row.sizeHint().width())
            self.resize(width, self._column.totalHeightForWidth(width))
        super().showEvent(event)

    def _said(self, text: str, look: str = "") -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("look", look)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _long_text(self, text: str) -> QTextEdit:
        box = QTextEdit()
        box.setPlainText(text)
        box.setReadOnly(True)
        # A little room after each line, so that one that is wrapped still reads as one.
        room = QTextBlockFormat()
        room.setBottomMargin(theme().px(5))
        cursor = QTextCursor(box.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(room)
        box.setTabChangesFocus(True)
        box.setAccessibleName("Details")
        box.setMinimumHeight(theme().px(220))
        return box

    def _copy_button(self, details: QTextEdit) -> QPushButton:
        button = QPushButton("Copy the list")
        button.setAccessibleName("Copy the list")
        button.setAutoDefault(False)
        button.clicked.connect(partial(_copy, details))
        return button

    def _button(self, answer: str, *, first: bool) -> QPushButton:
        button = QPushButton(answer)
        button.setAccessibleName(answer)
        button.setDefault(first)
        if first:
            button.setProperty("look", "primary")
        button.clicked.connect(partial(self._choose, answer))
        self._row.addWidget(button)
        return button

    def _choose(self, answer: str, _checked: bool = False) -> None:
        self.answer = answer
        self.accept()


class LineBox(MessageBox):
    """A question that is answered by a line of text."""

    def __init__(self, parent: QWidget, what: str, text: str, answers: tuple[str, ...]) -> None:
        super().__init__(parent, what, "", answers)
        self.line = QLineEdit(text)
        self.line.setAccessibleName(what)
        self.line.selectAll()
        self._column.insertWidget(1, self.line)
        self.line.setFocus()

    @property
    def text(self) -> str:
        """What the line says."""
        return self.line.text()


def _is_long(details: str) -> bool:
    return details.count("\n") >= _LONG or len(details) > _MANY_LETTERS


def _copy(details: QTextEdit, _checked: bool = False) -> None:
    QGuiApplication.clipboard().setText(details.toPlainText())


__all__ = ["LineBox", "MessageBox"]
