"""The axes of a plot: grid and ticks, names under the axis, and how much room they take."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF

from app.figures.shapes import AnyFigure
from app.figures.spread import spread
from app.figures.ticks import Scale, month_ticks
from app.wording import short_month
from ui.charts.look import Frame, Look
from ui.charts.writing import CENTRE, RIGHT, Tip, Word, Writing

_BREAK = 4.0
"""Half the height of the two strokes that break an axis."""


def axis_gap(scale: Scale, look: Look) -> float:
    """Room beside the axis for the strokes that break it, where it does not begin at nought."""
    return look.px(2 * _BREAK) if scale.low > 0.0 else 0.0


def grid(frame: Frame, scale: Scale, look: Look) -> Writing:
    """Light lines at the ticks; nought and the foot of the plot a little stronger."""
    writing = Writing()
    rect = frame.rect
    light, strong = look.pen(look.colour("grid"), 1.0), look.pen(look.colour("control"), 1.0)
    for value in scale.ticks:
        y = round(frame.y(value)) + 0.5
        writing.line(QPointF(rect.left(), y), QPointF(rect.right(), y), light)
    foot = round(rect.bottom()) + 0.5
    begin = rect.left() - (look.px(_BREAK) * 2 if scale.low > 0.0 else 0.0)
    writing.line(QPointF(begin, foot), QPointF(rect.right(), foot), strong)
    if scale.low < 0.0 < scale.high:
        y = round(frame.y(0.0)) + 0.5
        writing.line(QPointF(rect.left(), y), QPointF(rect.right(), y), strong)
    return writing


def value_words(figure: AnyFigure, frame: Frame, scale: Scale, look: Look) -> Writing:
    """What the ticks are worth; an axis that does not begin at nought is broken visibly."""
    writing = Writing()
    right = frame.rect.left() - look.px(7) - axis_gap(scale, look)
    for value in scale.ticks:
        rect = QRectF(0, frame.y(value) - look.line / 2, right, look.line)
        writing.words.append(Word(rect, figure.tick(value), look.words("quiet"), align=RIGHT))
    if scale.low > 0.0 and frame.rect.height() > 0:
        pen, size = look.pen(look.colour("control"), 1.0), look.px(_BREAK)
        x, foot = frame.rect.left() - 1.6 * size, frame.rect.bottom()
        for across in (-0.4 * size, 0.4 * size):
            start = QPointF(x + across - 0.4 * size, foot + size)
            writing.line(start, QPointF(x + across + 0.4 * size, foot - size), pen)
        reach = QRectF(x - 3 * size, foot - 3 * size, 6 * size, 5 * size)
        writing.tips.append(Tip(reach, f"The axis begins at {figure.say(scale.low)}, not at 0"))
    return writing


def month_words(
    months: tuple[date, ...], frame: Frame, top: float, look: Look, edges: tuple[float, float]
) -> Writing:
    """Months named as often as there is room, each with a tick and none cut off."""
    writing = Writing()
    widest = look.width("Mar 2000") + look.px(9)
    widest += max(widest / 2 - frame.rect.left(), 0.0)
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


def name_words(
    names: tuple[str, ...], frame: Frame, top: float, look: Look, edges: tuple[float, float]
) -> Writing:
    """A name under each bar, moved a little or cut where it would touch its neighbour."""
    writing = Writing()
    if not names:
        return writing
    gap = look.px(5)
    most = (edges[1] - edges[0]) / len(names) - gap
    widths = [min(look.width(name) + 1.0, most) for name in names]
    wanted = [frame.x(at) for at in range(len(names))]
    middles = spread(wanted, [width + gap for width in widths], edges[0], edges[1])
    for name, middle, width in zip(names, middles, widths, strict=True):
        rect = QRectF(middle - width / 2, top, width, look.line)
        text = look.elided(name, width)
        writing.words.append(Word(rect, text, look.words("quiet"), align=CENTRE))
        if text != name:
            writing.tips.append(Tip(rect, name))
    return writing
