"""The golden hello: who is paid, what it brings, and what is paid back."""

from math import log2

from sim.calendar import DAYS_A_MONTH
from sim.grades import Grade
from sim.scenario.pay import Pay

FIRST_STEP = 3000.0
"""Pounds that the declared gain speaks of (ECO-033)."""


def gain(amount: float, pay: Pay) -> float:
    """Starts among those who qualify, as a multiple of starts without a golden hello.

    The first £3,000 gain the declared share; each doubling of (£3,000 + amount) gains as much
    again, so a pound brings ever less.

    >>> pay = Pay(golden_hello_gain=5)
    >>> gain(0, pay), gain(3000, pay), gain(9000, pay)
    (1.0, 1.05, 1.1)
    """
    return 1 + pay.golden_hello_gain / 100 * log2(1 + amount / FIRST_STEP)


def qualifies(grade: Grade, experience_years: float, pay: Pay) -> bool:
    """Whether a recruit is paid the golden hello (OFF-001)."""
    if grade is Grade.NEWLY_QUALIFIED:
        return bool(pay.golden_hello_newly_qualified)
    if grade is Grade.TEAM_MANAGER and not pay.golden_hello_team_managers:
        return False
    return experience_years >= pay.golden_hello_years


def repayable(paid: float, served_days: float, tie_in_days: float, pay: Pay) -> float:
    """Pounds claimed back from a leaver: a share that falls with the time served.

    >>> round(repayable(3000, 365, 1095, Pay(golden_hello_repayment=100)), 2)
    2000.0
    """
    if tie_in_days <= 0 or served_days >= tie_in_days:
        return 0.0
    return paid * pay.golden_hello_repayment / 100 * (1 - served_days / tie_in_days)


def tie_in_days(pay: Pay) -> float:
    """Days in which the golden hello can be claimed back."""
    return pay.golden_hello_tie_in_months * DAYS_A_MONTH
