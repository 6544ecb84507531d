"""A row of widgets that goes on in the next line where there is no room."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class WrappingRow(QLayout):
    """Widgets side by side in as many lines as it takes; one of them takes what is left."""

    def __init__(self, parent: QWidget | None = None, *, growing: int = 0) -> None:
        """``growing`` is the place of the one that takes what is left of its line."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._growing = growing
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """One more at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """One of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Give one of them up."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """As high as its lines together."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Put everything in its place."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All in one line."""
        hints = [item.sizeHint() for item in self._items]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the widest."""
        least = [item.minimumSize() for item in self._items]
        return QSize(
            max((size.width() for size in least), default=0),
            max((size.height() for size in least), default=0),
        )

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._items:
            wants = self._least(item)
            if lines[-1] and used + self.spacing() + wants > width:
                lines.append([])
                used = 0
            used += wants + (self.spacing() if lines[-1] else 0)
            lines[-1].append(item)
        return lines

    def _least(self, item: QLayoutItem) -> int:
        """The growing one may be as narrow as it can; the others want all their words seen."""
        return (item.minimumSize() if self._grows(item) else item.sizeHint()).width()

    def _grows(self, item: QLayoutItem) -> bool:
        return item is self.itemAt(self._growing)

    def _place(self, rect: QRect, *, move: bool) -> int:
        top = rect.top()
        for line in self._lines(rect.width()):
            if not line:
                continue
            height = max(item.sizeHint().height() for item in line)
            widths = [min(self._least(item), rect.width()) for item in line]
            left_over = rect.width() - sum(widths) - self.spacing() * (len(line) - 1)
            widths = [
                width + (left_over if self._grows(item) else 0)
                for item, width in zip(line, widths, strict=True)
            ]
            left = rect.left()
            for item, width in zip(line, widths, strict=True):
                if move:
                    item.setGeometry(QRect(left, top, width, height))
                left += width + self.spacing()
            top += height + self.spacing()
        return max(0, top - self.spacing() - rect.top())
