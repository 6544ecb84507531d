"""The points that can be learned from, each with a box to tick."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.experiments.learning.refusals import point_words
from app.experiments.learning.tables import seen_words
from app.sources.observed import Observed

_POINT = Qt.ItemDataRole.UserRole


class PointList(QListWidget):
    """Space ticks a point or takes its tick away; the arrows lead from one to the next."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Points to learn from")
        self.setAccessibleDescription("Space ticks a point or takes its tick away.")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(lambda _: self.ticked.emit())

    def show_points(self, points: Sequence[Observed], ticked: Collection[str]) -> None:
        """Other points; those with these ids are ticked."""
        self.blockSignals(True)
        self.clear()
        for point in points:
            item = QListWidgetItem(f"{point_words(point)}: {seen_words(point)}")
            item.setData(_POINT, point)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = point.id in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            item.setToolTip(_says(point))
            self.addItem(item)
        self.blockSignals(False)
        if self.count():
            self.setCurrentRow(0)

    @property
    def chosen(self) -> tuple[Observed, ...]:
        """The points that are ticked."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(
            item.data(_POINT) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    @property
    def shown(self) -> tuple[Observed, ...]:
        """All points in the list."""
        return tuple(self.item(row).data(_POINT) for row in range(self.count()))


def _says(point: Observed) -> str:
    """What a point counts and why it is so uncertain, as plain text."""
    from ui.tips import plain_tip

    parts = (point.id, point.reading, point.note, point.uncertain_because)
    return plain_tip(". ".join(part for part in parts if part))
