"""Laws in closed form, and scenarios small enough for them."""

from collections.abc import Callable
from datetime import date

import numpy as np
from numpy.typing import NDArray
from scipy import integrate, stats

from sim.calendar import working_days
from sim.grades import Grade
from sim.scenario import Event, Scenario, Settings
from tests.oracle.twin import TwinWorker

Numbers = NDArray[np.float64]
Law = Callable[[Numbers], Numbers]
"""A distribution function."""

ERROR_RATE = 1e-4
"""Each test of chance is two-sided and would fail for one in 10 000 sets of seeds."""
NORMAL_BOUND = float(-stats.norm.ppf(ERROR_RATE / 2))

FIRST = date(2015, 1, 31)
WITHOUT_LIMIT = TwinWorker(Grade.SOCIAL_WORKER, 1e6, True, 60)
"""One who has room for every case."""
FULL_TIME = TwinWorker(Grade.SOCIAL_WORKER, 1.0, True, 60)
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_SEASON = (1.0, 0.98, 1.05, 0.97, 1.03, 1.06, 1.08, 0.84, 0.98, 1.06, 1.07, 0.88)
PINNED = Settings().replaced(
    {
        "casework.norm_social_worker": 20.0,
        "casework.norm_senior": 21.0,
        "casework.cap": 135.0,
        "casework.cap_gives": 0.0,
        "casework.urgent_days": 10000.0,
        "casework.closed_unassessed": 0.0,
        "demand.threshold_under_pressure": 0.0,
        "leaving.settling_months": 0.0,
        "casework.newly_qualified_first": 60.0,
        "casework.newly_qualified_second": 80.0,
        "casework.newly_qualified_third": 90.0,
        "casework.newly_qualified_fourth": 100.0,
        "casework.induction_first_month": 50.0,
        "casework.induction_next_months": 75.0,
        "casework.agency_load": 80.0,
        "casework.sickness": 5.0,
        "casework.weight_assessment": 1.2,
        "casework.weight_need": 1.0,
        "casework.weight_protection": 1.6,
        "casework.weight_care": 1.2,
        "casework.weight_proceedings": 1.0,
        "casework.no_further_action": 6.7,
        "casework.not_in_need": 35.0,
        "casework.section_47": 28.3,
        "casework.conference": 33.0,
        "casework.plan": 95.0,
        "casework.straight_to_care": 2.0,
        "casework.need_to_protection": 1.0,
        "casework.need_to_care": 1.5,
        "casework.protection_to_need": 50.0,
        "casework.protection_to_care": 18.0,
        "casework.care_to_need": 10.0,
        "casework.assessment_days": 30.0,
        "casework.assessment_in_time": 80.0,
        "casework.assessment_limit": 45.0,
        "casework.need_under_3_months": 42.0,
        "casework.need_3_to_6_months": 20.0,
        "casework.need_6_to_12_months": 21.0,
        "casework.need_1_to_2_years": 14.0,
        "casework.need_over_2_years": 3.0,
        "casework.plan_months": 8.9,
        "casework.care_years": 2.5,
        "casework.proceedings_share": 60.0,
        "casework.proceedings_weeks": 26.0,
        "casework.held_by_other_teams": 20.5,
        "casework.handover_lengthening": 12.0,
        "casework.overload_lengthening": 30.0,
        "casework.overload_rework": 10.0,
        "casework.rework_days": 10.0,
        "demand.growth": 0.0,
        "demand.front_door_lasting": 15.0,
        "demand.front_door_surge": 70.0,
        "demand.front_door_half_life": 4.0,
        "demand.early_help": 0.0,
        "demand.threshold": 0.0,
        "demand.re_referrals": 21.1,
        "demand.return_days": 120.0,
        **{f"demand.{month}": factor for month, factor in zip(_MONTHS, _SEASON, strict=True)},
        "start.children_in_need": 9586.0,
        "start.awaiting_assessment": 1362.0,
        "start.unallocated": 300.0,
        "start.child_protection_plans": 1210.0,
        "start.children_in_care": 1950.0,
        "start.caseload_spread": 25.0,
    }
)
"""All that the twin reads, so that no test moves with the product's defaults."""
QUIET = {
    **{f"demand.{month}": 1.0 for month in _MONTHS},
    "demand.re_referrals": 0.0,
    "start.children_in_need": 0.0,
    "start.awaiting_assessment": 0.0,
    "start.unallocated": 0.0,
    "start.child_protection_plans": 0.0,
    "start.children_in_care": 0.0,
}
"""No season, nobody comes back, and no open cases on the first day."""


def pinned(last: date, *events: Event) -> Scenario:
    """A scenario of the size of a large city."""
    return Scenario(FIRST, last, settings=PINNED, events=events)


def scenario(last: date, values: dict[str, float]) -> Scenario:
    """A quiet scenario but for these values."""
    return pinned(last).with_values({**QUIET, **values})


def assert_poisson(count: float, mean: float) -> None:
    """That a count is what a Poisson law of this mean gives."""
    low, high = stats.poisson.interval(1 - ERROR_RATE, mean)
    assert low <= count <= high, f"{count} is not within {low} and {high}"


# Lengths in working days

