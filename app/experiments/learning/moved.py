"""What futures assume before and after learning, for a planner: values and movements of years."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import floor, log10

import numpy as np
from scipy.special import ndtr, ndtri

from app.experiments.learning.update import Law
from app.wording import short_month
from sim.assumed import triangular
from sim.calendar import month_end, months_later
from sim.rules.years import loadings
from sim.scenario import PARAMETERS, Scenario
from sim.scenario.learned import Learned
from sim.scenario.years import DRIVERS
from sim.units import Unit, true_minus
from sim.years import movement_of, movements_of

SHARES = (0.1, 0.5, 0.9)
_MOVED = 0.15
"""A mean that moved by as many of its standard deviations is shown, or a deviation that fell by
half of that share."""

_DECIMALS_OF_A_MULTIPLE = 2

Range = tuple[float, float, float]
"""1 in 10 below, the middle, 1 in 10 above."""


@dataclass(frozen=True)
class Moved:
    """Something that futures assume otherwise than before."""

    name: str
    """Path of the assumption; of a driver's year ``years.leaving.1``."""
    label: str
    unit: Unit | None
    """None for a driver's year: values are multiples of its level, 1 as at its level."""
    before: Range
    after: Range
    shift: float
    """By how many of its earlier standard deviations the mean moved, in standard scores."""
    left: float
    """Standard deviation of its score as a share of the earlier one."""

    @property
    def told(self) -> float:
        """How much was told about it, in nats: from narrowing and from moving."""
        return float(-np.log(self.left) + (self.left**2 + self.shift**2 - 1) / 2)

    @property
    def measured_in(self) -> str:
        """What its values are counted in."""
        return "times its level" if self.unit is None else self.unit.title

    def say(self, value: float) -> str:
        """A value of it as a number, with as many decimals as tell its three from each other."""
        low, _, high = self.before
        width = max(high - low, 1e-9)
        decimals = max(0, 1 - floor(log10(width))) if self.unit else _DECIMALS_OF_A_MULTIPLE
        return true_minus(f"{value:,.{decimals}f}")

    def say_range(self, ends: Range) -> str:
        """Its middle, and in brackets the range that 8 in 10 futures fall in."""
        low, middle, high = map(self.say, ends)
        return f"{middle} ({low} to {high})"


def moved(scenario: Scenario, learned: Learned) -> tuple[Moved, ...]:
    """All that moved enough to be seen, what was told about most first.

    Movements of years are reckoned with the sizes that the settings state.
    """
    law = law_of(learned)
    found = [*_values(scenario, learned, law), *_years(scenario, learned, law)]
    seen = (each for each in found if abs(each.shift) >= _MOVED or each.left <= 1 - _MOVED / 2)
    return tuple(sorted(seen, key=lambda each: -each.told))


def law_of(learned: Learned) -> Law:
    """What is known of the scores that a record names."""
    directions = np.array(learned.directions).reshape(len(learned.left), len(learned.names))
    return Law(np.array(learned.shift), directions, np.array(learned.left))


def _values(scenario: Scenario, learned: Learned, law: Law) -> Iterator[Moved]:
    for number, name in enumerate(learned.names):
        if name not in scenario.ranges:
            continue
        low, high = scenario.ranges[name]
        likely = scenario.settings.get(name)
        shift, left = float(law.shift[number]), float(law.deviations[number])

        def value(score: float, ends: Range = (low, likely, high)) -> float:
            return triangular(float(ndtr(score)), *ends)

        at = [float(ndtri(share)) for share in SHARES]
        yield Moved(
            name=name,
            label=PARAMETERS[name].label,
            unit=PARAMETERS[name].unit,
            before=_three(value(each) for each in at),
            after=_three(value(shift + left * each) for each in at),
            shift=shift,
            left=left,
        )


def _years(scenario: Scenario, learned: Learned, law: Law) -> Iterator[Moved]:
    if not scenario.years_differ:
        return
    for driver in DRIVERS:
        names = movements_of(scenario, driver)
        years = len(names) // 2 - 1
        by_year = loadings(movement_of(scenario.settings, driver), years)
        among = [learned.names.index(name) if name in learned.names else -1 for name in names]
        for year in range(1, years + 1):
            loading = by_year[year]
            size = float(np.sqrt(loading @ loading))
            if size == 0:
                continue
            told = np.zeros(len(learned.names))
            for number, weight in zip(among, loading, strict=True):
                if number >= 0:
                    told[number] = weight
            untold = size**2 - float(told @ told)
            shift = float(told @ law.shift)
            left = float(np.sqrt(max(law.variance_of(told[None, :])[0] + untold, 0.0)))
            yield Moved(
                name=f"years.{driver.name}.{year}",
                label=f"{driver.label}, {_twelve_months(scenario.first_day, year)}",
                unit=None,
                before=_effects(0.0, size, size),
                after=_effects(shift, left, size),
                shift=shift / size,
                left=left / size,
            )


def _effects(mean: float, deviation: float, size: float) -> Range:
    """Multiples of the level; the mean of the effect was 1 before anything was learned."""
    at = (mean + deviation * float(ndtri(share)) - size * size / 2 for share in SHARES)
    return _three(float(np.exp(each)) for each in at)


def _twelve_months(first_day: date, year: int) -> str:
    """The months of a year that is counted from the first day."""
    begins, ends = months_later(first_day, 12 * (year - 1)), months_later(first_day, 12 * year)
    after = month_end(begins)
    if begins == after:  # the year begins on the first of the next month
        begins = months_later(begins.replace(day=1), 1)
    return f"{short_month(begins)} to {short_month(ends)}"


def _three(values: Iterable[float]) -> Range:
    low, middle, high = values
    return low, middle, high
