"""What goes wrong in a live run is said, and the next question is answered."""

import threading
import tracemalloc
from dataclasses import replace
from datetime import date

import psutil
import pytest

from app import edits
from app.document import Target
from app.outlooks.outlook import Outlook
from app.running import attempt, telling
from app.running.answers import Answer, Failed, Fault, Recovered, Rested, Working
from app.running.ensemble import bytes_needed
from app.running.executors import process_workers, serial_workers
from tests.app import stand_in
from tests.app.listening import (
    BASELINE,
    POSIX,
    Counted,
    Heard,
    living,
    run_of,
    same_numbers,
    scenario,
    threads,
)
from tests.app.plan import PLAN


def test_that_failing_futures_are_counted_and_the_rest_answered():
    heard = Heard()
    with living(threads(), heard, stand_in.failing) as live:
        heard.rested(live.ask(scenario(7, 20), BASELINE))
    answer = heard.answers()[-1]
    same_numbers(answer.ensemble, run_of(scenario(7, 20), stand_in.failing))
    assert [each.future for each in answer.ensemble.failures] == [3, 8, 13, 18]
    assert answer.difference.futures == 16


def test_that_without_any_future_it_says_why_and_stays_alive():
    heard = Heard()
    with living(threads(), heard, _fails_for_8) as live:
        live.ask(scenario(8), BASELINE)
        failed = heard.wait_for(lambda event: isinstance(event, Failed))
        heard.rested(live.ask(scenario(7), BASELINE))
    assert failed.question == 1
    assert failed.reason.startswith("None of the possible futures could be finished: ")
    assert "nothing adds up" in failed.reason
    assert heard.answers(question=2)


def test_that_a_baseline_without_any_future_leaves_the_answer_and_is_told():
    heard, run, workers = Heard(), Counted(_fails_for_8), threads()
    with living(workers, heard, run) as live:
        live.ask(scenario(7, 40), scenario(8))
        failed = heard.wait_for(lambda event: isinstance(event, Failed))
    assert failed.reason.startswith("None of the comparison plan's possible futures")
    answer = heard.answers()[-1]
    same_numbers(answer.ensemble, run_of(scenario(7, 40)))
    assert answer.baseline is None
    # Some were handed over before it was known that none can be finished.
    assert 8 <= len(run.futures_of(scenario(8).scenario)) <= 8 + attempt._BATCH * workers.ahead


def _fails_for_8(scenario, future):
    how = stand_in.always_failing if scenario.settings.pay.golden_hello == 8 else stand_in.run
    return how(scenario, future)


def test_that_a_target_outside_the_months_is_said_before_anything_is_run():
    heard, run = Heard(), Counted(stand_in.run)
    first_day = date(2015, 1, 15)
    early = replace(
        PLAN,
        scenario=replace(PLAN.scenario, first_day=first_day),
        targets=(Target("permanent_fte", date(2015, 1, 20), "at least", 300.0),),
    )
    with living(threads(), heard, run) as live:
        live.ask(early, early)
        failed = heard.wait_for(lambda event: isinstance(event, Failed))
    assert "targets[1].by is 2015-01-20" in failed.reason
    assert run.ran == []


def test_that_too_many_for_memory_are_refused_before_anything_is_run(monkeypatch):
    free = bytes_needed(PLAN.played, 1000)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: type("Memory", (), {"available": free}))
    heard, run = Heard(), Counted(stand_in.run)
    with living(threads(), heard, run) as live:
        live.ask(scenario(7, 600), BASELINE)
        failed = heard.wait_for(lambda event: isinstance(event, Failed))
        heard.rested(live.ask(scenario(7, 27), BASELINE))
    assert failed.reason.endswith("Ask for 27 or fewer.")
    assert failed.question == 1
    assert heard.answers()[-1].outlook.futures == 27


@pytest.mark.parametrize("is_paired", [False, True])
def test_that_an_answer_takes_no_more_memory_than_is_reckoned_with(monkeypatch, is_paired):
    """The session holds the last answer while the next is made, as often as there can be one."""
    monkeypatch.setattr(telling, "_PAUSE_BETWEEN_ANSWERS", 0)
    monkeypatch.setattr(telling, "_SHARE_FOR_ANSWERS", 1)
    shown: list[Answer] = []

    def show(event):
        if isinstance(event, Answer):
            shown[:] = [event]
        elif isinstance(event, Rested):
            rested.set()

    rested, document = threading.Event(), scenario(7, 200)
    baseline = edits.set_futures(BASELINE, 200)
    with living(serial_workers(), show, stand_in.run) as live:
        live.ask(scenario(7, 8), BASELINE)
        assert rested.wait(20)  # what is loaded once
        rested.clear()
        tracemalloc.start()
        if is_paired:
            live.ask(baseline, baseline)
            assert rested.wait(20)
            rested.clear()
        try:
            live.ask(document, baseline)
            assert rested.wait(20)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert shown[0].outlook.futures == 200
    # Beside the arrays, a future's place in the books takes some hundred bytes.
    assert peak < attempt._HELD * bytes_needed(document.played, 200) + 2 * 200 * 1500


def test_that_a_fault_of_our_own_is_told_whole_and_the_next_question_answered(monkeypatch):
    heard = Heard()
    with living(threads(), heard, stand_in.run) as live:
        with monkeypatch.context() as patch:
            patch.setattr(Outlook, "of", lambda *_: 1 / 0)
            live.ask(scenario(7), BASELINE)
            fault = heard.wait_for(lambda event: isinstance(event, Fault))
        heard.rested(live.ask(scenario(8), BASELINE))
    assert "ZeroDivisionError" in fault.details
    assert fault.question == 1


@pytest.mark.parametrize("times", [1, 2])
def test_that_a_fault_of_whoever_is_told_does_not_end_the_thread(monkeypatch, times):
    """Told of the fault it may fail again: then the fault is said where Python says such."""
    left = [times]
    said = []
    monkeypatch.setattr(threading, "excepthook", lambda fault: said.append(fault.exc_type))

    def fail(event):
        if left[0] and not isinstance(event, Working):
            left[0] -= 1
            raise LookupError("nobody is at home")

    heard = Heard(fail)
    with living(threads(), heard, stand_in.run) as live:
        live.ask(scenario(7), BASELINE)
        fault = heard.wait_for(lambda event: isinstance(event, Fault))
        heard.rested(live.ask(scenario(8), BASELINE))
    assert "nobody is at home" in fault.details
    assert said == [LookupError] * (times - 1)
    same_numbers(heard.answers()[-1].ensemble, run_of(scenario(8)))


@POSIX
def test_that_with_processes_a_killed_worker_changes_no_digit(monkeypatch, tmp_path):
    monkeypatch.setenv("STAND_IN_MARK", str(tmp_path / "killed"))
    heard = Heard()
    with living(process_workers(2), heard, stand_in.killed_once) as live:
        heard.rested(live.ask(scenario(7, 40), scenario(7, 40)))
        assert len(psutil.Process().children()) >= 2
    assert (tmp_path / "killed").exists()
    assert heard.of(Recovered) == [Recovered(1)]
    same_numbers(heard.answers()[-1].ensemble, run_of(scenario(7, 40)))
