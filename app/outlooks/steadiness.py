"""How steady what is shown is: how far it may still move, and whether to quote it.

Two things are judged, each by itself. The level is the central projection of an outcome: where the
middle of ever more futures would lie, 95 times in 100, by order statistics of the futures. Where
some of them are estimated, what is not known of those adds to it (``standard_error``), square to
square: the luck of the futures and what the pairs leave open have nothing to do with each other.
The difference from the comparison plan is the middle of what single futures differ by; its interval
is that of the futures that were run of both, for what is estimated from them knows no more.

Either is steady enough to quote if its interval reaches no further to a side than a tenth of the
range that 8 in 10 futures fall in: the picture would not look different. Since both plans share
their luck, the difference is steady long before the level is. A steady difference need not be a
clear one (``clear_difference``).
"""

from dataclasses import dataclass
from datetime import date
from math import hypot

import numpy as np

from app.outlooks.clear_difference import interval_is_clear
from app.outlooks.difference_words import range_words, surely, with_clearness
from app.outlooks.paired import Estimate
from app.outlooks.spread import Numbers, Spread, middle_interval
from app.outlooks.standard_error import error_of_middle
from app.running.answers import Answer
from app.wording import FEW, amount
from sim.outcomes import OUTCOMES
from sim.units import Unit

USUAL_OUTCOME = "permanent_fte"
_FEWEST = 6
"""Futures below which order statistics have no interval."""
_STEADY = 0.1
"""The share of the range of futures that an interval may reach to a side."""
_USUAL_COUNTS = (32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384)


@dataclass(frozen=True)
class Steadiness:
    """How far something may still move, and what to make of it."""

    half_width: float | None
    """To either side, in the outcome's unit; None with too few futures to say."""
    is_steady: bool
    words: str


@dataclass(frozen=True)
class Estimated:
    """From what futures are estimated that were not run."""

    pairs: int
    half_width: float
    """How far their middle may be from the finished one, 95 times in 100."""


@dataclass(frozen=True)
class Steadinesses:
    """Of the level and of the difference."""

    level: Steadiness
    difference: Steadiness | None
    """None where nothing is compared."""

    @property
    def words(self) -> str:
        """Both in words, without a full stop at the end."""
        level, difference = self.level, self.difference
        if difference is None:
            return level.words
        if level.half_width is None and difference.half_width is None:
            return "Too few futures to say how steady the difference or the level is"
        return f"{difference.words}. {level.words}"


def spoken_of(answer: Answer) -> tuple[str, date]:
    """The outcome and the month that an answer is told by: the first target's, or the usual."""
    targets = answer.outlook.targets
    if targets:
        return targets[0].target.outcome, targets[0].month
    return USUAL_OUTCOME, answer.outlook.months[-1]


def steadiness_of(answer: Answer, estimate: Estimate | None = None) -> Steadinesses:
    """The steadiness of the first target's outcome, or of permanent FTE at the end.

    ``estimate`` is what the answer was estimated from, where not all of it was run.
    """
    outcome, month = spoken_of(answer)
    values = answer.ensemble.series(outcome)[:, answer.ensemble.months.index(month)]
    unit, difference = OUTCOMES[outcome].unit, answer.difference
    estimated = None
    if estimate is not None:
        estimated = Estimated(estimate.pairs, error_of_middle(estimate, outcome, month).half_width)
    compared = None
    if difference is not None:
        pairs, limit = difference.pairs, _limit(Spread.of(values), unit)
        middle, interval = pairs.middle(outcome, month), pairs.interval(outcome, month)
        compared = difference_steadiness(middle, interval, unit, limit)
    return Steadinesses(level_steadiness(values, unit, estimated), compared)


def level_steadiness(values: Numbers, unit: Unit, estimated: Estimated | None = None) -> Steadiness:
    """How steady the middle of these futures is.

    >>> level_steadiness(np.arange(400.0, 500.0), Unit.FTE).words
    'The level is not steady yet: ±11 FTE, about 256 futures would be'
    >>> level_steadiness(np.arange(400.0, 500.0), Unit.FTE, Estimated(8, 20.0)).words
    'The level is not steady yet: ±23 FTE, about 256 futures would be'
    >>> level_steadiness(np.full(64, 400.0), Unit.FTE).words
    'The level is steady: the same in every future'
    """
    interval, spread = middle_interval(values), Spread.of(values)
    if interval is None or (estimated and estimated.pairs < _FEWEST):
        return Steadiness(None, False, "Too few futures to say how steady the level is")
    of_futures = _reach(interval, float(spread.p50))
    half = hypot(of_futures, estimated.half_width) if estimated else of_futures
    limit = _limit(spread, unit)
    steady = half <= limit and len(values) >= FEW
    if np.ptp(values) == 0 and half == 0:
        said = "The level is steady: the same in every future"
        return Steadiness(0.0, steady, said if steady else f"{said} so far")
    reach = f"±{amount(unit, _up(half, unit))}"
    if steady:
        return Steadiness(half, True, f"The level is steady: {reach}")
    said = f"The level is not steady yet: {reach}"
    if estimated and of_futures <= limit:
        said += f", it will be once all {len(values):,} futures have been run"
    elif len(values) >= FEW:
        # Of fewer the extremes decide, and how many would do is anybody's guess.
        said += f", about {_wanted(len(values), of_futures / limit):,} futures would be"
    return Steadiness(half, False, said)


def difference_steadiness(
    middle: float, interval: tuple[float, float] | None, unit: Unit, limit: float
) -> Steadiness:
    """How steady the middle of what single futures differ by is.

    ``interval`` is where it lies, 95 times in 100, and ``limit`` how far that may reach to a side.

    >>> difference_steadiness(1.5, (1.1, 1.9), Unit.FTE, 5.0).words
    'The difference is steady: 1 to 2 more'
    >>> difference_steadiness(35.0, (0.0, 70.0), Unit.FTE, 5.0).words
    'The difference is not steady yet: 0 to 70 more, not a clear difference'
    """
    if interval is None:
        return Steadiness(None, False, "Too few futures to say how steady the difference is")
    half = _reach(interval, middle)
    said = with_clearness(
        range_words(unit, *surely(unit, *interval)), is_clear=interval_is_clear(interval)
    )
    if half <= limit:
        return Steadiness(half, True, f"The difference is steady: {said}")
    return Steadiness(half, False, f"The difference is not steady yet: {said}")


def _limit(spread: Spread, unit: Unit) -> float:
    """How far an interval may reach to a side for what is shown to be steady."""
    return max(_STEADY * float(spread.p90 - spread.p10), 0.5 * 10.0**-unit.decimals)


def _reach(interval: tuple[float, float], middle: float) -> float:
    low, high = interval
    return max(high - middle, middle - low)


def _up(half: float, unit: Unit) -> float:
    """Rounded up to a digit that is said, so that it is never called steadier than it is."""
    return surely(unit, 0.0, half)[1]


def _wanted(futures: int, too_wide: float) -> int:
    """The interval narrows with the root of the count of futures."""
    needed = futures * too_wide**2
    return next((each for each in _USUAL_COUNTS if each >= max(needed, FEW)), _USUAL_COUNTS[-1])
