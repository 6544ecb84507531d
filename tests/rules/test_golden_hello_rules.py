"""The arithmetic of the golden hello."""

from itertools import pairwise

import numpy as np
import pytest

from sim.calendar import DAYS_A_YEAR
from sim.grades import Grade
from sim.rules.golden_hello import gain, qualifies, repayable, tie_in_days
from sim.scenario.pay import Pay

PAY = Pay()


def test_that_each_doubling_gains_as_much_again():
    gains = [gain(amount, PAY) for amount in (0, 3000, 9000, 21000)]
    assert gains == pytest.approx([1.0, 1.05, 1.10, 1.15])


def test_that_a_pound_brings_ever_less():
    amounts = range(0, 20001, 500)
    steps = [gain(b, PAY) - gain(a, PAY) for a, b in pairwise(amounts)]
    assert all(earlier > later > 0 for earlier, later in pairwise(steps))


def test_that_no_money_and_no_gain_bring_nobody():
    assert gain(0, PAY) == 1.0
    assert gain(20000, Pay(golden_hello_gain=0)) == 1.0


@pytest.mark.parametrize(
    ("grade", "years", "terms", "is_paid"),
    [
        (Grade.SOCIAL_WORKER, 2.99, {}, False),
        (Grade.SOCIAL_WORKER, 3.0, {}, True),
        (Grade.SENIOR, 8.0, {}, True),
        (Grade.SENIOR, 8.0, {"golden_hello_years": 10}, False),
        (Grade.SOCIAL_WORKER, 0.0, {"golden_hello_years": 0}, True),
        (Grade.TEAM_MANAGER, 8.0, {}, True),
        (Grade.TEAM_MANAGER, 1.0, {}, False),
        (Grade.TEAM_MANAGER, 8.0, {"golden_hello_team_managers": 0}, False),
        (Grade.NEWLY_QUALIFIED, 0.0, {}, False),
        (Grade.NEWLY_QUALIFIED, 0.0, {"golden_hello_years": 0}, False),
        (Grade.NEWLY_QUALIFIED, 0.0, {"golden_hello_newly_qualified": 1}, True),
    ],
)
def test_who_qualifies(grade, years, terms, is_paid):
    assert qualifies(grade, years, Pay(**terms)) is is_paid


@pytest.mark.parametrize(
    ("served", "share", "owed"),
    [(0, 100, 6000), (365, 100, 4000), (1094, 100, 6000 / 1095), (1095, 100, 0), (2000, 100, 0),
     (0, 50, 3000), (365, 50, 2000), (365, 0, 0)],
)  # fmt: skip
def test_that_what_is_owed_falls_with_the_months_served(served, share, owed):
    assert repayable(6000, share, served, 1095) == pytest.approx(owed)


def test_that_without_a_tie_in_nothing_is_owed():
    assert repayable(6000, 100, 0, 0) == 0.0
    assert repayable(6000, 100, 5, -np.inf) == 0.0
    assert tie_in_days(Pay(golden_hello_tie_in_months=0)) == 0.0
    assert tie_in_days(PAY) == pytest.approx(3 * DAYS_A_YEAR)
