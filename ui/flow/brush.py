"""What the painters of the picture share: words, marks and fills in the theme's own terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from app.outlooks.flow_words import counted
from ui.theme import BODY, SMALL, theme

NUMBER = 15
WORDS = 12
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


class Look(Enum):
    """How an area is filled, so that it can be told without its colour."""

    SOLID = "solid"
    DOTTED = "a solid frame with a lighter heart"
    HATCHED = "slanting lines"
    HOLLOW = "an outline"
    EDGED = "a pale colour with an edge"


@dataclass(frozen=True)
class Kind:
    """A kind of thing in the picture."""

    words: str
    colour: str
    """By its name in the theme."""
    look: Look = Look.SOLID


@dataclass(frozen=True)
class KeyItem:
    """One entry of a key: a mark, a number, a word or two."""

    kind: Kind
    number: str


def words(
    painter: QPainter,
    area: QRectF,
    said: str,
    *,
    size: int = WORDS,
    bold: bool = False,
    colour: str = "quiet",
    align: Qt.AlignmentFlag = LEFT,
    wrap: bool = True,
) -> None:
    """Words within an area; on several lines if they must be and may."""
    painter.setFont(theme().font(size, bold=bold))
    painter.setPen(theme().colour(colour))
    flow = Qt.TextFlag.TextWordWrap if wrap else Qt.TextFlag.TextDontClip
    # What is out of date is drawn paler, and can still be read.
    pale = painter.opacity()
    painter.setOpacity(1.0)
    painter.drawText(area, int(align | flow), said)
    painter.setOpacity(pale)


def heading(painter: QPainter, area: QRectF, said: str, aside: str) -> None:
    """What a band of the picture shows, and a remark at its right."""
    words(painter, area, said.upper(), size=SMALL, bold=True)
    words(painter, area, aside, align=RIGHT)


def fill(painter: QPainter, area: QRectF, kind: Kind) -> None:
    """An area in the look of its kind."""
    colour = theme().colour(kind.colour)
    line = float(theme().px(1))
    inside = area.adjusted(line / 2, line / 2, -line / 2, -line / 2)
    match kind.look:
        case Look.SOLID:
            painter.fillRect(area, colour)
        case Look.DOTTED:
            painter.fillRect(area, colour)
            side = area.height() / 3
            heart = QRectF(area.center().x() - side / 2, area.center().y() - side / 2, side, side)
            painter.fillRect(heart, theme().colour("pane"))
        case Look.HATCHED:
            painter.fillRect(area, theme().colour("pane"))
            _outline(painter, inside, colour, line, QBrush(colour, Qt.BrushStyle.BDiagPattern))
        case Look.HOLLOW:
            _outline(painter, inside, colour, line, QBrush(Qt.BrushStyle.NoBrush))
        case Look.EDGED:
            _outline(painter, inside, theme().colour("band_edge"), line, QBrush(colour))


def key(painter: QPainter, area: QRectF, items: Sequence[KeyItem]) -> None:
    """Marks with their numbers above their words, at places that do not move with the numbers."""
    px = theme().px
    width = area.width() / max(len(items), 1)
    for place, item in enumerate(items):
        left = area.left() + place * width
        mark = QRectF(left, area.top() + px(4), px(11), px(11))
        fill(painter, mark, item.kind)
        number = QRectF(left + px(17), area.top(), width - px(17), px(19))
        words(painter, number, item.number, size=NUMBER, bold=True, colour="text")
        below = QRectF(left, area.top() + px(19), width - px(4), px(17))
        words(painter, below, item.kind.words, wrap=False)


def arrow(painter: QPainter, start: QPointF, end: QPointF, thickness: float, colour: str) -> None:
    """A straight arrow, to the right or down; a thin dashed line where nothing moves."""
    ink = theme().colour(colour)
    if thickness <= 0:
        pen = QPen(theme().colour("control"), theme().px(1), Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(start, end)
        return
    thick = max(thickness, float(theme().px(2)))
    length = abs(end.x() - start.x()) + abs(end.y() - start.y())
    head = min(thick / 2 + theme().px(5), length / 2)
    wing = thick / 2 + theme().px(3)
    painter.save()
    painter.translate(start)
    if end.x() == start.x():
        painter.rotate(90)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    neck, half = length - head, thick / 2
    above = [(0.0, -half), (neck, -half), (neck, -wing), (length, 0.0)]
    below = [(neck, wing), (neck, half), (0.0, half)]
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in above + below]))
    painter.restore()


def moved(count: float | None) -> str:
    """How many moved in a month; no word of it on the first day, before anything has moved."""
    return "" if count is None else counted(count)


def moves(painter: QPainter, gap: QRectF, row: float, number: str, thickness: float) -> None:
    """An arrow across a gap, with its number above."""
    px = theme().px
    arrow(painter, QPointF(gap.left(), row), QPointF(gap.right(), row), thickness, "answer")
    above = QRectF(gap.left(), row - thickness / 2 - px(20), gap.width() - px(4), px(18))
    words(
        painter, above, number, size=SMALL + 2, bold=True, colour="text", align=CENTRE, wrap=False
    )


def stage(painter: QPainter, column: QRectF, row: float, number: str, said: str) -> None:
    """A number over what it counts, where it can be followed to the right."""
    px = theme().px
    above = QRectF(column.left(), row - px(18), column.width(), px(19))
    words(painter, above, number, size=NUMBER, bold=True, colour="text", align=RIGHT)
    below = QRectF(column.left(), row + px(1), column.width(), px(17))
    words(painter, below, said, align=RIGHT)


def _outline(painter: QPainter, area: QRectF, colour: QColor, line: float, brush: QBrush) -> None:
    painter.setPen(QPen(colour, line))
    painter.setBrush(brush)
    painter.drawRect(area)


__all__ = [
    "BODY", "CENTRE", "LEFT", "NUMBER", "RIGHT", "SMALL", "WORDS", "KeyItem", "Kind", "Look",
    "arrow", "fill", "heading", "key", "moved", "moves", "stage", "words",
]  # fmt: skip
