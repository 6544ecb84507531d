"""The product against laws in closed form: cases without limits, staff, and money."""

from dataclasses import replace
from datetime import date
from math import exp

import numpy as np
import pytest
from scipy import stats

from sim.cases import OTHER_TEAM
from sim.grades import Grade
from sim.scenario import StaffMember
from tests.oracle.closed_forms import (
    ERROR_RATE,
    FIRST,
    FULL_TIME,
    NORMAL_BOUND,
    WITHOUT_LIMIT,
    assert_poisson,
    expected_finished,
    expected_open,
    return_cdf,
    scenario,
)
from tests.oracle.entities import Stage
from tests.oracle.product import run_product, with_staff

LAST = date(2017, 1, 31)
REFERRED_A_YEAR = 5000.0
NO_CASES = {"demand.referrals_a_year": 0.0}


def futures(at, number):
    return [run_product(at, future) for future in range(number)]


def assert_dispersed(counts, mean, variance):
    """That counts spread about their mean as nearly normal ones of this variance do."""
    low, high = stats.chi2.interval(1 - ERROR_RATE, len(counts))
    assert low < np.sum((counts - mean) ** 2) / variance < high


# Cases without limits


@pytest.fixture(scope="module")
def unlimited():
    """Runs from an empty start with room for all: every case is a customer of M/G/infinity."""
    at = scenario(LAST, {"demand.referrals_a_year": REFERRED_A_YEAR})
    return futures(with_staff(at, [WITHOUT_LIMIT]), 60)


def standing(run, stage, outside):
    cases = run.service.desk.cases
    in_stage = cases["stage"] == stage.value
    return int(np.sum(in_stage & ((cases["worker"] == OTHER_TEAM) == outside)))


@pytest.mark.parametrize(
    ("stage", "outside"),
    [
        (Stage.ASSESSMENT, False),
        *((stage, where) for stage in list(Stage)[1:4] for where in (False, True)),
    ],
)
def test_that_open_cases_without_limits_are_poisson(unlimited, stage, outside):
    counts = np.array([standing(run, stage, outside) for run in unlimited])
    name = stage.name.lower() + ("_outside" if outside else "")
    expected = expected_open(LAST, REFERRED_A_YEAR / 365.25)[name]
    assert_poisson(counts.sum(), expected * len(counts))
    assert_dispersed(counts, expected, expected)


def test_that_without_limits_nobody_waits_and_the_declared_share_is_in_time(unlimited):
    assert all(run.series("unallocated_cases").max() == 0 for run in unlimited)
    assert all(run.series("days_to_allocation").max() == 0 for run in unlimited)
    finished, in_time = 0.0, 0.0
    for run in unlimited:
        in_month = run.series("assessments_finished")
        finished += in_month.sum()
        in_time += (run.series("assessments_in_time") / 100) @ in_month
    expected_in_time, expected_late = expected_finished(LAST, REFERRED_A_YEAR / 365.25)
    assert_poisson(round(in_time), expected_in_time * len(unlimited))
    assert_poisson(round(finished - in_time), expected_late * len(unlimited))


def test_that_returns_keep_referrals_at_the_declared_rate():
    """Each referral closes at once and may return: the total is as declared from day 0 on.

    Clusters of returns are geometric, so that the variance is at most (1 + r) / (1 - r) means.
    """
    values = {
        "casework.no_further_action": 100.0,
        "demand.re_referrals": 21.1,
        "demand.referrals_a_year": 365_250.0,
    }
    (run,) = futures(with_staff(scenario(LAST, values), [FULL_TIME]), 1)
    for days, months in (((LAST - FIRST).days, slice(None)), (89, slice(0, 4))):
        expected = 1000 * days
        # All wait a day or so for screening, so that the last day's worth of returns is to come.
        bound = 300 + NORMAL_BOUND * np.sqrt(1.54 * expected)
        assert run.series("referrals")[months].sum() == pytest.approx(expected, abs=bound)
        again = run.series("re_referrals")[months].sum()
        bound = 300 + NORMAL_BOUND * np.sqrt(1.54 * 0.211 * expected)
        assert again == pytest.approx(0.211 * expected, abs=bound)


