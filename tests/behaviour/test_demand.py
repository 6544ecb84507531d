"""Demand: growth and what follows it, early help that reverses it, a front door that opens."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from app.files.scenario_file import read
from sim.scenario import Change
from tests.behaviour.services import fifth, futures

LAST_DAY = date(2018, 1, 31)
FUTURES = range(8)
GROWING = {"demand.growth": 30.0, "leaving.caseload_elasticity": 0.8}
"""The high end of ASM-025, and of ECO-031 so that leaving shows in few futures."""


def mean_difference(other, base, outcome):
    """By month, the mean over futures of a difference on the same luck."""
    return (other.of(outcome) - base.of(outcome)).mean(axis=0)


def year(difference, number):
    """Mean over a year of a monthly difference; the first year is 1."""
    return difference[12 * number - 11 : 12 * number + 1].mean()


# Growth


@pytest.fixture(scope="module")
def growth():
    scenario = fifth(LAST_DAY).with_values(GROWING | {"demand.growth": 0.0})
    return futures(scenario, FUTURES), futures(scenario.with_values(GROWING), FUTURES)


def test_that_growth_brings_its_share_of_referrals(growth):
    """ASM-025: a little under 30% more after a year, as those who come back follow later."""
    level, rising = growth
    ratio = rising.of("referrals").sum(axis=0)[1:] / level.of("referrals").sum(axis=0)[1:]
    assert ratio[:3].mean() == pytest.approx(1.03, abs=0.03)
    assert 1.19 < ratio[10:13].mean() < 1.32
    assert 1.7 < ratio[-3:].mean() < 1.3**2.9


def test_that_growth_raises_caseloads_then_leaving_then_agency_then_cost(growth):
    """FLW-U04, ECO-031, NAT-020: each waits for the one before; caseloads stop at the cap."""
    level, rising = growth
    loads = mean_difference(rising, level, "average_caseload")
    gone = -mean_difference(rising, level, "permanent_fte")
    agency = mean_difference(rising, level, "agency_fte")
    cost = mean_difference(rising, level, "cost_total")
    assert 0.3 < year(loads, 1) < 2.5
    assert year(loads, 3) > 4
    for follows in (gone, agency, cost):
        assert abs(year(follows, 1)) < 0.2 * year(follows, 3)
    begun = [int((each > each.max() / 4).argmax()) for each in (loads, gone, agency, cost)]
    assert begun[0] < min(begun[1:]), "caseloads rise first"
    assert 2 < year(gone, 3) < 10
    assert 0.5 * gone.sum() < agency.sum() < 1.05 * gone.sum(), "cover follows vacant posts"
    dearer = 12 * year(cost, 3) / year(agency, 3)
    assert 5_000 < dearer < 40_000, "an agency FTE costs more than a permanent one (CST-016)"


def test_that_caseloads_under_growth_stop_at_the_cap_and_work_waits(growth):
    """FLW-U04, BHM-035: what does not fit goes unallocated, and far more of it than before."""
    level, rising = growth
    assert rising.of("average_caseload").max() < 30
    waiting = mean_difference(rising, level, "unallocated_cases")
    assert year(waiting, 1) < 5
    assert waiting[-1] > 200
    open_cases = mean_difference(rising, level, "open_cases")
    assert 0.5 < waiting[-1] / open_cases[-1] < 1


# Early help


def test_that_early_help_reverses_growth_with_a_lag():
    """HRM-056: 15% diverted lowers referrals at once; HRM-060, FLN-016: open cases follow."""
    growing = fifth(date(2017, 7, 31)).with_values({"demand.growth": 10.0})
    begins = date(2016, 2, 1)
    diverting = replace(growing, changes=(Change(begins, "demand.early_help", 15.0),))
    base, helped = futures(growing, FUTURES), futures(diverting, FUTURES)
    at = base.months.index(date(2016, 1, 31))
    referrals = mean_difference(helped, base, "referrals")
    loads = mean_difference(helped, base, "average_caseload")
    assert not referrals[: at + 1].any()
    referrals_share = referrals[at + 1 :].sum() / base.of("referrals").mean(axis=0)[at + 1 :].sum()
    assert -0.16 < referrals_share < -0.09
    assert referrals[at + 1 : at + 4].mean() < 0.6 * referrals[-6:].mean() < 0, "at once"
    assert 0 > loads[at + 1] > 0.25 * loads[-1], "caseloads follow"
    assert loads[-1] < loads[at + 6] < loads[at + 2] < 0
    assert 0.08 < -loads[-1] / base.of("average_caseload")[:, -1].mean() < 0.16
    before = base.of("average_caseload").mean(axis=0)
    after = helped.of("average_caseload").mean(axis=0)
    assert after[-6:].mean() < before[at], "lower than when it began, in spite of growth"
    cost = mean_difference(helped, base, "cost_early_help")[at + 1 :].mean()
    diverted = helped.of("diverted_to_early_help").mean(axis=0)[at + 1 :].mean()
    assert cost == pytest.approx(1500 * diverted)


# The front door


@pytest.fixture(scope="module")
def front_door():
    """Birmingham from April 2014, with the front door of July 2014 and without."""
    shipped = Path(__file__).parents[2] / "scenarios" / "birmingham-2014.headroom"
    scenario = read(shipped).scenario.with_luck_alone()
    return futures(scenario, range(3)), futures(replace(scenario, events=()), range(3))


def test_that_referrals_peak_when_the_front_door_opens_then_settle(front_door):
    """FLW-U08, FLW-R03: about 19,512 in the year; HRM-053, HRM-055: 12% more once it settled."""
    opened, closed = front_door
    months = opened.months
    july = months.index(date(2014, 7, 31))
    ratio = opened.of("referrals").sum(axis=0) / closed.of("referrals").sum(axis=0)
    assert (ratio[:july] == 1).all()
    assert int(ratio.argmax()) == july
    assert 1.55 < ratio[july] < 1.95
    assert ratio[months.index(date(2014, 12, 31))] < 1.5
    assert 1.08 < ratio[-6:].mean() < 1.25
    in_the_year = opened.total("referrals", date(2014, 4, 1), date(2015, 3, 31)).mean()
    assert in_the_year == pytest.approx(19512, rel=0.1)


def test_that_unallocated_work_peaks_when_the_front_door_opens_then_settles(front_door):
    """FLW-U08: a large rise in six months, then settled; FLW-U03: hundreds, 100 to 900."""
    opened, closed = front_door
    waiting = opened.of("unallocated_cases").mean(axis=0)
    peak = opened.months[int(waiting.argmax())]
    assert date(2014, 8, 31) <= peak <= date(2015, 1, 31)
    assert 100 < waiting.max() < 1200
    assert waiting[: opened.months.index(date(2014, 7, 31))].max() < 0.1 * waiting.max()
    assert waiting[opened.months.index(date(2015, 6, 30)) :].max() < 0.2 * waiting.max()
    assert closed.of("unallocated_cases").mean(axis=0).max() < 0.2 * waiting.max()
    in_time = opened.of("assessments_in_time").mean(axis=0)
    assert np.argmin(in_time) > opened.months.index(date(2014, 6, 30)), "later, not sooner"
