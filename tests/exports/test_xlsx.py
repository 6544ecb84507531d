"""The workbook, read back by another library and as bare XML."""

import json
from collections import Counter

import numpy as np
import pytest

from app.figures.shapes import FanFigure
from app.figures.tables import table_of
from app.reports.json_report import json_report
from app.story.story import figures_shown
from sim.scenario import PARAMETERS
from tests.exports.workbooks import (
    DIGITS,
    cells_of,
    chart_on,
    figure_sheets,
    made,
    records,
    same,
    table,
)

DATA = (
    "Targets", "Beside", "Monthly data", "Definitions", "Inputs", "Assumptions register", "Events",
    "Log", "Futures",
)  # fmt: skip


def as_json(story):
    answer = story.case.answer
    return json.loads(json_report(story.case.document, answer.outlook, answer.ensemble))


def test_that_every_monthly_number_is_that_of_the_command_line():
    story, _, book = made("usual")
    said = as_json(story)
    rows = records(book["Monthly data"])
    assert len(rows) == len(said["outcomes"]) * len(said["months"])
    named = {
        "Average": "mean", "1 in 10 below": "p10", "1 in 4 below": "p25", "Middle future": "p50",
        "1 in 4 above": "p75", "1 in 10 above": "p90",
    }  # fmt: skip
    for row in rows:
        outcome = said["outcomes"][row["Name in other files"]]
        place = said["months"].index(row["Month"].date().isoformat())
        assert row["Unit"] == outcome["unit"]
        for header, statistic in named.items():
            assert row[header] == pytest.approx(outcome[statistic][place], rel=DIGITS)


def test_that_the_months_say_what_the_baseline_has_and_what_differs():
    story, _, book = made("usual")
    answer = story.case.answer
    for row in records(book["Monthly data"]):
        place = answer.outlook.months.index(row["Month"].date())
        outcome = row["Name in other files"]
        baseline = answer.baseline.spreads[outcome].p50[place]
        change = answer.difference.spreads[outcome].p50[place]
        assert row["Baseline, middle future"] == pytest.approx(baseline, rel=DIGITS)
        less = row["This plan less baseline, middle difference"]
        assert less == pytest.approx(change, rel=DIGITS)


def test_that_the_chances_are_those_of_the_command_line_and_can_be_counted_again():
    story, _, book = made("usual")
    said = as_json(story)
    *each, together = records(book["Targets"])
    for row, target in zip([*each, together], [*said["targets"], said["joint"]], strict=True):
        assert row["Chance"] == pytest.approx(target["probability"], rel=DIGITS)
        ends = [row[f"Chance, {end} seen through so many"] for end in ("lowest", "highest")]
        assert ends == pytest.approx([target["low"], target["high"]], rel=DIGITS)
    futures = records(book["Futures"])
    assert [row["Future"] for row in futures] == list(story.case.answer.ensemble.numbers)
    reached = [header for header in futures[0] if header.startswith("Reaches ")]
    counts = [Counter(row[header] for row in futures)["yes"] for header in reached]
    assert counts == [row["Futures that reach it"] for row in (*each, together)]
    assert 0 < counts[0] < len(futures)


def test_that_the_cost_of_every_future_makes_the_cost_of_the_year():
    story, _, book = made("usual")
    futures = records(book["Futures"])
    for name, year in as_json(story)["cost_by_year"].items():
        (header,) = (each for each in futures[0] if each.startswith(f"Cost {name}"))
        spent = [row[header] for row in futures]
        assert np.mean(spent) == pytest.approx(year["mean"])
        assert np.median(spent) == pytest.approx(year["p50"])
        inside = f"Inside the assumed budget {name}"
        (inside,) = (each for each in futures[0] if each.startswith(inside))
        share = np.mean([row[inside] == "yes" for row in futures])
        assert share == pytest.approx(year["inside_envelope"])


def test_that_each_scenario_stands_beside_with_its_own_figures():
    story, _, book = made("usual")
    rows = records(book["Beside"])
    for other in story.case.others:
        own = [row for row in rows if row["Scenario"] == other.document.title]
        for reached, row in zip(other.outlook.targets, own, strict=False):
            spread = other.outlook.at(reached.target.outcome, reached.month)
            assert row["Middle future"] == pytest.approx(spread["p50"], rel=DIGITS)
            assert row["Chance of the target"] == pytest.approx(reached.odds.probability)
            change = other.difference.spreads[reached.target.outcome].p50
            column = other.outlook.months.index(reached.month)
            assert row["Difference, middle"] == pytest.approx(change[column], rel=DIGITS)
        costs = [row for row in own if row["What"] == "Cost"]
        assert len(costs) == len(other.outlook.cost_by_year)


def test_that_every_input_stands_with_its_values_and_its_reason():
    story, _, book = made("usual")
    document, baseline = story.case.document, story.case.answer.question.baseline
    rows = {row["Name in files"]: row for row in records(book["Inputs"])}
    assert set(rows) == set(PARAMETERS)
    for path, row in rows.items():
        assert row["On the first day"] == document.scenario.settings.get(path)
    changed = {path for path, row in rows.items() if row["Differs from the baseline"] == "yes"}
    assert changed == {"pay.golden_hello"}
    hello = rows["pay.golden_hello"]
    assert hello["Reason"] == "The most a neighbour pays"
    assert hello["It ends on"] == 6000
    assert hello["In the baseline it ends on"] == baseline.scenario.settings.pay.golden_hello
    assert rows["posts.social_workers"]["It ends on"] == 262
    assert "growth posts" in rows["posts.social_workers"]["Reason"]


