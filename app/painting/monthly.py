"""Figures along an axis of months: what surrounds the plot is the same for all."""

from collections.abc import Callable
from dataclasses import replace

from app.figures.ends import ends_of
from app.figures.extent import is_known
from app.figures.free_place import Box
from app.figures.shapes import FanFigure, LineFigure, StackFigure
from app.painting.axes import frame_of, grid, month_words, say_nothing, value_words
from app.painting.ends import ends_room, paint_ends
from app.painting.flags import flags_of, paint_flags, rows_wanted
from app.painting.frame import Frame
from app.painting.sheet import Sheet

_LOW = 44.0
"""A plot lower than this has no room for the words of marks."""

Monthly = FanFigure | StackFigure | LineFigure


def paint_monthly(
    figure: Monthly, sheet: Sheet, room: Box, series: Callable[[Frame], None], over: float
) -> None:
    """Axes, what the caller draws, dated marks and the words at the right end."""
    letters = sheet.letters
    ends = ends_of(figure)
    right = room.right - max(ends_room(ends, letters, room.width), letters.px(10))
    # A single month stands in the middle.
    across = (0.0, len(figure.months) - 1.0) if len(figure.months) > 1 else (-1.0, 1.0)
    inner = Box(room.left, room.top + over, right, room.bottom - letters.px(5) - letters.line)
    frame, _ = frame_of(figure, sheet, inner, across, room.right)
    edges = (room.left, room.right)
    rows = rows_wanted(flags_of(figure.marks, figure.months, frame, sheet), sheet, edges)
    spare = (frame.box.height - letters.px(_LOW)) / letters.line
    rows = min(rows, max(int(spare), 0))
    inner = replace(inner, bottom=inner.bottom - rows * letters.line)
    frame, scale = frame_of(figure, sheet, inner, across, room.right)
    start = figure.months[0].isoformat() if figure.months else ""
    with sheet.paper.group(part="plot", first_month=start, **frame.data()):
        grid(frame, scale, sheet)
        series(frame)
        if not is_known(figure):
            say_nothing(frame, sheet)
    value_words(figure, frame, scale, sheet)
    top = frame.box.bottom + letters.px(5) + rows * letters.line
    month_words(figure.months, frame, top, sheet, room)
    found = flags_of(figure.marks, figure.months, frame, sheet)
    paint_flags(found, frame, sheet, rows=rows, edges=edges)
    paint_ends(ends, frame, sheet, room.right)
