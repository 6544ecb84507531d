"""Years that differ: mean effect 1, spread and persistence as declared, and luck that is shared."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sim.assumed import assumed, scores
from sim.model import run
from sim.rules.years import Movement, comes_down, effects, loadings, years_in
from sim.scenario import Scenario
from sim.scenario.years import DRIVERS
from sim.streams import Luck
from sim.years import Years, movements_of, years_of
from tests.behaviour.services import tiny

ERROR_RATE = 1e-4
"""Of each comparison with a law."""
FUTURES = 4000
YEARS = 5
LAST_DAY = date(2020, 1, 31)
SIZES = {"lasting": 0.2, "kept": 0.6, "yearly": 0.3}
"""Of every driver in these tests."""


def with_sizes() -> Scenario:
    values = {
        f"years.{driver.name}_{part}": 100 * size
        for driver in DRIVERS
        for part, size in SIZES.items()
    }
    quiet = {"leaving.settling_months": 0.0, "years.turn_weeks": 6.0}
    return replace(
        Scenario(date(2015, 1, 31), LAST_DAY).with_values({**values, **quiet}), years_differ=True
    )


@pytest.fixture(scope="module")
def by_future() -> dict[str, np.ndarray]:
    """The effect in the middle of each year; shape (futures, years) for each driver."""
    scenario = with_sizes()
    days = [int(365.25 * year + 200) for year in range(YEARS)]
    found: dict[str, list[np.ndarray]] = {driver.name: [] for driver in DRIVERS}
    for number in range(FUTURES):
        luck = Luck(scenario.seed, number)
        years = years_of(scenario, assumed(scenario, luck).movements)
        for name, rows in found.items():
            rows.append(getattr(years, name)[days])
    return {name: np.array(rows) for name, rows in found.items()}


@pytest.mark.parametrize("driver", DRIVERS, ids=lambda driver: driver.name)
def test_that_the_mean_effect_is_one(by_future, driver):
    effect = by_future[driver.name]
    error = effect.std(axis=0) / np.sqrt(FUTURES)
    beyond = stats.norm.isf(ERROR_RATE / 2 / YEARS)
    assert np.all(np.abs(effect.mean(axis=0) - 1) < beyond * error)


@pytest.mark.parametrize("driver", DRIVERS, ids=lambda driver: driver.name)
def test_that_spread_and_persistence_are_as_declared(by_future, driver):
    """Variances and covariances of years, from the law in words: what lasts fades by what is kept,
    and what was counted in year 0 is taken off where it is in the level."""
    lasting, kept, yearly = SIZES["lasting"], SIZES["kept"], SIZES["yearly"]
    logs = np.log(by_future[driver.name])

    def goes_together(one: int, other: int) -> float:
        """Of the movements of two years, counted from 0."""
        return lasting**2 * kept ** abs(one - other) + yearly**2 * (one == other)

    for one in range(1, YEARS + 1):
        for other in range(one, YEARS + 1):
            wanted = goes_together(one, other)
            if driver.from_the_year_before:
                wanted += goes_together(0, 0) - goes_together(one, 0) - goes_together(other, 0)
            x, y = logs[:, one - 1], logs[:, other - 1]
            found = np.cov(x, y)[0, 1]
            error = np.sqrt((x.var() * y.var() + found**2) / FUTURES)
            assert abs(found - wanted) < stats.norm.isf(ERROR_RATE / 2 / 15) * error


def test_that_drivers_move_by_themselves(by_future):
    names = list(by_future)
    first = np.array([np.log(by_future[name][:, 0]) for name in names])
    together = np.corrcoef(first)[np.triu_indices(len(names), 1)]
    assert np.all(np.abs(together) < stats.norm.isf(ERROR_RATE / 2 / len(together)) / FUTURES**0.5)


MOVEMENTS = st.builds(Movement, st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.booleans())


@given(MOVEMENTS, st.lists(st.floats(-3, 3), min_size=8, max_size=8), st.floats(7, 200))
def test_that_a_path_turns_over_weeks_and_not_at_midnight(movement, drawn, turn):
    """Logs of the effect move by no more a day than the largest step of a year, and of half its
    variance, over the days it turns in."""
    by_year = loadings(movement, 3)
    path = np.log(effects(by_year, np.array(drawn), turn, 1000))
    steps = np.abs(np.diff(by_year, axis=0)) @ np.abs(drawn)
    slack = np.diff((by_year**2).sum(axis=1), prepend=0.0)
    assert np.abs(np.diff(path)).max() <= (steps.max() + 2 * np.abs(slack).max()) / turn + 1e-9
    assert path[0] == 0.0


def test_that_leaving_comes_down_from_the_year_before_and_stays():
    found = comes_down(27.0, 20.0, 90.0, 400)
    assert found[0] == pytest.approx(1.35)
    assert np.all(np.diff(found) <= 0)
    assert np.all(found[90:] == 1.0)
    assert np.log(found[45]) == pytest.approx(np.log(1.35) / 2)


@given(st.integers(1, 6000))
def test_that_there_is_a_year_for_every_day(days):
    by_year = loadings(Movement(0.1, 0.5, 0.1, False), years_in(days))
    assert len(effects(by_year, np.zeros(by_year.shape[1]), 42.0, days)) == days


def test_that_nothing_moves_where_years_are_alike():
    scenario = replace(with_sizes(), years_differ=False)
    years = years_of(scenario, assumed(scenario, Luck(1, 1)).movements)
    for driver in DRIVERS:
        assert np.all(getattr(years, driver.name) == 1.0)


def test_that_a_driver_for_each_field_is_declared():
    assert [driver.name for driver in DRIVERS] == list(Years.__dataclass_fields__)


def test_that_two_scenarios_share_their_years():
    """Whatever else differs, and however long they run."""
    one = with_sizes()
    other = replace(one.with_values({"pay.golden_hello": 9000.0}), last_day=date(2022, 1, 31))
    here, there = scores(one, 12), scores(other, 12)
    for driver in DRIVERS:
        for name in movements_of(one, driver):
            assert here[name] == there[name]


def test_that_years_make_the_same_future_until_a_lever_differs():
    one = replace(tiny(date(2016, 6, 30)), years_differ=True)
    other = one.with_values({"pay.gap_at_start": one.settings.pay.gap_at_start})
    assert np.array_equal(run(one, 3).outcomes, run(other, 3).outcomes)
    assert not np.array_equal(
        run(one, 3).outcomes, run(replace(one, years_differ=False), 3).outcomes
    )
