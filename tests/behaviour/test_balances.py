"""The balances that hold in every future notice what breaks them."""

from datetime import date

import numpy as np
import pytest

from sim.cases import Stage
from sim.council import COUNT
from sim.grades import Grade
from sim.laws import BrokenLaw, Checked, check_outcomes
from sim.model import Service
from sim.outcomes import OUTCOMES
from sim.results import ROWS
from sim.streams import Luck
from tests.behaviour.services import tiny

LAST_DAY = date(2015, 3, 31)
NO_ROOM = {"casework.cap": 100.0, "demand.referrals_a_year": 3000.0}
"""So that some cases wait."""


@pytest.fixture
def service():
    """A service after two months in which all balances held on every day."""
    scenario = tiny(LAST_DAY).with_values(NO_ROOM)
    ran = Service(scenario, Luck(scenario.seed, 0))
    ran.unfold(checked=Checked.DAILY)
    return ran


def held_case(service):
    """A case in need with a worker, and the worker."""
    cases = service.desk.cases
    row = np.flatnonzero((cases["stage"] == Stage.NEED) & (cases["worker"] >= 0))[0]
    return cases[row], service.council.people.caseloads[cases[row].worker]


def waiting_cases(service):
    """The first two cases that wait for the same work."""
    queue = next(each for each in service.desk.queues if each.waiting > 1)
    first = service.desk.cases[queue.first]
    return first, service.desk.cases[first.after]


def somebody(service, grade=Grade.SOCIAL_WORKER):
    people = service.council.people
    return people.permanent_rows()[people.grade[people.permanent_rows()] == grade][0]


# Cases


def a_case_vanishes(service):
    case, _ = held_case(service)
    case.stage = Stage.CLOSED


def finished_work_stays_open(service):
    _, worker = held_case(service)
    worker.next_mark = worker.clock


def a_stay_in_care_runs_on(service):
    cases = service.desk.cases
    row = np.flatnonzero(cases["stage"] == Stage.CARE)[0]
    cases[row].finish = service.desk.meeting


def somebody_waits_for_nothing(service):
    service.desk.queues[0].waiting += 1


def a_load_is_not_given_back(service):
    _, worker = held_case(service)
    worker.held[Stage.NEED] += 1


def a_child_is_counted_twice(service):
    _, worker = held_case(service)
    worker.children += 1


@pytest.mark.parametrize(
    ("spoils", "said"),
    [
        (a_case_vanishes, "opened less closed"),
        (finished_work_stays_open, "finished"),
        (a_stay_in_care_runs_on, "finished"),
        (somebody_waits_for_nothing, "wait"),
        (a_load_is_not_given_back, "held"),
        (a_child_is_counted_twice, "held"),
    ],
)
def test_that_lost_or_finished_cases_are_noticed(service, spoils, said):
    service.laws.check_cases()
    spoils(service)
    with pytest.raises(BrokenLaw, match=said):
        service.laws.check_cases()


def another_worker_than_listed(service):
    case, _ = held_case(service)
    case.worker = next(
        row
        for row in np.flatnonzero(service.council.people.caseloads["holds_cases"])
        if row != case.worker
    )


def the_last_is_first(service):
    first, second = waiting_cases(service)
    first.turn, second.turn = int(second.turn), int(first.turn)


def a_list_is_cut_short(service):
    first, _ = waiting_cases(service)
    first.after = -1


@pytest.mark.parametrize(
    "spoils", [another_worker_than_listed, the_last_is_first, a_list_is_cut_short]
)
def test_that_a_case_out_of_its_place_is_noticed(service, spoils):
    service.laws.check_lists()
    spoils(service)
    with pytest.raises(BrokenLaw, match="not where it is said to be"):
        service.laws.check_lists()


# Staff


def fte_drifts(service):
    service.council.people.permanent_fte[Grade.SENIOR] += 0.01


def agency_fte_drifts(service):
    service.council.people.agency_fte[Grade.SENIOR] -= 0.01


def a_rise_is_not_told(service):
    service.council.people.grade[somebody(service)] = Grade.SENIOR


def somebody_vanishes(service):
    service.council.people.in_post[somebody(service)] = False


def somebody_is_there_and_gone(service):
    service.council.people.left[somebody(service)] = 20


@pytest.mark.parametrize(
    "spoils",
    [
        fte_drifts,
        agency_fte_drifts,
        a_rise_is_not_told,
        somebody_vanishes,
        somebody_is_there_and_gone,
    ],
)
def test_that_lost_people_and_drifting_fte_are_noticed(service, spoils):
    service.laws.check_staff()
    spoils(service)
    with pytest.raises(BrokenLaw):
        service.laws.check_staff()


def test_that_somebody_of_no_hours_cannot_vanish(service):
    """Where FTE balances all the same."""
    people, row = service.council.people, somebody(service)
    people.permanent_fte[Grade.SOCIAL_WORKER] -= people.fte[row]
    people.in_post[row] = False
    with pytest.raises(BrokenLaw, match="neither in post nor gone"):
        service.laws.check_staff()


# Outcomes


@pytest.mark.parametrize("value", [np.nan, np.inf, -0.001])
@pytest.mark.parametrize("outcome", ["permanent_fte", "open_cases", "vacant_posts", "cost_total"])
def test_that_an_impossible_number_is_noticed(outcome, value):
    counted = np.ones((len(OUTCOMES), 3))
    check_outcomes(counted)
    counted[ROWS[outcome], 1] = value
    with pytest.raises(BrokenLaw, match=outcome):
        check_outcomes(counted)


@pytest.mark.parametrize("outcome", ["pay_gap", "cost_golden_hello", "cost_benchmarking"])
def test_that_what_may_be_negative_may(outcome):
    counted = np.ones((len(OUTCOMES), 3))
    counted[ROWS[outcome], 1] = -5.0
    check_outcomes(counted)


# When they are looked at


@pytest.mark.parametrize(("checked", "on"), [(Checked.DAILY, 12), (Checked.AT_MONTH_ENDS, 28)])
def test_that_balances_are_checked_on_every_day_or_at_month_ends(checked, on):
    """Something is broken on the twelfth of February, day 12."""
    ran = Service(tiny(LAST_DAY), Luck(1, 0))

    def breaks():
        yield ran.council.until(12, COUNT - 0.1)
        fte_drifts(ran)

    ran.council.env.process(breaks())
    with pytest.raises(BrokenLaw, match=f"day {on}:"):
        ran.unfold(checked=checked)


def test_that_a_future_of_impossible_numbers_fails():
    """What was counted is looked at before anybody sees it."""
    ran = Service(tiny(LAST_DAY), Luck(1, 0))
    ran.council.counted("leavers", -50)
    with pytest.raises(BrokenLaw, match="leavers is below 0"):
        ran.unfold()
