"""What is laid over a chart for a while: the crosshair with its box."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from app.figures.shapes import Numbers
from ui.charts.look import Frame, Look
from ui.charts.writing import RIGHT, Word, Writing

_PAD = 7.0
_GAP = 10.0
_DOT = 3.2
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: -12,
    Qt.Key.Key_PageDown: 12,
}


@dataclass(frozen=True)
class Reading:
    """Where the crosshair stands and what it reads."""

    index: int
    heading: str
    rows: tuple[tuple[str, str], ...]
    half_width: float = 0.0
    """Half of what is read, where it is a bar and not a moment."""


def month_after(key: Qt.Key, here: int | None, count: int) -> int | None:
    """The month a key leads to among so many; None if it leads nowhere.

    >>> month_after(Qt.Key.Key_Right, None, 39), month_after(Qt.Key.Key_PageDown, 30, 39)
    (0, 38)
    >>> month_after(Qt.Key.Key_Left, None, 39), month_after(Qt.Key.Key_T, 3, 39)
    (38, None)
    """
    ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: count - 1}
    if count == 0 or (key not in _STEPS and key not in ends):
        return None
    if key in ends:
        return ends[key]
    begin = -1 if _STEPS[key] > 0 else count
    return min(max((begin if here is None else here) + _STEPS[key], 0), count - 1)


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
    if reading.half_width:
        left, right = (frame.x(reading.index + side * reading.half_width) for side in (-1, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(left, frame.rect.top(), right - left, frame.rect.height()))
    else:
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


def box_of(
    reading: Reading,
    frame: Frame,
    look: Look,
    room: QRectF,
    drawn: Sequence[tuple[Numbers, Numbers]],
) -> QRectF:
    """The box, beside the line and where it hides least of what is drawn."""
    pad, gap = look.px(_PAD), look.px(_GAP)
    pairs = [
        look.width(label) + (gap if value else 0.0) + look.width(value, bold=True)
        for label, value in reading.rows
    ]
    inner = max([look.width(reading.heading, bold=True), *pairs]) + 1.0
    width = min(inner + 2 * pad, room.width())
    height = (len(reading.rows) + 1) * look.line + 2 * pad
    after = frame.x(reading.index + reading.half_width) + gap
    before = frame.x(reading.index - reading.half_width) - gap - width
    foot = frame.rect.bottom() - look.px(5)
    lefts = [left for left in (after, before) if _inside(left, width, frame, room)]
    if not lefts:
        lefts = [max(min(after, room.right() - width), room.left())]
    tops = [frame.rect.top(), max(foot - height, room.top())]
    boxes = [QRectF(left, top, width, height) for left in lefts for top in tops]
    best = min(boxes, key=lambda box: _hidden(box, frame, drawn))
    return QRectF(round(best.left()) + 0.5, round(best.top()) + 0.5, width, height)


def _inside(left: float, width: float, frame: Frame, room: QRectF) -> bool:
    """Whether a box keeps clear of the axis and within the canvas."""
    return left >= frame.rect.left() and left + width <= room.right()


def _hidden(box: QRectF, frame: Frame, drawn: Sequence[tuple[Numbers, Numbers]]) -> float:
    """How much of what is drawn a box would hide, and of the words at the right end."""
    hidden = max(box.right() - frame.rect.right(), 0.0) * 0.5
    for low, high in drawn:
        there = frame.xs(len(low))
        under = (there > box.left()) & (there < box.right())
        tops, feet = frame.ys(high[under]) - 2.0, frame.ys(low[under]) + 2.0
        shared = np.minimum(feet, box.bottom()) - np.maximum(tops, box.top())
        hidden += float(np.nansum(np.maximum(shared, 0.0)))
    return hidden


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
