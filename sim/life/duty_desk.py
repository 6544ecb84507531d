"""The duty desk: on every working day work passes, referrals are screened, cases allocated."""

import numpy as np
from numpy.typing import NDArray

from sim.calendar import working_days
from sim.case_tables import lists_of_cases, more_cases, more_returning, sheets_for
from sim.cases import Tally
from sim.council import DESK, Council, Life
from sim.life.front_door import Arrivals
from sim.opening_cases import OpeningCases
from sim.records import Table
from sim.rules.allocation import MOST_STRETCH
from sim.rules.case_length import (
    case_rules,
    casework_of_the_year,
    found_in_need,
    rules_table,
)
from sim.rules.working_day import duty_desk_day
from sim.scenario.casework import Casework


class DutyDesk:
    """The open cases of the service and the meeting that allocates them."""

    def __init__(self, council: Council, opening: OpeningCases, arrivals: Arrivals) -> None:
        self._council = council
        self._opening = opening
        self.cases = opening.cases
        self.lists = opening.lists
        self.queues = opening.queues
        self.returning = opening.returning
        self.book = opening.book
        self.arrivals = arrivals
        self.tally: NDArray[np.int64] = np.zeros(len(Tally), np.int64)
        """Counts since the first day."""
        self._free_rows = int(self.book["free_rows"][0])
        self._free_returns = int(self.book["free_returns"][0])
        self.meeting = 0
        """Number of the last meeting."""
        self._open_at_start = int((self.cases["stage"] >= 0).sum())
        luck = council.luck.stream("cases")
        self._key = (luck.key_0, luck.key_1)
        self._sheets = opening.sheets
        self._days = (council.scenario.last_day - council.scenario.first_day).days
        self._settings, self._of_review = council.now, council.reviewed
        self._made_of = self._makes_rules()
        self._set_rules()

    def meets(self) -> Life:
        """Every working day, in its turn."""
        council = self._council
        calendar = working_days(council.scenario.first_day, council.scenario.last_day)
        last = 0
        for day in np.flatnonzero(calendar).tolist():
            yield council.until(day, DESK)
            self._day(last, day)
            last = day

    @property
    def casework(self) -> Casework:
        """The casework settings of the year that the rules in force are made of."""
        return self._made_of[0]

    @property
    def open_cases(self) -> int:
        """Open cases by the tally: those of the first day, opened less closed since."""
        return self._open_at_start + int(self.tally[Tally.OPENED] - self.tally[Tally.CLOSED])

    @property
    def cases_in_use(self) -> Table:
        """The table of cases without the rows at its end that have always been free."""
        return self.cases[: int(self.book["used"][0])]

    def _rules_in_force(self) -> Table:
        """The casework rules, made anew only when what they are made of has moved."""
        council = self._council
        if council.now is not self._settings or council.reviewed != self._of_review:
            self._settings, self._of_review = council.now, council.reviewed
            made_of = self._makes_rules()
            if made_of != self._made_of:
                self._made_of = made_of
                self._set_rules()
        return self._rules

    def _makes_rules(self) -> tuple[Casework, float, float, float, float]:
        """What the rules are made of, with as much need and as many plans as the year has."""
        now, years, day = self._settings, self._council.years, self._of_review
        found = found_in_need(float(years.referrals[day]), now.years.referrals_reaching_need / 100)
        casework = casework_of_the_year(now.casework, found, float(years.plans[day]))
        demand = now.demand
        at_the_door = (demand.threshold_under_pressure, demand.threshold_return)
        return casework, demand.re_referrals, demand.return_days, *at_the_door

    def _set_rules(self) -> None:
        rules = case_rules(self._made_of[0], self._settings.demand)
        self._rules = rules_table(rules)
        self._lightest = min(
            rules.weight_assessment, rules.weight_need, rules.weight_protection, rules.weight_care
        )
        """The least weight of any case."""
        gives = rules.cap_gives > 0 or rules.urgent_days < self._days
        self._most_stretch = MOST_STRETCH if gives else 1.0

    def _day(self, last: int, today: int) -> None:
        arrived, rules = self.arrivals.between(last, today), self._rules_in_force()
        self._makes_room(len(arrived))
        self.meeting += 1
        council, opening = self._council, self._opening
        council.average_caseload, self._free_rows, self._free_returns = duty_desk_day(
            self.cases,
            council.people.caseloads,
            council.people.fte,
            self.lists,
            self.queues,
            opening.due,
            self.returning,
            opening.returns_on,
            self.book,
            self.tally,
            rules,
            *self._sheets,
            *self._key,
            council.people.count,
            arrived,
            last,
            today,
            self.meeting,
        )

    def _makes_room(self, arrived: int) -> None:
        """Room for everybody who may be opened today, and for everybody who may return later."""
        coming = arrived + len(self.returning) - self._free_returns
        if self._free_rows < coming:
            self.cases = more_cases(self.cases, self.book, coming)
        still_open = len(self.cases) - self._free_rows
        if self._free_returns < still_open + coming:
            self.returning = more_returning(self.returning, self.book, still_open + coming)
        workers, places = len(self._council.people.caseloads), self._most_to_hold()
        if len(self._sheets.holders) < workers:
            self._sheets = sheets_for(workers, self._sheets)
        if len(self.lists) < workers or self.lists.shape[1] < places:
            self.lists = lists_of_cases(workers, max(places, self.lists.shape[1]), self.lists)

    def _most_to_hold(self) -> int:
        """Places that a worker's list needs: for as many of the lightest cases as fit whoever has
        the highest cap, but no more than there may be."""
        room = self._council.highest_cap * self._most_stretch / self._lightest + 1.0
        return int(min(room, len(self.cases)))


__all__ = ["DutyDesk"]