SIGMA = float(np.log(45 / 30) / stats.norm.ppf(0.8))
ASSESSMENT = stats.lognorm(SIGMA, scale=30)
PLAN = stats.gamma(2, scale=8.9 / 12 * 253 / 2)
CARE = stats.expon(scale=2.5 * 253)
NEED_MEAN = 253 * (0.42 * 0.125 + 0.20 * 0.375 + 0.21 * 0.75 + 0.14 * 1.5 + 0.03 * 2.8)


def need_cdf(days: Numbers) -> Numbers:
    """The law of a child-in-need plan: bands, and an exponential beyond two years."""
    edges = np.array([0, 0.25, 0.5, 1, 2]) * 253
    below = np.interp(days, edges, [0, 0.42, 0.62, 0.83, 0.97])
    beyond = 0.03 * stats.expon.cdf(days, loc=edges[-1], scale=0.8 * 253)
    return np.asarray(below + beyond)


def return_cdf(days: Numbers) -> Numbers:
    """The law of the calendar days until a child comes back."""
    return np.asarray(np.minimum(1, np.expm1(-days / 120) / np.expm1(-365 / 120)))


def left_of(cdf: Law, mean: float) -> Law:
    """The law of what is left of a length found under way: density the survival over the mean."""
    grid = np.linspace(0, 20 * mean, 200_001)
    found = integrate.cumulative_trapezoid(1 - cdf(grid), grid, initial=0) / mean
    return lambda days: np.asarray(np.interp(days, grid, found))


# Open cases without limits


def chances_by_day(cdf: Law, days: int) -> Numbers:
    """That a stage lasts 0, 1, ... working days: it ends on the day on which it is used up."""
    return np.concatenate([[0.0], np.diff(cdf(np.arange(float(days))))])


def screened_by_working_day(last: date, a_day: float) -> Numbers:
    """Referrals expected at the meeting of working day 0 (none), 1, ...; all have come by the last.

    ``a_day`` come each calendar day after the first.
    """
    meetings = np.flatnonzero(working_days(FIRST, last))
    assert meetings[-1] == (last - FIRST).days, "the last day must be a working day"
    return a_day * np.diff(meetings, prepend=[0, 0])


def expected_open(last: date, a_day: float) -> dict[str, float]:
    """Expected cases in each stage, with us and outside, if nobody ever waits."""
    referred = screened_by_working_day(last, a_day)
    count = len(referred)
    lasting = [chances_by_day(law, count) for law in (ASSESSMENT.cdf, need_cdf, PLAN.cdf, CARE.cdf)]

    assessed, to_plan = 1 - 0.067, 0.283 / (1 - 0.067) * 0.33 * 0.95
    to_care = (1 - to_plan) * 0.02 / (assessed * (1 - to_plan))
    to_close = (1 - to_plan) * 0.35 / (assessed * (1 - to_plan))
    to_need = 1 - to_plan - to_care - to_close

    entries = np.zeros((4, count))
    entries[0] = referred * assessed
    for day in range(1, count):
        ends = [entries[stage, :day] @ lasting[stage][day:0:-1] for stage in range(4)]
        entries[1, day] = to_need * ends[0] + 0.50 * ends[2] + 0.10 * ends[3]
        entries[2, day] = to_plan * ends[0] + 0.01 * ends[1]
        entries[3, day] = to_care * ends[0] + 0.015 * ends[1] + 0.18 * ends[2]
    standing = [entries[s] @ (1 - np.cumsum(lasting[s])[::-1]) for s in range(4)]
    expected = {"assessment": float(standing[0])}
    for name, number in zip(("need", "protection", "care"), standing[1:], strict=True):
        expected[name] = float(0.795 * number)
        expected[f"{name}_outside"] = float(0.205 * number)
    return expected


def expected_finished(last: date, a_day: float) -> tuple[float, float]:
    """Expected assessments finished in time, and late, if nobody ever waits."""
    entered = screened_by_working_day(last, a_day) * (1 - 0.067)
    days_left = np.arange(len(entered))[::-1]
    ended = ASSESSMENT.cdf(days_left)
    in_time = np.minimum(ended, 0.8)
    return float(entered @ in_time), float(entered @ (ended - in_time))


# A queue for identical places


def erlang_c_wait(places: int, used: float) -> float:
    """Mean wait in the queue M/M/c, in mean lengths of service."""
    blocked = 1.0
    for busy in range(1, places + 1):
        blocked = places * used * blocked / (busy + places * used * blocked)
    waits = blocked / (1 - used * (1 - blocked))
    return waits / (places * (1 - used))


def day_step_wait(places: int, used: float, mean_days: float) -> float:
    """Mean wait in days if whoever is served ends on a day with chance 1 / mean, and those who came
    since yesterday, a Poisson number, are served today if a place is free.
    """
    most = 60
    coming = stats.poisson.pmf(np.arange(most + 1), places * used / mean_days)
    step = np.zeros((most + 1, most + 1))
    for number in range(most + 1):
        serving = min(number, places)
        for done in range(serving + 1):
            chance = stats.binom.pmf(done, serving, 1 / mean_days)
            stay = number - done
            step[number, stay:] += chance * coming[: most + 1 - stay]
        step[number, most] += 1 - step[number].sum()
    balance = step.T - np.eye(most + 1)
    balance[-1] = 1
    long_run = np.linalg.solve(balance, np.eye(most + 1)[-1])
    queue = long_run @ np.maximum(np.arange(most + 1) - places, 0)
    return float(queue / (places * used / mean_days))
