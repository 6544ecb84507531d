"""Years that differ: the path of a driver around its level, a part that lasts and a part of a year.

A year is twelve months from the first day or its anniversary; year 0 are the twelve months before.
The lasting part is x(y) = kept x(y-1) + sqrt(1 - kept^2) lasting l(y), which is as far from the
level in every year; the part of a year is yearly e(y). The l and e are normal numbers of mean 0 and
deviation 1, each of its own. The effect is exp(path - half its variance), whose mean is 1.

Where a level is what was counted in the twelve months before the first day, it holds the movement
of that year: the path then is what the years differ from it, and begins at nothing.
"""

from math import ceil, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.arithmetic import exp, power
from sim.calendar import DAYS_A_YEAR
from sim.compiled import compiled

_Numbers = NDArray[np.float64]


class Movement(NamedTuple):
    """How a driver moves: sizes in logs, what is kept as a share."""

    lasting: float
    kept: float
    yearly: float
    from_the_year_before: bool
    """Whether the level is what was counted in the twelve months before the first day."""


def years_in(days: int) -> int:
    """The number of the last year that begins within so many days from the first.

    >>> years_in(365), years_in(366), years_in(1155)
    (1, 2, 4)
    """
    return max(1, ceil(days / DAYS_A_YEAR))


def loadings(movement: Movement, years: int) -> _Numbers:
    """What each movement adds to the path in each year; shape (years + 1, 2 (years + 1)).

    A row is a year, from year 0; the columns are the lasting movements by year, then those of
    single years. The path of year 0 is nothing.

    >>> loadings(Movement(0.2, 0.5, 0.3, False), 1)[1].round(3).tolist()
    [0.1, 0.173, 0.0, 0.3]
    >>> loadings(Movement(0.2, 0.5, 0.3, True), 1)[1].round(3).tolist()
    [-0.1, 0.173, -0.3, 0.3]
    """
    count = years + 1
    lasting, yearly = np.zeros((count, count)), np.eye(count) * movement.yearly
    new = movement.lasting * sqrt(1 - movement.kept * movement.kept)
    lasting[0, 0] = movement.lasting
    for year in range(1, count):
        lasting[year] = movement.kept * lasting[year - 1]
        lasting[year, year] = new
    found = np.hstack([lasting, yearly])
    first = found[0].copy()
    found[0] = 0.0
    if movement.from_the_year_before:
        found[1:] -= first
    return found


@compiled
def effects(by_year: _Numbers, movements: _Numbers, turn_days: float, days: int) -> _Numbers:
    """The effect on each day from the first on, from the loadings by year and the movements.

    A year passes into the next in a straight line over the first days of the next.
    """
    found = np.empty(days)
    for day in range(days):
        year = 1 + int(day / DAYS_A_YEAR)
        into = day - (year - 1) * DAYS_A_YEAR
        share = min(into / turn_days, 1.0) if turn_days > 0.0 else 1.0
        path, variance = 0.0, 0.0
        for which in range(len(movements)):
            before = by_year[year - 1, which]
            loading = before + share * (by_year[year, which] - before)
            path += loading * movements[which]
            variance += loading * loading
        found[day] = exp(path - variance / 2.0)
    return found


@compiled
def comes_down(rate_before: float, usual: float, settling_days: float, days: int) -> _Numbers:
    """Leaving on each day against the usual rate, from that of the year before the first day: in a
    straight line of logs, then 1.

    >>> comes_down(27.0, 20.0, 0.0, 2).tolist(), comes_down(40.0, 10.0, 2.0, 4).tolist()
    ([1.0, 1.0], [4.0, 2.0, 1.0, 1.0])
    """
    found = np.ones(days)
    if rate_before <= 0.0 or usual <= 0.0:
        return found
    for day in range(days):
        if day >= settling_days:
            break
        found[day] = power(rate_before / usual, 1.0 - day / settling_days)
    return found
