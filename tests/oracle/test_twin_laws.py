"""The twin against laws in closed form."""

from datetime import date
from math import ceil, sqrt

import numpy as np
import pytest
from scipy import stats

from sim.calendar import working_days
from tests.oracle.closed_forms import (
    ASSESSMENT,
    ERROR_RATE,
    FIRST,
    FULL_TIME,
    NORMAL_BOUND,
    WITHOUT_LIMIT,
    assert_poisson,
    chances_by_day,
    expected_finished,
    expected_open,
    return_cdf,
    scenario,
)
from tests.oracle.twin import run_twin

LAST = date(2017, 1, 31)


def run(at, workers, seed):
    return run_twin(at, workers, leaving_a_year=0, starters_a_year=0, seed=seed)


# Without limits


@pytest.fixture(scope="module")
def unlimited():
    """Runs from an empty start with room for all: every case is a customer of M/G/infinity."""
    at = scenario(LAST, {"demand.referrals_a_year": 400.0})
    return [run(at, [WITHOUT_LIMIT], seed) for seed in range(24)]


STAGES = (
    "assessment", "need", "protection", "care",
    "need_outside", "protection_outside", "care_outside",
)  # fmt: skip


@pytest.mark.parametrize("stage", STAGES)
def test_that_open_cases_without_limits_are_poisson(unlimited, stage):
    counts = np.array([getattr(each, stage)[-1] for each in unlimited])
    expected = expected_open(LAST, 400 / 365.25)[stage]
    assert_poisson(counts.sum(), expected * len(counts))
    dispersion = np.sum((counts - expected) ** 2) / expected
    low, high = stats.chi2.interval(1 - ERROR_RATE, len(counts))
    assert low < dispersion < high


def test_that_without_limits_nobody_waits_and_the_declared_share_is_in_time(unlimited):
    assert all(each.unallocated.max() == each.handovers.sum() == 0 for each in unlimited)
    assert all(np.nanmax(each.mean_wait) == 0 for each in unlimited)
    finished = sum(each.assessments.sum() for each in unlimited)
    in_time = sum(each.assessments_in_time.sum() for each in unlimited)
    expected_in_time, expected_late = expected_finished(LAST, 400 / 365.25)
    assert_poisson(in_time, expected_in_time * len(unlimited))
    assert_poisson(finished - in_time, expected_late * len(unlimited))


# A limit


def test_that_a_full_worker_finishes_as_a_renewal_process_does():
    """A full worker has 22 places for assessments, each a renewal process of its own.

    22 x 1.2 = 26.4 is the most under a cap of 27, so that work takes 1 + 0.3 x 0.32 as long and
    32 per cent of what is finished is sent back for 10 days of work.
    """
    alone = {
        "demand.referrals_a_year": 0.0,
        "start.children_in_need": 3.5,
        "start.awaiting_assessment": 3.5,  # the census counts one in a hundred of those assessed
        "start.unallocated": 350.0,
        "casework.sickness": 0.0,
        "casework.section_47": 0.0,
        "casework.overload_rework": 100.0,
        "casework.not_in_need": 93.3,
    }
    runs = [run(scenario(LAST, alone), [FULL_TIME], seed) for seed in range(12)]
    assert all(each.assessment[0] == each.unallocated[0] == 350 for each in runs)
    assert all(set(each.allocated[1:]) == {22.0} for each in runs)

    days = int(working_days(FIRST, LAST).sum())  # work begins on the second
    slower = 1 + 0.3 * 0.32
    once = chances_by_day(lambda day: ASSESSMENT.cdf(day / slower), days)
    more = ceil(10 * slower)
    again = np.zeros(days)
    again[::more] = 0.68 * 0.32 ** np.arange(len(again[::more]))
    length = np.convolve(once, again)[:days]
    at_least = []  # chances that 1, 2, ... have ended in one place
    ended = np.eye(1, days)[0]
    while (ended := np.convolve(ended, length)[:days]).sum() > 1e-12:
        at_least.append(ended.sum())
    mean = sum(at_least)
    variance = sum((2 * k - 1) * chance for k, chance in enumerate(at_least, 1)) - mean**2

    places = 22 * len(runs)
    finished = sum(each.assessments.sum() for each in runs)
    bound = NORMAL_BOUND * sqrt(places * variance)
    assert finished == pytest.approx(places * mean, abs=bound)


# Referrals


def test_that_returns_keep_referrals_at_the_declared_rate():
    """Each referral closes at once and may return: the total is as declared from day 0 on.

    Clusters of returns are geometric, so that the variance is at most (1 + r) / (1 - r) means.
    """
    values = {
        "casework.no_further_action": 100.0,
        "demand.re_referrals": 21.1,
        "demand.referrals_a_year": 36525.0,
    }
    once = run(scenario(LAST, values), [], 7)
    for days, months in (((LAST - FIRST).days, slice(None)), (89, slice(0, 4))):
        expected = 100 * days
        # All wait a day or so for screening, so that the last day's worth of returns is to come.
        late = 30
        bound = late + NORMAL_BOUND * sqrt(1.54 * expected)
        assert once.referrals[months].sum() == pytest.approx(expected, abs=bound)
        bound = late + NORMAL_BOUND * sqrt(1.54 * 0.211 * expected)
        assert once.re_referrals[months].sum() == pytest.approx(0.211 * expected, abs=bound)


def test_that_diverted_and_turned_away_children_come_back_once():
    last = date(2016, 2, 29)
    values = {
        "casework.no_further_action": 100.0,
        "demand.referrals_a_year": 36525.0,
        "demand.early_help": 40.0,
        "demand.early_help_return": 50.0,
        "demand.threshold": 50.0,
        "demand.threshold_return": 75.0,
    }
    once = run(scenario(last, values), [], 3)
    days_since_noon = np.arange(0.5, (last - FIRST).days)
    back = return_cdf(days_since_noon)
    assert once.re_referrals.sum() == 0
    assert_poisson(once.referrals.sum(), np.sum(100 * (0.3 + (0.2 + 0.3 * 0.75) * back)))
