"""Progression: who rises to senior or to team manager while posts are vacant."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.arithmetic import exp
from sim.compiled import compiled


@compiled
def may_rise(
    people: NDArray[Any], count: int, below: int, qualified_by: float
) -> NDArray[np.int64]:
    """Rows of permanent staff of a grade who may rise: in post, not serving notice, and with
    experience since a day at the latest."""
    rows = np.empty(count, np.int64)
    found = 0
    for row in range(count):
        person = people[row]
        stays = person.in_post and person.permanent and not person.on_notice
        if stays and person.grade == below and person.qualified <= qualified_by:
            rows[found] = row
            found += 1
    return rows[:found]


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
    ready = np.flatnonzero(luck < 1 - exp(-rate_a_year * years))
    rising = []
    for place in ready[np.argsort(luck[ready], kind="stable")]:
        if vacant_fte < fte[place] / 2:
            break
        rising.append(int(eligible[place]))
        vacant_fte -= float(fte[place])
    return rising
