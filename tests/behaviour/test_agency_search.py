"""The council looks for agency workers: each post by itself, and none longer for want of room."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from scipy import stats

from sim.grades import Grade
from sim.scenario import Change
from tests.behaviour.services import unfolded
from tests.oracle.closed_forms import ERROR_RATE, FIRST, scenario
from tests.oracle.product import with_staff

POSTS = 40
MEAN_DAYS = 21.0
FUTURES = range(40)
OPENS = date(2015, 3, 15)
LAST = date(2015, 3, 31)


def nothing_but_posts(last, **values):
    """Forty vacant posts of a social worker and forty of a senior; nobody is in post or comes."""
    posts = {"posts.social_workers": POSTS, "posts.seniors": POSTS, "agency.market": 1000.0,
             "agency.days_to_place": MEAN_DAYS}  # fmt: skip
    empty = with_staff(scenario(last, {"demand.referrals_a_year": 0.0}), [])
    return empty.with_values(posts | {path.replace("__", "."): at for path, at in values.items()})


def covered(at):
    """Agency workers in post on the last day of each future; shape (futures, both grades)."""
    councils = [unfolded(at, number) for number in FUTURES]
    grades = (Grade.SOCIAL_WORKER, Grade.SENIOR)
    return np.array([[each.people.agency_fte[grade] for grade in grades] for each in councils])


def assert_binomial(counts, posts, chance):
    """That counts have the mean and the spread of a binomial law."""
    together = stats.binomtest(int(counts.sum()), posts * len(counts), chance)
    assert together.pvalue > ERROR_RATE
    squares = np.sum((counts - posts * chance) ** 2) / (posts * chance * (1 - chance))
    low, high = stats.chi2.interval(1 - ERROR_RATE, len(counts))
    assert low < squares < high


def test_that_a_search_takes_an_exponential_time():
    """Whoever is found within a day starts at its close (ASM-010)."""
    last = date(2015, 2, 28)
    days = (last - FIRST).days
    for grade in covered(nothing_but_posts(last)).T:
        assert_binomial(grade, POSTS, 1 - np.exp(-days / MEAN_DAYS))


def test_that_searches_without_room_are_no_longer_and_no_shorter_for_it():
    """The market opens on a day. Each post finds somebody on that day or later with the chance of
    any other day, however often its search has come to nothing before."""
    at = nothing_but_posts(LAST, agency__market=0.0)
    at = replace(at, changes=(Change(OPENS, "agency.market", 1000.0),))
    days = (LAST - OPENS).days + 1
    for grade in covered(at).T:
        assert_binomial(grade, POSTS, 1 - np.exp(-days / MEAN_DAYS))


def test_that_a_market_is_used_on_the_day_on_which_it_opens():
    """By the searches that would have ended on it, had they been as long on any other day."""
    at = nothing_but_posts(OPENS, agency__market=0.0, agency__days_to_place=2.0)
    at = replace(at, changes=(Change(OPENS, "agency.market", 1000.0),))
    for grade in covered(at).T:
        assert_binomial(grade, POSTS, 1 - np.exp(-1 / 2.0))


def test_that_a_cap_lifted_is_a_market_opened():
    at = nothing_but_posts(LAST, agency__share_cap=0.0)
    at = replace(at, changes=(Change(OPENS, "agency.share_cap", 100.0),))
    days = (LAST - OPENS).days + 1
    assert_binomial(covered(at).sum(axis=1), 2 * POSTS, 1 - np.exp(-days / MEAN_DAYS))


@pytest.fixture(scope="module")
def scarce():
    """A market of thirty for eighty posts, and assignments of a month."""
    return covered(
        nothing_but_posts(date(2015, 7, 31), agency__market=30.0, agency__assignment_months=1.0)
    )


def test_that_a_scarce_market_is_used_up_and_never_overdrawn(scarce):
    """Fifty posts look at once, so that somebody who goes is followed within a day."""
    together = scarce.sum(axis=1)
    assert together.max() <= 30
    assert together.mean() > 29


def test_that_no_grade_comes_first_in_a_scarce_market(scarce):
    """Who is found first is chance: both grades have as many on average."""
    workers, seniors = scarce.T
    assert stats.ttest_1samp(workers - seniors, 0.0).pvalue > ERROR_RATE
    assert np.ptp(workers) > 5


def test_that_a_post_has_one_agency_worker_at_most():
    """Assignments that never end: as many come as there are posts, and no more."""
    at = nothing_but_posts(date(2016, 7, 31))
    council = unfolded(at, 0)
    assert council.people.count == 2 * POSTS
    assert council.agency_fte == 2 * POSTS


def test_that_a_search_an_assignment_and_turning_permanent_have_luck_of_their_own():
    """Of the first worker in each post: who is found late stays no longer and turns no sooner."""
    lasting = {"agency__assignment_months": 2.0, "agency__turning_permanent": 100.0}
    council = unfolded(nothing_but_posts(date(2017, 7, 31), **lasting), 0)
    people = council.people
    first: dict[int, int] = {}
    for row in range(people.count):
        first.setdefault(int(people.identity[row]) % (1 << 44), row)
    rows = np.array(list(first.values()))
    found = people.joined[rows]
    covered_for = np.minimum(people.left, people.permanent_since)[rows] - found
    turned = np.isfinite(people.permanent_since[rows])
    assert len(rows) == 2 * POSTS
    assert turned.sum() > 5
    assert stats.spearmanr(found, covered_for).pvalue > ERROR_RATE
    assert stats.mannwhitneyu(found[turned], found[~turned]).pvalue > ERROR_RATE
    assert stats.mannwhitneyu(covered_for[turned], covered_for[~turned]).pvalue > ERROR_RATE
