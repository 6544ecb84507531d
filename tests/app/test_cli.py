"""The command line, as it is typed: answers, complaints and exit codes."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import compiled_cache, worker
from app.cli import main
from app.document import Document, Target
from app.scenario_file import read, write
from sim.outcomes import OUTCOMES
from sim.scenario import PARAMETERS, Change, Scenario, evidence_ranges
from tests.app import stand_in

DOCUMENT = Document(
    title="Birmingham: the published plan",
    author="Workforce planning",
    created=date(2015, 2, 2),
    notes="",
    futures=24,
    vary="luck+assumptions",
    scenario=Scenario(date(2015, 1, 31), date(2016, 3, 31), ranges=evidence_ranges()),
    reasons={},
    targets=(
        Target("permanent_fte", date(2016, 3, 31), "at least", 360.0),
        Target("average_caseload", date(2016, 3, 31), "at most", 18.0),
    ),
)


@pytest.fixture(autouse=True)
def stand_in_model(monkeypatch, tmp_path):
    monkeypatch.setattr(worker, "the_model", lambda: stand_in.run)
    monkeypatch.setattr(compiled_cache, "is_warm", lambda: True)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.headroom"
    write(DOCUMENT, path)
    return path


@pytest.fixture
def headroom(capsys):
    """Types a command; gives back exit code, answer and complaints."""

    def typed(*words):
        code = main([str(word) for word in words])
        answer, complaints = capsys.readouterr()
        return code, answer, complaints

    return typed


def test_that_a_run_answers_in_text(headroom, plan):
    code, answer, complaints = headroom("run", plan, "--workers", 1)
    assert (code, complaints) == (0, "")
    assert answer.startswith("Birmingham: the published plan. In the middle future, permanent FTE")
    for part in ("TARGETS", "PERMANENT FTE IN POST", "BY QUARTER", "COST BY FINANCIAL YEAR"):
        assert part in answer
    assert "24 possible futures · seed 2015 · luck and assumptions vary\nfingerprint" in answer
    assert all(len(line) <= 80 for line in answer.splitlines())


def test_that_json_has_the_shape_that_is_promised(headroom, plan):
    code, answer, _ = headroom("run", plan, "--workers", 1, "--format", "json")
    said = json.loads(answer)
    assert code == 0
    assert list(said) == [
        "scenario", "fingerprint", "seed", "futures", "failed_futures", "vary", "versions",
        "months", "outcomes", "targets", "joint", "cost_by_year",
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
    assert list(rows[0]) == "month outcome unit mean p10 p25 p50 p75 p90".split()
    said = json.loads(headroom("run", plan, "--workers", 1, "--format", "json")[1])
    assert float(rows[3]["p90"]) == said["outcomes"]["permanent_fte"]["p90"][3]


def test_that_two_processes_answer_as_one_does(headroom, plan, monkeypatch):
    # A worker process has the real model; what it is asked to run has to be handed over.
    from app.commands import running

    run_futures = running.run_futures
    monkeypatch.setattr(
        running, "run_futures", lambda *args: run_futures(*args[:4], stand_in.failing)
    )
    one, two = (headroom("run", plan, "--workers", n, "--format", "json") for n in (1, 2))
    assert one[1] == two[1]
    assert len(json.loads(one[1])["failed_futures"]) == 5


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


def test_that_too_many_futures_are_refused_with_numbers(headroom, plan, monkeypatch):
    monkeypatch.setattr("app.ensemble.psutil.virtual_memory", lambda: FreeMemory(100_000_000))
    code, answer, complaints = headroom("run", plan, "--futures", 9_000_000)
    assert (code, answer) == (2, "")
    assert re.fullmatch(r"9,000,000 possible futures need .* Ask for [0-9,]+ or fewer\.\n",
                        complaints)  # fmt: skip


class FreeMemory:
    def __init__(self, available):
        self.available = available


# What is wrong is said in sentences

BAD = {
    "rum plan": '"rum" is no command. Did you mean run?',
    "zzz": '"zzz" is no command. It can be run, check,',
    "run": "headroom run needs FILE.",
    "run plan --fuutres 8": "--fuutres is no option of headroom run. Did you mean --futures?",
    "run plan --futures": "--futures needs a value.",
    "run plan --futures ten": '--futures is "ten", which is no whole number. It can be 1 to',
    "run plan --futures 0": "--futures is 0. It can be 1 to 10,000,000.",
    "run plan --seed -1": "--seed is -1. It can be 0 to",
    "run plan --workers 1.5": '--workers is "1.5", which is no whole number.',
    "run plan --format xml": '--format is "xml". It can be text, json or csv.',
    "run plan --vary all": '--vary is "all". It can be luck or luck+assumptions.',
    "run plan more": '"more" is one word too many.',
    "run nowhere.headroom": "nowhere.headroom is not there.",
    "run plan --set pay.golden_hello": '--set is "pay.golden_hello", which names no value.',
    "run plan --set pay.golden_helo=1": "pay.golden_helo is no parameter. Did you mean pay.golden",
    "run plan --set pay.golden_hello=60000": "pay.golden_hello is £60,000. It can be £0 to",
    "run plan --set pay.golden_hello=1 --set pay.golden_hello=2": "is given twice.",
    "run plan --out nowhere/x.json": "x.json cannot be written: its folder is not there.",
    "run plan --out .": "cannot be written: it is a folder.",
    "explain pay.golden_helo": '"pay.golden_helo" is no parameter, outcome or kind of event. Did',
    "explain qqqqqq": "headroom parameters lists them.",
    "check nowhere.csv": "nowhere.csv is not there.",
    "check plan --first-day yesterday": '--first-day is "yesterday", which is no date.',
    "import-staff plan": "headroom import-staff needs STAFF.csv, --out.",
}


@pytest.mark.parametrize("typed", BAD)
def test_that_bad_input_gets_one_sentence(headroom, plan, typed, monkeypatch):
    monkeypatch.chdir(plan.parent)
    words = [str(plan) if word == "plan" else word for word in typed.split()]
    code, answer, complaints = headroom(*words)
    assert (code, answer) == (2, "")
    assert BAD[typed] in complaints
    assert complaints.count("\n") == 1


def test_that_all_bad_values_are_said_at_once(headroom, plan):
    typed = ("--set", "pay.golden_helo=1", "--set", "oops", "--set", "leaving.rate=900")
    code, _, complaints = headroom("run", plan, *typed)
    assert code == 2
    assert len(complaints.splitlines()) == 3


def test_that_a_target_outside_the_run_is_found_before_it(headroom, tmp_path):
    scenario = replace(DOCUMENT.scenario, first_day=date(2015, 2, 1))
    targets = (Target("permanent_fte", date(2015, 2, 3), "at least", 1.0),)
    write(replace(DOCUMENT, scenario=scenario, targets=targets), tmp_path / "early.headroom")
    for command in ("run", "check"):
        code, _, complaints = headroom(command, tmp_path / "early.headroom")
        assert code == 2
        assert "early.headroom: targets[1].by is 2015-02-03" in complaints


@settings(max_examples=60)
@given(st.lists(st.text(max_size=12), max_size=4))
def test_that_nothing_typed_is_a_fault_of_ours(words):
    assert main(["explain", *words]) in (0, 2)
    assert main([word for word in words if not word.startswith("-")]) in (0, 2)


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
    assert headroom("run", plan, "--workers", 1, "--out", out)[0] == 1
    assert out.read_text(encoding="utf-8") == "old"


# The other commands


def test_that_help_says_how_to_begin(headroom):
    for words in ((), ("--help",)):
        code, answer, complaints = headroom(*words)
        assert (code, complaints) == (0, "")
        assert all(name in answer for name in ("run", "check", "history", "import-staff"))
    assert headroom()[1].endswith("  headroom run scenarios/birmingham.headroom\n")
    assert headroom("run", "--help")[0] == 0
    assert re.fullmatch(r"headroom \d+\.\d+\.\d+\n", headroom("--version")[1])


def test_that_check_says_what_is_in_a_file(headroom, tmp_path):
    scenario = replace(
        DOCUMENT.scenario,
        settings=DOCUMENT.scenario.settings.replaced(
            {"pay.golden_hello": 12000.0, "leaving.rate": 25.0}
        ),
        changes=(Change(date(2016, 1, 1), "pay.golden_hello", 5000.0, 6.0, "a new offer"),),
    )
    reasons = {"pay.golden_hello": "to see what it does"}
    write(replace(DOCUMENT, scenario=scenario, reasons=reasons), tmp_path / "x.headroom")
    code, answer, _ = headroom("check", tmp_path / "x.headroom")
    assert code == 0
    for said in (
        "x.headroom can be used.",
        "Birmingham: the published plan",
        "31 January 2015 to 31 March 2016",
        "Permanent FTE in post: at least 360 FTE by 31 March 2016",
        "pay.golden_hello is £12,000 (default £3,000): to see what it does",
        "leaving.rate is 25% a year; the default of this version is 24% a year.",
        "1 January 2016: pay.golden_hello becomes £5,000 over 6 months. a new offer",
        "pay.golden_hello is £12,000; the evidence covers £2,000 to £10,000.",
    ):
        assert said in answer


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


# Our own faults


def test_that_a_fault_of_ours_leaves_a_report_and_a_sentence(headroom, plan, monkeypatch, tmp_path):
    def broken(*_args):
        raise RuntimeError("a screw is loose")

    monkeypatch.setattr("app.commands.running.run_futures", broken)
    code, answer, complaints = headroom("run", plan)
    assert (code, answer) == (1, "")
    [report] = tmp_path.rglob("fault-*.txt")
    assert complaints == (
        f"Headroom met a fault of its own and stopped. The report is in {report}.\n"
    )
    text = report.read_text(encoding="utf-8")
    assert "a screw is loose" in text
    assert "numpy" in text


def test_that_no_place_for_a_report_is_no_second_fault(headroom, plan, monkeypatch, tmp_path):
    def broken(*_args):
        raise RuntimeError("a screw is loose")

    monkeypatch.setattr("app.commands.running.run_futures", broken)
    monkeypatch.setattr("app.fault_report._folders", lambda: [Path(plan) / "below-a-file"])
    code, _, complaints = headroom("run", plan)
    assert code == 1
    assert "No report could be written." in complaints


def test_that_ctrl_c_ends_in_a_sentence(headroom, plan, monkeypatch):
    def pressed(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr("app.commands.running.run_futures", pressed)
    code, answer, complaints = headroom("run", plan)
    assert (code, answer) == (130, "")
    assert complaints == "Stopped: the run was ended before it was finished.\n"
