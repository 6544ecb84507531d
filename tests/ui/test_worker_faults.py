"""The window while its workers are killed, hang, or are at work when something else is wanted."""

import os
import signal
import sys
import threading

import numpy as np
import psutil
import pytest
from PySide6.QtWidgets import QApplication

from app import edits
from app.files.scenario_file import write
from app.files.templates import birmingham
from app.running import compiled_cache, compiling
from app.running.executors import process_workers, serial_workers
from app.running.runner import run_futures
from app.session import State, What
from tests.app import stand_in
from ui.program import Program

PATH = "pay.golden_hello"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
AGAIN = "Part of Headroom stopped and was started again. No figure is affected."


class Desk:
    """A window with worker processes of its own."""

    def __init__(self, qtbot, dialogs, run):
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.program = Program(application, dialogs=dialogs, workers=process_workers(2), run=run)
        self.session = self.program.desk.session
        self.troubles = []
        self.session.listen(self.hear)
        qtbot.addWidget(self.program.window, before_close_func=lambda _: dialogs.answer("Discard"))

    def begin(self, futures):
        self.session.change(edits.set_futures(self.session.document, futures))
        self.program.begin()

    def hear(self, what):
        if what is What.TROUBLE:
            self.troubles.append(self.session.trouble)

    def set(self, value):
        self.session.change(edits.set_value(self.session.document, PATH, float(value)))

    @property
    def is_finished(self):
        session = self.session
        wanted = session.document.futures
        return (
            session.state is State.FINISHED
            and session.is_current
            and session.answer is not None
            and len(session.answer.ensemble.numbers) == wanted
        )


@pytest.fixture
def open_with(qapp, qtbot, dialogs, monkeypatch):
    """Opens a window whose workers run this in the place of the model."""
    monkeypatch.setattr(compiled_cache, "is_warm", lambda: True)
    monkeypatch.setenv("PYTHONPATH", os.getcwd())
    opened = []

    def make(run, futures=40):
        desk = Desk(qtbot, dialogs, run)
        opened.append(desk)
        desk.begin(futures)
        return desk

    yield make
    for desk in opened:
        desk.program.bridge.close()


def workers():
    """Living processes that are workers, not the helper that tidies up after them."""
    found = []
    for child in psutil.Process().children(recursive=True):
        try:
            if "spawn_main" in " ".join(child.cmdline()):
                found.append(child)
        except psutil.Error:
            continue
    return [each for each in found if each.status() != psutil.STATUS_ZOMBIE]


def same_as_alone(desk):
    """The figures are those of a run of the same futures in one process."""
    answer = desk.session.answer
    with serial_workers() as alone:
        again = run_futures(
            desk.session.document.played, answer.ensemble.numbers, alone, run=stand_in.run
        )
    return np.array_equal(again.array, answer.ensemble.array)


@POSIX
def test_that_a_worker_that_is_killed_changes_no_digit_and_is_told_once(
    open_with, qtbot, monkeypatch, tmp_path
):
    monkeypatch.setenv("STAND_IN_MARK", str(tmp_path / "killed"))
    desk = open_with(stand_in.killed_once)
    qtbot.waitUntil(lambda: desk.is_finished, timeout=30_000)
    assert (tmp_path / "killed").exists()
    assert desk.troubles == [AGAIN]
    assert same_as_alone(desk)
    # Those that were replaced are gone; of the new ones one may only just begin.
    qtbot.waitUntil(lambda: len(workers()) == 2, timeout=10_000)


def test_that_workers_that_always_die_are_given_up_and_the_window_lives(open_with, qtbot, dialogs):
    desk = open_with(stand_in.deadly)
    qtbot.waitUntil(lambda: desk.session.state is State.FAILED, timeout=60_000)
    assert "Futures still missing" in desk.troubles[-1]
    assert dialogs.told == []
    assert desk.program.window.foot.said == "The run could not be finished"
    desk.session.undo()
    assert desk.session.document == birmingham()


@POSIX
def test_that_a_worker_that_hangs_is_replaced(open_with, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr("app.running.runner._HANGS", 2)
    monkeypatch.setenv("STAND_IN_MARK", str(tmp_path / "hung"))
    desk = open_with(stand_in.hung_once)
    qtbot.waitUntil(lambda: len(workers()) == 2, timeout=30_000)
    at_first = set(workers())
    qtbot.waitUntil(lambda: desk.is_finished, timeout=30_000)
    assert (tmp_path / "hung").exists()
    assert desk.troubles == [AGAIN]
    assert same_as_alone(desk)
    assert workers()
    assert not at_first & set(workers()), "nothing of the pool that hung is left"


@POSIX
def test_that_a_close_ends_workers_that_heed_nothing(open_with, qtbot, dialogs):
    desk = open_with(stand_in.slow, futures=400)
    qtbot.waitUntil(lambda: desk.session.answer is not None, timeout=30_000)
    for each in workers():
        os.kill(each.pid, signal.SIGSTOP)
    dialogs.answer("Discard")
    assert desk.program.window.close()
    qtbot.waitUntil(lambda: not workers(), timeout=3000)


def test_that_a_close_during_a_run_leaves_nothing(open_with, qtbot, dialogs):
    desk = open_with(stand_in.slow, futures=400)
    qtbot.waitUntil(lambda: len(workers()) == 2, timeout=30_000)
    assert desk.session.state is State.WORKING
    dialogs.answer("Discard")
    assert desk.program.window.close()
    qtbot.waitUntil(lambda: not workers(), timeout=3000)


def test_that_another_file_during_a_run_has_the_answer_to_itself(
    open_with, qtbot, dialogs, tmp_path
):
    other = edits.set_futures(edits.set_value(birmingham(), PATH, 7000.0), 20)
    write(other, tmp_path / "other.headroom")
    desk = open_with(stand_in.slow, futures=2000)
    qtbot.waitUntil(lambda: desk.session.answer is not None, timeout=30_000)
    shown = []
    desk.session.listen(
        lambda what: shown.append(desk.session.answer) if what is What.ANSWER else None
    )
    dialogs.answer("Discard")
    assert desk.program.window.files.open_path(tmp_path / "other.headroom")
    assert desk.session.answer is None, "figures of another file are no answer to this one"
    qtbot.waitUntil(lambda: desk.is_finished, timeout=60_000)
    asked = [each.question.document for each in shown if each]
    assert asked
    assert all(each == other for each in asked)
    assert same_as_alone(desk)


def test_that_a_window_that_closes_while_the_model_is_got_ready_closes_at_once(
    open_with, qtbot, dialogs, monkeypatch
):
    ready = threading.Event()
    monkeypatch.setattr(compiled_cache, "is_warm", lambda: False)
    monkeypatch.setattr(compiling, "warm", lambda _tell: ready.wait(20))
    desk = open_with(None, futures=8)
    qtbot.waitUntil(lambda: desk.session.state is State.PREPARING, timeout=10_000)
    was_hidden, close = [], desk.program.bridge.close

    def end():
        was_hidden.append(not desk.program.window.isVisible())
        ready.set()
        close()

    monkeypatch.setattr(desk.program.bridge, "close", end)
    dialogs.answer("Discard")
    assert desk.program.window.close()
    assert was_hidden == [True], "nobody looks at a dead window while the work is ended"
    qtbot.waitUntil(lambda: not workers(), timeout=3000)
