"""Scenarios below each other: from where to where their futures lie, values running across."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from app.figures.colours import Colours
from app.figures.extent import extent_of
from app.figures.free_place import Box
from app.figures.shapes import Interval, IntervalFigure, Role
from app.figures.ticks import Scale, round_scale
from app.figures.units import alike
from app.painting.frame import Frame
from app.painting.paper import Point
from app.painting.sheet import Sheet, diamond
from app.painting.target import WIDTH

_NAMES = 0.34
"""What the names may take of the width."""
_TALL = 2.7
"""A row of so many lines has room for a number over its bar."""
_THICK = 12.0
_DOT = 4.0
_NARROW = 60.0
"""On a plot narrower than this numbers take too much room."""


class Where(Enum):
    """Where the numbers of a row stand, by the room they need."""

    OVER = "the middle over the bar, the ends beside it"
    BESIDE = "all at the right of the bar"
    MIDDLE = "the middle alone, at the right of the bar"
    NOWHERE = "nowhere: the axis has to do"


@dataclass(frozen=True)
class _Row:
    """A scenario and what its numbers are said as."""

    interval: Interval
    low: str
    middle: str
    high: str

    @property
    def is_known(self) -> bool:
        """Whether there is a middle to be shown."""
        return math.isfinite(self.interval.middle)

    @property
    def ends(self) -> tuple[float, float]:
        """From where to where it is drawn."""
        each = self.interval
        return (each.low, each.high) if self.has_range else (each.middle, each.middle)

    @property
    def has_range(self) -> bool:
        """Whether there is a bar to be shown."""
        return math.isfinite(self.interval.low) and math.isfinite(self.interval.high)


def paint_intervals(figure: IntervalFigure, sheet: Sheet, room: Box) -> None:
    """Rows in a room of the paper."""
    letters = sheet.letters
    over = letters.line + letters.px(9) if figure.target is not None else letters.px(2)
    bottom = room.bottom - letters.px(6) - letters.line
    names = max((letters.width(row.name) for row in figure.rows), default=0.0)
    names = min(names, room.width * _NAMES)
    inner = Box(room.left + names + letters.px(14), room.top + over, room.right, bottom)
    shown, left_out = _fitting(_rows(figure), inner.height, letters.line)
    frame, scale, where = _frame(figure, shown, sheet, inner)
    with sheet.paper.group(part="plot", axis="across", **frame.data()):
        _grid(figure, frame, scale, sheet, room)
        _target(figure, frame, sheet, room)
        for at, row in enumerate(shown):
            _bar(at, row, frame, sheet)
    for at, row in enumerate(shown):
        _name(row, (room.left, frame.y(at)), names, frame.y(1) - frame.y(0), sheet)
        _numbers(at, row, frame, sheet, where)
    if left_out:
        words = f"and {left_out} more in the table"
        there = (room.left, frame.y(len(shown)))
        sheet.words(letters.elided(words, inner.left - room.left), there, sheet.colours.quiet)


def _rows(figure: IntervalFigure) -> list[_Row]:
    said = [
        figure.tick(each) if math.isfinite(each) else ""
        for row in figure.rows
        for each in (row.low, row.middle, row.high)
    ]
    words = iter(alike(said))
    return [_Row(row, next(words), next(words), next(words)) for row in figure.rows]


def _fitting(rows: Sequence[_Row], height: float, line: float) -> tuple[Sequence[_Row], int]:
    """As many rows as there is height for, and how many are left out."""
    fit = max(int(height / line), 1)
    return (rows, 0) if len(rows) <= fit else (rows[: fit - 1], len(rows) - fit + 1)


def _frame(
    figure: IntervalFigure, rows: Sequence[_Row], sheet: Sheet, inner: Box
) -> tuple[Frame, Scale, Where]:
    """The plot with room for the numbers beside the bars, and where there is room for those."""
    letters, (low, high) = sheet.letters, extent_of(figure)
    wide = max(letters.width(figure.tick(each)) for each in (low, high)) + letters.px(30)
    most = max(2, min(7, int(inner.width / wide)))
    scale = round_scale(low, high, from_zero=figure.from_zero, most=most, tick=figure.tick)
    count = len(rows) + (len(rows) < len(figure.rows))
    # Rows run downwards: the first stands at the top.
    first, last = (count - 0.5, -0.5) if count else (0.5, -0.5)
    whole = Frame(inner, scale.low, scale.high, first, last, inner.right)
    is_tall = whole.y(1) - whole.y(0) >= _TALL * letters.line
    for where in list(Where)[0 if is_tall else 1 :]:
        frame = _with_room(rows, where, sheet, whole)
        if frame.box.width >= letters.px(_NARROW):
            return frame, scale, where
    return whole, scale, Where.NOWHERE


def _with_room(rows: Sequence[_Row], where: Where, sheet: Sheet, whole: Frame) -> Frame:
    """A plot that is so much smaller that the numbers of all rows stand beside it."""
    inner = whole.box
    left = right = sheet.letters.px(8)
    frame = whole
    for _ in range(4):
        box = replace(inner, left=inner.left + left, right=inner.right - right)
        frame = replace(whole, box=box)
        if box.width <= 0:
            break
        for row in (each for each in rows if each.is_known):
            before, after = _beside(row, where, sheet)
            begin, end = row.ends
            left = max(left, before - frame.x(begin) + box.left)
            right = max(right, after - box.right + frame.x(end))
    return frame


def _beside(row: _Row, where: Where, sheet: Sheet) -> tuple[float, float]:
    """How far the numbers of a row reach to the left and to the right of its bar."""
    letters, gap = sheet.letters, sheet.letters.px(5)
    if not row.has_range:
        gap += letters.px(_DOT)
    match where:
        case Where.OVER if row.has_range:
            return letters.width(row.low) + gap, letters.width(row.high) + gap
        case Where.BESIDE if row.has_range:
            return 0.0, letters.width(_in_words(row), bold=True) + gap
        case Where.NOWHERE:
            return 0.0, 0.0
    return 0.0, letters.width(row.middle, bold=True) + gap


def _in_words(row: _Row) -> str:
    range_words = f" ({row.low} to {row.high})" if row.low != row.high else ""
    return f"{row.middle}{range_words}"


def _grid(figure: IntervalFigure, frame: Frame, scale: Scale, sheet: Sheet, room: Box) -> None:
    paper, colours, letters, box = sheet.paper, sheet.colours, sheet.letters, frame.box
    free, y = room.left, box.bottom + letters.px(6) + letters.line / 2
    for value in scale.ticks:
        x = frame.x(value)
        # What lies left and right of nought is of two kinds, so the line between is seen.
        is_between = value == 0.0 and scale.low < 0.0
        colour = colours.control if is_between else colours.grid
        paper.line((x, box.top), (x, box.bottom), colour, 1.0)
        text = figure.tick(value)
        half = letters.width(text) / 2
        middle = min(max(x, room.left + half), room.right - half)
        if middle - half >= free:
            sheet.words(text, (middle, y), colours.quiet, align="middle")
            free = middle + half + letters.px(6)
    begin = box.left - (letters.px(8) if scale.low > 0 else 0)
    paper.line((begin, box.bottom), (box.right, box.bottom), colours.control, 1.0)
    if scale.low > 0:
        size = letters.px(4.0)
        for across in (-0.4 * size, 0.4 * size):
            x = box.left - letters.px(4) + across
            start, end = (x - 0.4 * size, box.bottom + size), (x + 0.4 * size, box.bottom - size)
            paper.line(start, end, colours.control, 1.0)


def _target(figure: IntervalFigure, frame: Frame, sheet: Sheet, room: Box) -> None:
    target, letters, box = figure.target, sheet.letters, frame.box
    if target is None or not math.isfinite(target.value):
        return
    x, colour = frame.x(target.value), sheet.colours.target
    with sheet.paper.group(series="Target", statistic="target", value=target.value):
        sheet.paper.line((x, box.top), (x, box.bottom), colour, WIDTH, dashed=True)
        sheet.paper.shape(diamond((x, box.top - letters.px(3)), letters.px(4)), colour, colour)
    text = letters.elided(target.label, room.width, bold=True)
    half = letters.width(text, bold=True) / 2
    middle = min(max(x, room.left + half), room.right - half)
    at = (middle, box.top - letters.px(8) - letters.line / 2)
    sheet.words(text, at, colour, bold=True, align="middle")


def _colour(role: Role, colours: Colours) -> str:
    """What is not there is too pale for a dot on paper."""
    return colours.control if role is Role.EMPTY else colours.role(role)


def _bar(at: int, row: _Row, frame: Frame, sheet: Sheet) -> None:
    paper, colours, each = sheet.paper, sheet.colours, row.interval
    colour, y = _colour(each.role, colours), frame.y(at)
    half = min(sheet.letters.px(_THICK), 0.5 * (frame.y(1) - frame.y(0))) / 2
    if row.has_range:
        fill, opacity = sheet.band(each.role, inner=False)
        edge = colours.band_edge if opacity == 1.0 else colour
        box = Box(frame.x(each.low), y - half, frame.x(each.high), y + half)
        with paper.group(series=each.name, statistic="low-high"):
            paper.box(box, fill, edge, opacity)
    if row.is_known:
        with paper.group(series=each.name, statistic="p50"):
            radius = sheet.letters.px(_DOT)
            paper.ring((frame.x(each.middle), y), radius, colours.pane, colour, 1.0)


def _numbers(at: int, row: _Row, frame: Frame, sheet: Sheet, where: Where) -> None:
    """What a row's bar and dot are worth."""
    letters, colours, each = sheet.letters, sheet.colours, row.interval
    y, gap = frame.y(at), sheet.letters.px(5)
    if not row.is_known:
        text = letters.elided("no number", frame.box.width - gap)
        sheet.words(text, (frame.box.left + gap, y), colours.quiet)
        return
    colour = colours.role_text(each.role)
    if where is Where.OVER and row.has_range:
        over = y - letters.px(_THICK) / 2 - letters.px(2) - letters.line / 2
        sheet.words_on_ground(row.middle, (frame.x(each.middle), over), colour, bold=True)
        ends = ((row.low, each.low, -1), (row.high, each.high, 1))
        for text, value, side in (end for end in ends if end[0] != row.middle):
            middle = frame.x(value) + side * (gap + letters.width(text) / 2)
            sheet.words_on_ground(text, (middle, y), colours.quiet)
    elif where is not Where.NOWHERE:
        text = _in_words(row) if where is Where.BESIDE and row.has_range else row.middle
        after = _beside(row, where, sheet)[1] - letters.width(text, bold=True) / 2
        middle = frame.x(row.ends[1]) + after
        sheet.words_on_ground(text, (middle, y), colour, bold=True)


def _name(row: _Row, at: Point, width: float, height: float, sheet: Sheet) -> None:
    """The name of a scenario, on as many lines as its row is high."""
    letters = sheet.letters
    lines = max(1, min(3, int(height / letters.line)))
    rows = letters.wrapped(row.interval.name, width + 0.5, lines=lines)
    sheet.rows(rows, at[0], at[1] - len(rows) * letters.line / 2, sheet.colours.text)