def test_that_diverted_and_turned_away_children_come_back_once():
    last = date(2016, 2, 29)
    values = {
        "casework.no_further_action": 100.0,
        "demand.referrals_a_year": 36525.0,
        "demand.early_help": 40.0,
        "demand.early_help_return": 50.0,
        "demand.threshold": 50.0,
        "demand.threshold_return": 75.0,
    }
    (run,) = futures(with_staff(scenario(last, values), [FULL_TIME]), 1)
    back = return_cdf(np.arange(0.0, (last - FIRST).days))  # counted in whole days, rounded up
    assert run.series("re_referrals").sum() == 0
    assert_poisson(run.series("referrals").sum(), np.sum(100 * (0.3 + (0.2 + 0.225) * back)))
    assert_poisson(run.series("diverted_to_early_help").sum(), 40 * (last - FIRST).days)


# Staff


@pytest.mark.parametrize("notice", [0.0, 30.0])
def test_that_staff_at_a_constant_hazard_dwindle_as_the_exponential(notice):
    """Each of those in post on the first day is left with the same chance, notice or not."""
    at = with_staff(scenario(LAST, NO_CASES), [FULL_TIME] * 200, leaving_a_year=0.5)
    runs = futures(at.with_values({"leaving.notice_days": notice}), 60)
    for month in (1, 6, 23):
        days = (runs[0].months[month] - FIRST).days
        chance = exp(-0.5 * days / 365.25)
        left = np.array([run.series("permanent_fte")[month] for run in runs])
        assert stats.binomtest(int(left.sum()), 200 * len(runs), chance).pvalue > ERROR_RATE
        assert_dispersed(left, 200 * chance, 200 * chance * (1 - chance))
    assert all(200 - run.series("leavers").sum() == run.series("permanent_fte")[-1] for run in runs)


def test_that_staff_at_constant_hiring_settle_at_starters_times_stay():
    """Starters are a Poisson process and stay for an exponential time: M/G/infinity in the end.

    The mean is that from the first day on; the variance of the fixed number of the first day gives
    way to that of a Poisson law.
    """
    last = date(2018, 1, 31)
    at = with_staff(
        scenario(last, NO_CASES), [FULL_TIME] * 120, leaving_a_year=1.0, starters_a_year=120.0
    )
    runs = futures(at, 40)
    for month in (6, 18, 36):
        years = (runs[0].months[month] - FIRST).days / 365.25
        in_post = np.array([run.series("permanent_fte")[month] for run in runs])
        variance = 120 * exp(-years) * (1 - exp(-years)) + 120 * (1 - exp(-years))
        assert abs(in_post.mean() - 120) < NORMAL_BOUND * np.sqrt(variance / len(runs))
        assert_dispersed(in_post, 120, variance)
    starters = sum(run.series("starters").sum() for run in runs)
    # Between those on their way on the first day and those who apply later, a day has no starters.
    assert_poisson(starters, 120 * ((last - FIRST).days - 1) / 365.25 * len(runs))


# Money


