"""Supervision and protected loads: how much of a full caseload each person should hold."""

import numpy as np
from numpy.typing import NDArray

from sim.calendar import DAYS_A_MONTH
from sim.grades import Grade
from sim.scenario.casework import Casework

_QUARTER = 3 * DAYS_A_MONTH
_Column = NDArray[np.float64]


def protected_share(days_in_supported_year: _Column, casework: Casework) -> _Column:
    """Share of a full load in the supported year, by quarter (ASM-015, NAT-031)."""
    quarters = np.array(
        [
            casework.newly_qualified_first,
            casework.newly_qualified_second,
            casework.newly_qualified_third,
            casework.newly_qualified_fourth,
        ]
    )
    quarter = np.clip((days_in_supported_year / _QUARTER).astype(int), 0, 3)
    shares: _Column = quarters[quarter] / 100
    return shares


def induction_share(days_in_post: _Column, casework: Casework) -> _Column:
    """Share of a full load of an experienced starter, by month (ASM-014)."""
    return np.where(
        days_in_post < DAYS_A_MONTH,
        casework.induction_first_month / 100,
        np.where(days_in_post < _QUARTER, casework.induction_next_months / 100, 1.0),
    )


def norms(
    grade: NDArray[np.int8],
    fte: _Column,
    days_in_post: _Column,
    agency: NDArray[np.bool_],
    casework: Casework,
) -> _Column:
    """Weighted cases each person should hold, after protection, induction and sickness."""
    full = np.where(grade == Grade.SENIOR, casework.norm_senior, casework.norm_social_worker)
    share = np.where(
        grade == Grade.NEWLY_QUALIFIED,
        protected_share(days_in_post, casework),
        np.where(agency, casework.agency_load / 100, induction_share(days_in_post, casework)),
    )
    held: _Column = full * fte * share * (1 - casework.sickness / 100)
    return held


def span(frontline_fte: float, manager_fte: float) -> float:
    """Frontline FTE for each FTE of team manager; a service without any counts as having one."""
    return frontline_fte / max(manager_fte, 1.0)
