"""Everybody who is or was in post: one row a person, rows never used again.

Days are calendar days since the first day; a person works from the day after ``joined`` up to
and including the day of ``left``.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.arithmetic import total
from sim.calendar import DAYS_A_MONTH, DAYS_A_YEAR
from sim.case_tables import no_caseloads
from sim.compiled import compiled
from sim.grades import Grade
from sim.records import grown, record_type
from sim.rules.golden_hello import repayable

NEVER = np.inf
_FIRST_ROWS = 1024
_Kinds = NDArray[np.float64]
"""Numbers by kind (agency, permanent) and grade; shape (2, grades)."""


class Columns:
    """What is known of each person, by row."""

    identity: NDArray[np.int64]
    grade: NDArray[np.int8]
    permanent: NDArray[np.bool_]
    in_post: NDArray[np.bool_]
    on_notice: NDArray[np.bool_]
    fte: NDArray[np.float64]
    joined: NDArray[np.float64]
    """Day of coming into post; negative for those in post on the first day."""
    permanent_since: NDArray[np.float64]
    left: NDArray[np.float64]
    qualified: NDArray[np.float64]
    """Day from which experience counts."""
    case_holder: NDArray[np.bool_]
    """Whether the post comes with a caseload."""
    patience: NDArray[np.float64]
    """What is left of it, in units that a leaving rate of 1 a year uses up in a year."""
    leaving_rate: NDArray[np.float64]
    """Chance a year of leaving as of the day in ``rated_on``; no number until first rated."""
    rated_on: NDArray[np.float64]
    golden_hello: NDArray[np.float64]
    """Pounds promised."""
    golden_hello_paid: NDArray[np.float64]
    golden_hello_back: NDArray[np.float64]
    """Share of it that was promised to be paid back, per cent."""
    tie_in_from: NDArray[np.float64]
    tie_in_ends: NDArray[np.float64]
    because_of_golden_hello: NDArray[np.bool_]


class Newcomer(NamedTuple):
    """What is known of somebody on the day they come into post; of many of a grade, by column."""

    identity: int | NDArray[np.int64]
    grade: Grade
    permanent: bool
    fte: float | NDArray[np.float64]
    experience_years: float | NDArray[np.float64]
    holds_cases: bool | NDArray[np.bool_]
    service_months: float | NDArray[np.float64] = 0.0
    """Months already served with this council."""
    because_of_golden_hello: bool = False


PERSON = record_type(Columns)
"""One person as compiled rules see them: a field for every column."""


@compiled
def fte_days(
    people: NDArray[Any], count: int, after: float, until: float, joined_by: float
) -> _Kinds:
    """Days worked times FTE, by kind (agency, permanent) and grade."""
    days = np.zeros((2, 4))
    for row in range(count):
        person = people[row]
        if person.left <= after or person.joined > joined_by:
            continue
        turned = min(person.permanent_since, person.left, until)
        days[0, person.grade] += person.fte * max(turned - max(person.joined, after), 0.0)
        since = max(person.permanent_since, after)
        days[1, person.grade] += person.fte * max(min(person.left, until) - since, 0.0)
    return days


class People(Columns):
    """Staff, permanent and agency, as columns; ``table`` holds the same as one record a person."""

    def __init__(self) -> None:
        self.count = 0
        self.permanent_fte = [0.0] * len(Grade)
        """FTE of permanent staff in post by grade, kept as people come, rise and go."""
        self.agency_fte = [0.0] * len(Grade)
        self._has_rows(_nobody(_FIRST_ROWS))
        self.caseloads = no_caseloads(_FIRST_ROWS)

    def _has_rows(self, table: NDArray[Any]) -> None:
        self.table = table
        for name in PERSON.names or ():
            setattr(self, name, table[name])

    def comes(self, newcomer: Newcomer, day: float) -> int:
        """Put somebody in post; the row they have from now on."""
        row, self.count = self.count, self.count + 1
        if self.count > len(self.table):
            self._grow()
        self._are_in_post(row, newcomer, day, float(newcomer.fte))
        return row

    def come(self, newcomers: Newcomer, many: int, day: float) -> slice:
        """Put so many of a grade and kind in post; their rows."""
        first, self.count = self.count, self.count + many
        while self.count > len(self.table):
            self._grow()
        rows = slice(first, self.count)
        self._are_in_post(rows, newcomers, day, total(np.asarray(newcomers.fte)))
        return rows

    def _are_in_post(
        self, rows: int | slice, newcomer: Newcomer, day: float, together: float
    ) -> None:
        self.identity[rows] = newcomer.identity
        self.grade[rows] = newcomer.grade
        self.in_post[rows] = True
        self.fte[rows] = newcomer.fte
        self.joined[rows] = day - newcomer.service_months * DAYS_A_MONTH
        self.qualified[rows] = day - newcomer.experience_years * DAYS_A_YEAR
        self.case_holder[rows] = newcomer.holds_cases
        if newcomer.permanent:
            self.permanent[rows] = True
            self.permanent_since[rows] = day
            self.because_of_golden_hello[rows] = newcomer.because_of_golden_hello
            self.permanent_fte[newcomer.grade] += together
        else:
            self.agency_fte[newcomer.grade] += together

    def goes(self, row: int, day: float) -> None:
        """Take somebody out of post at the close of a day."""
        self._fte_of(row)[self.grade[row]] -= float(self.fte[row])
        self.in_post[row] = False
        self.left[row] = day
        self.caseloads["holds_cases"][row] = False

    def rises(self, row: int, grade: int) -> None:
        """Move somebody to another grade."""
        fte = float(self.fte[row])
        self._fte_of(row)[self.grade[row]] -= fte
        self.grade[row] = grade
        self._fte_of(row)[grade] += fte

    def turns_permanent(self, row: int, day: float) -> None:
        """Make an agency worker a permanent one, who keeps the cases held."""
        fte = float(self.fte[row])
        self.agency_fte[self.grade[row]] -= fte
        self.permanent[row] = True
        self.permanent_since[row] = day
        self.permanent_fte[self.grade[row]] += fte

    def _fte_of(self, row: int) -> list[float]:
        return self.permanent_fte if self.permanent[row] else self.agency_fte

    def permanent_rows(self) -> NDArray[np.int64]:
        """Rows of permanent staff in post."""
        return np.flatnonzero(self.in_post[: self.count] & self.permanent[: self.count])

    def owed(self, row: int, day: float) -> float:
        """Pounds of golden hello that somebody would pay back if they left on a day."""
        return repayable(
            float(self.golden_hello_paid[row]),
            float(self.golden_hello_back[row]),
            day - float(self.tie_in_from[row]),
            float(self.tie_in_ends[row] - self.tie_in_from[row]),
        )

    def fte_days(self, after: float, until: float, joined_by: float = NEVER) -> _Kinds:
        """Days worked after the close of one day until that of another, times FTE, by kind and
        grade; of those only who had joined by a day, if one is named."""
        return fte_days(self.table, self.count, after, until, joined_by)

    def _grow(self) -> None:
        self._has_rows(grown(self.table, _nobody(len(self.table))))
        self.caseloads = grown(self.caseloads, no_caseloads(len(self.caseloads)))


def _nobody(rows: int) -> NDArray[Any]:
    """Rows of people who have not come yet."""
    table = np.zeros(rows, PERSON)
    for name in ("permanent_since", "left", "patience"):
        table[name] = NEVER
    table["tie_in_ends"] = -NEVER
    return table
