"""The duty desk: on every working day it screens, lets work pass, and allocates."""

import numpy as np

from sim.calendar import working_days
from sim.cases import Cases, Returns, Tally, returns_with_room, with_room
from sim.council import DESK, Council, Life
from sim.life.front_door import Arrivals
from sim.rules.case_length import CaseRules, case_rules
from sim.rules.casework import duty_desk_day


class DutyDesk:
    """The open cases of the service and the meeting that allocates them."""

    def __init__(
        self, council: Council, cases: Cases, returns: Returns, arrivals: Arrivals
    ) -> None:
        self._council = council
        self.cases = cases
        self.returns = returns
        self.arrivals = arrivals
        self.tally = np.zeros(len(Tally), np.int64)
        """Counts since the first day."""
        self._open_at_start = int((cases.stage >= 0).sum())
        self._rules = case_rules(council.now.casework, council.now.demand)
        self._settings = council.now
        luck = council.luck.stream("cases")
        self._key = (luck.key_0, luck.key_1)

    def meets(self) -> Life:
        """Every working day, in its turn."""
        council = self._council
        calendar = working_days(council.scenario.first_day, council.scenario.last_day)
        last = 0
        for meeting, day in enumerate(np.flatnonzero(calendar), start=1):
            yield council.until(int(day), DESK)
            self._day(last, int(day), meeting)
            last = int(day)

    @property
    def open_cases(self) -> int:
        """Open cases by the tally: those of the first day, opened less closed since."""
        return self._open_at_start + int(self.tally[Tally.OPENED] - self.tally[Tally.CLOSED])

    def rules(self) -> CaseRules:
        """The casework rules in force."""
        council = self._council
        if council.now is not self._settings:
            self._settings = council.now
            self._rules = case_rules(council.now.casework, council.now.demand)
        return self._rules

    def _day(self, last: int, today: int, meeting: int) -> None:
        council = self._council
        arrived = self.arrivals.between(last, today)
        coming = len(arrived) + int(self.returns.used[0])
        self.cases = with_room(self.cases, self.open_cases + coming + 1)
        self.returns = returns_with_room(self.returns, self.open_cases + len(arrived) + coming)
        duty_desk_day(
            self.cases,
            council.people.caseloads,
            self.returns,
            arrived,
            self.rules(),
            self._key,
            today,
            meeting,
            self.tally,
        )
        council.average_caseload = average_caseload(council)


def average_caseload(council: Council) -> float:
    """Allocated children per FTE of case-holding staff; nought where there is nobody."""
    people = council.people
    holding = people.caseloads.holds_cases
    fte = float(people.fte[holding].sum())
    return float(people.caseloads.children.sum()) / fte if fte > 0 else 0.0
