"""A point as futures show it: their values, what was seen, and both as standard scores."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

Column = NDArray[np.float64]

_FURTHEST = 1e-9
"""Share of futures beyond which no score is told apart: 6 standard deviations."""
_SILVERMAN = 0.9
_QUARTILES_APART = 1.349
"""Of a normal law, in standard deviations."""


@dataclass(frozen=True, eq=False)
class Seen:
    """One observed point among the values that futures have in its place."""

    shown: Column
    """Shape (futures,), in the outcome's unit."""
    value: float
    off_by: float
    """Standard error of the value, in the same unit; above 0."""

    @cached_property
    def _width(self) -> float:
        """How far the share of futures below a value is smoothed: at least by the error, and
        enough that it does not jump from one future to the next (Silverman's rule)."""
        low, high = np.quantile(self.shown, (0.25, 0.75))
        spread = float(self.shown.std())
        if high > low:
            spread = min(spread, float(high - low) / _QUARTILES_APART)
        return float(np.hypot(self.off_by, _SILVERMAN * spread * len(self.shown) ** -0.2))

    def scores_of(self, values: Column) -> Column:
        """Standard scores of values: the normal number below which as large a share lies.

        So a number that cannot fall below none, or is far out in a few futures, moves with what
        they assume as straight as one that is spread evenly.
        """
        below = ndtr((values[:, None] - self.shown) / self._width).mean(axis=1)
        found: Column = ndtri(np.clip(below, _FURTHEST, 1 - _FURTHEST))
        return found

    @cached_property
    def scores(self) -> Column:
        """Of what the futures show."""
        return self.scores_of(self.shown)

    @cached_property
    def score(self) -> float:
        """Of what was seen."""
        return float(self.scores_of(np.array([self.value]))[0])

    @cached_property
    def error(self) -> float:
        """Standard error of the score of what was seen."""
        low, high = self.scores_of(np.array([self.value - self._width, self.value + self._width]))
        return float(high - low) / (2 * self._width) * self.off_by

    @property
    def beyond(self) -> float:
        """How far what was seen lies outside all futures, in widths of the range that 8 in 10 of
        them fall in, the error of the point counted; 0 inside."""
        low, high = np.quantile(self.shown, (0.1, 0.9))
        below, above = self.shown.min() - self.value, self.value - self.shown.max()
        outside = max(float(below), float(above), 0.0)
        return outside / float(np.hypot(high - low, 2 * self.off_by))
