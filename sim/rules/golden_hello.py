"""The golden hello: who is paid, what it brings, and what is paid back."""

from math import log2

import numpy as np
from numpy.typing import NDArray

from sim.calendar import DAYS_A_MONTH
from sim.grades import Grade
from sim.scenario.pay import Pay

_Column = NDArray[np.float64]

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


def repayable(
    paid: _Column, promised_back: _Column, served_days: _Column, tie_in_days: _Column
) -> _Column:
    """Pounds claimed back from leavers: the share they promised, falling with the time served.

    >>> paid, share, served = np.array([3000.0]), np.array([100.0]), np.array([365.0])
    >>> repayable(paid, share, served, np.array([1095.0])).round(2).tolist()
    [2000.0]
    """
    left = 1 - served_days / np.maximum(tie_in_days, 1e-9)
    owed: _Column = paid * promised_back / 100 * np.where(tie_in_days > 0, np.maximum(left, 0), 0)
    return owed


def tie_in_days(pay: Pay) -> float:
    """Days in which the golden hello can be claimed back."""
    return pay.golden_hello_tie_in_months * DAYS_A_MONTH
