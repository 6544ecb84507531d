"""About this scenario: its texts, how it is run, and its targets; one step for all of it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.changelog import LONGEST_NAME
from app.details import Details, TypedTarget, another_target, details_of, with_details
from app.document import Vary
from app.problem import CannotUse, Problem
from app.wording import day_words
from ui.desk import Desk, problem_words
from ui.details_target import TargetBox
from ui.form import FormDialog
from ui.pages.words import mark_wrong, plain
from ui.settings import planner_name, remember_planner
from ui.theme import theme


class DetailsDialog(FormDialog):
    """Everything about a scenario that is no lever; OK takes it over, Cancel leaves it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "About this scenario", parent)
        typed = details_of(self._document)
        self.title, self.author = QLineEdit(typed.title), QLineEdit(typed.author)
        self.notes = QPlainTextEdit(typed.notes)
        self.name = QLineEdit(planner_name(desk.settings))
        self.name.setMaxLength(LONGEST_NAME)
        self.seed, self.futures = QLineEdit(typed.seed), QLineEdit(typed.futures)
        self.vary: dict[Vary, QRadioButton] = {
            "luck+assumptions+years": QRadioButton("Luck, assumptions and years"),
            "luck+assumptions": QRadioButton("Luck and assumptions: all years are alike"),
            "luck": QRadioButton("Luck alone: every assumption stays at its value"),
        }
        self._vary = QButtonGroup(self)
        for button in self.vary.values():
            self._vary.addButton(button)
        self.vary[typed.vary].setChecked(True)
        self.targets: list[TargetBox] = []
        self.add = QPushButton("Add a target")
        self.problem = plain("problem")
        self.ok, self.cancel = QPushButton("OK"), QPushButton("Cancel")
        self._problems: dict[str, QLabel] = {}
        self._lay_out()
        for each in typed.targets:
            self._show_target(each)
        self.add.clicked.connect(self._add)
        self.ok.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.title.setFocus()

    # How it is laid out

    def _lay_out(self) -> None:
        self._texts()
        self._run()
        self._heading("TARGETS")
        self._list = QVBoxLayout()
        self._list.setSpacing(theme().px(8))
        self._column.addLayout(self._list)
        self._problem("targets")
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.problem)
        self.problem.hide()
        self.add.setAutoDefault(False)
        self._stand(560, 720, self.cancel, self.ok)
        self.ok.setDefault(True)

    def _texts(self) -> None:
        self._checked("Title", self.title, "title")
        self._checked("Author", self.author, "author")
        self.notes.setTabChangesFocus(True)
        self.notes.setMinimumHeight(theme().px(110))
        self._checked("Notes", self.notes, "notes")
        self._checked("Your name, for the log", self.name, "name")

    def _run(self) -> None:
        self._heading("THE RUN")
        scenario = self._document.scenario
        days = f"From {day_words(scenario.first_day)} to {day_words(scenario.last_day)}"
        self._column.addWidget(plain(text=days))
        self._checked("Possible futures", self.futures, "futures")
        self._checked("Seed: the number that fixes the luck", self.seed, "seed")
        self._column.addWidget(plain("quiet", "What differs from future to future"))
        for button in self.vary.values():
            button.setMinimumHeight(theme().px(24))
            self._column.addWidget(button)

    def _checked(self, name: str, box: QWidget, place: str) -> None:
        """A field with what may be wrong about it under it."""
        self._field(name, box)
        self._problem(place)

    def _problem(self, place: str) -> None:
        self._problems[place] = plain("problem")
        self._problems[place].hide()
        self._column.addWidget(self._problems[place])

    # Targets

    def _show_target(self, typed: TypedTarget) -> TargetBox:
        scenario = self._document.scenario
        box = TargetBox(typed, scenario.first_day, scenario.last_day)
        box.remove_wanted.connect(partial(self._remove, box))
        self.targets.append(box)
        self._list.addWidget(box)
        box.show()
        self._fit()
        return box

    def _add(self, _checked: bool = False) -> None:
        box = self._show_target(another_target(self._document, self._typed().targets))
        box.outcome.setFocus()
        self._inner.adjustSize()
        self._scroll.ensureWidgetVisible(box)

    def _remove(self, box: TargetBox) -> None:
        at = self.targets.index(box)
        self.targets.remove(box)
        self._list.removeWidget(box)
        self._fit()
        box.hide()
        box.deleteLater()
        after = self.targets[at : at + 1]
        (after[0].remove if after else self.add).setFocus()

    # Taking over

    def _typed(self) -> Details:
        return Details(
            self.title.text(),
            self.author.text(),
            self.notes.toPlainText(),
            self.seed.text(),
            self.futures.text(),
            next(vary for vary, button in self.vary.items() if button.isChecked()),
            tuple(box.typed for box in self.targets),
        )

    def accept(self) -> None:
        """Take everything over as one step; if anything is wrong, say it all and stay."""
        self._clear_problems()
        try:
            document = with_details(self._document, self._typed())
        except CannotUse as fault:
            self._show_problems(fault)
            return
        remember_planner(self._desk.settings, self.name.text())
        self._desk.session.change(document)
        super().accept()

    def _clear_problems(self) -> None:
        for place, label in self._problems.items():
            label.hide()
            if place != "targets":
                mark_wrong(getattr(self, place), False)
        for box in self.targets:
            box.show_problem("")
        self.problem.hide()

    def _show_problems(self, fault: CannotUse) -> None:
        wrong: list[QWidget] = []
        by_place: dict[str, list[Problem]] = {}
        for problem in fault.problems:
            by_place.setdefault(problem.place.partition(".")[0], []).append(problem)
        for place, problems in by_place.items():
            wrong.append(self._show_problem(place, problem_words(CannotUse(None, problems))))
        wrong[0].setFocus()
        self._inner.adjustSize()
        self._scroll.ensureWidgetVisible(wrong[0])

    def _show_problem(self, place: str, words: str) -> QWidget:
        """Say a problem beside its field; the field."""
        number = place.removeprefix("targets[").removesuffix("]")
        if number.isdecimal() and int(number) <= len(self.targets):
            box = self.targets[int(number) - 1]
            box.show_problem(words)
            return box.value
        label = self._problems.get(place, self.problem)
        label.setText(words)
        label.show()
        field = getattr(self, place, None) if place in self._problems else None
        if isinstance(field, QWidget):
            mark_wrong(field, True)
            return field
        return self.add if place == "targets" else self.ok
