"""What is counted at a month's end adds up, and agrees with the people and cases one by one."""

from datetime import date
from functools import cache

import numpy as np
import pytest

from sim.calendar import DAYS_A_YEAR
from sim.grades import Grade
from sim.model import Service
from sim.results import Run
from sim.scenario import Scenario
from sim.streams import Luck
from tests.behaviour.services import fifth, recruiting, staff_alone, tiny

LAST_DAY = date(2016, 6, 30)
SERVICES = {"a fifth of Birmingham": fifth(LAST_DAY), "too much work": tiny(LAST_DAY)}


@cache
def service_after(which: str) -> tuple[Service, Run]:
    """A service at the close of its last day, which is a month's last, and what was counted."""
    return whole_run(SERVICES[which])


def whole_run(scenario: Scenario) -> tuple[Service, Run]:
    service = Service(scenario, Luck(scenario.seed, 0))
    recorder = service.unfold()
    return service, Run(0, recorder.months, recorder.outcomes, {})


@pytest.fixture(params=SERVICES)
def after(request):
    return service_after(request.param)


def summed(run, *outcomes):
    return np.sum([run.series(name) for name in outcomes], axis=0)


# Staff


def test_that_service_bands_add_up_to_permanent_staff(after):
    _, run = after
    bands = ("under_two_years", "two_to_five_years", "five_years_or_more")
    together = summed(run, *(f"permanent_fte_{band}" for band in bands))
    assert together == pytest.approx(run.series("permanent_fte"))


def test_that_service_bands_are_those_of_the_people(after):
    service, run = after
    people, today = service.council.people, service.council.today
    years = {row: (today - people.joined[row]) / DAYS_A_YEAR for row in people.permanent_rows()}
    under = sum(people.fte[row] for row, served in years.items() if served < 2)
    over = sum(people.fte[row] for row, served in years.items() if served >= 5)
    assert run.series("permanent_fte_under_two_years")[-1] == pytest.approx(under)
    assert run.series("permanent_fte_five_years_or_more")[-1] == pytest.approx(over)


def test_that_time_alone_moves_staff_up_the_bands():
    """Nobody comes and nobody leaves: no band gains from below what another does not lose."""
    still = {"leaving.rate": 0.0, "hiring.experienced_starters": 0.0, "agency.turning_permanent": 0,
             "hiring.newly_qualified_places": 0.0}  # fmt: skip
    _, run = whole_run(staff_alone(date(2017, 1, 31), 0.2).with_values(still))
    assert (np.diff(run.series("permanent_fte_under_two_years")) <= 1e-9).all()
    assert (np.diff(run.series("permanent_fte_five_years_or_more")) >= -1e-9).all()
    first, *_, last = run.series("permanent_fte_under_two_years")
    assert first > 5
    assert last == pytest.approx(0, abs=1e-9)


def test_that_candidates_are_in_selection_or_have_accepted(after):
    _, run = after
    stages = ("candidates_in_selection", "candidates_accepted")
    assert np.array_equal(summed(run, *stages), run.series("applicants"))
    assert (summed(run, stages[0]) >= 0).all()


def test_that_who_has_accepted_starts_when_the_notice_is_served():
    """With 31 days of notice, those who have accepted before a month of 31 days start in it."""
    notice = {"hiring.checks_and_notice_days": 31.0}
    _, run = whole_run(recruiting(date(2016, 1, 31)).with_values(notice))
    accepted, started = run.series("candidates_accepted"), run.series("hires_experienced")
    long = [n for n, month in enumerate(run.months) if n and month.day == 31]
    assert len(long) == 7
    assert [accepted[n - 1] for n in long] == [started[n] for n in long]
    assert min(started[long]) > 10


# Caseloads


def each_caseload(service):
    people = service.council.people
    holders = np.flatnonzero(people.caseloads["holds_cases"])
    return people.caseloads["children"][holders] / people.fte[holders]


