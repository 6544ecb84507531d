"""What may happen to staff and candidates, and when: rules told by the charter, section 2.

They are looked for in diaries of services under pressure.
"""

from itertools import chain, pairwise, takewhile
from math import ceil, exp, isnan

import pytest
from scipy import stats

from sim.grades import POST_GRADES, Grade
from sim.life.recruitment import candidates_in_layer
from sim.model import Service
from sim.streams import Luck
from tests.recount.diary import NEVER
from tests.recount.month import DAYS_A_MONTH, DAYS_A_YEAR, fte
from tests.recount.pressed import (
    DAYS,
    ROUNDING,
    SERVICES,
    diaries_of,
    in_grade,
    on_the_way,
    rises,
    vacant,
)

ERROR_RATE = 1e-4
BUSY = SERVICES["busy"].settings
HIRING, LEAVING = BUSY.hiring, BUSY.leaving

# Nobody without a post


@pytest.mark.parametrize("name", ["crowded", "busy"])
def test_that_posts_are_filled_and_promised_only_while_half_a_post_is_vacant(name):
    """Whoever is hired, rises or turns permanent needs half a vacant post in the grade that is
    promised to nobody, so that at most half a post is filled beyond the establishment."""
    for diary in diaries_of(name):
        for day in DAYS:
            for grade in POST_GRADES:
                promised = fte(on_the_way(diary, grade, day))
                assert promised - vacant(diary, grade, day) <= 0.5 + ROUNDING, (day, grade)


def test_that_the_crowded_service_is_full_and_everybody_pushes():
    """The law above is worth what it has seen."""
    for diary in diaries_of("crowded"):
        full = [vacant(diary, grade, day) < 0.5 for day in DAYS for grade in POST_GRADES]
        assert sum(full) > len(full) / 6
        turned = [each for each in diary.people if each.was_agency and each.permanent_from < NEVER]
        assert len(turned) > 5
        lost = [each for each in diary.candidates.values() if each.accepted == NEVER > each.gone]
        assert len(lost) > 20
    assert len(rises("crowded", Grade.SENIOR)) > 20
    assert len(rises("crowded", Grade.TEAM_MANAGER)) > 5


@pytest.mark.parametrize("name", ["crowded", "agency workers alone"])
def test_that_nobody_comes_twice(name):
    """Whoever comes is somebody else: an agency worker in a post where another has been, too."""
    for diary in diaries_of(name):
        assert len({each.identity for each in diary.people}) == len(diary.people)


# From applying to starting


def grades_of_candidates(diary, number):
    """By identity, of all who might apply."""
    council = Service(diary.scenario, Luck(diary.scenario.seed, number)).council
    layers = (candidates_in_layer(council, layer) for layer in range(12))
    within = (takewhile(lambda each: each.day <= DAYS[-1], layer) for layer in layers)
    return {each.identity: each.grade for each in chain.from_iterable(within)}


def is_quiet(diary, grade, day):
    """Whether nobody came, went, rose, or accepted a post on a day, so that the vacant posts of a
    grade are as many in the morning as at night."""
    before, after = in_grade(diary, grade, day - 1), in_grade(diary, grade, day)
    return before == after and on_the_way(diary, grade, day) == on_the_way(diary, grade, day - 1)


def test_that_nobody_applies_where_no_half_post_is_vacant():
    applied = []
    for number, diary in enumerate(diaries_of("crowded")):
        grades = grades_of_candidates(diary, number)
        for each in diary.candidates.values():
            day = ceil(each.applied)
            grade = grades[each.identity]
            if day > 1 and is_quiet(diary, grade, day):
                promised = fte(on_the_way(diary, grade, day))
                applied.append(vacant(diary, grade, day) - promised)
    assert len(applied) > 60
    assert min(applied) >= 0.5 - ROUNDING


def hired(diary):
    """Who applied, accepted and started since the first day."""
    return [
        (diary.candidates[each.identity], each)
        for each in diary.people
        if each.identity in diary.candidates and diary.candidates[each.identity].applied > 0
    ]


def hired_by(name):
    return [each for diary in diaries_of(name) for each in hired(diary)]


def test_that_an_offer_takes_its_days_and_a_starter_serves_notice_elsewhere():
    assert len(hired_by("busy")) > 50
    for candidate, person in hired_by("busy"):
        assert candidate.accepted - candidate.applied >= HIRING.advert_to_offer_days
        assert person.came - candidate.accepted == HIRING.checks_and_notice_days


def test_that_panels_see_one_candidate_after_the_other():
    """Three interviews a week, and four for each who can be appointed: one in nine days or so."""
    apart = 7 * HIRING.interviews_per_candidate / HIRING.interviews_a_week
    for diary in diaries_of("busy"):
        applied = [each for each in diary.candidates.values() if each.applied > 0]
        accepted = sorted(each.accepted for each in applied if each.accepted < NEVER)
        between = [later - earlier for earlier, later in pairwise(accepted)]
        assert apart - 1 < min(between) < apart + 1


def test_that_who_waits_for_the_panel_accepts_later():
    """What candidates wait for the panel comes on top of the days from advert to offer."""
    waited = [
        candidate.accepted - candidate.applied - HIRING.advert_to_offer_days
        for candidate, _ in hired_by("busy")
    ]
    assert max(waited) > 20


