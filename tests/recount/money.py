"""Outcomes about money, recounted from a diary: pay times people, day by day.

Every function is named as its outcome and takes the month that is counted.
"""

from bisect import bisect_left
from collections.abc import Callable
from datetime import date
from functools import cache
from math import inf

from sim.grades import Grade
from sim.scenario import Settings
from tests.recount.diary import Person
from tests.recount.golden_hello import cost_golden_hello
from tests.recount.month import DAYS_A_YEAR, Month
from tests.recount.staff import own_rise

# Paid by the day

At = tuple[Person, int, Settings]
"""Somebody at work, the day, and the settings in force on it."""


@cache
def _worked(month: Month) -> list[At]:
    """Every day that somebody was at work."""
    settings = {day: month.diary.settings_on(day) for day in month.days}
    return [
        (person, day, settings[day])
        for person in month.diary.people
        for day in person.days_at_work(month.after, month.until)
    ]


def _salary(person: Person, day: int, now: Settings) -> float:
    """Of a full-time year in the grade on the first day."""
    return {
        Grade.NEWLY_QUALIFIED: now.pay.salary_newly_qualified,
        Grade.SOCIAL_WORKER: now.pay.salary_social_worker,
        Grade.SENIOR: now.pay.salary_senior,
        Grade.TEAM_MANAGER: now.pay.salary_team_manager,
    }[person.grade.on(day)]


def _aprils(month: Month) -> int:
    """Firsts of April from the first day to the month."""
    first = month.diary.scenario.first_day
    years = range(first.year, month.last_day.year + 1)
    return sum(first < date(year, 4, 1) <= month.last_day for year in years)


def _paid_to_staff(month: Month, pounds_a_year: Callable[[Person, int, Settings], float]) -> float:
    """Pounds a year for each full-time permanent member of staff, for each day at work."""
    return sum(
        person.fte * pounds_a_year(person, day, now) / DAYS_A_YEAR
        for person, day, now in _worked(month)
        if person.permanent_from < day
    )


def _basic(month: Month) -> Callable[[Person, int, Settings], float]:
    """Salaries at the pay position of the first day, with an award each April."""
    aprils = _aprils(month)
    return lambda person, day, now: (
        _salary(person, day, now) * (1 + now.pay.yearly_award / 100) ** aprils
    )


def _above(month: Month) -> Callable[[Person, int, Settings], float]:
    """What salaries are above that."""
    basic = _basic(month)
    return lambda person, day, now: basic(person, day, now) * own_rise(now, person.grade.on(day))


def _for_staying(month: Month) -> Callable[[Person, int, Settings], float]:
    """Whoever comes to have the service in a month is paid for the month, or for the part of it
    since settings last moved."""
    moved = {day for day, _ in month.diary.settings}
    closes = [day for day in month.days if day == month.until or day + 1 in moved]
    return lambda person, day, now: (
        now.pay.retention_payment
        * (
            closes[bisect_left(closes, day)] - person.joined
            >= now.pay.retention_years * DAYS_A_YEAR
        )
    )


@cache
def cost_pay(month: Month) -> float:
    return _paid_to_staff(month, _basic(month))


@cache
def cost_benchmarking(month: Month) -> float:
    return _paid_to_staff(month, _above(month))


@cache
def cost_retention(month: Month) -> float:
    return _paid_to_staff(month, _for_staying(month))


@cache
def cost_on_costs(month: Month) -> float:
    parts = (_basic(month), _above(month), _for_staying(month))
    return _paid_to_staff(
        month,
        lambda person, day, now: sum(part(person, day, now) for part in parts)
        * now.pay.on_costs / 100,
    )  # fmt: skip


def charge_and_then(now: Settings, grade: Grade) -> tuple[float, float]:
    """Pounds an hour for an agency worker, and what was charged on the first day; the fee is that
    of several agencies.

    The regional memorandum caps pay, so a charge is no higher than the cap with employment costs
    and the fee on top; what was charged under it on the first day is within it.
    """
    agency = now.agency
    offered, then, cap = {
        Grade.SENIOR: (
            agency.charge_senior, agency.charge_at_start_senior, agency.pay_cap_senior,
        ),
        Grade.TEAM_MANAGER: (
            agency.charge_team_manager, agency.charge_at_start_team_manager,
            agency.pay_cap_team_manager,
        ),
    }.get(grade, (
        agency.charge_social_worker, agency.charge_at_start_social_worker,
        agency.pay_cap_social_worker,
    ))  # fmt: skip
    most = cap * (1 + agency.employment_costs / 100) * (1 + agency.fee / 100)
    if agency.memorandum_at_start:
        most = max(most, then)
    return min(offered, most if agency.memorandum else inf), then


def _charge(now: Settings, grade: Grade) -> float:
    """A contract with one agency changes the fee."""
    charge, _ = charge_and_then(now, grade)
    if now.agency.single_contract:
        charge *= (1 + now.agency.single_contract_fee / 100) / (1 + now.agency.fee / 100)
    return charge


@cache
def cost_agency(month: Month) -> float:
    return sum(
        person.fte
        * _charge(now, person.grade.on(day))
        * now.agency.hours
        * now.agency.weeks
        / DAYS_A_YEAR
        for person, day, now in _worked(month)
        if person.permanent_from >= day
    )


def _a_year(month: Month, pounds: Callable[[Settings], float]) -> float:
    return sum(pounds(month.diary.settings_on(day)) / DAYS_A_YEAR for day in month.days)


def cost_recruitment(month: Month) -> float:
    hires = sum(
        month.diary.settings_on(int(each.permanent_from)).money.recruitment_cost
        for each in month.starters
    )
    return hires + _a_year(month, lambda now: now.money.campaign_cost * now.hiring.campaign_effort)


def cost_early_help(month: Month) -> float:
    return sum(
        month.diary.diverted[day] * month.diary.settings_on(day).money.early_help_cost
        for day in month.days
    )


def cost_structure(month: Month) -> float:
    return _a_year(month, lambda now: now.structure.transition_cost * 1_000_000)


def cost_total(month: Month) -> float:
    parts = (cost_pay, cost_on_costs, cost_benchmarking, cost_retention, cost_golden_hello,
             cost_agency, cost_recruitment, cost_early_help, cost_structure)  # fmt: skip
    return sum(part(month) for part in parts)


def envelope(month: Month) -> float:
    return _a_year(month, lambda now: now.money.envelope * 1_000_000)
