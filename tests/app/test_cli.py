"""The command line, as it is typed: answers, files and what is in them."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.assurance import Assurance, Signature
from app.briefing import Briefing
from app.files.scenario_file import read, write
from app.running import worker
from app.running.runner import run_in_turn
from sim.outcomes import OUTCOMES
from sim.scenario import PARAMETERS, Change
from tests.app import stand_in
from tests.app.plan import PLAN


def test_that_a_run_answers_in_text(headroom, plan):
    code, answer, complaints = headroom("run", plan, "--workers", 1)
    assert (code, complaints) == (0, "")
    assert answer.startswith("Birmingham: the published plan\nIn this plan there are about ")
    for part in ("TARGETS", "PERMANENT FTE IN POST", "BY QUARTER", "COST BY FINANCIAL YEAR"):
        assert part in answer
    assert "24 possible futures · seed 2015 · luck and assumptions vary\nfingerprint" in answer
    assert all(len(line) <= 80 for line in answer.splitlines())


def test_that_json_has_the_shape_that_is_promised(headroom, plan):
    code, answer, _ = headroom("run", plan, "--workers", 1, "--format", "json")
    said = json.loads(answer)
    assert code == 0
    assert list(said) == [
        "scenario", "fingerprint", "seed", "futures", "failed_futures", "vary",
        "learned_from", "versions",
        "months", "outcomes", "targets", "joint", "outside_view", "cost_by_year", "as_stated",
    ]  # fmt: skip
    assert said["months"][0] == "2015-01-31"
    assert list(said["outcomes"]) == list(OUTCOMES)
    fte = said["outcomes"]["permanent_fte"]
    assert list(fte) == ["unit", "mean", "p10", "p25", "p50", "p75", "p90"]
    assert (fte["unit"], len(fte["p50"])) == ("FTE", 15)
    assert [list(each) for each in said["targets"]] == [
        ["outcome", "by", "test", "value", "probability", "low", "high"]
    ] * 2
    assert list(said["joint"]) == ["probability", "low", "high"]
    assert list(said["cost_by_year"]) == ["2014/15", "2015/16"]
    assert (said["futures"], said["seed"], said["failed_futures"]) == (24, 2015, [])


def test_that_csv_is_a_row_for_each_month_and_outcome(headroom, plan):
    _, answer, _ = headroom("run", plan, "--workers", 1, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(answer)))
    assert len(rows) == 15 * len(OUTCOMES)
    assert list(rows[0]) == ["month", "outcome", "unit", "mean", "p10", "p25", "p50", "p75", "p90"]
    said = json.loads(headroom("run", plan, "--workers", 1, "--format", "json")[1])
    assert float(rows[3]["p90"]) == said["outcomes"]["permanent_fte"]["p90"][3]


def test_that_two_processes_answer_as_one_does(headroom, plan, monkeypatch):
    # A worker process has the real model; what it is to run instead has to be handed over.
    monkeypatch.setattr("app.commands.running.run_in_turn", run_failing)
    one, two = (headroom("run", plan, "--workers", n, "--format", "json") for n in (1, 2))
    assert one[1] == two[1]
    assert len(json.loads(one[1])["failed_futures"]) == 5


def run_failing(wanted, workers, on_event, _run=None):
    return run_in_turn(wanted, workers, on_event, stand_in.failing)


def test_that_options_take_the_place_of_what_the_file_says(headroom, plan):
    typed = ("--futures", 30, "--seed", 7, "--vary", "luck", "--set", "pay.golden_hello=£6k")
    said = json.loads(headroom("run", plan, "--workers", 1, "--format", "json", *typed)[1])
    assert (said["futures"], said["seed"], said["vary"]) == (30, 7, "luck")
    plain = json.loads(headroom("run", plan, "--workers", 1, "--format", "json")[1])
    assert said["fingerprint"] != plain["fingerprint"]


def test_that_a_value_that_changes_nothing_keeps_the_fingerprint(headroom, plan):
    typed = ("--workers", 1, "--format", "json", "--set", "pay.golden_hello=3000")
    assert headroom("run", plan, *typed)[1] == headroom("run", plan, *typed[:4])[1]


def test_that_a_value_outside_the_evidence_is_said_to_be_so(headroom, plan):
    _, answer, _ = headroom("run", plan, "--workers", 1, "--set", "pay.golden_hello=12000")
    assert "OUTSIDE THE EVIDENCE\npay.golden_hello is £12,000; the evidence covers" in answer


def test_that_futures_that_fail_are_counted_and_reported(headroom, plan, monkeypatch, tmp_path):
    monkeypatch.setattr(worker, "the_model", lambda: stand_in.failing)
    code, answer, complaints = headroom("run", plan, "--workers", 1)
    assert code == 0
    assert "5 of 24 possible futures could not be finished" in answer
    assert "19 possible futures · seed" in answer
    assert "5 of 24 possible futures could not be finished and are left out" in complaints
    [report] = tmp_path.rglob("fault-*.txt")
    assert str(report) in complaints
    assert "divides by nought" in report.read_text(encoding="utf-8")


def test_that_a_run_without_an_answer_says_why(headroom, plan, monkeypatch):
    monkeypatch.setattr(worker, "the_model", lambda: stand_in.always_failing)
    code, answer, complaints = headroom("run", plan, "--workers", 1)
    assert (code, answer) == (1, "")
    assert complaints.count("\n") == 1
    assert "nothing adds up" in complaints


# Files


def test_that_an_answer_is_written_whole(headroom, plan, tmp_path):
    out = tmp_path / "answer.json"
    code, answer, complaints = headroom(
        "run", plan, "--workers", 1, "--format", "json", "--out", out
    )
    assert (code, answer, complaints) == (0, "", f"Written to {out}.\n")
    assert json.loads(out.read_text(encoding="utf-8"))["futures"] == 24
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answer.json", "plan.headroom"]


def test_that_an_old_answer_survives_a_run_that_fails(headroom, plan, tmp_path, monkeypatch):
    out = tmp_path / "answer.json"
    out.write_text("old", encoding="utf-8")
    monkeypatch.setattr(worker, "the_model", lambda: stand_in.always_failing)
    typed = ("run", plan, "--workers", 1, "--format", "json", "--out", out)
    assert headroom(*typed)[0] == 1
    assert out.read_text(encoding="utf-8") == "old"


# The other commands


def test_that_help_says_how_to_begin(headroom):
    code, answer, complaints = headroom("--help")
    assert (code, complaints) == (0, "")
    assert all(name in answer for name in ("run", "check", "history", "import-staff", "window"))
    assert answer.endswith("  headroom run scenarios/birmingham.headroom\n")
    assert headroom("run", "--help")[0] == 0
    assert re.fullmatch(r"headroom \d+\.\d+\.\d+\n", headroom("--version")[1])


@pytest.mark.parametrize("words", [(), ("window",), ("plan.headroom",), ("window", "a.headroom")])
def test_that_nothing_a_file_or_a_word_opens_the_window(headroom, monkeypatch, words):
    opened = []

    def open_window(file):
        opened.append(file)
        return 0

    monkeypatch.setattr("ui.start.has_display", lambda: True)
    monkeypatch.setattr("ui.start.open_window", open_window)
    assert headroom(*words) == (0, "", "")
    assert opened == [Path(words[-1]) if words and words[-1] != "window" else None]


def test_that_a_window_without_a_display_is_said_to_be_impossible(headroom, monkeypatch):
    monkeypatch.setattr("ui.start.has_display", lambda: False)
    code, answer, complaints = headroom()
    assert (code, answer) == (1, "")
    assert "There is no display here" in complaints


def test_that_check_says_what_is_in_a_file(headroom, tmp_path):
    scenario = replace(
        PLAN.scenario,
        settings=PLAN.scenario.settings.replaced(
            {"pay.golden_hello": 12000.0, "leaving.rate": 25.0}
        ),
        changes=(Change(date(2016, 1, 1), "pay.golden_hello", 5000.0, 6.0, "a new offer"),),
    )
    reasons = {"pay.golden_hello": "to see what it does"}
    write(replace(PLAN, scenario=scenario, reasons=reasons), tmp_path / "x.headroom")
    code, answer, _ = headroom("check", tmp_path / "x.headroom")
    assert code == 0
    for said in (
        "x.headroom can be used.",
        "Birmingham: the published plan",
        "31 January 2015 to 31 March 2016",
        "Permanent FTE in post: at least 360 FTE by 31 March 2016",
        "pay.golden_hello is £12,000 (default £3,000): to see what it does",
        "leaving.rate is 25% a year; the default of this version is 20% a year.",
        "1 January 2016: pay.golden_hello becomes £5,000 over 6 months. a new offer",
        "pay.golden_hello is £12,000; the evidence covers £2,000 to £10,000.",
    ):
        assert said in answer


def test_that_check_says_what_stands_beside_and_who_answers(headroom, tmp_path):
    signed = Signature("Ann Analyst", "Head of analysis", date(2016, 1, 4), PLAN.code)
    plan = replace(
        PLAN,
        briefing=Briefing(beside=("pay-parity", "gone.headroom")),
        assurance=Assurance(signed=signed),
    )
    write(plan, tmp_path / "x.headroom")
    code, answer, _ = headroom("check", tmp_path / "x.headroom")
    assert code == 0
    assert "Assured by Ann Analyst, Head of analysis, on 4 January 2016" in answer
    assert "pay-parity: Pay to parity" in answer
    assert "Left out: gone.headroom" in answer


STAFF = """grade,contract,fte,started,golden_hello,tie_in_ends
senior social worker,permanent,0.8,2010-04-01,,
social worker,permanent,1,2014-06-01,3000,2017-06-01
social worker,agency,1,2014-12-01,,
"""


def test_that_check_says_what_is_in_a_staff_table(headroom, tmp_path):
    table = tmp_path / "staff.csv"
    table.write_text(STAFF, encoding="utf-8")
    code, answer, complaints = headroom("check", table, "--first-day", "2015-01-31")
    assert (code, complaints) == (0, "")
    assert "staff.csv can be used: 3 people." in answer
    assert re.search(r"senior social worker +0\.8 +0\.0", answer)
    assert "1 can still be asked for a golden hello back." in answer


def test_that_staff_are_put_into_a_scenario(headroom, plan, tmp_path):
    table, out = tmp_path / "staff.csv", tmp_path / "ours.headroom"
    table.write_text(STAFF, encoding="utf-8")
    code, answer, _ = headroom("import-staff", plan, table, "--out", out)
    assert code == 0
    assert "with 3 people from staff.csv." in answer
    assert [member.fte for member in read(out).scenario.staff] == [0.8, 1.0, 1.0]
    assert "3 people from a table, 1.8 permanent FTE" in headroom("check", out)[1]


def test_that_bad_staff_leave_no_file(headroom, plan, tmp_path):
    table, out = tmp_path / "staff.csv", tmp_path / "ours.headroom"
    table.write_text(STAFF.replace("0.8", "eight"), encoding="utf-8")
    code, _, complaints = headroom("import-staff", plan, table, "--out", out)
    assert code == 2
    assert "staff.csv: row 2" in complaints
    assert not out.exists()


def test_that_parameters_are_listed(headroom):
    code, answer, _ = headroom("parameters")
    assert code == 0
    assert all(path in answer for path in PARAMETERS)
    said = json.loads(headroom("parameters", "--format", "json")[1])
    assert [each["path"] for each in said] == list(PARAMETERS)


@pytest.mark.parametrize("path", ["pay.golden_hello", "average_caseload", "pay_raid"])
def test_that_everything_can_be_explained(headroom, path):
    code, answer, _ = headroom("explain", path)
    assert code == 0
    assert path in answer.splitlines()[0]
