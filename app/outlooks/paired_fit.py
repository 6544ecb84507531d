"""What pairs of futures say of a scenario: by how much it differs from its baseline, and whether
the difference depends on how the baseline's future turns out.

In every outcome and month, over the pairs f, with y the baseline, x the scenario and d = x - y::

    d_f = shift + slope (y_f - mean of y) + residual_f

The slope is that of least squares, g, times a shrinkage of 1 - 1/F where F = (g / its standard
error)^2 is above 1, and 0 where it is not: the positive-part estimate of empirical Bayes (Efron
and Morris 1973), by which a slope that few pairs do not show counts for nothing.

Outcomes that add up share one slope in each month (``_FAMILIES``), fitted to all of them together.
Then what is a sum in every future that was run is a sum in every future that is predicted: the
same amount is taken from the same places on both sides. A slope for each alone would fit some of
them closer, above all staff in post, where agency fills what permanent staff leave; but it would
show parts that miss their total, and it is the less steady the fewer the pairs, because a sum and
its parts then follow different accidents of the same few futures.

Slopes are kept between -1 and 1, where a scenario answers to the luck of its baseline between not
at all and twice. Beyond lies what few pairs invent: where all of them have hardly a case waiting,
a line through them says nothing of a future with a thousand.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.outlooks.spread import Numbers
from sim.outcomes import OUTCOMES
from sim.units import Unit

_FEWEST_FOR_A_SLOPE = 4
"""Pairs: two are used up by the line itself, and one left over says nothing of its error."""
_ROUNDING = 1e-12
"""Numbers that differ by less than this share of their size do not differ."""
_STEEPEST = 1.0

_STARTERS = {"starters", "hires_newly_qualified", "hires_experienced", "agency_conversions"}
_CANDIDATES = {"applicants", "candidates_in_selection", "candidates_accepted"}
_OPEN = {"open_cases", "allocated_cases", "unallocated_cases", "in_assessment"}


def _family(outcome: str) -> str:
    """A name that outcomes have in common if they add up to each other."""
    if OUTCOMES[outcome].unit in (Unit.FTE, Unit.POSTS):
        return "staff"
    if OUTCOMES[outcome].unit is Unit.POUNDS:
        return "money"
    if outcome.startswith("workers_"):
        return "workers by caseload"
    for name, members in (("starters", _STARTERS), ("candidates", _CANDIDATES), ("open", _OPEN)):
        if outcome in members:
            return name
    return outcome


_NAMES = [_family(outcome) for outcome in OUTCOMES]
_FAMILIES: NDArray[np.intp] = np.array([sorted(set(_NAMES)).index(name) for name in _NAMES])
"""For each outcome the number of its family."""


@dataclass(frozen=True, eq=False)
class PairedFit:
    """The difference of a scenario from its baseline as a line in what the baseline is.

    Numbers of shape (outcomes, months), unless it is said otherwise.
    """

    pairs: int
    middle: Numbers
    """The baseline's mean over the pairs."""
    shift: Numbers
    """The mean difference over the pairs."""
    slope: Numbers
    """By how much more the scenario differs where the baseline is higher by one; shrunk."""
    slope_error: Numbers
    """Standard error of the slope before it was shrunk."""
    shrinkage: Numbers
    """The share of the slope of least squares that was kept, 0 to 1."""
    residuals: Numbers
    """What the line leaves, shape (pairs, outcomes, months): mean zero, and scaled so that their
    mean square is the variance of the scatter about the line, not less by what fitting took."""

    @staticmethod
    def of(scenario: Numbers, baseline: Numbers) -> "PairedFit":
        """Fit pairs, both of shape (pairs, outcomes, months), at least two."""
        pairs = len(scenario)
        change = scenario - baseline
        shift, middle = change.mean(axis=0), baseline.mean(axis=0)
        around, off = baseline - middle, change - shift
        slope, error, shrinkage = _slope(around, off, np.abs(middle))
        residuals = off - slope * around
        residuals *= np.sqrt(pairs / (pairs - 1.0 - shrinkage))
        return PairedFit(pairs, middle, shift, slope, error, shrinkage, residuals)


def _slope(around: Numbers, off: Numbers, size: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The shrunk slope, the error of what it was shrunk from, and the share that was kept."""
    pairs = len(around)
    nothing = np.zeros_like(size)
    if pairs < _FEWEST_FOR_A_SLOPE:
        return nothing, nothing, nothing
    spread = np.einsum("fom,fom->om", around, around)
    spread[spread <= pairs * (_ROUNDING * size) ** 2] = 0.0
    together = np.einsum("fom,fom->om", around, off)
    together[spread == 0.0] = 0.0
    spread, together = _by_family(spread), _by_family(together)
    scatter = _by_family(np.einsum("fom,fom->om", off, off))
    varies = spread > 0.0
    steep = np.divide(together, spread, out=nothing.copy(), where=varies)
    left = np.maximum(scatter - steep * together, 0.0) / (pairs - 2)
    error = np.sqrt(np.divide(left, spread, out=nothing.copy(), where=varies))
    one_over_f = np.divide(error**2, steep**2, out=nothing + 1.0, where=steep != 0.0)
    shrinkage = np.maximum(1.0 - one_over_f, 0.0)
    return np.clip(shrinkage * steep, -_STEEPEST, _STEEPEST), error, shrinkage


def _by_family(numbers: Numbers) -> Numbers:
    """The sums over each family, given back to each of its members."""
    sums = np.zeros((_FAMILIES.max() + 1, *numbers.shape[1:]))
    np.add.at(sums, _FAMILIES, numbers)
    of_each: Numbers = sums[_FAMILIES]
    return of_each


__all__ = ["PairedFit"]
