"""A worker gives way to the window, and gives up a future that is no longer wanted."""

import os
from datetime import date

import numpy as np
import pytest

from app.running import worker
from app.running.executors import process_workers
from app.running.worker import run_batch
from sim.model import run
from sim.results import Abandoned
from tests.app import stand_in
from tests.behaviour.services import tiny

SCENARIO = tiny(date(2015, 6, 30))
MONTHS = 6


class Wanted:
    """A request number that moves on after it has been looked at so often."""

    def __init__(self, looks):
        self.looks = looks

    @property
    def value(self):
        self.looks -= 1
        return 1 if self.looks >= 0 else 2


def batch_with(monkeypatch, looks, model=None):
    wanted = Wanted(looks)
    monkeypatch.setattr(worker._Here, "wanted", wanted)
    return run_batch(SCENARIO, (4, 5, 6), 1, model), wanted


def test_that_a_future_given_up_is_neither_done_nor_failed(monkeypatch):
    whole, wanted = batch_with(monkeypatch, 10_000)
    looks_at_each = (10_000 - wanted.looks) // 3
    assert whole.futures == (4, 5, 6)
    assert looks_at_each > MONTHS
    for looks in (looks_at_each + 2, 2 * looks_at_each - 1):
        part, _ = batch_with(monkeypatch, looks)
        assert part.futures == (4,)
        assert part.failures == ()
        assert np.array_equal(part.array, whole.array[:1])


def test_that_the_first_future_too_is_given_up(monkeypatch):
    part, wanted = batch_with(monkeypatch, 3)
    assert (part.futures, part.failures, part.array.shape) == ((), (), (0, 0, 0))
    assert wanted.looks == -1, "nobody looks again once it is over"


def test_that_what_fails_is_still_said(monkeypatch):
    def gives_up(scenario, future):
        if future == 5:
            raise Abandoned
        return stand_in.failing(scenario, future + 4)

    part, _ = batch_with(monkeypatch, 10_000, gives_up)
    assert part.futures == ()
    assert [each.future for each in part.failures] == [4]


def test_that_looking_changes_no_digit():
    looked = []

    def keep_going():
        looked.append(True)
        return True

    assert np.array_equal(run(SCENARIO, 4, keep_going).outcomes, run(SCENARIO, 4).outcomes)
    assert len(looked) > MONTHS
    with pytest.raises(Abandoned):
        run(SCENARIO, 4, lambda: False)


@pytest.mark.skipif(os.name == "nt", reason="niceness is a number of POSIX systems")
def test_that_workers_give_way_to_this_process():
    with process_workers(1) as pool:
        theirs = pool.executor().submit(os.nice, 0).result(timeout=60)
    assert theirs == min(os.nice(0) + 10, 19)
