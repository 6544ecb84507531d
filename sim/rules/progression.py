"""Progression: the supported year ends; people rise to senior or to team manager while posts are
vacant."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.arithmetic import exp
from sim.compiled import compiled
from sim.grades import Grade
from sim.streams import four

_NEWLY_QUALIFIED = int(Grade.NEWLY_QUALIFIED)
_Rows = NDArray[np.int64]


@compiled
def past_supported_year(people: NDArray[Any], count: int, joined_by: float) -> _Rows:
    """Rows of the newly qualified in post who had joined by a day."""
    rows = np.empty(count, np.int64)
    found = 0
    for row in range(count):
        person = people[row]
        if person.in_post and person.grade == _NEWLY_QUALIFIED and person.joined <= joined_by:
            rows[found] = row
            found += 1
    return rows[:found]


@compiled
def may_rise(people: NDArray[Any], count: int, below: int, qualified_by: float) -> _Rows:
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


@compiled
def risers(
    eligible: _Rows,
    luck: NDArray[np.float64],
    fte: NDArray[np.float64],
    chance: float,
    vacant_fte: float,
) -> _Rows:
    """Rows of those who rise, as many as the vacant FTE has room for.

    Each eligible person rises with the same chance; the readiest (the lowest luck) come first.
    ``luck`` and ``fte`` go with ``eligible``.

    >>> people, luck = np.array([7, 8, 9]), np.array([0.02, 0.5, 0.01])
    >>> risers(people, luck, np.ones(3), chance=0.04, vacant_fte=1.0).tolist()
    [9]
    """
    ready = np.flatnonzero(luck < chance)
    rising = 0
    for place in ready[np.argsort(luck[ready])]:
        if vacant_fte < fte[place] / 2.0:
            break
        ready[rising] = place
        rising += 1
        vacant_fte -= fte[place]
    return eligible[ready[:rising]]


@compiled
def chance_to_rise(rate_a_year: float, years: float) -> float:
    """Chance of rising within so many years, at a rate."""
    return 1.0 - exp(-rate_a_year * years)


@compiled
def who_rises(
    people: NDArray[Any], count: int, below: int, qualified_by: float,
    key: tuple[np.uint64, np.uint64], today: int, rate_a_year: float, years: float,
    vacant_fte: float,
) -> _Rows:  # fmt: skip
    """Rows of those who rise from a grade at today's review, for the years since the last, by the
    luck that a key finds."""
    eligible = may_rise(people, count, below, qualified_by)
    luck = np.empty(len(eligible))
    fte = np.empty(len(eligible))
    for place in range(len(eligible)):
        person = people[eligible[place]]
        luck[place] = four(key[0], key[1], person.identity, today)[0]
        fte[place] = person.fte
    return risers(eligible, luck, fte, chance_to_rise(rate_a_year, years), vacant_fte)
