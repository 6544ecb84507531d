"""Dated marks under the axis of months: a small shape each, and its words beside it."""

from collections.abc import Sequence
from datetime import date

from app.figures.flags import SIZE, Flag, gathered, places_of, rows_of, words_at
from app.figures.shapes import DatedMark, Why
from app.figures.ticks import place_of
from app.painting.frame import Frame
from app.painting.paper import Point
from app.painting.sheet import Sheet, diamond

Edges = tuple[float, float]


def flags_of(
    marks: Sequence[DatedMark], months: Sequence[date], frame: Frame, sheet: Sheet
) -> list[Flag]:
    """The marks on their places; those outside the months stand at the end."""
    if not months:
        return []
    places = (min(max(place_of(mark.day, months), frame.first), frame.last) for mark in marks)
    placed = [(frame.x(place), mark) for place, mark in zip(places, marks, strict=True)]
    return gathered(placed, sheet.letters)


def rows_wanted(found: Sequence[Flag], sheet: Sheet, edges: Edges) -> int:
    """How many rows the words of the marks want."""
    return rows_of(found, sheet.letters, edges)


def paint_flags(
    found: Sequence[Flag], frame: Frame, sheet: Sheet, *, rows: int, edges: Edges
) -> None:
    """Shapes on the axis, words in rows under it that never touch."""
    letters, foot = sheet.letters, frame.box.bottom
    places = places_of(found, letters, rows=rows, edges=edges)
    with sheet.paper.group(part="marks"):
        for flag, place in zip(found, places, strict=True):
            paint_mark(flag.why, (flag.x, foot), sheet)
            if place is not None:
                y = foot + letters.px(5) + (place.row + 0.5) * letters.line
                at = (place.left, y)
                sheet.words(words_at(flag, place, letters), at, sheet.colours.quiet)


def paint_mark(why: Why, at: Point, sheet: Sheet) -> None:
    """A lever is a full triangle, an event a full diamond, a policy an open triangle."""
    size, (x, y), colours = sheet.letters.px(SIZE), at, sheet.colours
    colour = {Why.LEVER: colours.changed, Why.EVENT: colours.text, Why.POLICY: colours.quiet}[why]
    triangle = [(x, y - size), (x + size, y + size), (x - size, y + size)]
    corners = diamond(at, size) if why is Why.EVENT else triangle
    sheet.paper.shape(corners, colour, colours.pane if why is Why.POLICY else colour)
