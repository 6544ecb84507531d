"""Progression: the supported year ends; people rise to senior or to team manager while posts are
vacant."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.arithmetic import exp
from sim.calendar import DAYS_A_MONTH, DAYS_A_YEAR
from sim.compiled import compiled
from sim.grades import Grade
from sim.records import Table
from sim.scenario.posts import Posts
from sim.streams import four

_NEWLY_QUALIFIED, _SOCIAL_WORKER = int(Grade.NEWLY_QUALIFIED), int(Grade.SOCIAL_WORKER)
_SENIOR, _TEAM_MANAGER = int(Grade.SENIOR), int(Grade.TEAM_MANAGER)
_EXPERIENCE_FOR_SENIOR_YEARS = 2.0
_Rows = NDArray[np.int64]


class ProgressionRules(NamedTuple):
    """What the settings say about rising."""

    supported_year_days: float
    to_senior: float
    """Chance a year."""
    to_manager: float


def progression_rules(posts: Posts) -> ProgressionRules:
    """The rules about rising from the settings in force."""
    return ProgressionRules(
        supported_year_days=posts.supported_year_months * DAYS_A_MONTH,
        to_senior=posts.progression_rate / 100,
        to_manager=posts.promotion_rate / 100,
    )


@compiled
def may_rise(people: Table, grades: NDArray[np.int8], below: int, qualified_by: float) -> _Rows:
    """Rows of permanent staff of a grade who may rise: in post, not serving notice, and with
    experience since a day at the latest. ``grades`` are those of the first so many people."""
    rows = np.empty(len(grades), np.int64)
    found = 0
    for row in range(len(grades)):
        person = people[row]
        stays = person.in_post and person.permanent and not person.on_notice
        if stays and grades[row] == below and person.qualified <= qualified_by:
            rows[found] = row
            found += 1
    return rows[:found]


@compiled
def chance_to_rise(rate_a_year: float, years: float) -> float:
    """Chance of rising within so many years, at a rate."""
    return 1.0 - exp(-rate_a_year * years)


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
def who_rises(
    people: Table, eligible: _Rows, key: NDArray[np.uint64], today: int, chance: float,
    vacant_fte: float,
) -> _Rows:  # fmt: skip
    """Rows of those of the eligible who rise at today's review, by the luck that a key finds."""
    luck = np.empty(len(eligible))
    fte = np.empty(len(eligible))
    for place in range(len(eligible)):
        person = people[eligible[place]]
        luck[place] = four(key[0], key[1], person.identity, today)[0]
        fte[place] = person.fte
    return risers(eligible, luck, fte, chance, vacant_fte)


@compiled
def rise(
    people: Table, count: int, rules: Table, keys: NDArray[np.uint64], today: int, years: float,
    vacant_seniors: float, vacant_managers: float,
) -> tuple[list[int], list[int]]:  # fmt: skip
    """Rows of those who rise at today's review, for the years since the last, and the grade that
    each rises to, in turn: the supported year ends; seniors become team managers, then social
    workers seniors.

    ``rules`` has one record; ``keys`` find the luck of rising to senior and to manager.
    """
    grades = people["grade"][:count].copy()
    rows: list[int] = []
    to: list[int] = []
    for row in range(count):
        person = people[row]
        is_over = today - person.joined >= rules[0].supported_year_days
        if person.in_post and person.grade == _NEWLY_QUALIFIED and is_over:
            grades[row] = _SOCIAL_WORKER
            rows.append(row)
            to.append(_SOCIAL_WORKER)
    seniors = may_rise(people, grades, _SENIOR, float(today))
    chance = chance_to_rise(rules[0].to_manager, years)
    for row in who_rises(people, seniors, keys[1], today, chance, vacant_managers):
        vacant_seniors += people[row].fte
        rows.append(row)
        to.append(_TEAM_MANAGER)
    since = today - _EXPERIENCE_FOR_SENIOR_YEARS * DAYS_A_YEAR
    workers = may_rise(people, grades, _SOCIAL_WORKER, since)
    chance = chance_to_rise(rules[0].to_senior, years)
    for row in who_rises(people, workers, keys[0], today, chance, vacant_seniors):
        rows.append(row)
        to.append(_SENIOR)
    return rows, to
