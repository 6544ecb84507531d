"""The golden hello: who is paid, what it brings, and what is paid back."""

from sim.arithmetic import log2
from sim.calendar import DAYS_A_MONTH
from sim.compiled import compilable
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


@compilable
def repayable(paid: float, promised_back: float, served_days: float, tie_in_days: float) -> float:
    """Pounds claimed back from a leaver: the share promised, falling with the time served.

    >>> round(repayable(3000.0, 100.0, 365.0, 1095.0), 2)
    2000.0
    """
    if tie_in_days <= 0.0:
        return 0.0
    return paid * promised_back / 100.0 * max(1.0 - served_days / tie_in_days, 0.0)


def tie_in_days(pay: Pay) -> float:
    """Days in which the golden hello can be claimed back."""
    return pay.golden_hello_tie_in_months * DAYS_A_MONTH
