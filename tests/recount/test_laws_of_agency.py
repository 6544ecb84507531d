"""When agency workers may come, how long they stay and what becomes of them.

The rules are told by the charter, section 2, and looked for in diaries of services under pressure.
"""

from dataclasses import replace
from datetime import date
from math import exp

import pytest
from scipy import stats

from sim.grades import POST_GRADES, Grade
from sim.scenario import Change, StaffMember
from tests.behaviour.services import tiny
from tests.recount.diary import NEVER
from tests.recount.listener import lived
from tests.recount.month import DAYS_A_MONTH, DAYS_A_YEAR, fte
from tests.recount.pressed import (
    CALM,
    DAYS,
    ROUNDING,
    SERVICES,
    agency_on,
    diaries_of,
    in_grade,
    placements,
    vacant,
)

ERROR_RATE = 1e-4

# Whether there is room for one more


@pytest.mark.parametrize("name", ["busy", "an agency market that shrinks"])
def test_that_every_placement_keeps_within_the_market(name):
    """Nobody is added to it here by those who leave; its size follows the rate, and it is used."""
    for diary in diaries_of(name):
        filled = []
        for person in placements(diary):
            agency = diary.settings_on(person.came).agency
            rate = agency.charge_social_worker / agency.charge_at_start_social_worker
            market = agency.market * rate**agency.market_elasticity
            filled.append(len(agency_on(diary, person.came)) / market)
        assert len(filled) > 80
        assert max(filled) <= 1 < max(filled) + 1 / 18


def test_that_every_placement_keeps_within_the_cap_on_the_agency_share():
    """The share of all staff, with the one who comes; the cap falls, and fewer come."""
    shares = []
    for diary in diaries_of("a cap on the agency share"):
        goes = {each.left for each in diary.people}
        for person in placements(diary):
            if person.came not in goes:  # else it depends on who was first
                agency = fte(agency_on(diary, person.came))
                share = agency / (agency + fte(each for each in diary.people
                                               if each.is_permanent(person.came)))  # fmt: skip
                cap = diary.settings_on(person.came).agency.share_cap
                shares.append((cap, 100 * share))
    assert all(share <= cap + ROUNDING for cap, share in shares)
    for each in (24, 18):
        nearest = max(share for cap, share in shares if cap == each)
        assert nearest > each - 2


@pytest.mark.parametrize("name", ["busy", "crowded"])
def test_that_cover_ends_with_the_handover(name):
    """Agency workers of a grade cover its vacant posts, and for the days of a handover those that
    somebody permanent has taken."""
    agency = SERVICES[name].settings.agency
    for diary in diaries_of(name):
        for grade in POST_GRADES:
            extra = agency.extra_places if grade is Grade.SOCIAL_WORKER else 0
            taken = [
                max(person.permanent_from, person.grade.since_when(day))
                for day in DAYS
                for person in in_grade(diary, grade, day)
                if person.came == day or day in (person.permanent_from, *person.grade.since)
            ]
            for day in DAYS:
                covering = [each for each in agency_on(diary, day) if each.grade.on(day) is grade]
                in_handover = sum(day - agency.handover_days <= each <= day for each in taken)
                to_cover = max(vacant(diary, grade, day), 0) + 0.5 + extra + in_handover
                assert len(covering) <= to_cover, (day, grade)


ENDLESS = CALM | {
    "agency.assignment_months": 1e6, "agency.turning_permanent": 0, "agency.extra_places": 0,
    "hiring.pool": 400, "hiring.interviews_a_week": 40,
}  # fmt: skip
"""Assignments end only when somebody permanent takes the post."""


def test_that_nobody_is_hired_into_a_covered_post_while_one_is_empty():
    """Each grade has more vacant posts than there are agency workers, who all stay."""
    many_posts = {"posts.social_workers": 90, "posts.seniors": 60, "posts.team_managers": 30,
                  "hiring.experienced_starters": 60, "hiring.team_manager_share": 20}  # fmt: skip
    diary, _ = lived(tiny(date(2015, 12, 31)).with_values(ENDLESS | many_posts))
    assert len(agency_on(diary, 0)) == 10
    for grade in POST_GRADES:
        hired = [each for each in in_grade(diary, grade, 334) if each.came > 0]
        assert len(hired) > 4
    assert not [each for each in diary.people if each.was_agency and each.left < NEVER]


