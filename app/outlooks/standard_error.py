"""How far an estimate from pairs may be from the finished answer.

What is estimated is a figure of all the futures once all of them have been run: their median, the
share of them that reach a target, a cost. So only those that were not run yet add to the error,
and with the last of them it ends.

It is found by replication. Each of many replicates keeps half of the pairs, deals the futures that
are missing out to those alone, and gives another figure. Keeping h of n pairs moves a mean by as
much as keeping n of very many does, times (1/h - 1/n) / (1/n), which is 1 for a half; and each
replicate deals its donors anew, which the finished answer differs by as well. So the standard
error is the root mean square of what the replicates differ by, over the root of that factor. The
slope that was fitted is moved in each by a normal quantile of its own error, shrunk as the slope
was. Half-samples are those of P. J. McCarthy, Pseudo-replication: half samples (Review of the
International Statistical Institute 37, 1969); that leaving out many at a time is right for medians
and shares, where leaving out one is not, is in J. Shao and C. F. J. Wu, A general theory for
jackknife variance estimation (Annals of Statistics 17, 1989). Donors that stand for values not
known, and an error that grows with what is not known about them: D. B. Rubin, Multiple Imputation
for Nonresponse in Surveys (1987), chapter 4, of which the bootstrap of pairs with its factor of
Student's t is the nearest kin; halves instead of draws need no random numbers, so the same
pairs always give the same error.

The factor is that of Student's t for 95 times in 100, with a degree of freedom for each pair but
one, one less where a slope was fitted, and as many as there are independent replicates.

What no pair shows cannot be in it. Where four pairs agree that a lever changes nothing, the error
is nothing, and a change in one future of fifty is yet to come. Where nearly all futures reach a
target or nearly none, few pairs know little of the last ones: with fewer than 32 the share is then
off by more than is said in 1 case of 10, by two or three futures of a hundred.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import hypot, sqrt
from statistics import NormalDist

import numpy as np

from app.document import Document, Target
from app.outlooks.outlook import Odds, month_of, reaches
from app.outlooks.paired import Estimate, Places
from app.outlooks.plan_cost import plan_years
from app.outlooks.spread import Numbers, percentiles
from sim.results import ROWS

Cell = tuple[str, date]
"""An outcome at a month's end."""
Statistic = Callable[[Numbers], Numbers]
"""A figure of futures: from an array of shape (futures, ..., cells) to one of shape (...)."""

_REPLICATES = 200
"""Half-samples and what each leaves out: more would not be seen in the words."""
_AT_ONCE = 500_000
"""Numbers of replicates that are made together."""
_NORMAL = NormalDist()
_Z_95 = _NORMAL.inv_cdf(0.975)


@dataclass(frozen=True)
class StandardError:
    """How far a figure may be from what it is once all futures have been run."""

    error: float
    """In the figure's unit."""
    factor: float
    """So many errors to either side hold the finished figure 95 times in 100."""

    @property
    def half_width(self) -> float:
        """To either side, 95 times in 100."""
        return self.error * self.factor


NOTHING_MISSING = StandardError(0.0, _Z_95)


