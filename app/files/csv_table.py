"""A table that a council keeps as CSV: its rows, its columns, and what is wrong with them."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from app.clean_text import visible
from app.files.disk import read_bytes
from app.problem import CannotUse, Problem, did_you_mean

LARGEST = 5_000_000
"""Bytes of the largest table that is read."""
MOST_ROWS = 20_000

_SAVE_AS = 'In the spreadsheet choose "Save as" and the type "CSV UTF-8".'


@dataclass(frozen=True)
class Columns:
    """What a kind of table holds."""

    required: tuple[str, ...]
    optional: tuple[str, ...]
    of_each_row: str
    """What a row speaks of: "person"."""

    @property
    def all(self) -> tuple[str, ...]:
        """Every column that is read."""
        return (*self.required, *self.optional)


@dataclass(frozen=True)
class Table:
    """The rows of a table that are not blank, each with its number in the spreadsheet."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def text_of_table(path: Path) -> str:
    """The text of a table's file; ``CannotUse`` if it is none."""
    return _decode(read_bytes(path, LARGEST), path.name)


def read_table(text: str, name: str, wanted: Columns) -> tuple[Table, list[Problem]]:
    """The rows of a table, and what is wrong with its columns or that it has no rows.

    ``CannotUse`` if its rows cannot be told apart at all; ``name`` is how messages call it.
    """
    lines = list(_lines(text, name))
    if not lines:
        remedy = f"Its first row names the columns, then comes one row a {wanted.of_each_row}."
        _refuse(name, "is empty", remedy)
    if len(lines) > MOST_ROWS + 1:
        fact = f"has {len(lines) - 1:,} rows"
        _refuse(name, fact, f"It can have {MOST_ROWS:,} at most.")
    (_, header), *rows = lines
    table = Table(tuple(_column(each) for each in header), tuple(rows))
    problems = list(_header_problems(table.columns, wanted))
    if not rows:
        remedy = f"Give one row a {wanted.of_each_row}."
        problems.append(Problem("", "has no rows below its first", remedy))
    return table, problems


def _decode(content: bytes, name: str) -> str:
    if b"\0" in content:
        _refuse(name, "is no CSV table", _SAVE_AS)
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            # What is kept of a table reads the same in both, so the older one is welcome too.
            continue
    _refuse(name, "is in an encoding that cannot be read", _SAVE_AS)


def _refuse(name: str, fact: str, remedy: str) -> NoReturn:
    raise CannotUse(name, [Problem("", fact, remedy)])


def _lines(text: str, name: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every row that is not blank, by its number."""
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells):
                yield number, tuple(cell.strip() for cell in cells)
    except csv.Error:
        place, fact = f"row {number + 1}", "cannot be read: a double quote is open or out of place"
        raise CannotUse(name, [Problem(place, fact, _SAVE_AS)]) from None


def _column(title: str) -> str:
    return "_".join(title.lower().replace("-", " ").replace("_", " ").split())


def _header_problems(columns: Sequence[str], wanted: Columns) -> Iterator[Problem]:
    for column in wanted.required:
        if column not in columns:
            remedy = f"Needed are {', '.join(wanted.required)}."
            yield Problem("row 1", f"lacks the column {column}", remedy)
    for column in sorted({each for each in columns if each and columns.count(each) > 1}):
        yield Problem("row 1", f"names the column {visible(column)} twice", "Keep one of the two.")
    for column in columns:
        if column and column not in wanted.all and not column.startswith("note"):
            fact = f"has the column {visible(column)}, which is not used"
            nearest = did_you_mean(column, wanted.all)
            remedy = "Take it out: nothing is kept that is not needed."
            yield Problem("row 1", fact, nearest or remedy)
