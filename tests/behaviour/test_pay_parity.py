"""Pay to parity with the neighbours: who stays, who comes, and what the neighbours' answer eats."""

from datetime import date

import pytest

from tests.behaviour.services import FIRST_DAY, futures, staff_alone

LAST_DAY = date(2018, 1, 31)
ANSWERED = date(2016, 2, 29)
"""Neighbours have answered within a year (ECO-036), as the first of the month finds them."""
FUTURES = range(6)
PARITY = {"pay.gap_social_worker": 0.0, "pay.gap_senior": 0.0, "pay.gap_team_manager": 0.0}


@pytest.fixture(scope="module")
def runs():
    scenario = staff_alone(LAST_DAY, times=2)
    without_answer = scenario.with_values(PARITY | {"pay.neighbours_answer": 0.0})
    return {
        "now": futures(scenario, FUTURES),
        "parity": futures(scenario.with_values(PARITY), FUTURES),
        "parity without answer": futures(without_answer, FUTURES),
    }


def leaving(futures, after, until):
    """Leavers in a time for each FTE in post."""
    in_post = futures.between("permanent_fte", after, until).mean()
    return futures.total("leavers", after, until).mean() / in_post


def test_that_parity_keeps_people(runs):
    """ECO-029: 4.2% more pay cuts leaving by about 6% (1.6 to 12) while neighbours stand still."""
    now = leaving(runs["now"], FIRST_DAY, LAST_DAY)
    parity = leaving(runs["parity without answer"], FIRST_DAY, LAST_DAY)
    assert parity / now == pytest.approx((1 / 0.96) ** -1.5, abs=0.02)


def test_that_parity_brings_people(runs):
    """ECO-030: 4.2% more pay brings about 6% (1.6 to 13) more candidates, once notice is served."""
    after, until = date(2015, 5, 31), date(2016, 12, 31)
    now = runs["now"].total("hires_experienced", after, until).mean()
    parity = runs["parity without answer"].total("hires_experienced", after, until).mean()
    assert 1.02 < parity / now < 1.11
    newly = [
        runs[which].total("hires_newly_qualified", FIRST_DAY, until).mean()
        for which in ("now", "parity without answer")
    ]
    assert 1.02 < newly[1] / newly[0] < 1.11


def test_that_neighbours_eat_two_fifths_of_the_position_in_a_year(runs):
    """ECO-036: they match 40% (0 to 90) of the rise, in a straight line over a year."""
    gap = runs["parity"].of("pay_gap")[0]
    assert gap[0] == pytest.approx(0.0)
    halfway, after = (
        gap[runs["parity"].months.index(month)] for month in (date(2015, 8, 31), ANSWERED)
    )
    full = 100 * (1 / (1 + 0.4 * (1 / 0.96 - 1)) - 1)
    assert after == pytest.approx(full)
    assert halfway == pytest.approx(full / 2, abs=0.1)
    assert runs["parity without answer"].of("pay_gap")[0, -1] == pytest.approx(0.0)


def test_that_the_answer_eats_part_of_the_gain(runs):
    """ECO-036: once answered, about 40% of what parity did for leaving is gone, not all of it."""
    now, parity, without = (leaving(each, ANSWERED, LAST_DAY) for each in runs.values())
    eaten = (parity - without) / (now - without)
    assert 0.2 < eaten < 0.6
    in_post = [each.at("permanent_fte", LAST_DAY).mean() for each in runs.values()]
    assert in_post[0] < in_post[1] < in_post[2]


def test_that_parity_is_paid_to_everybody(runs):
    """ASM-029: closing a gap of 4% costs 4.2% of all pay, and on-costs on it (CST-020)."""
    parity = runs["parity"]
    pay, rise = parity.of("cost_pay").sum(), parity.of("cost_benchmarking").sum()
    assert rise / pay == pytest.approx(1 / 0.96 - 1)
    on_costs = parity.of("cost_on_costs").sum()
    assert on_costs / (pay + rise) == pytest.approx(0.27)
    assert runs["now"].of("cost_benchmarking").sum() == pytest.approx(0.0)
