"""Pay against neighbours who answer, and agency pay under a memorandum and one contract."""

from dataclasses import replace
from math import inf

import pytest

from sim.grades import POST_GRADES, Grade
from sim.rules.pay_position import (
    agency_pay_ratio,
    agency_rate,
    answered,
    gap,
    most_charged,
    own_rise,
    position,
    yearly_charge,
)
from sim.scenario import Settings
from sim.scenario.agency import Agency

NOW = Settings()
PARITY = NOW.replaced(
    {"pay.gap_social_worker": 0.0, "pay.gap_senior": 0.0, "pay.gap_team_manager": 0.0}
)
RISE = 1 / 0.96 - 1
FREE = Agency(memorandum=0.0)


@pytest.mark.parametrize("grade", POST_GRADES)
def test_that_pay_is_where_it_was_until_it_moves(grade):
    assert gap(NOW, grade) == -0.04
    assert own_rise(NOW, grade) == 0.0
    assert position(NOW, grade, 0.0) == 0.96


def test_that_each_grade_has_a_gap_of_its_own():
    seniors = NOW.replaced({"pay.gap_senior": 2.0})
    assert [own_rise(seniors, grade) == 0 for grade in POST_GRADES] == [True, False, True]
    assert own_rise(seniors, Grade.SENIOR) == pytest.approx(1.02 / 0.96 - 1)


def answers(settings, months, so_far=0.0):
    for _ in range(months):
        so_far = answered(so_far, settings, Grade.SENIOR, 1.0)
    return so_far


def test_that_neighbours_answer_in_a_straight_line_and_stop():
    assert answers(PARITY, 6) == pytest.approx(0.4 * RISE / 2)
    assert answers(PARITY, 12) == pytest.approx(0.4 * RISE)
    assert answers(PARITY, 40) == pytest.approx(0.4 * RISE)
    assert position(PARITY, Grade.SENIOR, answers(PARITY, 40)) == pytest.approx(
        1 / (1 + 0.4 * RISE)
    )


def test_that_neighbours_keep_what_they_gave():
    given = answers(PARITY, 12)
    assert answers(NOW, 12, so_far=given) == given
    lower = NOW.replaced({"pay.gap_senior": -10.0})
    assert answers(lower, 12) == 0.0, "nobody follows a cut"
    assert position(NOW, Grade.SENIOR, given) < 0.96, "going back leaves the council worse off"


def test_that_a_second_rise_is_answered_from_where_they_stand():
    more = PARITY.replaced({"pay.gap_senior": 4.0})
    given = answers(PARITY, 12)
    assert given < answers(more, 3, so_far=given) < answers(more, 24, so_far=given)
    assert answers(more, 24, so_far=given) == pytest.approx(0.4 * (1.04 / 0.96 - 1))


def test_that_neighbours_who_do_not_answer_do_not():
    assert answers(PARITY.replaced({"pay.neighbours_answer": 0.0}), 24) == 0.0


# Agency pay


def test_that_a_charge_is_pay_and_employing_and_the_fee():
    rate = agency_rate(FREE, Grade.SOCIAL_WORKER)
    assert rate.paid == pytest.approx(33.41 / 1.36 / 1.09)
    assert rate.charged == pytest.approx(33.41)


def test_that_the_memorandum_caps_what_is_paid_and_so_what_is_charged():
    dear = replace(FREE, charge_senior=60.0, memorandum_at_start=0.0)
    capped = replace(dear, memorandum=1.0)
    assert agency_rate(dear, Grade.SENIOR).charged == pytest.approx(60.0)
    assert agency_rate(capped, Grade.SENIOR).paid == 26.9
    assert agency_rate(capped, Grade.SENIOR).charged == pytest.approx(26.9 * 1.36 * 1.09)
    cheap = replace(capped, charge_senior=20.0)
    assert agency_rate(cheap, Grade.SENIOR).charged == pytest.approx(20.0), "a cap, not a floor"


@pytest.mark.parametrize("costs", [0, 28, 36, 44, 100])
@pytest.mark.parametrize("fee", [7, 12])
@pytest.mark.parametrize("grade", POST_GRADES)
def test_that_what_was_charged_under_the_memorandum_is_known_whatever_is_assumed(costs, fee, grade):
    """A cap binds only above it; what it allows beyond it is a matter of the assumptions."""
    drawn = replace(Agency(), employment_costs=costs, fee=fee)
    known = {Grade.SOCIAL_WORKER: 33.41, Grade.SENIOR: 39.89, Grade.TEAM_MANAGER: 43.5}[grade]
    cap = {Grade.SOCIAL_WORKER: 22.5, Grade.SENIOR: 26.9, Grade.TEAM_MANAGER: 35.75}[grade]
    assert agency_rate(drawn, grade).charged == known
    assert agency_pay_ratio(NOW.replaced({"agency.fee": fee}), grade) == pytest.approx(1.0)
    allowed = max(cap * (1 + costs / 100) * (1 + fee / 100), known)
    assert most_charged(drawn, grade) == pytest.approx(allowed)
    dearer = replace(
        drawn, charge_social_worker=150.0, charge_senior=150.0, charge_team_manager=150.0
    )
    assert agency_rate(dearer, grade).charged == pytest.approx(min(allowed, 150.0))


def test_that_a_memorandum_that_comes_later_lowers_what_was_charged():
    """What was charged without it says nothing of what it allows."""
    dear = Agency(charge_at_start_senior=60.0, charge_senior=60.0, memorandum_at_start=0.0)
    assert agency_rate(replace(dear, memorandum=0.0), Grade.SENIOR).charged == 60.0
    assert agency_rate(dear, Grade.SENIOR).paid == pytest.approx(26.9)
    assert most_charged(replace(dear, memorandum=0.0), Grade.SENIOR) == inf


def test_that_one_contract_lowers_the_fee_and_not_the_pay():
    contract = replace(FREE, single_contract=1.0)
    now, then = (agency_rate(each, Grade.TEAM_MANAGER) for each in (contract, FREE))
    assert now.paid == then.paid
    assert now.charged / then.charged == pytest.approx(1.05 / 1.09)


def test_that_agency_pay_is_measured_against_permanent_pay_of_then():
    free = NOW.replaced({"agency.memorandum": 0.0})
    for grade in POST_GRADES:
        assert agency_pay_ratio(free, grade) == pytest.approx(1.0)
    dearer = free.replaced({"agency.charge_senior": 1.1 * 39.89})
    assert agency_pay_ratio(dearer, Grade.SENIOR) == pytest.approx(1.1)
    paid_more = PARITY.replaced({"agency.memorandum": 0.0})
    assert agency_pay_ratio(paid_more, Grade.SENIOR) == pytest.approx(0.96)


def test_that_a_year_of_agency_cover_costs_hours_and_weeks():
    """CST-016: 37 hours and 47 weeks at £43.50 are about £75,600."""
    assert yearly_charge(FREE, Grade.TEAM_MANAGER) == pytest.approx(43.5 * 37 * 47)
