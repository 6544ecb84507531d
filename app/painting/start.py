"""The mark on the first day: what was reported, the range futures start from, and its words."""

from app.figures.free_place import Drawn, free_left, heights_near
from app.figures.shapes import StartMark
from app.painting.frame import Frame
from app.painting.paper import Point
from app.painting.sheet import Sheet

_WIDTH, _CAP, _TICK = 1.4, 4.0, 7.0
"""Width of the lines; how far the ends of the range and the value reach into the plot."""


def paint_start(start: StartMark, x: float, frame: Frame, sheet: Sheet, drawn: Drawn) -> None:
    """An upright line with its ends and the value, and words below it or above it where it is free.

    Where nothing is free there are no words: the description and the table have them too.
    """
    letters, colours = sheet.letters, sheet.colours
    low, value, high = (frame.y(each) for each in (start.low, start.value, start.high))
    cap, tick = letters.px(_CAP), letters.px(_TICK)
    with sheet.paper.group(series="Start", statistic="start", value=start.value):
        for begin, end in _strokes(x, (low, value, high), cap, tick):
            sheet.paper.line(begin, end, colours.text, _WIDTH)
    text, air = start.label, letters.px(3)
    width = letters.width(text) + letters.px(6)
    edges = (frame.box.left + letters.px(3), frame.box.right - letters.px(3))
    for top in heights_near((high, low), letters.line, air, (frame.box.top, frame.box.bottom)):
        left = free_left((top, top + letters.line), width, edges, drawn)
        if left is not None:
            at = (left + width / 2, top + letters.line / 2)
            sheet.words_on_ground(text, at, colours.quiet)
            return


def _strokes(
    x: float, heights: tuple[float, float, float], cap: float, tick: float
) -> list[tuple[Point, Point]]:
    low, value, high = heights
    ends = ((low, cap), (high, cap), (value, tick))
    return [((x, low), (x, high)), *(((x, y), (x + reach, y)) for y, reach in ends)]
