"""Everybody who is or was in post, as columns: one row a person, rows never used again.

Days are calendar days since the first day; a person works from the day after ``joined`` up to
and including the day of ``left``.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.calendar import DAYS_A_MONTH, DAYS_A_YEAR
from sim.grades import Grade
from sim.rules.allocation import Caseloads
from sim.rules.golden_hello import repayable

NEVER = np.inf
_FIRST_ROWS = 1024


@dataclass(frozen=True)
class Newcomer:
    """What is known of a person on the day they come into post."""

    identity: int
    grade: Grade
    permanent: bool
    fte: float
    experience_years: float
    holds_cases: bool
    service_months: float = 0.0
    """Months already served with this council."""
    because_of_golden_hello: bool = False


class People:
    """Columns of staff, permanent and agency."""

    def __init__(self) -> None:
        rows = _FIRST_ROWS
        self.count = 0
        self.permanent_fte = [0.0] * len(Grade)
        """FTE of permanent staff in post by grade, kept as people come, rise and go."""
        self.agency_fte = [0.0] * len(Grade)
        self.identity = np.zeros(rows, np.int64)
        self.grade = np.zeros(rows, np.int8)
        self.permanent = np.zeros(rows, np.bool_)
        self.in_post = np.zeros(rows, np.bool_)
        self.on_notice = np.zeros(rows, np.bool_)
        self.fte = np.zeros(rows)
        self.joined = np.zeros(rows)
        """Day of coming into post; negative for those in post on the first day."""
        self.permanent_since = np.full(rows, NEVER)
        self.left = np.full(rows, NEVER)
        self.qualified = np.zeros(rows)
        """Day from which experience counts."""
        self.case_holder = np.zeros(rows, np.bool_)
        """Whether the post comes with a caseload."""
        self.came_from_agency = np.zeros(rows, np.bool_)
        """Whether they first came as an agency worker."""
        self.patience = np.full(rows, NEVER)
        """What is left of it, in units that a leaving rate of 1 a year uses up in a year."""
        self.leaving_rate = np.zeros(rows)
        """Chance a year of leaving as of the day in ``rated_on``; no number until first rated."""
        self.rated_on = np.zeros(rows)
        self.golden_hello = np.zeros(rows)
        """Pounds promised."""
        self.golden_hello_paid = np.zeros(rows)
        self.golden_hello_back = np.zeros(rows)
        """Share of it that was promised to be paid back, per cent."""
        self.tie_in_from = np.zeros(rows)
        self.tie_in_ends = np.full(rows, -NEVER)
        self.because_of_golden_hello = np.zeros(rows, np.bool_)
        self.caseloads = Caseloads(
            np.zeros(rows, np.bool_), np.zeros(rows, np.bool_), np.zeros(rows), np.zeros(rows),
            np.zeros(rows), np.zeros(rows, np.int32), np.zeros(rows), np.ones(rows),
        )  # fmt: skip

    def comes(self, newcomer: Newcomer, day: float) -> int:
        """Put somebody in post; the row they have from now on."""
        if self.count == len(self.grade):
            self._grow()
        row = self.count
        self.count += 1
        self.identity[row] = newcomer.identity
        self.grade[row] = newcomer.grade
        self.permanent[row] = newcomer.permanent
        self.in_post[row] = True
        self.fte[row] = newcomer.fte
        self.joined[row] = day - newcomer.service_months * DAYS_A_MONTH
        if newcomer.permanent:
            self.permanent_since[row] = day
        self.qualified[row] = day - newcomer.experience_years * DAYS_A_YEAR
        self.case_holder[row] = newcomer.holds_cases
        self.came_from_agency[row] = not newcomer.permanent
        self.because_of_golden_hello[row] = newcomer.because_of_golden_hello
        self._fte_of(row)[newcomer.grade] += newcomer.fte
        return row

    def goes(self, row: int, day: float) -> None:
        """Take somebody out of post at the close of a day."""
        self._fte_of(row)[self.grade[row]] -= self.fte[row]
        self.in_post[row] = False
        self.left[row] = day
        self.caseloads.holds_cases[row] = False

    def rises(self, row: int, grade: Grade) -> None:
        """Move somebody to another grade."""
        self._fte_of(row)[self.grade[row]] -= self.fte[row]
        self.grade[row] = grade
        self._fte_of(row)[grade] += self.fte[row]

    def turns_permanent(self, row: int, day: float) -> None:
        """Make an agency worker a permanent one, who keeps the cases held."""
        self.agency_fte[self.grade[row]] -= self.fte[row]
        self.permanent[row] = True
        self.permanent_since[row] = day
        self.permanent_fte[self.grade[row]] += self.fte[row]

    def _fte_of(self, row: int) -> list[float]:
        return self.permanent_fte if self.permanent[row] else self.agency_fte

    def permanent_rows(self) -> NDArray[np.int64]:
        """Rows of permanent staff in post."""
        return np.flatnonzero((self.in_post & self.permanent)[: self.count])

    def owed(self, rows: NDArray[np.int64], day: float) -> NDArray[np.float64]:
        """Pounds of golden hello these people would pay back if they left on a day."""
        served, tied = day - self.tie_in_from[rows], self.tie_in_days(rows)
        return repayable(self.golden_hello_paid[rows], self.golden_hello_back[rows], served, tied)

    def was_owed(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """Pounds that could be claimed back over the tie-in on average: half of all of it."""
        paid: NDArray[np.float64] = self.golden_hello_paid[rows]
        return paid * self.golden_hello_back[rows] / 100 / 2

    def tie_in_days(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """Length of their tie-in; minus infinity where there is none."""
        tied: NDArray[np.float64] = self.tie_in_ends[rows] - self.tie_in_from[rows]
        return tied

    def days_worked(self, after: float, until: float) -> NDArray[np.float64]:
        """Days each permanent row worked after the close of one day until that of another."""
        rows = slice(0, self.count)
        first = np.maximum(self.permanent_since[rows], after)
        last = np.minimum(self.left[rows], until)
        return np.where(self.permanent[rows], np.maximum(last - first, 0.0), 0.0)

    def agency_days_worked(self, after: float, until: float) -> NDArray[np.float64]:
        """Days each row worked as an agency worker between the close of two days."""
        rows = slice(0, self.count)
        first = np.maximum(self.joined[rows], after)
        turned = np.minimum(self.left[rows], self.permanent_since[rows])
        last = np.minimum(turned, until)
        return np.where(self.came_from_agency[rows], np.maximum(last - first, 0.0), 0.0)

    def _grow(self) -> None:
        for name, column in list(vars(self).items()):
            if isinstance(column, np.ndarray):
                setattr(self, name, np.concatenate((column, np.zeros_like(column))))
        self.permanent_since[self.count :] = NEVER
        self.left[self.count :] = NEVER
        self.patience[self.count :] = NEVER
        self.tie_in_ends[self.count :] = -NEVER
        grown = [np.concatenate((column, np.zeros_like(column))) for column in self.caseloads]
        self.caseloads = Caseloads._make(grown)
        self.caseloads.pace[self.count :] = 1.0
