"""Working days, bank holidays, months and financial years.

Day 0 is a scenario's first day, taken at its close; day n is n calendar days later. This is the
only place that turns a rate per year into a rate per day.
"""

from datetime import date, timedelta
from functools import cache

import numpy as np
from numpy.typing import NDArray

DAYS_A_YEAR = 365.25
MONTHS_A_YEAR = 12
DAYS_A_MONTH = DAYS_A_YEAR / MONTHS_A_YEAR
WORKING_DAYS_A_YEAR = 253
"""260.9 weekdays less eight bank holidays."""
WORKING_DAYS_A_WEEK = 5

_SATURDAY = 5


def per_day(per_year: float) -> float:
    """A rate per calendar day from a rate per year.

    >>> round(per_day(365.25), 9)
    1.0
    """
    return per_year / DAYS_A_YEAR


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (anonymous algorithm).

    >>> easter(2015), easter(2016)
    (datetime.date(2015, 4, 5), datetime.date(2016, 3, 27))
    """
    golden = year % 19
    century, within = divmod(year, 100)
    skipped, leaps = divmod(century, 4)
    moon = (19 * golden + century - skipped - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * leaps + 2 * (within // 4) - moon - within % 4) % 7
    correction = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=-first.weekday() % 7)


def _last_monday(year: int, month: int) -> date:
    return _first_monday(year + month // 12, month % 12 + 1) - timedelta(days=7)


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """England's bank holidays of a year by rule, with substitute days for weekends.

    Days proclaimed for a single occasion are not in it.

    >>> sorted(bank_holidays(2016))[-2:]
    [datetime.date(2016, 12, 26), datetime.date(2016, 12, 27)]
    """
    sunday = easter(year)
    days = {
        sunday - timedelta(days=2),
        sunday + timedelta(days=1),
        _first_monday(year, 5),
        _last_monday(year, 5),
        _last_monday(year, 8),
    }
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        day = fixed
        while day.weekday() >= _SATURDAY or day in days:
            day += timedelta(days=1)
        days.add(day)
    return frozenset(days)


def is_working_day(day: date) -> bool:
    """Whether the service's offices are open."""
    return day.weekday() < _SATURDAY and day not in bank_holidays(day.year)


@cache
def working_days(first: date, last: date) -> NDArray[np.bool_]:
    """For each calendar day after ``first`` up to ``last``, whether it is a working day.

    Index n is day n; index 0, the first day itself, counts as past. Not to be written to.
    """
    span = (last - first).days
    days = np.array(
        [False] + [is_working_day(first + timedelta(days=n)) for n in range(1, span + 1)]
    )
    days.flags.writeable = False
    return days


def month_end(day: date) -> date:
    """The last day of a day's month."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)


def month_ends(first: date, last: date) -> tuple[date, ...]:
    """Every month's last day from ``first`` to ``last``, both included.

    >>> [str(day) for day in month_ends(date(2015, 1, 31), date(2015, 3, 31))]
    ['2015-01-31', '2015-02-28', '2015-03-31']
    """
    ends = []
    day = month_end(first)
    while day <= last:
        ends.append(day)
        day = month_end(day + timedelta(days=1))
    return tuple(ends)


def months_later(day: date, months: float) -> date:
    """The same day so many months later, or the last of that month; part of a month in days.

    >>> months_later(date(2015, 1, 31), 1), months_later(date(2016, 2, 29), 12.5)
    (datetime.date(2015, 2, 28), datetime.date(2017, 3, 15))
    """
    whole, part = divmod(months, 1)
    years, month = divmod(day.month - 1 + int(whole), 12)
    last = month_end(date(day.year + years, month + 1, 1))
    return last.replace(day=min(day.day, last.day)) + timedelta(days=round(part * DAYS_A_MONTH))


def months_between(earlier: date, later: date) -> float:
    """Months from one date to another, negative if ``later`` comes first."""
    return (later - earlier).days / DAYS_A_MONTH


def financial_year(day: date) -> str:
    """The financial year (April to March) a day falls in.

    >>> financial_year(date(2016, 3, 31)), financial_year(date(2016, 4, 1))
    ('2015/16', '2016/17')
    """
    april = 4
    begins = day.year if day.month >= april else day.year - 1
    return f"{begins}/{(begins + 1) % 100:02d}"
