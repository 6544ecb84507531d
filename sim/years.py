"""The years of one future: how far each driver is from its level on each day."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.calendar import DAYS_A_MONTH
from sim.rules.years import Movement, comes_down, effects, loadings, years_in
from sim.scenario import Scenario, Settings
from sim.scenario.years import DRIVERS, Driver

_DAYS_A_WEEK = 7
_PARTS = ("lasting", "yearly")
_ByDay = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Years:
    """The effect of each driver by day, the first day's at index 0: 1 is as at its level."""

    leaving: _ByDay
    experienced: _ByDay
    newly_qualified: _ByDay
    referrals: _ByDay
    plans: _ByDay


def movements_of(scenario: Scenario, driver: Driver) -> tuple[str, ...]:
    """The names of a driver's movements, such as ``years.leaving.yearly.1``: those that last by
    year from the year before the first day, then those of single years."""
    years = range(years_in((scenario.last_day - scenario.first_day).days) + 1)
    return tuple(f"years.{driver.name}.{part}.{year}" for part in _PARTS for year in years)


def years_of(scenario: Scenario, scores: Mapping[str, float]) -> Years:
    """The years of a future, from the scores of its movements; nothing moves where years do not
    differ.

    Leaving also comes down from the rate of the year before the first day to its usual one.
    """
    settings = scenario.settings
    days = (scenario.last_day - scenario.first_day).days + 1
    found = {driver.name: _effects(scenario, driver, scores, days) for driver in DRIVERS}
    found["leaving"] = found["leaving"] * comes_down(
        settings.start.turnover_before,
        settings.leaving.rate,
        settings.leaving.settling_months * DAYS_A_MONTH,
        days,
    )
    return Years(**found)


def _effects(scenario: Scenario, driver: Driver, scores: Mapping[str, float], days: int) -> _ByDay:
    if not scenario.years_differ:
        return np.ones(days)
    names = movements_of(scenario, driver)
    return effects(
        loadings(movement_of(scenario.settings, driver), len(names) // len(_PARTS) - 1),
        np.array([scores[name] for name in names]),
        scenario.settings.years.turn_weeks * _DAYS_A_WEEK,
        days,
    )


def movement_of(settings: Settings, driver: Driver) -> Movement:
    """How a driver moves, as the settings say."""
    lasting, kept, yearly = (
        settings.get(f"years.{driver.name}_{part}") / 100 for part in ("lasting", "kept", "yearly")
    )
    return Movement(lasting, kept, yearly, driver.from_the_year_before)
