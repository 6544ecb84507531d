"""Which of the possible futures is shown: one of a few worth looking at, or any by its number."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QSpinBox, QWidget

from app.outlooks.flow import Choice
from ui.elided import Elided
from ui.theme import theme
from ui.wrapping import WrappingRow

_ANOTHER = "Another"


class Chooser(QWidget):
    """Follows its choice when more futures come in; a number that was typed stays."""

    chosen = Signal(int)
    """The number of a future that is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self._numbers: tuple[int, ...] = ()
        self._reason = self._instead = ""
        self.future = 0
        """The number of the future that is shown."""
        self.box = QComboBox()
        self.box.setAccessibleName("Which possible future")
        self.number = QSpinBox()
        self.number.setAccessibleName("Number of the possible future")
        self.number.setKeyboardTracking(False)
        self.number.setWrapping(False)
        self._label = QLabel("Possible future")
        self._label.setBuddy(self.box)
        self.why = Elided()
        self.why.setProperty("look", "quiet")
        self.why.setAccessibleName("Why this future")
        self._row = WrappingRow(self, growing=3)
        for widget in (self._label, self.box, self.number, self.why):
            self._row.addWidget(widget)
        self.box.activated.connect(self._choose)
        self.number.valueChanged.connect(self._type)
        theme().changed.connect(self._dress)
        self._dress()

    def show_futures(self, choices: Sequence[Choice], numbers: Sequence[int]) -> None:
        """The futures there are, and those worth looking at."""
        place = max(self.box.currentIndex(), 0)
        if not self._numbers:
            self.future = choices[0].future
        self._choices, self._numbers = tuple(choices), tuple(numbers)
        if self.box.count() == 0:
            self.box.addItems([*(each.label for each in choices), _ANOTHER])
        if place < len(choices):
            self.future = choices[place].future
        elif self.future not in self._numbers:
            place, self.future = 0, choices[0].future
        with QSignalBlocker(self.number):
            self.number.setRange(self._numbers[0], self._numbers[-1])
            self.number.setToolTip(f"From {self._numbers[0]:,} to {self._numbers[-1]:,}")
        self._show(place)

    def say_instead(self, words: str) -> None:
        """Words in the place of why this future is shown; none of them brings it back."""
        self._instead = words
        self._say(self._reason)

    def _say(self, reason: str) -> None:
        self._reason = reason
        self.why.setText(self._instead or reason)

    def _choose(self, place: int) -> None:
        if place < len(self._choices):
            self.future = self._choices[place].future
            self._show(place)
            self.chosen.emit(self.future)
        else:
            self._show(place)
            self.number.setFocus()
            self.number.selectAll()

    def _type(self, number: int) -> None:
        if number not in self._numbers:
            self._say(f"Future {number:,} could not be finished")
            return
        self.future = number
        self._show(len(self._choices))
        self.chosen.emit(number)

    def _show(self, place: int) -> None:
        self.box.setCurrentIndex(place)
        with QSignalBlocker(self.number):
            self.number.setValue(self.future)
        self._say(self._choices[place].why if place < len(self._choices) else "")

    def _dress(self) -> None:
        px = theme().px
        self._row.setSpacing(px(8))
        self.number.setPrefix("Number ")
        self.number.setMinimumWidth(px(112))
        self.box.setMinimumWidth(px(140))
        self.why.setMinimumWidth(px(120))
