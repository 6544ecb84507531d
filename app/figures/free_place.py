"""Where a few words can stand on one height without hiding anything that is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.figures.shapes import Numbers

_STEP = 3.0
"""How finely places are tried, in pixels."""


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


@dataclass(frozen=True, eq=False)
class Drawn:
    """What words must keep off, in pixels."""

    xs: Numbers
    """Where the months lie."""
    bands: Sequence[tuple[Numbers, Numbers]]
    """Bands and lines: their lower edge and their upper edge, a number a month."""
    boxes: Sequence[Box]


def free_left(
    height: tuple[float, float], width: float, across: tuple[float, float], drawn: Drawn
) -> float | None:
    """The leftmost place between two edges where so much is free on a height; None if nowhere."""
    xs = np.arange(across[0], across[1], _STEP)
    if across[1] - across[0] < width or not xs.size:
        return None
    low, high = height
    taken = np.zeros(xs.size, dtype=bool)
    for first, second in drawn.bands:
        there = drawn.xs[: len(first)]
        bottoms, tops = np.interp(xs, there, first), np.interp(xs, there, second)
        taken |= (tops < high) & (bottoms > low)
    for box in drawn.boxes:
        if box.top < high and box.bottom > low:
            taken |= (xs > box.left) & (xs < box.right)
    need = int(np.ceil(width / _STEP)) + 1
    sums = np.concatenate(([0], np.cumsum(taken)))
    if sums.size <= need:
        return None
    free = np.flatnonzero(sums[need:] - sums[:-need] == 0)
    return float(xs[free[0]]) if free.size else None
