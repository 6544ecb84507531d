"""Quantiles of futures: digit for digit those of numpy, all outcomes at once as one by one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.outlooks import spread
from app.outlooks.spread import (
    Spread,
    by_outcome,
    middle_interval,
    percentiles,
    spreads_and_middles,
)
from sim.results import ROWS

PERCENTS = (10, 25, 50, 75, 90)
numbers = st.floats(-1e9, 1e9) | st.sampled_from([0.0, 1.0, 1 / 3, 354.2])
BANDS = ("mean", "p10", "p25", "p50", "p75", "p90")


@settings(max_examples=300)
@given(st.lists(numbers, min_size=1, max_size=40))
def test_that_percentiles_are_those_of_numpy_to_the_last_digit(values):
    column = np.array(values)
    assert np.array_equal(percentiles(column, PERCENTS), np.percentile(column, PERCENTS))


@pytest.mark.parametrize("futures", [1, 2, 3, 8, 11, 31, 100, 101, 256, 513])
def test_that_percentiles_of_many_columns_are_those_of_numpy_to_the_last_digit(futures):
    luck = np.random.default_rng(futures)
    for scale in (1e-3, 1.0, 2.4e6):
        values = np.round(luck.normal(scale, scale, (futures, 5, 7)), luck.integers(0, 12))
        every = tuple(range(101))
        assert np.array_equal(percentiles(values, every), np.percentile(values, every, axis=0))


@pytest.mark.parametrize("at_once", [1, 7000, 10**9])
@pytest.mark.parametrize("futures", [1, 2, 9, 64, 257])
def test_that_all_outcomes_at_once_are_as_one_by_one(futures, at_once, monkeypatch):
    monkeypatch.setattr(spread, "_AT_ONCE", at_once)
    array = np.random.default_rng(1).normal(1e4, 3e3, (futures, len(ROWS), 39))
    together = by_outcome(array)
    assert list(together) == list(ROWS)
    for name, row in ROWS.items():
        alone = np.ascontiguousarray(array[:, row])
        values = [np.mean(alone, axis=0), *np.percentile(alone, PERCENTS, axis=0)]
        for band, expected in zip(BANDS, values, strict=True):
            assert np.array_equal(getattr(together[name], band), expected)


def test_that_a_spread_of_one_number_a_future_has_one_number_a_band():
    found = Spread.of(np.array([1.0, 2.0, 4.0]))
    assert [float(getattr(found, band)) for band in BANDS] == [
        pytest.approx(7 / 3), 1.2, 1.5, 2.0, 3.0, pytest.approx(3.6),
    ]  # fmt: skip


@pytest.mark.parametrize("futures", [5, 6, 9, 64, 257])
def test_that_middles_of_all_outcomes_lie_where_each_alone_does(futures):
    array = np.random.default_rng(2).normal(1e4, 3e3, (futures, len(ROWS), 4))
    _, middles = spreads_and_middles(array)
    assert (middles is None) == (futures < 6)
    if middles is None:
        return
    for name, row in ROWS.items():
        for month in range(4):
            assert middles.at(name, month) == middle_interval(array[:, row, month])
