"""Who answers for one value of the register, and who has signed it off."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.briefing_edits import (
    is_signed,
    own_assumption,
    ownership,
    sign_assumption,
    unsign_assumption,
)
from app.sources.register import Entry
from app.story.pages.logs import signed_words
from app.wording import capital
from ui.desk import Desk
from ui.levers.editing import Edit, Editor
from ui.pages.words import plain
from ui.settings import planner_name
from ui.theme import theme


class OwnerEditor(QWidget):
    """The owner of a value, and a sign-off that holds for the value it was given for."""

    def __init__(self, desk: Desk, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self._editor = Editor(desk)
        self._today = today
        self._entry: Entry | None = None
        self._shown = ""
        """The owner that was put into the box: what differs from it was typed."""
        self.owner = QLineEdit()
        self.owner.setAccessibleName("Who answers for it")
        self.owner.setPlaceholderText("Name or office")
        self.signed = plain(selectable=True)
        self.sign = QPushButton("Sign off the value")
        self.withdraw = QPushButton("Withdraw the sign-off")
        self.problem = plain("problem")
        self._lay_out()
        self.owner.editingFinished.connect(self.take_over)
        self.sign.clicked.connect(self._sign)
        self.withdraw.clicked.connect(self._withdraw)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.sign)
        row.addWidget(self.withdraw)
        row.addStretch(1)
        for part in (self.owner, self.signed):
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(self.problem)
        self.dress()

    def dress(self) -> None:
        """Follow the theme's scale."""
        for button in (self.sign, self.withdraw):
            button.setMinimumHeight(theme().px(28))

    def show_entry(self, entry: Entry) -> None:
        """Show who answers for a value; what was typed for another is taken over first."""
        other = self._entry is None or self._entry.path != entry.path
        if other:
            self.take_over()
        self._entry = entry
        document, path = self._editor.document, entry.path
        owned, holds = ownership(document, path), is_signed(document, path)
        if other or not self.owner.hasFocus() or self.owner.text() == self._shown:
            self._put_owner(owned.owner)
        words = signed_words(document, entry)
        self.signed.setText(f"Signed off by {words}." if holds else f"{capital(words)}.")
        self.sign.setVisible(not holds)
        self.sign.setToolTip("In your name, as the log of the file has it")
        self.withdraw.setVisible(bool(owned.signed_by))
        self._say("")

    # What is done

    def take_over(self) -> None:
        """Keep the owner, if one was typed: what only stands there may be of another scenario."""
        entry, owner = self._entry, self.owner.text()
        if entry is not None and owner != self._shown:
            path = entry.path
            self._do(lambda document: own_assumption(document, path, owner))
            if not self.problem.text():
                self._put_owner(ownership(self._editor.document, path).owner)

    def _put_owner(self, owner: str) -> None:
        self._shown = owner
        if self.owner.text() != owner:
            self.owner.setText(owner)
            self.owner.setCursorPosition(0)

    def _sign(self, _checked: bool = False) -> None:
        entry = self._entry
        if entry is not None:
            path, by = entry.path, planner_name(self._editor.desk.settings)
            self._do(lambda document: sign_assumption(document, path, by, self._today()))

    def _withdraw(self, _checked: bool = False) -> None:
        entry = self._entry
        if entry is not None:
            path = entry.path
            self._do(lambda document: unsign_assumption(document, path))

    def _do(self, edit: Edit) -> None:
        self._say(self._editor.apply(edit))

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
