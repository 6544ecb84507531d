"""Leaving: a base rate times named factors, each by hand."""

from dataclasses import replace

import numpy as np
import pytest

from sim.calendar import DAYS_A_MONTH, DAYS_A_YEAR
from sim.rules.leaving import (
    Around,
    StaffColumns,
    personal_factors,
    product,
    service_factor,
    surrounding_factors,
    tie_in_factor,
)
from sim.scenario.leaving import Leaving

LEAVING = Leaving()
AS_ON_THE_FIRST_DAY = Around(
    caseload_at_start=18.0,
    pay_at_start=0.96,
    pay=(0.96,) * 4,
    salary=(25_500.0, 28_500.0, 35_500.0, 44_500.0),
    supervision_span=1.0,
    agency_pay=(1.0,) * 4,
    agency_share_rise=0.0,
)
"""The service as it was; pay 4% under the neighbours."""


def staff(**columns):
    """Four people, one of each grade, on average caseloads and the first day's pay."""
    usual = {
        "grade": np.arange(4, dtype=np.int8),
        "service_days": np.full(4, 1000.0),
        "days_after_tie_in": np.full(4, np.inf),
        "caseload": np.full(4, 18.0),
        "pay_against_neighbours": np.full(4, 0.96),
    }
    return StaffColumns(**(usual | columns))


def surrounding(around=AS_ON_THE_FIRST_DAY, leaving=LEAVING, elasticity=-1.5, **columns):
    return surrounding_factors(staff(**columns), around, leaving, elasticity)


def test_that_nothing_around_moves_leaving_on_the_first_day():
    for factor in surrounding().values():
        assert factor == pytest.approx(np.ones(4))


def test_that_service_bands_begin_at_two_and_five_years():
    days = np.array([0.0, 1.99, 2.0, 4.99, 5.0, 30.0]) * DAYS_A_YEAR
    assert list(service_factor(days, LEAVING)) == [1.3, 1.3, 1.26, 1.26, 0.73, 0.73]


def test_that_a_tie_in_holds_then_lets_go_then_is_over():
    three_months = 3 * DAYS_A_MONTH
    days = np.array([-np.inf, -1.0, 0.0, three_months - 1, three_months, np.inf])
    assert list(tie_in_factor(days, LEAVING)) == [0.8, 0.8, 2.0, 2.0, 1.0, 1.0]


def test_that_team_managers_leave_at_their_own_rate():
    factors = personal_factors(staff(), LEAVING)
    assert list(factors["grade"]) == [1.0, 1.0, 1.0, 1.1]
    assert set(factors) == {"service", "grade", "tie-in"}


def test_that_parity_lowers_leaving_by_the_elasticity():
    at_parity = surrounding(pay_against_neighbours=np.ones(4))["pay"]
    assert at_parity == pytest.approx(np.full(4, 0.96**1.5))


def test_that_caseload_counts_against_the_first_days_average():
    factor = surrounding(caseload=np.array([36.0, 18.0, 9.0, 0.0]))["caseload"]
    assert factor == pytest.approx([2**0.3, 1.0, 0.5**0.3, 0.25**0.3])


def test_that_a_wider_span_and_a_pull_of_agency_pay_raise_leaving():
    around = replace(AS_ON_THE_FIRST_DAY, supervision_span=2.0, agency_pay=(1.0, 1.1, 1.5, 0.5))
    factors = surrounding(around)
    assert factors["supervision"] == pytest.approx(np.full(4, 2**0.15))
    assert factors["agency pay"] == pytest.approx([1.0, 1.017, 1.085, 0.915])


def test_that_agency_share_adds_points_of_turnover():
    """ECO-032: 10 points of agency share add 0.3 points to 24 a year, whatever the base."""
    around = replace(AS_ON_THE_FIRST_DAY, agency_share_rise=10.0)
    assert surrounding(around)["agency share"] * 24 == pytest.approx(np.full(4, 24.3))
    fewer = replace(AS_ON_THE_FIRST_DAY, agency_share_rise=-10.0)
    assert surrounding(fewer)["agency share"] * 24 == pytest.approx(np.full(4, 23.7))


def test_that_unsettled_leadership_raises_leaving():
    unsettled = replace(LEAVING, leadership_stability=25.0)
    assert surrounding(leaving=unsettled)["leadership"] == pytest.approx(np.full(4, 1.125))
    settled = replace(LEAVING, leadership_stability=100.0)
    assert surrounding(leaving=settled)["leadership"] == pytest.approx(np.full(4, 0.75))


def test_that_factors_are_never_negative():
    worst = replace(LEAVING, leadership_effect=3.0, leadership_stability=100.0, agency_pull=100.0)
    around = replace(AS_ON_THE_FIRST_DAY, agency_pay=(-1.0,) * 4, agency_share_rise=-9_999.0)
    for factor in surrounding(around, worst).values():
        assert (factor >= 0).all()


def test_that_factors_multiply():
    together = product({"one": np.array([2.0, 3.0]), "two": np.array([0.5, 4.0])})
    assert list(together) == [1.0, 12.0]
