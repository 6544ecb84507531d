"""Candidates come and staff leave by the council's standing, each part of it against the first day.

What moves in mid-month is felt on the day.
"""

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
    if isinstance(move, Event):
        moved = replace(begins, events=(move,))
    else:
        moved = replace(begins, changes=(move,))
    return candidates_a_year(moved, grade) / candidates_a_year(begins, grade)


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


# Staff

ALIKE = {
    "leaving.under_two_years": 1, "leaving.two_to_five_years": 1, "leaving.five_years_or_more": 1,
    "leaving.caseload_elasticity": 0, "leaving.agency_share_effect": 0, "leaving.agency_pull": 20,
    "leaving.leadership_at_start": 70, "leaving.leadership_stability": 70,
    "leaving.leadership_effect": 0.3, "pay.separation_elasticity": -2, "agency.memorandum": 0,
    "agency.charge_social_worker": 30, "agency.charge_at_start_social_worker": 30,
}  # fmt: skip
"""Nothing tells one social worker from another, or today from the first day, but what is moved."""


def leaving_rates(scenario):
    """On the last day, of every social worker of before this month who has not given notice."""
    service = Service(scenario, Luck(scenario.seed, 0))
    service.unfold()
    people, council = service.council.people, service.council
    rows = people.permanent_rows()
    stay = (people.grade[rows] == Grade.SOCIAL_WORKER) & ~people.on_notice[rows]
    return people.leaving_rate[rows[stay & (people.joined[rows] < council.reviewed)]]


@pytest.mark.parametrize(
    ("path", "value", "times"),
    [
        ("pay.gap_social_worker", 0, 0.96**2 * (1 - 0.2 * 0.04)),
        ("leaving.rate", 36, 36 / 24),
        ("agency.charge_social_worker", 45, 1 + 0.2 * 0.5),
        ("leaving.leadership_stability", 20, 1 + 0.3 * 0.5),
    ],
)
def test_that_staff_feel_what_moves_in_mid_month_on_the_day(path, value, times):
    """Pay at parity, from 4 in 100 below; agency pay is measured against it too. More who leave;
    agency pay half as high again, of which a fifth is felt; half of the stability gone."""
    begins = recruiting(MOVED).with_values(ALONE | ALIKE | {"leaving.rate": 24})
    before = leaving_rates(begins)
    assert len(before) > 60
    assert before == pytest.approx(before[0])
    moved = replace(begins, changes=(Change(MOVED, path, value),))
    assert leaving_rates(moved) == pytest.approx(before[0] * times)
