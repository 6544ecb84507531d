"""Tables for paper: which columns hold numbers, and how a table too broad for a page is parted."""

from collections.abc import Sequence

from app.figures.shapes import Table

MOST_NUMBERS = 9
"""Columns, beside the first, that an upright page holds."""


def is_number(table: Table, place: int) -> bool:
    """Whether a column holds numbers."""
    return any(row[place] is not None for row in table.numbers)


def is_of_numbers(table: Table) -> bool:
    """Whether every column but the first holds numbers."""
    return all(is_number(table, place) for place in range(1, len(table.columns)))


def split(table: Table) -> list[Table]:
    """The table itself, or several with the first column again if it has too many numbers."""
    others = range(1, len(table.columns))
    if len(others) <= MOST_NUMBERS or not is_of_numbers(table):
        return [table]
    parts = -(-len(others) // MOST_NUMBERS)
    size = -(-len(others) // parts)
    starts = range(0, len(others), size)
    return [_taken(table, [0, *others[start : start + size]]) for start in starts]


def _taken(table: Table, places: Sequence[int]) -> Table:
    """These columns of a table."""
    return Table(
        title=table.title,
        columns=tuple(table.columns[place] for place in places),
        rows=tuple(tuple(row[place] for place in places) for row in table.rows),
        numbers=tuple(tuple(row[place] for place in places) for row in table.numbers),
    )
