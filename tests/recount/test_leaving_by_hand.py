"""Everybody's leaving rate, worked out by hand on the first of every month from the diary.

The words are those of the charter, section 2, and of the settings' own help: a base rate times
what a person and the service are like, each against the first day.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from math import isnan, log2

import pytest

from sim.grades import Grade
from tests.recount.cases import average_caseload
from tests.recount.diary import Diary
from tests.recount.golden_hello import Promise, promise
from tests.recount.money import charge_and_then
from tests.recount.month import DAYS_A_MONTH, DAYS_A_YEAR, Month, fte
from tests.recount.services import SERVICES, life_of
from tests.recount.staff import own_rise, pay_against_neighbours

FIRST_DAY = 0


@cache
def as_on(diary: Diary, day: int) -> Month:
    return Month(diary, 0, day)


caseload_on = cache(average_caseload)
position_on = cache(pay_against_neighbours)


@dataclass(frozen=True, eq=False)
class Morning:
    """The service on a morning, once people have risen and before anybody comes or goes."""

    diary: Diary
    day: int

    @cached_property
    def now(self):
        return self.diary.settings_on(self.day)

    @cached_property
    def night(self):
        return as_on(self.diary, max(self.day - 1, FIRST_DAY))

    @cached_property
    def last_meeting(self):
        return as_on(self.diary, self.night.last_meeting)

    def fte(self, *, managers, kinds):
        return fte(
            each
            for kind in kinds
            for each in kind
            if (each.grade.on(self.day) is Grade.TEAM_MANAGER) == managers
        )

    @cached_property
    def span(self):
        """Frontline staff for each team manager, agency workers counted."""
        kinds = (self.night.permanent, self.night.agency)
        return self.fte(managers=False, kinds=kinds) / max(self.fte(managers=True, kinds=kinds), 1)

    @cached_property
    def agency_share(self):
        agency, permanent = fte(self.night.agency), fte(self.night.permanent)
        return 100 * agency / (agency + permanent)


@cache
def morning_of(diary: Diary, day: int) -> Morning:
    return Morning(diary, day)


# What a person feels


def by_service(person, morning):
    years = (morning.day - person.joined) / DAYS_A_YEAR
    leaving = morning.now.leaving
    if years < 2:
        return leaving.under_two_years
    return leaving.two_to_five_years if years < 5 else leaving.five_years_or_more


def by_grade(person, morning):
    is_manager = person.grade.on(morning.day) is Grade.TEAM_MANAGER
    return morning.now.leaving.team_manager if is_manager else 1


def by_tie_in(person, morning):
    """Each doubling of what would have to be paid back holds as much again; just after the tie-in
    it is what could be claimed back in it on average."""
    given: Promise | None = promise(morning.diary, person)
    if given is None:
        return 1
    leaving, ends = morning.now.leaving, given.begins + given.tie_in_days
    paid = given.paid_by(person, morning.night.until)
    if morning.day < ends:
        served = (morning.day - given.begins) / given.tie_in_days
        owed = paid * given.back / 100 * (1 - served)
        return leaving.tie_in ** log2(1 + owed / leaving.tie_in_sum)
    if morning.day < ends + leaving.after_tie_in_months * DAYS_A_MONTH:
        on_average = paid * given.back / 100 / 2
        return leaving.after_tie_in ** log2(1 + on_average / leaving.tie_in_sum)
    return 1


def by_caseload(row, person, morning):
    """Their own children against the first day's average; who holds none feels everybody's."""
    felt = caseload_on(morning.last_meeting)
    if person.has_caseload and person.grade.on(morning.day) is not Grade.TEAM_MANAGER:
        felt = len(morning.night.held[row]) / person.fte
    against_then = felt / caseload_on(as_on(morning.diary, FIRST_DAY))
    return max(against_then, 0.25) ** morning.now.leaving.caseload_elasticity


def by_pay(person, morning):
    grade, pay = person.grade.on(morning.day), morning.now.pay
    salary = {
        Grade.NEWLY_QUALIFIED: pay.salary_newly_qualified,
        Grade.SOCIAL_WORKER: pay.salary_social_worker,
        Grade.SENIOR: pay.salary_senior,
        Grade.TEAM_MANAGER: pay.salary_team_manager,
    }[grade]
    stayed = (morning.day - person.joined) / DAYS_A_YEAR >= pay.retention_years
    position = position_on(as_on(morning.diary, morning.day), grade)
    position *= 1 + pay.retention_payment / salary * stayed
    return (position / (1 + pay.gap_at_start / 100)) ** pay.separation_elasticity


# What everybody feels


def by_supervision(morning, first):
    return (morning.span / first.span) ** morning.now.leaving.supervision_elasticity


def by_agency_pay(person, morning):
    """Agency pay over permanent pay, against the first day's."""
    grade = person.grade.on(morning.day)
    charge, then = charge_and_then(morning.now, grade)
    against_then = charge / then / (1 + own_rise(morning.now, grade))
    return 1 + morning.now.leaving.agency_pull / 100 * (against_then - 1)


def by_agency_share(morning, first):
    """Points of turnover for each point of agency share above the first day's."""
    leaving = morning.now.leaving
    more = morning.agency_share - first.agency_share
    return 1 + leaving.agency_share_effect * more / leaving.rate


def by_leadership(morning):
    leaving = morning.now.leaving
    lost = (leaving.leadership_at_start - leaving.leadership_stability) / 100
    return 1 + leaving.leadership_effect * lost


# All of it


def own(row, person, morning):
    return (
        by_service(person, morning)
        * by_grade(person, morning)
        * by_tie_in(person, morning)
        * by_caseload(row, person, morning)
    )


@cache
def as_the_first_day_was(diary):
    """The mean over all permanent staff of what differs between them: together they show the
    declared rate."""
    morning = morning_of(diary, FIRST_DAY)
    staff = [(row, each) for row, each in enumerate(diary.people) if each.is_permanent(FIRST_DAY)]
    weighted = sum(own(row, person, morning) * person.fte for row, person in staff)
    return weighted / fte(person for _, person in staff)


def rate_by_hand(diary, row, person, day):
    morning, first = morning_of(diary, day), morning_of(diary, FIRST_DAY)
    return (
        morning.now.leaving.rate / 100
        * own(row, person, morning) / as_the_first_day_was(diary)
        * by_pay(person, morning)
        * by_supervision(morning, first)
        * by_agency_pay(person, morning)
        * by_agency_share(morning, first)
        * by_leadership(morning)
    )  # fmt: skip


@pytest.mark.parametrize("service", SERVICES)
def test_that_everybody_leaves_at_the_rate_that_the_words_say(service):
    diary, _ = life_of(service)
    rates = [
        (told.leaving_rate, rate_by_hand(diary, row, diary.people[row], day))
        for day, everybody in diary.told.items()
        for row, told in everybody.items()
        if not isnan(told.leaving_rate)
    ]
    assert len(rates) > 500
    found, by_hand = zip(*rates, strict=True)
    assert found == pytest.approx(by_hand, rel=1e-9)
