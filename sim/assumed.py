"""What a future assumes: a value for every assumption with a range, and how its years move."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import sqrt
from zlib import crc32

import numpy as np

from sim.arithmetic import normal, normal_quantile, normal_share
from sim.scenario import Scenario
from sim.scenario.years import DRIVERS
from sim.streams import Luck
from sim.years import movements_of


@dataclass(frozen=True)
class Assumed:
    """What one future assumes."""

    values: Mapping[str, float]
    """By path, of every assumption with a range."""
    movements: Mapping[str, float]
    """Standard scores of the movements of its years, by name; empty if years do not differ."""


def assumed(scenario: Scenario, luck: Luck) -> Assumed:
    """Draw what a future assumes: triangular laws, most likely at the scenario's values, and
    normal movements, each moved by what was learned."""
    shares, movements = _shares(scenario, luck), _movements(scenario, luck)
    learned = scenario.learned
    if learned is not None:
        among = {name: normal_quantile(shares[name]) for name in learned.names if name in shares}
        after = learned.applied({**among, **movements})
        movements = {name: after[name] for name in movements}
        moved = {name for name in among if after[name] != among[name]}
        shares = {**shares, **{name: normal_share(after[name]) for name in moved}}
    values = {
        path: triangular(shares[path], low, scenario.settings.get(path), high)
        for path, (low, high) in scenario.ranges.items()
    }
    return Assumed(values, movements)


def scores(scenario: Scenario, future: int) -> dict[str, float]:
    """The standard scores that a future has before anything is learned, by name: of assumptions
    by path, then of the movements of its years."""
    luck = Luck(scenario.seed, future)
    of_values = {name: normal_quantile(u) for name, u in _shares(scenario, luck).items()}
    return {**of_values, **_movements(scenario, luck)}


def _shares(scenario: Scenario, luck: Luck) -> dict[str, float]:
    """The share of its law that lies below each assumption."""
    who = np.array([_identity(path) for path in scenario.ranges], np.int64)
    numbers = luck.stream("assumptions").columns(who)[:, 0].tolist()
    return dict(zip(scenario.ranges, numbers, strict=True))


def _movements(scenario: Scenario, luck: Luck) -> dict[str, float]:
    """The movements of each driver in each year: a stream for each driver, found by year."""
    if not scenario.years_differ:
        return {}
    found: dict[str, float] = {}
    for driver in DRIVERS:
        names = movements_of(scenario, driver)
        years = len(names) // 2
        drawn = luck.stream(f"years of {driver.name}").columns(np.arange(years)).tolist()
        lasting = [normal(u, v) for u, v, _, _ in drawn]
        yearly = [normal(u, v) for _, _, u, v in drawn]
        found |= zip(names, [*lasting, *yearly], strict=True)
    return found


@cache
def _identity(path: str) -> int:
    """Finds the luck of an assumption."""
    return crc32(path.encode())


def triangular(u: float, low: float, likely: float, high: float) -> float:
    """The value below which a share u of a triangular law lies.

    >>> triangular(0.5, 0, 1, 2), triangular(0.0, 3, 3, 5)
    (1.0, 3.0)
    """
    if high <= low:
        return likely
    turn = (likely - low) / (high - low)
    if u < turn:
        return low + sqrt(u * (high - low) * (likely - low))
    return high - sqrt((1 - u) * (high - low) * (high - likely))
