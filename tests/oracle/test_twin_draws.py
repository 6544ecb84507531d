"""The twin's draws against their laws in closed form."""

from datetime import date
from math import sqrt
from random import Random

import numpy as np
import pytest
from scipy import stats

from sim.scenario import Event
from tests.oracle import draws
from tests.oracle.closed_forms import (
    ASSESSMENT,
    CARE,
    ERROR_RATE,
    NEED_MEAN,
    NORMAL_BOUND,
    PINNED,
    PLAN,
    assert_poisson,
    left_of,
    need_cdf,
    pinned,
    return_cdf,
)

CASEWORK = PINNED.casework


def sample(draw, count=5000, seed=1):
    rng = Random(seed)
    return np.array([draw(rng) for _ in range(count)])


@pytest.mark.parametrize(
    ("draw", "cdf"),
    [
        (lambda rng: draws.assessment_length(rng, CASEWORK), ASSESSMENT.cdf),
        (
            lambda rng: draws.assessment_under_way(rng, CASEWORK)[0],
            left_of(ASSESSMENT.cdf, ASSESSMENT.mean()),
        ),
        (lambda rng: draws.need_length(rng, CASEWORK), need_cdf),
        (lambda rng: draws.need_left(rng, CASEWORK), left_of(need_cdf, NEED_MEAN)),
        (lambda rng: draws.protection_length(rng, CASEWORK), PLAN.cdf),
        (lambda rng: draws.protection_left(rng, CASEWORK), left_of(PLAN.cdf, PLAN.mean())),
        (lambda rng: draws.care_length(rng, CASEWORK), CARE.cdf),
        (lambda rng: draws.return_delay(rng, 120), return_cdf),
    ],
    ids=[
        "assessment",
        "assessment under way",
        "need",
        "need under way",
        "protection",
        "protection under way",
        "care",
        "return",
    ],
)
def test_that_lengths_follow_their_law(draw, cdf):
    assert stats.kstest(sample(draw), cdf).pvalue > ERROR_RATE


def test_that_the_days_done_of_an_assessment_are_as_long_as_those_left():
    found = sample(lambda rng: draws.assessment_under_way(rng, CASEWORK))
    done = found[:, 1] + np.random.default_rng(2).random(len(found))  # whole days, spread evenly
    law = left_of(ASSESSMENT.cdf, ASSESSMENT.mean())
    # Spreading moves each by less than a day, and the law's density is at most 1 / mean.
    steps = law(np.sort(done)) * len(done) - np.arange(len(done))
    distance = max(np.max(steps), np.max(1 - steps)) / len(done)
    assert distance < stats.kstwo.isf(ERROR_RATE, len(done)) + 1 / ASSESSMENT.mean()


def test_that_proceedings_are_as_declared_on_entry_and_in_proportion_under_way():
    entering = sample(lambda rng: draws.proceedings_length(rng, CASEWORK))
    assert set(entering) == {0.0, 130.0}
    left = sample(lambda rng: draws.proceedings_left(rng, CASEWORK))
    for found, share in ((entering, 0.6), (left, 0.6 * 130 / (2.5 * 253))):
        count = int(np.sum(found > 0))
        assert stats.binomtest(count, len(found), share).pvalue > ERROR_RATE
    assert stats.kstest(left[left > 0], stats.uniform(0, 130).cdf).pvalue > ERROR_RATE


def test_that_counts_are_poisson():
    counts = sample(lambda rng: draws.poisson(rng, 3.0))
    assert_poisson(counts.sum(), 3.0 * len(counts))
    dispersion = np.sum((counts - 3.0) ** 2) / 3.0
    # The square of a Poisson count's distance from its mean has variance m + 2 m ** 2.
    bound = NORMAL_BOUND * sqrt(len(counts) * (1 / 3.0 + 2))
    assert dispersion == pytest.approx(len(counts), abs=bound)
    assert draws.poisson(Random(1), 0.0) == 0


def test_the_rate_of_referrals_by_hand():
    scenario = pinned(date(2018, 3, 31))
    scenario = scenario.with_values({"demand.referrals_a_year": 3652.5, "demand.growth": 10})
    assert draws.referral_rate(scenario, 0) == pytest.approx(10)
    assert draws.referral_rate(scenario, -31) == pytest.approx(10 * 0.88)  # 31 December
    assert draws.referral_rate(scenario, 366) == pytest.approx(10 * 1.1 ** (366 / 365.25) * 0.98)


def test_the_rate_of_referrals_after_a_front_door_opens_by_hand():
    event = Event(date(2015, 2, 28), "front_door_opens")
    scenario = pinned(date(2018, 3, 31), event)
    scenario = scenario.with_values({"demand.referrals_a_year": 3652.5})
    assert draws.referral_rate(scenario, 27) == pytest.approx(9.8)
    assert draws.referral_rate(scenario, 28) == pytest.approx(9.8 * 1.15 * 1.7)
    half_lives = 122 / (4 * 365.25 / 12)  # by 30 June
    surge = 0.7 * 0.5**half_lives
    assert draws.referral_rate(scenario, 150) == pytest.approx(10.6 * 1.15 * (1 + surge))
