"""From when a lever has its value: from the first day, or in dated steps with their ramps."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.document import Document
from app.edits import (
    add_change,
    checked_value,
    dated,
    remove_change,
    set_change,
    set_first_value,
    start_on,
)
from app.levers.dates import hold_from_first_day, next_step, usual_start
from app.levers.standing import Standing
from app.sources.catalogue import Row
from app.value import say
from sim.scenario import PARAMETERS, Change
from sim.units import Unit
from ui.levers.boxes import DayBox, MonthsBox, TypedBox, day_of
from ui.levers.editing import Bursts, Editor, holds_focus
from ui.levers.words import Words
from ui.theme import SMALL, theme


class StepFields(QWidget):
    """One dated step: its date, the value it leads to, and over how long."""

    date_set = Signal()
    value_typed = Signal(str)
    months_set = Signal()
    abandoned = Signal()
    removed = Signal()

    def __init__(self, row: Row, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = f"{row.label}, step {number}"
        self.day = DayBox(f"{name}: from")
        self.value = TypedBox(f"{name}: value")
        self.months = MonthsBox(f"{name}: over how many months")
        self.remove = QPushButton("Remove")
        self.remove.setAccessibleName(f"{name}: remove")
        self._grid = QGridLayout(self)
        self._grid.addWidget(self.day, 0, 0)
        self._grid.addWidget(self.value, 0, 1)
        # Yes or no changes at once.
        if row.unit is not Unit.YES_OR_NO:
            self._grid.addWidget(self.months, 1, 0)
        self._grid.addWidget(self.remove, 1, 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.day.dateChanged.connect(lambda _day: self.date_set.emit())
        self.value.typed.connect(self.value_typed)
        self.value.abandoned.connect(self.abandoned)
        self.months.valueChanged.connect(lambda _months: self.months_set.emit())
        self.remove.clicked.connect(self.removed)
        theme().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = theme().px
        self._grid.setContentsMargins(0, 0, 0, px(4))
        self._grid.setSpacing(px(4))

    def show_change(self, change: Change, said: str) -> None:
        """The step as it stands."""
        for box in (self.day, self.months):
            box.blockSignals(True)
        self.day.setDate(QDate(change.date.year, change.date.month, change.date.day))
        self.months.setValue(change.over_months)
        for box in (self.day, self.months):
            box.blockSignals(False)
        self.value.show_text(said)


class StartSection(QWidget):
    """The choice between the first day and a date, and the steps there are."""

    def __init__(self, row: Row, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._editor = editor
        self._standing: Standing | None = None
        self._bursts = Bursts()
        self.first_day = QRadioButton("From the first day")
        self.from_date = QRadioButton("From a date")
        self.first = TypedBox(f"{row.label}: value on the first day")
        self._until = Words("until then", "quiet")
        self.steps: list[StepFields] = []
        self.add = QPushButton("Add a step")
        self.problem = Words(tone="problem", pixels=SMALL + 1)
        self._build()
        theme().changed.connect(self._restyle)
        self._restyle()

    def _build(self) -> None:
        self._all = QVBoxLayout(self)
        if not self._row.dated:
            self._all.addWidget(Words("It holds for the first day and cannot change.", "quiet"))
        for choice in (self.first_day, self.from_date):
            choice.setAccessibleName(f"{self._row.label}: {choice.text()}")
            self._all.addWidget(choice)
            choice.setVisible(self._row.dated)
        self._first_line = QHBoxLayout()
        self._first_line.addWidget(self._until, 1)
        self._first_line.addWidget(self.first, 1)
        self._all.addLayout(self._first_line)
        self._steps = QVBoxLayout()
        self._all.addLayout(self._steps)
        self.add.setAccessibleName(f"{self._row.label}: add a step")
        self._all.addWidget(self.add)
        self._all.addWidget(self.problem)
        self.problem.hide()
        self.first_day.clicked.connect(self._hold)
        self.from_date.clicked.connect(self._start)
        self.first.typed.connect(self._set_first)
        self.first.abandoned.connect(lambda: self.problem.say(""))
        self.add.clicked.connect(self._add)

    def _restyle(self) -> None:
        px = theme().px
        self._all.setContentsMargins(0, 0, 0, 0)
        self._all.setSpacing(px(4))
        self._steps.setSpacing(px(4))
        for choice in (self.first_day, self.from_date):
            choice.setMinimumHeight(px(24))

    def show_standing(self, standing: Standing) -> None:
        """The steps as they stand; fields that need not change are left alone."""
        before, self._standing = self._standing, standing
        if before and (before.first, before.changes) == (standing.first, standing.changes):
            return
        is_dated = bool(standing.changes)
        self.first_day.setChecked(not is_dated)
        self.from_date.setChecked(is_dated)
        for each in (self._until, self.first, self.add):
            each.setVisible(is_dated)
        self._match_fields(len(standing.changes))
        unit = self._row.unit
        if before is None or before.first != standing.first:
            self.first.show_text(say(unit, standing.first))
        for fields, change in zip(self.steps, standing.changes, strict=True):
            fields.show_change(change, say(unit, change.value))
        self.problem.say("")

    def finish_typing(self) -> None:
        """Send what is being typed."""
        for box in (self.first, *(each.value for each in self.steps)):
            if box.isVisible():
                box.finish()

    def _match_fields(self, count: int) -> None:
        while len(self.steps) > count:
            gone = self.steps.pop()
            if holds_focus(gone):
                self.add.setFocus(Qt.FocusReason.OtherFocusReason)
            self._steps.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.steps) < count:
            index = len(self.steps)
            fields = StepFields(self._row, index + 1)
            fields.date_set.connect(lambda index=index: self._set_date(index))
            fields.value_typed.connect(lambda text, index=index: self._set_value(index, text))
            fields.months_set.connect(lambda index=index: self._set_months(index))
            fields.abandoned.connect(lambda: self.problem.say(""))
            fields.removed.connect(lambda index=index: self._remove(index))
            self.steps.append(fields)
            self._steps.addWidget(fields)
            fields.setVisible(True)

    # Done

    def _apply(self, edit: Callable[[Document], Document], gesture: int | None = None) -> bool:
        words = self._editor.apply(edit, gesture)
        self.problem.say(words)
        return not words

    def _present(self, index: int) -> Change:
        return dated(self._editor.document, self._row.path)[index]

    def _start(self) -> None:
        path = self._row.path
        if self._standing and not self._standing.changes:
            # Until then it is as in the baseline, which is what the value is a change from.
            before = self._editor.desk.session.baseline.scenario.settings.get(path)
            self._apply(lambda each: start_on(each, path, usual_start(each), before))
        self._show_choice()

    def _hold(self) -> None:
        if self._standing and self._standing.changes:
            self._apply(lambda each: hold_from_first_day(each, self._row.path))
        self._show_choice()

    def _show_choice(self) -> None:
        """The choice as it stands, if what was chosen is not allowed."""
        is_dated = bool(dated(self._editor.document, self._row.path))
        self.first_day.setChecked(not is_dated)
        self.from_date.setChecked(is_dated)

    def _add(self) -> None:
        last = self._present(-1)
        day = next_step(self._editor.document, last.date)
        if self._apply(lambda each: add_change(each, replace(last, date=day, over_months=0.0))):
            self.steps[-1].day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, index: int) -> None:
        self._apply(lambda each: remove_change(each, self._present(index)))

    def _set_first(self, text: str) -> None:
        parameter = PARAMETERS[self._row.path]
        present = self._standing.first if self._standing else parameter.default
        done = self._apply(
            lambda each: set_first_value(
                each, parameter.path, checked_value(parameter, text, present)
            )
        )
        self.first.accept() if done else self.first.refuse()

    def _set_value(self, index: int, text: str) -> None:
        old, parameter, box = (
            self._present(index),
            PARAMETERS[self._row.path],
            self.steps[index].value,
        )
        done = self._apply(
            lambda each: set_change(
                each, old, replace(old, value=checked_value(parameter, text, old.value))
            )
        )
        box.accept() if done else box.refuse()

    def _set_date(self, index: int) -> None:
        day = day_of(self.steps[index].day.date())
        old = self._present(index)
        self._apply(lambda each: set_change(each, old, replace(old, date=day)), self._bursts.next())

    def _set_months(self, index: int) -> None:
        old, months = self._present(index), self.steps[index].months.value()
        self._apply(
            lambda each: set_change(each, old, replace(old, over_months=months)),
            self._bursts.next(),
        )


__all__ = ["StartSection", "StepFields"]