@pytest.mark.parametrize(("vacant", "covered"), [(0.4, 0), (0.5, 1), (1.4, 1), (1.6, 2), (-0.7, 0)])
def test_that_half_a_vacant_post_is_covered_and_less_is_not(vacant, covered):
    worker = StaffMember(Grade.SOCIAL_WORKER, permanent=True, fte=1.0, service_months=90,
                         experience_years=9)  # fmt: skip
    posts = {"posts.social_workers": 8 + vacant, "posts.seniors": 0, "posts.team_managers": 0,
             "hiring.experienced_starters": 0, "hiring.newly_qualified_places": 0,
             "leaving.rate": 0, "agency.days_to_place": 3}  # fmt: skip
    settled = replace(tiny(date(2015, 5, 31)), staff=(worker,) * 8).with_values(ENDLESS | posts)
    diary, _ = lived(settled)
    assert len(agency_on(diary, 120)) == covered


def test_that_of_covered_posts_the_one_that_has_been_vacant_longest_is_filled_first():
    """All posts of a social worker are covered, in their turn from the first day on."""
    staff = tuple(
        StaffMember(Grade.SOCIAL_WORKER, permanent=False, fte=1.0, service_months=2,
                    experience_years=5)
        for _ in range(12)
    )  # fmt: skip
    posts = {"posts.social_workers": 12, "posts.seniors": 0, "posts.team_managers": 0,
             "hiring.experienced_starters": 40, "start.fte_per_head": 1, "leaving.rate": 0,
             "hiring.senior_share": 0, "hiring.team_manager_share": 0}  # fmt: skip
    scenario = replace(tiny(date(2015, 8, 31)), staff=staff).with_values(ENDLESS | posts)
    diary, _ = lived(scenario)
    left = [each.left for each in diary.people if each.was_agency]
    gone = [day for day in left if day < NEVER]
    assert len(left) == 12
    assert len(gone) > 5
    assert left == sorted(left)


def test_that_agency_workers_stay_when_their_places_come_to_be_funded():
    """Ten places beyond the establishment end on the day on which ten posts are funded: those who
    had the places have the posts, and nobody goes."""
    last = date(2015, 8, 31)
    settled = {
        "agency.extra_places": 10, "agency.assignment_months": 60, "agency.days_to_place": 3,
        "agency.market": 100, "agency.turning_permanent": 0, "leaving.rate": 0,
        "hiring.experienced_starters": 0, "hiring.newly_qualified_places": 0,
        "posts.progression_rate": 0, "posts.promotion_rate": 0,
    }  # fmt: skip
    funded = date(2015, 5, 11)
    moved = (Change(funded, "agency.extra_places", 0), Change(funded, "posts.social_workers", 34))
    before = tiny(last).with_values(CALM | settled)
    (as_it_was, _), (as_funded, _) = (
        lived(each) for each in (before, replace(before, changes=moved))
    )
    for day in range(1, (last - before.first_day).days):
        assert len(agency_on(as_funded, day)) == len(agency_on(as_it_was, day))
    assert as_funded.settings_on(200).posts.social_workers == 34


# How long it takes, and how long they stay


def until(person):
    """Day on which an assignment ended, or somebody turned permanent."""
    return min(person.left, person.permanent_from)


def mean_stay(people):
    """Days in an exponential assignment, from those that ended and the time so far of the others;
    and its standard error, as a share."""
    ended = sum(until(person) <= DAYS[-1] for person in people)
    stayed = sum(min(until(person), DAYS[-1]) - person.came for person in people)
    return stayed / ended, 1 / ended**0.5


@pytest.mark.parametrize("name", ["busy", "agency workers alone"])
def test_that_assignments_are_as_long_as_declared(name):
    """If nobody takes the post. Nobody is hired into one while an empty one is left, and here there
    always is; some turn permanent before the end.

    Four errors are exceeded 6 times in 100,000; half a day is for whole days.
    """
    agency = SERVICES[name].settings.agency
    came = [each for diary in diaries_of(name) for each in placements(diary)]
    found, error = mean_stay(came)
    turns = agency.turning_permanent / 100 / DAYS_A_YEAR
    declared = 1 / (1 / (agency.assignment_months * DAYS_A_MONTH) + turns)
    assert error < 0.06
    assert abs(found / declared - 1) < 4 * error + 0.5 / declared


