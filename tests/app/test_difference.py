"""The difference of two scenarios, future by future."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import edits
from app.changed import changed_paths
from app.document import Target
from app.outlooks.difference import Difference, with_luck_of
from app.outlooks.outlook import Outlook
from app.running.executors import serial_workers
from app.running.runner import run_futures
from sim.outcomes import OUTCOMES
from tests.app import stand_in
from tests.app.plan import PLAN

numbers = st.sets(st.integers(0, 40), min_size=1, max_size=12).map(sorted)


def ensemble(futures, seed=1, document=PLAN, run=stand_in.run):
    with serial_workers() as workers:
        return run_futures(edits.set_seed(document, seed).played, futures, workers, run=run)


def of(here, baseline, document=PLAN):
    difference = Difference.of(document, here, baseline)
    assert difference is not None
    return difference


@settings(max_examples=20)
@given(numbers)
def test_that_a_scenario_does_not_differ_from_itself(futures):
    here = ensemble(futures)
    difference = of(here, here)
    assert difference.futures == len(futures)
    assert difference.plan_cost is not None
    every = [*difference.spreads.values(), *difference.cost_by_year.values(), difference.plan_cost]
    for spread in every:
        assert all(not np.any(row) for row in vars(spread).values())
    assert set(difference.targets) == {0.0}
    assert difference.joint == 0.0


@settings(max_examples=30)
@given(numbers, numbers)
def test_that_only_common_futures_count_each_beside_its_own(mine, others):
    common = sorted(set(mine) & set(others))
    difference = Difference.of(PLAN, ensemble(mine), ensemble(others, seed=2))
    if not common:
        assert difference is None
        return
    assert difference is not None
    here, there = ensemble(common), ensemble(common, seed=2)
    assert difference.futures == len(common)
    for row, name in enumerate(OUTCOMES):
        change = here.array[:, row] - there.array[:, row]
        spread = difference.spreads[name]
        assert np.array_equal(spread.p50, np.percentile(change, 50, axis=0))
        means = here.array[:, row].mean(axis=0) - there.array[:, row].mean(axis=0)
        assert spread.mean == pytest.approx(means, rel=1e-9, abs=1e-6)


@settings(max_examples=20)
@given(numbers)
def test_that_it_turns_round_with_what_is_compared(futures):
    here, there = ensemble(futures), ensemble(futures, seed=2)
    one, other = of(here, there), of(there, here)
    for name, spread in one.spreads.items():
        assert spread.p10 == pytest.approx(-other.spreads[name].p90, abs=1e-6)
        assert spread.mean == pytest.approx(-other.spreads[name].mean, abs=1e-6)
    assert one.targets == tuple(-gain for gain in other.targets)


def test_that_gains_of_targets_are_those_of_the_outlooks_over_common_futures():
    by = date(2016, 3, 31)
    document = edits.set_targets(
        PLAN,
        [
            Target("permanent_fte", by, "at least", 390.0),
            Target("average_caseload", by, "at most", 19.0),
        ],
    )
    here, there = ensemble(range(30)), ensemble(range(10, 60), seed=2)
    difference = of(here, there, document)
    common = range(10, 30)
    mine = Outlook.of(document, ensemble(common))
    other = Outlook.of(document, ensemble(common, seed=2))
    gains = [
        one.odds.probability - two.odds.probability
        for one, two in zip(mine.targets, other.targets, strict=True)
    ]
    assert difference.targets == pytest.approx(gains)
    assert any(gains)
    assert mine.joint is not None
    assert other.joint is not None
    assert difference.joint == pytest.approx(mine.joint.probability - other.joint.probability)


def test_that_without_targets_there_is_no_gain():
    here = ensemble(range(4))
    difference = of(here, here, edits.set_targets(PLAN, []))
    assert difference.targets == ()
    assert difference.joint is None


def test_that_costs_by_year_are_differences_of_whole_years():
    here, there = ensemble(range(20)), ensemble(range(20), seed=2)
    difference = of(here, there)
    mine, other = Outlook.of(PLAN, here), Outlook.of(PLAN, there)
    assert list(difference.cost_by_year) == [period.name for period in mine.cost_by_year]
    for one, two in zip(mine.cost_by_year, other.cost_by_year, strict=True):
        change = float(difference.cost_by_year[one.name].mean)
        assert change == pytest.approx(float(one.cost.mean - two.cost.mean), rel=1e-6)


def test_that_failed_futures_are_left_out_on_both_sides():
    here = ensemble(range(10), run=stand_in.failing)
    difference = of(here, ensemble(range(10), seed=2))
    assert difference.futures == 8


def test_that_the_baseline_is_played_with_the_luck_of_the_scenario():
    document = edits.set_vary(edits.set_seed(PLAN, 7), "luck")
    bold = edits.set_value(PLAN, "pay.golden_hello", 6000)
    beside = with_luck_of(document, bold)
    assert (beside.scenario.seed, beside.played.ranges) == (7, {})
    assert changed_paths(beside, bold) == ()
    assert with_luck_of(PLAN, bold) is bold


def test_that_other_months_cannot_be_compared():
    longer = replace(PLAN, scenario=replace(PLAN.scenario, last_day=date(2016, 9, 30)))
    assert Difference.of(PLAN, ensemble(range(4)), ensemble(range(4), document=longer)) is None
