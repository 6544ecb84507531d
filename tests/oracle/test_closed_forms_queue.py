"""The product's queue for a worker against laws in closed form: Erlang C and Little's law.

One case a worker, at twice the norm: a day's work at a time, after each of which the assessment is
sent back with the same chance. So its length is geometric, which for a day that is short against
the mean is exponential, and the workers are the identical places of Erlang's queue.
"""

from datetime import date
from itertools import pairwise

import numba
import numpy as np
import pytest
from scipy import stats

from sim.case_tables import (
    lists_of_cases,
    more_cases,
    more_returning,
    no_book,
    no_caseloads,
    no_cases,
    no_queues,
    sheets_for,
)
from sim.cases import NOBODY, UNALLOCATED, Returning, Tally
from sim.council import COUNT
from sim.model import Service
from sim.records import table_of
from sim.rules.case_length import case_rules, rules_table
from sim.rules.working_day import duty_desk_day
from sim.streams import Luck
from tests.oracle.closed_forms import (
    ERROR_RATE,
    FIRST,
    NORMAL_BOUND,
    assert_poisson,
    day_step_wait,
    erlang_c_wait,
    scenario,
)
from tests.oracle.product import with_staff
from tests.oracle.twin import TwinWorker

PLACES = 2
USED = 0.6
"""Share of the places in use."""
DAYS_AT = {2: 400_000, 8: 2_000_000}
"""Days to follow the queue for, by the mean days of an assessment."""
BATCHES = 50


def one_place_each(mean_days, last=FIRST, referrals_a_year=0.0):
    """A scenario in which every worker of half the norm holds one case, and no case lasts."""
    values = {
        "casework.norm_social_worker": 1.0,
        "casework.cap": 200.0,
        "casework.sickness": 0.0,
        "casework.weight_assessment": 1.0,
        "casework.section_47": 0.0,
        "casework.no_further_action": 0.0,
        "casework.not_in_need": 100.0,
        "casework.straight_to_care": 0.0,
        "casework.assessment_days": 1.0,
        "casework.assessment_limit": 1.0,
        "casework.overload_lengthening": 0.0,
        "casework.overload_rework": 100 * (1 - 1 / mean_days),
        "casework.rework_days": 1.0,
        "demand.referrals_a_year": referrals_a_year,
    }
    return scenario(last, values)


@numba.njit
def days_pass(first, first_child, referred, desk, tally):
    """Hold so many meetings, one a day."""
    (cases, workers, fte, lists, queues, due, returning, returns_on, book, rules,
     holders, concerned, ranks, ranked, weights, refused, key_0, key_1) = desk  # fmt: skip
    for day in range(first, first + len(referred)):
        children = np.arange(first_child, first_child + referred[day - first])
        first_child += len(children)
        duty_desk_day(
            cases, workers, fte, lists, queues, due, returning, returns_on, book, tally,
            rules, holders, concerned, ranks, ranked, weights, refused, key_0, key_1, PLACES,
            children, day - 1, day, day,
        )  # fmt: skip


def waits(mean_days, days):
    """Mean wait in days of the cases allocated in each batch of days; every day is a meeting."""
    settings = one_place_each(mean_days).settings
    book, workers = no_book(), no_caseloads(PLACES)
    workers["holds_cases"] = True
    workers["norm"], workers["cap"] = 0.5, 1.0
    stream = Luck(mean_days, 0).stream("cases")
    desk = (
        more_cases(no_cases(0), book, 100),  # nobody will live to see ninety wait for two places
        workers,
        np.ones(PLACES),
        lists_of_cases(PLACES, 100),
        no_queues(),
        np.full(days + 1, NOBODY, np.int32),
        more_returning(table_of(Returning, 0), book, 100),
        np.full(days + 1, NOBODY, np.int32),
        book,
        rules_table(case_rules(settings.casework, settings.demand)),
        *sheets_for(PLACES),
        stream.key_0,
        stream.key_1,
    )
    referred = np.random.default_rng(mean_days).poisson(PLACES * USED / mean_days, days)
    first_child = np.cumsum(referred) - referred
    found = []
    for batch in np.array_split(np.arange(days), BATCHES):
        tally = np.zeros(len(Tally), np.int64)
        days_pass(batch[0] + 1, first_child[batch[0]], referred[batch], desk, tally)
        found.append(tally[Tally.DAYS_WAITED] / tally[Tally.ALLOCATED])
    return np.array(found)


@pytest.fixture(scope="module")
def found():
    """Ends within which the mean wait lies, in mean lengths, by the mean days of an assessment."""
    ends = {}
    for mean_days, days in DAYS_AT.items():
        batches = waits(mean_days, days) / mean_days
        half = stats.t.isf(ERROR_RATE / 2, BATCHES - 1) * batches.std(ddof=1) / np.sqrt(BATCHES)
        ends[mean_days] = batches.mean() - half, batches.mean() + half
    return ends


@pytest.mark.parametrize("mean_days", DAYS_AT)
def test_that_waiting_is_that_of_the_queue_in_day_steps(found, mean_days):
    low, high = found[mean_days]
    assert low < day_step_wait(PLACES, USED, mean_days) / mean_days < high


def test_that_waiting_comes_to_agree_with_erlang_c_as_the_day_shrinks(found):
    exact = erlang_c_wait(PLACES, USED)
    (_, coarse), (low, high) = (found[mean_days] for mean_days in DAYS_AT)
    # The wait at the coarse step falls short for certain, and by more than that at the fine one.
    assert exact - coarse > max(exact - low, high - exact)
    # The law of the steps itself goes to Erlang C: half the step, half the distance.
    steps = [exact - day_step_wait(PLACES, USED, days) / days for days in (8, 16, 32, 64)]
    for distance, halved in pairwise(steps):
        assert 0.45 < halved / distance < 0.55


def test_that_the_queue_is_as_long_as_arrivals_times_waits():
    """Little's law, day by day: in the queue at the days' close is who has yet to wait."""
    last = date(2018, 1, 31)
    at = one_place_each(10, last, referrals_a_year=300.0)
    service = Service(with_staff(at, [TwinWorker(fte=0.5, service_months=60)] * 14), Luck(1, 0))
    waiting = []

    def counts():
        for day in range(1, (last - FIRST).days + 1):
            yield service.council.until(day, COUNT)
            cases = service.desk.cases
            queue = (cases["stage"] >= 0) & (cases["worker"] == UNALLOCATED)
            waiting.append((int(queue.sum()), int((day + 1 - cases["since"][queue]).sum())))

    service.council.env.process(counts())
    service.unfold()
    queue = np.array([number for number, _ in waiting])
    tally = service.desk.tally
    assert queue.sum() == tally[Tally.DAYS_WAITED] + waiting[-1][1]
    assert queue.max() > 5
    # The same in the long run: declared arrivals times the mean wait of those allocated.
    assert_poisson(tally[Tally.REFERRALS], 300 * len(queue) / 365.25)
    expected = 300 / 365.25 * tally[Tally.DAYS_WAITED] / tally[Tally.ALLOCATED]
    still_waiting = waiting[-1][1] / queue.sum()
    bound = NORMAL_BOUND / np.sqrt(tally[Tally.REFERRALS]) + still_waiting
    assert queue.mean() == pytest.approx(expected, rel=bound)
