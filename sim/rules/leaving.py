"""Leaving: each permanent worker's rate is a base rate times named factors."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.arithmetic import log2, power
from sim.calendar import DAYS_A_MONTH, DAYS_A_YEAR, MONTHS_A_YEAR
from sim.compiled import compilable, compiled
from sim.grades import Grade
from sim.rules.golden_hello import repayable
from sim.scenario import Settings
from sim.scenario.leaving import Leaving

_TWO_YEARS = 2 * DAYS_A_YEAR
_FIVE_YEARS = 5 * DAYS_A_YEAR
SERVICE_BANDS = 3
"""Under two years, two to five, five or more."""
_LEAST_LOAD = 0.25
"""A caseload below a quarter of the reference counts as a quarter: a starter's empty desk is no
promise to stay."""
_TEAM_MANAGER = int(Grade.TEAM_MANAGER)


class LeavingRules(NamedTuple):
    """What the settings say about a person's own reasons to stay or leave."""

    under_two_years: float
    two_to_five_years: float
    five_years_or_more: float
    team_manager: float
    tie_in: float
    after_tie_in: float
    after_tie_in_days: float
    tie_in_sum: float
    """Pounds."""
    caseload_elasticity: float
    retention_days: float
    """Service from which a retention payment is made."""


def leaving_rules(settings: Settings) -> LeavingRules:
    """The rules about leaving from the settings in force."""
    leaving = settings.leaving
    return LeavingRules(
        under_two_years=leaving.under_two_years,
        two_to_five_years=leaving.two_to_five_years,
        five_years_or_more=leaving.five_years_or_more,
        team_manager=leaving.team_manager,
        tie_in=leaving.tie_in,
        after_tie_in=leaving.after_tie_in,
        after_tie_in_days=leaving.after_tie_in_months * DAYS_A_MONTH,
        tie_in_sum=leaving.tie_in_sum,
        caseload_elasticity=leaving.caseload_elasticity,
        retention_days=settings.pay.retention_years * MONTHS_A_YEAR * DAYS_A_MONTH,
    )


@dataclass(frozen=True)
class Around:
    """The service as its staff of a grade find it, against the first day: 1 is as then."""

    pay: float
    """Pay against the neighbours."""
    retention: float
    """Retention payment over salary."""
    supervision_span: float
    agency_pay: float
    """Agency pay over permanent pay."""
    agency_share_rise: float
    """Points of agency share above the first day's."""


class Surroundings(NamedTuple):
    """Factors that everybody of a grade feels alike until the next review."""

    pay: float
    retention: float
    """For those who are paid for staying, on top of pay."""
    supervision: float
    agency_pay: float
    agency_share: float
    leadership: float


class Factors(NamedTuple):
    """What a person's leaving rate is the product of, the base rate apart."""

    service: float
    grade: float
    tie_in: float
    caseload: float
    pay: float
    supervision: float
    agency_pay: float
    agency_share: float
    leadership: float


_FACTORS = len(Factors._fields)
PERSONAL = 4
"""The first so many factors differ between people as they are on the first day."""


@compilable
def service_band(service_days: float) -> int:
    """Band of service, 0 to 2: under two years, two to five, five or more.

    >>> [service_band(days) for days in (0.0, 730.0, 731.0, 1826.0, 1827.0)]
    [0, 0, 1, 1, 2]
    """
    return int(service_days >= _TWO_YEARS) + int(service_days >= _FIVE_YEARS)


@compilable
def service_factor(service_days: float, rules: LeavingRules) -> float:
    """Leaving by service band (ASM-002, NAT-023, NAT-024)."""
    if service_days < _TWO_YEARS:
        return rules.under_two_years
    return rules.two_to_five_years if service_days < _FIVE_YEARS else rules.five_years_or_more


@compiled
def hold(pounds: float, tie_in_sum: float) -> float:
    """How strongly a sum to be paid back holds people: 0 for none, 1 for the declared sum.

    Each doubling of (declared sum + pounds) holds as much again, so a pound holds ever less.

    >>> [hold(pounds, 1500.0) for pounds in (0.0, 1500.0, 4500.0)]
    [0.0, 1.0, 2.0]
    """
    return log2(1.0 + pounds / tie_in_sum)


@compiled
def tie_in_factor(
    days_after_tie_in: float, owed: float, was_owed: float, rules: LeavingRules
) -> float:
    """Lower while a tie-in runs, raised just after, by what there is to pay back (ECO-034,
    ECO-035, HRM-089).

    ``days_after_tie_in`` is negative while it runs, infinity where there is none; ``owed`` the
    pounds that a leaver would pay back today, ``was_owed`` those of the whole tie-in on average.
    """
    if days_after_tie_in < 0.0:
        return power(rules.tie_in, hold(owed, rules.tie_in_sum))
    if days_after_tie_in < rules.after_tie_in_days:
        return power(rules.after_tie_in, hold(was_owed, rules.tie_in_sum))
    return 1.0


