"""Hiring: what moves candidates, the pool they come from, and who is lost on the way."""

from dataclasses import replace

import numpy as np
import pytest

from sim.rules import hiring
from sim.rules.hiring import Standing
from sim.scenario.hiring import Hiring

HIRING = Hiring(experienced_starters=45.0)
AS_THEN = Standing(pay=1.0, caseload=1.0, was_inadequate=True)


def factors(standing=AS_THEN, elasticity=1.5, **terms):
    return hiring.attraction(standing, replace(HIRING, **terms), elasticity)


def test_that_nothing_moves_candidates_on_the_first_day():
    assert factors() == {"pay": 1.0, "rating": 1.0, "caseload": 1.0, "campaign": 1.0}
    settled = replace(AS_THEN, was_inadequate=False)
    assert factors(settled, rated_inadequate=0.0)["rating"] == 1.0


def test_that_pay_caseload_and_campaign_move_candidates_by_their_elasticities():
    moved = factors(Standing(1 / 0.96, 2.0, True), campaign_effort=2.0)
    assert moved["pay"] == pytest.approx((1 / 0.96) ** 1.5)
    assert moved["caseload"] == pytest.approx(2**-0.2)
    assert moved["campaign"] == pytest.approx(2**0.2)
    assert factors(replace(AS_THEN, caseload=0.0))["caseload"] == pytest.approx(0.1**-0.2)


def test_that_a_rating_counts_against_the_rating_of_then():
    assert factors(rated_inadequate=0.0)["rating"] == pytest.approx(1 / 0.8)
    good_then = replace(AS_THEN, was_inadequate=False)
    assert factors(good_then, rated_inadequate=1.0)["rating"] == pytest.approx(0.8)


def test_that_a_pool_run_down_sends_fewer():
    assert hiring.pool_factor(250.0, HIRING) == 1.0
    assert hiring.pool_factor(125.0, HIRING) == 0.5
    assert hiring.pool_factor(300.0, HIRING) == 1.0


def test_that_the_pool_makes_good_the_usual_recruits_and_part_of_what_is_missing():
    assert hiring.pool_after(250.0, HIRING, 1.0) == 250.0
    assert hiring.pool_after(205.0, HIRING, 0.1) == pytest.approx(205 + 0.1 * (45 + 45 / 3))
    assert hiring.pool_after(0.0, replace(HIRING, experienced_starters=0), 0.3) == pytest.approx(25)
    assert hiring.pool_after(100.0, HIRING, 50.0) == 250.0, "never above full"


def test_that_waiting_loses_candidates_at_one_rate():
    """ASM-007: 15% in the usual 55 days, as much of the rest in the next 55."""
    assert hiring.loss(0, HIRING) == 0.0
    assert hiring.loss(55, HIRING) == pytest.approx(0.15)
    assert hiring.loss(110, HIRING) == pytest.approx(1 - 0.85**2)
    assert hiring.loss(28, HIRING) < 0.08
    assert hiring.loss(300, replace(HIRING, offers_lost=0)) == 0.0


def test_that_the_declared_recruits_start_after_the_usual_loss():
    candidates = hiring.candidates_a_year(HIRING)
    assert candidates * (1 - hiring.loss(hiring.USUAL_DAYS, HIRING)) == pytest.approx(45)


@pytest.mark.parametrize("share", [1, 30, 45, 60, 99])
def test_that_the_declared_share_has_three_years_experience(share):
    terms = replace(HIRING, three_years_share=share)
    exponential = -np.log((np.arange(10_000) + 0.5) / 10_000)
    years = exponential * hiring.usual_experience_years(terms)
    assert 100 * (years >= 3).mean() == pytest.approx(share, abs=0.02)


@pytest.mark.parametrize("summer", [0, 55, 70, 100])
def test_that_months_share_out_the_newly_qualified(summer):
    terms = replace(HIRING, newly_qualified_summer=summer)
    shares = [hiring.month_share(month, terms) for month in range(1, 13)]
    assert sum(shares) == pytest.approx(1.0)
    assert 100 * sum(shares[6:10]) == pytest.approx(summer), "July to October"


def test_that_panels_take_their_time():
    assert hiring.days_per_candidate(HIRING) == pytest.approx(4 / 12 * 7)
