"""Where the range of an assumption is changed: two ends, or kept at its value."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app import edits
from app.document import Document
from app.problem import CannotUse
from app.sources.one_sided import one_sided_words
from app.sources.register import Entry, span, with_typed_range
from app.value import say
from ui.desk import Desk, problem_words
from ui.pages.words import mark_wrong, plain
from ui.theme import theme


class RangeEditor(QWidget):
    """Says what one parameter varies in and changes it, if it may vary at all."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._entry: Entry | None = None
        self.varies = QRadioButton("Varies between")
        self.kept = QRadioButton("Kept at its value in every future")
        self.low, self.high = _box("Lowest value"), _box("Highest value")
        self._group = QButtonGroup(self)
        for button in (self.varies, self.kept):
            self._group.addButton(button)
        self._and = plain(text="and")
        self._and.setWordWrap(False)
        self.problem = plain("problem")
        self._note = plain("quiet")
        self.let_vary = QPushButton("Let assumptions vary")
        self._lay_out()
        self.varies.clicked.connect(self._vary)
        self.kept.clicked.connect(self._keep)
        self.low.editingFinished.connect(self._typed)
        self.high.editingFinished.connect(self._typed)
        self.let_vary.clicked.connect(self._let_vary)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        ends = QHBoxLayout()
        self._ends = ends
        for widget in (self.low, self._and, self.high):
            ends.addWidget(widget)
        ends.setStretch(0, 1)
        ends.setStretch(2, 1)
        column.addWidget(self.varies)
        column.addLayout(ends)
        for part in (self.problem, self.kept, self._note):
            column.addWidget(part)
        column.addWidget(self.let_vary, 0, Qt.AlignmentFlag.AlignLeft)
        self.dress()

    def dress(self) -> None:
        """Follow the theme's scale."""
        px = theme().px
        self._ends.setContentsMargins(px(24), 0, 0, 0)
        for button in (self.varies, self.kept):
            button.setMinimumHeight(px(24))

    def show_entry(self, entry: Entry) -> None:
        """Show the range of an entry."""
        other = self._entry is None or self._entry.path != entry.path
        self._entry = entry
        for widget in (self.varies, self.kept, self.low, self._and, self.high):
            widget.setVisible(entry.may_vary)
        (self.varies if entry.range else self.kept).setChecked(True)
        self._show_ends(entry, other)
        self._show_note(entry)

    def _show_ends(self, entry: Entry, other: bool) -> None:
        low, high = entry.range or (entry.value, entry.value)
        for box, end in ((self.low, low), (self.high, high)):
            box.setEnabled(entry.range is not None)
            said = say(entry.row.unit, end)
            if other or not box.hasFocus() or box.property("said") != said:
                box.setText(said)
                box.setCursorPosition(0)
            box.setProperty("said", said)
            box.setAccessibleDescription(entry.allowed_words)
        self._show_problem("")

    def _show_note(self, entry: Entry) -> None:
        note = ""
        if not entry.may_vary and entry.range:
            note = (
                "Assumed until you enter your own budget or give a reason for this one. "
                f"It could be {span(entry.row.unit, *entry.range)}, and the chance of keeping "
                "inside counts that."
            )
        elif not entry.may_vary:
            note = "The same in every possible future: it is decided, or it is yes or no."
        elif entry.range and not entry.varies:
            note = "Luck alone varies in this run, so every future takes the value."
        elif entry.range:
            note = one_sided_words(entry.path, entry.first_value, entry.range)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.let_vary.setVisible(entry.range is not None and not entry.varies)

    # What is done

    def _vary(self) -> None:
        """From the range declared, stretched to hold the value; from the value alone if none is."""
        entry = self._entry
        if entry is None or entry.range:
            return
        low, high = min(entry.row.low, entry.value), max(entry.row.high, entry.value)
        self._change(lambda document: edits.set_range(document, entry.path, low, high))
        self.low.setFocus()
        self.low.selectAll()

    def _keep(self) -> None:
        entry = self._entry
        if entry is not None and entry.range:
            self._change(lambda document: edits.set_point(document, entry.path))

    def _typed(self) -> None:
        entry = self._entry
        if entry is None or not entry.range:
            return
        low, high = self.low.text(), self.high.text()
        if (low, high) != (self.low.property("said"), self.high.property("said")):
            self._change(lambda document: with_typed_range(document, entry.path, low, high))
        else:
            self._show_problem("")

    def _let_vary(self) -> None:
        self._change(lambda document: edits.set_vary(document, "luck+assumptions"))

    def _change(self, edit: Callable[[Document], Document]) -> None:
        session = self._desk.session
        try:
            document = edit(session.document)
        except CannotUse as fault:
            self._show_problem(problem_words(fault))
            if self._entry:
                (self.varies if self._entry.range else self.kept).setChecked(True)
            return
        self._show_problem("")
        session.change(document)
        if self._entry:
            for box in (self.low, self.high):  # say it as it is said: 22 is 22%
                box.setText(str(box.property("said")))

    def _show_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        for box in (self.low, self.high):
            wrong = bool(words) and box.text() != box.property("said")
            mark_wrong(box, wrong)


def _box(name: str) -> QLineEdit:
    box = QLineEdit()
    box.setAccessibleName(name)
    box.setPlaceholderText(name)
    return box
