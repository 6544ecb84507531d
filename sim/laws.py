"""The balances that must hold on every day of every future."""

from math import isclose

import numpy as np
from numpy.typing import NDArray

from sim.cases import Cases
from sim.compiled import compiled
from sim.council import COUNT, Council, Life
from sim.grades import Grade
from sim.life.duty_desk import DutyDesk
from sim.outcomes import OUTCOMES
from sim.results import ROWS


class BrokenLaw(Exception):  # noqa: N818 - what happened, as it is said
    """A balance does not hold: a fault of the model, never of the input."""


@compiled
def count_cases(cases: Cases) -> tuple[int, int, int]:
    """Open cases, those of them held by a worker, and those with no work left."""
    opened, held, finished = 0, 0, 0
    for row in range(len(cases.stage)):
        is_open = cases.stage[row] >= 0
        opened += is_open
        held += is_open & (cases.worker[row] >= 0)
        finished += is_open & (cases.left[row] <= 0.0)
    return opened, held, finished


@compiled
def count_fte(
    in_post: NDArray[np.bool_],
    permanent: NDArray[np.bool_],
    grade: NDArray[np.int8],
    fte: NDArray[np.float64],
) -> NDArray[np.float64]:
    """FTE in post by kind (agency, permanent) and grade; shape (2, grades)."""
    counted = np.zeros((2, 4))
    for row in range(len(fte)):
        if in_post[row]:
            counted[int(permanent[row]), grade[row]] += fte[row]
    return counted


@compiled
def count_lost(in_post: NDArray[np.bool_], left: NDArray[np.float64], people: int) -> int:
    """People who are both in post and gone, or neither."""
    lost = 0
    for row in range(people):
        lost += in_post[row] == np.isfinite(left[row])
    return lost


_GRADES = tuple(Grade)


def check_outcomes(outcomes: NDArray[np.float64]) -> None:
    """FTE, cases and money are numbers, and never below their lowest; ``BrokenLaw`` otherwise."""
    for name, row in ROWS.items():
        series = outcomes[row]
        if not np.isfinite(series).all():
            raise BrokenLaw(f"{name} is not a number in some month")
        lowest = OUTCOMES[name].lowest
        if (series < lowest - 1e-6).any():
            raise BrokenLaw(f"{name} is below {lowest:g} in some month")


class Laws:
    """Nobody appears or vanishes."""

    def __init__(self, council: Council, desk: DutyDesk) -> None:
        self._council = council
        self._desk = desk

    def hold(self) -> Life:
        """Check at the close of every day."""
        while True:
            yield self._council.until(self._council.today + 1, COUNT)
            self.check_cases()
            self.check_staff()

    def check_cases(self) -> None:
        """Opened less closed is open; every case is held, waits, or is with another team."""
        opened, with_us, finished = count_cases(self._desk.cases)
        self._demand(opened == self._desk.open_cases, "open cases are not opened less closed")
        held = int(self._council.people.caseloads.children.sum())
        self._demand(held == with_us, "cases held are not cases allocated")
        self._demand(finished == 0, "a finished case is still open")

    def check_staff(self) -> None:
        """Everybody came and went once, and FTE by grade is that of the people in post."""
        people = self._council.people
        counted = count_fte(people.in_post, people.permanent, people.grade, people.fte)
        kept = (people.agency_fte, people.permanent_fte)
        for here, there in zip(kept, counted.tolist(), strict=True):
            for grade in _GRADES:
                if not isclose(here[grade], there[grade], abs_tol=1e-6):
                    self._demand(False, f"FTE of {grade.label} does not balance")
        lost = count_lost(people.in_post, people.left, people.count)
        self._demand(lost == 0, "somebody is neither in post nor gone")

    def _demand(self, holds: bool, otherwise: str) -> None:
        if not holds:
            raise BrokenLaw(f"day {self._council.today}: {otherwise}")
