"""Leaving: each permanent worker's rate is a base rate times named factors."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.arithmetic import log2, power
from sim.calendar import DAYS_A_MONTH, DAYS_A_YEAR, MONTHS_A_YEAR
from sim.compiled import compilable, compiled
from sim.grades import Grade
from sim.records import Table
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
    """What the settings say about leaving, in shares, days, pounds and ratios."""

    under_two_years: float
    two_to_five_years: float
    five_years_or_more: float
    team_manager: float
    tie_in: float
    after_tie_in: float
    after_tie_in_days: float
    tie_in_sum: float
    """Pounds."""
    retention_days: float
    """Service from which a retention payment is made."""
    caseload_elasticity: float
    pay_elasticity: float
    supervision_elasticity: float
    agency_pull: float
    crowding: float
    """What a point of agency share adds to the leaving rate, as a share of it."""
    instability: float
    """How much less settled leadership is than on the first day, times what that does."""


def leaving_rules(settings: Settings) -> LeavingRules:
    """The rules about leaving from the settings in force."""
    leaving, pay = settings.leaving, settings.pay
    less_settled = (leaving.leadership_at_start - leaving.leadership_stability) / 100
    return LeavingRules(
        under_two_years=leaving.under_two_years,
        two_to_five_years=leaving.two_to_five_years,
        five_years_or_more=leaving.five_years_or_more,
        team_manager=leaving.team_manager,
        tie_in=leaving.tie_in,
        after_tie_in=leaving.after_tie_in,
        after_tie_in_days=leaving.after_tie_in_months * DAYS_A_MONTH,
        tie_in_sum=leaving.tie_in_sum,
        retention_days=pay.retention_years * MONTHS_A_YEAR * DAYS_A_MONTH,
        caseload_elasticity=leaving.caseload_elasticity,
        pay_elasticity=pay.separation_elasticity,
        supervision_elasticity=leaving.supervision_elasticity,
        agency_pull=leaving.agency_pull / 100,
        crowding=leaving.agency_share_effect / max(leaving.rate, 1e-9),
        instability=leaving.leadership_effect * less_settled,
    )


class Around(NamedTuple):
    """The service as its staff of a grade find it at a review, against the first day: 1 is as
    then."""

    pay: float
    """Pay against the neighbours."""
    retention: float
    """Retention payment over salary."""
    average_caseload: float
    supervision_span: float
    agency_pay: float
    """Agency pay over permanent pay."""
    agency_share_rise: float
    """Points of agency share above the first day's."""


class Surroundings(NamedTuple):
    """Factors that everybody of a grade feels alike."""

    pay: float
    retention: float
    """For those who are paid for staying, on top of pay."""
    supervision: float
    agency_pay: float
    agency_share: float
    leadership: float


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


@compilable
def surrounding_factors(around: Around, rules: LeavingRules) -> Surroundings:
    """Factors that go with pay, work and the service (ECO-029, ECO-032, NAT-026)."""
    return Surroundings(
        power(around.pay, rules.pay_elasticity),
        power(1.0 + around.retention, rules.pay_elasticity),
        power(around.supervision_span, rules.supervision_elasticity),
        max(1.0 + rules.agency_pull * (around.agency_pay - 1.0), 0.0),
        max(1.0 + rules.crowding * around.agency_share_rise, 0.0),
        max(1.0 + rules.instability, 0.0),
    )


@compiled
def factors_of(
    person: Any, caseload: float, felt: Surroundings, rules: LeavingRules, today: float
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
        felt.pay * (felt.retention if service >= rules.retention_days else 1.0),
        felt.supervision,
        felt.agency_pay,
        felt.agency_share,
        felt.leadership,
    )


@compiled
def all_factors(
    people: Table, rows: NDArray[np.int64], caseloads: NDArray[np.float64],
    around: Table, rules: Table, today: float,
) -> NDArray[np.float64]:  # fmt: skip
    """The factors of these people; shape (people, factors), in the order of ``Factors``.

    ``caseloads``, against the first day's average, go with ``rows``; ``around`` has a record for
    each grade, ``rules`` has one.
    """
    factors = np.empty((len(rows), _FACTORS))
    for place in range(len(rows)):
        person = people[rows[place]]
        felt = surrounding_factors(around[person.grade], rules[0])
        found = factors_of(person, caseloads[place], felt, rules[0], today)
        for which in range(_FACTORS):
            factors[place, which] = found[which]
    return factors


@compiled
def use_patience(
    people: Table, count: int, workers: Table, around: Table, rules: Table, base: float,
    caseload_at_start: float, today: float, until: float,
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:  # fmt: skip
    """Use up the patience of permanent staff at the rate since it was last looked at, and set the
    rate from today on, a base a year times every factor. Rows of those whose patience will not
    last until a day, and when it ends.

    Who has come since is first rated now, for the days since then too. Who holds no cases feels
    the average caseload. ``around`` has a record for each grade, ``rules`` has one.
    """
    rows, ends = np.empty(count, np.int64), np.empty(count)
    found = 0
    felt = [surrounding_factors(each, rules[0]) for each in around]
    for row in range(count):
        person, worker = people[row], workers[row]
        if not (person.in_post and person.permanent) or person.on_notice:
            continue
        caseload = around[person.grade].average_caseload
        if worker.holds_cases:
            caseload = worker.children / person.fte / caseload_at_start
        rate = base
        for factor in factors_of(person, caseload, felt[person.grade], rules[0], today):
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
