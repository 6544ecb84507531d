"""What was observed: the shipped points of Birmingham, or a council's own list of them."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import isfinite
from pathlib import Path

from app.clean_text import clean
from app.files.csv_row import CellError, Row, read_date
from app.files.csv_table import Columns, read_table, text_of_table
from app.problem import CannotUse, did_you_mean
from app.sources.evidence import evidence_table
from app.value import read_number
from sim.calendar import month_end
from sim.outcomes import OUTCOMES, Measure

TABLE = Path(__file__).resolve().parent.parent.parent / "assets" / "evidence" / "observed.csv"

WANTED = Columns(
    required=("id", "outcome", "date", "months", "value", "reading"),
    optional=("evidence", "note", "uncertainty", "uncertain_because"),
    of_each_row="number that was counted",
)
COLUMNS = WANTED.all
MOST_MONTHS = 120
_MOST_LETTERS = 500
_LONGEST_ID = 40


@dataclass(frozen=True)
class Observed:
    """One number that was counted, and which number of a run it is held against."""

    id: str
    outcome: str
    month: date
    """The month's end that it belongs to, the last of its months."""
    months: int
    """How many months are summed; 1 for what is counted at a moment."""
    value: float
    reading: str
    """What was counted, and how it is read."""
    evidence: str
    """Where it is taken from: an evidence row, or a council's own source; empty if not said."""
    note: str
    uncertainty: float | None = None
    """By how much the value may be off, either way, 2 times in 3, in the outcome's own unit: the
    standard error of what was counted. None if nobody said."""
    uncertain_because: str = ""
    """Why by so much; empty if nobody said."""

    @property
    def first_month(self) -> date:
        """The first day of the first of its months."""
        back = self.month.year * 12 + self.month.month - self.months
        return date(back // 12, back % 12 + 1, 1)


def read_observed(path: Path) -> tuple[Observed, ...]:
    """A council's own list from its file; ``CannotUse`` names every cell that cannot be used."""
    return parse_observed(text_of_table(path), path.name)


def parse_observed(
    text: str, name: str, sources: Container[str] | None = None
) -> tuple[Observed, ...]:
    """The points in a table's text, in its order; ``name`` is how messages call it.

    ``sources``: what the column "evidence" may name; None: whatever the council writes there.
    """
    table, problems = read_table(text, name, WANTED)
    points = []
    first_rows: dict[str, int] = {}
    first_counts: dict[tuple[str, date, int], int] = {}
    for number, cells in table.rows:
        row = Row(number, table.columns, cells)
        point = _point(row, sources)
        if point is not None:
            _once(row, point, first_rows.setdefault(point.id.casefold(), number), number)
            counted = (point.outcome, point.month, point.months)
            _counted_once(row, first_counts.setdefault(counted, number), number)
            points.append(point)
        problems += row.problems
    if problems:
        raise CannotUse(name, problems)
    return tuple(points)


@cache
def observed_points() -> tuple[Observed, ...]:
    """The points that come with Headroom, in the order of their file: by date."""
    return parse_observed(text_of_table(TABLE), TABLE.name, evidence_table())


def _point(row: Row, sources: Container[str] | None) -> Observed | None:
    """The point in a row, ``None`` if anything in it is wrong."""
    name = row.read("id", _id)
    outcome = row.read("outcome", _outcome)
    month = row.read("date", _month)
    months = row.read("months", _months)
    value = row.read("value", _number)
    reading = row.read("reading", _words)
    evidence = row.read("evidence", _words) if row.has("evidence") else ""
    note = row.read("note", _words) if row.has("note") else ""
    off_by = row.read("uncertainty", _positive) if row.has("uncertainty") else None
    why = row.read("uncertain_because", _words) if row.has("uncertain_because") else ""
    if sources is not None and evidence not in sources:
        row.wrong("evidence", "names no row of the evidence table", "Name the row it is from.")
    if outcome is not None:
        _check_months(row, outcome, months)
        _check_value(row, outcome, value)
    if name is None or outcome is None or month is None or months is None:
        return None
    if row.problems or value is None or reading is None:
        return None
    return Observed(
        name, outcome, month, months, value, reading, evidence or "", note or "", off_by, why or ""
    )


def _once(row: Row, point: Observed, first: int, here: int) -> None:
    if first != here:
        row.wrong("id", f"is {point.id}, as in row {first}", "Give each row an id of its own.")


def _counted_once(row: Row, first: int, here: int) -> None:
    """The same count under another id would count twice, in scores and in learning."""
    if first != here and not row.problems:
        remedy = (
            "Keep the count you trust most; its uncertainty can say how far the other lies off."
        )
        row.wrong("outcome", f"has the date and months of row {first} too", remedy)


def _check_months(row: Row, outcome: str, months: int | None) -> None:
    if months is not None and months > 1 and OUTCOMES[outcome].measure is not Measure.FLOW:
        remedy = f"{OUTCOMES[outcome].label} is counted at the end of a month: write 1."
        row.wrong("months", f"is {months}", remedy)


def _check_value(row: Row, outcome: str, value: float | None) -> None:
    what = OUTCOMES[outcome]
    if value is None or what.lowest <= value <= what.highest:
        return
    ends = [f"at least {what.lowest:g}"] * isfinite(what.lowest)
    ends += [f"at most {what.highest:g}"] * isfinite(what.highest)
    remedy = f"{what.label} can be {' and '.join(ends)}, in {what.unit.title}."
    row.wrong("value", f"is {value:,.12g}", remedy)


def _id(text: str) -> str:
    if len(text) > _LONGEST_ID or any(each.isspace() for each in text):
        raise CellError(f"It can have {_LONGEST_ID} letters at most, and no gap.")
    return clean(text)


def _outcome(text: str) -> str:
    if text in OUTCOMES:
        return text
    guess = did_you_mean(text, OUTCOMES)
    raise CellError(guess or "Write the name of an outcome, such as permanent_fte.")


def _month(text: str) -> date:
    day = read_date(text)
    if day != month_end(day):
        raise CellError(f"It must be the last day of a month, such as {month_end(day)}.")
    return day


def _months(text: str) -> int:
    months = read_number(text)
    if months is None or months not in range(1, MOST_MONTHS + 1):
        words = "1 for what is counted at the end of a month"
        raise CellError(f"It can be {words}, or how many months are added up: 2 to {MOST_MONTHS}.")
    return int(months)


def _number(text: str) -> float:
    number = read_number(text)
    if number is None or not isfinite(number) or abs(number) > 1e12:
        raise CellError("Write a number, such as 354 or 18.5, without its unit.")
    return number


def _positive(text: str) -> float:
    number = _number(text)
    if number <= 0:
        raise CellError("It must be above 0; leave it empty where it is not known.")
    return number


def _words(text: str) -> str:
    if len(text) > _MOST_LETTERS:
        raise CellError(f"It can have {_MOST_LETTERS} letters at most.")
    return clean(text)
