"""Cases at a month's end, and what came and went at the front door and the duty desk."""

import numpy as np
from numpy.typing import NDArray

from sim.calendar import DAYS_A_YEAR
from sim.cases import Cases, Stage, Tally
from sim.council import Council
from sim.counts.share import percent
from sim.life.duty_desk import DutyDesk
from sim.rules.case_length import in_need_share
from sim.scenario import Settings


def open_cases(cases: Cases, now: Settings, day: int) -> dict[str, float]:
    """Children with an open case, by stage, and how long they wait and keep a worker."""
    opened = cases.stage >= 0
    held = opened & (cases.worker >= 0)
    waiting = opened & (cases.worker == -1)
    here = int(held.sum() + waiting.sum())
    by_stage = np.bincount(cases.stage[opened], minlength=len(Stage) - 1)
    waits = day - cases.waiting_since[waiting]
    awaiting = by_stage[Stage.ASSESSMENT] * in_need_share(now.casework)
    return {
        "open_cases": here,
        "allocated_cases": int(held.sum()),
        "unallocated_cases": int(waiting.sum()),
        "oldest_unallocated_days": float(waits.max(initial=0)),
        "in_assessment": by_stage[Stage.ASSESSMENT],
        "awaiting_assessment": awaiting,
        "children_in_need": int(by_stage[Stage.NEED :].sum()) + awaiting,
        "child_protection_plans": by_stage[Stage.PROTECTION],
        "children_in_care": by_stage[Stage.CARE],
        "handovers_per_child": float(cases.changes[held].sum()) / max(int(held.sum()), 1),
        "same_worker_12m": _same_worker(cases, held, waiting, day),
    }


def _same_worker(
    cases: Cases, held: NDArray[np.bool_], waiting: NDArray[np.bool_], day: int
) -> float:
    year = int(DAYS_A_YEAR)
    long_open = (held | waiting) & (cases.referred <= day - year)
    same = held & long_open & (cases.worker_since <= day - year)
    return percent(float(same.sum()), float(long_open.sum()))


class DeskMonth:
    """What passed at the front door and the duty desk since the last month end."""

    def __init__(self, council: Council, desk: DutyDesk) -> None:
        self._council = council
        self._desk = desk
        self._tally = desk.tally.copy()

    def count(self, after: int, day: int) -> dict[str, float]:
        """Close the month that began after one day and ends on another."""
        desk = self._desk
        month = desk.tally - self._tally
        self._tally = desk.tally.copy()
        since = slice(after + 1, day + 1)
        diverted = float(desk.arrivals.diverted[since].sum())
        referred = float(month[Tally.REFERRALS])
        stood = referred + diverted + float(desk.arrivals.turned_away[since].sum())
        no_further_action = referred - float(month[Tally.OPENED])
        return {
            "contacts": stood * self._council.now.demand.contacts_per_referral,
            "referrals": referred,
            "re_referrals": float(month[Tally.RE_REFERRALS]),
            "diverted_to_early_help": diverted,
            "assessments_finished": float(month[Tally.ASSESSMENTS]),
            "assessments_in_time": percent(
                float(month[Tally.IN_TIME]), float(month[Tally.ASSESSMENTS]), none=100.0
            ),
            "days_to_allocation": float(month[Tally.DAYS_WAITED])
            / max(float(month[Tally.ALLOCATED]), 1.0),
            "handovers": float(month[Tally.HANDOVERS]),
            "cases_closed": no_further_action + float(month[Tally.LEFT]),
        }
