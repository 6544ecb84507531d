"""How a table lies on paper: which way its columns are set, how wide, and where it is parted."""

from app.figures.shapes import Table

_NARROW = 14
"""Characters: a column of no more is as wide as what it holds."""
_WIDEST = 60
_SIDES = 3
"""Characters that would go into the white at the sides of a cell."""
_MOST_NUMBERS = 9
"""Columns, beside the first, that a page holds upright."""
_MOST_UPRIGHT = 110
"""Characters across: a wider table of words lies on a page turned on its side."""


def laid_out(table: Table, title: str = "") -> dict[str, object]:
    """A table as data: its cells, and for each column whether it is of numbers and how wide."""
    places = range(len(table.columns))
    right = [_is_number(table, place) for place in places]
    return {
        "title": title,
        "columns": list(table.columns),
        "rows": [list(row) for row in table.rows],
        "right": right,
        "widths": _widths(table, right),
        "wide": _across(table) > _MOST_UPRIGHT,
    }


def split(table: Table) -> list[Table]:
    """The table itself, or several with the first column again if it has too many numbers."""
    others = range(1, len(table.columns))
    if len(others) <= _MOST_NUMBERS or not all(_is_number(table, place) for place in others):
        return [table]
    parts = -(-len(others) // _MOST_NUMBERS)
    size = -(-len(others) // parts)
    return [
        _taken(table, [0, *others[start : start + size]]) for start in range(0, len(others), size)
    ]


def _taken(table: Table, places: list[int]) -> Table:
    """These columns of a table."""
    return Table(
        title=table.title,
        columns=tuple(table.columns[place] for place in places),
        rows=tuple(tuple(row[place] for place in places) for row in table.rows),
        numbers=tuple(tuple(row[place] for place in places) for row in table.numbers),
    )


def _is_number(table: Table, place: int) -> bool:
    return any(row[place] is not None for row in table.numbers)


def _widths(table: Table, right: list[bool]) -> list[float]:
    """A share of the width for each column; nought for one as wide as what it holds."""
    longest = [_longest(table, place) for place in range(len(table.columns))]
    if all(right[1:]):
        return [0.0, *(1.0 for _ in right[1:])]
    wide = [max(size, len(name)) for size, name in zip(longest, table.columns, strict=True)]
    return [
        0.0 if most <= _NARROW else float(min(size, _WIDEST) + _SIDES)
        for size, most in zip(longest, wide, strict=True)
    ]


def _longest(table: Table, place: int) -> int:
    """Characters of the longest cell, or of the header set over two lines."""
    header = table.columns[place]
    word = max((len(word) for word in header.split()), default=0)
    return max([word, -(-len(header) // 2), *(len(row[place]) for row in table.rows)])


def _across(table: Table) -> int:
    """Characters across a table of words; long cells are set over several lines."""
    if all(_is_number(table, place) for place in range(1, len(table.columns))):
        return 0
    return sum(min(_longest(table, place), _WIDEST // 2) for place in range(len(table.columns)))
