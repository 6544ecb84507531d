"""Candidates come by the council's standing, each part of it against the first day."""

from dataclasses import replace
from datetime import date

import pytest

from sim.grades import Grade
from sim.model import Service
from sim.scenario import Change, Event
from sim.streams import Luck
from tests.behaviour.services import recruiting

LAST_DAY = date(2015, 4, 30)
MOVED = date(2015, 4, 15)
ALONE = {"pay.neighbours_answer": 0, "pay.recruitment_elasticity": 1.5,
         "hiring.inadequate_effect": 0.8, "hiring.campaign_elasticity": 0.3}  # fmt: skip


def candidates_a_year(scenario, grade):
    """At the council's standing on the last day."""
    service = Service(scenario, Luck(scenario.seed, 0))
    service.unfold()
    return service.recruitment.rate_for(grade)


def moved_by(move, grade=Grade.SOCIAL_WORKER, **values):
    """Candidates after a move in mid-month, as a multiple of those without it."""
    begins = recruiting(LAST_DAY).with_values(
        ALONE | {name.replace("__", "."): value for name, value in values.items()}
    )
    moves = {"events" if isinstance(move, Event) else "changes": (move,)}
    after, without = (candidates_a_year(each, grade) for each in (replace(begins, **moves), begins))
    return after / without


BETTER, WORSE = Event(MOVED, "inspection_better"), Event(MOVED, "inspection_worse")
QUIET_SHOCK = {"shocks__rating_applications": 0.0}


def test_that_a_rating_counts_against_that_of_the_first_day():
    """Four in five come to a council that is inadequate: more come when it no longer is, and fewer
    when it has become so."""
    assert moved_by(BETTER, hiring__rated_inadequate=1) == pytest.approx(1 / 0.8, rel=0.02)
    assert moved_by(BETTER, hiring__rated_inadequate=0) == pytest.approx(1, rel=0.02)
    worse = moved_by(WORSE, hiring__rated_inadequate=0, **QUIET_SHOCK)
    assert worse == pytest.approx(0.8, rel=0.02)
    still = moved_by(WORSE, hiring__rated_inadequate=1, **QUIET_SHOCK)
    assert still == pytest.approx(1, rel=0.02)


@pytest.mark.parametrize("grade", [Grade.SOCIAL_WORKER, Grade.NEWLY_QUALIFIED])
def test_that_pay_of_social_workers_moves_their_candidates_and_the_newly_qualified(grade):
    """Parity, from 4 in 100 below the neighbours; the newly qualified look at the same pay."""
    raised = Change(MOVED, "pay.gap_social_worker", 0)
    assert moved_by(raised, grade) == pytest.approx((1 / 0.96) ** 1.5, rel=0.02)
    assert moved_by(raised, Grade.SENIOR) == pytest.approx(1, rel=0.02)


def test_that_twice_the_campaign_brings_more():
    doubled = Change(MOVED, "hiring.campaign_effort", 2)
    assert moved_by(doubled) == pytest.approx(2**0.3, rel=0.02)
