"""Agency cover: the market, the cap, and how long everything takes."""

from dataclasses import replace
from math import exp, inf

import numpy as np
import pytest

from sim.calendar import DAYS_A_MONTH
from sim.rules.agency import (
    assignment_days,
    days_to_place,
    market_gain_after,
    market_size,
    may_place,
    years_to_conversion,
)
from sim.scenario.agency import Agency

FREE = Agency(memorandum=0.0)
CONTRACT = replace(FREE, single_contract=1.0)
MEAN = 1.0
"""A wait as long as the mean."""


def test_that_the_market_is_as_declared_at_the_first_days_rate():
    assert market_size(FREE) == pytest.approx(185)


def test_that_a_higher_rate_brings_more_agency_workers():
    dearer = replace(FREE, charge_social_worker=1.1 * 33.41)
    assert market_size(dearer) == pytest.approx(185 * 1.1)
    assert market_size(replace(dearer, market_elasticity=2.0)) == pytest.approx(185 * 1.21)
    assert market_size(replace(dearer, market_elasticity=0.0)) == pytest.approx(185)


def test_that_a_lower_fee_alone_sends_nobody_away():
    assert market_size(CONTRACT) == pytest.approx(185)


def test_that_nobody_is_placed_beyond_the_market():
    assert may_place(FREE, 185.0, 184.0, 300.0)
    assert not may_place(FREE, 185.0, 184.5, 300.0)
    assert not may_place(FREE, 0.0, 0.0, 300.0)


def market_after(months, a_year, left_then=14.0, agency=FREE, gain=0.0):
    for _ in range(months):
        gain = market_gain_after(gain, a_year / 12, left_then, agency, 1 / 12)
    return gain


def test_that_the_market_grows_by_the_leavers_beyond_those_of_the_first_day():
    """Twenty a year against 14, each to be had for two years: 12 more in the end."""
    assert market_after(120, 14.0) == pytest.approx(0.0)
    assert market_after(600, 20.0) == pytest.approx(12.0)
    assert market_after(24, 20.0) == pytest.approx(12 * (1 - exp(-1)))
    assert market_after(600, 10.0) == pytest.approx(-8.0)
    assert market_after(24, 14.0, gain=10.0) == pytest.approx(10 * exp(-1))


def test_that_how_often_the_market_is_looked_at_does_not_matter():
    once = market_gain_after(3.0, 20.0, 14.0, FREE, 1.0)
    assert market_after(12, 20.0, gain=3.0) == pytest.approx(once)


def test_that_leavers_who_go_far_move_nothing():
    far = replace(FREE, years_in_market=0.0)
    assert market_after(24, 50.0, agency=far, gain=5.0) == 0.0


@pytest.mark.parametrize(
    ("cap", "agency", "permanent", "may"),
    [(15, 14, 85, True), (15, 15, 85, False), (0, 0, 100, False), (100, 150, 0, True),
     (99, 150, 0, False), (50, 9, 10, True), (50, 10, 10, False)],
)  # fmt: skip
def test_that_one_more_has_to_keep_within_the_cap(cap, agency, permanent, may):
    assert may_place(replace(FREE, share_cap=cap), 185.0, agency, permanent) is may


def test_that_waits_and_assignments_have_the_declared_means():
    assert days_to_place(FREE, MEAN) == pytest.approx(21)
    assert assignment_days(FREE, 0.0, MEAN) == pytest.approx(9 * DAYS_A_MONTH)
    assert years_to_conversion(FREE, MEAN) == pytest.approx(20)
    assert years_to_conversion(replace(FREE, turning_permanent=0.0), MEAN) == inf


def test_that_assignments_grow_as_one_contract_beds_in():
    lengths = np.array([assignment_days(CONTRACT, months, MEAN) for months in (-3, 0, 6, 12, 40)])
    assert lengths / (9 * DAYS_A_MONTH) == pytest.approx([1.0, 1.0, 1.1, 1.2, 1.2])
    assert assignment_days(FREE, 40.0, MEAN) == pytest.approx(9 * DAYS_A_MONTH)
