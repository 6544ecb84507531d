"""Services under pressure, in which what a rule forbids would happen soon; some futures of each."""

from dataclasses import replace
from datetime import date
from functools import cache

from sim.grades import Grade, post_grade
from sim.scenario import Change
from tests.behaviour.services import tiny
from tests.recount.listener import lived
from tests.recount.month import fte

FIRST_DAY, LAST_DAY = date(2015, 1, 31), date(2016, 12, 31)
ROUNDING = 1e-9

CALM = {
    "demand.referrals_a_year": 60, "start.children_in_need": 40, "start.awaiting_assessment": 5,
    "start.unallocated": 0, "start.child_protection_plans": 5, "start.children_in_care": 5,
    "hiring.caseload_elasticity": 0, "leaving.caseload_elasticity": 0,
}  # fmt: skip
"""Few cases, so that staff alone are looked at."""

CROWDED = CALM | {
    "posts.social_workers": 24, "posts.seniors": 17, "posts.team_managers": 6,
    "hiring.experienced_starters": 90, "hiring.pool": 400, "hiring.interviews_a_week": 40,
    "hiring.newly_qualified_places": 40, "hiring.team_manager_share": 20,
    "agency.turning_permanent": 100, "agency.extra_places": 12, "agency.market": 40,
    "posts.progression_rate": 100, "posts.promotion_rate": 60, "leaving.rate": 60,
}  # fmt: skip
"""Few posts for the many who would have them: candidates, agency workers and who would rise."""

BUSY = CALM | {
    "posts.social_workers": 60, "posts.seniors": 40, "posts.team_managers": 25,
    "hiring.experienced_starters": 120, "hiring.pool": 900, "hiring.interviews_a_week": 3,
    "hiring.team_manager_share": 35, "leaving.rate": 100, "leaving.team_manager": 2,
    "posts.progression_rate": 60, "posts.promotion_rate": 40, "agency.market": 25,
    "agency.extra_places": 0, "agency.years_in_market": 0, "agency.assignment_months": 4,
}  # fmt: skip
"""Many vacant posts, two or three candidates for each day of the panels, and most soon gone."""

ALONE = CALM | {
    "posts.social_workers": 90, "posts.seniors": 60, "posts.team_managers": 30,
    "hiring.experienced_starters": 0, "hiring.newly_qualified_places": 0, "leaving.rate": 0,
    "agency.market": 1000, "agency.extra_places": 0, "agency.years_in_market": 0,
    "agency.assignment_months": 3, "agency.days_to_place": 30, "agency.turning_permanent": 40,
}  # fmt: skip
"""Nobody is hired and nobody leaves: agency workers come for many vacant posts and go."""

LEAVERS = CALM | {
    "posts.social_workers": 90, "posts.seniors": 60, "posts.team_managers": 30,
    "start.permanent_fte": 140, "start.agency_fte": 20, "agency.market": 20,
    "hiring.newly_qualified_places": 0, "hiring.experienced_starters": 10,
    "agency.extra_places": 0, "agency.years_in_market": 0.5, "agency.assignment_months": 4,
    "agency.days_to_place": 2, "agency.turning_permanent": 0, "leaving.rate": 20,
    "leaving.agency_pull": 40,
}  # fmt: skip
"""More posts than agency workers to be had, and leavers who become some."""

SERVICES = {
    "crowded": tiny(LAST_DAY).with_values(CROWDED),
    "busy": tiny(LAST_DAY).with_values(BUSY),
    "a cap on the agency share": replace(
        tiny(LAST_DAY).with_values(BUSY | {"agency.share_cap": 24, "leaving.rate": 20}),
        changes=(Change(date(2016, 1, 1), "agency.share_cap", 18),),
    ),
    "an agency market that shrinks": replace(
        tiny(LAST_DAY).with_values(BUSY),
        changes=(Change(date(2015, 9, 1), "agency.charge_social_worker", 25.0),),
    ),
    "agency workers alone": tiny(LAST_DAY).with_values(ALONE),
    "one contract": tiny(LAST_DAY).with_values(
        ALONE
        | {"agency.single_contract": 1, "agency.single_contract_lengthening": 200,
           "agency.single_contract_months": 12, "agency.turning_permanent": 0}
    ),
    "leavers who become agency workers": replace(
        tiny(LAST_DAY).with_values(LEAVERS),
        changes=(
            Change(date(2015, 7, 1), "leaving.rate", 70),
            Change(date(2016, 2, 1), "leaving.rate", 5),
        ),
    ),
}  # fmt: skip
FUTURES = range(3)


@cache
def diaries_of(name):
    return [lived(SERVICES[name], number)[0] for number in FUTURES]


DAYS = range(1, (LAST_DAY - FIRST_DAY).days + 1)


def established(diary, grade, day):
    posts = diary.settings_on(day).posts
    return {
        Grade.SOCIAL_WORKER: posts.social_workers,
        Grade.SENIOR: posts.seniors,
        Grade.TEAM_MANAGER: posts.team_managers,
    }[grade]


def in_grade(diary, grade, day):
    """Permanent staff who hold a post of a grade."""
    return [
        each
        for each in diary.people
        if each.is_permanent(day) and post_grade(each.grade.on(day)) == grade
    ]


def vacant(diary, grade, day):
    return established(diary, grade, day) - fte(in_grade(diary, grade, day))


def on_the_way(diary, grade, day):
    """Who has accepted a post of a grade and has not started; of those who start in the run."""
    return [
        person
        for person in diary.people
        if person.identity in diary.candidates
        and diary.candidates[person.identity].accepted <= day < person.came
        and person.grade.on(person.came) == grade
    ]


def rises(name, into):
    """Who rose into a grade, and on which day."""
    return [
        (person, day)
        for diary in diaries_of(name)
        for person in diary.people
        for day, grade in zip(person.grade.since[1:], person.grade.was[1:], strict=True)
        if grade is into
    ]


def placements(diary):
    """Who came from an agency after the first day."""
    return [each for each in diary.people if each.was_agency and each.came > 0]


def agency_on(diary, day):
    return [each for each in diary.people if each.is_agency(day)]