def test_that_a_sign_off_holds_for_the_value_that_was_signed_alone():
    story, _, book = made("usual")
    rows = {row["Name in files"]: row for row in records(book["Assumptions register"])}
    (path,) = story.case.document.assurance.assumptions
    owned = story.case.document.assurance.assumptions[path]
    row = rows[path]
    assert (row["Owner"], row["Signed off by"]) == (owned.owner, owned.signed_by)
    assert row["Signed off on"].date() == owned.signed_on
    holds = story.case.document.scenario.settings.get(path) == owned.signed_value
    assert row["Sign-off holds"] == ("yes" if holds else "no")
    assert all(row["Owner"] is None for other, row in rows.items() if other != path)
    assert all(row["Source"] and row["Mark"] in "ABCD" for row in rows.values())


def test_that_the_log_tells_who_changed_what_and_why():
    story, _, book = made("usual")
    told = [(row["By"], row["In full"], row["Why"] or "") for row in records(book["Log"])]
    assert told == [(each.by, each.what, each.why) for each in story.case.document.log]


@pytest.mark.parametrize("name", ["usual", "plain", "hostile"])
def test_that_every_sheet_but_the_cover_is_one_table_from_the_first_column(name):
    _, _, book = made(name)
    assert all(len(sheet) <= 31 for sheet in book.sheetnames)
    wanted = [each for each in DATA if each != "Beside" or name != "plain"]
    assert [each for each in book.sheetnames if each in DATA] == wanted
    assert book.sheetnames[:2] == ["Cover", "Notes"]
    for sheet in book:
        (found,) = sheet.tables.values()
        assert found.ref.startswith("A")
        headers, rows = table(sheet)
        assert [column.name for column in found.tableColumns] == headers
        assert len({header.lower() for header in headers}) == len(headers)
        assert rows
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.oddFooter.left.text.endswith(stories_code(name))


def stories_code(name):
    return made(name)[0].stamp.code


def test_that_the_cover_leads_to_every_sheet():
    story, _, book = made("usual")
    cover = book["Cover"]
    links = [cell.hyperlink.location for row in cover for cell in row if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in book.sheetnames[1:]]
    words = " ".join(str(cell.value) for row in cover for cell in row if cell.value)
    for part in (story.title, story.stamp.code, story.stamp.assured, *story.stamp.differs):
        assert part in words


# Charts


@pytest.mark.parametrize("name", ["usual", "plain", "hostile"])
def test_that_every_figure_is_a_native_chart_of_the_cells_of_its_sheet(name):
    sheets, content, book = figure_sheets(name)
    for figure, sheet in sheets:
        chart = chart_on(content, sheet)
        headers, rows = table(book[sheet])
        assert chart.description == figure.description
        assert chart.column >= len(headers), "the chart lies over the table"
        assert chart.series
        assert chart.title_at == f"'{sheet}'!$A$1"
        assert book[sheet]["A1"].value == figure.title
        assert chart.axis_titles
        for series in chart.series:
            cells = cells_of(book, series.values)
            assert len(cells) == len(cells_of(book, series.across))
            if series.kind != "scatterChart":
                assert len(cells) == len(rows)
            assert same(series.remembered, cells)


@pytest.mark.parametrize("name", ["usual", "hostile"])
def test_that_the_table_of_a_figure_has_every_number_of_it(name):
    sheets, _, book = figure_sheets(name)
    for figure, sheet in sheets:
        wanted = table_of(figure)
        headers, rows = table(book[sheet])
        assert headers[: len(wanted.columns)] == list(wanted.columns)
        for row, numbers in zip(rows, wanted.numbers, strict=True):
            assert same(row[1 : len(numbers)], numbers[1:])
        months = getattr(figure, "months", ())
        if months:
            assert [row[0].date() for row in rows] == list(months)


def test_that_the_areas_of_a_fan_end_where_its_bands_do():
    story, content, book = made("usual")
    fan = next(each for each in figures_shown(story) if isinstance(each, FanFigure))
    chart = chart_on(content, "Permanent FTE in post")
    areas = [cells_of(book, each.values) for each in chart.series if each.kind == "areaChart"]
    edges = np.cumsum(np.array(areas, dtype=float), axis=0)
    bands = fan.fans[0]
    for edge, wanted in zip(
        edges, (bands.p10, bands.p25, bands.p50, bands.p75, bands.p90), strict=True
    ):
        assert edge == pytest.approx(wanted)
    names = [each.name for each in chart.series]
    assert {"8 in 10 futures", "5 in 10 futures", "Middle future", "Target"} <= set(names)


@pytest.mark.parametrize("sheet", ["Cost by year", "Golden hellos", "Beside outcome"])
def test_that_ranges_reach_as_far_as_their_ends(sheet):
    _, content, book = made("usual")
    headers, rows = table(book[sheet])
    low, high, middle = (
        next(place for place, header in enumerate(headers) if header.startswith(name))
        for name in ("1 in 10 below", "1 in 10 above", "Middle future")
    )
    ranged = [each for each in chart_on(content, sheet).series if each.reach]
    downs, ups = (
        [cell for each in ranged for cell in cells_of(book, each.reach[n])] for n in (0, 1)
    )
    for row, down, up in zip(rows, downs, ups, strict=True):
        assert row[middle] - down == pytest.approx(row[low])
        assert row[middle] + up == pytest.approx(row[high])
