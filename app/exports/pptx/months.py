"""What charts over the months have in common: how many are named, the room around."""

from collections.abc import Sequence
from datetime import date
from math import ceil

from app.exports.pptx.chart_xml import KEY_ROW
from app.exports.pptx.native import Margins, Size
from app.exports.pptx.words import width_of

_HALF_YEAR = 6
_SWATCH = 50.0
"""Points that a mark in the key takes, with the room around it."""


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
