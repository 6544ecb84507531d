"""A council's own staff from a CSV table: one row a person, nothing kept that names them."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NoReturn

from app.clean_text import visible
from app.document import Document
from app.files.disk import read_bytes
from app.problem import CannotUse, Problem, did_you_mean
from app.staff.cells import (
    read_contract,
    read_date,
    read_fte,
    read_grade,
    read_pounds,
    read_yes_or_no,
)
from app.staff.row import Row
from sim.calendar import MONTHS_A_YEAR, months_between
from sim.grades import Grade
from sim.scenario import StaffMember

LARGEST = 5_000_000
"""Bytes of the largest table that is read."""
MOST_ROWS = 20_000

REQUIRED = ("grade", "contract", "fte", "started")
OPTIONAL = ("reference", "qualified", "golden_hello", "tie_in_ends", "holds_cases")
COLUMNS = (*REQUIRED, *OPTIONAL)

EXPERIENCE_UNSAID = {
    Grade.NEWLY_QUALIFIED: 0.0,
    Grade.SOCIAL_WORKER: 1.0,
    Grade.SENIOR: 3.0,
    Grade.TEAM_MANAGER: 5.0,
}
"""Years since qualifying at the least, by grade, where the table does not say: our assumption."""

_SAVE_AS = 'In the spreadsheet choose "Save as" and the type "CSV UTF-8".'


@dataclass(frozen=True)
class Table:
    """The rows of a table that are not blank, each with its number in the spreadsheet."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_staff(path: Path, first_day: date) -> tuple[StaffMember, ...]:
    """The staff in a table's file; ``CannotUse`` names every cell that cannot be used."""
    return parse_staff(_decode(read_bytes(path, LARGEST), path.name), path.name, first_day)


def parse_staff(text: str, name: str, first_day: date) -> tuple[StaffMember, ...]:
    """The staff in a table's text; ``name`` is how messages call it."""
    table = _table(text, name)
    problems = list(_header_problems(table.columns))
    members = []
    for number, cells in table.rows:
        row = Row(number, table.columns, cells)
        members.append(_member(row, first_day))
        problems += row.problems
    if not table.rows:
        problems.append(Problem("", "has no rows below its first", "Give one row a person."))
    if problems:
        raise CannotUse(name, problems)
    return tuple(member for member in members if member)


def with_staff(document: Document, members: Iterable[StaffMember]) -> Document:
    """A copy whose people on the first day are these, and not drawn from the counts."""
    scenario = replace(document.scenario, staff=tuple(members))
    return replace(document, scenario=scenario)


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


def _table(text: str, name: str) -> Table:
    lines = list(_lines(text, name))
    if not lines:
        _refuse(name, "is empty", "Its first row names the columns, then comes one row a person.")
    if len(lines) > MOST_ROWS + 1:
        fact = f"has {len(lines) - 1:,} rows"
        _refuse(name, fact, f"It can have {MOST_ROWS:,} at most.")
    (_, header), *rows = lines
    return Table(tuple(_column(each) for each in header), tuple(rows))


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


def _header_problems(columns: Sequence[str]) -> Iterator[Problem]:
    for column in REQUIRED:
        if column not in columns:
            remedy = f"Needed are {', '.join(REQUIRED)}."
            yield Problem("row 1", f"lacks the column {column}", remedy)
    for column in sorted({each for each in columns if each and columns.count(each) > 1}):
        yield Problem("row 1", f"names the column {visible(column)} twice", "Keep one of the two.")
    for column in columns:
        if column and column not in COLUMNS and not column.startswith("note"):
            fact = f"has the column {visible(column)}, which is not used"
            nearest = did_you_mean(column, COLUMNS)
            remedy = "Take it out: nothing is kept that is not needed."
            yield Problem("row 1", fact, nearest or remedy)


def _member(row: Row, first_day: date) -> StaffMember | None:
    """The person in a row, ``None`` if anything in it is wrong."""
    grade = row.read("grade", read_grade)
    permanent = row.read("contract", read_contract)
    fte = row.read("fte", read_fte)
    started = row.read_past("started", first_day)
    qualified = row.read_past("qualified", first_day) if row.has("qualified") else None
    golden_hello = row.read("golden_hello", read_pounds) if row.has("golden_hello") else 0.0
    ends = row.read("tie_in_ends", read_date) if row.has("tie_in_ends") else None
    holds_cases = _holds_cases(row, grade)
    tie_in = _tie_in_months(row, ends, first_day)
    if permanent is False and (golden_hello or ends):
        remedy = "Only permanent staff are paid a golden hello."
        row.wrong("golden_hello", "belongs to an agency worker", remedy)
    if row.problems or grade is None or started is None:
        return None
    return StaffMember(
        grade=grade,
        permanent=bool(permanent),
        fte=fte or 0.0,
        service_months=round(months_between(started, first_day), 2),
        experience_years=_experience(grade, started, qualified, first_day),
        tie_in_months=tie_in,
        golden_hello=(golden_hello or 0.0) if tie_in else 0.0,
        holds_cases=bool(holds_cases),
    )


def _holds_cases(row: Row, grade: Grade | None) -> bool | None:
    manages = grade is Grade.TEAM_MANAGER
    if not row.has("holds_cases"):
        return not manages
    answer = row.read("holds_cases", read_yes_or_no)
    if answer and manages:
        row.wrong("holds_cases", "is yes for a team manager", "Team managers hold no cases.")
    return answer


def _tie_in_months(row: Row, ends: date | None, first_day: date) -> float:
    months = months_between(first_day, ends) if ends else 0.0
    if months > 10 * MONTHS_A_YEAR:
        row.wrong("tie_in_ends", f"is {ends}", "It can be ten years after the first day at most.")
    return round(max(0.0, months), 2)


def _experience(grade: Grade, started: date, qualified: date | None, first_day: date) -> float:
    if qualified:
        return round(months_between(qualified, first_day) / MONTHS_A_YEAR, 2)
    service = 0.0 if grade is Grade.NEWLY_QUALIFIED else months_between(started, first_day)
    return round(max(EXPERIENCE_UNSAID[grade], service / MONTHS_A_YEAR), 2)
