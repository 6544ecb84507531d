"""What was observed in Birmingham: the points that a run is laid over."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from app.sources.evidence import evidence_table
from sim.calendar import month_end
from sim.outcomes import OUTCOMES, Measure

TABLE = Path(__file__).resolve().parent.parent.parent / "assets" / "evidence" / "observed.csv"

COLUMNS = ("id", "outcome", "date", "months", "value", "reading", "evidence", "note")


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
    """The evidence row that it is taken from."""
    note: str

    @property
    def first_month(self) -> date:
        """The first day of the first of its months."""
        back = self.month.year * 12 + self.month.month - self.months
        return date(back // 12, back % 12 + 1, 1)


def _observed(cells: list[str]) -> Observed:
    row = dict(zip(COLUMNS, cells, strict=True))
    point = Observed(
        id=row["id"],
        outcome=row["outcome"],
        month=date.fromisoformat(row["date"]),
        months=int(row["months"]),
        value=float(row["value"]),
        reading=row["reading"],
        evidence=row["evidence"],
        note=row["note"],
    )
    if point.outcome not in OUTCOMES:
        raise ValueError(f"no outcome is called {point.outcome}")
    if point.evidence not in evidence_table():
        raise ValueError(f"no evidence is called {point.evidence}")
    if point.month != month_end(point.month):
        raise ValueError(f"{point.month} is not the end of a month")
    flows = OUTCOMES[point.outcome].measure is Measure.FLOW
    if point.months < 1 or (point.months > 1 and not flows):
        raise ValueError(f"{point.outcome} cannot be summed over {point.months} months")
    return point


def read_observed(lines: Iterator[str]) -> tuple[Observed, ...]:
    """Read a table from the lines of its file; ``ValueError`` says what is wrong and where."""
    reader = csv.reader(lines)
    if tuple(next(reader, ())) != COLUMNS:
        raise ValueError("observed: the first line must name the columns " + ", ".join(COLUMNS))
    points: dict[str, Observed] = {}
    for cells in reader:
        try:
            point = _observed(cells)
        except ValueError as fault:
            raise ValueError(f"observed, line {reader.line_num}: {fault}") from None
        if point.id in points:
            raise ValueError(f"observed, line {reader.line_num}: {point.id} is there twice")
        points[point.id] = point
    return tuple(points.values())


@cache
def observed_points() -> tuple[Observed, ...]:
    """Every observed point, in the order of the file: by date."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return read_observed(file)
