"""The table behind a figure, for reading, copying and the crosshair."""

import re
from datetime import date
from functools import cache
from typing import Any

import pytest

from app.figures.outlook_page import figures_of, outcome_figure
from app.figures.shapes import Table
from app.figures.tables import as_text, table_of, values_at
from app.files.templates import birmingham
from sim.outcomes import OUTCOMES
from tests.app.answers import (
    BY,
    CASELOAD,
    FIRST,
    answer,
    document,
    ensemble,
    odd_answers,
    put,
)

ODD = odd_answers()
each_odd_case = pytest.mark.parametrize("case", ODD)
MONTHS = 39


def page(case) -> dict[str, Any]:
    return dict(figures_of(case))


@cache
def every_figure(case) -> list[Any]:
    return [*page(case).values(), *(outcome_figure(case, name) for name in OUTCOMES)]


# Tables


def test_that_the_table_of_a_fan_is_the_outlook_to_the_last_digit():
    plan = birmingham()
    case = put(plan, ensemble(plan), plan, ensemble(plan, seed=2))
    figure = page(case)["permanent_fte"]
    table = table_of(figure)
    columns = dict(zip(table.columns, zip(*table.numbers, strict=True), strict=True))
    spread = case.outlook.spreads["permanent_fte"]
    for header, row in (
        ("1 in 10 below (FTE)", spread.p10),
        ("1 in 4 below (FTE)", spread.p25),
        ("Middle future (FTE)", spread.p50),
        ("1 in 4 above (FTE)", spread.p75),
        ("1 in 10 above (FTE)", spread.p90),
        ("Baseline, middle future (FTE)", case.baseline.spreads["permanent_fte"].p50),
    ):
        assert list(columns[header]) == list(row)
    assert [row[0] for row in table.rows][:2] == ["Jan 2015", "Feb 2015"]
    wanted = dict(zip(case.outlook.months, columns["Target (FTE)"], strict=True))
    assert wanted.pop(BY) == 500
    assert set(wanted.values()) == {None}
    assert columns["Observed (FTE)"][0] == 354
    middle = table.columns.index("Middle future (FTE)")
    assert table.rows[5][middle] == f"{spread.p50[5]:,.0f}"


@each_odd_case
def test_that_a_cell_that_is_read_is_the_number_that_is_copied(case):
    for figure in every_figure(ODD[case]):
        table = table_of(figure)
        assert len(table.rows) == len(table.numbers)
        for words, numbers in zip(table.rows, table.numbers, strict=True):
            assert len(words) == len(numbers) == len(table.columns)
            assert numbers[0] is None
            for word, number in zip(words[1:], numbers[1:], strict=True):
                assert (word == "") == (number is None)
                if number is not None:
                    assert figure.say(number).split()[0] == word


def test_that_the_table_of_a_stack_says_what_it_adds_up_to():
    table = table_of(page(answer())["staff_by_kind"])
    assert table.columns[1:] == (
        "Permanent (FTE)", "Agency (FTE)", "Empty posts (FTE)", "Together (FTE)",
        "Establishment (FTE)",
    )  # fmt: skip
    numbers: Any = table.numbers
    for row in numbers:
        assert sum(row[1:4]) == pytest.approx(row[4])


def test_that_few_futures_do_not_name_their_bands_by_shares():
    columns = table_of(page(ODD["few futures"])["permanent_fte"]).columns
    assert not any("in 10" in column or "in 4" in column for column in columns)


def test_that_a_spreadsheet_reads_no_formula():
    table = Table(
        "A plan",
        ("Month", "=1+1", "+1", "@x"),
        (("=cmd()", "5", "-5", "two\tcells"), ("-", "1", "", "@")),
        ((None, 5.25, -5.0, None), (None, 1e-3, None, None)),
    )
    assert as_text(table).splitlines() == [
        "Month\t'=1+1\t'+1\t'@x",
        "'=cmd()\t5.25\t-5\ttwo cells",
        "'-\t0.001\t\t'@",
    ]


@each_odd_case
def test_that_a_copied_table_has_its_rows_and_columns_and_no_formula(case):
    for figure in page(ODD[case]).values():
        table = table_of(figure)
        lines = as_text(table).splitlines()
        assert len(lines) == len(table.rows) + 1
        for line in lines:
            cells = line.split("\t")
            assert len(cells) == len(table.columns)
            for cell in cells:
                number = re.fullmatch(r"-?[\d.]+(e[-+]\d+)?", cell)
                assert number or not cell.startswith(("=", "+", "-", "@"))


# The crosshair


def test_that_every_series_is_read_at_a_month():
    figures = page(answer(baseline={"permanent_fte": 400.0}))
    said = dict(values_at(figures["permanent_fte"], BY))
    assert list(said) == ["Middle future", "8 in 10 futures", "Baseline", "Target"]
    assert said["Baseline"] == "400 FTE"
    assert said["Target"] == "500 FTE"
    assert re.fullmatch(r"\d+ to \d+ FTE", said["8 in 10 futures"])
    assert "Busiest tenth" in dict(values_at(figures["average_caseload"], BY))
    assert list(dict(values_at(figures["staff_by_kind"], BY))) == [
        "Permanent", "Agency", "Empty posts", "Establishment",
    ]  # fmt: skip
    assert next(iter(values_at(figures["cost_by_year"], BY)))[0] == "Middle future"


def test_that_nothing_is_read_where_there_is_nothing():
    figures = page(answer())
    assert values_at(figures["hires_and_leavers"], FIRST) == ()
    assert values_at(figures["permanent_fte"], date(2030, 1, 31)) == ()
    assert values_at(figures["staff_by_kind"], date(2030, 1, 31)) == ()
    assert values_at(figures["cost_by_year"], date(2030, 1, 31)) == ()


def test_that_one_future_has_no_band_to_read():
    said = dict(values_at(page(ODD["one future"])["permanent_fte"], BY))
    assert list(said) == ["Middle future", "Target"]


def test_that_an_answer_without_targets_shows_none():
    for figure in every_figure(ODD["no targets"]):
        assert getattr(figure, "target", None) is None
    assert page(answer(document(CASELOAD)))["permanent_fte"].target is None
