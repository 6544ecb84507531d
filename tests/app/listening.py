"""Somebody who is told by a live run, and what it is asked about."""

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import numpy as np
import pytest

from app import edits
from app.running.answers import Answer, Rested
from app.running.executors import Workers, serial_workers
from app.running.live import Live
from app.running.runner import run_futures
from tests.app import stand_in
from tests.app.plan import PLAN


class Heard:
    """Everything that was told, in order; waits for more."""

    def __init__(self, then=lambda event: None):
        self.events = []
        self._then = then
        self._more = threading.Condition()

    def __call__(self, event):
        with self._more:
            self.events.append(event)
            self._more.notify_all()
        self._then(event)

    def wait_for(self, wanted, seconds=20):
        """Wait until something was told of which this holds; the first such thing."""
        with self._more:
            assert self._more.wait_for(lambda: any(map(wanted, self.events)), seconds), self.events
            return next(filter(wanted, self.events))

    def rested(self, question, finished=True):
        """Wait until no more work is done on a question."""
        return self.wait_for(lambda event: event == Rested(question, finished))

    def answers(self, question=None):
        """Answers so far, to one question or to all."""
        return [
            event
            for event in tuple(self.events)
            if isinstance(event, Answer) and question in (None, event.question.number)
        ]

    def of(self, kind):
        """What was told of a kind."""
        return [event for event in tuple(self.events) if isinstance(event, kind)]


class Counted:
    """Runs futures and remembers which, by scenario; for workers in this process.

    Scenarios without ranges are remembered apart: the plan has some, so these are runs of it with
    every value as stated, unless a test lets luck alone vary.
    """

    def __init__(self, run, before=lambda scenario, future: None):
        self._run = run
        self._before = before
        self._lock = threading.Lock()
        self.ran = []
        self.ran_without_ranges = []

    def __call__(self, scenario, future):
        self._before(scenario, future)
        with self._lock:
            ran = self.ran if scenario.ranges else self.ran_without_ranges
            ran.append((scenario.settings.pay.golden_hello, future))
        return self._run(scenario, future)

    def futures_of(self, scenario):
        """The futures of a scenario that were run, told apart by its golden hello."""
        wanted = scenario.settings.pay.golden_hello
        return [future for hello, future in tuple(self.ran) if hello == wanted]


@contextmanager
def living(workers: Workers, heard, run=None, store=None):
    """A live run that is closed at the end."""
    live = Live(workers, heard, run, store)
    try:
        yield live
    finally:
        live.close()


POSIX = pytest.mark.skipif(os.name == "nt", reason="needs the signals of a POSIX system")


def scenario(hello, futures=24):
    """A document of its own figures: the stand-in looks at the golden hello."""
    return edits.set_futures(edits.set_value(PLAN, "pay.golden_hello", hello), futures)


BASELINE = scenario(1)


def threads(count=2):
    return Workers(lambda _wanted: ThreadPoolExecutor(count), count)


def run_of(document, run=stand_in.run):
    with serial_workers() as workers:
        return run_futures(document.played, range(document.futures), workers, run=run)


def same_numbers(one, other):
    assert (one.months, one.numbers) == (other.months, other.numbers)
    assert np.array_equal(one.array, other.array)
    assert set(one.drawn) == set(other.drawn)
    assert all(np.array_equal(one.drawn[path], other.drawn[path]) for path in one.drawn)


def same_outlook(one, other):
    assert (one.futures, one.months, one.joint) == (other.futures, other.months, other.joint)
    assert one.targets == other.targets
    for name, spread in one.spreads.items():
        for which, row in vars(spread).items():
            assert np.array_equal(row, getattr(other.spreads[name], which)), (name, which)


def until(true, seconds=10.0):
    """Wait for something that other threads or processes bring about."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)
