"""A cap on the agency share without hiring: cheaper, and the work waits."""

from datetime import date

import pytest

from tests.behaviour.services import fifth, futures

LAST_DAY = date(2016, 7, 31)
SETTLED = date(2016, 1, 31)
"""Assignments of nine months (ASM-011) have mostly ended."""
FUTURES = range(6)


@pytest.fixture(scope="module")
def runs():
    nobody_hired = {"hiring.newly_qualified_places": 0, "hiring.experienced_starters": 0}
    scenario = fifth(LAST_DAY).with_values(nobody_hired)
    capped = scenario.with_values({"agency.share_cap": 15})
    return futures(scenario, FUTURES), futures(capped, FUTURES)


def mean(futures, outcome):
    return futures.between(outcome, SETTLED, LAST_DAY).mean()


def test_that_the_cap_is_kept_as_assignments_end(runs):
    """NAT-011, HRM-048: nobody is placed above the cap; who is in post serves the assignment."""
    _, capped = runs
    share = capped.of("agency_share").mean(axis=0)
    assert share[0] > 25
    assert mean(capped, "agency_share") < 16
    assert (capped.of("agency_fte")[:, 1:] <= capped.of("agency_fte")[:, :1]).all()


def test_that_a_capped_service_is_cheaper(runs):
    """CST-016, AGR-004..008: £58,000 to £76,000 a year are saved for each agency FTE less."""
    free, capped = runs
    fewer = mean(free, "agency_fte") - mean(capped, "agency_fte")
    assert fewer > 10
    saved = 12 * (mean(free, "cost_total") - mean(capped, "cost_total"))
    assert mean(capped, "cost_total") < mean(free, "cost_total")
    assert 55_000 < saved / fewer < 80_000


def test_that_the_work_of_a_capped_service_waits(runs):
    """FLW-U04: loads rise towards the cap on caseloads, then work goes unallocated."""
    free, capped = runs
    assert 2 < mean(capped, "average_caseload") - mean(free, "average_caseload") < 8
    assert mean(capped, "unallocated_cases") > mean(free, "unallocated_cases") + 50
    assert mean(capped, "empty_posts") > mean(free, "empty_posts") + 10
    loads = capped.of("average_caseload").mean(axis=0) - free.of("average_caseload").mean(axis=0)
    waiting = (capped.of("unallocated_cases") - free.of("unallocated_cases")).mean(axis=0)
    half_full = int((loads > loads.max() / 2).argmax())
    half_waiting = int((waiting > waiting.max() / 2).argmax())
    assert half_full < half_waiting, "loads rise before work waits"
