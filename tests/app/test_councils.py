"""The table of other councils: what is in it, and that a broken row is told with its line."""

import pytest

from app.sources.councils import COLUMNS, LAST_YEAR, council_years, read_councils

HEAD = ",".join(COLUMNS)


def row(**cells):
    said = {"code": "E1", "council": "Somewhere", "region": "North", "year": "2017"} | cells
    return ",".join(said.get(name, "") for name in COLUMNS)


def read(*rows):
    return read_councils(iter([HEAD, *rows]))


def test_that_a_row_holds_numbers_and_none_where_nothing_was_published():
    (found,) = read(row(permanent_fte="75", vacancy_fte="25", cases="0"))
    assert (found.permanent_fte, found.cases, found.referrals) == (75.0, 0.0, None)
    assert found.vacant_share == 0.25


@pytest.mark.parametrize("staff", [{"vacancy_fte": "3"}, {"permanent_fte": "3"}, {}])
def test_that_a_share_of_posts_vacant_needs_both_numbers(staff):
    assert read(row(**staff))[0].vacant_share is None
    assert read(row(permanent_fte="0", vacancy_fte="0"))[0].vacant_share is None


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (row(year="2022"), "it can be 2013 to 2021"),
        (row(year="2017.0"), "it can be"),
        (row(permanent_fte="many"), "permanent_fte is 'many'"),
        (row(permanent_fte="-1"), "permanent_fte cannot be -1"),
        (row(referrals="nan"), "referrals cannot be nan"),
        (row(absence_percent="101"), "absence_percent cannot be 101"),
        (row(council=" "), "must be named"),
        (row(year="2016"), "Somewhere is there twice in 2016"),
        ("E1,Somewhere", "columns"),
    ],
)
def test_that_a_broken_row_is_told_with_its_line(broken, said):
    with pytest.raises(ValueError, match="councils, line 3: ") as fault:
        read(row(year="2016"), broken)
    assert said in str(fault.value)


def test_that_other_columns_are_refused():
    with pytest.raises(ValueError, match="first line must name the columns"):
        read_councils(iter(["code,council", "E1,Somewhere"]))


def test_that_the_table_ends_before_what_forecasts_are_judged_against():
    years = council_years()
    assert max(each.year for each in years) == LAST_YEAR == 2021
    assert all(each.year <= 2015 for each in years if each.council == "Birmingham")
    staffed = [each for each in years if each.permanent_fte is not None]
    assert len({each.council for each in staffed}) > 140
