"""Bars: parts that add up side by side, with their spread and what may be spent."""

import math
from dataclasses import replace

from app.figures.ends import ends_of
from app.figures.extent import has_spread, highest_of, is_known, stacked
from app.figures.free_place import Box
from app.figures.shapes import Bar, BarFigure
from app.painting.axes import frame_of, grid, name_words, say_nothing, value_words
from app.painting.ends import ends_room, paint_ends
from app.painting.fan import GHOST
from app.painting.frame import Frame
from app.painting.letters import Letters
from app.painting.sheet import Sheet
from app.painting.target import WIDTH, paint_upright

_HALF = 0.31
"""Half the width of a bar, where the bars are 1 apart."""
_CAP = 0.06
_ROOM = 0.42
"""How far the limit of a bar reaches to either side."""
_HALO = 3.2
_SMALLEST = 0.7
"""How far the type of a bar's label may shrink."""


def paint_bars(figure: BarFigure, sheet: Sheet, room: Box) -> None:
    """Bars in a room of the paper."""
    letters, ends = sheet.letters, ends_of(figure)
    right = room.right - ends_room(ends, letters, room.width)
    over = letters.line * 1.6 + letters.px(6)
    inner = Box(room.left, room.top + over, right, room.bottom - letters.px(5) - letters.line)
    across = (-0.5, max(len(figure.bars), 1) - 0.5)
    frame, scale = frame_of(figure, sheet, inner, across, room.right)
    with sheet.paper.group(part="plot", **frame.data()):
        grid(frame, scale, sheet)
        for at, bar in enumerate(figure.bars):
            with sheet.paper.group(bar=bar.name):
                _parts(at, bar, frame, sheet)
                _whisker(at, bar, frame, sheet)
                _levels(at, bar, figure.limit_label or "Limit", frame, sheet)
        if not is_known(figure):
            say_nothing(frame, sheet)
        if figure.upright is not None:
            paint_upright(figure.upright, frame, sheet, room)
    value_words(figure, frame, scale, sheet)
    names = [bar.named for bar in figure.bars]
    name_words(names, frame, frame.box.bottom + letters.px(5), sheet, room)
    small = _with_small_type(figure, frame, sheet)
    for at, bar in enumerate(figure.bars):
        _label(at, bar, frame, small)
    paint_ends(ends, frame, sheet, room.right)


def _parts(at: int, bar: Bar, frame: Frame, sheet: Sheet) -> None:
    left, right = frame.x(at - _HALF), frame.x(at + _HALF)
    for (low, high), part in zip(stacked(bar), bar.parts, strict=True):
        if high > low:
            box = Box(left, frame.y(high), right, frame.y(low))
            with sheet.paper.group(series=part.label, statistic="part"):
                sheet.paper.box(box, sheet.fill(part.role))


def _whisker(at: int, bar: Bar, frame: Frame, sheet: Sheet) -> None:
    """From low to high with a cap at either end; none where there is no spread."""
    if not has_spread(bar):
        return
    low, high = frame.y(bar.low), frame.y(bar.high)
    strokes = [((frame.x(at), low), (frame.x(at), high))]
    strokes += [((frame.x(at - _CAP), y), (frame.x(at + _CAP), y)) for y in (low, high)]
    with sheet.paper.group(series="8 in 10 futures", statistic="low-high"):
        for colour, width in ((sheet.colours.pane, _HALO), (sheet.colours.text, 1.2)):
            for start, end in strokes:
                sheet.paper.line(start, end, colour, width)


def _levels(at: int, bar: Bar, limit_label: str, frame: Frame, sheet: Sheet) -> None:
    """What may be spent, and what the baseline costs."""
    colours, paper = sheet.colours, sheet.paper
    if bar.ghost is not None and math.isfinite(bar.ghost):
        y = frame.y(bar.ghost)
        start, end = (frame.x(at - _HALF), y), (frame.x(at + _HALF), y)
        with paper.group(series="Baseline", statistic="baseline"):
            paper.line(start, end, colours.pane, _HALO)
            paper.line(start, end, colours.text, GHOST, dashed=True)
    if bar.limit is not None and math.isfinite(bar.limit):
        y = frame.y(bar.limit)
        start, end = (frame.x(at - _ROOM), y), (frame.x(at + _ROOM), y)
        with paper.group(series=limit_label, statistic="limit"):
            paper.line(start, end, colours.target, WIDTH, dashed=True)


def _label(at: int, bar: Bar, frame: Frame, sheet: Sheet) -> None:
    """The whole of a bar in words above it, clear of its spread, its limit and the baseline."""
    letters = sheet.letters
    half = letters.line / 2
    middle = frame.y(highest_of(bar)) - half - letters.px(3)
    levels = [each for each in (bar.limit, bar.ghost) if each is not None and math.isfinite(each)]
    for y in sorted((frame.y(each) for each in levels), reverse=True):
        if middle - half - letters.px(2) < y < middle + half + letters.px(2):
            middle = y - half - letters.px(3)
    text = letters.elided(bar.label, _room_of_a_bar(frame, letters))
    sheet.words_on_ground(text, (frame.x(at), middle), sheet.colours.text)


def _room_of_a_bar(frame: Frame, letters: Letters) -> float:
    return frame.box.width / (frame.last - frame.first) - letters.px(6)


def _with_small_type(figure: BarFigure, frame: Frame, sheet: Sheet) -> Sheet:
    """A number that is cut says another number, so where bars are narrow the type gives way."""
    letters = sheet.letters
    widest = max((letters.width(bar.label) for bar in figure.bars), default=0.0)
    share = 0.99 * _room_of_a_bar(frame, letters) / max(widest, 1.0)
    return replace(sheet, letters=Letters(letters.size * min(1.0, max(_SMALLEST, share))))
