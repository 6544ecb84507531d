"""A council's own staff from a CSV table: one row a person, nothing kept that names them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.document import Document
from app.files.csv_row import Row, read_date
from app.files.csv_table import Columns, read_table, text_of_table
from app.problem import CannotUse
from app.staff.cells import (
    read_contract,
    read_fte,
    read_grade,
    read_pounds,
    read_yes_or_no,
)
from sim.calendar import MONTHS_A_YEAR, months_between, months_later
from sim.grades import Grade
from sim.scenario import StaffMember

WANTED = Columns(
    required=("grade", "contract", "fte", "started"),
    optional=("reference", "qualified", "golden_hello", "tie_in_ends", "holds_cases"),
    of_each_row="person",
)
COLUMNS = WANTED.all

EXPERIENCE_UNSAID = {
    Grade.NEWLY_QUALIFIED: 0.0,
    Grade.SOCIAL_WORKER: 1.0,
    Grade.SENIOR: 3.0,
    Grade.TEAM_MANAGER: 5.0,
}
"""Years since qualifying at the least, by grade, where the table does not say: our assumption."""

_MOST_YEARS = 50


def read_staff(path: Path, first_day: date) -> tuple[StaffMember, ...]:
    """The staff in a table's file; ``CannotUse`` names every cell that cannot be used."""
    return parse_staff(text_of_table(path), path.name, first_day)


def parse_staff(text: str, name: str, first_day: date) -> tuple[StaffMember, ...]:
    """The staff in a table's text; ``name`` is how messages call it."""
    table, problems = read_table(text, name, WANTED)
    members = []
    for number, cells in table.rows:
        row = Row(number, table.columns, cells)
        members.append(_member(row, first_day))
        problems += row.problems
    if problems:
        raise CannotUse(name, problems)
    return tuple(member for member in members if member)


def with_staff(document: Document, members: Iterable[StaffMember]) -> Document:
    """A copy whose people on the first day are these, and not drawn from the counts."""
    scenario = replace(document.scenario, staff=tuple(members))
    return replace(document, scenario=scenario)


def _member(row: Row, first_day: date) -> StaffMember | None:
    """The person in a row, ``None`` if anything in it is wrong."""
    grade = row.read("grade", read_grade)
    permanent = row.read("contract", read_contract)
    fte = row.read("fte", read_fte)
    started = _read_past(row, "started", first_day)
    qualified = _read_past(row, "qualified", first_day) if row.has("qualified") else None
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


def _read_past(row: Row, column: str, first_day: date) -> date | None:
    """A date in somebody's working life up to the first day."""
    day = row.read(column, read_date)
    earliest = months_later(first_day, -12 * _MOST_YEARS)
    if day is not None and not earliest <= day <= first_day:
        limits = f"{earliest} to {first_day}, the first day of the scenario"
        row.wrong(column, f"is {day}", f"It can be {limits}.")
    return day


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
