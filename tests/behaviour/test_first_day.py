"""The first day is as declared, and a lever does not reach back before it."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from sim.grades import POST_GRADES, Grade
from sim.life.worker import watch_patience
from sim.model import Service
from sim.scenario import Event, StaffMember
from sim.streams import Luck
from tests.behaviour.services import birmingham, fifth, futures, staff_alone, tiny

LAST_DAY = date(2015, 4, 30)


def opened(scenario, number=0):
    """The council at the close of the first day."""
    council = Service(scenario, Luck(scenario.seed, number)).council
    council.takes_stock()
    return council


# As declared


@pytest.mark.parametrize("agency", [0, 12.5, 100, 160, 200])
def test_that_agency_workers_are_as_many_as_declared(agency):
    assert opened(fifth(LAST_DAY).with_values({"start.agency_fte": agency})).agency_fte == agency


def test_that_agency_workers_cover_only_grades_with_vacant_posts():
    posts = {"posts.social_workers": 262, "posts.seniors": 150, "posts.team_managers": 45}
    council = opened(birmingham(LAST_DAY).with_values(posts | {"start.agency_fte": 100}))
    for grade in POST_GRADES:
        assert council.people.agency_fte[grade] <= max(council.vacant_fte(grade), 0) + 0.5


@pytest.mark.parametrize("seniors", [0, 45, 85, 95, 100])
def test_that_permanent_fte_is_as_declared_whatever_the_shares(seniors):
    council = opened(fifth(LAST_DAY).with_values({"start.senior_share": seniors}))
    assert council.permanent_fte == pytest.approx(354 / 5)


@pytest.mark.parametrize("spread", [0, 25, 40])
def test_that_staff_leave_at_the_declared_rate_if_everything_stays(spread):
    """ASM-001, and as the label says: the whole workforce shows it, however caseloads spread."""
    rates = []
    for number in range(4):
        council = opened(
            birmingham(LAST_DAY).with_values({"start.caseload_spread": spread}), number
        )
        watch_patience(council)
        rows = council.people.permanent_rows()
        here = council.people.leaving_rate[rows]
        rates.append(np.average(here, weights=council.people.fte[rows]))
    assert 100 * np.mean(rates) == pytest.approx(24, abs=0.25)


def test_that_a_service_of_nothing_but_managers_can_begin():
    managers = tuple(StaffMember(Grade.TEAM_MANAGER, True, 1.0, 40, 9) for _ in range(5))
    alone = replace(tiny(LAST_DAY), staff=managers)
    assert futures(alone, range(1)).of("permanent_fte")[0, 0] == 5


# Levers begin on the first day


@pytest.mark.parametrize(
    "lever", [{"pay.golden_hello": 20000.0}, {"hiring.campaign_effort": 4.0}], ids=str
)
def test_that_who_had_applied_before_the_first_day_was_not_drawn_by_a_later_offer(lever):
    """An offer takes 55 days (ASM-003), so starters of the next seven weeks had applied before."""
    eager = {"pay.golden_hello_gain": 50.0, "pay.golden_hello_years": 0.0}
    scenario = staff_alone(date(2015, 3, 31), times=2).with_values(eager)
    before, after = (futures(each, range(3)) for each in (scenario, scenario.with_values(lever)))
    assert np.array_equal(before.of("hires_experienced"), after.of("hires_experienced"))


@pytest.mark.parametrize(
    "lever",
    [
        {"pay.golden_hello_newly_qualified": 1.0},
        {"pay.golden_hello_years": 0.0},
        {"pay.golden_hello_tie_in_months": 60.0},
        {"pay.golden_hello_team_managers": 0.0},
    ],
    ids=str,
)
def test_that_nobody_is_tied_in_by_terms_that_came_later(lever):
    """Who is in post was promised what was offered then; a lever moves the next recruits."""
    before, after = (
        opened(each).people for each in (fifth(LAST_DAY), fifth(LAST_DAY).with_values(lever))
    )
    assert np.array_equal(before.tie_in_ends, after.tie_in_ends)


def test_that_a_neighbours_pay_raid_saves_the_council_nothing():
    """NBR-007: neighbours pay more; the council's own pay stays as it is."""
    scenario = fifth(LAST_DAY)
    raided = replace(scenario, events=(Event(date(2015, 3, 1), "pay_raid"),))
    runs = futures(raided, range(2))
    against = 100 * (0.96 / 1.03 - 1)
    assert runs.at("pay_gap", LAST_DAY) == pytest.approx(np.full(2, against))
    assert runs.of("cost_benchmarking").min() == 0
