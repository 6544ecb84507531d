"""The staff of the first day against laws in closed form: hours, length of service, experience."""

from datetime import date
from functools import cache

import numpy as np
import pytest
from scipy import stats

from sim.grades import POST_GRADES, Grade
from sim.model import Service
from sim.streams import Luck
from tests.behaviour.services import birmingham
from tests.oracle.closed_forms import ERROR_RATE

LAST = date(2015, 2, 28)
DAYS_A_YEAR = 365.25
FUTURES = 6
SUMMER = (7, 8, 9, 10)


@cache
def councils(newly_qualified_share=25.0):
    scenario = birmingham(LAST).with_values({"start.newly_qualified_share": newly_qualified_share})
    return [Service(scenario, Luck(scenario.seed, number)).council for number in range(FUTURES)]


def years(people, column):
    return -getattr(people, column)[people.permanent_rows()] / DAYS_A_YEAR


def served(*grades, newly_qualified_share=25.0):
    """Years of service of the permanent staff of these grades, or of all, in all futures."""
    found = []
    for council in councils(newly_qualified_share):
        people = council.people
        of_grade = np.isin(people.grade[people.permanent_rows()], grades or tuple(Grade))
        found.append(years(people, "joined")[of_grade])
    return np.concatenate(found)


# Length of service


def test_that_the_declared_share_has_under_two_years_the_newly_qualified_counted():
    under_two = served() < 2
    assert (served(Grade.NEWLY_QUALIFIED) < 2).all()
    chance = stats.binomtest(int(under_two.sum()), len(under_two), 0.34).pvalue
    assert chance > ERROR_RATE


def test_that_the_declared_share_has_five_years_or_more_where_nobody_is_newly_qualified():
    found = served(newly_qualified_share=0.0)
    assert stats.binomtest(int((found >= 5).sum()), len(found), 0.41).pvalue > ERROR_RATE
    assert stats.binomtest(int((found < 2).sum()), len(found), 0.34).pvalue > ERROR_RATE


@pytest.mark.parametrize(
    ("at_least", "below", "law"),
    [
        (0, 2, stats.uniform(0, 2)),
        (2, 5, stats.uniform(2, 3)),
        (5, np.inf, stats.expon(5, 6)),
    ],
    ids=["under two years", "two to five", "five or more"],
)
def test_that_service_within_a_band_follows_its_law(at_least, below, law):
    found = served(*POST_GRADES)
    within = found[(found >= at_least) & (found < below)]
    assert len(within) > 200
    assert stats.kstest(within, law.cdf).pvalue > ERROR_RATE


def test_that_the_newly_qualified_have_come_by_the_months_in_which_they_come():
    """80 in 100 from July to October; counted back from 31 January, month by month."""
    hiring = councils()[0].now.hiring
    summer = hiring.newly_qualified_summer / 100
    months_ago = (served(Grade.NEWLY_QUALIFIED) * 12).astype(int)
    shares = np.array(
        [
            summer / 4 if month in SUMMER else (1 - summer) / 8
            for month in (1, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)
        ]
    )
    counts = np.bincount(months_ago, minlength=12)
    assert summer > 0.5
    assert stats.chisquare(counts, shares * counts.sum()).pvalue > ERROR_RATE


# Hours and experience


@pytest.mark.parametrize("grade", Grade)
def test_that_staff_work_full_time_or_three_or_four_days_a_week(grade):
    """On average the declared FTE; the last of a grade makes up what is left."""
    fte = [
        each.people.fte[each.people.permanent_rows()][
            each.people.grade[each.people.permanent_rows()] == grade
        ]
        for each in councils()
    ]
    full = np.concatenate([each[:-1] for each in fte])
    assert set(full.tolist()) == {0.6, 0.8, 1.0}
    part_time = (1 - 0.93) / (1 - 0.7)
    assert stats.binomtest(int((full < 1).sum()), len(full), part_time).pvalue > ERROR_RATE
    three_days = int((full == 0.6).sum())
    assert stats.binomtest(three_days, int((full < 1).sum()), 0.5).pvalue > ERROR_RATE


def test_that_experience_of_before_is_that_of_candidates():
    """Exponential, of the declared share three years or more; the newly qualified have none."""
    before = []
    for council in councils():
        people, rows = council.people, council.people.permanent_rows()
        earlier = years(people, "qualified") - years(people, "joined")
        newly = people.grade[rows] == Grade.NEWLY_QUALIFIED
        assert earlier[newly] == pytest.approx(0)
        before.append(earlier[~newly])
    share = councils()[0].now.hiring.three_years_share / 100
    law = stats.expon(scale=-3 / np.log(share))
    assert stats.kstest(np.concatenate(before), law.cdf).pvalue > ERROR_RATE


def test_that_posts_come_with_cases_as_often_as_declared():
    """The declared share is of all staff; team managers hold none."""
    holders, frontline = 0, 0
    for council in councils():
        people, rows = council.people, council.people.permanent_rows()
        among = rows[people.grade[rows] != Grade.TEAM_MANAGER]
        holders += int(people.caseloads["holds_cases"][among].sum())
        frontline += len(among)
    posts = councils()[0].now.posts
    everybody = posts.social_workers + posts.seniors + posts.team_managers
    share = posts.case_holding_share / 100 * everybody / (posts.social_workers + posts.seniors)
    assert stats.binomtest(holders, frontline, share).pvalue > ERROR_RATE


@pytest.mark.parametrize("agency", [30, 60, 90])
def test_that_agency_workers_cover_as_much_of_each_grade(agency):
    """Of the vacant posts, to within a worker, as long as there are vacant posts."""
    scenario = birmingham(LAST).with_values({"start.agency_fte": agency})
    council = Service(scenario, Luck(scenario.seed, 0)).council
    vacant = [max(0, round(council.vacant_fte(grade))) for grade in POST_GRADES]
    assert sum(vacant) > 90
    found = council.people.agency_fte[Grade.SOCIAL_WORKER :]
    evenly = [agency * posts / sum(vacant) for posts in vacant]
    assert found == pytest.approx(evenly, abs=1)
