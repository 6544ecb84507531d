"""Leaving: a base rate times named factors, each by hand."""

from dataclasses import replace

import numpy as np
import pytest

from sim.calendar import DAYS_A_MONTH, DAYS_A_YEAR
from sim.grades import Grade
from sim.people import Newcomer, People
from sim.records import as_records
from sim.rules.leaving import (
    PERSONAL,
    Around,
    Factors,
    Surroundings,
    all_factors,
    caseload_factor,
    leaving_rules,
    service_band,
    service_factor,
    surrounding_factors,
    tie_in_factor,
    to_agency,
    use_patience,
)
from sim.scenario import Settings
from sim.scenario.leaving import Leaving

LEAVING = Leaving()
RULES = leaving_rules(Settings())
AS_ON_THE_FIRST_DAY = Around(
    pay=1.0, retention=0.0, average_caseload=1.0, supervision_span=1.0, agency_pay=1.0,
    agency_share_rise=0.0,
)  # fmt: skip
ALIKE = as_records(*[AS_ON_THE_FIRST_DAY] * 4)
BY_GRADE = as_records(*(Around(1 + n / 10, 0.1, 1.5, 2.0, 1.1, 10.0) for n in range(4)))
"""Pay rises with the grade."""


def surrounding(leaving=LEAVING, **around):
    rules = leaving_rules(Settings(leaving=leaving))
    return surrounding_factors(AS_ON_THE_FIRST_DAY._replace(**around), rules)


def four_people(**columns):
    """One of each grade, full time and some years in post, with other columns as given."""
    people = People()
    for grade in Grade:
        people.comes(Newcomer(grade, grade, True, 1.0, 5.0, True, service_months=36.0), 0.0)
    for name, column in columns.items():
        getattr(people, name)[:4] = column
    return people


def test_that_nothing_around_moves_leaving_on_the_first_day():
    assert surrounding() == pytest.approx(Surroundings(1.0, 1.0, 1.0, 1.0, 1.0, 1.0))


def test_that_service_bands_begin_at_two_and_five_years():
    days = np.array([0.0, 1.99, 2.0, 4.99, 5.0, 30.0]) * DAYS_A_YEAR
    assert [service_band(day) for day in days] == [0, 0, 1, 1, 2, 2]
    assert [service_factor(day, RULES) for day in days] == [1.3, 1.3, 1.26, 1.26, 0.73, 0.73]


def tied(days, owed=0.0, was_owed=0.0, rules=RULES):
    days = np.asarray(days, float)
    owed, was_owed = (np.broadcast_to(np.asarray(each, float), days.shape)
                      for each in (owed, was_owed))  # fmt: skip
    return [tie_in_factor(*each, rules) for each in zip(days, owed, was_owed, strict=True)]


def test_that_a_tie_in_holds_then_lets_go_then_is_over():
    three_months = 3 * DAYS_A_MONTH
    days = [-np.inf, -1.0, 0.0, three_months - 1, three_months, np.inf]
    assert tied(days, owed=1500, was_owed=1500) == [0.8, 0.8, 2.0, 2.0, 1.0, 1.0]


def test_that_each_doubling_of_what_is_owed_holds_as_much_again():
    sums = [0, 1500, 4500, 10500]
    assert tied([-1.0] * 4, owed=sums) == pytest.approx([1, 0.8, 0.8**2, 0.8**3])
    assert tied([1.0] * 4, was_owed=sums) == pytest.approx([1, 2, 4, 8])
    milder = RULES._replace(tie_in_sum=3000.0)
    assert tied([-1.0], owed=3000, rules=milder) == pytest.approx([0.8])


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
    assert to_agency(1.2, LEAVING) * surrounding(agency_pay=1.2).agency_pay == pytest.approx(
        0.17 * 1.2
    )
    assert to_agency(1.0, replace(LEAVING, agency_pull=0.0)) == 0.0
    assert to_agency(1.0, replace(LEAVING, agency_pull=100.0)) == 1.0


def test_that_parity_lowers_leaving_by_the_elasticity():
    assert surrounding(pay=1 / 0.96).pay == pytest.approx(0.96**1.5)


def test_that_a_payment_for_staying_counts_as_pay():
    assert surrounding(retention=0.1).retention == pytest.approx(1.1**-1.5)


def test_that_caseload_counts_against_the_first_days_average():
    found = [caseload_factor(load, 0.3) for load in (2.0, 1.0, 0.5, 0.0)]
    assert found == pytest.approx([2**0.3, 1.0, 0.5**0.3, 0.25**0.3])


def test_that_a_wider_span_and_a_pull_of_agency_pay_raise_leaving():
    assert surrounding(supervision_span=2.0).supervision == pytest.approx(2**0.15)
    pulls = [surrounding(agency_pay=pay).agency_pay for pay in (1.0, 1.1, 1.5, 0.5)]
    assert pulls == pytest.approx([1.0, 1.017, 1.085, 0.915])


def test_that_agency_share_adds_points_of_turnover():
    """ECO-032: 10 points of agency share add 0.3 points to 20 a year, whatever the base."""
    assert surrounding(agency_share_rise=10.0).agency_share * 20 == pytest.approx(20.3)
    assert surrounding(agency_share_rise=-10.0).agency_share * 20 == pytest.approx(19.7)


