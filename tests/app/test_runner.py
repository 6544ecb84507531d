"""Many futures over any executor: the same digits whatever happens to the workers."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import numpy as np
import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.running.ensemble import RunFailed, TooLarge, bytes_needed, refuse_if_too_large
from app.running.executors import Workers, process_workers, serial_workers
from app.running.messages import (
    BatchDone,
    Finished,
    FutureFailed,
    Progress,
    RunEvent,
    WorkersReplaced,
)
from app.running.runner import Stopped, batches, run_futures
from sim.scenario import Scenario
from tests.app import stand_in

SCENARIO = Scenario(date(2015, 1, 31), date(2015, 12, 31), ranges={"pay.on_costs": (22.0, 33.0)})
POSIX = pytest.mark.skipif(os.name == "nt", reason="needs the signals of a POSIX system")


@pytest.fixture(scope="module")
def pool():
    with process_workers(2) as workers:
        yield workers


def serial(futures, run=stand_in.run, on_event=lambda event: None):
    with serial_workers() as workers:
        return run_futures(SCENARIO, futures, workers, on_event, run)


def same(one, other):
    assert (one.months, one.numbers) == (other.months, other.numbers)
    assert np.array_equal(one.array, other.array)
    assert list(one.drawn) == list(other.drawn)
    assert all(np.array_equal(one.drawn[path], other.drawn[path]) for path in one.drawn)
    assert [each.future for each in one.failures] == [each.future for each in other.failures]


def test_that_futures_come_by_number():
    ensemble = serial([5, 1, 30])
    assert ensemble.numbers == (1, 5, 30)
    for row, future in enumerate(ensemble.numbers):
        run = stand_in.run(SCENARIO, future)
        assert np.array_equal(ensemble.array[row], run.outcomes)
        assert ensemble.drawn["pay.on_costs"][row] == 22 + 11 * future
    assert np.array_equal(ensemble.series("agency_fte"), ensemble.array[:, 5, :])


def test_that_processes_give_the_same_digits(pool):
    same(run_futures(SCENARIO, range(60), pool, run=stand_in.run), serial(range(60)))


def test_that_any_executor_will_do():
    with Workers(lambda wanted: ThreadPoolExecutor(3), 3) as threads:
        same(run_futures(SCENARIO, range(50), threads, run=stand_in.run), serial(range(50)))


def test_that_an_order_of_futures_does_not_matter(pool):
    backwards = run_futures(SCENARIO, range(40)[::-1], pool, run=stand_in.run)
    same(backwards, serial(range(40)))


def test_that_no_future_is_run_twice():
    with pytest.raises(ValueError, match="twice"):
        serial([1, 2, 1])


@given(st.integers(0, 600), st.integers(1, 40))
def test_that_batches_cut_all_futures_once_and_in_order(count, workers):
    cut = list(batches(range(count), workers))
    assert [future for batch in cut for future in batch] == list(range(count))
    assert all(0 < len(batch) <= 16 for batch in cut)
    assert sum(len(batch) for batch in cut[:workers]) <= max(8, workers)


def test_that_the_listener_hears_how_it_goes():
    heard: list[RunEvent] = []
    serial(range(20), stand_in.failing, heard.append)
    progress = [event for event in heard if isinstance(event, Progress)]
    assert [event.done for event in progress] == sorted(event.done for event in progress)
    assert (progress[-1].done, progress[-1].wanted) == (20, 20)
    assert all(event.per_second > 0 for event in progress)
    finished = [f for event in heard if isinstance(event, BatchDone) for f in event.futures]
    assert sorted(finished) == [n for n in range(20) if n % 5 != 3]
    assert heard[-1] == Finished(16, 4)


def test_that_a_future_that_fails_is_counted_and_the_others_stay(pool):
    heard: list[RunEvent] = []
    ensemble = run_futures(SCENARIO, range(20), pool, heard.append, stand_in.failing)
    assert [each.future for each in ensemble.failures] == [3, 8, 13, 18]
    assert ensemble.failures[0].reason == "ZeroDivisionError: future 3 divides by nought"
    assert "stand_in.py" in ensemble.failures[0].traceback
    assert len([event for event in heard if isinstance(event, FutureFailed)]) == 4
    assert np.array_equal(ensemble.array, serial(ensemble.numbers).array)


def test_that_a_run_without_any_future_says_why():
    with pytest.raises(RunFailed, match=r"None of the possible futures.*nothing adds up"):
        serial(range(5), stand_in.always_failing)


@POSIX
def test_that_a_killed_worker_changes_no_digit(monkeypatch, tmp_path):
    monkeypatch.setenv("STAND_IN_MARK", str(tmp_path / "killed"))
    heard: list[RunEvent] = []
    with process_workers(2) as workers:
        ensemble = run_futures(SCENARIO, range(60), workers, heard.append, stand_in.killed_once)
    assert (tmp_path / "killed").exists()
    same(ensemble, serial(range(60)))
    assert [event for event in heard if isinstance(event, WorkersReplaced)] == [WorkersReplaced(1)]


def test_that_workers_that_keep_dying_are_given_up():
    heard: list[RunEvent] = []
    died = pytest.raises(RunFailed, match="died or hung again")
    with process_workers(2) as workers, died as failed:
        run_futures(SCENARIO, range(12), workers, heard.append, stand_in.deadly)
    assert sum(isinstance(event, WorkersReplaced) for event in heard) == 3
    assert re.search(r"still missing:.*\b5\b", str(failed.value))


def test_that_a_later_request_takes_the_place_of_an_earlier_one():
    stopped = threading.Event()

    def earlier():
        try:
            run_futures(SCENARIO, range(400), workers, begun_if_any, stand_in.slow)
        except Stopped:
            stopped.set()

    begun = threading.Event()

    def begun_if_any(event):
        begun.set()

    with process_workers(2) as workers:
        thread = threading.Thread(target=earlier)
        thread.start()
        assert begun.wait(60)
        asked = time.monotonic()
        latest = run_futures(SCENARIO, range(8), workers, run=stand_in.run)
        answered = time.monotonic() - asked
        thread.join()
    same(latest, serial(range(8)))
    assert stopped.is_set()
    assert answered < 2


def test_that_a_cancelled_run_stops_and_leaves_the_workers_usable(pool):
    def cancel_at_once(event):
        pool.cancel()

    with pytest.raises(Stopped):
        run_futures(SCENARIO, range(400), pool, cancel_at_once, stand_in.slow)
    same(run_futures(SCENARIO, range(8), pool, run=stand_in.run), serial(range(8)))


def test_that_a_listener_that_fails_ends_the_run(pool):
    def fail(event):
        raise LookupError("nobody is at home")

    with pytest.raises(LookupError):
        run_futures(SCENARIO, range(100), pool, fail, stand_in.run)
    same(run_futures(SCENARIO, range(8), pool, run=stand_in.run), serial(range(8)))


def test_that_stopping_ends_even_a_future_that_never_ends():
    with process_workers(2) as workers:
        executor = workers.executor()
        work = [executor.submit(stand_in.endless, SCENARIO, n) for n in range(2)]
        until(lambda: len(psutil.Process().children()) >= 2)
        time.sleep(0.5)
        began = time.monotonic()
        workers.stop()
    assert time.monotonic() - began < 1.5
    until(lambda: all(each.done() for each in work))


def test_that_stopped_workers_are_not_started_again():
    """By a thread that had not heard of it: nobody would end them."""
    before = set(psutil.Process().children())
    workers = process_workers(2)
    workers.stop()
    with pytest.raises(Stopped):
        run_futures(SCENARIO, range(8), workers, run=stand_in.run)
    with pytest.raises(Stopped):
        workers.prepare()
    assert set(psutil.Process().children()) == before


def test_that_a_run_too_large_for_memory_is_refused_with_numbers():
    # Twice in memory, as they came in and put together, within half of what is free.
    free = 2 * 2 * bytes_needed(SCENARIO, 1000)
    refuse_if_too_large(SCENARIO, 1000, available=free)
    with pytest.raises(TooLarge, match=r"1,001 possible futures need about .* GB.*1,000 or fewer"):
        refuse_if_too_large(SCENARIO, 1001, available=free)
    with pytest.raises(TooLarge, match=r"need about .* GB.*500 or fewer"):
        refuse_if_too_large(SCENARIO, 501, available=free, held=4)


def test_that_it_is_refused_before_anything_is_run():
    with pytest.raises(TooLarge):
        serial(range(10**12), stand_in.always_failing)


def test_that_the_estimate_is_what_the_arrays_take():
    ensemble = serial(range(10))
    taken = ensemble.array.nbytes + sum(column.nbytes for column in ensemble.drawn.values())
    assert bytes_needed(SCENARIO, 10) == taken


def test_that_a_run_takes_no_more_memory_than_is_reckoned_with():
    serial(range(10))  # what is loaded once
    tracemalloc.start()
    try:
        serial(range(2000))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    # Beside the arrays, a future's place in the books takes some hundred bytes.
    assert peak < 2 * bytes_needed(SCENARIO, 2000) + 2000 * 1500


def test_that_a_worker_imports_no_window_and_nothing_heavy(pool):
    with pytest.raises(RunFailed) as failed:
        run_futures(SCENARIO, range(1), pool, run=stand_in.imported_modules)
    assert str(failed.value).endswith("ImportError")


KILLED_PARENT = """
import signal
import sys
from datetime import date
from app.running.executors import process_workers
from app.running.runner import run_futures
from sim.scenario import Scenario
from tests.app import stand_in

