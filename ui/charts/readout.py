"""The crosshair: a line at a month and a small box that says what lies there."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from ui.charts.look import Frame, Look
from ui.charts.writing import RIGHT, Word, Writing

_PAD = 7.0
_GAP = 10.0
_DOT = 3.2


@dataclass(frozen=True)
class Reading:
    """Where the crosshair stands and what it reads."""

    index: int
    heading: str
    rows: tuple[tuple[str, str], ...]


def paint_reading(
    painter: QPainter,
    reading: Reading,
    dots: list[tuple[float, QColor]],
    frame: Frame,
    look: Look,
    *,
    box: QRectF,
) -> None:
    """Paint the line, a dot on each series it meets and the box beside it."""
    x = frame.x(reading.index)
    painter.setPen(look.pen(QColor(look.colours.control), 1.0))
    painter.drawLine(QPointF(x, frame.rect.top()), QPointF(x, frame.rect.bottom()))
    size = look.px(_DOT)
    for value, colour in dots:
        painter.setPen(look.pen(QColor(look.colours.pane), 1.2))
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(x, frame.y(value)), size, size)
    painter.setPen(look.pen(QColor(look.colours.control), 1.0))
    painter.setBrush(QColor(look.colours.pane))
    painter.drawRoundedRect(box, look.px(4), look.px(4))
    _rows(reading, box, look).paint(painter, look)


def box_of(reading: Reading, frame: Frame, look: Look, room: QRectF, *, at_top: bool) -> QRectF:
    """The box, on the side of the line with more room and never outside the plot."""
    pad, gap = look.px(_PAD), look.px(_GAP)
    pairs = [
        look.width(label) + (gap if value else 0.0) + look.width(value, bold=True)
        for label, value in reading.rows
    ]
    inner = max([look.width(reading.heading, bold=True), *pairs]) + 1.0
    width = min(inner + 2 * pad, room.width())
    height = (len(reading.rows) + 1) * look.line + 2 * pad
    x, least = frame.x(reading.index), frame.rect.left() + look.px(2)
    on_left = x >= frame.rect.center().x() and x - gap - width >= least
    left = x - gap - width if on_left else max(x + gap, least)
    left = max(min(left, room.right() - width), room.left())
    top = frame.rect.top() if at_top else frame.rect.bottom() - height - look.px(5)
    top = min(max(top, room.top()), max(room.bottom() - height, room.top()))
    return QRectF(round(left) + 0.5, round(top) + 0.5, width, height)


def _rows(reading: Reading, box: QRectF, look: Look) -> Writing:
    writing = Writing()
    pad, line = look.px(_PAD), look.line
    inner = box.adjusted(pad, pad, -pad, -pad)
    text, quiet = QColor(look.colours.text), QColor(look.colours.quiet)
    heading = look.elided(reading.heading, inner.width(), bold=True)
    rect = QRectF(inner.left(), inner.top(), inner.width(), line)
    writing.words.append(Word(rect, heading, text, bold=True))
    for at, (label, value) in enumerate(reading.rows, start=1):
        rect = QRectF(inner.left(), inner.top() + at * line, inner.width(), line)
        left_over = inner.width() - look.width(value, bold=True) - look.px(4)
        writing.words.append(Word(rect, look.elided(label, left_over), quiet))
        writing.words.append(Word(rect, value, text, bold=True, align=RIGHT))
    return writing
