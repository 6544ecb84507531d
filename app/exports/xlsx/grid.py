"""What stands on a sheet before any library is asked: columns, rows and the lines above them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.exports.xlsx.forms import PLAIN

NARROW, MIDDLE, WIDE, PROSE = 11, 16, 30, 60
"""Widths of a column in characters: a number, a date or a word, a label, a sentence."""


@dataclass(frozen=True)
class Amount:
    """A number that is shown otherwise than the rest of its column."""

    value: float
    form: str


Cell = str | float | date | Amount | None
"""None is an empty cell, and so is a number that is none."""


@dataclass(frozen=True)
class Column:
    """A column of a table."""

    header: str
    """With the unit, where the whole column has one."""
    width: int = NARROW
    form: str = PLAIN
    """How its numbers are shown."""


@dataclass(frozen=True)
class Grid:
    """A sheet with one table."""

    name: str
    """Of the sheet."""
    title: str
    lines: tuple[str, ...]
    """What stands between title and table: measure, how to read it, where it is from."""
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
