"""What may happen to a case and to whoever holds it: rules told by the charter, section 2.

They are looked for in the diaries that the outcomes are recounted from.
"""

from math import ceil

import pytest
from scipy import stats

from sim.cases import EPISODE, OTHER_TEAM, UNALLOCATED, Stage, Work
from sim.grades import Grade
from tests.recount.diary import NEVER, STAGE_OF
from tests.recount.month import DAYS_A_MONTH
from tests.recount.services import SERVICES, life_of

ERROR_RATE = 1e-4
PLAIN = (Work.NEED, Work.ASSESSMENT)


def everybody(service):
    diary, _ = life_of(service)
    return diary, diary.children.values()


def spells_of(spells, closed):
    """What was, from which day and until which."""
    ends = [*spells.since[1:], closed]
    return zip(spells.was, spells.since, ends, strict=True)


def meeting_from(diary, day):
    """The first meeting on a day or after it."""
    return next((each for each in diary.meetings if each >= day), NEVER)


def became_manager(person):
    """Day from which somebody is a team manager."""
    grades = zip(person.grade.since, person.grade.was, strict=True)
    return min((day for day, grade in grades if grade is Grade.TEAM_MANAGER), default=NEVER)


# Who holds what


@pytest.mark.parametrize("service", SERVICES)
def test_that_only_case_holders_in_post_hold_cases(service):
    """Who leaves, or becomes a team manager, hands over at the next meeting."""
    diary, children = everybody(service)
    hands_over = [
        meeting_from(diary, min(person.left, became_manager(person))) for person in diary.people
    ]
    handed_over = 0
    for child in children:
        for worker, since, until in spells_of(child.worker, child.closed):
            if worker >= 0:
                assert diary.people[worker].has_caseload
                assert diary.people[worker].came <= max(since, 0)
                assert until <= hands_over[worker]
                handed_over += until == hands_over[worker] < NEVER
    assert handed_over > 100


@pytest.mark.parametrize("service", SERVICES)
def test_that_the_newly_qualified_hold_no_complex_work(service):
    """From the first day on, and when a case becomes complex."""
    diary, children = everybody(service)
    held = []
    for child in children:
        for worker, since, until in spells_of(child.worker, child.closed):
            if worker >= 0:
                grade = diary.people[worker].grade
                held += [
                    work
                    for work, begins, ends in spells_of(child.work, child.closed)
                    if max(begins, since) < min(ends, until)
                    and grade.on(max(begins, since)) is Grade.NEWLY_QUALIFIED
                ]
    assert len(held) > 100
    assert set(held) <= set(PLAIN)


@pytest.mark.parametrize("service", SERVICES)
def test_that_norms_are_as_told_by_grade_and_time_in_post(service):
    """As set on the first of every month, or on the day of coming."""
    diary, _ = everybody(service)
    looked_at = 0
    for day, told in diary.told.items():
        casework = diary.settings_on(day).casework
        at_work = 1 - casework.sickness / 100
        for row, each in told.items():
            person = diary.people[row]
            if day in (0, person.permanent_from):
                continue
            grade, months = person.grade.on(day), (day - person.joined) / DAYS_A_MONTH
            full = casework.norm_senior if grade is Grade.SENIOR else casework.norm_social_worker
            if grade is Grade.NEWLY_QUALIFIED:
                share = (
                    casework.newly_qualified_first, casework.newly_qualified_second,
                    casework.newly_qualified_third, casework.newly_qualified_fourth,
                )[min(int(months / 3), 3)]  # fmt: skip
            elif person.is_agency(day):
                share = casework.agency_load
            elif months < 1:
                share = casework.induction_first_month
            else:
                share = casework.induction_next_months if months < 3 else 100
            norm = full * person.fte * share / 100 * at_work
            assert each.norm == pytest.approx(norm)
            assert each.cap == pytest.approx(norm * casework.cap / 100)
            looked_at += 1
    assert looked_at > 1000


# From stage to stage


def begun(service, stage):
    """Children who came to a stage since the first day: what work it was, from when to when."""
    diary, children = everybody(service)
    return [
        (diary, child, work, since, until)
        for child in children
        for work, since, until in spells_of(child.work, child.closed)
        if since > 0 and STAGE_OF[work] is stage
    ]


def test_that_court_proceedings_end_when_they_are_over():
    """After so many weeks of working days, unless the child has left care before."""
    lasted = []
    for service in SERVICES:
        for diary, child, work, since, until in begun(service, Stage.CARE):
            if work is Work.COURT and until < NEVER:
                weeks = diary.settings_on(int(since)).casework.proceedings_weeks
                days = sum(since < meeting <= until for meeting in diary.meetings)
                if until < child.closed and child.stage(int(until)) is Stage.CARE:
                    lasted.append(days - ceil(5 * weeks))
                assert days <= ceil(5 * weeks)
    assert len(lasted) > 30
    assert set(lasted) == {0}


def test_that_the_declared_share_of_children_in_care_come_through_the_courts():
    began = [
        work
        for service in SERVICES
        for _, child, work, since, _ in begun(service, Stage.CARE)
        if child.stage(int(since) - 1) is not Stage.CARE
    ]
    share = SERVICES["too much work"].settings.casework.proceedings_share / 100
    in_court = began.count(Work.COURT)
    assert stats.binomtest(in_court, len(began), share).pvalue > ERROR_RATE


@pytest.mark.parametrize("service", SERVICES)
def test_that_other_teams_take_their_share_after_the_assessment_and_keep_it(service):
    diary, children = everybody(service)
    passed_on, kept = 0, 0
    for child in children:
        assert OTHER_TEAM not in child.worker.was[:-1]
        assert child.passed_on in (child.assessed, NEVER)
        if 0 < child.assessed < child.closed:
            passed_on += child.passed_on == child.assessed
            kept += child.passed_on > child.assessed
    share = diary.settings_on(0).casework.held_by_other_teams / 100
    assert stats.binomtest(passed_on, passed_on + kept, share).pvalue > ERROR_RATE


@pytest.mark.parametrize("service", SERVICES)
def test_that_work_waits_for_a_worker(service):
    """No assessment is finished, and nothing but care ends, while nobody has the case."""
    _, children = everybody(service)
    waited = 0
    for child in children:
        for work, _, until in spells_of(child.work, child.closed):
            if until < NEVER and STAGE_OF[work] is not Stage.CARE:
                waited += len(child.given)
                worker_before = child.worker.on(until - 1)
                assert worker_before != UNALLOCATED
    assert waited > 100


# Coming back


@pytest.mark.parametrize("service", SERVICES)
def test_that_children_come_back_within_a_year_of_closing_and_once(service):
    """A re-referral is of a child whose case was closed, or who was referred without further
    action, at least a day and at most a year before; it is heard at the next meeting."""
    diary, _ = everybody(service)
    ended = {each.identity: each.day for each in diary.referrals}
    ended |= {child.identity: child.closed for child in diary.children.values()}
    back = [each for each in diary.referrals if each.again and each.identity - EPISODE in ended]
    assert len(back) > 100
    for each in back:
        before = ended[each.identity - EPISODE]
        assert each.day - before >= 1
        assert meeting_from(diary, before + 1) <= each.day <= meeting_from(diary, before + 366)
    assert len({each.identity for each in back}) == len(back)