def test_that_assignments_grow_longer_as_one_contract_beds_in():
    """In twelve months to three times the length, in a straight line."""
    agency = SERVICES["one contract"].settings.agency
    usual = agency.assignment_months * DAYS_A_MONTH
    came = [each for diary in diaries_of("one contract") for each in placements(diary)]
    for first, last in ((1, 90), (366, 550)):
        within = [each for each in came if first <= each.came <= last]
        found, error = mean_stay(within)
        bedded_in = min((first + last) / 2 / DAYS_A_MONTH / agency.single_contract_months, 1)
        longer = 1 + agency.single_contract_lengthening / 100 * bedded_in
        assert abs(found / (usual * longer) - 1) < 4 * error + 0.1
        assert error < 0.12


def test_that_agency_workers_are_found_at_the_declared_rate():
    """Each vacant post without cover has found somebody by tomorrow with the same chance."""
    found, looked = 0, 0
    for diary in diaries_of("agency workers alone"):
        found += len(placements(diary))
        for day in (0, *DAYS[:-1]):
            posts = sum(int(max(vacant(diary, grade, day), 0) + 0.5) for grade in POST_GRADES)
            looked += posts - len(agency_on(diary, day))
    chance = 1 - exp(-1 / SERVICES["agency workers alone"].settings.agency.days_to_place)
    assert found > 1000
    assert stats.binomtest(found, looked, chance).pvalue > ERROR_RATE


def test_that_agency_workers_turn_permanent_at_the_declared_rate():
    """Where there is always room: so many in a year of assignments."""
    turned, years = 0, 0.0
    for diary in diaries_of("agency workers alone"):
        for person in placements(diary):
            turned += person.permanent_from <= DAYS[-1]
            years += (min(until(person), DAYS[-1]) - person.came) / DAYS_A_YEAR
    rate = SERVICES["agency workers alone"].settings.agency.turning_permanent / 100
    assert turned > 50
    # Whole days: an assignment is a day longer, or somebody turns half a day later.
    assert stats.poisson.cdf(turned, rate * years) > ERROR_RATE
    assert stats.poisson.sf(turned - 1, rate * years) > ERROR_RATE


# Leavers who become agency workers


def market_by_hand(diary):
    """How many are to be had, by day: on the first of each month, leavers beyond those of the first
    day have added to it, and what they added before has partly worn off."""
    settings = diary.settings_on(0)
    pull, stay = settings.leaving.agency_pull / 100, settings.agency.years_in_market
    usual = fte(each for each in diary.people if each.is_permanent(0))
    usual *= settings.leaving.rate / 100 * pull
    gain, looked, market = 0.0, 0, {}
    for day in DAYS:
        if diary.is_first_of_month(day):
            left = fte(
                each
                for each in diary.people
                if looked <= each.left < day and each.permanent_from < each.left
            )
            years = (day - looked) / DAYS_A_YEAR
            steady = (pull * left / years - usual) * stay
            gain = steady + (gain - steady) * exp(-years / stay)
            looked = day
        market[day] = settings.agency.market + gain
    return market


def test_that_leavers_can_be_had_as_agency_workers_for_a_while():
    """All that are to be had are in post, as posts are many; nobody is placed beyond them."""
    for diary in diaries_of("leavers who become agency workers"):
        market = market_by_hand(diary)
        in_post = {day: len(agency_on(diary, day)) for day in DAYS}
        came = {each.came for each in placements(diary)}
        assert all(in_post[day] <= market[day] + ROUNDING for day in came)
        late = [day for day in DAYS if day > 60]
        full = [in_post[day] >= int(market[day]) for day in late]
        assert sum(full) > 0.8 * len(full)
        assert max(market.values()) > market[1] + 3
        assert market[DAYS[-1]] < max(market.values()) - 3
