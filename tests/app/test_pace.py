"""How fast futures come in: of late, in the pool's working time, and silent until it is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.running.pace import Pace


class Clock:
    def __init__(self):
        self.at = 0.0

    def __call__(self):
        return self.at


@pytest.fixture
def clock():
    return Clock()


def work(pace, clock, *, every, times, futures=1):
    for _ in range(times):
        clock.at += every
        pace.came(futures)


def test_that_it_is_silent_until_enough_futures_are_in(clock):
    pace = Pace(clock)
    pace.begin()
    assert pace.per_second is None
    work(pace, clock, every=0.5, times=6)
    assert pace.per_second is None
    work(pace, clock, every=0.5, times=1)
    assert pace.per_second == pytest.approx(2.0)


def test_that_what_comes_before_the_first_futures_is_no_work(clock):
    """Compiling the model and starting processes: a minute, and then two a second."""
    pace = Pace(clock)
    pace.begin()
    clock.at += 60
    work(pace, clock, every=0.5, times=10)
    assert pace.per_second == pytest.approx(2.0)


def test_that_a_planner_who_thinks_for_a_while_changes_nothing(clock):
    pace = Pace(clock)
    for _ in range(3):
        pace.begin()
        work(pace, clock, every=0.25, times=10)
        pace.end()
        clock.at += 300
    assert pace.per_second == pytest.approx(4.0)


def test_that_it_follows_a_computer_that_becomes_slower(clock):
    pace = Pace(clock)
    pace.begin()
    work(pace, clock, every=0.1, times=100)
    assert pace.per_second == pytest.approx(10.0)
    work(pace, clock, every=1.0, times=12)
    assert pace.per_second == pytest.approx(1.0)


def test_that_other_processes_have_to_show_how_fast_they_are(clock):
    pace = Pace(clock)
    pace.begin()
    work(pace, clock, every=0.1, times=20)
    pace.forget()
    assert pace.per_second is None
    clock.at += 5
    work(pace, clock, every=0.5, times=8)
    assert pace.per_second == pytest.approx(2.0)


def test_that_batches_that_come_together_are_no_infinite_speed(clock):
    pace = Pace(clock)
    pace.begin()
    for _ in range(10):
        pace.came(4)
    assert pace.per_second is None


@given(st.lists(st.tuples(st.floats(0.01, 2), st.integers(1, 4)), min_size=8, max_size=60))
def test_that_it_lies_between_the_slowest_and_the_fastest_batch(batches):
    clock = Clock()
    pace = Pace(clock)
    pace.begin()
    for took, futures in batches:
        clock.at += took
        pace.came(futures)
    speeds = [futures / took for took, futures in batches[1:]]
    said = pace.per_second
    assert said is not None
    assert min(speeds) - 1e-9 <= said <= max(speeds) + 1e-9
