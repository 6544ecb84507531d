"""Cases at a month's end, and what came and went at the front door and the duty desk."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.calendar import DAYS_A_YEAR
from sim.cases import UNALLOCATED, Stage, Tally
from sim.compiled import compiled
from sim.council import Council
from sim.counts.share import percent
from sim.life.duty_desk import DutyDesk
from sim.records import Table
from sim.rules.case_length import in_need_share
from sim.scenario.casework import Casework

_YEAR = int(DAYS_A_YEAR)
_STAGES = len(Stage) - 1
"""Of open cases."""


class _Counted(NamedTuple):
    """What one look at every open case finds."""

    by_stage: NDArray[np.int64]
    held: int
    """With a worker of ours."""
    waiting: int
    longest_wait: int
    """Days."""
    changes: int
    """Changes of worker so far of those who are held."""
    long_open: int
    """Held or waiting, and referred a year ago or more."""
    same_worker: int
    """Of those, with the same worker for the last year."""


@compiled
def _look_at_cases(cases: Table, day: int) -> _Counted:
    by_stage = np.zeros(_STAGES, np.int64)
    held, waiting, longest_wait, changes, long_open, same_worker = 0, 0, 0, 0, 0, 0
    for row in range(len(cases)):
        case = cases[row]
        if case.stage < 0:
            continue
        by_stage[case.stage] += 1
        is_long_open = case.referred <= day - _YEAR
        if case.worker >= 0:
            held += 1
            changes += case.changes
            long_open += is_long_open
            same_worker += is_long_open and case.since <= day - _YEAR
        elif case.worker == UNALLOCATED:
            waiting += 1
            longest_wait = max(longest_wait, day - case.since)
            long_open += is_long_open
    return _Counted(by_stage, held, waiting, longest_wait, changes, long_open, same_worker)


def open_cases(cases: Table, casework: Casework, day: int) -> dict[str, float]:
    """Children with an open case, by stage, and how long they wait and keep a worker."""
    counted = _look_at_cases(cases, day)
    by_stage = counted.by_stage.tolist()
    awaiting = by_stage[Stage.ASSESSMENT] * in_need_share(casework)
    return {
        "open_cases": counted.held + counted.waiting,
        "allocated_cases": counted.held,
        "unallocated_cases": counted.waiting,
        "oldest_unallocated_days": counted.longest_wait,
        "in_assessment": by_stage[Stage.ASSESSMENT],
        "awaiting_assessment": awaiting,
        "children_in_need": sum(by_stage[Stage.NEED :]) + awaiting,
        "child_protection_plans": by_stage[Stage.PROTECTION],
        "children_in_care": by_stage[Stage.CARE],
        "handovers_per_child": counted.changes / max(counted.held, 1),
        "same_worker_12m": percent(counted.same_worker, counted.long_open),
    }


class DeskMonth:
    """What passed at the front door and the duty desk since the last month end."""

    def __init__(self, council: Council, desk: DutyDesk) -> None:
        self._council = council
        self._desk = desk
        self._tally = desk.tally.copy()

    def count(self, after: int, day: int) -> dict[str, float]:
        """Close the month that began after one day and ends on another."""
        desk = self._desk
        month: list[int] = (desk.tally - self._tally).tolist()
        self._tally = desk.tally.copy()
        since = slice(after + 1, day + 1)
        diverted = int(desk.arrivals.diverted[since].sum())
        referred = month[Tally.REFERRALS]
        stood = referred + diverted + int(desk.arrivals.turned_away[since].sum())
        no_further_action = referred - month[Tally.OPENED]
        return {
            "contacts": stood * self._council.now.demand.contacts_per_referral,
            "referrals": referred,
            "re_referrals": month[Tally.RE_REFERRALS],
            "diverted_to_early_help": diverted,
            "assessments_finished": month[Tally.ASSESSMENTS],
            "assessments_in_time": percent(
                month[Tally.IN_TIME], month[Tally.ASSESSMENTS], none=100.0
            ),
            "days_to_allocation": month[Tally.DAYS_WAITED] / max(month[Tally.ALLOCATED], 1),
            "handovers": month[Tally.HANDOVERS],
            "turned_away": month[Tally.TURNED_AWAY],
            "closed_unassessed": month[Tally.CLOSED_UNASSESSED],
            "cases_closed": no_further_action + month[Tally.LEFT],
        }