def standard_error(
    estimate: Estimate, cells: Sequence[Cell], statistic: Statistic
) -> StandardError:
    """The standard error of a figure that follows from some outcomes in some months."""
    pairs, missing = estimate.pairs, estimate.predicted
    if not missing:
        return NOTHING_MISSING
    pairing = estimate.pairing
    rows = np.array([ROWS[outcome] for outcome, _ in cells])
    columns = np.array([pairing.scenario.months.index(month) for _, month in cells])
    fit = pairing.fit.at(rows, columns)
    run = pairing.scenario.array[:, rows, columns][:, None]
    known = pairing.baseline.array[pairing.missing[:, None], rows, columns][:, None]

    def figures(donors: Places, slope: Numbers) -> Numbers:
        """The statistic with these donors, shape (missing, replicates), and slopes."""
        futures = fit.predicted(known, donors, slope)
        as_run = np.broadcast_to(run, (len(run), *futures.shape[1:]))
        return statistic(np.concatenate([as_run, futures]))

    shown = figures(pairing.donors[:, None], fit.slopes.kept)
    halves = _halves(pairs)
    slopes = fit.slopes.kept + _normals()[:, None] * fit.slopes.uncertainty
    squares = 0.0
    together = max(_AT_ONCE // (missing * len(cells)), 1)
    for first in range(0, _REPLICATES, together):
        these = slice(first, first + together)
        found = figures(_dealt(halves[these], missing, first), slopes[these])
        squares += float(np.sum((found - shown) ** 2))
    kept = halves.shape[1]
    factor = (1 / kept - 1 / pairs) / (1 / pairs)
    error = sqrt(squares / _REPLICATES / factor)
    return StandardError(error, _t_95(_degrees(pairs, bool(fit.slopes.share.any()))))


def error_of_middle(estimate: Estimate, outcome: str, month: date) -> StandardError:
    """The error of an outcome's middle future at a month's end."""
    return standard_error(
        estimate, [(outcome, month)], lambda futures: percentiles(futures[..., 0], [50])[0]
    )


def error_of_chance(estimate: Estimate, targets: Sequence[Target]) -> StandardError:
    """The error of the chance of a target, or of several in the same future, 0 to 1."""
    months = estimate.ensemble.months
    cells = [(target.outcome, month_of(target.by, months)) for target in targets]

    def share(futures: Numbers) -> Numbers:
        held = [reaches(target, futures[..., place]) for place, target in enumerate(targets)]
        found: Numbers = np.logical_and.reduce(held).mean(axis=0)
        return found

    return standard_error(estimate, cells, share)


def widened(odds: Odds, error: StandardError) -> tuple[float, float]:
    """What a chance could be that is estimated: the 95% interval of the futures, and what may yet
    come of those that were not run.

    The luck of the futures and what is not known of them have nothing to do with each other, so
    their squares add up on either side (Zou and Donner, Statistics in Medicine 27, 2008).
    """
    share, (low, high) = odds.probability, odds.interval
    down, up = (hypot(share - end, error.half_width) for end in (low, high))
    return max(share - down, 0.0), min(share + up, 1.0)


def error_of_cost(estimate: Estimate, document: Document) -> StandardError | None:
    """The error of the middle cost over the years of the plan; None if no month was run."""
    months = estimate.ensemble.months
    years = plan_years(document, months)
    if years is None:
        return None
    cells = [("cost_total", months[column]) for column in years.all_columns]
    return standard_error(
        estimate, cells, lambda futures: percentiles(futures.sum(axis=-1), [50])[0]
    )


# The design of the replicates


@cache
def _halves(pairs: int) -> Places:
    """Half of the pairs in each replicate, by their places; shape (replicates, half).

    Every other replicate keeps what the one before it leaves out. Which pairs are kept follows from
    where the multiples of irrational numbers fall, a quadratic Weyl sequence for each replicate: so
    all pairs, and all pairs of pairs, are kept about equally often.
    """
    half = (pairs + 1) // 2
    place = np.arange(1.0, pairs + 1)
    kept = []
    for number in range(1, _REPLICATES // 2 + 1):
        order = np.argsort(
            (place * place * (number * sqrt(5) % 1) + place * (number * sqrt(2) % 1)) % 1,
            kind="stable",
        )
        kept += [order[:half], order[pairs - half :]]
    return np.array(kept)


def _dealt(halves: Places, missing: int, turn: int) -> Places:
    """The donors of so many futures in these replicates, shape (missing, replicates)."""
    replicate = np.arange(len(halves))
    places = (np.arange(missing)[:, None] + replicate + turn) % halves.shape[1]
    donors: Places = halves[replicate, places]
    return donors


@cache
def _normals() -> Numbers:
    """A quantile of the normal law for each replicate, of the other sign in every other one."""
    shares = [number * sqrt(3) % 1 for number in range(1, _REPLICATES // 2 + 1)]
    quantiles = np.array([_NORMAL.inv_cdf(share) for share in shares])
    return np.stack([quantiles, -quantiles], axis=1).ravel()


def _degrees(pairs: int, with_slope: bool) -> float:
    of_pairs = pairs - 1 - with_slope
    return 1 / (1 / of_pairs + 2 / _REPLICATES)


def _t_95(degrees: float) -> float:
    """Student's t that leaves 2.5% on either side (Abramowitz and Stegun 1964, 26.7.5).

    >>> [round(_t_95(degrees), 2) for degrees in (3, 8, 30)]
    [3.18, 2.31, 2.04]
    """
    z, n = _Z_95, degrees
    return (
        z
        + (z**3 + z) / (4 * n)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * n**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * n**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * n**4)
    )


__all__ = [
    "NOTHING_MISSING",
    "Cell",
    "StandardError",
    "Statistic",
    "error_of_chance",
    "error_of_cost",
    "error_of_middle",
    "standard_error",
    "widened",
]
