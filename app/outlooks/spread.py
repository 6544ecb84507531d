"""How numbers of many possible futures lie: the only file with quantiles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sim.results import ROWS

Numbers = NDArray[np.float64]

_PERCENTS = (10, 25, 50, 75, 90)
_AT_ONCE = 200_000
"""Numbers that are put in order together: more are no faster, and take memory for a copy."""


@dataclass(frozen=True, eq=False)
class Spread:
    """How possible futures lie: each a number a month, or one number for a period."""

    mean: Numbers
    p10: Numbers
    p25: Numbers
    p50: Numbers
    p75: Numbers
    p90: Numbers

    @staticmethod
    def of(values: Numbers) -> "Spread":
        """Across futures, the first axis."""
        return Spread(np.mean(values, axis=0), *percentiles(values, _PERCENTS))

    def at(self, column: int) -> "Spread":
        """Of one of the months."""
        return Spread(*(row[column] for row in vars(self).values()))


@dataclass(frozen=True, eq=False)
class Middles:
    """Where the middles of ever more futures would lie, 95 times in 100: ``middle_interval``."""

    low: Numbers
    """Shape (outcomes, months)."""
    high: Numbers

    def at(self, outcome: str, column: int) -> tuple[float, float]:
        """Of an outcome in one of the months."""
        return float(self.low[ROWS[outcome], column]), float(self.high[ROWS[outcome], column])


def by_outcome(array: Numbers) -> Mapping[str, Spread]:
    """The spread of every outcome, from an array of shape (futures, outcomes, months)."""
    return spreads_and_middles(array)[0]


def spreads_and_middles(array: Numbers) -> tuple[Mapping[str, Spread], Middles | None]:
    """The spread of every outcome and where its middle would lie; None for five or fewer futures.

    Many outcomes are put in order together, which takes a tenth of the time of one after another.
    """
    together = max(_AT_ONCE // max(array[:, 0].size, 1), 1)
    leave_out = _left_out(len(array))
    spreads, lows, highs = [], [], []
    for first in range(0, array.shape[1], together):
        values = array[:, first : first + together]
        ordered = np.sort(values, axis=0)
        spreads.append(Spread(np.mean(values, axis=0), *_percentiles_of(ordered, _PERCENTS)))
        if leave_out is not None:
            # Copies, because a view would keep all that was put in order.
            lows.append(ordered[leave_out].copy())
            highs.append(ordered[-1 - leave_out].copy())
    by_name = {
        name: Spread(*(part[row % together] for part in vars(spreads[row // together]).values()))
        for name, row in ROWS.items()
    }
    return by_name, Middles(np.concatenate(lows), np.concatenate(highs)) if lows else None


def percentiles(values: Numbers, percents: Sequence[float]) -> list[Numbers]:
    """The values that so many per cent of the futures, the first axis, lie below.

    Linear between the two futures on either side, digit for digit as ``numpy.percentile`` has it;
    but by putting all in order, which is faster than finding a few places in each column.

    >>> percentiles(np.array([3.0, 1, 2, 4]), [25, 50])
    [np.float64(1.75), np.float64(2.5)]
    """
    return _percentiles_of(np.sort(values, axis=0), percents)


def _percentiles_of(ordered: Numbers, percents: Sequence[float]) -> list[Numbers]:
    last = len(ordered) - 1
    found = []
    for percent in percents:
        place = last * (percent / 100)
        below = int(place)
        share = place - below
        low, high = ordered[below], ordered[min(below + 1, last)]
        # From the nearer side, as numpy does: the two differ in the last digit.
        near = low + (high - low) * share if share < 0.5 else high - (high - low) * (1 - share)
        found.append(near)
    return found


def middle_interval(values: Numbers) -> tuple[float, float] | None:
    """Where the middle of ever more futures would lie, 95 times in 100; None for five or fewer.

    By order statistics: each future is as likely above that middle as below it, so the number
    below it is a number of heads.

    >>> middle_interval(np.array([4.0, 1, 6, 2, 5, 3])), middle_interval(np.arange(5.0))
    ((1.0, 6.0), None)
    """
    leave_out = _left_out(len(values))
    if leave_out is None:
        return None
    ordered = np.sort(values)
    return float(ordered[leave_out]), float(ordered[-1 - leave_out])


@cache
def _left_out(n: int) -> int | None:
    """How many futures may be left out at either end; None if even the outermost may not."""
    limit = 2**n // 40  # 2.5% of all ways that n heads or tails can fall
    ways, so_far, heads = 1, 0, 0
    while so_far + ways <= limit:
        so_far += ways
        ways = ways * (n - heads) // (heads + 1)
        heads += 1
    return heads - 1 if heads else None
