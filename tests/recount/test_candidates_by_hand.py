"""Who applies and whose place is filled, worked out by hand from what the council offers.

Every would-be candidate has a place in the flow: they come if the flow of the day is above it. The
flow is worked out here from the charter, section 2, and the settings' own help, on each one's day.
"""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from math import ceil, log2

from scipy import stats

from sim.grades import Grade
from sim.life.newly_qualified import places_of
from sim.life.recruitment import candidates_in_layer
from sim.model import Service
from sim.scenario import Change, Event
from sim.streams import Luck
from tests.behaviour.services import tiny
from tests.recount.cases import average_caseload
from tests.recount.listener import lived
from tests.recount.month import Month
from tests.recount.staff import pay_against_neighbours, regional_pool

ERROR_RATE = 1e-4
LAST_DAY = date(2016, 9, 30)
MANY_POSTS = {
    "posts.social_workers": 300, "posts.seniors": 200, "posts.team_managers": 120,
    "agency.market": 0, "start.agency_fte": 0, "hiring.experienced_starters": 70,
    "hiring.pool": 60, "hiring.pool_renewal_years": 2, "hiring.caseload_elasticity": 0.8,
    "hiring.newly_qualified_places": 60, "hiring.interviews_a_week": 60, "leaving.rate": 40,
    "pay.golden_hello_gain": 40, "pay.golden_hello_years": 2, "hiring.newly_qualified_fill": 35,
}  # fmt: skip
"""There is always a vacant post, so that nobody stays away for want of one."""


def _changes(*changes):
    return tuple(Change(date.fromisoformat(day), path, value) for day, path, value in changes)


SCENARIO = replace(
    tiny(LAST_DAY).with_values(MANY_POSTS),
    changes=_changes(
        ("2015-04-13", "pay.gap_social_worker", 3),
        ("2015-06-08", "hiring.campaign_effort", 2),
        ("2015-06-29", "pay.golden_hello", 9000),
        ("2015-08-03", "pay.golden_hello_newly_qualified", 1),
        ("2015-11-02", "pay.golden_hello_team_managers", 0),
        ("2016-02-01", "hiring.newly_qualified_places", 40),
        ("2016-03-01", "pay.gap_senior", -8),
        ("2016-05-02", "pay.golden_hello_years", 4),
    ),
    events=(
        Event(date(2015, 10, 5), "inspection_better"),
        Event(date(2016, 4, 4), "inspection_worse"),
    ),
)


@cache
def life():
    diary, _ = lived(SCENARIO)
    return diary


@cache
def as_on(day):
    return Month(life(), 0, day)


@cache
def caseload_by(day):
    """The average caseload after the last meeting before a day, against the first day's."""
    met = max((each for each in life().meetings if each < day), default=0)
    return average_caseload(as_on(met)) / average_caseload(as_on(0))


@cache
def standing(day, grade):
    """How many come, of a grade, against the first day: 1 is as then."""
    now, then = life().settings_on(day), life().settings_on(0)
    pay = pay_against_neighbours(as_on(day), grade) / (1 + now.pay.gap_at_start / 100)
    rating = {
        bool(each.hiring.rated_inadequate): each.hiring.inadequate_effect for each in (now, then)
    }
    rated = [rating[True] if each.hiring.rated_inadequate else 1 for each in (now, then)]
    return (
        pay**now.pay.recruitment_elasticity
        * rated[0] / rated[1]
        * now.hiring.campaign_effort**now.hiring.campaign_elasticity
        * max(caseload_by(day), 0.1) ** -now.hiring.caseload_elasticity
    )  # fmt: skip


def gain(pounds, pay):
    """Starts as a multiple of those without a golden hello."""
    return 1 + pay.golden_hello_gain / 100 * log2(1 + pounds / 3000)


def flow(day, candidate, pool):
    """Candidates a year like this one, with the golden hello and without."""
    now = life().settings_on(day)
    usual = now.hiring.experienced_starters / (1 - now.hiring.offers_lost / 100)
    flow = usual * standing(day, candidate.grade) * min(pool / now.hiring.pool, 1)
    flow = min(flow, pool + now.hiring.experienced_starters)
    if candidate.experience_years >= now.pay.golden_hello_years_at_start:
        flow /= gain(now.pay.golden_hello_at_start, now.pay)
    qualifies = candidate.experience_years >= now.pay.golden_hello_years and (
        candidate.grade is not Grade.TEAM_MANAGER or bool(now.pay.golden_hello_team_managers)
    )
    return flow * (gain(now.pay.golden_hello, now.pay) if qualifies else 1), flow