def test_that_candidates_are_lost_the_more_the_longer_they_wait():
    """15 in 100 within 55 days of applying; there is always a vacant post, so that nothing else
    keeps anybody from being hired."""
    lost, chances = 0, []
    for diary in diaries_of("busy"):
        for each in diary.candidates.values():
            decided = min(each.accepted, each.gone)
            if each.applied > 0 and decided < NEVER:
                lost += each.accepted == NEVER
                waited = (decided - each.applied) / 55
                chances.append(1 - (1 - HIRING.offers_lost / 100) ** waited)
    spread = sum(chance * (1 - chance) for chance in chances) ** 0.5
    assert len(chances) > 150
    assert max(chances) > min(chances) + 0.05
    assert abs(lost - sum(chances)) < -stats.norm.ppf(ERROR_RATE / 2) * spread


# In post


@pytest.mark.parametrize(
    ("grades", "notice"),
    [
        ({Grade.TEAM_MANAGER}, LEAVING.manager_notice_days),
        ({Grade.SOCIAL_WORKER, Grade.SENIOR}, LEAVING.notice_days),
    ],
    ids=["team managers", "others"],
)
def test_that_everybody_serves_the_notice_of_their_grade(grades, notice):
    """Patience ends after coming at the earliest, and with some of so many soon after it."""
    stayed = [
        person.left - person.came
        for _, person in hired_by("busy")
        if person.left < NEVER and set(person.grade.was) <= grades
    ]
    assert len(stayed) > 8
    assert notice <= min(stayed) < notice + 60


def notice_of(person):
    """Days of notice of somebody's last grade."""
    is_manager = person.grade.last is Grade.TEAM_MANAGER
    return LEAVING.manager_notice_days if is_manager else LEAVING.notice_days


def used_up(diary, row, until):
    """A person's chances a year, as told from month to month, over the time from coming into a
    permanent post until a day; of those in post on the first day, from one notice before it."""
    person = diary.people[row]
    begins = person.permanent_from if person.permanent_from > 0 else -notice_of(person)
    told = [
        (day, everybody[row].leaving_rate)
        for day, everybody in diary.told.items()
        if row in everybody and not isnan(everybody[row].leaving_rate)
    ]
    used = 0.0
    for place, (day, rate) in enumerate(told):
        since = begins if place == 0 else max(day, begins)
        to = told[place + 1][0] if place + 1 < len(told) else until
        used += rate * max(min(to, until) - since, 0) / DAYS_A_YEAR
    return used


@pytest.mark.parametrize("who", ["of the first day", "hired", "turned permanent"])
def test_that_people_give_notice_as_often_as_their_rates_say(who):
    """Together they use up a unit of chance for each who gives notice, wherever they come from."""
    gave_notice, expected = 0, 0.0
    for diary in [*diaries_of("crowded"), *diaries_of("busy")]:
        for row, person in enumerate(diary.people):
            kind = "hired" if person.came > 0 else "of the first day"
            kind = "turned permanent" if person.was_agency else kind
            if kind == who and person.permanent_from < NEVER:
                last = DAYS[-1] - notice_of(person)
                notice = person.left - notice_of(person)
                gave_notice += notice <= last
                expected += used_up(diary, row, min(notice, last))
    low, high = stats.poisson.interval(1 - ERROR_RATE, expected)
    assert low <= gave_notice <= high
    assert low > 0, "that nobody does would be noticed"


def test_that_nobody_rises_who_has_given_notice():
    """Whoever rises leaves, if at all, after the whole notice of the new grade."""
    left = [
        person.left - day - notice
        for grade, notice in (
            (Grade.SENIOR, LEAVING.notice_days), (Grade.TEAM_MANAGER, LEAVING.manager_notice_days),
        )
        for person, day in rises("crowded", grade)
    ]  # fmt: skip
    assert 0 <= min(left) < 200


@pytest.mark.parametrize(
    ("below", "to", "experience", "a_year"),
    [
        (Grade.SOCIAL_WORKER, Grade.SENIOR, 2, BUSY.posts.progression_rate),
        (Grade.SENIOR, Grade.TEAM_MANAGER, 0, BUSY.posts.promotion_rate),
    ],
)
def test_that_people_rise_at_the_declared_rate_where_posts_are_vacant(
    below, to, experience, a_year
):
    """On the first of each month, all who have not given notice and have the experience."""
    might, chances = 0, 0.0
    for diary in diaries_of("busy"):
        firsts = [day for day in DAYS if diary.is_first_of_month(day)]
        for before, day in pairwise([0, *firsts]):
            eligible = [
                person
                for person in diary.people
                if person.is_permanent(day - 1)
                and person.grade.on(day - 1) is below
                and person.left > day + LEAVING.notice_days
                and person.experience + (day - person.came) / DAYS_A_YEAR >= experience
            ]
            might += len(eligible)
            chances += len(eligible) * (1 - exp(-a_year / 100 * (day - before) / DAYS_A_YEAR))
    rose = len(rises("busy", to))
    assert rose > 10
    assert stats.binomtest(rose, might, chances / might).pvalue > ERROR_RATE


def test_that_seniors_have_two_years_experience():
    years = [
        person.experience + (day - person.came) / DAYS_A_YEAR
        for person, day in rises("crowded", Grade.SENIOR)
    ]
    assert 2 <= min(years) < 3, "some rise soon after they may"


def test_that_a_supported_year_is_a_year():
    """Until the first of a month on which twelve months have been served, and no longer."""
    year = SERVICES["crowded"].settings.posts.supported_year_months * DAYS_A_MONTH
    ended = rises("crowded", Grade.SOCIAL_WORKER)
    firsts = [day for day, _ in diaries_of("crowded")[0].settings if day > 0]
    assert len(ended) > 20
    for person, day in ended:
        assert day == next(first for first in firsts if first - person.joined >= year)
    beyond = [
        person
        for diary in diaries_of("crowded")
        for person in diary.people
        if person.grade.last is Grade.NEWLY_QUALIFIED
        and any(person.joined + year <= first < person.left for first in firsts)
    ]
    assert beyond == []
