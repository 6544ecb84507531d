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
    to_agency,
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
        "owed": np.zeros(4),
        "was_owed": np.zeros(4),
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


def tied(days, owed=0.0, was_owed=0.0, leaving=LEAVING):
    days = np.asarray(days, float)
    owed, was_owed = (np.broadcast_to(np.asarray(each, float), days.shape)
                      for each in (owed, was_owed))  # fmt: skip
    return tie_in_factor(
        staff(grade=np.ones(len(days), np.int8), days_after_tie_in=days, owed=owed,
              was_owed=was_owed), leaving,
    ).tolist()  # fmt: skip


def test_that_a_tie_in_holds_then_lets_go_then_is_over():
    three_months = 3 * DAYS_A_MONTH
    days = [-np.inf, -1.0, 0.0, three_months - 1, three_months, np.inf]
    assert tied(days, owed=1500, was_owed=1500) == [0.8, 0.8, 2.0, 2.0, 1.0, 1.0]


def test_that_each_doubling_of_what_is_owed_holds_as_much_again():
    sums = [0, 1500, 4500, 10500]
    assert tied([-1.0] * 4, owed=sums) == pytest.approx([1, 0.8, 0.8**2, 0.8**3])
    assert tied([1.0] * 4, was_owed=sums) == pytest.approx([1, 2, 4, 8])
    milder = replace(LEAVING, tie_in_sum=3000.0)
    assert tied([-1.0], owed=3000, leaving=milder) == pytest.approx([0.8])


def test_that_nothing_to_pay_back_holds_nobody_and_lets_nobody_go():
    assert tied([-500.0, -1.0, 1.0, 500.0]) == [1.0] * 4


def test_that_more_to_pay_back_holds_more_by_ever_less_per_pound():
    pounds = np.arange(0, 20001, 500)
    holding = np.log(tied(np.full(len(pounds), -1.0), owed=pounds))
    assert (np.diff(holding) < 0).all()
    assert (np.diff(holding, 2) > 0).all()
    letting_go = np.log(tied(np.full(len(pounds), 1.0), was_owed=pounds))
    assert (np.diff(letting_go) > 0).all()
    assert (np.diff(letting_go, 2) < 0).all()


def test_that_the_declared_golden_hello_shows_the_declared_effect_over_its_tie_in():
    """£3,000 that fall to nothing lower leaving by a fifth on average (ECO-034), and the leaving
    after it doubles (ECO-035)."""
    owed = np.linspace(3000, 0, 1001)
    assert np.mean(tied(np.full(1001, -1.0), owed=owed)) == pytest.approx(0.8, abs=0.02)
    assert tied([1.0], was_owed=3000 / 2) == pytest.approx([2.0])


def test_that_who_goes_to_agency_work_is_drawn_by_its_pay():
    """NAT-026: 17 in 100 on the first day; those drawn against all who leave at another pay."""
    assert to_agency(1.0, LEAVING) == pytest.approx(0.17)
    factor = surrounding(replace(AS_ON_THE_FIRST_DAY, agency_pay=(1.2,) * 4))["agency pay"][0]
    assert to_agency(1.2, LEAVING) * factor == pytest.approx(0.17 * 1.2)
    assert to_agency(1.0, replace(LEAVING, agency_pull=0.0)) == 0.0
    assert to_agency(1.0, replace(LEAVING, agency_pull=100.0)) == 1.0


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
