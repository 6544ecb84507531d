"""The standard error of an estimate from pairs covers the finished answer as often as it says.

The tests draw many populations of futures, fixed seeds each, and estimate every one from a few of
its futures. A test of a rate may fail by bad luck once in 10,000 times, were the seeds new ones.
"""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, t

from app.document import Target
from app.outlooks.outlook import reaches
from app.outlooks.paired import estimated
from app.outlooks.standard_error import (
    _halves,
    _t_95,
    error_of_chance,
    error_of_cost,
    error_of_middle,
    standard_error,
)
from sim.results import ROWS
from tests.app.answers import document
from tests.app.pairs import MONTHS, at, normal_pairs, some

FUTURES = 256
BAD_LUCK = 1e-4
COUNTS = (4, 8, 16, 32)
# Each alone in its family, so that no two share a slope.
OUTCOMES = ("permanent_fte", "average_caseload", "open_cases", "regional_pool")
CELLS = [(name, month) for name in OUTCOMES for month in range(len(MONTHS))]
MUCH = {"shift": 60, "slope": -0.3, "scatter": 12, "spread": 22}
LITTLE = {"shift": 2, "scatter": 1.8, "spread": 22}


def drawn(lever, pairs, seed):
    """A population of futures, and what is estimated from so many of them."""
    scenario, baseline = normal_pairs(FUTURES, seed, **lever)
    numbers = np.random.default_rng([seed, pairs]).choice(FUTURES, pairs, replace=False)
    estimate = estimated(some(scenario, numbers), baseline)
    assert estimate is not None
    return scenario, estimate


def middles(lever, pairs, seeds):
    """By how much the middle is off, and by how much it may be, in many cells."""
    found = []
    for seed in seeds:
        scenario, estimate = drawn(lever, pairs, seed)
        for name, month in CELLS:
            off = np.median(at(estimate.ensemble, name, month)) - np.median(
                at(scenario, name, month)
            )
            found.append((off, error_of_middle(estimate, name, MONTHS[month])))
    return found


def chances(lever, pairs, seeds):
    """The same of the share of futures that reach what 3 in 10, 5 in 10 or 8 in 10 do."""
    found = []
    for seed in seeds:
        scenario, estimate = drawn(lever, pairs, seed)
        for place, (name, month) in enumerate(CELLS):
            value = np.percentile(at(scenario, name, month), (20, 50, 70)[place % 3])
            target = Target(name, MONTHS[month], "at least", float(value))
            shares = [
                reaches(target, at(each, name, month)).mean()
                for each in (estimate.ensemble, scenario)
            ]
            found.append((shares[0] - shares[1], error_of_chance(estimate, [target])))
    return found


def covered(found):
    return [abs(off) <= error.half_width + 1e-9 for off, error in found]


@pytest.mark.parametrize("of", [middles, chances])
@pytest.mark.parametrize("lever", [MUCH, LITTLE])
def test_that_the_finished_answer_is_covered_95_times_in_100(of, lever):
    within = [each for pairs in COUNTS for each in covered(of(lever, pairs, range(10)))]
    assert sum(within) >= binom.ppf(BAD_LUCK, len(within), 0.95)
    # And no more is claimed than is needed: a width that is safe from everything says nothing.
    assert sum(within) <= binom.ppf(1 - BAD_LUCK, len(within), 0.95)


@pytest.mark.parametrize("pairs", COUNTS)
def test_that_no_number_of_pairs_is_left_out_of_that(pairs):
    within = covered(middles(MUCH, pairs, range(10, 20)))
    assert sum(within) >= binom.ppf(BAD_LUCK, len(within), 0.95)


@pytest.mark.parametrize("pairs", COUNTS)
def test_that_a_lever_that_changes_nothing_is_exactly_known(pairs):
    nothing = {"shift": 0, "scatter": 0}
    assert {(off, error.error) for off, error in middles(nothing, pairs, [1])} == {(0.0, 0.0)}
    assert {(off, error.error) for off, error in chances(nothing, pairs, [1])} == {(0.0, 0.0)}


def test_that_the_error_is_as_large_as_what_the_middle_is_off_by():
    for lever in (MUCH, LITTLE):
        found = middles(lever, 16, range(20, 30))
        seen = np.sqrt(np.mean([off**2 for off, _ in found]))
        said = np.sqrt(np.mean([error.error**2 for _, error in found]))
        # 120 cells: their root mean square is known to within a fifth, 3 times over.
        assert 0.75 < said / seen < 1.35


