"""The answer as cards: the chance of each target, of all, and the cost against the budget."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.outlooks.headline import CostCard, TargetCard
from ui.answer.steady import SteadyLabel
from ui.charts.dial import Dial
from ui.theme import theme
from ui.tips import plain_tip

_NARROW = 190
"""Pixels at a scale of 1 below which words need the room of the dial."""
_USUAL = "£4.4m more than the comparison plan; the budget could be £25m to £45m a year"
"""Room for these words is kept, so that nothing moves when they come."""


class AnswerCard(QFrame):
    """A dial, where there is a chance to show, beside three lines of words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "pane")
        self._dial = Dial()
        self._has_dial = True
        self._what, self._answer = _words(), _words()
        self._change = SteadyLabel(_USUAL)
        self._what.setProperty("look", "quiet")
        self._change.setProperty("look", "quiet")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._dial)
        self._lines = QVBoxLayout()
        self._lines.addStretch(1)
        for label in (self._what, self._answer, self._change):
            self._lines.addWidget(label)
        self._lines.addStretch(1)
        self._row.addLayout(self._lines, 1)
        theme().changed.connect(self.dress)
        self.dress()

    def show_target(self, card: TargetCard) -> None:
        """A chance: as a number on the dial, and in words."""
        self._want_dial(True)
        self._dial.set_share(card.probability, card.percent)
        # Both would not fit; the sentence below says how likely each target is.
        detail = ". ".join(part for part in (card.likelihood.capitalize(), card.detail) if part)
        self._say(card.title, card.words, card.change or card.likelihood, detail)

    def show_cost(self, card: CostCard) -> None:
        """What it costs against what may be spent."""
        self._want_dial(False)
        self._say(card.title, card.words, card.below, card.within)

    def wait(self, what: str, *, has_dial: bool) -> None:
        """Nothing is known yet."""
        self._want_dial(has_dial)
        self._dial.set_share(None, "")
        self._say(what, "…", "", "")

    def set_stale(self, stale: bool) -> None:
        """Whether the figures are those of an earlier scenario: greyed, and said above."""
        for widget in (self._dial, self._what, self._answer, self._change):
            widget.setEnabled(not stale)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The dial stands where there is room for it; its share is said in words too."""
        super().resizeEvent(event)
        self._want_dial(self._has_dial)

    def _want_dial(self, wanted: bool) -> None:
        self._has_dial = wanted
        self._dial.setVisible(wanted and self.width() >= theme().px(_NARROW))

    def _say(self, what: str, answer: str, change: str, detail: str) -> None:
        self._what.setText(what)
        self._answer.setText(answer)
        self._change.setText(change)
        self.setAccessibleName(what)
        self.setAccessibleDescription(". ".join(part for part in (answer, change, detail) if part))
        self.setToolTip(plain_tip(detail))

    def dress(self) -> None:
        """Follow the theme."""
        px = theme().px
        self._answer.setFont(theme().font(16, bold=True))
        self._row.setContentsMargins(px(14), px(9), px(12), px(9))
        self._row.setSpacing(px(14))
        self._lines.setSpacing(px(1))
        self.setMinimumHeight(px(82))
        self._want_dial(self._has_dial)


def _words() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
