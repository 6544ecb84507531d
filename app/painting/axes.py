"""The axes of a plot: where it lies, its grid and ticks, and what stands under it."""

import math
from collections.abc import Sequence
from datetime import date

from app.figures.extent import extent_of
from app.figures.free_place import Box
from app.figures.shapes import AnyFigure
from app.figures.spread import spread
from app.figures.ticks import Scale, month_ticks, most_ticks, round_scale
from app.painting.frame import Frame
from app.painting.sheet import Sheet
from app.wording import short_month

_BREAK = 4.0
"""Half the height of the two strokes that break an axis."""
_LOWEST = 12.0


def scale_of(figure: AnyFigure, height: float, sheet: Sheet) -> Scale:
    """The axis of a figure's values on this much height."""
    low, high = extent_of(figure)
    most = most_ticks(height, sheet.letters)
    return round_scale(low, high, from_zero=figure.from_zero, most=most, tick=figure.tick)


def frame_of(
    figure: AnyFigure, sheet: Sheet, room: Box, across: tuple[float, float], edge: float
) -> tuple[Frame, Scale]:
    """The plot in a room: its left edge makes room for the words of the values."""
    bottom = max(room.bottom, room.top + _LOWEST)
    scale = scale_of(figure, bottom - room.top, sheet)
    letters = sheet.letters
    widest = max((letters.width(figure.tick(each)) for each in scale.ticks), default=0.0)
    left = room.left + widest + letters.px(7) + _gap(scale, sheet)
    right = max(room.right, left + _LOWEST)
    box = Box(round(left) + 0.5, round(room.top) + 0.5, round(right) + 0.5, round(bottom) + 0.5)
    return Frame(box, *across, scale.low, scale.high, edge), scale


def _gap(scale: Scale, sheet: Sheet) -> float:
    """Room beside the axis for the strokes that break it, where it does not begin at nought."""
    return sheet.letters.px(2 * _BREAK) if scale.low > 0.0 else 0.0


def grid(frame: Frame, scale: Scale, sheet: Sheet) -> None:
    """Light lines at the ticks; nought and the foot of the plot a little stronger."""
    paper, colours, box = sheet.paper, sheet.colours, frame.box
    with paper.group(part="grid"):
        for value in scale.ticks:
            y = frame.y(value)
            paper.line((box.left, y), (box.right, y), colours.grid, 1.0)
        begin = box.left - _gap(scale, sheet)
        paper.line((begin, box.bottom), (box.right, box.bottom), colours.control, 1.0)
        if scale.low < 0.0 < scale.high:
            y = frame.y(0.0)
            paper.line((box.left, y), (box.right, y), colours.control, 1.0)


def value_words(figure: AnyFigure, frame: Frame, scale: Scale, sheet: Sheet) -> None:
    """What the ticks are worth; an axis that does not begin at nought is broken visibly."""
    paper, colours, letters = sheet.paper, sheet.colours, sheet.letters
    with paper.group(part="values"):
        right = frame.box.left - letters.px(7) - _gap(scale, sheet)
        free = math.inf
        for value in scale.ticks:
            y = frame.y(value)
            if y <= free:
                sheet.words(figure.tick(value), (right, y), colours.quiet, align="end")
                free = y - letters.size
        if scale.low > 0.0:
            size = letters.px(_BREAK)
            x, foot = frame.box.left - 1.6 * size, frame.box.bottom
            for across in (-0.4 * size, 0.4 * size):
                start = (x + across - 0.4 * size, foot + size)
                paper.line(start, (x + across + 0.4 * size, foot - size), colours.control, 1.0)


def month_words(months: Sequence[date], frame: Frame, top: float, sheet: Sheet, room: Box) -> None:
    """Months named as often as there is room, each with a tick and none cut off."""
    letters, foot = sheet.letters, frame.box.bottom
    widest = letters.width("Mar 2000") + letters.px(9)
    end = room.left
    with sheet.paper.group(part="months"):
        for at in month_ticks(months, frame.box.width, widest):
            x, text = frame.x(at), short_month(months[at])
            width = letters.width(text)
            left = min(max(x - width / 2, room.left), room.right - width)
            if left < end:
                continue
            end = left + width + letters.px(6)
            sheet.paper.line((x, foot), (x, foot + letters.px(3)), sheet.colours.control, 1.0)
            sheet.words(text, (left, top + letters.line / 2), sheet.colours.quiet)


def say_nothing(frame: Frame, sheet: Sheet) -> None:
    """Words where a plot would otherwise be empty without a reason."""
    box = frame.box
    middle = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    text = sheet.letters.elided("No number is known", box.width - sheet.letters.px(4))
    sheet.words_on_ground(text, middle, sheet.colours.quiet)


def name_words(names: Sequence[str], frame: Frame, top: float, sheet: Sheet, room: Box) -> None:
    """A name under each bar, moved a little or cut where it would touch its neighbour."""
    if not names:
        return
    letters, gap = sheet.letters, sheet.letters.px(5)
    most = room.width / len(names) - gap
    shown = [letters.elided(name, most) for name in names]
    widths = [letters.width(name) + gap for name in shown]
    wanted = [frame.x(at) for at in range(len(names))]
    middles = spread(wanted, widths, room.left, room.right)
    for name, middle in zip(shown, middles, strict=True):
        sheet.words(name, (middle, top + letters.line / 2), sheet.colours.quiet, align="middle")
