"""What must hold in every run of the twin, and its rules case by case."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from math import exp, expm1, sqrt

import numpy as np
import pytest
from scipy import stats

from sim.grades import Grade
from sim.scenario import Event
from tests.oracle.closed_forms import (
    ERROR_RATE,
    FIRST,
    FULL_TIME,
    NORMAL_BOUND,
    PINNED,
    SIGMA,
    WITHOUT_LIMIT,
    assert_poisson,
    pinned,
    scenario,
)
from tests.oracle.entities import Stage
from tests.oracle.twin import TwinWorker, run_twin, start_service


def start(at, workers, seed):
    return start_service(at, workers, leaving_a_year=0, starters_a_year=0, seed=seed)


# The first day


def test_that_the_start_is_as_declared():
    at = pinned(FIRST + timedelta(days=1))
    run = start(at, [FULL_TIME] * 400, 1).run()
    assert run.dates == (FIRST,)
    # The census counts those who will be found in need: 1 - 0.35 / 0.933 of the assessed.
    assert run.assessment[0] == round(1362 * 0.933 / (0.933 - 0.35)) == 2180
    assert run.open_cases[0] == 9586 - 1362 + 2180
    assert run.unallocated[0] == 300
    assert run.need[0] + run.need_outside[0] == 9586 - 1362 - 1210 - 1950
    assert run.protection[0] + run.protection_outside[0] == 1210
    assert run.care[0] + run.care_outside[0] == 1950
    assert 28 <= run.oldest_wait[0] <= 29
    outside = int(run.need_outside[0] + run.protection_outside[0] + run.care_outside[0])
    assert stats.binomtest(outside, 9586 - 1362, 0.205).pvalue > ERROR_RATE


def test_that_caseloads_spread_at_the_start():
    service = start(pinned(FIRST), [FULL_TIME] * 400, 2)
    held = np.array([len(worker.cases) for worker in service.workers])
    # The spread between workers, and the luck of each one's draw on top of it.
    expected = sqrt(0.25**2 + 1 / held.mean())
    assert held.std() / held.mean() == pytest.approx(expected, rel=NORMAL_BOUND / sqrt(2 * 400))


def test_that_assessments_under_way_at_the_start_count_the_days_before():
    last = date(2016, 2, 29)
    count = 3000
    values = {
        "demand.referrals_a_year": 0.0,
        "start.children_in_need": count / 100,
        "start.awaiting_assessment": count / 100,  # the census counts one in a hundred
        "casework.no_further_action": 0.0,
        "casework.section_47": 0.0,
        "casework.not_in_need": 100.0,
    }
    run = start(scenario(last, values), [WITHOUT_LIMIT], 4).run()
    assert run.assessments.sum() == run.open_cases[0] == count
    # Found under way are the longer ones. Days before and after day 0 are rounded down and up, so
    # that one of 45.3 working days is in time with a chance of 0.7.
    in_time = stats.norm.cdf(np.log(45.5 / 30) / SIGMA - SIGMA)
    found = int(run.assessments_in_time.sum())
    assert stats.binomtest(found, count, in_time).pvalue > ERROR_RATE


# Cases


def test_that_cases_weigh_what_is_declared_and_proceedings_end():
    service = start(scenario(FIRST, {}), [], 1)
    weights = [service.open_case(stage, 100).weight(service.casework) for stage in list(Stage)[:4]]
    assert weights == [1.2, 1.0, 1.6, 1.2]
    child = service.open_case(Stage.CARE, 100)
    child.proceedings = 1.5
    for left, weight in ((0.5, 2.2), (-0.5, 1.2), (-0.5, 1.2)):
        child.work_a_day()
        assert (child.proceedings, child.weight(service.casework)) == (left, weight)


def test_that_assessments_end_as_declared():
    service = start(scenario(FIRST, {}), [], 6)
    count = 20_000
    outcomes: Counter[Stage] = Counter()
    for _ in range(count):
        case = service.open_case(Stage.ASSESSMENT, 100)
        outcomes[service.outcome_of_assessment(case)] += 1
    plans = 0.283 * 0.33 * 0.95
    shares = {
        Stage.CLOSED: 0.35 / (0.933 - plans) * (1 - plans / 0.933),
        Stage.CARE: 0.02 / (0.933 - plans) * (1 - plans / 0.933),
        Stage.PROTECTION: plans / 0.933,
    }
    shares[Stage.NEED] = 1 - sum(shares.values())
    for stage, share in shares.items():
        assert stats.binomtest(outcomes[stage], count, share).pvalue > ERROR_RATE


# People


def test_that_leavers_and_starters_follow_a_constant_hazard():
    last = date(2016, 2, 29)
    years = (last - FIRST).days / 365.25
    at = scenario(last, {"demand.referrals_a_year": 0.0})
    service = start_service(
        at, [FULL_TIME] * 400, leaving_a_year=0.5, starters_a_year=300.0, seed=5
    )
    run = service.run()
    stayed = sum(worker.number < 400 for worker in service.workers)
    assert stats.binomtest(stayed, 400, exp(-0.5 * years)).pvalue > ERROR_RATE
    assert_poisson(len(service.workers) - stayed, 300 / 0.5 * -expm1(-0.5 * years))
    assert run.fte[0] == 400
    assert run.fte[-1] == len(service.workers)


@pytest.mark.parametrize(
    ("worker", "norms"),
    [
        (TwinWorker(Grade.SOCIAL_WORKER, 0.5), {0: 5, 31: 7.5, 92: 10}),
        (TwinWorker(Grade.SENIOR, 1.0, True, 12), {0: 21}),
        (TwinWorker(Grade.NEWLY_QUALIFIED), {0: 12, 92: 16, 183: 18, 274: 20, 400: 20}),
        (TwinWorker(Grade.SOCIAL_WORKER, 1.0, False), {0: 16}),
        (TwinWorker(Grade.TEAM_MANAGER, 1.0, True, 60), {0: 0}),
    ],
)
def test_that_norms_grow_with_service(worker, norms):
    casework = replace(PINNED.casework, sickness=10)
    service = start(scenario(FIRST, {}), [worker], 1)
    for day, norm in norms.items():
        service.workers[0].set_norm_and_cap(casework, day)
        assert service.workers[0].norm == pytest.approx(0.9 * norm)
        assert service.workers[0].cap == pytest.approx(0.9 * norm * 1.35)


def test_that_a_change_of_worker_makes_the_rest_longer_but_not_in_care():
    monday = FIRST + timedelta(days=2)
    children = {
        "demand.referrals_a_year": 0.0,
        "start.children_in_need": 30.0,
        "start.child_protection_plans": 10.0,
        "start.children_in_care": 10.0,
        "casework.held_by_other_teams": 0.0,
    }
    service = start(scenario(monday, children), [WITHOUT_LIMIT], 1)
    before = {case.number: case.left for case in service.cases.values()}
    service.leave(service.workers[0])
    service.join(WITHOUT_LIMIT)
    service.run()
    assert service.counts["handovers"] == len(service.workers[0].cases) == 30
    for case in service.cases.values():
        in_care = case.stage is Stage.CARE
        expected = before[case.number] - 1 if in_care else before[case.number] * 1.12
        assert case.left == pytest.approx(expected)


# The allocation meeting


def test_that_the_most_urgent_and_longest_waiting_are_allocated_first():
    service = start(scenario(FIRST, {}), [TwinWorker(Grade.SOCIAL_WORKER, 0.2)], 1)
    (worker,) = service.workers
    cases = {}
    for name, stage, enquiry, since in (
        ("need", Stage.NEED, False, -9),
        ("assessment", Stage.ASSESSMENT, False, -8),
        ("care", Stage.CARE, False, -7),
        ("plan", Stage.PROTECTION, False, -5),
        ("later plan", Stage.PROTECTION, False, -3),
        ("as late a plan", Stage.PROTECTION, False, -3),
        ("enquiry", Stage.ASSESSMENT, True, -4),
        ("need, once an enquiry", Stage.NEED, True, -10),
    ):
        case = service.open_case(stage, 100)
        case.section_47 = enquiry
        service.wait(case)
        case.waiting_since = since
        cases[name] = case.number
    worker.cap = 100
    service.hold_allocation_meeting()
    order = ("plan", "enquiry", "later plan", "as late a plan", "care", "assessment")
    expected = [cases[name] for name in (*order, "need, once an enquiry", "need")]
    assert list(worker.cases) == expected


def test_that_what_fits_nobody_waits_while_lighter_work_is_allocated():
    service = start(scenario(FIRST, {}), [FULL_TIME], 1)
    (worker,) = service.workers
    for stage in (Stage.PROTECTION, Stage.CARE, Stage.NEED):
        service.wait(service.open_case(stage, 100))
    plan, care, need = service.cases.values()
    worker.cap = 1.2
    service.hold_allocation_meeting()
    assert list(worker.cases.values()) == [care]
    assert list(service.waiting.values()) == [plan, need]
    assert [case.meetings_waited for case in (plan, care, need)] == [1, 0, 1]


def test_that_the_worker_with_most_room_who_may_is_chosen():
    beginner = TwinWorker(Grade.NEWLY_QUALIFIED, 2.0, True, 12)
    part_time = TwinWorker(Grade.SOCIAL_WORKER, 0.5, True, 60)
    service = start(scenario(FIRST, {}), [part_time, FULL_TIME, FULL_TIME, beginner], 1)
    a, b, c, d = service.workers
    assert service.worker_with_most_room(1.0, is_complex=False) is d
    assert service.worker_with_most_room(1.0, is_complex=True) is b
    b.load = 5
    assert service.worker_with_most_room(1.0, is_complex=True) is c
    b.load, c.load = 20, 25
    assert service.worker_with_most_room(1.0, is_complex=True) is a
    a.load = 12.5
    assert service.worker_with_most_room(1.0, is_complex=True) is b
    b.load = c.load = 25.65  # the cap, with 5 per cent of sickness
    assert service.worker_with_most_room(1.0, is_complex=True) is None


# Every run


@pytest.fixture(scope="module")
def busy():
    """A small council with every rule at work, short of staff."""
    at = pinned(date(2016, 6, 30), Event(date(2014, 7, 1), "front_door_opens")).with_values(
        {
            "demand.referrals_a_year": 350.0,
            "start.children_in_need": 240.0,
            "start.awaiting_assessment": 40.0,
            "start.unallocated": 10.0,
            "start.child_protection_plans": 30.0,
            "start.children_in_care": 50.0,
        }
    )
    workers = [TwinWorker(Grade.NEWLY_QUALIFIED, 1.0, True, 4)] * 3 + [FULL_TIME] * 6
    service = start_service(at, workers, leaving_a_year=0.4, starters_a_year=4, seed=11)
    same = run_twin(at, workers, leaving_a_year=0.4, starters_a_year=4, seed=11)
    return service, service.run(), same


def test_that_cases_are_conserved(busy):
    _, run, _ = busy
    opened = run.referrals - run.no_further_action
    assert np.array_equal(np.diff(run.open_cases), (opened - run.closures)[1:])
    outside = run.need_outside + run.protection_outside + run.care_outside
    assert np.array_equal(run.open_cases, run.allocated + run.unallocated + outside)
    assert run.unallocated.max() > 0
    assert run.handovers.sum() > 0
    assert run.re_referrals.sum() > 0


def test_that_every_case_is_in_one_place(busy):
    service, _, _ = busy
    held = [case for worker in service.workers for case in worker.cases.values()]
    outside = [case for case in service.cases.values() if case.outside]
    places = [case.number for case in [*held, *outside, *service.waiting.values()]]
    assert sorted(places) == sorted(service.cases)
    assert all(case.worker is None for case in [*outside, *service.waiting.values()])


def test_that_the_newly_qualified_hold_no_complex_work(busy):
    service, _, _ = busy
    beginners = [worker for worker in service.workers if worker.newly_qualified]
    held = [case for worker in beginners for case in worker.cases.values()]
    assert held
    assert not any(case.is_complex for case in held)


def test_that_a_seed_gives_one_future(busy):
    _, run, same = busy
    assert all(
        np.array_equal(column, getattr(same, name), equal_nan=name != "dates")
        for name, column in vars(run).items()
    )


def test_that_the_twin_refuses_what_it_does_not_know():
    at = pinned(date(2016, 3, 31), Event(date(2015, 7, 1), "budget_cut"))
    with pytest.raises(ValueError, match="front door"):
        start(at, [FULL_TIME], 1)
