"""How a table lies on paper: which way its columns are set and how wide they are."""

from textwrap import wrap

from app.exports.columns import is_number, is_of_numbers
from app.figures.shapes import Table

_MOST_UPRIGHT = 105
"""Characters across a page; a longer row of words lies over several lines."""
_MOST_EVEN = 128
"""Characters across a page of figures, which are set a little smaller."""
_LONG = 30
"""Characters of a cell that reads well over several lines."""
_SHORT = 18
"""Characters that are not set over several lines."""
_LEAST_OF_LONG = 32
_OVER_USUAL = 1.6
_SIDES = 3
"""Characters that would go into the white at the sides of a cell."""
_SHORT_HEADER = 14
_LEAST_NUMBER = 8


def laid_out(table: Table, title: str = "", most: int | None = None) -> dict[str, object]:
    """A table as data: its cells, and for each column whether it is of numbers and how wide.

    With ``most`` only so many rows are handed over; the count is that of all.
    """
    places = range(len(table.columns))
    return {
        "title": title,
        "columns": [_header(table, place) for place in places],
        "rows": [list(row) for row in table.rows[:most]],
        "count": len(table.rows),
        "right": [is_number(table, place) for place in places],
        "widths": _widths(table),
        "wide": not is_of_numbers(table) and _across(table, _LONG) > _MOST_UPRIGHT,
    }


def _header(table: Table, place: int) -> list[str]:
    """The lines of a header: it makes no column of words wider than its cells do."""
    name = table.columns[place]
    if _is_even(table):
        return [name]
    longest_word = max((len(word) for word in name.split()), default=0)
    width = max(longest_word, _cell(table, place), _SHORT_HEADER)
    lines = len(wrap(name, width))
    return next(
        (even for w in range(longest_word, width) if w and len(even := wrap(name, w)) == lines),
        wrap(name, width),
    )


def _widths(table: Table) -> list[float]:
    """A share of the width for each column; nought for one as wide as what it holds."""
    count = len(table.columns)
    if _is_even(table):
        return [0.0, *(float(_number_width(table, place)) for place in range(1, count))]
    if _across(table) > _MOST_UPRIGHT:
        return [_share(table, place) for place in range(count)]
    words = [place for place in range(count) if not is_number(table, place)]
    widest = max(words, key=lambda place: _cell(table, place))
    return [float(place == widest) for place in range(count)]


def _share(table: Table, place: int) -> float:
    """What a column should have of a row that is too long: more than usual, less than the most."""
    cells = [len(row[place]) for row in table.rows] or [0]
    longest = max([*cells, *(len(line) for line in _header(table, place))])
    if longest <= _SHORT:
        return 0.0
    usual = _OVER_USUAL * sum(cells) / len(cells) + _SHORT_HEADER
    return max(min(longest, usual), min(longest, _LEAST_OF_LONG)) + _SIDES


def _is_even(table: Table) -> bool:
    """Whether columns of numbers share what the first leaves, as they have room enough."""
    numbers = sum(_number_width(table, place) for place in range(1, len(table.columns)))
    first = _cell(table, 0) + _SIDES
    return is_of_numbers(table) and first <= _LONG and first + numbers <= _MOST_EVEN


def _number_width(table: Table, place: int) -> int:
    """Characters that a column of numbers needs."""
    longest_word = max((len(word) for word in table.columns[place].split()), default=0)
    return max(_LEAST_NUMBER, longest_word, _cell(table, place)) + _SIDES


def _cell(table: Table, place: int) -> int:
    """Characters of the longest cell."""
    return max((len(row[place]) for row in table.rows), default=0)


def _across(table: Table, most: int | None = None) -> int:
    """Characters across a table, a long cell counted as no more than ``most``."""
    places = range(len(table.columns))
    cells = [max([_cell(table, p), *(len(line) for line in _header(table, p))]) for p in places]
    return sum((min(cell, most) if most else cell) + _SIDES for cell in cells)