def test_that_unsettled_leadership_raises_leaving():
    unsettled = replace(LEAVING, leadership_stability=25.0)
    assert surrounding(unsettled).leadership == pytest.approx(1.125)
    settled = replace(LEAVING, leadership_stability=100.0)
    assert surrounding(settled).leadership == pytest.approx(0.75)


def test_that_factors_are_never_negative():
    worst = replace(LEAVING, leadership_effect=3.0, leadership_stability=100.0, agency_pull=100.0)
    assert min(surrounding(worst, agency_pay=-1.0, agency_share_rise=-9_999.0)) == 0


# Each person


def test_that_a_person_has_every_factor_by_name():
    people = four_people(
        joined=[-100.0, -800.0, -3000.0, -800.0],
        tie_in_from=[0.0, -365.0, 0.0, -400.0],
        tie_in_ends=[-np.inf, 730.0, -np.inf, -35.0],
        golden_hello_paid=[0.0, 3000.0, 0.0, 3000.0],
        golden_hello_back=100.0,
    )
    felt = np.array([2.0, 1.0, 1.0, 0.5])
    table = all_factors(people.table, np.arange(4), felt, BY_GRADE, as_records(RULES), 0.0)
    found = dict(zip(Factors._fields, table.T.tolist(), strict=True))
    assert found["service"] == [1.3, 1.26, 0.73, 1.26]
    assert found["grade"] == [1.0, 1.0, 1.0, 1.1]
    # 2,000 of 3,000 pounds are still owed of one, half of all was owed on average by the other.
    assert found["tie_in"] == pytest.approx([1.0, 0.8 ** np.log2(1 + 2000 / 1500), 1.0, 2.0])
    assert found["caseload"] == pytest.approx([2**0.3, 1.0, 1.0, 0.5**0.3])
    # Two years with the council and more are paid for staying.
    around_them = [surrounding_factors(Around(*around), RULES) for around in BY_GRADE.tolist()]
    paid = [1.0, *(each.retention for each in around_them[1:])]
    assert found["pay"] == [each.pay * more for each, more in zip(around_them, paid, strict=True)]
    for name in ("supervision", "agency_pay", "agency_share", "leadership"):
        assert found[name] == [getattr(each, name) for each in around_them]
    assert Factors._fields[:PERSONAL] == ("service", "grade", "tie_in", "caseload")


def review(people, children=(0,) * 4, holds=(False,) * 4, around=ALIKE, rules=RULES, **when):
    """Patience used up by four people, in a service with 18 children per FTE on the first day."""
    people.caseloads["children"][:4], people.caseloads["holds_cases"][:4] = children, holds
    rows, ends = use_patience(
        people.table, 4, people.caseloads, around, as_records(rules), when["base"], 18.0,
        when["today"], when["until"],
    )  # fmt: skip
    return rows.tolist(), ends


def test_that_patience_is_used_up_at_the_rate_since_it_was_last_looked_at():
    """Half a year at 0.4, then 0.2 a year uses up what is left. Who was never rated is rated at
    today's rate for the time before too."""
    half_a_year = DAYS_A_YEAR / 2
    people = four_people(
        patience=[1.0, 1.0, 1.0, 9.0],
        leaving_rate=[0.4, np.nan, 0.4, 0.4],
        rated_on=[0.0, 0.0, half_a_year, 0.0],
    )
    rules = RULES._replace(two_to_five_years=1.0, team_manager=1.0)
    rows, ends = review(
        people, rules=rules, base=0.2, today=half_a_year, until=6 * DAYS_A_YEAR
    )  # fmt: skip
    assert rows == [0, 1, 2], "the last has patience for longer"
    assert ends - half_a_year == pytest.approx(np.array([4.0, 4.5, 5.0]) * DAYS_A_YEAR)
    assert people.patience[:4] == pytest.approx([0.8, 0.9, 1.0, 8.8])
    assert people.leaving_rate[:4].tolist() == [0.2] * 4
    assert people.rated_on[:4].tolist() == [half_a_year] * 4


def test_that_a_rate_is_the_base_times_every_factor():
    """Who holds no cases feels the service's average, half above the first day's."""
    people = four_people(
        joined=-100.0, golden_hello_paid=3000.0, golden_hello_back=100.0, tie_in_ends=1000.0,
        fte=[1.0, 0.6, 1.0, 1.0],
    )  # fmt: skip
    holds = (True, True, True, False)
    review(people, (36, 9, 9, 7), holds, BY_GRADE, base=0.24, today=3.0, until=4.0)
    felt = np.array([2.0, 9 / 0.6 / 18, 0.5, 1.5])
    factors = all_factors(people.table, np.arange(4), felt, BY_GRADE, as_records(RULES), 3.0)
    assert people.leaving_rate[:4] == pytest.approx(0.24 * factors.prod(axis=1))


@pytest.mark.parametrize("passed_over", ["on_notice", "permanent", "in_post"])
def test_that_only_permanent_staff_who_stay_use_up_patience(passed_over):
    people = four_people(patience=0.01, leaving_rate=1.0)
    getattr(people, passed_over)[:4] = passed_over == "on_notice"
    rows, _ = review(people, base=1.0, today=90.0, until=120.0)
    assert rows == []
    assert people.patience[:4].tolist() == [0.01] * 4


def test_that_who_never_leaves_has_patience_without_end():
    people = four_people(patience=0.5, leaving_rate=0.0)
    assert review(people, base=0.0, today=9.0, until=1e9)[0] == []
