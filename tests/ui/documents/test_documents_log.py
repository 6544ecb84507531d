"""Saving writes down who changed what; the log is of the file, and undo leaves it alone."""

import getpass

import pytest

from app import edits
from app.files.scenario_file import read, write
from tests.app.birmingham import DOCUMENT
from tests.ui.planner import make_window
from ui.documents.asking import SAVE_OVER
from ui.settings import remember_planner

HELLO = "pay.golden_hello"


@pytest.fixture(autouse=True)
def anna(monkeypatch):
    monkeypatch.setattr(getpass, "getuser", lambda: "anna")


def move(window, value=6000.0):
    window.session.change(edits.set_value(window.session.document, HELLO, value))


def said(path):
    return [(each.by, each.what) for each in read(path).log]


def test_that_a_saving_is_logged_under_the_name_that_was_given(window, plan):
    window.files.open_path(plan)
    move(window)
    assert window.files.save()
    remember_planner(window.files._desk.settings, "Ben")
    window.session.undo()
    assert window.files.save()
    assert said(plan) == [
        ("anna", "Golden hello £3,000 to £6,000"),
        ("Ben", "Golden hello £6,000 to £3,000"),
    ]
    assert window.session.is_saved
    assert window.session.document.log == read(plan).log


def test_that_saving_twice_writes_the_same_bytes(window, plan):
    window.files.open_path(plan)
    move(window)
    window.files.save()
    before = plan.read_bytes()
    assert window.files.save()
    assert plan.read_bytes() == before


def test_that_a_scenario_without_a_file_is_first_saved_once(window, tmp_path):
    path, other = tmp_path / "one.headroom", tmp_path / "two.headroom"
    window.planner.will(path, other)
    assert window.files.save()
    assert said(path) == [("anna", "First saved")]
    move(window)
    assert window.files.save_as()
    assert said(other) == [("anna", "First saved"), ("anna", "Golden hello £3,000 to £6,000")]
    assert said(path) == [("anna", "First saved")]


def test_that_a_copy_has_the_log_and_what_is_open_waits_for_its_own(window, plan, tmp_path):
    window.files.open_path(plan)
    move(window)
    copy = tmp_path / "copy.headroom"
    window.planner.will(copy)
    assert window.files.save_a_copy()
    assert said(copy) == [("anna", "Golden hello £3,000 to £6,000")]
    assert said(plan) == []
    assert not window.session.is_saved


def test_that_a_saving_that_failed_leaves_no_trace_in_the_log(window, plan, monkeypatch):
    window.files.open_path(plan)
    move(window)
    plan.unlink()
    plan.mkdir()
    window.planner.will(SAVE_OVER, None)
    assert not window.files.save()
    assert window.session.document.log == ()
    plan.rmdir()
    assert window.files.save()
    assert said(plan) == [("anna", "Golden hello £3,000 to £6,000")]


def test_that_what_another_wrote_into_the_log_is_kept(window, plan, qtbot):
    window.files.open_path(plan)
    move(window)
    window.files.save()
    theirs = make_window(qtbot, plan.parent / "elsewhere", DOCUMENT)
    copy = plan.with_name("copy.headroom")
    write(read(plan), copy)
    assert theirs.files.open_path(copy)
    move(theirs, 7000.0)
    assert theirs.files.save()
    assert [what for _, what in said(copy)] == [
        "Golden hello £3,000 to £6,000",
        "Golden hello £6,000 to £7,000",
    ]
    assert theirs.files.may_close()
