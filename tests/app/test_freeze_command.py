"""``headroom freeze``, and what ``headroom history`` says of what it keeps."""

import json
from dataclasses import replace
from datetime import date

import pytest

from app.clean_text import clean
from app.experiments.freezing import freeze
from app.files.scenario_file import read, write
from app.wording import day_words
from tests.app.plan import PLAN
from tests.app.test_freezing import ENSEMBLE
from tests.app.writing_commands import OBSERVED

BEFORE = date(2015, 2, 10)


@pytest.fixture
def observed(tmp_path):
    """A council's own list."""
    path = tmp_path / "ours.csv"
    path.write_text(OBSERVED, encoding="utf-8")
    return path


@pytest.fixture
def frozen(tmp_path):
    """A file whose projection was frozen before anything of the list was counted."""
    path = tmp_path / "frozen.headroom"
    once = freeze(PLAN, ENSEMBLE, "Ann", BEFORE)
    write(freeze(once, ENSEMBLE, "Ben", date(2015, 3, 1)), path)
    return path


def test_that_it_is_kept_in_the_file_itself_and_logged(headroom, plan):
    code, answer, complaints = headroom("freeze", plan, "--workers", 1, "--by", "Ann")
    assert (code, complaints) == (0, "")
    document = read(plan)
    (kept,) = document.frozen
    assert (kept.on, kept.by, kept.futures, kept.code) == (date.today(), "Ann", 24, PLAN.code)
    assert clean(answer).startswith(f"{plan} keeps the projection of {day_words(date.today())}: ")
    assert replace(document, frozen=()) == PLAN
    assert [each.what for each in document.log] == [
        f"Projection frozen: {day_words(kept.on)} by Ann, 24 possible futures, code {kept.code}"
    ]


def test_that_another_file_may_be_named(headroom, plan, tmp_path):
    before, out = plan.read_bytes(), tmp_path / "other.headroom"
    typed = ("--outcome", "permanent_fte", "--month", "2015-06-30", "--out", out)
    assert headroom("freeze", plan, "--workers", 1, *typed)[0] == 0
    assert plan.read_bytes() == before
    (row,) = read(out).frozen[0].rows
    assert (row.outcome, row.month) == ("permanent_fte", date(2015, 6, 30))


def test_that_what_comes_with_headroom_stays_as_it_is(headroom):
    from app.files.protected import SCENARIOS

    shipped = SCENARIOS / "birmingham.headroom"
    code, _, complaints = headroom("freeze", shipped, "--workers", 1)
    assert code == 2
    assert "comes with Headroom and stays as it is" in complaints


def test_that_what_cannot_be_run_is_not_frozen(headroom, plan):
    target = replace(PLAN.targets[0], by=date(2015, 1, 30))
    plan.write_text(plan.read_text().replace('"by": "2016-03-31"', f'"by": "{target.by}"', 1))
    before = plan.read_bytes()
    code, answer, complaints = headroom("freeze", plan, "--workers", 1)
    assert (code, answer) == (2, "")
    assert "targets[1].by" in complaints
    assert plan.read_bytes() == before


def test_that_a_wrong_list_is_refused_before_anything_is_run(headroom, plan, observed, no_work):
    observed.write_text(OBSERVED.replace("357", "many"), encoding="utf-8")
    for command in ("history", "freeze"):
        code, answer, complaints = headroom(command, plan, "--observed", observed)
        assert (code, answer) == (2, "")
        assert complaints.startswith('ours.csv: row 2, value is "many". Write a number')


def test_that_history_lays_a_councils_own_list_over_the_run(headroom, plan, observed):
    code, answer, _ = headroom("history", plan, "--workers", 1, "--observed", observed)
    assert code == 0
    assert "Mar 2015  Permanent FTE in post " in answer
    assert "Children in need" not in answer
    assert "from the payroll." in answer
    assert "DO THE RANGES HOLD WHAT THEY SAY" in answer


def test_that_history_lays_what_came_over_every_frozen_projection(headroom, frozen, observed):
    typed = ("history", frozen, "--workers", 1, "--observed", observed)
    answer = headroom(*typed)[1]
    assert "FROZEN ON 10 FEBRUARY 2015 by Ann" in answer
    assert "FROZEN ON 1 MARCH 2015 by Ben" in answer
    assert "ALL 2 FROZEN PROJECTIONS TOGETHER" in answer
    assert max(map(len, answer.splitlines())) <= 100
    said = json.loads(headroom(*typed, "--format", "json")[1])
    assert [each["by"] for each in said["frozen"]] == ["Ann", "Ben"]
    assert [len(each["points"]) for each in said["frozen"]] == [2, 2]
    assert [each["points"] for each in said["all_frozen"]["coverage"]] == [4, 4]
    assert said["all_frozen"]["skill"]["as_it_was_last"]["points"] == 4
    for each in said["frozen"][0]["points"]:
        assert each["crps"] > 0
        assert each["counts"]


def test_that_points_a_projection_did_not_keep_are_named(headroom, plan, tmp_path):
    """Kept are quarters' ends alone, and a flow over three months or twelve."""
    list_ = tmp_path / "more.csv"
    list_.write_text(
        "id,outcome,date,months,value,reading\n"
        "A,permanent_fte,2015-03-31,1,350,from the payroll\n"
        "B,permanent_fte,2015-05-31,1,352,from the payroll\n"
        "C,permanent_fte,2014-05-31,1,352,long before\n",
        encoding="utf-8",
    )
    assert headroom("freeze", plan, "--workers", 1)[0] == 0
    typed = ("history", plan, "--workers", 1, "--observed", list_)
    section = headroom(*typed)[1].split("FROZEN ON ")[1]
    assert "did not keep them: Permanent FTE in post, May 2015." in " ".join(section.split())
    assert json.loads(headroom(*typed, "--format", "json")[1])["frozen"][0]["not_kept"] == ["B"]


def test_that_what_was_known_on_the_day_of_freezing_is_marked_and_proves_nothing(
    headroom, plan, observed
):
    assert headroom("freeze", plan, "--workers", 1)[0] == 0
    typed = ("history", plan, "--workers", 1, "--observed", observed)
    code, answer, complaints = headroom(*typed)
    assert (code, complaints) == (0, "")
    section = answer[answer.index("FROZEN ON ") :]
    assert section.count("†") == 5  # two points in two tables, and what the mark means
    assert "None of these points is proof, so there is no score of them together." in section
    said = json.loads(headroom(*typed, "--format", "json")[1])
    assert said["all_frozen"] == {"coverage": [], "skill": {}}
    assert [each["counts"] for each in said["frozen"][0]["points"]] == [False, False]


def test_that_check_lists_what_is_frozen(headroom, frozen):
    answer = headroom("check", frozen)[1]
    assert "FROZEN PROJECTIONS\n10 February 2015 by Ann, 60 possible futures, code" in answer


def test_that_nothing_has_come_yet_is_said(headroom, frozen):
    """Birmingham's points of June 2015 come later than both dates; a run of 2016 has none."""
    answer = headroom("history", frozen, "--workers", 1)[1]
    assert "Nothing that it projects has been observed yet." not in answer
    path = frozen.with_name("list.csv")
    path.write_text(OBSERVED.replace("2015", "2021"), encoding="utf-8")
    answer = headroom("history", frozen, "--workers", 1, "--observed", path)[1]
    assert answer.count("Nothing that it projects has been observed yet.") == 2
    assert "None of the observed points of list.csv falls inside this run" in " ".join(
        answer.split()
    )
