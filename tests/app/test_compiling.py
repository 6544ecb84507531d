"""The model is compiled once, apart from the window; how long it takes is measured, not guessed."""

import time

import pytest

from app.running import compiled_cache, compiling, worker
from app.running.compiling import _AS_MUCH_AS, seconds_left
from app.running.executors import serial_workers
from app.running.messages import Preparing, RunEvent
from app.running.runner import run_futures
from tests.app import stand_in
from tests.app.plan import PLAN


def known(smallest, spent, elapsed):
    left = seconds_left(smallest, [(0.0, 0.0), (elapsed, spent)])
    assert left is not None
    return left


def test_that_a_computer_half_as_fast_is_said_to_take_twice_as_long():
    assert known(0.8, 12.0, 12.0) == pytest.approx(2 * known(0.4, 6.0, 6.0))


def test_that_a_busy_computer_is_said_to_take_longer():
    assert known(0.4, 3.0, 6.0) == pytest.approx(2 * known(0.4, 3.0, 3.0))


def test_that_how_busy_it_is_counts_of_late():
    """Four seconds of half a processor, then four of a whole one."""
    looks = [(0.0, 0.0), (4.0, 2.0), (8.0, 6.0)]
    late, all_of_it = seconds_left(0.4, looks[1:]), seconds_left(0.4, looks)
    left = 0.4 * _AS_MUCH_AS - 6.0
    assert late == pytest.approx(left)
    assert all_of_it == pytest.approx(left * 8 / 6)


def test_that_it_is_silent_before_it_is_known_and_once_it_is_overdue():
    assert seconds_left(0.0, [(0.0, 0.0), (3.0, 1.0)]) is None
    assert seconds_left(0.4, [(0.0, 0.0), (3.0, 0.0)]) is None
    assert seconds_left(0.4, [(0.0, 0.0), (0.6, 0.5)]) is None
    assert seconds_left(0.4, [(0.0, 0.0), (100.0, 100.0)]) is None


def _a_short_while(smallest):
    smallest.value = 0.4
    end = time.process_time() + 0.4
    while time.process_time() < end:
        pass


def test_that_it_is_told_while_the_model_is_compiled(monkeypatch):
    monkeypatch.setattr(compiling, "_compile_apart", _a_short_while)
    monkeypatch.setattr(compiling, "_LOOK", 0.05)
    monkeypatch.setattr(compiling, "_SURE_AFTER", 0.0)
    monkeypatch.setattr(compiled_cache, "is_warm", lambda: True)
    told: list[float | None] = []
    compiling.warm(told.append)
    known = [each for each in told if each is not None]
    assert told[0] is None, "nothing is known when it begins"
    assert known
    assert all(each > 0 for each in known)


def test_that_workers_load_the_model_while_it_is_compiled(monkeypatch):
    """So that the first futures come as soon as it is ready."""
    order: list[str] = []

    def load():
        order.append("load")
        return stand_in.run

    def compile_it(tell):
        order.append("compile")
        tell(7.0)

    monkeypatch.setattr(compiled_cache, "is_warm", lambda: False)
    monkeypatch.setattr(worker, "the_model", load)
    monkeypatch.setattr(compiling, "warm", compile_it)
    heard: list[RunEvent] = []
    with serial_workers() as workers:
        run_futures(PLAN.played, range(2), workers, heard.append)
    assert order[:2] == ["load", "compile"]
    assert [each for each in heard if isinstance(each, Preparing)] == [Preparing(), Preparing(7.0)]
