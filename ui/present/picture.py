"""A figure as it is drawn on paper, drawn anew for the room there is."""

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.figures.shapes import AnyFigure
from app.painting import letters
from app.painting.svg import Size, svg_of
from ui.present.hand import Hand
from ui.theme import FAMILY, theme

_LARGER = 1.35
"""Type that is right on paper has to be larger for those at the back of a room."""


class Picture(QWidget):
    """Shows one figure."""

    def __init__(self, figure: AnyFigure, hand: Hand, *, heading: bool) -> None:
        super().__init__()
        self._figure = figure
        self._hand = hand
        self._heading = heading
        self._drawn = QSvgRenderer(self)
        self.setAccessibleName(figure.title)
        self.setAccessibleDescription(figure.description)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it for this room, so that its words keep their size."""
        super().resizeEvent(event)
        each = self._hand.unit * _LARGER
        size = Size(max(self.width() / each, 1.0), max(self.height() / each, 1.0))
        svg = svg_of(self._figure, size, colours=theme().colours, heading=self._heading)
        # Qt takes a list of families for the name of one.
        named = svg.replace(letters.FAMILY, FAMILY)
        self._drawn.load(QByteArray(named.encode()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint what was drawn."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._drawn.render(painter, QRectF(self.rect()))
