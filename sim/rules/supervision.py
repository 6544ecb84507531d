"""Supervision and protected loads: how much of a full caseload each person should hold."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.calendar import DAYS_A_MONTH
from sim.compiled import compiled
from sim.grades import Grade
from sim.scenario.casework import Casework

_QUARTER = 3 * DAYS_A_MONTH
_NEWLY_QUALIFIED, _SENIOR = int(Grade.NEWLY_QUALIFIED), int(Grade.SENIOR)
_Column = NDArray[np.float64]


class LoadRules(NamedTuple):
    """What the settings say about full and protected loads, as shares and weighted cases."""

    social_worker: float
    senior: float
    first_quarter: float
    """Share of a full load in the supported year, by quarter (ASM-015, NAT-031)."""
    second_quarter: float
    third_quarter: float
    fourth_quarter: float
    first_month: float
    """Share of a full load of an experienced starter, by month (ASM-014)."""
    next_months: float
    agency: float
    at_work: float
    """Share of working time not lost to sickness."""


def load_rules(casework: Casework) -> LoadRules:
    """The rules about loads from the settings in force."""
    return LoadRules(
        social_worker=casework.norm_social_worker,
        senior=casework.norm_senior,
        first_quarter=casework.newly_qualified_first / 100,
        second_quarter=casework.newly_qualified_second / 100,
        third_quarter=casework.newly_qualified_third / 100,
        fourth_quarter=casework.newly_qualified_fourth / 100,
        first_month=casework.induction_first_month / 100,
        next_months=casework.induction_next_months / 100,
        agency=casework.agency_load / 100,
        at_work=1 - casework.sickness / 100,
    )


@compiled
def protected_share(rules: LoadRules, days_in_supported_year: float) -> float:
    """Share of a full load in the supported year."""
    quarter = int(days_in_supported_year / _QUARTER)
    if quarter <= 0:
        return rules.first_quarter
    if quarter == 1:
        return rules.second_quarter
    if quarter == 2:
        return rules.third_quarter
    return rules.fourth_quarter


@compiled
def induction_share(rules: LoadRules, days_in_post: float) -> float:
    """Share of a full load of an experienced starter."""
    if days_in_post < DAYS_A_MONTH:
        return rules.first_month
    if days_in_post < _QUARTER:
        return rules.next_months
    return 1.0


@compiled
def norms(
    rules: LoadRules,
    grade: NDArray[np.int8],
    fte: _Column,
    days_in_post: _Column,
    agency: NDArray[np.bool_],
) -> _Column:
    """Weighted cases each person should hold, after protection, induction and sickness."""
    held = np.empty(len(fte))
    for person in range(len(fte)):
        full = rules.senior if grade[person] == _SENIOR else rules.social_worker
        if grade[person] == _NEWLY_QUALIFIED:
            share = protected_share(rules, days_in_post[person])
        elif agency[person]:
            share = rules.agency
        else:
            share = induction_share(rules, days_in_post[person])
        held[person] = full * fte[person] * share * rules.at_work
    return held


def span(frontline_fte: float, manager_fte: float) -> float:
    """Frontline FTE for each FTE of team manager; a service without any counts as having one.

    >>> span(420, 60), span(12, 0)
    (7.0, 12.0)
    """
    return frontline_fte / max(manager_fte, 1.0)
