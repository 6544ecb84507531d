"""The product's casework against the twin's: the same distributions, in four small councils.

Each council is a twentieth of a large city. The month ends of one run hang together, so every run
counts once in each comparison: by its mean over the months, or by one month end.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from sim.grades import Grade
from sim.scenario import Event, Scenario
from tests.oracle.closed_forms import pinned
from tests.oracle.product import product_columns, run_product, twin_columns, with_staff
from tests.oracle.twin import TwinWorker, run_twin

Runs = NDArray[np.float64]
"""Shape (runs, months)."""

ERROR_RATE = 1e-3
"""Chance that any comparison in this file fails though product and twin are alike."""
RUNS = 72
LAST = date(2015, 10, 31)
JUST_CAME = 1.45 / 30.4375
"""Months of service on the first day with which every step of the load in the first year falls on
the first of a month: the product sets norms then, the twin on every working day."""

CITY = {
    "demand.referrals_a_year": 690.0,
    "start.children_in_need": 480.0,
    "start.awaiting_assessment": 68.0,
    "start.unallocated": 15.0,
    "start.child_protection_plans": 60.0,
    "start.children_in_care": 97.0,
}


@dataclass(frozen=True)
class Council:
    """A scenario that both sides can run, and its staff."""

    scenario: Scenario
    workers: tuple[TwinWorker, ...]
    shows: Mapping[str, tuple[float, float]]
    """What the twin's runs must show on average, from least to most, so that a comparison is not
    of nothing."""
    leaving_a_year: float = 0.0
    starters_a_year: float = 0.0


def staff(
    social_workers: int, just_came: int = 0, agency: int = 2, newly_qualified: int = 3
) -> tuple[TwinWorker, ...]:
    """Every kind of worker; so many social workers are full time and have long been here."""
    return (
        *[TwinWorker(Grade.NEWLY_QUALIFIED, 1.0, True, JUST_CAME)] * newly_qualified,
        *[TwinWorker(Grade.SOCIAL_WORKER, 1.0, True, 60)] * social_workers,
        *[TwinWorker(Grade.SOCIAL_WORKER, 1.0, True, JUST_CAME)] * just_came,
        *[TwinWorker(Grade.SOCIAL_WORKER, 0.6, True, 60)] * 3,
        *[TwinWorker(Grade.SENIOR, 1.0, True, 60)] * 3,
        TwinWorker(Grade.TEAM_MANAGER, 1.0, True, 60),
        *[TwinWorker(Grade.SOCIAL_WORKER, 1.0, False, 60)] * agency,
    )


COUNCILS = {
    "plenty of room": Council(
        pinned(LAST, Event(date(2015, 3, 1), "front_door_opens", 0.5)).with_values(
            {**CITY, "casework.norm_social_worker": 30.0, "casework.norm_senior": 34.0}
        ),
        staff(9, just_came=2),
        shows={"unallocated": (0, 0), "share over 25": (0.02, 0.3)},
    ),
    "short of staff": Council(
        pinned(LAST).with_values(
            {
                **CITY,
                "start.unallocated": 40.0,
                "casework.overload_lengthening": 60.0,
                "casework.overload_rework": 50.0,
            }
        ),
        staff(9),
        shows={"unallocated": (30, 150), "share in time": (0.1, 0.5)},
    ),
    "caps that give way": Council(
        pinned(LAST).with_values(
            {
                **CITY,
                "start.unallocated": 40.0,
                "casework.cap_gives": 15.0,
                "casework.urgent_days": 4.0,
                "casework.closed_unassessed": 40.0,
                "demand.threshold_under_pressure": 60.0,
                "demand.threshold_return": 50.0,
            }
        ),
        staff(9),
        shows={"unallocated": (5, 60)},
    ),
    "few with experience": Council(
        pinned(LAST).with_values({**CITY, "casework.care_years": 1.0}),
        staff(1, agency=1, newly_qualified=14),
        shows={"unallocated": (30, 150)},
    ),
    "leavers and starters": Council(
        pinned(LAST).with_values(
            {
                **CITY,
                "casework.norm_social_worker": 26.0,
                "casework.norm_senior": 28.0,
                "casework.handover_lengthening": 200.0,
                "casework.induction_first_month": 100.0,
                "casework.induction_next_months": 100.0,
                "demand.growth": 20.0,
                "demand.early_help": 15.0,
                "demand.early_help_return": 50.0,
                "demand.threshold": 10.0,
                "demand.threshold_return": 75.0,
            }
        ),
        staff(14, agency=0),  # in the product they do not leave at a worker's rate
        shows={"handovers": (20, 60), "share in time": (0.6, 0.78)},
        leaving_a_year=1.0,
        starters_a_year=24.0,
    ),
}


def of_the_twin(council: Council, number: int) -> dict[str, Runs]:
    runs = [
        twin_columns(
            run_twin(
                council.scenario,
                council.workers,
                leaving_a_year=council.leaving_a_year,
                starters_a_year=council.starters_a_year,
                seed=1000 * number + run,
            )
        )
        for run in range(RUNS)
    ]
    return {name: np.array([run[name] for run in runs]) for name in runs[0]}


def of_the_product(council: Council, number: int) -> dict[str, Runs]:
    scenario = with_staff(
        replace(council.scenario, seed=number),
        council.workers,
        leaving_a_year=council.leaving_a_year,
        starters_a_year=council.starters_a_year,
    )
    runs = [product_columns(run_product(scenario, run)) for run in range(RUNS)]
    return {name: np.array([run[name] for run in runs]) for name in runs[0]}


# Comparisons: each gives the chance of a difference as large between two alike


def means(a: Runs, b: Runs) -> float:
    """Means over the months, run by run: a t test that takes no equal variances."""
    return two_samples(a[:, 1:].mean(axis=1), b[:, 1:].mean(axis=1))


def spreads(a: Runs, b: Runs) -> float:
    """Distances of the runs' means from their median: the test of Brown and Forsythe."""
    a, b = a[:, 1:].mean(axis=1), b[:, 1:].mean(axis=1)
    return two_samples(np.abs(a - np.median(a)), np.abs(b - np.median(b)))


