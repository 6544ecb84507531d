"""In which order the futures of scenarios that are answered together are run."""

from collections import deque
from collections.abc import Iterator, Sequence

Turn = tuple[int, tuple[int, ...]]
"""Which of the scenarios, by its place, and which of its futures come next."""


def in_turn(
    missing: Sequence[Sequence[int]], *, asked: int, first: int, size: int
) -> Iterator[Turn]:
    """The scenario that is asked about, its baseline if it has one, and any others.

    ``missing`` has the numbers that are to be run of each, ascending; the first ``asked`` of them
    are what is asked about. Of those the numbers below ``first`` come one by one, so that the first
    pairs wait for nobody else. From there on each of them has its turn with ``size`` numbers.

    >>> list(in_turn([(0, 1, 2, 3), (0, 2)], asked=2, first=1, size=2))
    [(0, (0,)), (1, (0,)), (0, (1, 2)), (1, (2,)), (0, (3,))]
    >>> list(in_turn([(0, 1), (0, 1)], asked=1, first=1, size=2))
    [(0, (0,)), (0, (1,)), (1, (0, 1))]
    """
    pairs = missing[:asked]
    for number in range(first):
        for place, numbers in enumerate(pairs):
            if number in numbers:
                yield place, (number,)
    later = [[number for number in numbers if number >= first] for numbers in pairs]
    waiting = [deque(numbers) for numbers in (*later, *missing[asked:])]
    while any(waiting):
        for place, left in enumerate(waiting):
            if left:
                yield place, tuple(left.popleft() for _ in range(min(size, len(left))))


__all__ = ["Turn", "in_turn"]
