"""Scenarios below each other: from where to where their futures lie, values running across."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from app.figures.colours import Colours
from app.figures.extent import extent_of
from app.figures.free_place import Box
from app.figures.shapes import Interval, IntervalFigure, Role, Upright
from app.figures.ticks import Scale, round_scale
from app.figures.units import alike, bare
from app.painting.frame import Frame
from app.painting.paper import Point
from app.painting.sheet import Sheet
from app.painting.target import paint_upright

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
    BESIDE = "all in a column at the right of the plot"
    MIDDLE = "the middle alone, in a column at the right of the plot"
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


@dataclass(frozen=True)
class _Said:
    """A number of a row and where its middle stands."""

    text: str
    x: float
    is_bold: bool = False
    is_over: bool = False

    def half_width(self, sheet: Sheet) -> float:
        """How far it reaches to either side."""
        return sheet.letters.width(self.text, bold=self.is_bold) / 2


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
    numbers = [each for row in figure.rows for each in (row.low, row.middle, row.high)]
    said = [bare(figure.say(each)) if math.isfinite(each) else "" for each in numbers]
    if any(each.endswith("m") for each in said):
        # In a column with millions all are in millions, as on the axis.
        said = [figure.tick(each) if math.isfinite(each) else "" for each in numbers]
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
        is_wide = frame.box.width >= letters.px(_NARROW)
        if is_wide and not _is_crossed(figure, rows, where, frame, sheet):
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
            # In a column nothing that is drawn in the plot can run through the numbers.
            reach = frame.x(end) if where is Where.OVER else box.right
            right = max(right, after - box.right + reach)
    return frame


def _is_crossed(
    figure: IntervalFigure, rows: Sequence[_Row], where: Where, frame: Frame, sheet: Sheet
) -> bool:
    """Whether the line of the target would run through a number."""
    if figure.target is None or not math.isfinite(figure.target.value):
        return False
    x, air = frame.x(figure.target.value), sheet.letters.px(3)
    words = [each for row in rows for each in _said_of(row, where, frame, sheet)]
    return any(abs(each.x - x) < each.half_width(sheet) + air for each in words)


def _beside(row: _Row, where: Where, sheet: Sheet) -> tuple[float, float]:
    """How far the numbers of a row reach: to the left of its bar, and to the right of that or,
    in a column, of the plot."""
    letters, gap = sheet.letters, sheet.letters.px(5)
    if where is not Where.OVER or not row.has_range:
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
    target = figure.target
    if target is None or not math.isfinite(target.value):
        return
    paint_upright(Upright(target.value, target.label), frame, sheet, room)


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
    y, gap = frame.y(at), letters.px(5)
    if not row.is_known:
        text = letters.elided("no number", frame.box.width - gap)
        sheet.words(text, (frame.box.left + gap, y), colours.quiet)
        return
    over = letters.px(_THICK) / 2 + letters.px(2) + letters.line / 2
    for said in _said_of(row, where, frame, sheet):
        there = (said.x, y - over if said.is_over else y)
        colour = colours.role_text(each.role) if said.is_bold else colours.quiet
        sheet.words_on_ground(said.text, there, colour, bold=said.is_bold)


def _said_of(row: _Row, where: Where, frame: Frame, sheet: Sheet) -> list[_Said]:
    """The numbers of a row, each where it stands."""
    letters, each, gap = sheet.letters, row.interval, sheet.letters.px(5)
    if not row.is_known or where is Where.NOWHERE:
        return []
    if where is Where.OVER and row.has_range:
        ends = ((row.low, each.low, -1), (row.high, each.high, 1))
        return [
            _Said(row.middle, frame.x(each.middle), is_bold=True, is_over=True),
            *(
                _Said(text, frame.x(value) + side * (gap + letters.width(text) / 2))
                for text, value, side in ends
                if text != row.middle
            ),
        ]
    text = _in_words(row) if where is Where.BESIDE and row.has_range else row.middle
    width = letters.width(text, bold=True)
    after = _beside(row, where, sheet)[1]
    if where is Where.OVER:
        return [_Said(text, frame.x(each.middle) + after - width / 2, is_bold=True)]
    return [_Said(text, frame.box.right + letters.px(_DOT) + gap + width / 2, is_bold=True)]


def _name(row: _Row, at: Point, width: float, height: float, sheet: Sheet) -> None:
    """The name of a scenario, on as many lines as its row is high."""
    letters = sheet.letters
    lines = max(1, min(3, int(height / letters.line)))
    rows = letters.wrapped(row.interval.name, width + 0.5, lines=lines)
    sheet.rows(rows, at[0], at[1] - len(rows) * letters.line / 2, sheet.colours.text)
