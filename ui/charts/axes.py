"""The axes of a plot: grid and ticks, names under the axis, and how much room they take."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF

from app.figures.shapes import AnyFigure
from app.wording import short_month
from ui.charts.look import Frame, Look
from ui.charts.ticks import Scale, month_ticks
from ui.charts.writing import CENTRE, RIGHT, Tip, Word, Writing

_PITCH = 34
"""The least distance between two ticks, in pixels."""


def most_ticks(height: float, look: Look) -> int:
    """How many ticks a plot this high can hold quietly."""
    return max(2, min(6, int(height / look.px(_PITCH))))


def grid(figure: AnyFigure, frame: Frame, scale: Scale, look: Look) -> Writing:
    """Light lines at the ticks; nought and the foot of the plot a little stronger."""
    writing = Writing()
    rect = frame.rect
    light, strong = look.pen(look.colour("grid"), 1.0), look.pen(look.colour("control"), 1.0)
    for value in scale.ticks:
        y = round(frame.y(value)) + 0.5
        writing.line(QPointF(rect.left(), y), QPointF(rect.right(), y), light)
    foot = round(rect.bottom()) + 0.5
    writing.line(QPointF(rect.left(), foot), QPointF(rect.right(), foot), strong)
    if scale.low < 0.0 < scale.high:
        y = round(frame.y(0.0)) + 0.5
        writing.line(QPointF(rect.left(), y), QPointF(rect.right(), y), strong)
    return writing


def value_words(figure: AnyFigure, frame: Frame, scale: Scale, look: Look) -> Writing:
    """What the ticks are worth; an axis that does not begin at nought is broken visibly."""
    writing = Writing()
    right = frame.rect.left() - look.px(7)
    for value in scale.ticks:
        rect = QRectF(0, frame.y(value) - look.line / 2, right, look.line)
        writing.words.append(Word(rect, figure.tick(value), look.words("quiet"), align=RIGHT))
    if scale.low > 0.0 and frame.rect.height() > 0:
        x, foot = frame.rect.left(), frame.rect.bottom()
        pen = look.pen(look.colour("control"), 1.0)
        size = look.px(3)
        for up in (-size, 0.0):
            start = QPointF(x - size, foot + up + size / 2)
            writing.line(start, QPointF(x + size, foot + up - size / 2), pen)
        reach = QRectF(x - 4 * size, foot - 3 * size, 6 * size, 5 * size)
        writing.tips.append(Tip(reach, f"The axis begins at {figure.say(scale.low)}, not at 0"))
    return writing


def month_words(
    months: tuple[date, ...], frame: Frame, top: float, look: Look, edges: tuple[float, float]
) -> Writing:
    """Months named as often as there is room, each with a tick and none cut off."""
    writing = Writing()
    widest = look.width("Mar 2000") + look.px(9)
    pen = look.pen(look.colour("control"), 1.0)
    end = edges[0]
    for at in month_ticks(months, frame.rect.width(), widest):
        x = frame.x(at)
        text = short_month(months[at])
        width = look.width(text)
        left = min(max(x - width / 2, edges[0]), edges[1] - width)
        if left < end:
            continue
        end = left + width + look.px(6)
        foot = frame.rect.bottom()
        writing.line(QPointF(x, foot), QPointF(x, foot + look.px(3)), pen)
        rect = QRectF(left, top, width, look.line)
        writing.words.append(Word(rect, text, look.words("quiet")))
    return writing


def name_words(names: tuple[str, ...], frame: Frame, top: float, look: Look) -> Writing:
    """A name under each bar, cut where it would touch its neighbour."""
    writing = Writing()
    wide = frame.rect.width() / max(len(names), 1)
    for at, name in enumerate(names):
        rect = QRectF(frame.x(at) - wide / 2, top, wide, look.line)
        text = look.elided(name, wide - look.px(4))
        writing.words.append(Word(rect, text, look.words("quiet"), align=CENTRE))
        if text != name:
            writing.tips.append(Tip(rect, name))
    return writing
