"""Open, save, save as, recent: the file is right, and nothing open is ever lost."""

import os
import shutil
from pathlib import Path

import pytest

from app import edits
from app.files.scenario_file import read, text_of
from app.files.templates import FOLDER, birmingham, templates
from app.fingerprint import fingerprint
from tests.app.birmingham import DOCUMENT
from tests.app.hostile import GOOD, NOT_FOR_PLANNERS
from tests.ui.planner import make_window
from ui.documents.asking import (
    CANCEL,
    DISCARD,
    NOT_NOW,
    REPLACE,
    SAVE,
    SAVE_ELSEWHERE,
)
from ui.documents.files import window_title
from ui.documents.recent import last_folder

HELLO = "pay.golden_hello"


def move(window, value=6000.0):
    window.session.change(edits.set_value(window.session.document, HELLO, value))


# Opening


def test_that_an_opened_file_is_what_is_open(window, plan):
    assert window.files.open_path(plan)
    session = window.session
    assert session.document == DOCUMENT
    assert (session.path, session.is_saved) == (plan, True)
    assert window.planner.asked == []
    assert window_title(session) == (DOCUMENT.title, "plan.headroom")


def test_that_open_asks_where_the_last_file_was(window, plan, tmp_path):
    assert last_folder(window.files._desk.settings) != tmp_path
    window.planner.will(plan)
    assert window.files.open()
    assert last_folder(window.files._desk.settings) == tmp_path


def test_that_opening_nothing_changes_nothing(window):
    before = window.session.document
    window.planner.will(None)
    assert not window.files.open()
    assert window.session.document is before


def test_that_a_scenario_of_the_same_service_is_compared_with_the_published_plan(window):
    assert window.files.open_path(FOLDER / "golden-hello-6000.headroom")
    assert fingerprint(window.session.baseline.played) == fingerprint(birmingham().played)
    assert window.files.open_path(FOLDER / "birmingham-2014.headroom")
    assert window.session.baseline == window.session.document


def test_that_unsaved_work_is_asked_about_before_another_is_opened(window, plan):
    move(window)
    mine = window.session.document
    for answer in (CANCEL, None):
        window.planner.will(answer)
        assert not window.files.open_path(plan)
        assert window.session.document is mine
    window.planner.will(DISCARD)
    assert window.files.open_path(plan)
    assert window.session.document == DOCUMENT


def test_that_saving_on_the_way_out_saves(window, plan, tmp_path):
    window.files.open_path(plan)
    move(window)
    mine = window.session.document
    window.planner.will(SAVE)
    assert window.files.new(templates()[0])
    assert read(plan) == mine
    assert window.session.document == templates()[0].document
    assert window.session.path is None


def test_that_a_save_that_is_given_up_keeps_what_is_open(window):
    move(window)
    mine = window.session.document
    window.planner.will(SAVE, None)
    assert not window.files.new(templates()[0])
    assert window.session.document is mine


def test_that_an_untouched_template_is_not_asked_about(window):
    assert window.files.new(templates()[0])
    assert window.files.new(templates()[1])
    assert window.planner.asked == []


# Files that cannot be used

