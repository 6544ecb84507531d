"""How wide each column of a table is, and whether it lies on a page turned on its side."""

from collections.abc import Sequence

import numpy as np

from app.exports.columns import is_of_numbers
from app.exports.docx.tables import PADDING
from app.figures.shapes import Numbers, Table
from app.painting.letters import Letters

_LETTERS = Letters(8.5)
_FOR_A_NUMBER = 62.0
"""Points."""
_PIECES = 60
_STEEP = 6
_TALL = 1.5
"""One row of ten lines is worse than five of two."""
_FILLS = 0.25
"""Of a page: a column of words does not ask for more before the page is turned."""


def widths(table: Table, room: float) -> list[float]:
    """Points for each column; a table of words fills the room, numbers stand close together.

    None is narrower than its longest word as long as there is room; beyond that the columns share
    it so that the table becomes as short as can be.
    """
    wanted, words = _wanted(table), [min(each, room / 4) for each in _longest_words(table)]
    if len(wanted) > 2 and is_of_numbers(table):
        first, *others = wanted
        even = max(_FOR_A_NUMBER, *others)
        if first + even * len(others) <= room:
            return [first, *(even for _ in others)]
        first = min(first, room / 4)
        words = [first, *(others if first + sum(others) <= room else words[1:])]
    elif sum(wanted) <= room:
        return [*wanted[:-1], room - sum(wanted[:-1])]
    return _shared(table, words, room)


def is_wide(table: Table, room: float) -> bool:
    """Whether a table of words asks for more than the width of an upright page."""
    return sum(min(each, room * _FILLS) for each in _wanted(table)) > room


def _shared(table: Table, least: Sequence[float], room: float) -> list[float]:
    """The room given out in small pieces, each to the column that needs it most."""
    given = np.array(least)
    if given.sum() >= room:
        return [float(each) for each in given * room / given.sum()]
    lines = (table.columns, *table.rows)
    cells = np.array([[_width(cell) for cell in line] for line in lines])
    piece = (room - given.sum()) / _PIECES
    for _ in range(_PIECES):
        tries = given + piece * np.eye(len(given))
        given = tries[int(np.argmin([_height(cells, each) for each in tries]))]
    return [float(each) for each in given]


def _height(cells: Numbers, given: Numbers) -> float:
    """How many lines rows have together, smoothed: it falls wherever a long cell is given room."""
    lines = np.maximum(cells / np.maximum(given - PADDING, 1), 1)
    return float(((lines**_STEEP).sum(axis=1) ** (_TALL / _STEEP)).sum())


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
