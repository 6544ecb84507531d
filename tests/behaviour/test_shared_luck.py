"""Shared luck: what does not differ yet, or does not differ at all, has the same digits."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from sim.model import run
from sim.results import ROWS
from sim.scenario import EVENT_KINDS, PARAMETERS, Change, Event
from tests.behaviour.services import differences, fifth, futures, tiny

LAST_DAY = date(2016, 3, 31)
FUTURES = range(2)
NEW_YEAR = date(2016, 1, 1)
MID_JANUARY = date(2016, 1, 13)
MONTHS_OF_2015 = 12
"""Month ends from 31 January to 31 December 2015."""


def change(path, value, day=NEW_YEAR, over_months=0.0):
    return Change(day, path, value, over_months)


MOVES = {
    "golden hello for all": [
        change("pay.golden_hello", 20000.0),
        change("pay.golden_hello_years", 0.0),
    ],
    "golden hello for the newly qualified, mid-month": [
        change("pay.golden_hello_newly_qualified", 1.0, MID_JANUARY),
        change("pay.golden_hello_years", 0.0, MID_JANUARY),
    ],
    "parity": [change(f"pay.gap_{each}", 0.0) for each in ("social_worker", "senior")],
    "agency cap, mid-month": [change("agency.share_cap", 15.0, MID_JANUARY)],
    "growth": [change("demand.growth", 30.0)],
    "early help": [change("demand.early_help", 15.0)],
    "growth posts over a year": [change("posts.social_workers", 60.0, NEW_YEAR, 12.0)],
    "caseload norm": [change("casework.norm_social_worker", 16.0)],
    "campaign, then none": [
        change("hiring.campaign_effort", 2.0),
        change("hiring.campaign_effort", 1.0, date(2016, 2, 10)),
    ],
    "retention payment": [change("pay.retention_payment", 2000.0)],
    "front door": [Event(NEW_YEAR, "front_door_opens")],
    "front door, mid-month": [Event(MID_JANUARY, "front_door_opens")],
    "change of leadership": [Event(NEW_YEAR, "leadership_change")],
    "outsourcing": [Event(NEW_YEAR, "structure_outsource")],
    "budget cut, mid-month": [Event(MID_JANUARY, "budget_cut")],
    "all at once": [
        change("pay.golden_hello", 9000.0),
        change("hiring.newly_qualified_places", 90.0),
        Event(NEW_YEAR, "high_profile_case"),
        Event(MID_JANUARY, "inspection_better"),
    ],
}


def moved(scenario, moves):
    return replace(
        scenario,
        changes=tuple(each for each in moves if isinstance(each, Change)),
        events=tuple(each for each in moves if isinstance(each, Event)),
    )


@pytest.fixture(scope="module")
def baseline():
    return futures(fifth(LAST_DAY), FUTURES)


@pytest.mark.parametrize("moves", MOVES.values(), ids=MOVES)
def test_that_scenarios_are_one_until_a_lever_differs(moves, baseline):
    other = futures(moved(fifth(LAST_DAY), moves), FUTURES)
    before = slice(0, MONTHS_OF_2015)
    assert np.array_equal(other.outcomes[:, :, before], baseline.outcomes[:, :, before])
    assert differences(other, baseline), "nothing has moved at all"


@pytest.mark.parametrize("number", [10, 72, 127])
def test_that_places_of_next_year_do_not_jostle_in_a_crowded_one(number):
    """Every post is contended, so who is a moment earlier on the same day would show."""
    crowded = tiny(LAST_DAY).with_values(
        {
            "posts.social_workers": 22, "hiring.newly_qualified_places": 30,
            "hiring.experienced_starters": 40, "hiring.checks_and_notice_days": 10,
            "demand.referrals_a_year": 100, "start.children_in_need": 60,
            "start.awaiting_assessment": 5, "start.child_protection_plans": 5,
            "start.children_in_care": 5, "start.unallocated": 0,
        }
    )  # fmt: skip
    more = moved(crowded, [change("hiring.newly_qualified_places", 90.0)])
    now, then = (run(each, number).outcomes[:, :MONTHS_OF_2015] for each in (crowded, more))
    assert np.array_equal(now, then)


# Levers that change nothing

NOTHING = {
    "a change to the present value": [change("pay.golden_hello", 3000.0)],
    "the same, mid-month": [change("pay.golden_hello", 3000.0, MID_JANUARY)],
    "a ramp to the present value": [change("agency.share_cap", 100.0, date(2015, 5, 1), 9.0)],
    "the same, mid-month and on the way": [
        change("posts.seniors", 38.0, date(2015, 5, 20), 7.0),
        change("posts.seniors", 38.0, date(2015, 8, 20), 7.0),
    ],
    "a change after the last day": [change("pay.golden_hello", 9000.0, date(2016, 4, 1))],
    "the end of early help that never was": [change("demand.early_help", 0.0)],
}


@pytest.mark.parametrize("moves", NOTHING.values(), ids=NOTHING)
def test_that_a_change_of_nothing_changes_nothing(moves, baseline):
    assert differences(futures(moved(fifth(LAST_DAY), moves), FUTURES), baseline) == []


@pytest.mark.parametrize("kind", EVENT_KINDS)
def test_that_an_event_of_no_size_changes_nothing(kind, baseline):
    event = Event(date(2015, 6, 10), kind, size=0.0)
    assert differences(futures(moved(fifth(LAST_DAY), [event]), FUTURES), baseline) == []


def test_that_values_set_to_what_they_are_change_nothing(baseline):
    scenario = fifth(LAST_DAY)
    same = scenario.with_values({path: scenario.settings.get(path) for path in PARAMETERS})
    assert differences(futures(same, FUTURES), baseline) == []


def test_that_money_to_spend_moves_nobody(baseline):
    """The envelope is only measured against; a change of it in mid-month hires and keeps nobody.

    Money paid in two parts of a month may differ in the last digits.
    """
    scenario = moved(fifth(LAST_DAY), [change("money.envelope", 40.0, MID_JANUARY)])
    other = futures(scenario, FUTURES)
    elsewhere = [
        name
        for name in differences(other, baseline)
        if not np.allclose(other.of(name), baseline.of(name), rtol=1e-9, atol=1e-6)
    ]
    assert elsewhere == ["envelope"]


def test_that_a_later_last_day_leaves_earlier_months_as_they_are(baseline):
    longer = futures(fifth(date(2017, 5, 31)), FUTURES)
    assert np.array_equal(longer.outcomes[:, :, : len(baseline.months)], baseline.outcomes)


# Futures


def test_that_a_future_has_the_same_digits_whenever_it_is_run(baseline):
    again = futures(fifth(LAST_DAY), reversed(FUTURES))
    assert np.array_equal(again.outcomes[::-1], baseline.outcomes)


def test_that_futures_and_seeds_differ(baseline):
    one, two = baseline.outcomes
    other_seed = run(replace(fifth(LAST_DAY), seed=2016), FUTURES[0]).outcomes
    for row in (ROWS["permanent_fte"], ROWS["referrals"], ROWS["agency_fte"], ROWS["cost_total"]):
        assert not np.array_equal(one[row], two[row])
        assert not np.array_equal(one[row], other_seed[row])
