"""A finished figure as an SVG that stands by itself: heading, plot, note, key and source."""

from dataclasses import dataclass

from app.figures.colours import LIGHT, Colours
from app.figures.free_place import Box
from app.figures.shapes import (
    AnyFigure,
    BarFigure,
    FanFigure,
    IntervalFigure,
    LineFigure,
    StackFigure,
)
from app.painting.bars import paint_bars
from app.painting.fan import paint_fan
from app.painting.intervals import paint_intervals
from app.painting.key import key_of, key_rows, paint_key
from app.painting.letters import Letters
from app.painting.lines import paint_lines
from app.painting.paper import Paper
from app.painting.sheet import Sheet
from app.painting.stack import paint_stack

_LEAST = (240, 160)
"""A picture smaller than this shows nothing."""
_LARGE = 760
"""From this width on the type is larger."""
_TYPE = 12.0
_MARGIN = 12.0
_TITLE = 15 / 12
_GAP = 3.0
"""Between key, note and source."""
_HEAD = 0.34
_FOOT = 0.28
"""What heading and foot may take of the height."""


@dataclass(frozen=True)
class Size:
    """How large a picture is, in CSS pixels."""

    width: float
    height: float


def svg_of(
    figure: AnyFigure,
    size: Size,
    *,
    colours: Colours = LIGHT,
    heading: bool = True,
    source: str = "",
    key: bool = False,
    type_size: float | None = None,
) -> str:
    """A figure as an SVG.

    Its groups say what they are, so that a program can turn it back into numbers: the plot carries
    the values at its edges (``data-x0`` to ``data-y1``) and where these lie (``data-left`` to
    ``data-bottom``); a series carries ``data-series`` and ``data-statistic``.
    """
    if size.width < _LEAST[0] or size.height < _LEAST[1]:
        raise ValueError(f"A figure needs at least {_LEAST[0]} by {_LEAST[1]} pixels.")
    letters = Letters(type_size or (_TYPE + 1 if size.width >= _LARGE else _TYPE))
    title = figure.title or figure.subtitle
    paper = Paper((size.width, size.height), colours, title, figure.description)
    sheet = Sheet(paper, letters, colours)
    margin = letters.px(_MARGIN)
    room = Box(margin, margin, size.width - margin, size.height - margin)
    top = _paint_heading(figure, sheet, room, size.height * _HEAD) if heading else room.top
    bottom = _paint_foot(figure, sheet, room, size.height * _FOOT, source=source, key=key)
    _paint_plot(figure, sheet, Box(room.left, top, room.right, bottom))
    return paper.written()


def _paint_plot(figure: AnyFigure, sheet: Sheet, room: Box) -> None:
    match figure:
        case FanFigure():
            paint_fan(figure, sheet, room)
        case StackFigure():
            paint_stack(figure, sheet, room)
        case BarFigure():
            paint_bars(figure, sheet, room)
        case LineFigure():
            paint_lines(figure, sheet, room)
        case IntervalFigure():
            paint_intervals(figure, sheet, room)


def _paint_heading(figure: AnyFigure, sheet: Sheet, room: Box, most: float) -> float:
    """The finding in bold and the measure below it; where the plot may begin."""
    large = Letters(sheet.letters.size * _TITLE)
    lines = max(1, min(3, int((most - sheet.letters.line) / large.line)))
    top = room.top
    with sheet.paper.group(part="heading"):
        for row in large.wrapped(figure.title, room.width, bold=True, lines=lines):
            middle = (room.left, top + large.line / 2)
            sheet.paper.words(row, middle, large, sheet.colours.text, bold=True)
            top += large.line
        left = lines - round((top - room.top) / large.line)
        measure = sheet.letters.wrapped(figure.subtitle, room.width, lines=2 if left else 1)
        top = sheet.rows(measure, room.left, top, sheet.colours.quiet)
    return top + sheet.letters.px(4)


def _paint_foot(
    figure: AnyFigure, sheet: Sheet, room: Box, most: float, *, source: str, key: bool
) -> float:
    """From the plot down: the key, the note, the source; where the plot must end."""
    letters, colours = sheet.letters, sheet.colours
    gap = letters.px(_GAP)
    left = max(1, int((most - 3 * gap) / letters.line))
    entries = key_rows(key_of(figure), sheet, room.width) if key else []
    # The key comes before second lines: without it marks would stand for nothing.
    entries = entries[: max(left - bool(source) - bool(figure.note), 0)]
    left -= len(entries)
    said = letters.wrapped(source, room.width, lines=2 if left - bool(figure.note) > 1 else 1)
    left -= len(said)
    noted = letters.wrapped(figure.note, room.width, lines=min(left, 2)) if left > 0 else []
    parts = [len(each) for each in (entries, noted, said) if each]
    top = room.bottom - sum(parts) * letters.line - max(len(parts) - 1, 0) * gap
    if not parts:
        return room.bottom
    paint_key(entries, (room.left, top), sheet)
    with sheet.paper.group(part="foot"):
        below = top + len(entries) * letters.line + (gap if entries else 0.0)
        below = sheet.rows(noted, room.left, below, colours.text) + (gap if noted else 0.0)
        sheet.rows(said, room.left, below, colours.quiet)
    return top - letters.px(7)
