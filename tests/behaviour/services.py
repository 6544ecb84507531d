"""Small services for the tests of behaviour, and a few of their futures at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from sim.council import Council
from sim.model import Service, run
from sim.outcomes import OUTCOMES
from sim.results import ROWS
from sim.scenario import PARAMETERS, Scenario
from sim.streams import Luck

FIRST_DAY = date(2015, 1, 31)

STAFF = (
    "start.permanent_fte", "start.agency_fte", "posts.social_workers", "posts.seniors",
    "posts.team_managers", "hiring.newly_qualified_places", "hiring.experienced_starters",
    "hiring.interviews_a_week", "hiring.pool", "agency.market", "agency.extra_places",
)  # fmt: skip
CHILDREN = (
    "start.children_in_need", "start.awaiting_assessment", "start.unallocated",
    "start.child_protection_plans", "start.children_in_care", "demand.referrals_a_year",
)  # fmt: skip


CALM = {
    "casework.cap_gives": 0, "casework.urgent_days": 10000, "casework.closed_unassessed": 0,
    "demand.threshold_under_pressure": 0, "leaving.settling_months": 0,
    "leaving.rate": 24,
}  # fmt: skip
"""Nothing gives when work piles up, and 24% leave in a year from the first day on: what a test
speaks of is all that moves."""


def birmingham(last_day: date, staff: float = 1, children: float = 1) -> Scenario:
    """Birmingham on the first day, with so many times its staff and its children."""
    times = dict.fromkeys(STAFF, staff) | dict.fromkeys(CHILDREN, children)
    sizes = {path: PARAMETERS[path].default * by for path, by in times.items()}
    return Scenario(FIRST_DAY, last_day).with_values({**CALM, **sizes})


def fifth(last_day: date) -> Scenario:
    """A service a fifth of Birmingham's size."""
    return birmingham(last_day, 0.2, 0.2)


def staff_alone(last_day: date, times: float = 1) -> Scenario:
    """So many times Birmingham's staff with few cases, whose loads nobody minds.

    What moves hiring and leaving shows in few futures, as nothing else moves.
    """
    calm = {"hiring.caseload_elasticity": 0.0, "leaving.caseload_elasticity": 0.0}
    return birmingham(last_day, times, 0.02).with_values(calm)


def recruiting(last_day: date) -> Scenario:
    """Birmingham's staff, with far more posts, candidates and panels than it has.

    No limit is reached, nobody newly qualified or from an agency comes, and no golden hello was
    paid before the first day: a golden hello is all that moves recruits and leavers.
    """
    return staff_alone(last_day).with_values(
        {
            "posts.social_workers": 900, "posts.seniors": 700, "posts.team_managers": 250,
            "hiring.experienced_starters": 450, "hiring.pool": 10000,
            "hiring.interviews_a_week": 500, "hiring.newly_qualified_places": 0,
            "agency.market": 0, "agency.days_to_place": 200, "agency.extra_places": 0,
            "start.agency_fte": 0, "start.golden_hello_months": 0,
            "leaving.supervision_elasticity": 0, "leaving.notice_days": 0,
            "pay.golden_hello_at_start": 0, "pay.golden_hello": 0,
        }
    )  # fmt: skip


def tiny(last_day: date, first_day: date = FIRST_DAY) -> Scenario:
    """Some 40 staff, 700 children and 1,700 referrals a year: more work than fits."""
    return Scenario(first_day, last_day).with_values(
        {
            **CALM,
            "start.permanent_fte": 32, "start.agency_fte": 10, "start.unallocated": 20,
            "start.children_in_need": 700, "start.awaiting_assessment": 110,
            "start.child_protection_plans": 90, "start.children_in_care": 140,
            "posts.social_workers": 24, "posts.seniors": 16, "posts.team_managers": 7,
            "hiring.newly_qualified_places": 6, "hiring.experienced_starters": 8,
            "hiring.interviews_a_week": 1, "hiring.pool": 20, "agency.market": 12,
            "agency.extra_places": 2, "demand.referrals_a_year": 1700,
        }
    )  # fmt: skip


@dataclass(frozen=True, eq=False)
class Futures:
    """Some futures of one scenario; shape (futures, outcomes, months)."""

    months: tuple[date, ...]
    outcomes: NDArray[np.float64]

    def of(self, outcome: str) -> NDArray[np.float64]:
        """An outcome by future and month."""
        series: NDArray[np.float64] = self.outcomes[:, ROWS[outcome], :]
        return series

    def at(self, outcome: str, month: date) -> NDArray[np.float64]:
        """An outcome at a month's end, by future."""
        counted: NDArray[np.float64] = self.of(outcome)[:, self.months.index(month)]
        return counted

    def between(self, outcome: str, after: date, until: date) -> NDArray[np.float64]:
        """The months of an outcome after a date and up to another, by future and month."""
        within = [after < month <= until for month in self.months]
        months: NDArray[np.float64] = self.of(outcome)[:, within]
        return months

    def total(self, outcome: str, after: date, until: date) -> NDArray[np.float64]:
        """A flow summed over the months after a date and up to another, by future."""
        summed: NDArray[np.float64] = self.between(outcome, after, until).sum(axis=1)
        return summed


def futures(scenario: Scenario, numbers: Iterable[int]) -> Futures:
    """These futures of a scenario, one after another in this process."""
    runs = [run(scenario, number) for number in numbers]
    return Futures(runs[0].months, np.array([each.outcomes for each in runs]))


def unfolded(scenario: Scenario, number: int) -> Council:
    """The council at the end of one future, with everybody who is or was in post."""
    service = Service(scenario, Luck(scenario.seed, number))
    service.unfold()
    return service.council


def differences(one: Futures, other: Futures) -> list[str]:
    """Names of the outcomes in which two sets of futures differ in any digit."""
    return [name for name in OUTCOMES if not np.array_equal(one.of(name), other.of(name))]
