"""The balances that must hold on every day of every future."""

from math import isclose

import numpy as np

from sim.cases import Tally
from sim.council import COUNT, Council, Life
from sim.grades import Grade
from sim.life.duty_desk import DutyDesk


class BrokenLaw(Exception):
    """A balance does not hold: a fault of the model, never of the input."""


class Laws:
    """Nobody appears or vanishes."""

    def __init__(self, council: Council, desk: DutyDesk) -> None:
        self._council = council
        self._desk = desk
        self._open_at_start = int((desk.cases.stage >= 0).sum())

    def hold(self) -> Life:
        """Check at the close of every day."""
        while True:
            yield self._council.until(self._council.today + 1, COUNT)
            self.check_cases()
            self.check_staff()

    def check_cases(self) -> None:
        """Opened less closed is open; every case is held, waits, or is with another team."""
        cases, tally = self._desk.cases, self._desk.tally
        opened = cases.stage >= 0
        expected = self._open_at_start + int(tally[Tally.OPENED]) - int(tally[Tally.CLOSED])
        self._demand(int(opened.sum()) == expected, "open cases are not opened less closed")
        held = self._council.people.caseloads.children.sum()
        with_us = int((cases.worker[opened] >= 0).sum())
        self._demand(int(held) == with_us, "cases held are not cases allocated")
        self._demand(bool((cases.left[opened] > 0).all()), "a finished case is still open")

    def check_staff(self) -> None:
        """Everybody came and went once, and FTE by grade is that of the people in post."""
        people = self._council.people
        for permanent, kept in ((True, people.permanent_fte), (False, people.agency_fte)):
            rows = people.permanent_rows() if permanent else people.agency_rows()
            counted = np.bincount(
                people.grade[rows], weights=people.fte[rows], minlength=len(Grade)
            )
            for grade in Grade:
                same = isclose(kept[grade], counted[grade], abs_tol=1e-6)
                self._demand(same, f"FTE of {grade.label} does not balance")
        gone = np.isfinite(people.left[: people.count])
        in_post = people.in_post[: people.count]
        self._demand(bool((gone != in_post).all()), "somebody is neither in post nor gone")

    def _demand(self, holds: bool, otherwise: str) -> None:
        if not holds:
            raise BrokenLaw(f"day {self._council.today}: {otherwise}")
