"""Worlds whose truth is known: what futures assume and show is drawn from a declared law."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import norm


@dataclass(frozen=True)
class World:
    """Points that follow from coordinates in straight lines, with luck that points share."""

    level: np.ndarray
    slopes: np.ndarray
    luck: np.ndarray
    """Lower triangle: luck is this times independent normal numbers."""
    errors: np.ndarray

    def shown(self, coordinates, rng):
        """What futures with these coordinates show."""
        luck = rng.standard_normal((len(coordinates), len(self.level))) @ self.luck.T
        return self.level + coordinates @ self.slopes.T + luck

    @property
    def spread(self):
        """Covariance of what can be seen of the points."""
        return self.slopes @ self.slopes.T + self.luck @ self.luck.T + np.diag(self.errors**2)

    def after(self, seen):
        """The exact mean and covariance of the coordinates, by the textbook's formula for a part
        of a normal law given another."""
        gain = self.slopes.T @ np.linalg.inv(self.spread)
        return gain @ (seen - self.level), np.eye(self.slopes.shape[1]) - gain @ self.slopes


def straight_world(coordinates=120, points=5, matter=4):
    """Each point follows from a few coordinates; most coordinates matter to none."""
    rng = np.random.default_rng(41)
    slopes = np.zeros((points, coordinates))
    for row in slopes:
        row[rng.choice(10, matter, replace=False)] = rng.uniform(0.3, 0.8, matter)
    luck = 0.35 * np.tril(rng.uniform(-0.4, 0.4, (points, points)), -1) + 0.35 * np.eye(points)
    return World(rng.uniform(-2, 2, points), slopes, luck, np.full(points, 0.3))


def share_between(ranks, low=0.1, high=0.9):
    """How many of the ranks lie between two shares."""
    ranks = np.asarray(ranks)
    return float(((ranks > low) & (ranks < high)).mean())


def rank(truth, mean, deviation):
    """The share of a normal law that lies below the truth."""
    return norm.cdf((truth - mean) / deviation)
