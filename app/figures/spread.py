"""Labels beside each other: as near to where they belong as they can be without touching."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass
class _Block:
    """Labels that touch and move together."""

    wanted: float
    weight: float
    count: int


def spread(
    wanted: Sequence[float],
    heights: Sequence[float],
    low: float,
    high: float,
    weights: Sequence[float] | None = None,
) -> list[float]:
    """Middles of labels that want to stand at these places, from low to high, in their order.

    The least moved in sum of squares: neighbours that would overlap are pooled.

    >>> spread([10, 12, 50], [10, 10, 10], 0, 100)
    [6.0, 16.0, 50.0]
    >>> spread([98, 99], [10, 10], 0, 100)
    [85.0, 95.0]
    """
    if not wanted:
        return []
    offsets = [0.0]
    for before, after in pairwise(heights):
        offsets.append(offsets[-1] + (before + after) / 2)
    blocks: list[_Block] = []
    for each, offset, weight in zip(wanted, offsets, weights or [1.0] * len(wanted), strict=True):
        blocks.append(_Block(each - offset, weight, 1))
        while len(blocks) > 1 and blocks[-2].wanted > blocks[-1].wanted:
            _pool(blocks)
    least, most = low + heights[0] / 2, high - heights[-1] / 2 - offsets[-1]
    pooled = [min(max(b.wanted, least), max(most, least)) for b in blocks for _ in range(b.count)]
    return [float(each + offset) for each, offset in zip(pooled, offsets, strict=True)]


def _pool(blocks: list[_Block]) -> None:
    last, before = blocks.pop(), blocks.pop()
    weight = last.weight + before.weight
    middle = (last.wanted * last.weight + before.wanted * before.weight) / weight
    blocks.append(_Block(middle, weight, last.count + before.count))
