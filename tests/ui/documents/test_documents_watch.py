"""The open file is changed, replaced or taken away by somebody else."""

import os

import pytest
from PySide6.QtCore import QTimer

from app import edits
from app.files.scenario_file import read, text_of, write
from tests.app.birmingham import DOCUMENT, STAFF
from tests.ui.planner import make_window
from ui.documents.asking import (
    CANCEL,
    DISCARD,
    KEEP_MINE,
    RELOAD,
    SAVE_ELSEWHERE,
    SAVE_OVER,
)

THEIRS = edits.set_title(edits.set_staff(DOCUMENT, STAFF), "Theirs")


@pytest.fixture
def plan(tmp_path):
    folder = tmp_path / "shared"
    folder.mkdir()
    path = folder / "plan.headroom"
    write(DOCUMENT, path)
    return path


@pytest.fixture
def window(qtbot, tmp_path, plan):
    window = make_window(qtbot, tmp_path, DOCUMENT)
    assert window.files.open_path(plan)
    yield window
    window.planner.will(DISCARD)
    assert window.files.may_close()


def move(window, value=6000.0):
    changed = edits.set_value(window.session.document, "pay.golden_hello", value)
    window.session.change(changed)


def asked(window, words):
    return any(words in each for each in window.planner.asked)


def test_that_a_file_changed_by_another_can_be_reloaded_without_losing_mine(qtbot, window, plan):
    move(window)
    mine = window.session.document
    window.planner.will(RELOAD)
    write(THEIRS, plan)
    qtbot.waitUntil(lambda: window.session.document == THEIRS)
    assert asked(window, "plan.headroom has been changed by somebody else")
    assert window.session.is_saved
    window.session.undo()
    assert window.session.document == mine
    assert not window.session.is_saved


def test_that_ones_own_is_kept_and_counts_as_not_saved(qtbot, window, plan):
    window.planner.will(KEEP_MINE)
    write(THEIRS, plan)
    qtbot.waitUntil(lambda: not window.session.is_saved)
    assert window.session.document == DOCUMENT
    # Having been told, the planner is not asked again.
    assert window.files.save()
    assert read(plan) == DOCUMENT
    assert window.session.is_saved


def test_that_a_second_change_is_noticed_as_well(qtbot, window, plan):
    window.planner.will(RELOAD)
    write(THEIRS, plan)
    qtbot.waitUntil(lambda: window.session.document == THEIRS)
    window.planner.will(RELOAD)
    write(DOCUMENT, plan)
    qtbot.waitUntil(lambda: window.session.document == DOCUMENT)


def test_that_a_file_written_in_place_is_noticed(qtbot, window, plan):
    window.planner.will(RELOAD)
    other = plan.with_name("other.headroom")
    write(THEIRS, other)
    plan.write_bytes(other.read_bytes())
    qtbot.waitUntil(lambda: window.session.document == THEIRS)


def test_that_a_file_that_was_replaced_is_still_watched(qtbot, window, plan):
    window.planner.will(RELOAD)
    write(THEIRS, plan)
    qtbot.waitUntil(lambda: window.session.document == THEIRS)
    # Written in place, which the folder does not tell of.
    window.planner.will(RELOAD)
    plan.write_text(text_of(DOCUMENT), encoding="utf-8")
    qtbot.waitUntil(lambda: window.session.document == DOCUMENT)


def test_that_a_file_half_written_is_read_once_it_is_whole(qtbot, window, plan):
    watch = window.files._following._watch
    watch._watcher.blockSignals(True)  # as on a drive that tells nothing
    text = text_of(THEIRS)
    plan.write_text(text[:5000], encoding="utf-8")
    watch.look_soon()
    QTimer.singleShot(300, lambda: plan.write_text(text, encoding="utf-8"))
    window.planner.will(RELOAD)
    qtbot.waitUntil(lambda: window.session.document == THEIRS)
    assert not asked(window, "cannot be used now")


def test_that_ones_own_save_is_no_change_by_another(qtbot, window, plan):
    move(window)
    assert window.files.save()
    noticed = []
    window.files._following._watch.noticed.connect(lambda: noticed.append(True))
    window.files._following._watch.look_soon()
    qtbot.waitUntil(lambda: bool(noticed))
    assert window.planner.asked == []
    assert window.session.is_saved


def test_that_a_file_that_was_only_touched_is_no_change(qtbot, window, plan):
    noticed = []
    window.files._following._watch.noticed.connect(lambda: noticed.append(True))
    os.utime(plan, (1, 1))
    qtbot.waitUntil(lambda: bool(noticed))
    assert window.planner.asked == []
    assert not window.files._following.is_changed()


def test_that_a_change_that_is_the_same_as_mine_is_not_asked_about(qtbot, window, plan):
    move(window)
    write(window.session.document, plan)
    qtbot.waitUntil(lambda: window.session.is_saved)
    assert window.planner.asked == []


def test_that_a_file_spoiled_by_another_is_told_and_mine_stays(qtbot, window, plan):
    plan.write_text("{}")
    qtbot.waitUntil(lambda: asked(window, "cannot be used now"))
    assert asked(window, "is not a Headroom scenario")
    assert window.session.document == DOCUMENT
    assert not window.session.is_saved
    assert window.files.save()
    assert read(plan) == DOCUMENT


def test_that_a_file_taken_away_counts_as_not_saved_until_it_is_back(qtbot, window, plan):
    content = plan.read_bytes()
    plan.unlink()
    qtbot.waitUntil(lambda: not window.session.is_saved)
    assert window.said == ["plan.headroom is no longer there. Save to put it there again."]
    plan.write_bytes(content)
    qtbot.waitUntil(lambda: window.session.is_saved)
    plan.unlink()
    qtbot.waitUntil(lambda: not window.session.is_saved)
    assert window.files.save()
    assert read(plan) == DOCUMENT
    assert window.planner.asked == []


def test_that_a_change_on_a_drive_that_tells_nothing_is_seen_on_coming_back(qtbot, window, plan):
    watch = window.files._following._watch
    watch._watcher.blockSignals(True)
    write(THEIRS, plan)
    window.planner.will(RELOAD)
    window.widget.show()
    window.widget.activateWindow()
    qtbot.waitUntil(lambda: window.session.document == THEIRS)


@pytest.mark.parametrize("answer", [CANCEL, None])
def test_that_a_save_over_a_changed_file_asks_first(window, plan, answer):
    move(window)
    write(THEIRS, plan)
    window.planner.will(answer)
    assert not window.files.save()
    assert read(plan) == THEIRS
    assert not window.session.is_saved
    window.planner.will(SAVE_OVER)
    assert window.files.save()
    assert read(plan) == window.session.document


def test_that_a_save_over_a_changed_file_can_go_elsewhere(window, plan, tmp_path):
    move(window)
    write(THEIRS, plan)
    window.planner.will(SAVE_ELSEWHERE, tmp_path / "mine.headroom")
    assert window.files.save()
    assert read(plan) == THEIRS
    assert read(tmp_path / "mine.headroom") == window.session.document
    assert window.session.path == tmp_path / "mine.headroom"


def test_that_a_file_that_was_left_is_no_longer_watched(qtbot, window, plan, tmp_path):
    move(window)
    window.planner.will(tmp_path / "mine.headroom")
    assert window.files.save_as()
    write(THEIRS, plan)
    watch = window.files._following._watch
    assert str(plan) not in watch._watcher.files()
    assert not window.files._following.is_changed()
    with qtbot.waitSignal(watch.noticed):
        watch.look_soon()
    assert window.planner.asked == ["Save the scenario as"]
    assert window.session.is_saved
