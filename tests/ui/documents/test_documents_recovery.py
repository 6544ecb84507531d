"""Unsaved work outlives a killed window, and is never another living window's."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import start
from app import edits
from app.files import autosave
from app.files.scenario_file import read, write
from tests.app.birmingham import DOCUMENT
from tests.ui.planner import make_window
from ui.documents.asking import DISCARD, OPEN_SAVED, RECOVER, SKIP
from ui.documents.recovery import Recovery, left_behind

ROOT = Path(start.__file__).parent


def moved(value=6000.0):
    return edits.set_value(DOCUMENT, "pay.golden_hello", value)


def copies():
    return sorted(each.name for each in autosave.folder().glob("*.unsaved"))


KEPT_THEN_IDLE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from app import edits
from app.files.scenario_file import read
from app.session import Session
from ui.documents.recovery import Recovery
application, parent = QApplication([]), QWidget()
path = Path(sys.argv[1])
session = Session(read(path), path=path)
session.change(edits.set_value(session.document, "pay.golden_hello", 6000.0))
recovery = Recovery(session, parent, every=20)
timer = QTimer(parent)
def look():
    if recovery._kept is session.document:
        timer.stop()
        print("kept", flush=True)
timer.timeout.connect(look)
timer.start(5)
application.exec()
"""


@pytest.fixture
def other_program(plan):
    """Another Headroom that has work on the plan which is not saved; it can be killed."""
    with subprocess.Popen(
        [sys.executable, "-c", KEPT_THEN_IDLE, str(plan)], stdout=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"kept\n"
        yield process
        process.kill()


def kill(process):
    process.kill()
    process.wait()


def test_that_work_of_a_killed_program_is_recovered(other_program, window, plan):
    assert left_behind() == []
    window.files.begin()
    assert window.planner.asked == [], "offered while the other program lives"
    kill(other_program)
    window.planner.will(RECOVER)
    window.files.begin()
    assert "“Birmingham, January 2015” was not saved" in window.planner.asked[0]
    assert "Its file is plan.headroom." in window.planner.asked[0]
    assert window.session.document == moved()
    assert (window.session.path, window.session.is_saved) == (plan, False)
    assert read(plan) == DOCUMENT, "the file is the planner's"
    assert window.files.save()
    assert read(plan) == moved()
    assert copies() == []


def test_that_recovered_work_survives_a_second_kill(other_program, window):
    kill(other_program)
    window.planner.will(RECOVER)
    window.files.begin()
    (kept,) = autosave.all_unsaved()
    assert kept.document == moved()
    assert left_behind() == [], "it is this window's now"


def test_that_the_saved_file_can_be_opened_instead(other_program, window, plan):
    kill(other_program)
    window.planner.will(OPEN_SAVED)
    window.files.begin()
    assert window.session.document == DOCUMENT
    assert (window.session.path, window.session.is_saved) == (plan, True)
    assert copies() == []


def test_that_what_is_skipped_is_offered_another_time(other_program, window):
    kill(other_program)
    for answer in (SKIP, None, SKIP):
        window.planner.will(answer)
        assert not window.files.offer_recovery()
    assert window.session.document == DOCUMENT
    window.planner.will(RECOVER)
    assert window.files.offer_recovery()
    assert window.session.document == moved()


def test_that_a_file_that_is_gone_is_not_offered(other_program, window, plan):
    kill(other_program)
    plan.unlink()
    window.planner.will(RECOVER)
    window.files.begin()
    assert window.planner.offered == [(RECOVER, SKIP)]
    assert window.session.document == moved()
    assert not window.session.is_saved
    assert window.files.save()
    assert read(plan) == moved()


def test_that_work_on_a_file_another_window_has_is_recovered_as_a_copy(
    other_program, qtbot, window, plan, tmp_path
):
    assert window.files.open_path(plan)
    kill(other_program)
    third = make_window(qtbot, tmp_path, DOCUMENT)
    third.planner.will(RECOVER)
    third.files.begin()
    assert third.session.document == moved()
    assert third.session.path is None
    third.planner.will(DISCARD)
    assert third.files.may_close()


def test_that_a_file_asked_for_waits_for_recovered_work(other_program, window, tmp_path):
    kill(other_program)
    other = tmp_path / "other.headroom"
    write(DOCUMENT, other)
    window.planner.will(RECOVER)
    window.files.begin(other)
    assert window.session.document == moved()
    assert "other.headroom was not opened" in window.planner.asked[-1]


def test_that_a_file_asked_for_is_opened(window, plan):
    window.files.begin(plan)
    assert window.session.path == plan


# When a copy is kept


def test_that_a_copy_is_kept_regularly_if_there_is_anything_to_keep(qtbot, window):
    recovery = Recovery(window.session, window.widget, every=10)
    qtbot.wait(40)
    assert copies() == []
    window.session.change(moved())
    qtbot.waitUntil(lambda: len(copies()) == 1)
    (kept,) = autosave.all_unsaved()
    assert (kept.document, kept.path, kept.process) == (moved(), None, os.getpid())
    window.session.change(moved(7000.0))
    qtbot.waitUntil(lambda: autosave.all_unsaved()[0].document == moved(7000.0))
    recovery.close()
    assert copies() == []


def test_that_a_copy_is_kept_once_a_run_begins(qtbot, window):
    window.session.change(moved())
    window.session.asked(1)
    assert copies() == []
    qtbot.waitUntil(lambda: len(copies()) == 1)
    assert autosave.all_unsaved()[0].document == moved()


def test_that_nothing_is_kept_of_what_is_saved_or_undone(window, plan):
    window.files.open_path(plan)
    for take_back in (window.session.undo, window.files.save):
        window.session.change(moved())
        window.files._recovery.keep()
        assert len(copies()) == 1
        take_back()
        assert copies() == []


def test_that_a_clean_close_leaves_nothing(qtbot, tmp_path):
    window = make_window(qtbot, tmp_path, DOCUMENT)
    window.session.change(moved())
    window.files._recovery.keep()
    window.planner.will(DISCARD)
    assert window.files.may_close()
    window.files._recovery.keep()
    assert list(autosave.folder().iterdir()) == []


def test_that_discarding_for_another_document_leaves_no_copy_of_the_first(window, plan):
    window.session.change(moved())
    window.files._recovery.keep()
    window.planner.will(DISCARD)
    assert window.files.open_path(plan)
    assert copies() == []


def test_that_two_windows_keep_copies_apart(qtbot, window, tmp_path):
    other = make_window(qtbot, tmp_path, DOCUMENT)
    for each, value in ((window, 6000.0), (other, 7000.0)):
        each.session.change(moved(value))
        each.files._recovery.keep()
    assert len(copies()) == 2
    assert left_behind() == []
    other.planner.will(DISCARD)
    assert other.files.may_close()
    assert [each.document for each in autosave.all_unsaved()] == [moved()]


def test_that_a_damaged_copy_does_not_stop_the_start(window):
    autosave.folder().mkdir(parents=True, exist_ok=True)
    (autosave.folder() / "odd.unsaved").write_bytes(b"\0" * 100)
    window.files.begin()
    assert window.planner.asked == []
    assert copies() == []
    assert (autosave.folder() / "odd.damaged").read_bytes() == b"\0" * 100
