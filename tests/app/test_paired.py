"""The estimate from pairs of futures: exact where theory says so, and never beyond what can be."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.outlooks.paired import FEWEST_PAIRS, estimated
from app.running.ensemble import Collector
from app.running.worker import Batch
from sim.calendar import month_ends
from sim.outcomes import OUTCOMES
from sim.results import ROWS
from tests.app.pairs import MONTHS, at, ensemble, normal_pairs, some

FUTURES = 64
SCENARIO, BASELINE = normal_pairs(FUTURES, seed=1)
pairs = st.sets(st.integers(0, FUTURES - 1), min_size=FEWEST_PAIRS, max_size=FUTURES - 1)
few = settings(max_examples=25)
ENDS = ("lowest", "highest")
ALONE = ("average_caseload", "open_cases", "regional_pool", "referrals", "handovers")
"""Outcomes that share no slope."""


def of(scenario, baseline):
    estimate = estimated(scenario, baseline)
    assert estimate is not None
    return estimate


@few
@given(pairs)
def test_that_what_was_run_is_exactly_as_it_was_run(numbers):
    run = some(SCENARIO, numbers)
    estimate = of(run, BASELINE)
    assert estimate.ensemble.numbers == BASELINE.numbers
    assert np.array_equal(estimate.ensemble.array[list(run.numbers)], run.array)
    assert (estimate.pairs, estimate.predicted) == (len(numbers), FUTURES - len(numbers))


def test_that_nothing_is_estimated_once_everything_was_run():
    estimate = of(SCENARIO, BASELINE)
    assert estimate.ensemble is SCENARIO
    assert estimate.predicted == 0


@few
@given(pairs)
def test_that_a_lever_that_changes_nothing_changes_nothing(numbers):
    estimate = of(some(BASELINE, numbers), BASELINE)
    assert np.array_equal(estimate.ensemble.array, BASELINE.array)


@few
@given(pairs, st.floats(-500, 500))
def test_that_the_same_change_everywhere_is_found_in_full(numbers, change):
    shares = np.array([[each.highest == 100] for each in OUTCOMES.values()])
    scenario = ensemble(BASELINE.array + np.where(shares, change / 25, change))
    estimate = of(some(scenario, numbers), BASELINE)
    np.testing.assert_allclose(estimate.ensemble.array, scenario.array, rtol=1e-12)


@few
@given(pairs, st.floats(-0.9, 0.9))
def test_that_a_change_in_proportion_is_found_in_full(numbers, slope):
    scenario, baseline = normal_pairs(FUTURES, seed=2, slope=slope, scatter=0.0)
    estimate = of(some(scenario, numbers), baseline)
    np.testing.assert_allclose(estimate.ensemble.array, scenario.array, rtol=1e-9)


@few
@given(st.sampled_from([4, 8, 16]), st.integers(0, 10**6))
def test_that_the_mean_is_the_control_variate_estimate(count, seed):
    numbers = np.random.default_rng(seed).choice(FUTURES, count, replace=False)
    run, rows = some(SCENARIO, numbers), sorted(numbers)
    estimate = of(run, BASELINE)
    # As many futures for every donor: else the mean leans to those that have more.
    assert np.ptp(np.bincount(estimate.pairing.donors)) == 0
    y = BASELINE.array
    corrected = (1 + estimate.pairing.fit.slopes.kept) * (y.mean(axis=0) - y[rows].mean(axis=0))
    expected = run.array.mean(axis=0) + corrected
    np.testing.assert_allclose(estimate.ensemble.array.mean(axis=0), expected, rtol=1e-12)


def means_off(count, slope, scatter):
    """By how much the mean is off, in populations of futures drawn one after the other."""
    off = []
    for seed in range(30):
        scenario, baseline = normal_pairs(FUTURES, 100 + seed, slope=slope, scatter=scatter)
        numbers = np.random.default_rng([seed, count]).choice(FUTURES, count, replace=False)
        estimate = of(some(scenario, numbers), baseline)
        means = [each.array.mean(axis=0) for each in (estimate.ensemble, scenario)]
        off.append((means[0] - means[1])[[ROWS[name] for name in ALONE]])
    return np.array(off)


@pytest.mark.parametrize(("count", "slope"), [(4, 0), (8, 0), (16, 0), (16, -0.3), (32, -0.3)])
def test_that_mean_and_variance_are_those_of_theory(count, slope):
    # The scatter about the line is what is left of the variance (Owen 2013, section 8.9), in a
    # finite population of futures; fitting the line adds a little (Glasserman 2003, 4.1.3).
    scatter = 2.0
    off = means_off(count, slope, scatter)
    variance = scatter**2 * (1 / count - 1 / FUTURES)
    # 450 means: theirs is known to a 21st of their deviation, their variance to a 15th of itself.
    # Four times that is passed by bad luck once in 10,000.
    assert abs(off.mean()) < 4 * np.sqrt(variance * (1 + 1 / count) / off.size)
    fitted = 1 + 1 / max(count - 3, 2)
    assert variance * (1 - 4 / 15) < off.var() < variance * fitted * (1 + 4 / 15)


@few
@given(pairs, st.randoms(use_true_random=False))
def test_that_the_order_in_which_futures_came_in_does_not_matter(numbers, shuffled):
    order = list(numbers)
    shuffled.shuffle(order)
    collector = Collector(order)
    for number in order:
        alone = some(SCENARIO, [number])
        collector.add(Batch((number,), MONTHS, alone.array, (), np.empty((1, 0)), ()))
    one, other = of(some(SCENARIO, numbers), BASELINE), of(collector.ensemble(), BASELINE)
    assert np.array_equal(one.ensemble.array, other.ensemble.array)


def test_that_nothing_is_paired_where_there_is_nothing_to_pair():
    assert estimated(some(SCENARIO, range(FEWEST_PAIRS - 1)), BASELINE) is None
    assert estimated(some(SCENARIO, range(FEWEST_PAIRS)), BASELINE) is not None
    others = replace(SCENARIO, numbers=tuple(range(100, 100 + FUTURES)))
    assert estimated(others, BASELINE) is None
    later = month_ends(MONTHS[1], MONTHS[-1])
    assert estimated(replace(SCENARIO, months=later), BASELINE) is None
    fewer = replace(SCENARIO, array=SCENARIO.array[:, 1:])
    assert estimated(fewer, BASELINE) is None


def test_that_futures_run_of_the_scenario_alone_stand_beside_those_predicted():
    estimate = of(some(SCENARIO, range(20, 40)), some(BASELINE, range(30)))
    assert estimate.ensemble.numbers == tuple(range(40))
    assert (estimate.pairs, estimate.predicted) == (10, 20)
    assert np.array_equal(estimate.ensemble.array[20:], SCENARIO.array[20:40])


def test_that_a_future_that_failed_is_not_predicted():
    run = replace(some(SCENARIO, range(8)), failures=ensemble([], failures=[9, 20]).failures)
    estimate = of(run, BASELINE)
    assert set(BASELINE.numbers) - set(estimate.ensemble.numbers) == {9, 20}
    assert estimate.ensemble.failures == run.failures


def test_that_nothing_is_predicted_that_cannot_be():
    luck = np.random.default_rng(4)
    shape = BASELINE.array.shape
    # Half of the futures at nought or at all, and changes that would carry many beyond.
    baseline = ensemble(np.where(luck.random(shape) < 0.5, luck.uniform(0, 100, shape), 0.0))
    lowest, highest = (
        np.array([[getattr(each, end)] for each in OUTCOMES.values()]) for end in ENDS
    )
    changed = np.clip(baseline.array + luck.normal(0, 60, shape), lowest, highest)
    estimate = of(some(ensemble(changed), range(6)), baseline)
    for name, what in OUTCOMES.items():
        values = estimate.ensemble.array[:, ROWS[name]]
        assert values.min() >= what.lowest
        assert values.max() <= what.highest
    assert at(estimate.ensemble, "pay_gap").min() < 0


def test_that_nobody_waiting_stays_nobody_waiting():
    luck = np.random.default_rng(8)
    waits = luck.random(BASELINE.array.shape) < 0.2
    baseline = ensemble(np.where(waits, luck.integers(1, 400, waits.shape), 0.0))
    # Where some wait, the scenario has fewer; where nobody does, nobody.
    scenario = ensemble(np.floor(baseline.array * 0.6))
    waiting = at(of(some(scenario, range(24)), baseline).ensemble, "unallocated_cases")
    assert np.array_equal(waiting, np.rint(waiting))
    assert abs(np.mean(waiting == 0) - np.mean(at(scenario, "unallocated_cases") == 0)) < 0.05


def test_that_sums_hold_in_every_future_that_is_predicted():
    luck = np.random.default_rng(5)
    array = luck.normal(1000, 50, BASELINE.array.shape)
    change = luck.normal(20, 3, BASELINE.array.shape) - 0.5 * (array - 1000)
    for futures in (array, change):
        permanent, agency = futures[:, ROWS["permanent_fte"]], futures[:, ROWS["agency_fte"]]
        futures[:, ROWS["total_fte"]] = permanent + agency
    estimate = of(some(ensemble(array + change), range(7)), ensemble(array))
    total = at(estimate.ensemble, "permanent_fte") + at(estimate.ensemble, "agency_fte")
    np.testing.assert_allclose(total, at(estimate.ensemble, "total_fte"), rtol=1e-12)
    assert estimate.pairing.fit.slopes.kept[ROWS["total_fte"]].any()


def test_that_a_predicted_future_drew_what_the_same_future_of_the_baseline_drew():
    luck = np.random.default_rng(6)
    same, other, alone = luck.uniform(size=(3, FUTURES))
    scenario = replace(SCENARIO, drawn={"same": same, "moved": other, "alone": alone})
    baseline = replace(BASELINE, drawn={"same": same, "moved": other + 1})
    drawn = of(some(scenario, range(8)), baseline).ensemble.drawn
    assert list(drawn) == ["same"]
    assert np.array_equal(drawn["same"], same)
