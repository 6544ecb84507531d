"""The plan: dated changes, ramps and events in every form they take."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from sim.calendar import DAYS_A_YEAR
from sim.plan import Plan, referral_rates
from sim.scenario import Change, Event, Scenario

FIRST = date(2015, 1, 31)
SCENARIO = Scenario(FIRST, date(2018, 3, 31))
APRIL = date(2016, 4, 1)


def plan(*moves, **values):
    settings = SCENARIO.settings.replaced(values)
    return Plan(
        replace(
            SCENARIO,
            settings=settings,
            changes=tuple(each for each in moves if isinstance(each, Change)),
            events=tuple(each for each in moves if isinstance(each, Event)),
        )
    )


def on(laid_out, path, *days):
    """The setting on these dates, as laid out and as the reviews put it in force."""
    counted = np.array([(day - FIRST).days for day in days])
    return [float(value) for value in laid_out.values(path, counted)]


def in_force(laid_out, path, day):
    """The setting that the last review by this date has put in force."""
    past = [now for review, now in laid_out.reviews if review <= (day - FIRST).days]
    return past[-1].get(path)


# Reviews


def test_that_a_review_is_held_on_the_first_day_and_every_first_of_a_month():
    days = [FIRST + timedelta(days=day) for day, _ in plan().reviews]
    assert days[:3] == [FIRST, date(2015, 2, 1), date(2015, 3, 1)]
    assert days[-1] == date(2018, 3, 1)
    assert len(days) == 39


def test_that_a_review_is_held_on_the_day_of_a_change():
    changed = plan(Change(date(2015, 6, 17), "pay.golden_hello", 6000.0))
    assert len(changed.reviews) == 40
    assert in_force(changed, "pay.golden_hello", date(2015, 6, 16)) == 3000
    assert in_force(changed, "pay.golden_hello", date(2015, 6, 17)) == 6000


@pytest.mark.parametrize(
    "move",
    [
        Change(date(2015, 6, 17), "pay.golden_hello", 3000.0),
        Change(date(2015, 6, 17), "pay.golden_hello", 3000.0, 6.0),
        Change(date(2018, 4, 17), "pay.golden_hello", 6000.0),
        Event(date(2015, 6, 17), "budget_cut", 0.0),
    ],
)
def test_that_what_changes_nothing_needs_no_review(move):
    assert plan(move).reviews == plan().reviews


# Changes


def test_that_a_change_holds_from_its_day_on():
    changed = plan(Change(APRIL, "casework.cap", 110.0))
    days = (APRIL - timedelta(days=1), APRIL, date(2018, 1, 1))
    assert on(changed, "casework.cap", *days) == [135, 110, 110]


def test_that_a_change_of_before_the_first_day_is_in_force_on_it():
    changed = plan(Change(date(2014, 7, 1), "casework.cap", 110.0))
    assert changed.reviews[0][1].casework.cap == 110


def test_that_a_later_change_follows_an_earlier_whatever_their_order():
    first, then = (
        Change(APRIL, "pay.golden_hello", 6000.0),
        Change(date(2017, 4, 1), "pay.golden_hello", 0.0),
    )
    days = (date(2016, 3, 1), date(2016, 5, 1), date(2017, 5, 1))
    assert on(plan(then, first), "pay.golden_hello", *days) == [3000, 6000, 0]


def test_that_a_ramp_runs_in_a_straight_line():
    ramp = plan(Change(APRIL, "posts.seniors", 202.0, 12.0))
    halfway = APRIL + timedelta(days=DAYS_A_YEAR / 2)
    before, begun, half, done, after = on(
        ramp, "posts.seniors",
        APRIL - timedelta(days=1), APRIL, halfway, APRIL + timedelta(days=366), date(2018, 1, 1),
    )  # fmt: skip
    assert (before, begun, done, after) == (190, 190, 202, 202)
    assert half == pytest.approx(196, abs=0.1)


def test_that_a_second_ramp_starts_from_where_the_first_has_come():
    turned = plan(
        Change(APRIL, "posts.seniors", 202.0, 12.0),
        Change(date(2016, 10, 1), "posts.seniors", 190.0, 6.0),
    )
    top, back = on(turned, "posts.seniors", date(2016, 10, 1), date(2017, 6, 1))
    assert top == pytest.approx(196, abs=0.1)
    assert back == 190


def test_that_a_value_stays_within_what_may_be_entered():
    cut = plan(Event(APRIL, "leadership_change", 50.0))
    assert on(cut, "leaving.leadership_stability", APRIL) == [0]


# Events, in every way they last


def test_that_an_effect_for_good_stays():
    raided = plan(Event(APRIL, "agency_price_cap"))
    days = (APRIL - timedelta(days=1), APRIL, date(2018, 3, 31))
    assert on(raided, "agency.charge_senior", *days) == pytest.approx([39.89, 35.901, 35.901])


def test_that_an_effect_dying_away_halves_in_its_half_life():
    opened = plan(Event(date(2016, 1, 1), "front_door_opens"), **{"demand.referrals_a_year": 1000})
    before, at_once, four_months, later = on(
        opened, "demand.referrals_a_year",
        date(2015, 12, 31), date(2016, 1, 1), date(2016, 5, 1), date(2028, 1, 1),
    )  # fmt: skip
    assert (before, at_once) == (1000, 1120 * 1.75)
    assert four_months == pytest.approx(1120 * 1.375, rel=0.001)
    assert later == pytest.approx(1120, rel=0.001)


def test_that_an_effect_lasts_while_a_transition_runs_and_another_comes_after():
    outsourced = plan(Event(APRIL, "structure_outsource"), **{"structure.outsource_settled": 20.0})
    days = (APRIL - timedelta(days=1), APRIL, date(2017, 3, 31), date(2017, 4, 2))
    assert on(outsourced, "leaving.leadership_stability", *days) == [50, 20, 20, 70]
    assert on(outsourced, "structure.transition_cost", *days) == [0, 3, 3, 0]
    assert on(outsourced, "hiring.experienced_starters", *days) == pytest.approx([40, 40, 40, 38])


def test_that_a_transition_of_twelve_months_is_over_after_twelve():
    outsourced = plan(Event(APRIL, "structure_outsource"))
    assert in_force(outsourced, "structure.transition_cost", date(2017, 3, 31)) == 3
    assert in_force(outsourced, "structure.transition_cost", date(2017, 4, 1)) == 0


def test_that_an_inspection_sets_the_rating():
    better = plan(Event(APRIL, "inspection_better"), Event(date(2017, 4, 1), "inspection_worse"))
    days = (date(2016, 3, 1), APRIL, date(2017, 3, 31), date(2017, 4, 1))
    assert on(better, "hiring.rated_inadequate", *days) == [1, 0, 0, 1]


@pytest.mark.parametrize("size", [0.0, 0.5, 1.0, 2.0])
def test_that_a_size_scales_an_event(size):
    cut = plan(Event(APRIL, "budget_cut", size))
    assert on(cut, "posts.seniors", APRIL) == pytest.approx([190 * (1 - 0.05 * size)])
    assert on(cut, "money.envelope", APRIL) == pytest.approx([32.3 * (1 - 0.05 * size)])


def test_that_two_events_and_a_change_add_up():
    both = plan(
        Event(APRIL, "budget_cut"),
        Event(APRIL, "budget_cut"),
        Change(APRIL, "posts.seniors", 200.0),
    )
    assert on(both, "posts.seniors", APRIL) == pytest.approx([200 * 0.95**2])


# Referrals


def test_that_referrals_follow_the_season_and_come_to_the_year():
    days = np.arange(1, 1462)
    rates = referral_rates(plan(), FIRST, days)
    assert rates.sum() / 4 == pytest.approx(13815, rel=0.002)
    dates = [FIRST + timedelta(days=int(day)) for day in days]
    august = rates[[day.month == 8 for day in dates]]
    assert august == pytest.approx(np.full(len(august), 13815 / DAYS_A_YEAR * 0.84))


def test_that_growth_starts_on_the_first_day_and_compounds():
    days = np.arange(-200, 731)
    ratio = referral_rates(plan(**{"demand.growth": 30.0}), FIRST, days)
    ratio = ratio / referral_rates(plan(), FIRST, days)
    assert ratio[:201] == pytest.approx(np.ones(201))
    assert ratio[200 + 365] == pytest.approx(1.3, rel=0.001)
    assert ratio[-1] == pytest.approx(1.69, rel=0.001)


def test_that_growth_may_change_on_a_date():
    days = np.arange(0, 731)
    begun = plan(Change(date(2016, 1, 31), "demand.growth", 10.0))
    ratio = referral_rates(begun, FIRST, days) / referral_rates(plan(), FIRST, days)
    assert ratio[364] == 1.0
    assert ratio[-1] == pytest.approx(1.1, rel=0.001)
