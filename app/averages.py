"""The averages that a briefing is remembered by, and how far others are from them.

A code says that some digit is another. The averages say how much that is: a last digit, which
another computer may round otherwise, or other figures.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor, fsum, log10

import numpy as np
from numpy.typing import NDArray

from app.running.ensemble import Ensemble
from app.wording import capital, inside
from sim.outcomes import OUTCOMES
from sim.results import ROWS
from sim.units import Unit

LAST_DIGITS = 1e-12
"""Share of an average up to which a difference is one of last digits.

It lies far from both. With the processor's newer instructions switched off, pay differs by no more
than 5 parts in 10^16 in any month; salaries and on-costs moved by 50 times their last digit move
no average by more than 1 part in 10^14. One decision turned in one future of Birmingham moved some
average of that future by 1 part in 600 at the least, which is 1 in 60 million among 100,000
futures. One contact more in one month of one future is above the limit even among 100,000 futures
of 15 years in a service ten times the size.
"""
_OVER = "averaged over possible futures and months"


def averages(ensemble: Ensemble) -> dict[str, float]:
    """The mean of each outcome over all futures and month ends, in its own unit, by its name.

    Equal figures give equal averages on every computer: nothing is rounded before the end, so the
    order in which a processor adds does not matter.
    """
    sums, lost = _over_months(ensemble.array)
    count = len(ensemble.numbers) * len(ensemble.months)
    return {
        name: fsum([*sums[:, row].tolist(), *lost[:, row].tolist()]) / count
        for name, row in ROWS.items()
    }


def _over_months(array: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Sums over the months, shape (futures, outcomes), and what rounding took from each.

    What an addition rounds away is itself a number, found by subtracting back: Knuth, The Art of
    Computer Programming, volume 2, section 4.2.2, theorem B.
    """
    sums, lost = np.zeros((2, *array.shape[:2]))
    for month in np.moveaxis(array, 2, 0):
        longer = sums + month
        added = longer - sums
        lost += (sums - (longer - added)) + (month - added)
        sums = longer
    return sums, lost


@dataclass(frozen=True)
class Gap:
    """How far the average of an outcome is from what it was."""

    outcome: str
    then: float
    here: float

    @property
    def size(self) -> float:
        """In the unit of the outcome."""
        return abs(self.here - self.then)

    @property
    def share(self) -> float:
        """Of the greater of the two."""
        return self.size / max(abs(self.then), abs(self.here)) if self.size else 0.0

    @property
    def is_last_digits(self) -> bool:
        """Whether it is no more than another computer may round otherwise."""
        return self.share <= LAST_DIGITS


def widest_gap(then: Mapping[str, float], here: Mapping[str, float]) -> Gap | None:
    """The average that differs most in proportion; None if they are not of the same outcomes."""
    if then.keys() != here.keys():
        return None
    return max((Gap(name, then[name], here[name]) for name in here), key=lambda gap: gap.share)


def gap_words(gap: Gap) -> str:
    """By how much figures differ at most, and in which outcome, in whole sentences.

    >>> print(gap_words(Gap("agency_fte", 61.25, 61.25)))
    What differs is too small to show: averaged over possible futures and months, every figure is \
the same to the digit.
    >>> print(gap_words(Gap("cost_total", 2612345.0, 2612345.0000000047)))
    Averaged over possible futures and months, no figure differs by more than 1 part in a million \
million. The largest difference in proportion is £0.0000000047 of £2,612,345 (total cost).
    >>> print(gap_words(Gap("agency_share", 16.25, 16.25013)))
    Averaged over possible futures and months, the largest difference in proportion is in agency \
share: 16.25000% then and 16.25013% here, a difference of 0.00013 percentage points.
    """
    outcome = OUTCOMES[gap.outcome]
    unit, label = outcome.unit, inside(outcome.label)
    if not gap.size:
        return f"What differs is too small to show: {_OVER}, every figure is the same to the digit."
    places = _places(unit, gap.size)
    if gap.is_last_digits:
        largest = f"{_apart(unit, gap.size, places)} of {unit.say(gap.here)}"
        return (
            f"{capital(_OVER)}, no figure differs by more than 1 part in a million million. The "
            f"largest difference in proportion is {largest} ({label})."
        )
    then, here = round(gap.then, places), round(gap.here, places)
    return (
        f"{capital(_OVER)}, the largest difference in proportion is in {label}: "
        f"{unit.say(then, places)} then and {unit.say(here, places)} here, a difference of "
        f"{_apart(unit, abs(here - then), places)}."
    )


def _apart(unit: Unit, size: float, places: int) -> str:
    """A difference in its unit: of shares, in percentage points."""
    if unit is Unit.PERCENT:
        return f"{size:,.{places}f} percentage points"
    return unit.say(size, places)


def _places(unit: Unit, size: float) -> int:
    """Decimals that show two digits of a difference, and no fewer than its unit has."""
    return max(unit.decimals, 1 - floor(log10(size)))
