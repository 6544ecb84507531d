"""The head of a chart: its finding on at most two lines and its measure, both shortened to fit."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import TITLE, Colours, theme
from ui.tips import plain_tip

_MEASURE = 12
_OUT_OF_DATE = "Out of date"
_APART = 8
"""Between that and the measure, in pixels at a scale of 1."""


class Heading(QWidget):
    """Paints its words itself, so that a picture of the chart can be given the same ones."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.measure = "", ""
        self._is_stale = False
        self.kept_free = 0
        """Room at the right of the measure that buttons take at the moment."""
        # Not fixed: a layout would hold it to the height it had on an earlier, wider row.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme().changed.connect(self._dress)

    def say(self, title: str, measure: str) -> None:
        """Other words."""
        if (title, measure) == (self.title, self.measure):
            return
        lines = self._count(self.width())
        self.title, self.measure = title, measure
        self.setAccessibleName(title)
        self.setAccessibleDescription(measure)
        if self._count(self.width()) != lines:
            self.updateGeometry()
        self.update()

    def set_stale(self, stale: bool) -> None:
        """Say before the measure whether what is shown is out of date: there it hides nothing."""
        if stale != self._is_stale:
            self._is_stale = stale
            self.update()

    def keep_free(self, room: int) -> None:
        """Leave so much room at the right of the measure."""
        if room != self.kept_free:
            self.kept_free = room
            self.update()

    def measure_row(self) -> QRect:
        """Where the measure stands."""
        height = QFontMetrics(theme().font(_MEASURE)).height()
        return QRect(0, self.height() - height, self.width(), height)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """As high as the words need on this width."""
        return _height(self._count(width))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two lines, unless the layout asks for a width."""
        return QSize(theme().px(200), _height(self._count(max(self.width(), theme().px(200)))))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A few letters on one line."""
        return QSize(theme().px(60), _height(1))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the finding and the measure."""
        painter = QPainter(self)
        self.paint_words(painter, self.rect(), theme().colours, is_stale=self._is_stale)

    def paint_words(
        self, painter: QPainter, area: QRect, colours: Colours, *, is_stale: bool = False
    ) -> None:
        """Paint the words into an area with these colours."""
        bold, plain = theme().font(TITLE, bold=True), theme().font(_MEASURE)
        rows = wrapped(self.title, area.width())
        high = QFontMetrics(bold).height()
        painter.setFont(bold)
        painter.setPen(colours.text)
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at, row in enumerate(rows):
            rect = QRect(area.left(), area.top() + at * high, area.width(), high)
            painter.drawText(rect, left | int(Qt.TextFlag.TextSingleLine), row)
        metrics = QFontMetrics(plain)
        top = area.top() + max(len(rows), 1) * high + theme().px(2)
        rect = QRect(area.left(), top, area.width() - self.kept_free, metrics.height())
        if is_stale:
            painter.setFont(theme().font(_MEASURE, bold=True))
            painter.drawText(rect, left | int(Qt.TextFlag.TextSingleLine), _OUT_OF_DATE)
            rect.setLeft(rect.left() + _stale_width())
        said = metrics.elidedText(self.measure, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(plain)
        painter.setPen(colours.quiet)
        painter.drawText(rect, left | int(Qt.TextFlag.TextSingleLine), said)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on the finding asks for the chart in large."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.clicked.emit()

    def event(self, event: QEvent) -> bool:
        """Say what was shortened where the mouse rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self._shortened()), self)
            return True
        return bool(super().event(event))

    def _shortened(self) -> str:
        """The words in full if they were cut."""
        whole = " ".join(wrapped(self.title, self.width())) == " ".join(self.title.split())
        room = self.width() - self.kept_free - (_stale_width() if self._is_stale else 0)
        fits = QFontMetrics(theme().font(_MEASURE)).horizontalAdvance(self.measure) <= room
        return "" if whole and fits else f"{self.title}\n{self.measure}"

    def _count(self, width: int) -> int:
        return max(len(wrapped(self.title, width)), 1)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


def _stale_width() -> int:
    bold = QFontMetrics(theme().font(_MEASURE, bold=True))
    return bold.horizontalAdvance(_OUT_OF_DATE) + theme().px(_APART)


def wrapped(title: str, width: int) -> list[str]:
    """A finding on at most two lines, the last one cut where it must be."""
    font = theme().font(TITLE, bold=True)
    metrics = QFontMetrics(font)
    title = " ".join(title.split())
    if metrics.horizontalAdvance(title) <= width:
        return [title] if title else []
    layout = QTextLayout(title, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(max(width, 1))
    first = line.textLength()
    layout.endLayout()
    rest = metrics.elidedText(title[first:], Qt.TextElideMode.ElideRight, width)
    return [title[:first].rstrip(), rest] if rest else [title[:first].rstrip()]


def _height(lines: int) -> int:
    bold = QFontMetrics(theme().font(TITLE, bold=True)).height()
    return lines * bold + theme().px(2) + QFontMetrics(theme().font(_MEASURE)).height()
