"""Which pair lends its residual to which future that is predicted."""

from collections.abc import Sequence
from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray


def donors_of(pairs: Sequence[int], missing: Sequence[int]) -> NDArray[np.intp]:
    """For each missing future the place of its donor among the pairs; all by number, ascending.

    Every pair serves as many futures as any other, give or take two. Who serves whom follows from
    the numbers alone, in whatever order the pairs came in; and one pair more takes its share from
    all the others and leaves the rest as it was, so that the picture does not shake.

    >>> donors_of([0, 1], [2, 3, 4, 5]), donors_of([0, 1, 2], [3, 4, 5])
    (array([0, 0, 1, 1]), array([0, 2, 1]))
    """
    groups = _Groups(sorted({*pairs, *missing} - {pairs[0]}))
    # Pair by pair by number, as if each had come in after the one before it.
    for pair in pairs[1:]:
        groups.begin(pair)
    return np.array([groups.where[number] for number in missing], dtype=np.intp)


class _Groups:
    """Futures shared out: a pair in each group, and whom it serves."""

    def __init__(self, served: list[int]) -> None:
        self._futures = 1 + len(served)
        self._served = [served.copy()]
        self.where = dict.fromkeys(served, 0)
        """The group that serves a future, by its place."""
        self._largest = [(-len(served), 0)]
        """Groups by size, largest first; those with a size that is out of date do not count."""

    def begin(self, pair: int) -> None:
        """A future that was served is a pair now, and takes a share of what the others serve."""
        left, place = self.where.pop(pair), len(self._served)
        self._served[left].remove(pair)
        self._served.append([])
        share = self._futures // (place + 1) - 1
        for short in (left, place):
            while len(self._served[short]) < share:
                moved = self._from_the_largest()
                self._served[short].append(moved)
                self.where[moved] = short
            heappush(self._largest, (-len(self._served[short]), short))

    def _from_the_largest(self) -> int:
        while True:
            size, place = heappop(self._largest)
            if len(self._served[place]) == -size:
                heappush(self._largest, (size + 1, place))
                return self._served[place].pop()
