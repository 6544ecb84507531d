"""How steady the middle future is."""

import re
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from app.outlooks.headline import headline_of
from app.outlooks.spread import middle_interval
from app.outlooks.steadiness import steadiness
from sim.units import Unit
from tests.app.answers import (
    BY,
    CASELOAD,
    FTE,
    answer,
    document,
)


@given(st.integers(1, 400))
def test_that_the_interval_of_the_middle_holds_95_times_in_100_and_no_narrower_does(n):
    interval = middle_interval(np.arange(1.0, n + 1))
    if interval is None:
        assert binom.cdf(0, n, 0.5) > 0.025
        return
    low, high = (int(end) for end in interval)
    assert low + high == n + 1
    # The middle lies below the low end if fewer than that many futures are below the middle.
    assert binom.cdf(low - 1, n, 0.5) <= 0.025
    assert binom.cdf(low, n, 0.5) > 0.025


def test_that_the_interval_does_not_depend_on_the_order_of_futures():
    values = np.random.default_rng(5).normal(size=101)
    assert middle_interval(values) == middle_interval(values[::-1])


@given(st.integers(6, 200), st.integers(0, 5))
def test_that_the_middle_is_never_called_steadier_than_it_is(n, seed):
    values = np.random.default_rng(seed).normal(400, 30, n)
    found = steadiness(values, Unit.FTE)
    interval, reach = middle_interval(values), re.search(r"±(\d+) FTE", found.words)
    assert interval is not None
    assert reach is not None
    assert found.half_width is not None
    low, high = interval
    assert found.half_width >= (high - low) / 2 - 1e-9
    said = int(reach[1])
    assert found.half_width <= said < found.half_width + 1
    assert found.is_steady == ("not steady" not in found.words)
    if found.is_steady:
        assert n >= 20


def test_that_more_futures_make_it_steady_and_the_advice_says_how_many():
    luck = np.random.default_rng(2)
    few, many = (luck.normal(400, 30, n) for n in (32, 512))
    assert not steadiness(few, Unit.FTE).is_steady
    [wanted] = re.findall(r"about ([\d,]+) futures", steadiness(few, Unit.FTE).words)
    assert int(wanted.replace(",", "")) > 32
    assert steadiness(many, Unit.FTE).is_steady
    assert steadiness(many, Unit.FTE).words.endswith("steady enough to quote")


def test_that_too_few_futures_say_nothing_of_steadiness():
    assert steadiness(np.arange(5.0), Unit.FTE).words == (
        "Too few futures to say how steady the middle line is"
    )


def test_that_steadiness_speaks_of_the_first_target():
    case = answer(document(replace(FTE, by=BY)), permanent_fte=400.0)
    assert headline_of(case).is_steady
    noisy = answer(document(CASELOAD), permanent_fte=400.0)
    assert "children per worker" in headline_of(noisy).steadiness
    assert not headline_of(noisy).is_steady
