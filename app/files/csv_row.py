"""One row of a table: its cells by column, and what is wrong with them."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from app.clean_text import visible
from app.problem import Problem

T = TypeVar("T")

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_BRITISH = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")


class CellError(Exception):
    """A cell cannot be used; the text says what could stand there."""


def read_date(text: str) -> date:
    """A date as 2015-01-31 or 31/01/2015.

    >>> read_date("2015-01-31") == read_date("31/1/2015")
    True
    """
    iso, british = _ISO.fullmatch(text), _BRITISH.fullmatch(text)
    parts = iso.groups() if iso else british.groups()[::-1] if british else None
    if parts is None:
        raise CellError("Write a date as 2015-01-31 or 31/01/2015.")
    try:
        return date(*map(int, parts))
    except ValueError:
        raise CellError("There is no such day in the calendar.") from None


class Row:
    """The cells of one row; reading a cell that is wrong gives ``None`` and notes a problem."""

    def __init__(self, number: int, columns: Sequence[str], cells: Sequence[str]) -> None:
        self._number = number
        self._columns = frozenset(columns)
        self._cells = dict(zip(columns, cells, strict=False))
        self.problems: list[Problem] = []
        unnamed = [cell for name, cell in zip(columns, cells, strict=False) if not name]
        if any([*unnamed, *cells[len(columns) :]]):
            remedy = "Check for a comma too many, or name the column."
            self.problems.append(
                Problem(f"row {number}", "has a cell in a column without a name", remedy)
            )

    def has(self, column: str) -> bool:
        """Whether there is anything in a column."""
        return bool(self._cells.get(column))

    def read(self, column: str, reader: Callable[[str], T]) -> T | None:
        """What a cell means to a reader."""
        text = self._cells.get(column, "")
        if column not in self._columns:
            return None  # said once, of the first row
        if not text:
            self.wrong(column, "is empty", "Every row needs it.")
            return None
        try:
            return reader(text)
        except CellError as refusal:
            self.wrong(column, f'is "{visible(text)}"', str(refusal))
            return None

    def wrong(self, column: str, fact: str, remedy: str) -> None:
        """Note what is wrong with a cell."""
        self.problems.append(Problem(f"row {self._number}, {column}", fact, remedy))
