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
from app.painting.around import Wanted, around_of, paint_around
from app.painting.bars import paint_bars
from app.painting.fan import paint_fan
from app.painting.intervals import paint_intervals
from app.painting.letters import Letters
from app.painting.lines import paint_lines
from app.painting.paper import Paper
from app.painting.sheet import Sheet
from app.painting.stack import paint_stack

_LEAST = (160, 110)
"""A picture smaller than this, as of a window that is still opening, shows nothing."""
_LARGE = 760
"""From this width on the type is larger."""
_TYPE = 12.0
_MARGIN = 12.0


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
    letters = Letters(type_size or (_TYPE + 1 if size.width >= _LARGE else _TYPE))
    title = figure.title or figure.subtitle
    paper = Paper((size.width, size.height), colours, title, figure.description)
    if size.width < _LEAST[0] or size.height < _LEAST[1]:
        return paper.written()
    sheet = Sheet(paper, letters, colours)
    margin = letters.px(_MARGIN)
    room = Box(margin, margin, size.width - margin, size.height - margin)
    around = around_of(figure, Wanted(heading, source, key), sheet, room)
    _paint_plot(figure, sheet, paint_around(around, sheet, room))
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
