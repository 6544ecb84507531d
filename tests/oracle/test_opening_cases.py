"""The children of the first day against laws in closed form: how far along they are, and with whom.

A case is met at a random moment of its stage, so that a long stage is the likelier to be met.
"""

from datetime import date

import numpy as np
import pytest
from scipy import stats

from sim.cases import NEVER, NOBODY, OTHER_TEAM, TICKS, UNALLOCATED, Stage, Work
from sim.model import Service
from sim.streams import Luck
from tests.oracle.closed_forms import (
    ASSESSMENT,
    CARE,
    ERROR_RATE,
    NEED_MEAN,
    NORMAL_BOUND,
    PLAN,
    left_of,
    need_cdf,
    pinned,
)

DAYS_A_YEAR, WORKING_DAYS_A_YEAR = 365.25, 253
LAW_LEFT = {
    Stage.ASSESSMENT: left_of(ASSESSMENT.cdf, ASSESSMENT.mean()),
    Stage.NEED: left_of(need_cdf, NEED_MEAN),
    Stage.PROTECTION: left_of(PLAN.cdf, PLAN.mean()),
    Stage.CARE: CARE.cdf,
}
MEAN_DENSITY = {Stage.ASSESSMENT: 1 / ASSESSMENT.mean(), Stage.NEED: 1 / NEED_MEAN,
                Stage.PROTECTION: 1 / PLAN.mean(), Stage.CARE: 1 / CARE.mean()}  # fmt: skip
FAR = date(2030, 1, 31)
"""So far that nearly every stage on the calendar ends before it."""


def begun(**values):
    """A large city on the evening of its first day."""
    scenario = pinned(FAR).with_values({name.replace("__", "."): at for name, at in values.items()})
    return Service(scenario, Luck(scenario.seed, 0))


@pytest.fixture(scope="module")
def city():
    return begun()


def open_cases(service):
    return service.desk.cases[service.desk.cases["stage"] >= 0]


def days_left(service):
    """Working days of work left in each open case; what runs on the calendar is in whole days, and
    spread evenly over the last of them."""
    desk = service.desk
    left = desk.cases["left"] / TICKS
    for who, children in enumerate(service.council.people.caseloads["children"].tolist()):
        for mark, row in desk.lists[who, :children].tolist():
            left[row] = mark / TICKS
    on_calendar = desk.cases["left"] == NEVER
    within = np.random.default_rng(1).random(len(left))
    left[on_calendar] = (desk.cases["finish"] - within)[on_calendar]
    return left[desk.cases["stage"] >= 0]


def assert_follows(found, law, slack=0.0):
    """That numbers follow a law whose distribution function is known to within a slack."""
    steps = law(np.sort(found)) * len(found) - np.arange(len(found))
    distance = max(np.max(steps), np.max(1 - steps)) / len(found)
    assert distance < stats.kstwo.isf(ERROR_RATE, len(found)) + slack


# How far along


@pytest.mark.parametrize("stage", LAW_LEFT)
def test_that_what_is_left_of_a_stage_is_that_of_a_random_moment(city, stage):
    cases = open_cases(city)
    met = (cases["stage"] == stage) & (cases["worker"] != UNALLOCATED)
    assert met.sum() > 1000
    assert_follows(days_left(city)[met], LAW_LEFT[stage])


@pytest.mark.parametrize("stage", LAW_LEFT)
def test_that_what_is_gone_of_a_stage_is_as_long_as_what_is_left(city, stage):
    """In whole days, spread evenly: each moves by less than a day, and the law's density is at most
    one over the mean."""
    cases = open_cases(city)
    met = cases[(cases["stage"] == stage) & (cases["worker"] != UNALLOCATED)]
    gone = np.random.default_rng(2).random(len(met)) - met["first_meeting"]
    assert_follows(gone, LAW_LEFT[stage], slack=MEAN_DENSITY[stage])
    calendar_days = -met["referred"] * WORKING_DAYS_A_YEAR / DAYS_A_YEAR
    assert np.abs(calendar_days + met["first_meeting"]).max() <= 1


def test_that_nothing_is_done_yet_on_what_waits_for_up_to_a_month(city):
    cases = open_cases(city)
    waits = cases["worker"] == UNALLOCATED
    assert waits.sum() == 300
    assert set(cases["stage"][waits]) == {Stage.ASSESSMENT}
    assert_follows(days_left(city)[waits], ASSESSMENT.cdf)
    waited = -cases["since"][waits]
    assert np.array_equal(cases["referred"][waits], -waited)
    assert stats.chisquare(np.bincount(waited, minlength=30)).pvalue > ERROR_RATE


