"""The table of everything and the table of every future, read back."""

import csv
import json
from functools import cache
from io import StringIO

import pytest

from app.exports.rows import rows_of
from app.exports.tables_csv import csv_of, futures_csv_of
from app.reports.json_report import json_report
from app.story.story import figures_shown
from sim.outcomes import OUTCOMES
from sim.scenario import PARAMETERS
from tests.exports import stories

SPREAD = ("mean", "p10", "p25", "p50", "p75", "p90")


@cache
def read(name):
    story = getattr(stories, f"{name}_story")()
    text = csv_of(story).decode("utf-8-sig")
    return story, list(csv.DictReader(StringIO(text)))


def own(name, part):
    story, rows = read(name)
    return [row for row in rows if row["part"] == part and row["code"] == story.stamp.code]


def test_that_excel_and_others_know_the_letters():
    content = csv_of(stories.usual_story())
    assert content.startswith(b"\xef\xbb\xbf")
    assert "£" in content.decode("utf-8-sig")
    assert b"\r" not in content


def test_that_every_digit_is_that_of_the_command_line():
    story, _ = read("usual")
    answer = story.case.answer
    said = json.loads(json_report(story.case.document, answer.outlook, answer.ensemble))
    rows = own("usual", "outcome")
    assert len(rows) == len(said["outcomes"]) * len(said["months"])
    for row in rows:
        place = said["months"].index(row["when"])
        outcome = said["outcomes"][row["name"]]
        assert row["unit"] == outcome["unit"]
        assert [float(row[name]) for name in SPREAD] == [outcome[name][place] for name in SPREAD]
        assert row["value"] == ""


def test_that_targets_and_years_are_those_of_the_command_line():
    story, _ = read("usual")
    answer = story.case.answer
    said = json.loads(json_report(story.case.document, answer.outlook, answer.ensemble))
    chances = [row for row in own("usual", "target") if row["statistic"] == "probability"]
    wanted = [each["probability"] for each in (*said["targets"], said["joint"])]
    assert [float(row["value"]) for row in chances] == wanted
    for row in own("usual", "cost_by_year"):
        year = said["cost_by_year"][row["when"]]
        if row["statistic"] == "spread":
            assert [float(row[name]) for name in ("mean", "p50")] == [year["mean"], year["p50"]]
        else:
            assert float(row["value"]) == year[row["statistic"]]


def test_that_every_scenario_is_there_with_what_it_is_less():
    story, rows = read("usual")
    codes = [
        story.stamp.code,
        story.case.answer.question.baseline.code,
        *(other.document.code for other in story.case.others),
    ]
    for code in codes:
        mine = [row for row in rows if row["code"] == code]
        assert {row["name"] for row in mine if row["part"] == "outcome"} == set(OUTCOMES)
        assert {row["name"] for row in mine if row["part"] == "input"} == set(PARAMETERS)
    for other in story.case.others:
        less = [r for r in rows if r["code"] == other.document.code and r["part"] == "difference"]
        assert {row["note"] for row in less} == {"less this scenario"}
        months = other.outlook.months
        (first,) = (
            row for row in less
            if row["name"] == "permanent_fte" and row["when"] == months[5].isoformat()
        )  # fmt: skip
        change = other.difference.spreads["permanent_fte"]
        assert float(first["p50"]) == change.p50[5]


def test_that_inputs_have_their_values_reasons_and_dated_changes():
    rows = own("usual", "input")
    hello = {row["statistic"]: row for row in rows if row["name"] == "pay.golden_hello"}
    assert float(hello["value"]["value"]) == 6000
    assert float(hello["baseline"]["value"]) == PARAMETERS["pay.golden_hello"].default
    assert hello["value"]["note"] == "The most a neighbour pays"
    (change,) = (row for row in rows if row["statistic"] == "change")
    assert (change["name"], change["when"]) == ("posts.social_workers", "2016-04-01")
    assert float(change["value"]) == 262
    assert change["note"] == "over 12 months: growth posts"


def test_that_every_figure_stands_once_with_its_page():
    story, _ = read("usual")
    rows = own("usual", "figure")
    pages: dict[str, set[str]] = {}
    for row in rows:
        pages.setdefault(row["name"], set()).add(row["page"])
    assert set(pages) == {figure.key for figure in figures_shown(story)}
    assert all(len(each) == 1 for each in pages.values())


def test_that_every_file_says_what_was_run_and_whether_it_is_assured():
    story, _ = read("usual")
    run = {row["name"]: row for row in own("usual", "run")}
    assert float(run["seed"]["value"]) == story.stamp.seed
    assert run["futures"]["note"] == story.stamp.run
    assert run["differs"]["note"] == story.stamp.inputs()
    assert run["assured"]["note"] == story.stamp.assured


@pytest.mark.parametrize("name", ["usual", "plain", "hostile"])
def test_that_no_text_is_a_formula_and_no_negative_number_becomes_text(name):
    story, rows = read(name)
    made = list(rows_of(story))
    assert len(rows) == len(made)
    for read_back, row in zip(rows, made, strict=True):
        for field, cell in row._asdict().items():
            if isinstance(cell, str):
                assert not read_back[field].startswith(("=", "+", "-", "@", "\t", "\r"))
                assert read_back[field] in (cell, f"'{cell}")
            elif cell is None:
                assert read_back[field] == ""
            else:
                assert float(read_back[field]) == cell
    assert any(row.p10 is not None and row.p10 < 0 for row in made) or name == "plain"


def test_that_every_future_is_there_with_every_digit():
    story = stories.usual_story()
    ensemble = story.case.answer.ensemble
    rows = list(csv.DictReader(StringIO(futures_csv_of(story).decode("utf-8-sig"))))
    assert len(rows) == len(ensemble.numbers) * len(ensemble.months)
    for number, row in enumerate(rows):
        future, month = divmod(number, len(ensemble.months))
        assert int(row["future"]) == ensemble.numbers[future]
        assert row["month"] == ensemble.months[month].isoformat()
        numbers = [float(row[name]) for name in OUTCOMES]
        assert numbers == ensemble.array[future, :, month].tolist()


def test_that_the_same_story_is_the_same_bytes():
    story = stories.hostile_story()
    assert csv_of(story) == csv_of(story)
    assert futures_csv_of(story) == futures_csv_of(story)
