"""What charts over months or years have in common: how many are named, the room around."""

from collections.abc import Sequence
from datetime import date
from math import ceil

from app.exports.pptx.chart_xml import KEY_ROW
from app.exports.pptx.native import Kind, Margins, Marker, Size
from app.exports.pptx.words import width_of
from app.figures.shapes import Figure

_HALF_YEAR = 6
BAR = 0.62
"""What a column takes of the room it has."""
_SWATCH = 50.0
"""Points that a mark in the key takes, with the room around it."""


def corner_of(figure: Figure, rows: str) -> str:
    """What stands over the names of the rows of a sheet, with the unit of its numbers."""
    return f"{rows} ({figure.unit})" if figure.unit else rows


def area_kind(months: Sequence[date]) -> Kind:
    """How parts are drawn that add up: one month alone has no area and is a column."""
    return Kind.AREA if len(months) > 1 else Kind.BAR


def beside(months: Sequence[date], size: Size, margins: Margins) -> tuple[float, float]:
    """How far words at the end stand from their number, and what lies right of it in the plot."""
    if len(months) > 1:
        return 0.0, 0.0
    room = size.width - margins.left - margins.right
    return room * BAR / 2, room / 2


def dot(months: Sequence[date], colour: str) -> Marker | None:
    """What is seen of a line that has one month alone."""
    return Marker("circle", 6, colour, colour) if len(months) == 1 else None


def every(months: Sequence[date], room: float, type_size: float) -> int:
    """Every sixth month is named, or fewer where there is no room; of a few months each.

    >>> every([date(2015, 1, 31)] * 39, 400, 12), every([date(2015, 1, 31)] * 5, 400, 12)
    (6, 1)
    """
    if len(months) <= _HALF_YEAR:
        return 1
    needed = width_of("Sep 2015", type_size) + 8
    step = _HALF_YEAR
    while room / max(len(months) - 1, 1) * step < needed and step < len(months):
        step += _HALF_YEAR
    return step


def key_rows(names: Sequence[str], room: float, type_size: float) -> int:
    """How many rows the key takes."""
    wide = sum(width_of(name, type_size) + _SWATCH for name in names)
    return ceil(wide / room) if names else 0


def margins_of(widest: float, right: float, size: Size, rows: int, top: float = 8.0) -> Margins:
    """The room around a plot for what is written there."""
    left = min(widest + 12.0, size.width * 0.25)
    return Margins(left, top, right, size.type * 2.0 + rows * KEY_ROW + (6 if rows else 0))