HOSTILE = {
    "missing": None,
    "empty": b"",
    "cut off": GOOD[: len(GOOD) // 2].encode(),
    "random": bytes(range(256)) * 9,
    "sixteen bits": GOOD.encode("utf-16"),
    "newer": b'{"headroom": 99}',
    "deep": b"[" * 200_000,
    "not a number": GOOD.replace('"seed": ', '"seed": NaN, "was": ').encode(),
    "too much": GOOD.replace('"value": 3000', '"value": 60000').encode(),
    "twice": GOOD.replace('"title"', '"title": "a", "title"', 1).encode(),
    "another program's": b'{"name": "package"}',
    "markup": b"<html><img src=file:///etc/passwd></html>",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_that_a_hostile_file_is_told_and_touches_nothing(window, plan, tmp_path, kind):
    window.files.open_path(plan)
    move(window)
    before, steps = window.session.document, window.session.steps.all
    file = tmp_path / "x.headroom"
    content = HOSTILE[kind]
    if content is not None:
        file.write_bytes(content)
    assert not window.files.open_path(file)
    told = window.planner.asked.pop().splitlines()
    assert told[0] == "x.headroom was not opened."
    assert len(told) > 1
    for sentence in told[1:]:
        assert sentence.startswith(("x.headroom", "... and"))
        assert not NOT_FOR_PLANNERS.search(sentence)
    assert window.session.document is before
    assert window.session.steps.all == steps
    assert (window.session.path, window.session.is_saved) == (plan, False)
    assert read(plan) == DOCUMENT
    assert window.files.recent() == [plan]


def make_huge(file):
    with file.open("wb") as opened:
        opened.truncate(2**30)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (Path.mkdir, "is a folder"),
        (make_huge, "is larger than 5 MB"),
        (getattr(os, "mkfifo", None), "is no ordinary file"),
        (lambda file: file.symlink_to(file), "it is a link that leads back to itself"),
        (lambda file: file.symlink_to(os.devnull), "is no ordinary file"),
    ],
    ids=["folder", "huge", "pipe", "loop", "device"],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows has other files than these")
def test_that_what_is_no_file_is_told_and_touches_nothing(window, tmp_path, make, words):
    before = window.session.document
    make(tmp_path / "x.headroom")
    assert not window.files.open_path(tmp_path / "x.headroom")
    assert words in window.planner.asked.pop()
    assert window.session.document is before


def test_that_every_problem_of_a_file_is_told(window, tmp_path):
    file = tmp_path / "x.headroom"
    file.write_text(GOOD.replace('"value": ', '"value": 1e300, "old": '))
    assert not window.files.open_path(file)
    assert len(window.planner.asked.pop().splitlines()) > 100


# Saving


def test_that_what_is_saved_is_what_the_command_line_would_write(window, plan):
    window.files.open_path(plan)
    move(window)
    assert window_title(window.session)[1] == "plan.headroom – not saved"
    assert window.files.save()
    assert plan.read_text(encoding="utf-8") == text_of(window.session.document)
    assert window.session.is_saved
    assert window.said == ["Saved in plan.headroom"]


def test_that_a_document_without_a_file_is_asked_for_one(window, tmp_path):
    move(window)
    assert window_title(window.session)[1] == "no file yet – not saved"
    target = tmp_path / "new"
    window.planner.will(target)
    assert window.files.save()
    assert window.session.path == tmp_path / "new.headroom"
    assert read(tmp_path / "new.headroom") == window.session.document
    assert window.files.recent() == [tmp_path / "new.headroom"]


def test_that_an_ending_that_is_added_replaces_no_file_unasked(window, plan):
    before = plan.read_bytes()
    move(window)
    window.planner.will(plan.with_suffix(""), CANCEL, None)
    assert not window.files.save_as()
    assert plan.read_bytes() == before
    window.planner.will(plan.with_suffix(""), REPLACE)
    assert window.files.save_as()
    assert read(plan) == window.session.document


@pytest.mark.parametrize("how", ["save", "save_as", "save_a_copy"])
def test_that_what_comes_with_headroom_is_never_replaced(window, tmp_path, monkeypatch, how):
    # A folder like the shipped one: a test that fails must not spoil the real one.
    shipped = tmp_path / "shipped"
    shutil.copytree(FOLDER, shipped)
    monkeypatch.setattr("app.files.protected.FOLDERS", (shipped,))
    file = shipped / "birmingham.headroom"
    before = file.read_bytes()
    assert window.files.open_path(file)
    move(window)
    window.planner.will(file, tmp_path / "mine.headroom")
    assert getattr(window.files, how)()
    assert "comes with Headroom and stays as it is" in "".join(window.planner.asked)
    assert file.read_bytes() == before
    assert read(tmp_path / "mine.headroom") == window.session.document
    assert window.planner.suggested[0].parent != shipped


def test_that_a_copy_leaves_one_with_the_same_file(window, plan, tmp_path):
    window.files.open_path(plan)
    move(window)
    window.planner.will(tmp_path / "copy.headroom")
    assert window.files.save_a_copy()
    assert window.planner.suggested == [tmp_path / "plan copy.headroom"]
    assert read(tmp_path / "copy.headroom") == window.session.document
    assert (window.session.path, window.session.is_saved) == (plan, False)
    assert read(plan) == DOCUMENT


def test_that_a_copy_over_ones_own_file_is_a_save(window, plan):
    window.files.open_path(plan)
    move(window)
    window.planner.will(plan)
    assert window.files.save_a_copy()
    assert window.session.is_saved


@pytest.mark.parametrize(
    "title", ["../../x", "CON", "n" * 300, "=cmd()", "<img src=file:///etc/passwd>", "a/b\\c:d"]
)
def test_that_a_title_suggests_a_name_within_the_folder(window, title):
    window.session.change(edits.set_title(window.session.document, title[:200]))
    window.planner.will(None)
    assert not window.files.save_as()
    (suggested,) = window.planner.suggested
    assert suggested.parent == last_folder(window.files._desk.settings)
    assert suggested.suffix == ".headroom"
    assert len(suggested.name) <= 100
    assert not set(suggested.name) & set('<>:"/\\|?*')


# At the end


def test_that_closing_asks_about_what_is_not_saved(qtbot, tmp_path, plan):
    window = make_window(qtbot, tmp_path, DOCUMENT)
    window.files.open_path(plan)
    move(window)
    for answer in (CANCEL, None):
        window.planner.will(answer)
        assert not window.files.may_close()
    window.planner.will(SAVE)
    assert window.files.may_close()
    assert read(plan) == window.session.document


def test_that_a_failed_save_keeps_the_window_open(qtbot, tmp_path, plan, monkeypatch):
    window = make_window(qtbot, tmp_path, DOCUMENT)
    window.files.open_path(plan)
    move(window)
    shutil.rmtree(tmp_path / "gone", ignore_errors=True)
    window.session.saved_as(tmp_path / "gone" / "x.headroom")
    move(window, 7000.0)
    window.planner.will(SAVE, NOT_NOW)
    assert not window.files.may_close()
    assert window.planner.offered[-1] == (SAVE_ELSEWHERE, NOT_NOW)
    window.planner.will(DISCARD)
    assert window.files.may_close()
