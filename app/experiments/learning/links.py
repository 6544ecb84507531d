"""How what futures show follows from what they assume: straight lines, and what they leave over.

Of many coordinates few matter to a point. A line that is fitted to all of them follows the luck
of the futures, so one is taken in only while it explains more than luck would.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

Numbers = NDArray[np.float64]

_FALSE_ALARMS = 0.05
"""Share of points that nothing moves which get a line all the same."""
_MOST = 40
"""Coordinates of one line."""
_PARTS = 10
"""Of the futures; each is foretold by lines fitted to the others."""
_NOTHING = 1e-9
"""What a coordinate leaves over that is a mixture of those taken in already."""


@dataclass(frozen=True, eq=False)
class Links:
    """For each point: level + slopes . coordinates, and how far futures scatter around it."""

    level: Numbers
    """Shape (points,)."""
    slopes: Numbers
    """Shape (points, coordinates); 0 where a coordinate does not matter."""
    scatter: Numbers
    """Shape (points, points): covariance of luck, and of what a line does not say."""


def links(coordinates: Numbers, shown: Numbers) -> Links:
    """Fit them; ``coordinates`` of shape (futures, coordinates), ``shown`` (futures, points).

    The scatter is that of futures which their own line was not fitted to, choice of coordinates
    included, so it is not too small.
    """
    level, slopes = _lines(coordinates, shown)
    part = np.arange(len(shown)) % _PARTS
    left = np.empty_like(shown)
    for each in range(_PARTS):
        out = part == each
        at, by = _lines(coordinates[~out], shown[~out])
        left[out] = shown[out] - at - coordinates[out] @ by.T
    return Links(level, slopes, left.T @ left / len(shown))


def _lines(coordinates: Numbers, shown: Numbers) -> tuple[Numbers, Numbers]:
    level, slopes = np.empty(shown.shape[1]), np.zeros((shown.shape[1], coordinates.shape[1]))
    for point, column in enumerate(shown.T):
        *_, chosen = _growing(coordinates, column)
        matrix = np.column_stack([np.ones(len(column)), coordinates[:, chosen]])
        fitted = np.linalg.lstsq(matrix, column, rcond=None)[0]
        level[point], slopes[point, chosen] = fitted[0], fitted[1:]
    return level, slopes


def _growing(coordinates: Numbers, column: Numbers) -> Iterator[list[int]]:
    """The coordinates of a point's line: none, then one more each time, the strongest first.

    What is left over of everything is kept at right angles to what was taken in.
    """
    futures, count = coordinates.shape
    rest, target = coordinates - coordinates.mean(axis=0), column - column.mean()
    chosen: list[int] = []
    yield chosen
    while len(chosen) < min(_MOST, futures // 4):
        lengths = np.einsum("fc,fc->c", rest, rest)
        usable = lengths > _NOTHING * futures
        explained = np.where(usable, (rest.T @ target) ** 2 / np.where(usable, lengths, 1.0), 0.0)
        best = int(np.argmax(explained))
        free = futures - len(chosen) - 2
        strength = explained[best] / max(float(target @ target - explained[best]), _NOTHING) * free
        if strength < _least_strength(free, count):
            return
        chosen = [*chosen, best]
        yield chosen
        direction = rest[:, best] / np.sqrt(lengths[best])
        target = target - direction * (direction @ target)
        rest = rest - np.outer(direction, direction @ rest)


def _least_strength(free: int, count: int) -> float:
    """The square of Student's t that luck alone passes once in 20 points, with so many to choose
    from (Bonferroni)."""
    return float(stdtrit(free, 1 - _FALSE_ALARMS / (2 * count))) ** 2
