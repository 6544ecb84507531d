"""The whole program as it is started, and ended by Ctrl-C, by being killed, or before it began."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

import start
from app import edits
from app.files.autosave import all_unsaved
from app.files.scenario_file import write
from app.files.templates import birmingham
from ui.display import has_display

ROOT = Path(start.__file__).parent
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")

AT_WORK = """
import sys
from pathlib import Path
from app.running import compiled_cache
from app import edits
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.session import State
from tests.app import stand_in
from ui import start
import ui.program

if __name__ == "__main__":
    compiled_cache.is_warm = lambda: True
    program = None

    class Slow(ui.program.Program):
        def __init__(self, application):
            global program
            program = self
            super().__init__(application, run=stand_in.slow)

    ui.program.Program = Slow

    def look():
        session = program.desk.session
        if session.answer is None or session.state is not State.WORKING:
            return
        timer.stop()
        session.change(edits.set_value(session.document, "pay.golden_hello", 6000.0))
        for word in sys.argv[1:]:
            if word == "keep":
                program.window.files.keep()
            if word == "ask":
                QTimer.singleShot(0, program.window, program.window.close)
        QTimer.singleShot(300, lambda: print("at work", flush=True))

    application = QApplication([])
    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    sys.exit(start.open_window(None))
"""


@pytest.fixture
def at_work(tmp_path):
    """Starts the program in a process of its own; back when its workers run futures."""
    script = tmp_path / "at_work.py"
    script.write_text(AT_WORK, encoding="utf-8")
    begun = []

    def begin(*words):
        program = subprocess.Popen(
            [sys.executable, str(script), *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            start_new_session=True,
            text=True,
        )
        begun.append(program)
        assert program.stdout
        assert program.stdout.readline() == "at work\n"
        family = psutil.Process(program.pid).children(recursive=True)
        assert len(family) >= 2, "it has workers"
        return program, family

    yield begin
    for program in begun:
        program.kill()
        program.communicate()


def are_gone(family, seconds=5.0):
    end = time.monotonic() + seconds
    while any(each.is_running() and each.status() != psutil.STATUS_ZOMBIE for each in family):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def changed():
    return edits.set_value(birmingham(), "pay.golden_hello", 6000.0)


@POSIX
@pytest.mark.parametrize("word", ["", "ask"], ids=["at work", "while a question is open"])
def test_that_ctrl_c_ends_the_window_and_keeps_what_is_not_saved(at_work, word):
    program, family = at_work(*filter(None, [word]))
    began = time.monotonic()
    os.killpg(program.pid, signal.SIGINT)
    _, complaints = program.communicate(timeout=10)
    assert time.monotonic() - began < 2
    assert program.returncode == 130
    assert "Traceback" not in complaints
    assert are_gone(family)
    assert [each.document for each in all_unsaved()] == [changed()]


@POSIX
def test_that_a_window_killed_during_a_run_leaves_no_process_and_its_work(
    at_work, program, dialogs
):
    killed, family = at_work("keep")
    killed.kill()
    killed.communicate()
    assert are_gone(family)
    dialogs.answer("Recover")
    assert program.window.files.offer_recovery()
    assert program.desk.session.document == changed()
    assert not program.desk.session.is_saved


def headroom(*words, **environment):
    gone = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in gone}
    return subprocess.run(
        [sys.executable, "-m", "app.cli", *map(str, words)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**kept, **environment},
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
@pytest.mark.parametrize("words", [(), ("window",), ("window", "plan.headroom")])
def test_that_without_a_display_it_says_so(words):
    done = headroom(*words)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("There is no display here")
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
def test_that_a_display_that_does_not_answer_is_said(tmp_path):
    """Qt would end the process with a signal and words about plug-ins."""
    done = headroom("window", DISPLAY=":4711")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("There is no display here")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
def test_that_a_display_that_answers_is_one(tmp_path, monkeypatch):
    for name in ("DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    assert not has_display()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-7"))
        server.listen()
        assert has_display()


@pytest.mark.parametrize("kind", ["missing", "hostile"])
def test_that_a_file_that_cannot_be_used_is_told_in_the_window(program, dialogs, tmp_path, kind):
    file = tmp_path / "<b>plan\u202e.headroom"
    if kind == "hostile":
        write(birmingham(), file)
        file.write_bytes(file.read_bytes()[:-200] + b"\0\xff NaN")
    program.window.files.begin(file)
    assert "was not opened" in dialogs.told[0][0]
    assert "\u202e" not in dialogs.told[0][0]
    assert program.window.isVisible()
    assert program.desk.session.document == birmingham()