def test_that_a_scenario_without_levers_costs_pay_times_people():
    last = date(2016, 6, 30)
    paid = [
        (Grade.NEWLY_QUALIFIED, 1.0, 25_000),
        (Grade.SOCIAL_WORKER, 0.8, 28_000),
        (Grade.SOCIAL_WORKER, 1.0, 28_000),
        (Grade.SENIOR, 0.6, 35_000),
        (Grade.TEAM_MANAGER, 1.0, 44_000),
    ]
    charged = [(Grade.SOCIAL_WORKER, 33.5), (Grade.SOCIAL_WORKER, 33.5), (Grade.SENIOR, 40.0)]
    values = {
        "pay.salary_newly_qualified": 25_000.0,
        "pay.salary_social_worker": 28_000.0,
        "pay.salary_senior": 35_000.0,
        "pay.salary_team_manager": 44_000.0,
        "pay.yearly_award": 2.0,
        "pay.on_costs": 27.0,
        "pay.gap_at_start": -4.0,
        "pay.gap_social_worker": -4.0,
        "pay.gap_senior": -4.0,
        "pay.gap_team_manager": -4.0,
        "pay.retention_payment": 0.0,
        "posts.supported_year_months": 24.0,
        "agency.charge_social_worker": 33.5,
        "agency.charge_senior": 40.0,
        "agency.memorandum": 0.0,
        "agency.hours": 37.0,
        "agency.weeks": 47.0,
        "money.campaign_cost": 200_000.0,
        "money.envelope": 0.5,
        "structure.transition_cost": 0.0,
    }
    staff = (
        *(StaffMember(grade, True, fte, 3.0, 3.0) for grade, fte, _ in paid),
        *(StaffMember(grade, False, 1.0, 3.0, 5.0) for grade, _ in charged),
    )
    at = with_staff(scenario(last, NO_CASES), []).with_values(
        {**values, "posts.social_workers": 4.8, "posts.seniors": 1.6, "posts.team_managers": 1.0}
    )
    (run,) = futures(replace(at, staff=staff), 1)

    salaries = sum(fte * salary for _, fte, salary in paid)
    assert salaries == 25_000 + 22_400 + 28_000 + 21_000 + 44_000
    charges = sum(hourly * 37 * 47 for _, hourly in charged)
    before = FIRST
    for n, month in enumerate(run.months):
        year = (month - before).days / 365.25
        awards = (month >= date(2015, 4, 1)) + (month >= date(2016, 4, 1))
        by_hand = {
            "cost_pay": salaries * 1.02**awards * year,
            "cost_on_costs": salaries * 1.02**awards * year * 0.27,
            "cost_agency": charges * year,
            "cost_recruitment": 200_000 * year,
            "envelope": 500_000 * year,
        }
        by_hand["cost_total"] = sum(by_hand.values()) - by_hand["envelope"]
        nothing = ("cost_benchmarking", "cost_retention", "cost_golden_hello", "cost_structure")
        by_hand |= dict.fromkeys((*nothing, "cost_early_help"), 0.0)
        for outcome, pounds in by_hand.items():
            assert run.series(outcome)[n] == pytest.approx(pounds, rel=0, abs=0.005), outcome
        before = month


def test_that_the_memorandum_caps_what_agency_work_costs():
    """Paid at most 22.50 an hour, to which 36 per cent and a fee of 9 per cent come."""
    values = {
        "posts.social_workers": 1.0,
        "agency.charge_social_worker": 41.23,
        "agency.memorandum": 1.0,
        "agency.memorandum_at_start": 0.0,
        "agency.pay_cap_social_worker": 22.5,
        "agency.employment_costs": 36.0,
        "agency.fee": 9.0,
        "agency.hours": 37.0,
        "agency.weeks": 47.0,
    }
    at = with_staff(scenario(date(2015, 2, 28), NO_CASES), []).with_values(values)
    one = StaffMember(Grade.SOCIAL_WORKER, False, 1.0, 3.0, 5.0)
    (run,) = futures(replace(at, staff=(one,)), 1)
    by_hand = 22.5 * 1.36 * 1.09 * 37 * 47 * 28 / 365.25
    assert run.series("cost_agency")[-1] == pytest.approx(by_hand, rel=0, abs=0.005)


def test_that_leavers_are_paid_to_their_last_day_and_no_longer():
    """Pay is salary times the days from the first day to each one's last, whoever leaves when."""
    values = {"pay.salary_social_worker": 30_000.0, "pay.yearly_award": 0.0}
    at = with_staff(scenario(LAST, {**NO_CASES, **values}), [FULL_TIME] * 30, leaving_a_year=0.5)
    (run,) = futures(at, 1)
    people = run.service.council.people
    worked = np.minimum(people.left[:30], (LAST - FIRST).days)
    assert np.isfinite(people.left[:30]).sum() == run.series("leavers").sum() > 0
    by_hand = 30_000 * worked.sum() / 365.25
    assert run.series("cost_pay").sum() == pytest.approx(by_hand, rel=0, abs=0.005)
