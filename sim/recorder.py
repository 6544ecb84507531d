"""The recorder: on every month's last day it counts the service, outcome by outcome."""

from collections import deque
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from sim.calendar import DAYS_A_YEAR, MONTHS_A_YEAR, month_ends
from sim.cases import Cases, Stage, Tally
from sim.council import COUNT, Council, Life
from sim.grades import Grade
from sim.life.duty_desk import DutyDesk
from sim.outcomes import OUTCOMES
from sim.results import ROWS
from sim.rules.case_length import in_need_share

_MANY_CHILDREN = 25
_SEPTEMBER = 9


@dataclass(frozen=True)
class _Month:
    """Permanent FTE that left in a month, and mean permanent FTE in it."""

    left: float
    mean: float


class Recorder:
    """Month-end counts of one future; shape (outcomes, months)."""

    def __init__(self, council: Council, desk: DutyDesk) -> None:
        self._council = council
        self._desk = desk
        first, last = council.scenario.first_day, council.scenario.last_day
        self.months: tuple[date, ...] = month_ends(first, last)
        self.outcomes: NDArray[np.float64] = np.zeros((len(OUTCOMES), len(self.months)))
        before = council.now.start.turnover_before / 100 / MONTHS_A_YEAR
        usual = _Month(before * council.permanent_fte, council.permanent_fte)
        self._year: deque[_Month] = deque([usual] * MONTHS_A_YEAR, maxlen=MONTHS_A_YEAR)
        self._turnover_dfe = council.now.start.turnover_before
        self._tally = desk.tally.copy()
        self._last_count = 0

    def counts(self) -> Life:
        """Count at the close of every month."""
        council = self._council
        for column, month in enumerate(self.months):
            day = (month - council.scenario.first_day).days
            yield council.until(day, COUNT)
            months = self._staff() | self._turnover(day, month) | self._caseloads()
            months |= self._cases(day) | self._flows(day) | self._money(day)
            for name, row in ROWS.items():
                self.outcomes[row, column] = months[name]
            self._last_count = day

    def _staff(self) -> dict[str, float]:
        council = self._council
        people, now = council.people, council.now
        permanent, agency = council.permanent_fte, council.agency_fte
        managers = Grade.TEAM_MANAGER
        agency_managers = people.agency_fte[managers]
        permanent_managers = people.permanent_fte[managers]
        establishment = now.posts.social_workers + now.posts.seniors + now.posts.team_managers
        vacant = max(establishment - permanent, 0.0)
        frontline_gap = council.pay_against_neighbours(Grade.SOCIAL_WORKER) - 1
        return {
            "permanent_fte": permanent,
            "permanent_fte_newly_qualified": people.permanent_fte[Grade.NEWLY_QUALIFIED],
            "permanent_fte_social_worker": people.permanent_fte[Grade.SOCIAL_WORKER],
            "permanent_fte_senior": people.permanent_fte[Grade.SENIOR],
            "permanent_fte_team_manager": permanent_managers,
            "agency_fte": agency,
            "total_fte": permanent + agency,
            "establishment_fte": establishment,
            "vacant_posts": vacant,
            "covered_posts": agency,
            "empty_posts": max(vacant - agency, 0.0),
            "agency_share": council.agency_share,
            "agency_share_frontline": _percent(
                agency - agency_managers,
                permanent + agency - agency_managers - permanent_managers,
            ),
            "agency_share_managers": _percent(
                agency_managers, agency_managers + permanent_managers
            ),
            "applicants": council.applicants,
            "regional_pool": council.pool,
            "pay_gap": 100 * frontline_gap,
            "supervision_span": council.span,
            "leadership_stability": now.leaving.leadership_stability,
        }

    def _turnover(self, day: int, month: date) -> dict[str, float]:
        council, people = self._council, self._council.people
        days = day - self._last_count
        if days > 0:
            worked = people.days_worked(self._last_count, day) * people.fte[: people.count]
            self._year.append(_Month(council.leavers_fte, float(worked.sum()) / days))
        left = sum(each.left for each in self._year)
        mean = sum(each.mean for each in self._year) / MONTHS_A_YEAR
        if month.month == _SEPTEMBER:
            self._turnover_dfe = _percent(left, council.permanent_fte)
        council.leavers_fte = 0.0
        return {"turnover_12m": _percent(left, mean), "turnover_dfe": self._turnover_dfe}

    def _caseloads(self) -> dict[str, float]:
        people = self._council.people
        desk = people.caseloads
        holders = np.flatnonzero(desk.holds_cases)
        children, fte = desk.children[holders], people.fte[holders]
        each = children / fte
        newly = holders[people.grade[holders] == Grade.NEWLY_QUALIFIED]
        over = desk.load[newly] > desk.norm[newly] + 1e-9
        return {
            "average_caseload": float(children.sum() / fte.sum()) if len(holders) else 0.0,
            "caseload_p90": float(np.quantile(each, 0.9)) if len(holders) else 0.0,
            "share_over_25": _percent(float((each > _MANY_CHILDREN).sum()), len(holders)),
            "newly_qualified_over_protected": _percent(float(over.sum()), len(newly)),
        }

    def _cases(self, day: int) -> dict[str, float]:
        cases = self._desk.cases
        opened = cases.stage >= 0
        held = opened & (cases.worker >= 0)
        waiting = opened & (cases.worker == -1)
        here = int(held.sum() + waiting.sum())
        by_stage = np.bincount(cases.stage[opened], minlength=len(Stage) - 1)
        waits = day - cases.waiting_since[waiting]
        awaiting = by_stage[Stage.ASSESSMENT] * in_need_share(self._council.now.casework)
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

    def _flows(self, day: int) -> dict[str, float]:
        council, desk = self._council, self._desk
        month = desk.tally - self._tally
        self._tally = desk.tally.copy()
        since = slice(self._last_count + 1, day + 1)
        diverted = float(desk.arrivals.diverted[since].sum())
        referred = float(month[Tally.REFERRALS])
        stood = referred + diverted + float(desk.arrivals.turned_away[since].sum())
        counts, council.counts = council.counts, {}
        return {
            "contacts": stood * council.now.demand.contacts_per_referral,
            "referrals": referred,
            "re_referrals": float(month[Tally.RE_REFERRALS]),
            "diverted_to_early_help": diverted,
            "assessments_finished": float(month[Tally.ASSESSMENTS]),
            "assessments_in_time": _percent(
                float(month[Tally.IN_TIME]), float(month[Tally.ASSESSMENTS]), none=100.0
            ),
            "days_to_allocation": float(month[Tally.DAYS_WAITED])
            / max(float(month[Tally.ALLOCATED]), 1.0),
            "starters": counts.get("starters", 0.0),
            "leavers": counts.get("leavers", 0.0),
            "hires_newly_qualified": counts.get("hires_newly_qualified", 0.0),
            "hires_experienced": counts.get("hires_experienced", 0.0),
            "agency_conversions": counts.get("agency_conversions", 0.0),
            "golden_hello_recruits": counts.get("golden_hello_recruits", 0.0),
        }

    def _money(self, day: int) -> dict[str, float]:
        council, people = self._council, self._council.people
        council.accrues(day)
        lured = people.because_of_golden_hello & people.in_post
        a_year_on = lured & (people.joined <= day - DAYS_A_YEAR)
        return {
            **council.ledger.closes_month(),
            "golden_hello_extra_fte": float(people.fte[a_year_on].sum()),
        }


def _percent(part: float, whole: float, none: float = 0.0) -> float:
    return 100 * part / whole if whole > 0 else none


def _same_worker(
    cases: Cases, held: NDArray[np.bool_], waiting: NDArray[np.bool_], day: int
) -> float:
    year = int(DAYS_A_YEAR)
    long_open = (held | waiting) & (cases.referred <= day - year)
    same = held & long_open & (cases.worker_since <= day - year)
    return _percent(float(same.sum()), float(long_open.sum()))