@compiled
def caseload_factor(caseload: float, at_start: float, elasticity: float) -> float:
    """Leaving by children per FTE against the first day's average (ECO-031)."""
    return power(max(caseload / at_start, _LEAST_LOAD), elasticity)


def surrounding_factors(
    around: Around, leaving: Leaving, separation_elasticity: float
) -> Surroundings:
    """Factors that go with pay, work and the service (ECO-029, ECO-032, NAT-026)."""
    pull = leaving.agency_pull / 100
    crowding = leaving.agency_share_effect * around.agency_share_rise / max(leaving.rate, 1e-9)
    instability = (leaving.leadership_at_start - leaving.leadership_stability) / 100
    return Surroundings(
        pay=power(around.pay, separation_elasticity),
        retention=power(1 + around.retention, separation_elasticity),
        supervision=power(around.supervision_span, leaving.supervision_elasticity),
        agency_pay=max(1 + pull * (around.agency_pay - 1), 0.0),
        agency_share=max(1 + crowding, 0.0),
        leadership=max(1 + leaving.leadership_effect * instability, 0.0),
    )


@compiled
def factors_of(
    person: Any, caseload: float, at_start: float, felt: Surroundings, rules: LeavingRules,
    today: float,
) -> Factors:  # fmt: skip
    """A person's factors, by name. ``caseload`` is in children per FTE; for somebody without one
    it is the service's average."""
    tied = person.tie_in_ends - person.tie_in_from
    owed = repayable(
        person.golden_hello_paid, person.golden_hello_back, today - person.tie_in_from, tied
    )
    service = today - person.joined
    return Factors(
        service_factor(service, rules),
        rules.team_manager if person.grade == _TEAM_MANAGER else 1.0,
        # Half of all that could be claimed back is what was owed on average.
        tie_in_factor(
            today - person.tie_in_ends,
            owed,
            person.golden_hello_paid * person.golden_hello_back / 100.0 / 2.0,
            rules,
        ),
        caseload_factor(caseload, at_start, rules.caseload_elasticity),
        felt.pay * (felt.retention if service >= rules.retention_days else 1.0),
        felt.supervision,
        felt.agency_pay,
        felt.agency_share,
        felt.leadership,
    )


@compiled
def all_factors(
    people: NDArray[Any],
    rows: NDArray[np.int64],
    caseloads: NDArray[np.float64],
    at_start: float,
    felt: tuple[Surroundings, ...],
    rules: LeavingRules,
    today: float,
) -> NDArray[np.float64]:
    """The factors of these people; shape (people, factors), in the order of ``Factors``.

    ``caseloads`` and ``rows`` go together; ``felt`` is by grade.
    """
    factors = np.empty((len(rows), _FACTORS))
    for place in range(len(rows)):
        person = people[rows[place]]
        found = factors_of(person, caseloads[place], at_start, felt[person.grade], rules, today)
        for which in range(_FACTORS):
            factors[place, which] = found[which]
    return factors


@compiled
def product(factors: NDArray[np.float64]) -> NDArray[np.float64]:
    """The factors of each person multiplied."""
    together = np.ones(len(factors))
    for place in range(len(factors)):
        for factor in factors[place]:
            together[place] *= factor
    return together


@compiled
def use_patience(
    people: NDArray[Any], rows: NDArray[np.int64], rates: NDArray[np.float64], today: float
) -> NDArray[np.float64]:
    """Use up patience at the rate since it was last looked at, and set the new one; days until it
    ends.

    Who has come since is first rated now, for the days since then too.
    """
    days_left = np.empty(len(rows))
    for place in range(len(rows)):
        person = people[rows[place]]
        since = rates[place] if np.isnan(person.leaving_rate) else person.leaving_rate
        person.patience -= since * (today - person.rated_on) / DAYS_A_YEAR
        person.leaving_rate = rates[place]
        person.rated_on = today
        days_left[place] = person.patience / rates[place] * DAYS_A_YEAR
    return days_left


def to_agency(agency_pay: float, leaving: Leaving) -> float:
    """Share of leavers who go to agency work, at agency pay against the first day's (NAT-026).

    >>> [round(to_agency(pay, Leaving(agency_pull=20)), 3) for pay in (0.0, 1.0, 1.5)]
    [0.0, 0.2, 0.273]
    """
    drawn = leaving.agency_pull / 100 * agency_pay
    return drawn / max(1 - leaving.agency_pull / 100 + drawn, 1e-9)