if __name__ == "__main__":
    # Whoever starts the tests in the background may have had them ignore Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    scenario = Scenario(date(2015, 1, 31), date(2015, 12, 31))
    with process_workers(2) as workers:
        run_futures(scenario, range(4), workers, run=stand_in.run)
        print("ready", flush=True)
        run_futures(scenario, range(4), workers, run=stand_in.endless)
"""


@POSIX
@pytest.mark.parametrize("how", ["kill", "interrupt"])
def test_that_workers_do_not_outlive_their_parent(tmp_path, how):
    script = tmp_path / "parent.py"
    script.write_text(KILLED_PARENT, encoding="utf-8")
    parent = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=os.getcwd(),
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        start_new_session=True,
        text=True,
    )
    assert parent.stdout
    assert parent.stdout.readline() == "ready\n"
    family = psutil.Process(parent.pid).children(recursive=True)
    assert len(family) >= 2
    time.sleep(0.3)
    began = time.monotonic()
    if how == "kill":
        parent.kill()
    else:
        os.killpg(parent.pid, signal.SIGINT)
    parent.communicate(timeout=10)
    assert time.monotonic() - began < 2
    until(lambda: not any(child.is_running() and child.status() != "zombie" for child in family))


def until(true, seconds=10.0):
    """Wait for something that other processes bring about."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)
