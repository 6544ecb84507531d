"""The golden hello: what it brings, what it costs, and what happens when the tie-in ends."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from sim.calendar import DAYS_A_MONTH, DAYS_A_YEAR
from sim.scenario import Change
from tests.behaviour.services import differences, futures, recruiting, staff_alone, unfolded

LAST_DAY = date(2017, 1, 31)
FROM = date(2015, 7, 31)
"""Half a year on: candidates of before the first day have started by then."""
AMOUNTS = (0, 3000, 6000, 12000)
FUTURES = range(6)


@pytest.fixture(scope="module")
def by_amount():
    scenario = recruiting(LAST_DAY)
    return {
        amount: futures(scenario.with_values({"pay.golden_hello": amount}), FUTURES)
        for amount in AMOUNTS
    }


def starters(runs):
    return runs.total("hires_experienced", FROM, LAST_DAY).mean()


def test_that_more_golden_hello_brings_more_starters(by_amount):
    """ECO-033: the first £3,000 bring 5% (0 to 15) more of those who qualify, 45% (ASM-028)."""
    by_size = [starters(by_amount[amount]) for amount in AMOUNTS]
    assert by_size == sorted(by_size)
    gain = (by_size[1] / by_size[0] - 1) / 0.45
    assert 0.03 < gain < 0.07


def test_that_each_further_pound_brings_less(by_amount):
    """ECO-033: what a pound brings falls; the fourth £3,000 bring less than half of the first."""
    came = [starters(by_amount[amount]) for amount in AMOUNTS]
    for_each_pound = np.diff(came) / np.diff(AMOUNTS)
    assert list(for_each_pound) == sorted(for_each_pound, reverse=True)
    assert for_each_pound[-1] < 0.5 * for_each_pound[0]


def test_that_most_of_those_paid_would_have_come_anyway(by_amount):
    """ECO-033: at 5% for £3,000, 20 of 21 recruits paid are no gain; at £12,000, 9 in 10."""
    for amount, would_have_come in ((3000, 1 / 1.05), (12000, 1 / 1.116)):
        paid = by_amount[amount].total("golden_hello_paid", FROM, LAST_DAY).sum()
        nothing_gained = by_amount[amount].total("golden_hello_deadweight", FROM, LAST_DAY).sum()
        assert nothing_gained / paid == pytest.approx(would_have_come, abs=0.02)


@pytest.mark.parametrize("number", range(2))
def test_that_who_would_have_come_anyway_comes_without_it(number):
    """The same future without a golden hello has the recruits called deadweight, and no others."""
    scenario = recruiting(date(2016, 3, 31))
    with_it = unfolded(scenario.with_values({"pay.golden_hello": 12000}), number).people
    without = unfolded(scenario, number).people
    here = set(with_it.identity[: with_it.count])
    there = set(without.identity[: without.count])
    lured = set(with_it.identity[np.flatnonzero(with_it.because_of_golden_hello)])
    assert lured
    assert len((here - there) ^ lured) <= 0.02 * len(here), "the pool differs by a few people"
    assert len(there - here) <= 0.01 * len(there)


# The tie-in

TIE_IN_MONTHS = 12.0


def paid_for_half_a_year(amount):
    """Recruits from March to August 2015 are all paid; nobody comes because of it."""
    scenario = recruiting(LAST_DAY).with_values(
        {
            "pay.golden_hello_years": 0,
            "pay.golden_hello_gain": 0,
            "pay.golden_hello_tie_in_months": TIE_IN_MONTHS,
        }
    )
    offered = Change(date(2015, 3, 1), "pay.golden_hello", amount)
    ended = Change(date(2015, 9, 1), "pay.golden_hello", 0.0)
    return replace(scenario, changes=(offered, ended))


@pytest.fixture(scope="module")
def with_tie_in():
    return futures(paid_for_half_a_year(6000), FUTURES)


def test_that_leaving_dips_in_the_tie_in_and_rises_after_it(with_tie_in):
    """ECO-034, ECO-021: fewer leave while it runs; ECO-035: more than usual in the months after."""
    without = futures(paid_for_half_a_year(0), FUTURES)
    more = (with_tie_in.of("leavers") - without.of("leavers")).mean(axis=0)
    months = with_tie_in.months
    assert more[: months.index(date(2016, 2, 29)) + 1].sum() < -4
    assert more[months.index(date(2016, 4, 30)) :].sum() > 4
    lowest = months[int(more.cumsum().argmin())]
    assert date(2016, 2, 29) <= lowest <= date(2016, 8, 31), "the cliff is where tie-ins end"


def rates_by_time(scenario):
    """Leavers a year for each person in post: in the tie-in, and in the three months after it.

    Of those who accepted from March to August, and started two months later (ASM-004).
    """
    left, worked = np.zeros(2), np.zeros(2)
    tie_in = TIE_IN_MONTHS * DAYS_A_MONTH
    for number in FUTURES:
        people = unfolded(scenario, number).people
        joined = people.joined[: people.count]
        cohort = (joined > 90) & (joined < 270) & people.permanent[: people.count]
        served = np.minimum(people.left[: people.count], 730) - joined
        for n, (begins, ends) in enumerate(((0, tie_in), (tie_in, tie_in + 3 * DAYS_A_MONTH))):
            worked[n] += np.clip(served[cohort] - begins, 0, ends - begins).sum() / DAYS_A_YEAR
            gone = cohort & (people.left[: people.count] < 730)
            left[n] += ((served > begins) & (served <= ends) & gone).sum()
    return left / worked


def test_that_dip_and_cliff_are_as_deep_as_the_evidence_says():
    """ECO-034: 0.8 times (0.6 to 1) in the tie-in; ECO-035: 2 times (1.2 to 3.5) just after it.

    HRM-089: they go with half of £3,000. From £12,000, eight times that sum falls to nothing, and
    what a doubling holds averages to (9**0.68 - 1) / (8 * 0.68).
    """
    unpaid = rates_by_time(paid_for_half_a_year(0))
    in_tie_in, just_after = rates_by_time(paid_for_half_a_year(3000)) / unpaid
    assert in_tie_in == pytest.approx(0.8, abs=0.06)
    assert 1.5 < just_after < 2.4
    deeper, higher = rates_by_time(paid_for_half_a_year(12000)) / unpaid
    assert deeper == pytest.approx(0.635, abs=0.06)
    assert just_after + 0.5 < higher < 5


def test_that_a_gift_holds_nobody():
    """HRM-089: with nothing to pay back, leaving is as without a golden hello, to the digit."""
    gift = paid_for_half_a_year(6000).with_values({"pay.golden_hello_repayment": 0})
    given, without = (futures(each, range(2)) for each in (gift, paid_for_half_a_year(0)))
    assert given.of("golden_hello_paid").sum() > 0
    assert given.of("golden_hello_repaid").sum() == 0
    for outcome in ("leavers", "permanent_fte", "hires_experienced"):
        assert np.array_equal(given.of(outcome), without.of(outcome))


def test_that_what_was_promised_is_kept_to_whatever_is_asked_later():
    """Those paid by the end of 2015 promised all of it; a milder rule of 2016 is not for them."""
    asked = paid_for_half_a_year(6000)
    milder = Change(date(2016, 1, 1), "pay.golden_hello_repayment", 0.0)
    one, other = (
        futures(each, range(2))
        for each in (asked, replace(asked, changes=(*asked.changes, milder)))
    )
    assert one.total("golden_hello_repaid", date(2016, 1, 1), LAST_DAY).sum() > 0
    assert differences(one, other) == []


def test_that_a_promise_of_before_the_first_day_is_kept_to():
    """Those tied in on the first day pay back what was promised then, whatever is asked now."""
    then = {"start.golden_hello_months": 60.0, "pay.golden_hello_years_at_start": 0.0,
            "pay.golden_hello_tie_in_at_start": 60.0}  # fmt: skip
    scenario = staff_alone(date(2015, 12, 31)).with_values(then | {"pay.golden_hello": 0.0})
    asked, kept, given = (
        futures(scenario.with_values(values), range(2))
        for values in (
            {},
            {"pay.golden_hello_repayment": 0.0},
            {"pay.golden_hello_repayment_at_start": 0.0},
        )
    )
    assert asked.of("golden_hello_repaid").sum() > 1000
    repaid_later = kept.of("golden_hello_repaid")
    assert np.array_equal(repaid_later, asked.of("golden_hello_repaid"))
    assert given.of("golden_hello_repaid").sum() == 0


def test_that_leavers_in_the_tie_in_pay_back(with_tie_in):
    """OFF-001: all of it on the first day, less in proportion to the months served; ECO-022."""
    paid = with_tie_in.of("golden_hello_paid").sum()
    back = with_tie_in.of("golden_hello_repaid")
    assert 0.02 < back.sum() / paid < 0.22
    # Offers accepted by the end of August 2015 are kept to; the last of them start in October.
    ended = with_tie_in.months.index(date(2016, 10, 31)) + 1
    assert back[:, ended:].sum() == 0
