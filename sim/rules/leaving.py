"""Leaving: each permanent worker's rate is a base rate times named factors."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.calendar import DAYS_A_MONTH, DAYS_A_YEAR
from sim.grades import Grade
from sim.scenario.leaving import Leaving

_TWO_YEARS = 2 * DAYS_A_YEAR
_FIVE_YEARS = 5 * DAYS_A_YEAR
SERVICE_BANDS = 3
"""Under two years, two to five, five or more."""
_LEAST_LOAD = 0.25
"""A caseload below a quarter of the reference counts as a quarter: a starter's empty desk is no
promise to stay."""

_Column = NDArray[np.float64]


@dataclass(frozen=True)
class StaffColumns:
    """Permanent staff, by column; all of one length."""

    grade: NDArray[np.int8]
    service_days: _Column
    days_after_tie_in: _Column
    """Negative while a tie-in runs; infinity where there is none."""
    owed: _Column
    """Pounds of golden hello that a leaver would pay back today."""
    was_owed: _Column
    """Pounds that could be claimed back over the tie-in, on average."""
    caseload: _Column
    """Children per FTE; for those without a caseload, the service's average."""
    pay_against_neighbours: _Column
    """1 is parity."""


@dataclass(frozen=True)
class Around:
    """The service as it is, each against the first day: 1 is as then."""

    caseload_at_start: float
    """Children per FTE of case-holding staff."""
    pay_at_start: float
    """Pay against the neighbours; 1 is parity."""
    pay: tuple[float, ...]
    """Pay against the neighbours as they pay now, by grade; 1 is parity."""
    salary: tuple[float, ...]
    """Full-time salary of the first day, pounds a year, by grade."""
    supervision_span: float
    agency_pay: tuple[float, ...]
    """Agency pay over permanent pay, by grade."""
    agency_share_rise: float
    """Points of agency share above the first day's."""


def service_band(service_days: _Column) -> NDArray[np.int64]:
    """Band of service, 0 to 2: under two years, two to five, five or more.

    >>> service_band(np.array([0.0, 730.0, 731.0, 1826.0, 1827.0])).tolist()
    [0, 0, 1, 1, 2]
    """
    bounds = np.array([_TWO_YEARS, _FIVE_YEARS])
    return np.searchsorted(bounds, service_days, side="right")


def service_factor(service_days: _Column, leaving: Leaving) -> _Column:
    """Leaving by service band (ASM-002, NAT-023, NAT-024).

    >>> service_factor(np.array([100.0, 1000.0, 3000.0]), Leaving()).tolist()
    [1.3, 1.26, 0.73]
    """
    bands = (leaving.under_two_years, leaving.two_to_five_years, leaving.five_years_or_more)
    factors: _Column = np.array(bands)[service_band(service_days)]
    return factors


def hold(pounds: _Column, leaving: Leaving) -> _Column:
    """How strongly a sum to be paid back holds people: 0 for none, 1 for the declared sum.

    Each doubling of (declared sum + pounds) holds as much again, so a pound holds ever less.

    >>> hold(np.array([0.0, 1500.0, 4500.0]), Leaving(tie_in_sum=1500)).tolist()
    [0.0, 1.0, 2.0]
    """
    strength: _Column = np.log2(1 + pounds / leaving.tie_in_sum)
    return strength


def tie_in_factor(staff: StaffColumns, leaving: Leaving) -> _Column:
    """Lower while a tie-in runs, raised just after, by what there is to pay back (ECO-034,
    ECO-035, HRM-089)."""
    just_after = leaving.after_tie_in_months * DAYS_A_MONTH
    return np.where(
        staff.days_after_tie_in < 0,
        leaving.tie_in ** hold(staff.owed, leaving),
        np.where(
            staff.days_after_tie_in < just_after,
            leaving.after_tie_in ** hold(staff.was_owed, leaving),
            1.0,
        ),
    )


def caseload_factor(caseload: _Column, at_start: float, leaving: Leaving) -> _Column:
    """Leaving by caseload against the first day's average (ECO-031)."""
    load: _Column = np.maximum(caseload / at_start, _LEAST_LOAD)
    return load**leaving.caseload_elasticity


def personal_factors(staff: StaffColumns, leaving: Leaving) -> dict[str, _Column]:
    """Factors that go with the person."""
    manager = staff.grade == Grade.TEAM_MANAGER
    return {
        "service": service_factor(staff.service_days, leaving),
        "grade": np.where(manager, leaving.team_manager, 1.0),
        "tie-in": tie_in_factor(staff, leaving),
    }


def surrounding_factors(
    staff: StaffColumns, around: Around, leaving: Leaving, elasticity: float
) -> dict[str, _Column]:
    """Factors that go with pay, work and the service (ECO-029, ECO-031, ECO-032, NAT-026)."""
    everybody = np.ones(len(staff.grade))
    pull = leaving.agency_pull / 100
    agency_pay = np.array(around.agency_pay)[staff.grade]
    crowding = leaving.agency_share_effect * around.agency_share_rise / max(leaving.rate, 1e-9)
    instability = (leaving.leadership_at_start - leaving.leadership_stability) / 100
    return {
        "pay": (staff.pay_against_neighbours / around.pay_at_start) ** elasticity,
        "caseload": caseload_factor(staff.caseload, around.caseload_at_start, leaving),
        "supervision": everybody * around.supervision_span**leaving.supervision_elasticity,
        "agency pay": np.maximum(1 + pull * (agency_pay - 1), 0.0),
        "agency share": everybody * max(1 + crowding, 0.0),
        "leadership": everybody * max(1 + leaving.leadership_effect * instability, 0.0),
    }


def to_agency(agency_pay: float, leaving: Leaving) -> float:
    """Share of leavers who go to agency work, at agency pay against the first day's (NAT-026).

    >>> [round(to_agency(pay, Leaving(agency_pull=20)), 3) for pay in (0.0, 1.0, 1.5)]
    [0.0, 0.2, 0.273]
    """
    drawn = leaving.agency_pull / 100 * agency_pay
    return drawn / max(1 - leaving.agency_pull / 100 + drawn, 1e-9)


def product(factors: dict[str, _Column]) -> _Column:
    """All factors multiplied."""
    together: _Column = np.prod(list(factors.values()), axis=0)
    return together
