"""Whether a scenario's difference from its baseline depends on how the baseline's future turns out.

In every outcome and month, over pairs of futures that share their luck, with y the baseline, x the
scenario and d = x - y, the slope of d on y is that of least squares, g, times a shrinkage of
1 - 1/F where F = (g / its standard error)^2 is above 1, and 0 where it is not: the positive-part
estimate of empirical Bayes (Efron and Morris 1973), by which a slope that few pairs do not show
counts for nothing. The standard error is the larger of the textbook's and that of leaving out one
pair at a time (MacKinnon and White 1985, HC3): where all but one of the pairs have hardly a case
waiting, the line through them hangs on that one, and the textbook's error does not see it. For the
same reason a slope is kept between -1 and 1, where a scenario answers to the luck of its baseline
between not at all and twice.

Outcomes that add up share one slope in each month (``_family``), fitted to all of them together.
Then what is a sum in every future that was run is a sum in every future that is predicted: the
same amount is taken from the same places on both sides. A slope for each alone would fit some of
them closer, above all staff in post, where agency fills what permanent staff leave; but it would
show parts that miss their total, and it is the less steady the fewer the pairs, because a sum and
its parts then follow different accidents of the same few futures. Cases have slopes of their own,
though they add up too: who waits and who is held answer to luck in different ways. Balances from
month to month (cases open, referred and closed) hold as far as the slopes of the months agree.
"""

from dataclasses import dataclass

import numpy as np

from app.outlooks.spread import Numbers
from sim.outcomes import OUTCOMES
from sim.units import Unit

_FEWEST_FOR_A_SLOPE = 4
"""Pairs: two are used up by the line itself, and one left over says nothing of its error."""
_ROUNDING = 1e-12
"""Numbers that differ by less than this share of their size do not differ."""
_ALONE = 1e-6
"""A pair that has less than this left to itself decides the line by itself."""
_STEEPEST = 1.0

_STARTERS = {"starters", "hires_newly_qualified", "hires_experienced", "agency_conversions"}
_CANDIDATES = {"applicants", "candidates_in_selection", "candidates_accepted"}


def _family(outcome: str) -> str:
    """A name that outcomes have in common if they add up to each other."""
    if OUTCOMES[outcome].unit in (Unit.FTE, Unit.POSTS):
        return "staff"
    if OUTCOMES[outcome].unit is Unit.POUNDS:
        return "money"
    if outcome.startswith("workers_"):
        return "workers by caseload"
    if outcome in _STARTERS:
        return "starters"
    return "candidates" if outcome in _CANDIDATES else outcome


_, _FIRST, _FAMILY = np.unique(
    [_family(outcome) for outcome in OUTCOMES], return_index=True, return_inverse=True
)
"""The row of an outcome of each family, and for the row of each outcome its family's place."""
_MEMBERS = [np.flatnonzero(np.equal(_FAMILY, place)) for place in range(len(_FIRST))]
_SHARED = {place: rows for place, rows in enumerate(_MEMBERS) if len(rows) > 1}
"""The rows of those that are not alone in their family, by its place."""


@dataclass(frozen=True, eq=False)
class Slopes:
    """By how much more a scenario differs where its baseline is higher by one.

    Each of shape (outcomes, months).
    """

    kept: Numbers
    """Shrunk, and within bounds."""
    error: Numbers
    """Standard error of what was shrunk; infinite where it hangs on a single pair."""
    share: Numbers
    """The share of it that was kept, 0 to 1."""

    @property
    def uncertainty(self) -> Numbers:
        """Standard deviation of what is not known of the slopes that were kept."""
        seen = np.where(self.share > 0.0, self.error, 0.0)
        unsure: Numbers = np.sqrt(self.share) * seen
        return unsure

    @staticmethod
    def of(scenario: Numbers, baseline: Numbers) -> "Slopes":
        """Fit pairs, both of shape (pairs, outcomes, months)."""
        pairs, middle = len(scenario), baseline.mean(axis=0)
        if pairs < _FEWEST_FOR_A_SLOPE:
            return Slopes(*(np.zeros_like(middle) for _ in range(3)))
        change = scenario - baseline
        off, around = change - change.mean(axis=0), baseline - middle
        squares, products = around * around, around * off
        flat = squares.sum(axis=0) <= pairs * (_ROUNDING * middle) ** 2
        squares[:, flat] = products[:, flat] = 0.0
        scatter = _by_family((off * off).sum(axis=0))
        slope, error = _least_squares(_by_family(squares), _by_family(products), scatter)
        is_seen = np.abs(slope) > error
        share = 1.0 - np.divide(error, slope, out=np.ones_like(error), where=is_seen) ** 2
        kept = np.clip(share * slope, -_STEEPEST, _STEEPEST)
        return Slopes(kept[_FAMILY], error[_FAMILY], share[_FAMILY])


def _least_squares(
    squares: Numbers, products: Numbers, scatter: Numbers
) -> tuple[Numbers, Numbers]:
    """The slopes and their errors.

    From the baseline's squares and its products with the difference, both about their means, of
    shape (pairs, families, months), and the sum over the pairs of the squares of the difference.
    """
    pairs = len(squares)
    spread, together = squares.sum(axis=0), products.sum(axis=0)
    varies = spread > 0.0
    spread = np.where(varies, spread, 1.0)
    slope = together / spread
    textbook = np.maximum(scatter - slope * together, 0.0) / (pairs - 2) / spread
    # What each pair adds to the slope's error, and how much of it would be left to see were the
    # pair not there to draw the line towards itself.
    pulls = (products - slope * squares) / spread
    left = 1.0 - 1.0 / pairs - squares / spread
    pulls /= np.maximum(left, _ALONE)
    error = np.sqrt(np.maximum(textbook, (pulls * pulls).sum(axis=0)))
    error[varies & (left.min(axis=0) <= _ALONE)] = np.inf
    return slope, error


def _by_family(numbers: Numbers) -> Numbers:
    """The sums over each family; outcomes last but one."""
    sums: Numbers = numbers[..., _FIRST, :]
    for place, rows in _SHARED.items():
        sums[..., place, :] = numbers[..., rows, :].sum(axis=-2)
    return sums


__all__ = ["Slopes"]
