"""How steady the middle future is: how far it may still move when more futures are run."""

from dataclasses import dataclass
from math import ceil

import numpy as np

from app.outlooks.spread import Numbers, Spread, middle_interval
from app.running.answers import Answer
from app.wording import FEW, amount
from sim.outcomes import OUTCOMES
from sim.units import Unit

USUAL_OUTCOME = "permanent_fte"
_STEADY = 0.1
"""The middle is steady if its 95% interval reaches no further to a side than this share of the
range that 8 in 10 futures fall in: the picture would not look different."""
_USUAL_COUNTS = (32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384)


@dataclass(frozen=True)
class Steadiness:
    """How far the middle future may still move, and what to make of it."""

    half_width: float | None
    """To either side, in the outcome's unit; None with too few futures to say."""
    is_steady: bool
    words: str


def steadiness_of(answer: Answer) -> Steadiness:
    """The steadiness of the first target's outcome, or of permanent FTE at the end."""
    targets = answer.outlook.targets
    outcome = targets[0].target.outcome if targets else USUAL_OUTCOME
    month = targets[0].month if targets else answer.outlook.months[-1]
    column = answer.ensemble.months.index(month)
    return steadiness(answer.ensemble.series(outcome)[:, column], OUTCOMES[outcome].unit)


def steadiness(values: Numbers, unit: Unit) -> Steadiness:
    """How steady the middle of these futures is.

    >>> steadiness(np.arange(400.0, 500.0), Unit.FTE).words
    'Middle line steady to ±11 FTE: not steady enough to quote, about 256 futures would be'
    >>> steadiness(np.full(64, 400.0), Unit.FTE).words
    'Middle line steady: the same in every future'
    """
    interval, spread = middle_interval(values), Spread.of(values)
    if interval is None:
        return Steadiness(None, False, "Too few futures to say how steady the middle line is")
    low, high = interval
    half = max(high - float(spread.p50), float(spread.p50) - low)
    limit = max(_STEADY * float(spread.p90 - spread.p10), 0.5 * 10.0**-unit.decimals)
    steady = half <= limit and len(values) >= FEW
    if np.ptp(values) == 0:
        said = "Middle line steady: the same in every future"
        return Steadiness(0.0, steady, said if steady else f"{said} so far")
    reach = f"Middle line steady to ±{amount(unit, _up(half, unit))}"
    if steady:
        return Steadiness(half, True, f"{reach}: steady enough to quote")
    advice = f"not steady enough to quote, about {_wanted(len(values), half / limit):,} futures"
    return Steadiness(half, False, f"{reach}: {advice} would be")


def _up(half: float, unit: Unit) -> float:
    """Rounded up to a digit that is said, so that it is never called steadier than it is."""
    if unit is Unit.POUNDS:
        step = 10.0 ** max(len(str(int(half))) - 2, 0)
        return ceil(half / step) * step
    step = 10.0**-unit.decimals
    return ceil(half / step - 1e-9) * step


def _wanted(futures: int, too_wide: float) -> int:
    """The interval narrows with the root of the count of futures."""
    needed = futures * too_wide**2
    return next((each for each in _USUAL_COUNTS if each >= max(needed, FEW)), _USUAL_COUNTS[-1])
