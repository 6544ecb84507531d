"""How wide each column of a table is, and whether it lies on a page turned on its side."""

import numpy as np

from app.exports.columns import is_of_numbers
from app.exports.docx.styles import ANSWER, CELL, HEAD, LOOKS
from app.exports.docx.tables import PADDING
from app.figures.shapes import Numbers, Table
from app.painting.letters import Letters

_SIZES = {look.name: look.size for look in LOOKS}
_FOR_A_NUMBER = 62.0
"""Points."""
_MOST = 1 / 4
"""Of a page: what a column may be promised, and what a long one asks for."""
_HEADER = 0.6
"""Of its width: a header may stand on two lines."""
_PIECES = 60
_STEEP = 6
_TALL = 1.5
"""One row of ten lines is worse than five of two."""


def widths(table: Table, room: float, answer: int | None = None) -> list[float]:
    """Points for each column; a table of words fills the room, numbers stand close together.

    None is narrower than its longest word as long as there is room; beyond that the columns share
    it so that the table becomes as short as can be. The column of the answer is set large.
    """
    measured = _Measured(table, answer)
    wanted, least = measured.wanted, np.minimum(measured.words, room * _MOST)
    if len(wanted) > 2 and is_of_numbers(table):
        even = np.full(len(wanted), max(_FOR_A_NUMBER, *wanted[1:]))
        even[0] = wanted[0]
        if even.sum() <= room:
            return _listed(even)
        whole = np.array([min(wanted[0], room * _MOST), *wanted[1:]])
        least = whole if whole.sum() <= room else np.array([whole[0], *least[1:]])
    elif wanted.sum() <= room:
        wanted[-1] += room - wanted.sum()
        return _listed(wanted)
    return _listed(_shared(measured.cells, least, room))


def is_wide(table: Table, room: float) -> bool:
    """Whether a table of words asks for more than the width of an upright page."""
    return float(np.minimum(_Measured(table).wanted, room * _MOST).sum()) > room


class _Measured:
    """How wide what stands in a table is, in points."""

    def __init__(self, table: Table, answer: int | None = None) -> None:
        styles = [CELL if place != answer else ANSWER for place in range(len(table.columns))]
        lines = [(table.columns, [HEAD] * len(styles)), *((row, styles) for row in table.rows)]
        self.cells = np.array([list(map(_width, *line)) for line in lines])
        """Each cell on one line, the header first."""
        self.words = np.array([list(map(_word, *line)) for line in lines]).max(axis=0)
        self.words += PADDING + 1
        """What the longest word of each column needs."""
        shown = np.vstack((self.cells[0] * _HEADER, self.cells[1:])).max(axis=0)
        self.wanted = np.maximum(shown + PADDING + 1, self.words)
        """What each column needs to stand on one line."""


def _width(text: str, style: str) -> float:
    letters = Letters(_SIZES[style])
    return max(letters.width(line, bold=style != CELL) for line in text.split("\n"))


def _word(text: str, style: str) -> float:
    letters = Letters(_SIZES[style])
    return max((letters.width(word, bold=style != CELL) for word in text.split()), default=0.0)


def _shared(cells: Numbers, least: Numbers, room: float) -> Numbers:
    """The room given out in small pieces, each to the column that shortens the table most."""
    if least.sum() >= room:
        return np.asarray(least * room / least.sum())
    given, piece = least, (room - least.sum()) / _PIECES
    for _ in range(_PIECES):
        tries = given + piece * np.eye(len(given))
        given = tries[int(np.argmin([_height(cells, each) for each in tries]))]
    return given


def _height(cells: Numbers, given: Numbers) -> float:
    """How many lines the rows have, smoothed: it falls wherever a long cell is given room."""
    lines = np.maximum(cells / np.maximum(given - PADDING, 1), 1)
    rows = ((lines + np.ceil(lines)) ** _STEEP).sum(axis=1)
    return float((rows ** (_TALL / _STEEP)).sum())


def _listed(points: Numbers) -> list[float]:
    return [float(each) for each in points]