@pytest.mark.parametrize("tenths", [1, 2.5, 5, 7.5, 9])
def test_that_caseload_quantiles_are_those_of_the_workers(after, tenths):
    service, run = after
    counted = run.series(f"caseload_p{tenths * 10:.0f}")
    assert counted[-1] == pytest.approx(np.quantile(each_caseload(service), tenths / 10))


def test_that_caseload_quantiles_are_in_their_order(after):
    _, run = after
    quantiles = [run.series(f"caseload_p{per_cent}") for per_cent in (10, 25, 50, 75, 90)]
    assert (np.diff(quantiles, axis=0) >= 0).all()


BANDS = ("under_10", "10_to_15", "15_to_20", "20_to_25", "25_to_30", "over_30")


def test_that_every_worker_is_in_one_band_of_caseloads(after):
    _, run = after
    assert summed(run, *(f"workers_{band}" for band in BANDS)) == pytest.approx(100)
    beyond = summed(run, "workers_25_to_30", "workers_over_30")
    assert beyond == pytest.approx(run.series("share_over_25"))


def test_that_bands_of_caseloads_are_those_of_the_workers(after):
    service, run = after
    each = each_caseload(service)

    def share(band):
        return 100 * sum(band(caseload) for caseload in each) / len(each)

    by_hand = [
        share(lambda held: held < 10),
        share(lambda held: 10 <= held < 15),
        share(lambda held: 15 <= held < 20),
        share(lambda held: 20 <= held <= 25),
        share(lambda held: 25 < held <= 30),
        share(lambda held: held > 30),
    ]
    assert [run.series(f"workers_{band}")[-1] for band in BANDS] == pytest.approx(by_hand)
    assert sum(each > 0 for each in by_hand) >= 2


def test_that_the_load_of_the_newly_qualified_is_that_of_each(after):
    service, run = after
    people, desk = service.council.people, service.council.people.caseloads
    loads = [
        100 * desk["load"][row] / desk["norm"][row]
        for row in range(people.count)
        if people.in_post[row] and people.grade[row] == Grade.NEWLY_QUALIFIED and
        desk["holds_cases"][row]
    ]  # fmt: skip
    assert len(loads) > 0
    assert run.series("newly_qualified_load")[-1] == pytest.approx(np.mean(loads))


def test_that_there_is_no_load_where_nobody_is_newly_qualified():
    none = {"start.newly_qualified_share": 0.0, "hiring.newly_qualified_places": 0.0}
    _, run = whole_run(tiny(date(2015, 4, 30)).with_values(none))
    assert (run.series("newly_qualified_load") == 0).all()


def test_that_a_service_without_workers_has_no_caseloads():
    _, run = whole_run(tiny(date(2015, 3, 31)).with_values({"posts.case_holding_share": 0.0}))
    for name in ("caseload_p10", "caseload_p50", "workers_under_10", "workers_over_30"):
        assert (run.series(name) == 0).all()


# Cases


def test_that_open_cases_are_those_before_and_referrals_less_closed(after):
    service, run = after
    opened = run.series("open_cases")
    balance = opened[:-1] + (run.series("referrals") - run.series("cases_closed"))[1:]
    assert np.array_equal(balance, opened[1:])
    assert service.council.now.casework.held_by_other_teams > 0


def test_that_nobody_changes_worker_where_nobody_goes():
    """No leaver, no agency worker and nobody newly qualified whose case becomes complex."""
    still = {"leaving.rate": 0.0, "start.agency_fte": 0.0, "agency.market": 0.0,
             "agency.extra_places": 0.0, "hiring.newly_qualified_places": 0.0,
             "start.newly_qualified_share": 0.0, "posts.promotion_rate": 0.0}  # fmt: skip
    _, run = whole_run(fifth(date(2015, 7, 31)).with_values(still))
    assert (run.series("handovers") == 0).all()


def test_that_changes_of_worker_hold_those_of_the_children_who_came_since(after):
    service, run = after
    cases = service.desk.cases
    came_since = (cases["stage"] >= 0) & (cases["referred"] > 0)
    changes = cases["changes"][came_since].sum()
    assert 0 < changes < run.series("handovers").sum()
    assert run.series("handovers")[0] == 0, "nothing has passed by the first day"
