"""Work in a thread of its own: the latest wins, what fails is heard, and it ends when it must."""

import threading

import pytest

from ui.briefing.lane import Lane


@pytest.fixture
def lane(qtbot):
    lane = Lane("test")
    yield lane
    lane.close()


def test_that_work_is_done_elsewhere_and_heard_here(lane, qtbot):
    heard: list[object] = []
    here = threading.current_thread()
    lane.ask(
        lambda _: threading.current_thread(),
        lambda there: heard.append((there, threading.current_thread())),
    )
    assert lane.is_busy
    qtbot.waitUntil(lambda: bool(heard))
    (pair,) = heard
    assert isinstance(pair, tuple)
    there, where_heard = pair
    assert there is not here
    assert where_heard is here
    assert not lane.is_busy


def test_that_the_latest_takes_the_place_of_all_earlier_ones(lane, qtbot):
    heard: list[object] = []
    told: list[object] = []
    wanted: list[bool] = []
    begun, go_on = threading.Event(), threading.Event()

    def first(task):
        task.tell("begun")
        begun.set()
        go_on.wait(10)
        wanted.append(task.is_wanted())
        task.tell("still here")
        return "first"

    lane.ask(first, heard.append, told.append)
    assert begun.wait(10)
    lane.ask(lambda _: "second", heard.append)
    lane.ask(lambda _: "third", heard.append)
    go_on.set()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["third"]
    assert wanted == [False]
    assert told == []


def test_that_what_is_dropped_is_not_heard(lane, qtbot):
    heard: list[object] = []
    last: list[object] = []
    go_on = threading.Event()
    lane.ask(lambda _: go_on.wait(10), heard.append)
    lane.drop()
    assert not lane.is_busy
    go_on.set()
    lane.ask(lambda _: "after", last.append)
    qtbot.waitUntil(lambda: bool(last))
    assert heard == []


def test_that_a_failure_is_handed_over(lane, qtbot):
    heard: list[object] = []

    def fails(_):
        raise ZeroDivisionError("by nought")

    lane.ask(fails, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert isinstance(heard[0], ZeroDivisionError)


def test_that_closing_ends_the_thread_and_says_so_to_what_runs(qtbot):
    lane, seen = Lane("closing"), threading.Event()

    def until_unwanted(task):
        while task.is_wanted():
            seen.set()

    heard: list[object] = []
    lane.ask(until_unwanted, heard.append)
    assert seen.wait(10)
    lane.close()
    assert "closing" not in [thread.name for thread in threading.enumerate()]
    lane.ask(lambda _: "too late", heard.append)
    assert heard == []