def test_that_the_error_of_a_mean_is_that_of_the_textbook():
    # A finite population (W. G. Cochran, Sampling Techniques, 1977, section 2.5).
    _, estimate = drawn(MUCH | {"slope": 0.0}, 32, seed=3)
    for name, month in CELLS:
        fit = estimate.pairing.fit.at(np.array([ROWS[name]]), np.array([month]))
        change = (fit.scenario - fit.baseline)[:, 0]
        theory = np.std(change, ddof=1) * np.sqrt(1 / 32 - 1 / FUTURES)
        found = standard_error(estimate, [(name, MONTHS[month])], mean).error
        if not fit.slopes.share.any():
            assert found == pytest.approx(theory, rel=0.35)


def mean(futures):
    return futures[..., 0].mean(axis=0)


def test_that_nothing_is_unsure_once_everything_was_run():
    scenario, baseline = normal_pairs(32, seed=4)
    estimate = estimated(scenario, baseline)
    assert estimate is not None
    assert error_of_middle(estimate, "permanent_fte", MONTHS[1]).half_width == 0.0


def test_that_the_error_shrinks_as_pairs_come_in():
    widths = []
    for pairs in (4, 16, 64, 250):
        errors = [error.half_width for _, error in middles(MUCH, pairs, range(3))]
        widths.append(np.mean(errors))
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] < widths[0] / 10


def test_that_the_error_of_two_targets_together_looks_at_the_same_futures():
    _, estimate = drawn(LITTLE, 16, seed=5)
    one = Target("permanent_fte", MONTHS[2], "at least", 1005.0)
    # What is asked for twice is as likely, and as sure, as what is asked for once.
    assert error_of_chance(estimate, [one, one]) == error_of_chance(estimate, [one])
    never = replace(one, value=1e9)
    assert error_of_chance(estimate, [one, never]).error == 0.0


def test_that_the_error_of_the_cost_is_that_of_its_sum_over_the_years_of_the_plan():
    _, estimate = drawn(MUCH, 16, seed=6)
    plan = document(first=MONTHS[0], last=MONTHS[-1])
    [cost] = [error_of_cost(estimate, plan)]
    assert cost is not None
    # The months after the first day: two here, independent of each other.
    alone = [error_of_middle(estimate, "cost_total", month).error for month in MONTHS[1:]]
    assert cost.error == pytest.approx(np.linalg.norm(alone), rel=0.5)


def test_that_the_same_pairs_give_the_same_error_and_others_another():
    estimates = [drawn(MUCH, 8, seed)[1] for seed in (7, 7, 8)]
    one, again, other = (error_of_middle(each, "open_cases", MONTHS[0]) for each in estimates)
    assert one == again != other


@given(st.integers(4, 300))
@settings(max_examples=40)
def test_that_every_pair_is_kept_in_about_half_of_the_replicates(pairs):
    halves = _halves(pairs)
    half = (pairs + 1) // 2
    assert halves.shape[1] == half
    assert all(len(set(kept)) == half for kept in halves.tolist())
    shares = np.bincount(halves.ravel(), minlength=pairs) / len(halves)
    # Complements stand next to each other: each pair is in exactly one of the two, or in both.
    assert (shares >= 0.5).all()
    assert shares == pytest.approx(np.full(pairs, half / pairs), abs=0.12)


@given(st.floats(2, 500))
def test_that_students_t_is_that_of_the_tables(degrees):
    assert _t_95(degrees) == pytest.approx(t.ppf(0.975, degrees), rel=0.01)


@pytest.mark.parametrize("lever", [MUCH, LITTLE])
@pytest.mark.parametrize("first", [4, FUTURES - 40])
def test_that_the_middle_passes_over_into_the_finished_one_without_a_jump(lever, first):
    scenario, baseline = normal_pairs(FUTURES, seed=9, **lever)
    shown, errors = [], []
    for pairs in range(first, first + 41):
        estimate = estimated(some(scenario, range(pairs)), baseline)
        assert estimate is not None
        shown.append([np.median(at(estimate.ensemble, *cell)) for cell in CELLS])
        errors.append([error_of_middle(estimate, o, MONTHS[m]).error for o, m in CELLS])
    # One pair more moves what is shown by no more than a few of the errors that were said of it,
    # and mostly by less than one; what is less than a tenth of an FTE is not seen.
    steps = np.abs(np.diff(shown, axis=0)) / np.maximum(errors[:-1], 0.1)
    assert steps.max() < 4
    assert np.quantile(steps, 0.95) < 1
    if first > 4:
        assert shown[-1] == [np.median(at(scenario, *cell)) for cell in CELLS]
