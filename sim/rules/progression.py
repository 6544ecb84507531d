"""Progression: who rises to senior or to team manager while posts are vacant."""

import numpy as np
from numpy.typing import NDArray


def risers(
    eligible: NDArray[np.int64],
    luck: NDArray[np.float64],
    fte: NDArray[np.float64],
    rate_a_year: float,
    years: float,
    vacant_fte: float,
) -> list[int]:
    """Rows of those who rise, as many as the vacant FTE has room for.

    Each eligible person rises with the rate's chance over the years passed; the readiest (the
    lowest luck) come first. ``luck`` and ``fte`` go with ``eligible``.

    >>> people, luck = np.array([7, 8, 9]), np.array([0.02, 0.5, 0.01])
    >>> risers(people, luck, np.ones(3), rate_a_year=0.5, years=1 / 12, vacant_fte=1)
    [9]
    """
    chance = 1 - np.exp(-rate_a_year * years)
    order = np.argsort(luck, kind="stable")
    rising = []
    for place in order:
        if luck[place] >= chance or vacant_fte < fte[place] / 2:
            break
        rising.append(int(eligible[place]))
        vacant_fte -= fte[place]
    return rising
