"""The points that can be learned from, each with a box to tick."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.experiments.learning.refusals import point_words
from app.experiments.learning.tables import seen_words
from app.sources.observed import Observed
from ui.theme import theme

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
        self.fit()

    def fit(self) -> None:
        """As wide and as high as its points, up to what a page has room for; rows can be hit."""
        px = theme().px
        self.setSpacing(px(3))
        longest = max((self.fontMetrics().horizontalAdvance(self.item(row).text())
                       for row in range(self.count())), default=0)  # fmt: skip
        self.setMinimumWidth(min(max(longest + px(48), px(280)), px(440)))
        self.doItemsLayout()
        rows = 0
        if self.count():
            last = self.visualItemRect(self.item(self.count() - 1))
            rows = last.bottom() + self.verticalScrollBar().value()
        wanted = rows + self.spacing() + 2 * self.frameWidth() + px(2)
        self.setFixedHeight(min(max(wanted, px(60)), px(440)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Of another width, words break elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

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
