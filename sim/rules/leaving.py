"""Leaving: each permanent worker's rate is a base rate times named factors."""

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


class Around(NamedTuple):
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


class Reference(NamedTuple):
    """What everybody's leaving is measured against until the next review."""

    base_rate: float
    """Leaving rate, a year, of somebody all of whose factors are 1."""
    caseload_at_start: float
    """Children per FTE of case-holding staff on the first day."""
    average_caseload: float
    """The same today: what those without a caseload feel."""


class Factors(NamedTuple):
    """What a person's leaving rate is the product of, the base apart."""

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
def caseload_factor(caseload: float, elasticity: float) -> float:
    """Leaving by children per FTE against the first day's average (ECO-031)."""
    return power(max(caseload, _LEAST_LOAD), elasticity)


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


@compilable
def felt_caseload(children: int, fte: float, holds_cases: bool, reference: Reference) -> float:
    """Somebody's children per FTE against the first day's average."""
    felt = children / fte if holds_cases else reference.average_caseload
    return felt / reference.caseload_at_start


@compiled
def factors_of(
    person: Any, caseload: float, around: Surroundings, rules: LeavingRules, today: float
) -> Factors:
    """A person's factors, by name. ``caseload`` is against the first day's average."""
    tied = person.tie_in_ends - person.tie_in_from
    to_pay_back = person.golden_hello_paid * person.golden_hello_back / 100.0
    owed = repayable(
        person.golden_hello_paid, person.golden_hello_back, today - person.tie_in_from, tied
    )
    service = today - person.joined
    return Factors(
        service_factor(service, rules),
        rules.team_manager if person.grade == _TEAM_MANAGER else 1.0,
        tie_in_factor(today - person.tie_in_ends, owed, to_pay_back / 2.0, rules),
        caseload_factor(caseload, rules.caseload_elasticity),
        around.pay * (around.retention if service >= rules.retention_days else 1.0),
        around.supervision,
        around.agency_pay,
        around.agency_share,
        around.leadership,
    )


@compiled
def all_factors(
    people: NDArray[Any], rows: NDArray[np.int64], caseloads: NDArray[np.float64],
    around: NDArray[Any], rules: NDArray[Any], today: float,
) -> NDArray[np.float64]:  # fmt: skip
    """The factors of these people; shape (people, factors), in the order of ``Factors``.

    ``caseloads`` go with ``rows``; ``around`` has a record for each grade, ``rules`` has one.
    """
    factors = np.empty((len(rows), _FACTORS))
    for place in range(len(rows)):
        person = people[rows[place]]
        found = factors_of(person, caseloads[place], around[person.grade], rules[0], today)
        for which in range(_FACTORS):
            factors[place, which] = found[which]
    return factors


@compiled
def use_patience(
    people: NDArray[Any], count: int, children: NDArray[np.int32], holds_cases: NDArray[np.bool_],
    around: NDArray[Any], reference: NDArray[Any], rules: NDArray[Any], today: float, until: float,
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:  # fmt: skip
    """Use up the patience of permanent staff at the rate since it was last looked at, and set the
    rate from today on; rows of those whose patience will not last until a day, and when it ends.

    Who has come since is first rated now, for the days since then too. ``around`` has a record for
    each grade, ``reference`` and ``rules`` have one.
    """
    rows, ends = np.empty(count, np.int64), np.empty(count)
    found = 0
    for row in range(count):
        person = people[row]
        if not (person.in_post and person.permanent) or person.on_notice:
            continue
        caseload = felt_caseload(children[row], person.fte, holds_cases[row], reference[0])
        rate = reference[0].base_rate
        for factor in factors_of(person, caseload, around[person.grade], rules[0], today):
            rate *= factor
        since = rate if np.isnan(person.leaving_rate) else person.leaving_rate
        person.patience -= since * (today - person.rated_on) / DAYS_A_YEAR
        person.leaving_rate = rate
        person.rated_on = today
        ends_on = today + person.patience / rate * DAYS_A_YEAR
        if ends_on <= until:
            rows[found], ends[found] = row, ends_on
            found += 1
    return rows[:found], ends[:found]


def to_agency(agency_pay: float, leaving: Leaving) -> float:
    """Share of leavers who go to agency work, at agency pay against the first day's (NAT-026).

    >>> [round(to_agency(pay, Leaving(agency_pull=20)), 3) for pay in (0.0, 1.0, 1.5)]
    [0.0, 0.2, 0.273]
    """
    drawn = leaving.agency_pull / 100 * agency_pay
    return drawn / max(1 - leaving.agency_pull / 100 + drawn, 1e-9)
