"""Whether a difference between two scenarios is clear, or could be none: the one place of it.

Both share their luck, so each future of the one is set against the same future of the other. Only
futures that were run of both count: what is estimated from them knows no more than they do.
"""

import numpy as np
from numpy.typing import NDArray

from app.outlooks.spread import Numbers, middle_interval

NOT_CLEAR = "not a clear difference"
"""Stands after a difference in a sentence."""
NOT_CLEAR_SHORT = "not clear"
"""Stands after one where there is little room."""


def difference_is_clear(change: Numbers) -> bool:
    """Whether the middle of these differences, one a future, lies to one side of zero.

    It does where the interval that holds the middle of ever more differences, 95 times in 100, does
    not reach zero: the sign test. With five or fewer none is clear.

    >>> difference_is_clear(np.array([1.0, 2, 3, 1, 2, 3])), difference_is_clear(np.ones(5))
    (True, False)
    >>> difference_is_clear(np.array([-1.0, 2, 3, 1, 2, 3]))
    False
    """
    return interval_is_clear(middle_interval(change))


def interval_is_clear(interval: tuple[float, float] | None) -> bool:
    """Whether an interval of the middle difference does not reach zero; none is not clear."""
    return interval is not None and (interval[0] > 0 or interval[1] < 0)


def gain_is_clear(here: NDArray[np.bool_], there: NDArray[np.bool_]) -> bool:
    """Whether what holds in these futures holds in more or fewer of them there.

    Futures in which it holds in both or in neither say nothing. Of the others so many would have
    to be gains, or losses, as heads of a coin are in fewer than 5 of 100 tries: McNemar's test
    (1947), by its exact probabilities.

    >>> some = np.arange(10) < 6
    >>> gain_is_clear(some, np.zeros(10, bool)), gain_is_clear(some, np.arange(10) < 1)
    (True, False)
    """
    gained = here.astype(float) - there
    return difference_is_clear(gained[gained != 0.0])


__all__ = [
    "NOT_CLEAR",
    "NOT_CLEAR_SHORT",
    "difference_is_clear",
    "gain_is_clear",
    "interval_is_clear",
]
