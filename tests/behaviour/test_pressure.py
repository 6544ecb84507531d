"""What gives when work piles up: urgent cases never wait for long, caps stretch between the two
policies of a lever, thresholds rise, cases are closed early, and each has its price."""

from datetime import date
from functools import cache

import numpy as np
import pytest

from sim.cases import UNALLOCATED, Work
from sim.model import Service, run
from sim.results import ROWS
from sim.rules.allocation import MOST_STRETCH
from sim.scenario import Scenario
from sim.streams import Luck
from tests.behaviour.services import tiny

LAST_DAY = date(2016, 3, 31)
FUTURES = range(6)
URGENT = (Work.PROTECTION, Work.CARE, Work.COURT, Work.ENQUIRY)


def flooded(**values: float) -> Scenario:
    """Far more work than fits, with nothing that gives but what is named."""
    named = {name.replace("__", "."): value for name, value in values.items()}
    surge = {"demand.referrals_a_year": 3400.0}
    return tiny(LAST_DAY).with_values({**surge, **named})


@cache
def mean_of(outcome: str, **values: float) -> float:
    """Over all month ends after the first and all futures."""
    rows = [run(flooded(**values), number).outcomes[ROWS[outcome], 1:] for number in FUTURES]
    return float(np.mean(rows))


def waits(service: Service) -> list[tuple[int, int]]:
    """Kind of work and days waited of each case without a worker."""
    today = service.council.today
    return [
        (int(case["work"]), today - int(case["since"]))
        for case in service.desk.cases_in_use
        if case["stage"] >= 0 and case["worker"] == UNALLOCATED
    ]


def test_that_urgent_cases_have_a_worker_within_days():
    """The next meeting after the days are over: a weekend with bank holidays lasts four more. Those
    who waited before the first day are found a worker in its first week."""
    service = Service(flooded(casework__urgent_days=3.0), Luck(2015, 1))
    longest = dict.fromkeys(Work, 0)
    env = service.council.env
    env.process(_looks_daily(service, longest))
    service.unfold()
    assert max(longest[work] for work in URGENT) <= 3 + 4
    assert longest[Work.ASSESSMENT] > 60


def _looks_daily(service, longest):
    yield service.council.env.timeout(7)
    while True:
        for work, days in waits(service):
            longest[Work(work)] = max(longest[Work(work)], days)
        yield service.council.env.timeout(1)


def test_that_urgent_cases_wait_as_long_as_others_may_where_nothing_gives():
    service = Service(flooded(), Luck(2015, 1))
    longest = dict.fromkeys(Work, 0)
    service.council.env.process(_looks_daily(service, longest))
    service.unfold()
    assert max(longest[work] for work in URGENT) > 10


@pytest.mark.parametrize(("less", "more"), [(0.0, 20.0), (20.0, 60.0), (60.0, 100.0)])
def test_that_fewer_wait_and_workers_hold_more_the_further_caps_give(less, more):
    fair, gives = {"casework__cap_gives": less}, {"casework__cap_gives": more}
    assert mean_of("unallocated_cases", **gives) < mean_of("unallocated_cases", **fair)
    assert mean_of("caseload_p90", **gives) > mean_of("caseload_p90", **fair)


def test_that_a_cap_that_gives_costs_what_overload_costs():
    fair, gives = {"casework__cap_gives": 0.0}, {"casework__cap_gives": 100.0}
    assert mean_of("leavers", **gives) > mean_of("leavers", **fair)
    assert mean_of("share_over_25", **gives) > mean_of("share_over_25", **fair) + 10


def test_that_with_nobody_waits_the_policy_is_what_it_says():
    assert mean_of("unallocated_cases", casework__cap_gives=100.0) < 10


def test_that_nobody_is_given_more_than_the_most_there_is():
    service = Service(flooded(casework__cap_gives=100.0, casework__urgent_days=1.0), Luck(2015, 2))
    seen = []

    def looks():
        while True:
            workers = service.council.people.caseloads
            held = workers[workers["holds_cases"]]
            seen.append((held["load"] <= np.maximum(held["cap"] * MOST_STRETCH, 0) + 1e-9).mean())
            yield service.council.env.timeout(7)

    service.council.env.process(looks())
    service.unfold()
    # A cap falls with the load somebody may hold; what they held before they keep.
    assert np.mean(seen) > 0.95


def test_that_the_door_turns_away_more_as_more_wait_and_some_come_back():
    rises = {"demand__threshold_under_pressure": 30.0}
    assert mean_of("turned_away") == 0
    turned = mean_of("turned_away", **rises)
    assert 0 < turned < 0.3 * mean_of("referrals", **rises)
    assert mean_of("unallocated_cases", **rises) < mean_of("unallocated_cases")
    back = {**rises, "demand__threshold_return": 100.0}
    none = {**rises, "demand__threshold_return": 0.0}
    assert mean_of("re_referrals", **back) > mean_of("re_referrals", **none) + 0.3 * turned


def test_that_a_door_without_pressure_turns_nobody_away():
    calm = tiny(LAST_DAY).with_values(
        {"demand.threshold_under_pressure": 30.0, "casework.cap": 400.0,
         "start.unallocated": 0.0}
    )  # fmt: skip
    outcomes = run(calm, 1).outcomes
    assert outcomes[ROWS["turned_away"]].sum() < 0.02 * outcomes[ROWS["referrals"]].sum()


def test_that_a_share_of_those_who_wait_is_closed_each_month_and_some_come_back():
    """Of a queue that turns over slowly about the share a month is closed; those who have waited
    less than a week are left alone, so somewhat less."""
    closes = {"casework__closed_unassessed": 9.0}
    closed = mean_of("closed_unassessed", **closes)
    waiting = mean_of("unallocated_cases", **closes)
    assert 0.04 * waiting < closed < 0.10 * waiting
    assert waiting < mean_of("unallocated_cases")
    back = {"casework__closed_unassessed": 30.0, "demand__threshold_return": 100.0}
    none = {"casework__closed_unassessed": 30.0, "demand__threshold_return": 0.0}
    extra = mean_of("re_referrals", **back) - mean_of("re_referrals", **none)
    assert extra > 0.5 * mean_of("closed_unassessed", **back)


def test_that_cases_still_balance_under_pressure():
    """Last month's open cases plus referrals less closed are this month's, in every month."""
    scenario = flooded(
        casework__cap_gives=30.0, casework__urgent_days=2.0, casework__closed_unassessed=20.0,
        demand__threshold_under_pressure=40.0,
    )  # fmt: skip
    outcomes = run(scenario, 4).outcomes
    open_, came, went = (
        outcomes[ROWS[name]] for name in ("open_cases", "referrals", "cases_closed")
    )
    assert np.array_equal(open_[:-1] + came[1:] - went[1:], open_[1:])
