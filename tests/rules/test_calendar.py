"""Working days, months and financial years, against lists written by hand."""

from datetime import date, timedelta

import numpy as np
import pytest

from sim.calendar import (
    DAYS_A_MONTH,
    DAYS_A_YEAR,
    WORKING_DAYS_A_YEAR,
    bank_holidays,
    easter,
    financial_year,
    is_working_day,
    month_end,
    month_ends,
    working_days,
)

ENGLAND = {
    2014: ("01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"),
    2015: ("01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"),
    2016: ("01-01", "03-25", "03-28", "05-02", "05-30", "08-29", "12-26", "12-27"),
    2017: ("01-02", "04-14", "04-17", "05-01", "05-29", "08-28", "12-25", "12-26"),
    2018: ("01-01", "03-30", "04-02", "05-07", "05-28", "08-27", "12-25", "12-26"),
}


@pytest.mark.parametrize("year", ENGLAND)
def test_that_bank_holidays_are_englands(year):
    assert sorted(bank_holidays(year)) == [
        date.fromisoformat(f"{year}-{day}") for day in ENGLAND[year]
    ]


@pytest.mark.parametrize("year", range(2000, 2060))
def test_that_every_year_has_eight_bank_holidays_on_weekdays(year):
    days = bank_holidays(year)
    assert len(days) == 8
    assert all(day.weekday() < 5 and day.year == year for day in days)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1943, "04-25"), (2008, "03-23"), (2011, "04-24"), (2018, "04-01"), (2038, "04-25")],
)
def test_that_easter_falls_where_it_falls(year, day):
    assert easter(year) == date.fromisoformat(f"{year}-{day}")


def test_that_offices_are_closed_at_weekends_and_on_bank_holidays():
    april = [date(2015, 4, day) for day in range(1, 15)]
    assert [day.day for day in april if is_working_day(day)] == [1, 2, 7, 8, 9, 10, 13, 14]


def test_that_working_days_count_from_the_day_after_the_first():
    open_days = working_days(date(2015, 4, 1), date(2015, 4, 9))
    assert list(np.flatnonzero(open_days)) == [1, 6, 7, 8]
    assert len(open_days) == 9


def test_that_a_year_has_the_working_days_the_model_takes_it_to_have():
    """261 weekdays or so less eight bank holidays, over the years of a run."""
    span = working_days(date(2013, 12, 31), date(2018, 12, 31)).sum() / 5
    assert span == pytest.approx(WORKING_DAYS_A_YEAR, abs=0.5)


def test_that_months_end_on_their_last_day():
    ends = month_ends(date(2015, 1, 31), date(2016, 3, 30))
    assert ends[0] == date(2015, 1, 31)
    assert ends[-1] == date(2016, 2, 29)
    assert len(ends) == 14
    assert all((end + timedelta(days=1)).day == 1 for end in ends)
    assert month_ends(date(2015, 2, 1), date(2015, 2, 27)) == ()
    assert month_end(date(2015, 12, 5)) == date(2015, 12, 31)


@pytest.mark.parametrize(
    ("day", "year"),
    [("2015-03-31", "2014/15"), ("2015-04-01", "2015/16"), ("1999-12-31", "1999/00")],
)
def test_that_a_financial_year_begins_in_april(day, year):
    assert financial_year(date.fromisoformat(day)) == year


def test_that_twelve_months_are_a_year():
    assert pytest.approx(DAYS_A_YEAR) == 12 * DAYS_A_MONTH
