"""What the coordinates are after learning, if points follow from them in straight lines.

With slopes B, scatter S and errors R of the points, the coordinates, which were independent with
mean 0 and deviation 1, have mean K (seen - level) and covariance I - K B, where
K = B' (B B' + S + R)^-1 (Kalman's gain; Evensen 2009, ensemble smoother). The luck of a future is
part of S: it is noise and nothing is learned about it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from app.experiments.learning.links import Links

Numbers = NDArray[np.float64]

_LEAST = 0.005
"""A direction is learned about if its deviation falls, or its mean moves, by as much."""


@dataclass(frozen=True, eq=False)
class Law:
    """What is known of the coordinates: a mean, and what is left along a few directions."""

    shift: Numbers
    """Shape (coordinates,): mean of each."""
    directions: Numbers
    """Shape (directions, coordinates): of length 1 and at right angles."""
    left: Numbers
    """Shape (directions,): standard deviation along each; 1 as before."""

    @cached_property
    def deviations(self) -> Numbers:
        """Standard deviation of each coordinate."""
        return np.sqrt(self.variance_of(np.eye(len(self.shift))))

    def variance_of(self, mixtures: Numbers) -> Numbers:
        """Variance of mixtures of the coordinates, one a row."""
        lost = (mixtures @ self.directions.T) ** 2 @ (1 - self.left**2)
        variances: Numbers = np.sum(mixtures**2, axis=1) - lost
        return variances


@dataclass(frozen=True, eq=False)
class Update:
    """Links of points with coordinates, and what was seen of the points."""

    links: Links
    seen: Numbers
    """Shape (points,)."""
    errors: Numbers
    """Shape (points,): standard error of each."""

    @cached_property
    def _noise(self) -> Numbers:
        noise: Numbers = self.links.scatter + np.diag(self.errors**2)
        return noise

    @cached_property
    def _spread(self) -> Numbers:
        """Covariance of what could have been seen of the points."""
        spread: Numbers = self.links.slopes @ self.links.slopes.T + self._noise
        return spread

    @cached_property
    def law(self) -> Law:
        """What is known of the coordinates afterwards; what nothing was learned about stays."""
        slopes = self.links.slopes
        # The directions of the slopes, with the points weighed so that what is left of each is
        # seen at once.
        root = np.linalg.cholesky(self._noise)
        _, strengths, directions = np.linalg.svd(np.linalg.solve(root, slopes), full_matrices=False)
        left = 1 / np.sqrt(1 + strengths**2)
        gain = np.linalg.solve(self._spread, slopes).T
        along = directions @ gain @ (self.seen - self.links.level)
        told = (1 - left >= _LEAST) | (np.abs(along) >= _LEAST)
        told &= strengths > 0
        return Law(along[told] @ directions[told], directions[told], left[told])

    def information(self, points: Sequence[int] | None = None) -> float:
        """What the points tell about the coordinates, in nats: half the fall of the logarithm of
        their covariance's determinant. All points, or those with these numbers."""
        chosen = np.arange(len(self.seen)) if points is None else np.array(points, np.int64)
        among = np.ix_(chosen, chosen)
        if not len(chosen):
            return 0.0
        with_slopes = np.linalg.slogdet(self._spread[among])[1]
        return float(with_slopes - np.linalg.slogdet(self._noise[among])[1]) / 2

    def lost_without(self) -> Numbers:
        """For each point, the share of the information that is lost if it is left out; points
        that say the same carry little each."""
        everything = self.information()
        if everything <= 0:
            return np.zeros(len(self.seen))
        numbers = range(len(self.seen))
        without = [self.information([n for n in numbers if n != out]) for out in numbers]
        return 1 - np.array(without) / everything

    def surprises(self) -> Numbers:
        """For each point, how many standard deviations what was seen lies from what the other
        points let expect."""
        precision = np.linalg.inv(self._spread)
        away: Numbers = precision @ (self.seen - self.links.level)
        surprises: Numbers = away / np.sqrt(np.diag(precision))
        return surprises

    def weights(self, coordinates: Numbers) -> Numbers:
        """How likely what was seen is under the coordinates of each future, its luck left aside;
        the sum is 1."""
        away = self.seen - self.links.level - coordinates @ self.links.slopes.T
        return weights_of(-np.einsum("fp,pf->f", away, np.linalg.solve(self._noise, away.T)) / 2)


def weights_of(logarithms: Numbers) -> Numbers:
    """Weights with a sum of 1 from the logarithms of what they are proportional to."""
    weights = np.exp(logarithms - logarithms.max())
    whole: Numbers = weights / weights.sum()
    return whole


def effective_number(weights: Numbers) -> float:
    """How many futures of equal weight say as much as these (Kish 1965).

    >>> effective_number(np.array([0.25, 0.25, 0.25, 0.25])), effective_number(np.array([1.0, 0.0]))
    (4.0, 1.0)
    """
    return float(1 / (weights @ weights))
