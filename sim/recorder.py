"""The recorder: on every month's last day it counts the service, outcome by outcome."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from sim.calendar import month_ends
from sim.council import COUNT, Council, Life
from sim.counts.caseloads import caseloads
from sim.counts.casework import DeskMonth, open_cases
from sim.counts.staff import candidates, drawn_a_year_ago, service, staff
from sim.counts.turnover import Turnover
from sim.life.duty_desk import DutyDesk
from sim.outcomes import OUTCOMES
from sim.results import ROWS

_MOVES = (
    "starters",
    "leavers",
    "hires_newly_qualified",
    "hires_experienced",
    "agency_conversions",
    "golden_hello_recruits",
)
"""Comings and goings that are counted as they happen."""


class Recorder:
    """Month-end counts of one future; shape (outcomes, months)."""

    def __init__(self, council: Council, desk: DutyDesk) -> None:
        self._council = council
        self._desk = desk
        first, last = council.scenario.first_day, council.scenario.last_day
        self.months: tuple[date, ...] = month_ends(first, last)
        self.outcomes: NDArray[np.float64] = np.zeros((len(OUTCOMES), len(self.months)))
        self._turnover = Turnover(council)
        self._desk_month = DeskMonth(council, desk)
        self._last_count = 0

    def counts(self) -> Life:
        """Count at the close of every month."""
        council = self._council
        for column, month in enumerate(self.months):
            day = (month - council.scenario.first_day).days
            yield council.until(day, COUNT)
            counted = self._counted(day, month)
            for name, row in ROWS.items():
                self.outcomes[row, column] = counted[name]
            self._last_count = day

    def _counted(self, day: int, month: date) -> dict[str, float]:
        council, after = self._council, self._last_count
        return {
            **staff(council),
            **service(council),
            **candidates(council),
            **drawn_a_year_ago(council),
            **self._turnover.count(after, day, month),
            **caseloads(council.people),
            **open_cases(self._desk.cases_in_use, self._desk.casework, day),
            **self._desk_month.count(after, day),
            **self._moves(),
            **self._money(day),
        }

    def _moves(self) -> dict[str, float]:
        counts, self._council.counts = self._council.counts, {}
        return {name: counts.get(name, 0.0) for name in _MOVES}

    def _money(self, day: int) -> dict[str, float]:
        self._council.accrues(day)
        return self._council.ledger.closes_month()
