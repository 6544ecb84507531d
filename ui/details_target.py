"""One target in the details of a scenario: of what, how much, by when."""

from datetime import date
from typing import get_args

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.details import TypedTarget
from app.document import Test
from sim.outcomes import OUTCOMES
from ui.pages.words import mark_wrong, plain
from ui.theme import theme
from ui.wrapping import WrappingRow

_TESTS: tuple[Test, ...] = get_args(Test)


class TargetBox(QFrame):
    """The boxes of one target and what is wrong with them."""

    remove_wanted = Signal()

    def __init__(self, typed: TypedTarget, first: date, last: date) -> None:
        super().__init__()
        self.setProperty("look", "pane")
        self.outcome, self.test = QComboBox(), QComboBox()
        self.value, self.by = QLineEdit(), QDateEdit()
        self.remove = QPushButton("Remove")
        self.problem = plain("problem")
        self._fill(typed, first, last)
        self._lay_out()
        self.outcome.currentIndexChanged.connect(self._show_unit)
        self.remove.clicked.connect(self._remove)
        self._show_unit()

    def _fill(self, typed: TypedTarget, first: date, last: date) -> None:
        for name, outcome in OUTCOMES.items():
            self.outcome.addItem(outcome.label, name)
        self.outcome.setCurrentIndex(self.outcome.findData(typed.outcome))
        self.outcome.setMinimumContentsLength(18)
        for test in _TESTS:
            self.test.addItem(test, test)
        self.test.setCurrentIndex(self.test.findData(typed.test))
        self.value.setText(typed.value)
        self.by.setDisplayFormat("d MMM yyyy")
        self.by.setCalendarPopup(True)
        self.by.setDateRange(_qdate(first), _qdate(last))
        self.by.setDate(_qdate(typed.by))

    def _lay_out(self) -> None:
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(10), px(12), px(10))
        column.setSpacing(px(8))
        above, below = QHBoxLayout(), WrappingRow()
        above.addWidget(self.outcome, 1)
        above.addWidget(self.remove)
        below.setSpacing(px(8))
        below.addWidget(_together(self.test, self.value))
        below.addWidget(_together(QLabel("by"), self.by))
        self.value.setMinimumWidth(px(110))
        column.addLayout(above)
        column.addLayout(below)
        column.addWidget(self.problem)
        self.problem.hide()

    def _show_unit(self) -> None:
        outcome = OUTCOMES[self.outcome.currentData()]
        self.value.setPlaceholderText(outcome.unit.title)
        self.value.setCursorPosition(0)
        self.outcome.setToolTip(outcome.help)
        for box, name in (
            (self.outcome, "Outcome"),
            (self.test, "At least or at most"),
            (self.value, f"Value in {outcome.unit.title}"),
            (self.by, "By date"),
            (self.remove, f"Remove the target for {outcome.label}"),
        ):
            box.setAccessibleName(name)

    @property
    def typed(self) -> TypedTarget:
        """What stands in the boxes."""
        by = self.by.date()
        return TypedTarget(
            self.outcome.currentData(),
            self.test.currentData(),
            self.value.text(),
            date(by.year(), by.month(), by.day()),
        )

    def show_problem(self, words: str) -> None:
        """Say what is wrong with it; nothing if the words are empty."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        mark_wrong(self.value, bool(words))

    def _remove(self, _checked: bool = False) -> None:
        self.remove_wanted.emit()


def _together(left: QWidget, right: QWidget) -> QWidget:
    """Two widgets that are never parted by a new line."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(left)
    row.addWidget(right, 1)
    return both


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
