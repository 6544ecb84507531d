"""How wide each column of a table is, and whether it lies on a page turned on its side."""

from collections.abc import Sequence

from app.exports.columns import is_of_numbers
from app.exports.docx.tables import PADDING
from app.figures.shapes import Table
from app.painting.letters import Letters

_LETTERS = Letters(8.5)
_FOR_A_NUMBER = 62.0
"""Points."""
_FILLS = 0.25
"""Of a page: a column of words does not ask for more before the page is turned."""


def widths(table: Table, room: float) -> list[float]:
    """Points for each column; a table of words fills the room, numbers stand close together.

    Short columns have what they need and long ones share the rest evenly, but none is narrower
    than its longest word as long as there is room.
    """
    wanted, words = _wanted(table), [min(each, room / 4) for each in _longest_words(table)]
    if len(wanted) > 2 and is_of_numbers(table):
        first, *others = wanted
        even = max(_FOR_A_NUMBER, *others)
        if first + even * len(others) <= room:
            return [first, *(even for _ in others)]
        first = min(first, room / 4)
        fits = first + sum(others) <= room
        return _shared(wanted, [first, *(others if fits else words[1:])], room)
    if sum(wanted) <= room:
        return [*wanted[:-1], room - sum(wanted[:-1])]
    return _shared(wanted, words, room)


def is_wide(table: Table, room: float) -> bool:
    """Whether a table of words asks for more than the width of an upright page."""
    return sum(min(each, room * _FILLS) for each in _wanted(table)) > room


def _shared(wanted: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """The level up to which every column gets what it wants, found by halving."""
    low, high = 0.0, max(wanted)
    for _ in range(40):
        level = (low + high) / 2
        given = [max(min(want, level), floor) for want, floor in zip(wanted, least, strict=True)]
        low, high = (low, level) if sum(given) > room else (level, high)
    return [each * room / sum(given) for each in given]


def _wanted(table: Table) -> list[float]:
    """Room for the longest cell, and for a header on two lines, of each column."""
    headers = [max(_width(name, bold=True) * 0.6, _longest_word(name)) for name in table.columns]
    cells = [
        max((_width(line) for row in table.rows for line in row[place].split("\n")), default=0.0)
        for place in range(len(table.columns))
    ]
    return [max(pair) + PADDING + 1 for pair in zip(headers, cells, strict=True)]


def _longest_words(table: Table) -> list[float]:
    lines = (table.columns, *table.rows)
    return [
        max(_longest_word(line[place]) for line in lines) + PADDING + 1
        for place in range(len(table.columns))
    ]


def _longest_word(text: str) -> float:
    return max((_width(word, bold=True) for word in text.split()), default=0.0)


def _width(text: str, *, bold: bool = False) -> float:
    return _LETTERS.width(text, bold=bold)
