"""The mark on the first day: what was reported, the range futures start from, and its words."""

from PySide6.QtCore import QPointF, QRectF

from app.figures.free_place import Drawn, free_left, heights_near
from app.figures.shapes import StartMark
from ui.charts.look import Frame, Look
from ui.charts.writing import Tip, Word, Writing

_CAP, _TICK = 4.0, 7.0
"""How far the ends of the range, and the value, reach into the plot."""


def start_writing(start: StartMark, x: float, frame: Frame, look: Look, kept_off: Drawn) -> Writing:
    """An upright line with its ends and the value, and words below it or above it where it is free.

    Where nothing is free the words stand in the tip alone.
    """
    writing = Writing()
    pen = look.pen(look.colour("text"), 1.4)
    low, value, high = (frame.y(each) for each in (start.low, start.value, start.high))
    writing.line(QPointF(x, low), QPointF(x, high), pen)
    for y, reach in ((low, _CAP), (high, _CAP), (value, _TICK)):
        writing.line(QPointF(x, y), QPointF(x + look.px(reach), y), pen)
    near = look.px(_TICK)
    writing.tips.append(Tip(QRectF(x - near, high, 2 * near, low - high), start.label))
    gap, width = look.px(3), look.width(start.label) + look.px(4)
    edges = (frame.rect.left() + look.px(3), frame.rect.right() - look.px(3))
    plot = (frame.rect.top(), frame.rect.bottom())
    for top in heights_near((high, low), look.line, gap, plot):
        left = free_left((top, top + look.line), width, edges, kept_off)
        if left is not None:
            rect = QRectF(left, top, width, look.line)
            words = Word(rect, start.label, look.words("quiet"), on_ground=True)
            writing.words.append(words)
            break
    return writing


__all__ = ["start_writing"]
