"""The balances that must hold on every day of every future."""

from enum import Enum
from math import isclose
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.calendar import month_ends
from sim.case_lists import runs_on_the_calendar
from sim.cases import NEVER, NOBODY, UNALLOCATED, Work
from sim.compiled import compiled
from sim.council import COUNT, Council, Life
from sim.grades import Grade
from sim.life.duty_desk import DutyDesk
from sim.outcomes import OUTCOMES
from sim.records import Table
from sim.results import ROWS


class BrokenLaw(Exception):  # noqa: N818 - named after the event
    """A balance does not hold: a fault of the model, never of the input."""


_KINDS = len(Work)


class CountedCases(NamedTuple):
    """How many cases there are, and what is wrong with them."""

    opened: int
    waiting: int
    finished: int
    """Still open though their work is done or their time is over."""
    miscounted: int
    """Workers with whom another number of children is noted than there are cases, of some kind of
    work or of all."""


@compiled
def count_cases(cases: Table, workers: Table, meeting: int) -> CountedCases:
    """Look at every open case, and at the first to be finished and the counts of every worker."""
    opened, waiting, finished = 0, 0, 0
    held = np.zeros((len(workers), _KINDS), np.int32)
    for row in range(len(cases)):
        case = cases[row]
        if case.stage < 0:
            continue
        opened += 1
        if case.worker >= 0:
            held[case.worker, case.work] += 1
        waiting += case.worker == UNALLOCATED
        if runs_on_the_calendar(case):
            finished += case.finish <= meeting or case.left != NEVER
        else:
            finished += case.left <= 0
    miscounted = 0
    for who in range(len(workers)):
        worker = workers[who]
        finished += worker.holds_cases and worker.next_mark <= worker.clock
        miscounted += _is_miscounted(worker, held[who])
    return CountedCases(opened, waiting, finished, miscounted)


@compiled
def _is_miscounted(worker: Any, held: NDArray[np.int32]) -> bool:
    children = 0
    for work in range(_KINDS):
        if held[work] != worker.held[work]:
            return True
        children += held[work]
    return bool(children != worker.children)


@compiled
def count_astray(cases: Table, workers: Table, lists: Table, queues: Table) -> int:
    """Go through every list: cases in another than their fields say, out of order in it, or
    finished."""
    listed, astray = 0, 0
    for who in range(len(workers)):
        children, before = workers[who].children, NEVER
        for place in range(children):
            held = lists[who, place]
            astray += cases[held.case].worker != who or held.mark > before
            before = held.mark
        astray += before != workers[who].next_mark or before <= workers[who].clock
        listed += children
    for work in range(len(queues)):
        row, turn = queues[work].first, 0
        while row != NOBODY:
            case = cases[row]
            astray += case.worker != UNALLOCATED or case.work != work or case.turn <= turn
            turn, row = case.turn, case.after
            listed += 1
    for row in range(len(cases)):
        listed -= cases[row].stage >= 0 and cases[row].worker >= UNALLOCATED
    return astray + abs(listed)


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


class Checked(Enum):
    """How often the balances are looked at."""

    AT_MONTH_ENDS = "at month ends"
    DAILY = "daily"


class Laws:
    """Nobody appears or vanishes."""

    def __init__(self, council: Council, desk: DutyDesk) -> None:
        self._council = council
        self._desk = desk

    def hold(self, checked: Checked) -> Life:
        """Check at the close of every day, or of every month's last."""
        first, last = self._council.scenario.first_day, self._council.scenario.last_day
        days = list(range(1, (last - first).days + 1))
        if checked is Checked.AT_MONTH_ENDS:
            days = [(month - first).days for month in month_ends(first, last)]
        for day in days:
            yield self._council.until(day, COUNT)
            self.check_cases()
            self.check_staff()
            if checked is Checked.DAILY:
                self.check_lists()

    def check_cases(self) -> None:
        """Opened less closed is open; every case is held, waits, or is with another team."""
        desk, workers = self._desk, self._council.people.caseloads
        counted = count_cases(desk.cases_in_use, workers, desk.meeting)
        self._demand(counted.opened == desk.open_cases, "open cases are not opened less closed")
        self._demand(counted.finished == 0, "a finished case is still open")
        waiting = int(desk.queues["waiting"].sum())
        self._demand(waiting == counted.waiting, "cases that wait are not those in the queues")
        self._demand(counted.miscounted == 0, "cases held are not cases allocated")

    def check_lists(self) -> None:
        """Every case is in the one list in which it will be found when something happens to it."""
        desk = self._desk
        workers = self._council.people.caseloads
        astray = count_astray(desk.cases, workers, desk.lists, desk.queues)
        self._demand(astray == 0, "a case is not where it is said to be")

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
