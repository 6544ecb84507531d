"""What is written and marked over a plot: laid out once for each figure, then only painted."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.charts.look import Look

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True)
class Word:
    """A few words in their place."""

    rect: QRectF
    text: str
    colour: QColor
    bold: bool = False
    align: Qt.AlignmentFlag = LEFT
    on_ground: bool = False
    """Whether the pane's colour is laid behind, so that no line runs through the words."""


@dataclass(frozen=True)
class Stroke:
    """A straight line."""

    start: QPointF
    end: QPointF
    pen: QPen


@dataclass(frozen=True)
class Shape:
    """A small shape: a ring around a number that was counted, a flag of a date."""

    points: QPolygonF | QRectF
    """Corners, or what an ellipse fits into."""
    pen: QPen
    fill: QColor


@dataclass(frozen=True)
class Tip:
    """What is said where the mouse rests."""

    rect: QRectF
    text: str


@dataclass
class Writing:
    """Everything over a plot, in the order it is painted."""

    strokes: list[Stroke] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    tips: list[Tip] = field(default_factory=list)

    def add(self, other: "Writing") -> None:
        """Take over what another has."""
        self.strokes += other.strokes
        self.shapes += other.shapes
        self.words += other.words
        self.tips += other.tips

    def line(self, start: QPointF, end: QPointF, pen: QPen) -> None:
        """A straight line more."""
        self.strokes.append(Stroke(start, end, pen))

    def paint(self, painter: QPainter, look: Look) -> None:
        """Paint it; the painter's coordinates are the pixels of the plot."""
        for stroke in self.strokes:
            painter.setPen(stroke.pen)
            painter.drawLine(stroke.start, stroke.end)
        for shape in self.shapes:
            painter.setPen(shape.pen)
            painter.setBrush(shape.fill)
            if isinstance(shape.points, QRectF):
                painter.drawEllipse(shape.points)
            else:
                painter.drawPolygon(shape.points)
        ground = QColor(look.colours.pane)
        for word in self.words:
            if word.on_ground:
                painter.fillRect(word.rect, ground)
            painter.setFont(look.bold if word.bold else look.plain)
            painter.setPen(word.colour)
            flags = word.align | Qt.AlignmentFlag.AlignVCenter
            flags_value = int(flags) | int(Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip)
            painter.drawText(word.rect, flags_value, word.text)
