"""A ring that shows a share, with the share in words in its middle."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme

_SIDE = 56
_RING = 7.0
_TYPE = 14
_WHOLE_TURN = 360 * 16


class Dial(QWidget):
    """Shows how many of all possible futures; grey where nothing is known yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share: float | None = None
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._dress)

    def set_share(self, share: float | None, text: str) -> None:
        """Another share from 0 to 1, and how it is said."""
        if (share, text) == (self._share, self._text):
            return
        self._share, self._text = share, text
        self.setAccessibleName(text or "Not known yet")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A square."""
        return QSize(theme().px(_SIDE), theme().px(_SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ring clockwise from the top, and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, width = theme().colours, _RING * theme().scale
        side = min(self.width(), self.height()) - width - 1.0
        ring = QRectF(0, 0, side, side)
        ring.moveCenter(QRectF(self.rect()).center())
        painter.setPen(QPen(QColor(colours.edge), width))
        painter.drawEllipse(ring)
        turn = round(min(max(self._share or 0.0, 0.0), 1.0) * _WHOLE_TURN)
        known = QColor(colours.answer if self.isEnabled() else colours.control)
        pen = QPen(known, width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        if turn:
            painter.drawArc(ring, _WHOLE_TURN // 4, -turn)
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.quiet))
        self._paint_text(painter, side - width)

    def _paint_text(self, painter: QPainter, room: float) -> None:
        """The words, smaller if they would touch the ring."""
        font = theme().font(_TYPE, bold=True)
        wide = QFontMetricsF(font).horizontalAdvance(self._text)
        if wide > room * 0.92:
            font.setPixelSize(max(round(font.pixelSize() * room * 0.92 / wide), 1))
        painter.setFont(font)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._text)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()
