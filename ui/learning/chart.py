"""What moved as a picture: for each the range before in grey and the range after in blue."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.experiments.learning.moved import Moved, Range
from ui.theme import SMALL, theme

MOST = 10
"""Rows that are drawn; the table has them all."""
_ROW, _MARGIN = 26, 8
_BAR = 8


class MovedChart(QWidget):
    """Rows below each other, each on a scale of its own from the least to the most of both."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Moved, ...] = ()
        self.setAccessibleName("What moved, before and after")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_moved(self, moved: Sequence[Moved]) -> None:
        """Draw the first of what moved."""
        self._rows = tuple(moved[:MOST])
        said = [
            f"{each.label}: {each.say_range(each.before)} before, {each.say_range(each.after)} "
            "after"
            for each in self._rows
        ]
        self.setAccessibleDescription("; ".join(said))
        self.setVisible(bool(self._rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A row for each, and one for the key."""
        px = theme().px
        return QSize(px(420), px(_ROW) * (len(self._rows) + 1) + px(_MARGIN))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high, and half as wide."""
        hint = self.sizeHint()
        return QSize(hint.width() // 2, hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Names at the left, bars at the right, the key at the foot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme().font(SMALL))
        px, names = theme().px, self.width() // 2
        for number, each in enumerate(self._rows):
            top = px(_ROW) * number
            self._write(painter, QRectF(0, top, names - px(10), px(_ROW)), each.label)
            self._bars(painter, QRectF(names, top, self.width() - names - px(6), px(_ROW)), each)
        self._key(painter, QRectF(names, px(_ROW) * len(self._rows), names, px(_ROW)))
        painter.end()

    def _write(self, painter: QPainter, where: QRectF, text: str) -> None:
        painter.setPen(theme().colour("text"))
        fits = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(where.width())
        )
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fits)

    def _bars(self, painter: QPainter, where: QRectF, each: Moved) -> None:
        low = min(each.before[0], each.after[0])
        high = max(each.before[2], each.after[2])
        half = theme().px(_BAR)
        above = QRectF(where.left(), where.center().y() - half - 1, where.width(), half)
        below = QRectF(where.left(), where.center().y() + 1, where.width(), half)
        for bar, ends, name in ((above, each.before, "control"), (below, each.after, "answer")):
            self._bar(painter, bar, _on(bar, ends, low, high), name)

    def _bar(self, painter: QPainter, bar: QRectF, ends: Range, name: str) -> None:
        left, middle, right = ends
        width = max(right - left, 2.0)
        painter.fillRect(QRectF(left, bar.top(), width, bar.height()), theme().colour(name))
        painter.fillRect(QRectF(middle - 1, bar.top(), 2, bar.height()), theme().colour("pane"))

    def _key(self, painter: QPainter, where: QRectF) -> None:
        px = theme().px
        left = where.left()
        for name, words in (("control", "before"), ("answer", "after")):
            swatch = QRectF(left, where.center().y() - px(_BAR) / 2, px(20), px(_BAR))
            painter.fillRect(swatch, theme().colour(name))
            room = painter.fontMetrics().horizontalAdvance(words)
            text = QRectF(swatch.right() + px(5), where.top(), room + 2, where.height())
            self._write(painter, text, words)
            left = text.right() + px(14)


def _on(bar: QRectF, ends: Range, low: float, high: float) -> Range:
    """Where values lie in a bar."""
    scale = bar.width() / max(high - low, 1e-12)
    left, middle, right = (bar.left() + (each - low) * scale for each in ends)
    return left, middle, right
