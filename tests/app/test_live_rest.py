"""A live run can be paused, taken up again and closed."""

import threading
import time
from contextlib import suppress

import psutil

from app.running import compiled_cache, compiling, worker
from app.running.answers import Answer, GettingReady, Rested, Working
from app.running.executors import process_workers, serial_workers
from app.running.live import Live
from tests.app import stand_in
from tests.app.listening import (
    BASELINE,
    Counted,
    Heard,
    living,
    run_of,
    same_numbers,
    scenario,
    threads,
    until,
)


def test_that_it_rests_and_goes_on_where_it_was():
    heard, run = Heard(), Counted(stand_in.slow)
    with living(threads(), heard, run) as live:
        number = live.ask(scenario(7, 30), scenario(7, 30))
        heard.wait_for(lambda event: isinstance(event, Answer))
        live.rest()
        heard.rested(number, finished=False)
        told = len(heard.events)
        until(lambda: _has_come_to_rest(run))  # after the batches that were under way
        assert len(run.ran) < 30
        assert len(heard.events) == told
        live.go_on()
        heard.rested(number)
    same_numbers(heard.answers()[-1].ensemble, run_of(scenario(7, 30)))


def _has_come_to_rest(run):
    ran = len(run.ran)
    time.sleep(0.3)
    return len(run.ran) == ran


def test_that_a_pause_before_work_begins_is_told():
    """The thread is held while a question comes and is paused at once."""
    busy, free = threading.Event(), threading.Event()

    def hold(scenario, future):
        busy.set()
        assert free.wait(20)

    heard, run = Heard(), Counted(stand_in.run, hold)
    with living(serial_workers(), heard, run) as live:
        live.ask(scenario(7, 8), scenario(7, 8))
        assert busy.wait(20)
        number = live.ask(scenario(8, 8), scenario(8, 8))
        live.rest()
        free.set()
        heard.rested(number, finished=False)
        assert run.futures_of(scenario(8).scenario) == []
        live.go_on()
        heard.rested(number)
    assert len(run.futures_of(scenario(8).scenario)) == 8


def test_that_going_on_without_a_pause_does_nothing():
    heard, run = Heard(), Counted(stand_in.run)
    with living(serial_workers(), heard, run) as live:
        live.go_on()
        live.rest()
        live.go_on()
        heard.rested(live.ask(scenario(7, 8), scenario(7, 8)))
        live.go_on()
        time.sleep(0.05)
        assert len(heard.of(Rested)) == 1
        live.rest()
        live.go_on()
        until(lambda: heard.of(Rested) == 2 * [Rested(1, finished=True)])
    assert len(run.ran) == 8


def test_that_close_leaves_no_thread_and_can_be_said_twice():
    before = set(threading.enumerate())
    run = Counted(stand_in.slow)
    live = Live(threads(), Heard(), run)
    live.ask(scenario(7, 400), BASELINE)
    until(lambda: run.ran)
    live.close()
    live.close()
    until(lambda: set(threading.enumerate()) <= before)
    ran = len(run.ran)
    time.sleep(0.12)
    assert len(run.ran) == ran


def test_that_nothing_is_told_once_it_is_closed():
    heard = Heard()
    with living(threads(), heard, stand_in.slow) as live:
        live.ask(scenario(7, 400), BASELINE)
        heard.wait_for(lambda event: isinstance(event, Working))
    told = len(heard.events)
    time.sleep(0.15)
    assert len(heard.events) == told
    assert not heard.of(Rested)


def test_that_how_long_the_model_takes_is_told_whatever_is_asked_meanwhile(monkeypatch):
    """Or the status would stand still at what it said when a lever moved."""
    moved, compiled = threading.Event(), threading.Event()

    def compile_slowly(tell):
        tell(9.0)
        assert moved.wait(20)
        tell(8.0)
        compiled.set()

    monkeypatch.setattr(compiled_cache, "is_warm", compiled.is_set)
    monkeypatch.setattr(compiling, "warm", compile_slowly)
    monkeypatch.setattr(worker, "the_model", lambda: stand_in.run)
    heard = Heard()
    with living(serial_workers(), heard) as live:
        live.ask(scenario(7, 8), BASELINE)
        heard.wait_for(lambda event: event == GettingReady(9.0))
        number = live.ask(scenario(8, 8), BASELINE)
        moved.set()
        heard.rested(number)
    assert heard.of(GettingReady)[-1] == GettingReady(8.0)
    assert {answer.question.number for answer in heard.answers()} == {number}


def test_that_a_close_ends_the_compiling_and_starts_nothing(monkeypatch):
    ended = threading.Event()

    def compile_for_ever(tell):
        try:
            while True:
                tell(9.0)
                time.sleep(0.01)
        finally:
            ended.set()

    monkeypatch.setattr(compiled_cache, "is_warm", lambda: False)
    heard, run = Heard(), Counted(stand_in.run)
    monkeypatch.setattr(compiling, "warm", compile_for_ever)
    monkeypatch.setattr(worker, "the_model", lambda: run)
    with living(serial_workers(), heard) as live:
        live.ask(scenario(7, 8), BASELINE)
        heard.wait_for(lambda event: event == GettingReady(9.0))
    assert ended.wait(5)
    assert not run.ran


def test_that_with_processes_the_latest_wins_and_close_ends_them():
    heard = Heard()
    before = _workers()
    with living(process_workers(2), heard, stand_in.slow) as live:
        live.ask(scenario(7, 2000), BASELINE)
        heard.wait_for(lambda event: isinstance(event, Answer))
        started = _workers() - before
        for hello in range(20, 40):
            number = live.ask(scenario(hello, 8), scenario(hello, 8))
        asked = time.monotonic()
        heard.rested(number)
        answered = time.monotonic() - asked
    same_numbers(heard.answers()[-1].ensemble, run_of(scenario(39, 8)))
    assert answered < 5
    assert len(started) == 2
    until(lambda: not started & _workers())


def _workers():
    """Worker processes of this one that are alive."""
    found = set()
    for child in psutil.Process().children():
        with suppress(psutil.NoSuchProcess, psutil.ZombieProcess):
            if any("spawn_main" in word for word in child.cmdline()):
                found.add(child.pid)
    return found
