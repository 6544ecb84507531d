"""The line of a target and its words, which stand where nothing is drawn."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from app.figures.free_place import Drawn, free_left
from app.figures.shapes import TargetMark, Upright
from ui.charts.look import Frame, Look
from ui.charts.writing import Shape, Word, Writing

_SWATCH = 16.0


def target_writing(
    target: TargetMark,
    by: float | None,
    frame: Frame,
    look: Look,
    kept_off: Drawn,
) -> Writing:
    """A dashed line, a diamond on its date if that is within the plot, and its words."""
    writing = Writing()
    y = frame.y(target.value)
    pen = look.pen(look.colour("target"), 1.4, dashed=True)
    writing.line(QPointF(frame.rect.left(), y), QPointF(frame.rect.right(), y), pen)
    if by is not None and frame.first <= by <= frame.last:
        writing.shapes.append(_diamond(frame.x(by), y, look))
    writing.add(_words(target.label, y, frame, look, kept_off))
    return writing


def upright_writing(target: Upright, frame: Frame, look: Look) -> Writing:
    """A dashed line upwards with a diamond at its top, and its words over that."""
    writing, box, x = Writing(), frame.rect, frame.x(target.at)
    pen = look.pen(look.colour("target"), 1.4, dashed=True)
    writing.line(QPointF(x, box.top()), QPointF(x, box.bottom()), pen)
    writing.shapes.append(_diamond(x, box.top(), look))
    text = look.elided(target.label, frame.edge, bold=True)
    width = look.width(text, bold=True) + look.px(4)
    left = min(max(x - width / 2, 0.0), frame.edge - width)
    rect = QRectF(left, box.top() - look.line - look.px(5), width, look.line)
    writing.words.append(Word(rect, text, look.words("target"), bold=True))
    return writing


def _diamond(x: float, y: float, look: Look) -> Shape:
    size = look.px(3.6)
    corners = [(x, y - size), (x + size, y), (x, y + size), (x - size, y)]
    colour = look.colour("target")
    return Shape(QPolygonF([QPointF(*each) for each in corners]), look.pen(colour, 1.0), colour)


def _words(
    label: str,
    y: float,
    frame: Frame,
    look: Look,
    kept_off: Drawn,
) -> Writing:
    """Above the line or below it where it is free; else over the plot, with a piece of the line."""
    writing = Writing()
    colour, room = look.words("target"), frame.rect.width() - look.px(8)
    text = look.elided(label, room, bold=True)
    width = look.width(text, bold=True) + look.px(4)
    gap, air = look.px(4), look.px(2)
    edges = (frame.rect.left() + look.px(3), frame.rect.right() - look.px(3))
    for top in (y - gap - look.line, y + gap):
        inside = frame.rect.top() - look.line - gap - 1.0 <= top <= frame.rect.bottom() - look.line
        left = (
            free_left((top - air, top + look.line + air), width, edges, kept_off)
            if inside
            else None
        )
        if left is not None:
            rect = QRectF(left, top, width, look.line)
            writing.words.append(Word(rect, text, colour, bold=True, on_ground=True))
            return writing
    top, left = frame.rect.top() - look.line - look.px(6), frame.rect.left()
    swatch = look.px(_SWATCH)
    middle = top + look.line / 2
    pen = look.pen(look.colour("target"), 1.4, dashed=True)
    writing.line(QPointF(left, middle), QPointF(left + swatch, middle), pen)
    room = frame.edge - left - swatch - look.px(5)
    rect = QRectF(left + swatch + look.px(5), top, room, look.line)
    writing.words.append(Word(rect, look.elided(label, room, bold=True), colour, bold=True))
    return writing