def would_be_candidates():
    """All who might apply after the first day, each with the day."""
    council = Service(SCENARIO, Luck(SCENARIO.seed, 0)).council
    days = (LAST_DAY - SCENARIO.first_day).days
    for layer in range(8):
        for candidate in candidates_in_layer(council, layer):
            if candidate.day > days:
                break
            if ceil(candidate.day) > 0:
                yield ceil(candidate.day), candidate


@cache
def by_hand():
    """Who applies and who does not, and of those who do who is lured.

    Who starts on the same day may take the last place in the pool before or after somebody
    applies: where that would tell, nobody can say by hand.
    """
    come, stay, lured = set(), set(), set()
    for day, candidate in would_be_candidates():
        most = regional_pool(as_on(day))
        started = sum(each.gone == day and each.started for each in life().candidates.values())
        flows = [flow(day, candidate, pool) for pool in (most, most + started)]
        if all(candidate.mark < each for each, _ in flows):
            come.add(candidate.identity)
            if all(candidate.mark >= without for _, without in flows):
                lured.add(candidate.identity)
        elif all(candidate.mark >= each for each, _ in flows):
            stay.add(candidate.identity)
    return come, stay, lured


def test_that_those_apply_whose_place_is_below_the_flow_of_their_day():
    come, stay, _ = by_hand()
    applied = {each.identity for each in life().candidates.values() if each.applied > 0}
    assert come <= applied
    assert not stay & applied
    assert len(come) > 80
    assert len(stay) > 80


def test_that_those_are_lured_who_would_not_come_without_a_golden_hello():
    come, _, lured = by_hand()
    hired = {each.identity: each.lured for each in life().people if each.came > 0}
    told = {identity for identity in come & hired.keys() if hired[identity]}
    assert told == lured & hired.keys()
    assert len(told) > 5


# Newly qualified


def filled(day, *, golden):
    """Share of the places of a day that are filled."""
    now = life().settings_on(day)
    share = now.hiring.newly_qualified_fill / 100 * standing(day, Grade.NEWLY_QUALIFIED)
    if golden and now.pay.golden_hello_newly_qualified:
        share *= gain(now.pay.golden_hello, now.pay)
    return min(share, 1)


def places():
    """Every place of the years, and its day."""
    council = Service(SCENARIO, Luck(SCENARIO.seed, 0)).council
    for year in range(SCENARIO.first_day.year, LAST_DAY.year + 1):
        yield from places_of(council, year)


def test_that_places_for_the_newly_qualified_are_filled_at_the_standing_of_their_day():
    came = [
        (each.came, each.lured)
        for each in life().people
        if each.came > 0 and each.grade.on(each.came) is Grade.NEWLY_QUALIFIED
    ]
    taken = [
        (place.starts, place.luck >= filled(place.starts, golden=False))
        for place in places()
        if place.number < life().settings_on(place.starts).hiring.newly_qualified_places
        and place.luck < filled(place.starts, golden=True)
    ]
    assert sorted(taken) == sorted(came)
    assert len(taken) > 30
    assert any(lured for _, lured in taken)


def test_that_places_begin_in_the_months_in_which_the_newly_qualified_come():
    """The declared share from July to October, a month like another; on any day of it."""
    many = tiny(date(2016, 12, 31)).with_values({"hiring.newly_qualified_places": 4000})
    council = Service(many, Luck(many.seed, 0)).council
    days = [many.first_day + timedelta(place.starts) for place in places_of(council, 2016)]
    summer = many.settings.hiring.newly_qualified_summer / 100
    shares = [summer / 4 if 7 <= month <= 10 else (1 - summer) / 8 for month in range(1, 13)]
    in_month = [sum(day.month == month for day in days) for month in range(1, 13)]
    assert sum(in_month) == 4000
    assert stats.chisquare(in_month, [4000 * share for share in shares]).pvalue > ERROR_RATE
    of_31 = [day.day for day in days if day.month in (7, 8, 10)]
    assert stats.chisquare([of_31.count(day) for day in range(1, 32)]).pvalue > ERROR_RATE
