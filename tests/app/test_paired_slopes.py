"""The slope of a difference on the baseline: least squares, and nothing where few pairs show it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.outlooks.paired import estimated
from app.outlooks.paired_slopes import Slopes
from app.outlooks.standard_error import error_of_middle
from sim.outcomes import COST_PARTS
from sim.results import ROWS
from tests.app.pairs import MONTHS, normal_pairs, some

ALONE = ROWS["average_caseload"]
"""The row of an outcome that shares its slope with none."""


def slopes(scenario, baseline):
    return Slopes.of(scenario.array, baseline.array)


def by_hand(y, d):
    """The slope of least squares, and the larger of its two errors, by leaving out each pair."""
    slope, level = np.polyfit(y, d, 1)
    spread = ((y - y.mean()) ** 2).sum()
    off = d - level - slope * y
    textbook = np.sqrt((off**2).sum() / (len(y) - 2) / spread)
    missed = []
    for place in range(len(y)):
        rest = np.arange(len(y)) != place
        missed.append(d[place] - np.polyval(np.polyfit(y[rest], d[rest], 1), y[place]))
    left_out = np.sqrt((((y - y.mean()) * missed) ** 2).sum()) / spread
    return slope, max(textbook, left_out)


@settings(max_examples=20)
@given(st.integers(4, 40), st.floats(-0.9, 0.9), st.integers(0, 99))
def test_that_a_slope_is_that_of_least_squares_shrunk_by_its_error(pairs, slope, seed):
    scenario, baseline = normal_pairs(pairs, seed, slope=slope, scatter=8)
    found = slopes(scenario, baseline)
    for month in range(len(MONTHS)):
        y = baseline.array[:, ALONE, month]
        steep, error = by_hand(y, scenario.array[:, ALONE, month] - y)
        share = max(1 - (error / steep) ** 2, 0)
        assert found.error[ALONE, month] == pytest.approx(error)
        assert found.share[ALONE, month] == pytest.approx(share, abs=1e-9)
        assert found.kept[ALONE, month] == pytest.approx(np.clip(share * steep, -1, 1), abs=1e-9)


def test_that_a_slope_that_is_not_there_mostly_counts_for_nothing():
    scenario, baseline = normal_pairs(12, seed=1)
    found = slopes(scenario, baseline)
    # 1 of F with one degree of freedom is passed in a third of tries.
    assert 0.5 < np.mean(found.kept == 0.0) < 0.9
    assert np.abs(found.kept).max() < 0.3


def test_that_one_pair_alone_makes_no_slope():
    # Hardly anybody waits but in one future, where the plan brings half of them in.
    scenario, baseline = normal_pairs(8, seed=2)
    waits = np.array([0.0, 0, 0, 0, 0, 0, 0, 900])
    baseline.array[:, ALONE], scenario.array[:, ALONE] = waits[:, None], waits[:, None] / 2
    found = slopes(scenario, baseline)
    assert not found.kept[ALONE].any()
    assert np.isinf(found.error[ALONE]).all()
    assert not found.uncertainty[ALONE].any()
    # A second such future shows it.
    baseline.array[3, ALONE], scenario.array[3, ALONE] = 700.0, 350.0
    assert slopes(scenario, baseline).kept[ALONE] == pytest.approx(-0.5)


def test_that_nothing_is_fitted_where_nothing_varies():
    scenario, baseline = normal_pairs(8, seed=3)
    baseline.array[:, ALONE] = 1 / 3
    assert not slopes(scenario, baseline).kept[ALONE].any()


def test_that_a_slope_stays_within_what_few_pairs_can_say():
    for steep, kept in ((5.0, 1.0), (-3.0, -1.0)):
        scenario, baseline = normal_pairs(8, seed=4, slope=steep, scatter=0.0)
        assert slopes(scenario, baseline).kept[ALONE] == pytest.approx(kept)


def test_that_what_adds_up_shares_a_slope_and_what_does_not_has_its_own():
    scenario, baseline = normal_pairs(9, seed=5, slope=-0.4, scatter=10)
    kept = slopes(scenario, baseline).kept
    for members in (
        ("permanent_fte", "agency_fte", "total_fte", "vacant_posts", "permanent_fte_senior"),
        ("cost_total", "envelope", *COST_PARTS),
        ("workers_under_10", "workers_over_30"),
        ("starters", "hires_experienced", "agency_conversions"),
    ):
        assert len({tuple(kept[ROWS[name]]) for name in members}) == 1
    alone = ("average_caseload", "unallocated_cases", "open_cases", "leavers", "turnover_12m")
    assert len({tuple(kept[ROWS[name]]) for name in alone}) == len(alone)


def test_that_what_is_not_known_of_a_slope_is_part_of_the_error():
    scenario, baseline = normal_pairs(128, seed=11, slope=-0.5, scatter=12)
    order = np.argsort(baseline.array[:, ALONE, 0])
    # All pairs are futures with little of it: of those with much they speak by the slope alone.
    estimate = estimated(some(scenario, order[:24]), baseline)
    assert estimate is not None
    fit = estimate.pairing.fit
    sure = replace(fit, slopes=replace(fit.slopes, error=np.zeros_like(fit.slopes.error)))
    as_if_known = replace(estimate, pairing=replace(estimate.pairing, fit=sure))
    errors = [error_of_middle(each, "average_caseload", MONTHS[0]).error
              for each in (estimate, as_if_known)]  # fmt: skip
    assert errors[0] > 1.5 * errors[1]
