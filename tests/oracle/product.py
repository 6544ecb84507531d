"""The product with staffing as plain as the twin's, and what it counts in the twin's words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from sim.cases import Tally
from sim.council import COUNT, Life
from sim.grades import Grade
from sim.model import Service
from sim.results import ROWS
from sim.scenario import Scenario, StaffMember
from sim.streams import Luck
from tests.oracle.records import TwinRun
from tests.oracle.twin import TwinWorker

Columns = dict[str, NDArray[np.float64]]
"""A value a month end, by name."""

NEVER_DAYS = 1e9
PLAIN_STAFFING = {
    # Nobody is hired, rises or is lured.
    "hiring.newly_qualified_places": 0.0,
    "hiring.experienced_starters": 0.0,
    "posts.progression_rate": 0.0,
    "posts.promotion_rate": 0.0,
    "posts.case_holding_share": 100.0,
    "posts.seniors": 0.0,
    "posts.team_managers": 0.0,
    # Agency workers stay for good, and no other one comes.
    "start.agency_fte": 0.0,
    "agency.extra_places": 0.0,
    "agency.market": 0.0,
    "agency.days_to_place": NEVER_DAYS,
    "agency.assignment_months": NEVER_DAYS,
    "agency.turning_permanent": 0.0,
    "agency.single_contract": 0.0,
    # Whoever comes works full time, at once, at a rate that nothing moves.
    "start.permanent_fte": 0.0,
    "start.fte_per_head": 1.0,
    "hiring.senior_share": 0.0,
    "hiring.team_manager_share": 0.0,
    "hiring.campaign_effort": 1.0,
    "hiring.advert_to_offer_days": 55.0,
    "hiring.checks_and_notice_days": 60.0,
    "hiring.offers_lost": 0.0,
    "hiring.caseload_elasticity": 0.0,
    "hiring.interviews_a_week": 500.0,
    "hiring.interviews_per_candidate": 1.0,
    "hiring.pool": 1e9,
    "pay.golden_hello": 0.0,
    "pay.golden_hello_at_start": 0.0,
    # Everybody leaves at the same rate, without notice.
    "leaving.rate": 0.0,
    "leaving.under_two_years": 1.0,
    "leaving.two_to_five_years": 1.0,
    "leaving.five_years_or_more": 1.0,
    "leaving.team_manager": 1.0,
    "leaving.caseload_elasticity": 0.0,
    "leaving.supervision_elasticity": 0.0,
    "leaving.agency_pull": 0.0,
    "leaving.agency_share_effect": 0.0,
    "leaving.leadership_effect": 0.0,
    "leaving.notice_days": 0.0,
    "leaving.manager_notice_days": 0.0,
}


@dataclass(frozen=True)
class ProductRun:
    """One future of the product."""

    months: tuple[date, ...]
    outcomes: NDArray[np.float64]
    tallies: NDArray[np.int64]
    """The duty desk's counts since the first day, at each month's end."""
    service: Service

    def series(self, outcome: str) -> NDArray[np.float64]:
        row: NDArray[np.float64] = self.outcomes[ROWS[outcome]]
        return row

    def in_month(self, count: Tally) -> NDArray[np.float64]:
        """What the duty desk counted in each month; nothing in the first, which is day 0."""
        return np.diff(self.tallies[:, count], prepend=0).astype(float)


def with_staff(
    scenario: Scenario,
    workers: Sequence[TwinWorker],
    *,
    leaving_a_year: float = 0.0,
    starters_a_year: float = 0.0,
) -> Scenario:
    """The twin's workers as the council's own staff, and the twin's rules for coming and going.

    Permanent staff stand before agency workers, as the product gives them rows in that order.
    """
    ordered = sorted(workers, key=lambda worker: not worker.permanent)
    assert list(workers) == ordered, "permanent staff come first"
    staff = tuple(
        StaffMember(each.grade, each.permanent, each.fte, each.service_months, 5.0)
        for each in workers
    )
    room_for_starters = 3 * starters_a_year / leaving_a_year if leaving_a_year > 0 else 0.0
    seniors = sum(each.fte for each in workers if each.grade is Grade.SENIOR)
    managers = sum(each.fte for each in workers if each.grade is Grade.TEAM_MANAGER)
    others = sum(each.fte for each in workers) - seniors - managers
    values = {
        **PLAIN_STAFFING,
        "posts.social_workers": others + room_for_starters,
        "posts.seniors": seniors,
        "posts.team_managers": managers,
        "leaving.rate": 100 * leaving_a_year,
        "hiring.experienced_starters": starters_a_year,
    }
    return replace(scenario, staff=staff).with_values(values)


def run_product(scenario: Scenario, future: int) -> ProductRun:
    """One future, with the duty desk's counts beside the outcomes."""
    service = Service(scenario, Luck(scenario.seed, future))
    tallies: list[NDArray[np.int64]] = []

    def counts() -> Life:
        for month in service.recorder.months:
            yield service.council.until((month - scenario.first_day).days, COUNT)
            tallies.append(service.desk.tally.copy())

    service.council.env.process(counts())
    recorder = service.unfold()
    return ProductRun(recorder.months, recorder.outcomes, np.array(tallies), service)


def product_columns(run: ProductRun) -> Columns:
    """The product's month ends in the terms of the comparison."""
    assessed, protected, in_care = (
        run.series(name) for name in ("in_assessment", "child_protection_plans", "children_in_care")
    )
    planned = run.series("children_in_need") - run.series("awaiting_assessment")
    return {
        "in assessment": assessed,
        "in need": planned - protected - in_care,
        "on a protection plan": protected,
        "in care": in_care,
        "outside": assessed + planned - run.series("open_cases"),
        "unallocated": run.series("unallocated_cases"),
        "oldest wait": run.series("oldest_unallocated_days"),
        "FTE": run.series("total_fte") - run.series("permanent_fte_team_manager"),
        "mean caseload": run.series("average_caseload"),
        "caseload p90": run.series("caseload_p90"),
        "share over 25": run.series("share_over_25") / 100,
        "referrals": run.series("referrals"),
        "re-referrals": run.series("re_referrals"),
        "assessments": run.series("assessments_finished"),
        "share in time": run.series("assessments_in_time") / 100,
        "closures": run.in_month(Tally.CLOSED),
        "allocations": run.in_month(Tally.ALLOCATED),
        "days waited": run.series("days_to_allocation"),
        "handovers": run.in_month(Tally.HANDOVERS),
    }


def twin_columns(run: TwinRun) -> Columns:
    """The twin's month ends in the terms of the comparison."""
    outside = run.need_outside + run.protection_outside + run.care_outside
    return {
        "in assessment": run.assessment,
        "in need": run.need + run.need_outside,
        "on a protection plan": run.protection + run.protection_outside,
        "in care": run.care + run.care_outside,
        "outside": outside,
        "unallocated": run.unallocated,
        "oldest wait": run.oldest_wait,
        "FTE": run.fte,
        "mean caseload": run.mean_caseload,
        "caseload p90": run.caseload_p90,
        "share over 25": run.share_over_25,
        "referrals": run.referrals,
        "re-referrals": run.re_referrals,
        "assessments": run.assessments,
        # As the product has it: all in time if none is finished, no wait if none is allocated.
        "share in time": np.where(
            run.assessments > 0, run.assessments_in_time / np.maximum(run.assessments, 1), 1.0
        ),
        "closures": run.closures,
        "allocations": run.allocations,
        "days waited": np.nan_to_num(run.mean_days_waited),
        "handovers": run.handovers,
    }
