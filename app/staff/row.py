"""One row of a staff table: its cells by column, and what is wrong with them."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from app.clean_text import visible
from app.problem import Problem
from app.staff.cells import CellError, read_date
from sim.calendar import months_later

T = TypeVar("T")

_MOST_YEARS = 50


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

    def read_past(self, column: str, first_day: date) -> date | None:
        """A date in somebody's working life up to the first day."""
        day = self.read(column, read_date)
        earliest = months_later(first_day, -12 * _MOST_YEARS)
        if day is not None and not earliest <= day <= first_day:
            limits = f"{earliest} to {first_day}, the first day of the scenario"
            self.wrong(column, f"is {day}", f"It can be {limits}.")
        return day

    def wrong(self, column: str, fact: str, remedy: str) -> None:
        """Note what is wrong with a cell."""
        self.problems.append(Problem(f"row {self._number}, {column}", fact, remedy))
