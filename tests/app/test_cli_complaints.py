"""What the command line says of bad input and of faults of its own: a sentence, never more."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.cli import main
from app.document import Target
from app.files.scenario_file import write
from tests.app.plan import PLAN


def test_that_too_many_futures_are_refused_with_numbers(headroom, plan, monkeypatch):
    monkeypatch.setattr(
        "app.running.ensemble.psutil.virtual_memory", lambda: FreeMemory(100_000_000)
    )
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
    "zzz": '"zzz" is no command. It can be run, report, reproduce, check,',
    "run": "headroom run needs FILE.",
    "run plan --fuutres 8": "--fuutres is no option of headroom run. Did you mean --futures?",
    "run plan --futures": "--futures needs a value.",
    "run plan --futures ten": '--futures is "ten", which is no whole number. It can be 1 to',
    "run plan --futures 0": "--futures is 0. It can be 1 to 10,000,000.",
    "run plan --seed -1": "--seed is -1. It can be 0 to",
    "run plan --workers 1.5": '--workers is "1.5", which is no whole number.',
    "run plan --format xml": '--format is "xml". It can be text, json or csv.',
    "run plan --vary all": '--vary is "all". '
    "It can be luck, luck+assumptions or luck+assumptions+years.",
    "run plan more": '"more" is one word too many.',
    "run nowhere.headroom": "nowhere.headroom is not there.",
    "run plan --set pay.golden_hello": '--set is "pay.golden_hello", which names no value.',
    "run plan --set pay.golden_helo=1": "pay.golden_helo is no parameter. Did you mean pay.golden",
    "run plan --set pay.golden_hello=60000": "pay.golden_hello is £60,000. It can be £0 to",
    "run plan --set pay.golden_hello=1 --set pay.golden_hello=2": "is given twice.",
    "run plan --out nowhere/x.txt": "x.txt cannot be written: its folder is not there.",
    "run plan --out .": "cannot be written: it is a folder.",
    "explain pay.golden_helo": '"pay.golden_helo" is no parameter, outcome or kind of event. Did',
    "explain qqqqqq": "the guide, assets/guide/model.md, the outcomes",
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
    scenario = replace(PLAN.scenario, first_day=date(2015, 2, 1))
    targets = (Target("permanent_fte", date(2015, 2, 3), "at least", 1.0),)
    write(replace(PLAN, scenario=scenario, targets=targets), tmp_path / "early.headroom")
    for command in ("run", "check"):
        code, _, complaints = headroom(command, tmp_path / "early.headroom")
        assert code == 2
        assert "early.headroom: targets[1].by is 2015-02-03" in complaints


@settings(max_examples=60)
@given(st.lists(st.text(max_size=12), max_size=4))
def test_that_nothing_typed_is_a_fault_of_ours(words):
    assert main(["explain", *words]) in (0, 2)
    typed = [word for word in words if not word.startswith("-")]
    assert not typed or main(["", *typed]) == 2


# Our own faults


def test_that_a_fault_of_ours_leaves_a_report_and_a_sentence(headroom, plan, monkeypatch, tmp_path):
    def broken(*_args):
        raise RuntimeError("a screw is loose")

    monkeypatch.setattr("app.commands.running.run_in_turn", broken)
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

    monkeypatch.setattr("app.commands.running.run_in_turn", broken)
    monkeypatch.setattr("app.fault_report._folders", lambda: [Path(plan) / "below-a-file"])
    code, _, complaints = headroom("run", plan)
    assert code == 1
    assert "No report could be written." in complaints


def test_that_ctrl_c_ends_in_a_sentence(headroom, plan, monkeypatch):
    def pressed(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr("app.commands.running.run_in_turn", pressed)
    code, answer, complaints = headroom("run", plan)
    assert (code, answer) == (130, "")
    assert complaints == "Stopped: the run was ended before it was finished.\n"