def test_that_who_has_waited_longest_is_first(city):
    cases, first = city.desk.cases, city.desk.queues["first"]
    for work in (Work.ASSESSMENT, Work.ENQUIRY):
        since, row = [], int(first[work])
        while row != NOBODY:
            since.append(int(cases[row].since))
            row = int(cases[row].after)
        assert len(since) > 50
        assert since == sorted(since)
    waiting = cases[(cases["stage"] >= 0) & (cases["worker"] == UNALLOCATED)]
    assert (np.diff(waiting["since"][np.argsort(waiting["turn"])]) >= 0).all()


# What kind of work


def test_that_shares_of_work_are_as_declared(city):
    """Court proceedings are met in proportion to their share of a stay in care."""
    cases = open_cases(city)
    in_stage = {stage: cases[cases["stage"] == stage] for stage in LAW_LEFT}
    assessed, care = in_stage[Stage.ASSESSMENT], in_stage[Stage.CARE]
    others = cases[cases["stage"] != Stage.ASSESSMENT]
    for found, among, share in (
        (assessed["work"] == Work.ENQUIRY, assessed, 0.283 / (1 - 0.067)),
        (care["work"] == Work.COURT, care, 0.6 * 130 / (2.5 * 253)),
        *((in_stage[stage]["worker"] == OTHER_TEAM, in_stage[stage], 0.205)
          for stage in list(Stage)[2:]),
    ):  # fmt: skip
        assert stats.binomtest(int(found.sum()), len(among), share).pvalue > ERROR_RATE
    assert len(others) > 5000
    assert not (assessed["worker"] == OTHER_TEAM).any()


def test_that_proceedings_are_met_at_any_moment(city):
    cases = open_cases(city)
    ends = cases["court_ends"][cases["work"] == Work.COURT]
    assert len(ends) > 150
    assert_follows(ends - np.random.default_rng(3).random(len(ends)), stats.uniform(0, 130).cdf)
    assert not cases["court_ends"][cases["work"] != Work.COURT].any()


# With whom


@pytest.fixture(scope="module")
def evenly():
    """Nothing but their norms tells the workers apart."""
    return begun(start__caseload_spread=0)


@pytest.mark.parametrize("is_complex", [False, True])
def test_that_cases_are_shared_by_norm_and_complex_ones_among_the_experienced(evenly, is_complex):
    workers, cases = evenly.council.people.caseloads, open_cases(evenly)
    plain = (cases["work"] == Work.NEED) | (cases["work"] == Work.ASSESSMENT)
    held = cases["worker"][(plain != is_complex) & (cases["worker"] >= 0)]
    counts = np.bincount(held, minlength=len(workers))
    able = workers["holds_cases"] & (workers["takes_complex"] | (not is_complex))
    assert able.sum() > 200
    assert counts[~able].sum() == 0
    expected = workers["norm"][able] / workers["norm"][able].sum() * counts.sum()
    assert np.ptp(expected) > expected.mean() / 2
    assert stats.chisquare(counts[able], expected).pvalue > ERROR_RATE


def test_that_caseloads_spread_as_declared(city):
    """On top of the chance of single cases: 25 in 100 of the norm, of some 300 workers."""
    workers, cases = city.council.people.caseloads, open_cases(city)
    plain = (cases["work"] == Work.NEED) | (cases["work"] == Work.ASSESSMENT)
    held = np.bincount(cases["worker"][plain & (cases["worker"] >= 0)], minlength=len(workers))
    holders = workers["holds_cases"]
    expected = workers["norm"][holders] / workers["norm"][holders].sum() * held.sum()
    beyond = np.mean(((held[holders] - expected) ** 2 - held[holders]) / expected**2)
    assert np.sqrt(beyond) == pytest.approx(0.25, abs=NORMAL_BOUND * 0.25 / 600**0.5)


def test_that_workers_have_changed_as_often_as_before_the_first_day(city):
    """0.4 times a year, as long as a stage has lasted; the chance of none is that of an exponential
    time."""
    cases = open_cases(city)
    held = cases[cases["worker"] != UNALLOCATED]
    years = -held["referred"] / DAYS_A_YEAR
    expected = 0.4 * years.sum()
    assert held["changes"].sum() == pytest.approx(expected, abs=NORMAL_BOUND * expected**0.5)
    assert np.array_equal(held["changes"] > 0, held["since"] > held["referred"])
    chance = 1 - np.exp(-0.4 * years)
    bound = NORMAL_BOUND * (chance * (1 - chance)).sum() ** 0.5
    assert (held["changes"] > 0).sum() == pytest.approx(chance.sum(), abs=bound)
