"""A council's own list of what was observed: read whole, or refused with all that is wrong."""

from datetime import date

import pytest

from app.problem import CannotUse
from app.sources.observed import (
    COLUMNS,
    TABLE,
    Observed,
    observed_points,
    parse_observed,
    read_observed,
)

HEAD = ",".join(COLUMNS)
GOOD = "OBS-1,permanent_fte,2015-01-31,1,354,in post,BHM-026,,"


def text(*rows, head=HEAD):
    return "\n".join([head, *rows]) + "\n"


def problems(*rows, head=HEAD, sources=None):
    with pytest.raises(CannotUse) as refused:
        parse_observed(text(*rows, head=head), "ours.csv", sources)
    return refused.value.sentences()


def test_that_a_good_row_is_read():
    (found,) = parse_observed(text(GOOD), "ours.csv")
    said = ("OBS-1", "permanent_fte", date(2015, 1, 31), 1, 354.0, "in post", "BHM-026", "", None)
    assert found == Observed(*said)
    assert found.first_month == date(2015, 1, 1)


def test_that_a_list_may_say_how_sure_and_leave_out_the_rest():
    head = "id;outcome;date;months;value;reading;uncertainty"
    row = "A1;starters;31/03/2015;12;1,234;from the payroll;12.5"
    (found,) = parse_observed(text(row, head=head), "ours.csv")
    assert (found.month, found.months, found.value) == (date(2015, 3, 31), 12, 1234.0)
    assert (found.uncertainty, found.evidence, found.note) == (12.5, "", "")


def test_that_the_shipped_points_are_read_by_the_same_reader():
    assert read_observed(TABLE) == observed_points()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            GOOD.replace("permanent_fte", "permanent_ft"),
            'row 2, outcome is "permanent_ft". Did you mean permanent_fte?',
        ),
        (
            GOOD.replace("2015-01-31", "2015-01-30"),
            'row 2, date is "2015-01-30". It must be the last day of a month, such as 2015-01-31.',
        ),
        (GOOD.replace("2015-01-31", "2015-02-30"), "There is no such day in the calendar."),
        (
            GOOD.replace(",1,", ",9,"),
            "row 2, months is 9. Permanent FTE in post is counted at the end of a month: write 1.",
        ),
        (GOOD.replace(",1,", ",0,"), 'row 2, months is "0". It can be 1 for what is counted'),
        (GOOD.replace(",1,", ",1.5,"), 'row 2, months is "1.5".'),
        (GOOD.replace("354", "many"), 'row 2, value is "many". Write a number, such as 354'),
        (GOOD.replace("354", "nan"), 'row 2, value is "nan".'),
        (GOOD.replace("354", "-3"), "row 2, value is -3. Permanent FTE in post can be at least 0"),
        (
            GOOD.replace("permanent_fte", "agency_share"),
            "value is 354. Agency share can be at least 0 and at most 100, in per cent.",
        ),
        (GOOD.replace(",354,", ",,"), "row 2, value is empty. Every row needs it."),
        (GOOD + "0", 'row 2, uncertainty is "0". It must be above 0'),
        (GOOD + ",,more", "row 2 has a cell in a column without a name."),
        (GOOD.replace("OBS-1", "OBS 1"), 'row 2, id is "OBS 1".'),
        (GOOD.replace("in post", "x" * 501), "It can have 500 letters at most."),
    ],
)
def test_that_a_wrong_cell_is_named_with_what_it_may_be(row, said):
    (sentence,) = problems(row)
    assert sentence.startswith("ours.csv: ")
    assert said in sentence


def test_that_everything_wrong_is_told_at_once():
    said = problems(GOOD.replace("354", "many").replace("2015-01-31", "soon"), GOOD + "-1")
    assert [each.split(" is ")[0] for each in said] == [
        "ours.csv: row 2, date", "ours.csv: row 2, value", "ours.csv: row 3, uncertainty",
    ]  # fmt: skip


def test_that_an_id_given_twice_is_named_with_both_rows():
    (said,) = problems(GOOD, GOOD.replace("354", "355"))
    assert said == "ours.csv: row 3, id is OBS-1, as in row 2. Give each row an id of its own."


def test_that_a_count_given_twice_under_two_ids_is_named_with_both_rows():
    """It would count twice in scores and in learning; ids differ by more than capitals."""
    (said,) = problems(GOOD, GOOD.replace("OBS-1", "OBS-2"))
    assert "row 3, outcome has the date and months of row 2 too" in said
    (said,) = problems(GOOD, GOOD.replace("OBS-1", "obs-1"))
    assert "id is obs-1, as in row 2" in said


def test_that_missing_and_unknown_columns_are_named():
    said = problems("1,2", head="id,outcomes")
    assert "ours.csv: row 1 lacks the column outcome. Needed are id, outcome, date" in said[0]
    assert any("the column outcomes, which is not used. Did you mean outcome?" in s for s in said)


def test_that_a_list_without_rows_is_refused():
    assert "has no rows below its first. Give one row a number that was counted." in problems()[0]


def test_that_the_shipped_list_names_rows_of_the_evidence_table():
    (said,) = problems(GOOD.replace("BHM-026", "BHM-999"), sources={"BHM-026"})
    assert "row 2, evidence names no row of the evidence table" in said
    assert parse_observed(text(GOOD), "ours.csv", {"BHM-026"})
