"""Where a point lies among the futures, painted in a cell: every likely range equally wide."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.experiments.history import Compared, Proves
from ui.theme import theme

_STRIP = 136
"""Pixels of a strip at a scale of 1; its likely range takes the middle half of it."""
_WORDS = 72


class StripDelegate(QStyledItemDelegate):
    """The likely range, its middle half, the central projection, the point; then where it lies."""

    def __init__(self, parent: object = None) -> None:
        super().__init__()
        self.points: Sequence[Compared] = ()

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Room for the strip and its words."""
        return QSize(theme().px(_STRIP + _WORDS), theme().px(26))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The strip at the left, the words at the right."""
        px = theme().px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.row() < len(self.points):
            inner = QRectF(option.rect.adjusted(px(8), 0, 0, 0))
            inner.setWidth(px(_STRIP - 16))
            self._strip(painter, inner, self.points[index.row()])
        words = option.rect.adjusted(px(_STRIP), 0, -px(4), 0)
        outside = not str(index.data()).startswith("inside")
        painter.setFont(theme().font(bold=outside))
        painter.setPen(theme().colour("text"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, left, str(index.data()))
        painter.restore()

    def _strip(self, painter: QPainter, box: QRectF, each: Compared) -> None:
        px, middle = theme().px, box.center().y()

        def bar(low: float, high: float, height: int, colour: str) -> None:
            ends = sorted((_at(each, low, box), _at(each, high, box)))
            tall = px(height)
            rect = QRectF(ends[0], middle - tall / 2, max(ends[1] - ends[0], 2.0), tall)
            painter.fillRect(rect, theme().colour(colour))

        painter.setPen(QPen(theme().colour("grid"), 1))
        painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
        bar(each.p10, each.p90, 14, "band")
        bar(each.p25, each.p75, 14, "inner_band")
        at = _at(each, each.p50, box)
        painter.setPen(QPen(theme().colour("answer"), px(2)))
        painter.drawLine(QPointF(at, middle - px(7)), QPointF(at, middle + px(7)))
        counts = each.proves is Proves.SOMETHING
        self._point(painter, box, _share(each, each.point.value), counts)

    def _point(self, painter: QPainter, box: QRectF, share: float, counts: bool) -> None:
        """An open circle as in the charts; an arrow where it lies further out than is drawn."""
        px, middle = theme().px, box.center().y()
        painter.setPen(QPen(theme().colour("text" if counts else "quiet"), px(1.5)))
        painter.setBrush(theme().colour("pane") if counts else QColor(0, 0, 0, 0))
        size = float(px(4))
        if 0 <= share <= 1:
            painter.drawEllipse(QPointF(box.left() + share * box.width(), middle), size, size)
            return
        tip, back = (box.left(), size * 2) if share < 0 else (box.right(), -size * 2)
        corners = [(tip, 0.0), (tip + back, -size), (tip + back, size)]
        painter.drawPolygon(QPolygonF([QPointF(x, middle + y) for x, y in corners]))


def _share(each: Compared, value: float) -> float:
    """How far across the strip a value is: a quarter at 1 in 10 below, three quarters above."""
    if each.width <= 0:
        return 0.5 + (value > each.p50) - (value < each.p50)
    return 0.25 + 0.5 * (value - each.p10) / each.width


def _at(each: Compared, value: float, box: QRectF) -> float:
    return box.left() + min(max(_share(each, value), 0.0), 1.0) * box.width()
