"""Which lever may be moved while the briefing is presented."""

from collections.abc import Collection

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.sources.catalogue import Row, catalogue
from sim.parameter import Kind

_NONE = "None"
_NARROW = 12
"""Characters that have to be seen of the longest label."""


class LeverChoice(QWidget):
    """A list of the levers: first those that differ from the baseline."""

    wanted = Signal(str)
    """The path of a lever; empty for none."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, ...] = ()
        self.box = QComboBox()
        self.box.setAccessibleName("Lever that may be moved while presenting")
        self.box.setMinimumContentsLength(_NARROW)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.activated.connect(lambda _: self.wanted.emit(self.box.currentData()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)

    def show_choice(self, path: str, changed: Collection[str]) -> None:
        """What is chosen, and which levers differ."""
        rows = _levers(changed)
        paths = tuple(row.path for row in rows)
        with QSignalBlocker(self.box):
            if paths != self._shown:
                self._shown = paths
                self.box.clear()
                self.box.addItem(_NONE, "")
                for row in rows:
                    self.box.addItem(row.label, row.path)
            self.box.setCurrentIndex(max(self.box.findData(path), 0))


def _levers(changed: Collection[str]) -> list[Row]:
    levers = [row for row in catalogue() if row.kind is Kind.LEVER]
    return sorted(levers, key=lambda row: (row.path not in changed, row.label))