def two_samples(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    if np.ptp(a) == np.ptp(b) == 0:
        return float(np.isclose(a[0], b[0]))
    return float(stats.ttest_ind(a, b, equal_var=False).pvalue)


def at_month_end(month: int) -> Callable[[Runs, Runs], float]:
    """The distributions at one month end, by the largest distance between them."""

    def distributions(a: Runs, b: Runs) -> float:
        # Rounded, so that the same share or caseload is a tie; ties only make the test milder.
        once, again = np.round(a[:, month], 9), np.round(b[:, month], 9)
        return float(stats.ks_2samp(once, again, method="asymp").pvalue)

    return distributions


COMPARISONS = {
    "mean": means,
    "spread": spreads,
    "at the end of March": at_month_end(2),
    "on the last day": at_month_end(-1),
}


@pytest.mark.parametrize("name", COUNCILS)
def test_that_the_product_agrees_with_the_twin(name):
    number = list(COUNCILS).index(name)
    twin = of_the_twin(COUNCILS[name], number)
    product = of_the_product(COUNCILS[name], number)
    assert twin.keys() == product.keys()
    for measure, (least, most) in COUNCILS[name].shows.items():
        assert least <= twin[measure][:, 1:].mean() <= most, measure

    level = ERROR_RATE / (len(COUNCILS) * len(COMPARISONS) * len(twin))
    unlike = [
        f"{measure}, {comparison}: chance {chance:.1e}; "
        f"product {product[measure][:, 1:].mean():.4g}, twin {twin[measure][:, 1:].mean():.4g}"
        for measure in twin
        for comparison, compare in COMPARISONS.items()
        if (chance := compare(twin[measure], product[measure])) < level
    ]
    assert not unlike, "\n".join(unlike)
