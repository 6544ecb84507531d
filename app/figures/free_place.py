"""Where a few words can stand on one height without hiding anything that is drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from app.figures.shapes import Numbers

_LINES_UP = 5
"""How far above a mark its words may stand."""
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


def heights_near(
    mark: tuple[float, float], line: float, gap: float, plot: tuple[float, float]
) -> Iterator[float]:
    """Where the top of a line of words beside an upright mark may be, the best first.

    All are pixels from the top down: ``mark`` and ``plot`` are their upper and lower ends. Below
    the mark and clear of the axis, then above it, ever further up; at last below it at the axis.
    """
    upper, lower = mark
    below = lower + gap
    if below + line + 2 * gap <= plot[1]:
        yield below
    for lines in range(1, _LINES_UP + 1):
        if upper - gap - lines * line >= plot[0]:
            yield upper - gap - lines * line
    if below + line <= plot[1]:
        yield below


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
