"""Pay against neighbours who answer, and agency pay against permanent pay."""

from dataclasses import dataclass
from math import inf

from sim.grades import POST_GRADES, Grade
from sim.scenario import Settings
from sim.scenario.agency import Agency

_FIRST = POST_GRADES[0]
"""Agency rates are listed by grade of post, from this one on."""


def gap(settings: Settings, grade: Grade) -> float:
    """Pay against the neighbours' median of the first day, as a share (ASM-029)."""
    pay = settings.pay
    if grade is Grade.TEAM_MANAGER:
        return pay.gap_team_manager / 100
    if grade is Grade.SENIOR:
        return pay.gap_senior / 100
    return pay.gap_social_worker / 100


def own_rise(settings: Settings, grade: Grade) -> float:
    """Rise of own pay over the pay position of the first day, beyond the yearly award."""
    return (1 + gap(settings, grade)) / (1 + settings.pay.gap_at_start / 100) - 1


def answered(so_far: float, settings: Settings, grade: Grade, months: float) -> float:
    """The rise by which neighbours have answered after so many more months (ECO-036).

    In a straight line up to their share of it; they do not take it back.

    >>> parity = Settings().replaced({"pay.gap_senior": 0.0})
    >>> own_rise(parity, Grade.SENIOR), answered(0.0, parity, Grade.SENIOR, 6)
    (0.04166666666666674, 0.008333333333333349)
    """
    wanted = settings.pay.neighbours_answer / 100 * max(own_rise(settings, grade), 0.0)
    step = wanted * months / settings.pay.neighbours_answer_months
    return min(wanted, so_far + step) if wanted >= so_far else so_far


def position(settings: Settings, grade: Grade, answer: float) -> float:
    """Pay against the neighbours as they pay now: 1 is parity."""
    neighbours = (1 + answer) * (1 + settings.pay.neighbours_rise / 100)
    return (1 + gap(settings, grade)) / neighbours


def start_salary(settings: Settings, grade: Grade) -> float:
    """Full-time salary of the first day, pounds a year (CST-009, CST-017..019)."""
    pay = settings.pay
    return (
        pay.salary_newly_qualified, pay.salary_social_worker, pay.salary_senior,
        pay.salary_team_manager,
    )[grade]  # fmt: skip


@dataclass(frozen=True)
class AgencyRate:
    """What an hour of an agency worker costs the council and pays the worker."""

    charged: float
    """Pounds an hour."""
    paid: float
    """Pounds an hour."""


def offered(agency: Agency, grade: Grade) -> float:
    """The charge that the council offers, pounds an hour, the memorandum apart."""
    return (agency.charge_social_worker, agency.charge_senior, agency.charge_team_manager)[
        grade - _FIRST
    ]


def charged_then(agency: Agency, grade: Grade) -> float:
    """The charge of the first day, pounds an hour."""
    return (
        agency.charge_at_start_social_worker,
        agency.charge_at_start_senior,
        agency.charge_at_start_team_manager,
    )[grade - _FIRST]


def most_charged(agency: Agency, grade: Grade) -> float:
    """The highest charge the memorandum allows, pounds an hour; without end if there is none.

    It caps pay (CST-006). What an employer pays on top is an assumption, and a charge known from
    the first day was within the cap if the memorandum was in force then, whatever is assumed.

    >>> most_charged(Agency(employment_costs=28), Grade.SOCIAL_WORKER)
    33.41
    """
    if not agency.memorandum:
        return inf
    cap = (
        agency.pay_cap_social_worker,
        agency.pay_cap_senior,
        agency.pay_cap_team_manager,
    )[grade - _FIRST]
    charge = cap * _on_top_of_pay(agency)
    return max(charge, charged_then(agency, grade)) if agency.memorandum_at_start else charge


def agency_rate(agency: Agency, grade: Grade) -> AgencyRate:
    """Rates in force: the memorandum caps them, one contract lowers the fee (AGR-010)."""
    charged = min(offered(agency, grade), most_charged(agency, grade))
    paid = charged / _on_top_of_pay(agency)
    if agency.single_contract:
        charged *= (1 + agency.single_contract_fee / 100) / (1 + agency.fee / 100)
    return AgencyRate(charged, paid)


def _on_top_of_pay(agency: Agency) -> float:
    """The charge over the pay: what employing costs, and the usual fee."""
    return (1 + agency.employment_costs / 100) * (1 + agency.fee / 100)


def agency_pay_ratio(settings: Settings, grade: Grade) -> float:
    """Agency pay over permanent pay, against the same ratio on the first day: 1 is as then."""
    agency = settings.agency
    paid_then = charged_then(agency, grade) / _on_top_of_pay(agency)
    return agency_rate(agency, grade).paid / paid_then / (1 + own_rise(settings, grade))


def yearly_charge(agency: Agency, grade: Grade) -> float:
    """Pounds a year for a full-time agency worker (CST-016)."""
    return agency_rate(agency, grade).charged * agency.hours * agency.weeks
