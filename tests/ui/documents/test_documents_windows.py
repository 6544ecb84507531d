"""One file and two windows, and what is remembered from one window to the next."""

import subprocess
import sys
from pathlib import Path

import pytest

from app import edits
from app.files.scenario_file import read, write
from app.files.templates import FOLDER, birmingham, templates
from tests.app.birmingham import DOCUMENT
from tests.ui.planner import make_window
from ui.documents.asking import CANCEL, DISCARD, NOT_NOW, OPEN_A_COPY
from ui.documents.recent import MOST, last_folder

HELLO = "pay.golden_hello"


def move(window, value=6000.0):
    window.session.change(edits.set_value(window.session.document, HELLO, value))


# Two windows


def test_that_a_file_open_elsewhere_is_opened_as_a_copy_or_not_at_all(
    qtbot, window, plan, tmp_path
):
    window.files.open_path(plan)
    other = make_window(qtbot, tmp_path, birmingham())
    other.planner.will(CANCEL)
    assert not other.files.open_path(plan)
    assert "is open in another window of Headroom" in other.planner.asked[0]
    other.planner.will(OPEN_A_COPY)
    assert other.files.open_path(plan)
    assert other.session.document == DOCUMENT
    assert other.session.path is None
    move(other)
    other.planner.will(plan, NOT_NOW)
    assert not other.files.save()
    assert read(plan) == DOCUMENT
    other.planner.will(DISCARD)
    assert other.files.may_close()


def test_that_a_file_can_be_opened_once_the_other_window_has_left_it(qtbot, window, plan, tmp_path):
    window.files.open_path(plan)
    window.files.new(templates()[0])
    other = make_window(qtbot, tmp_path, birmingham())
    assert other.files.open_path(plan)
    assert other.files.may_close()
    link = tmp_path / "link.headroom"
    link.symlink_to(plan)
    assert window.files.open_path(plan)
    other = make_window(qtbot, tmp_path, birmingham())
    other.planner.will(CANCEL)
    assert not other.files.open_path(link)


HOLD = """
import sys, time
from pathlib import Path
from ui.documents.locks import claim_file
claim = claim_file(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(100)
"""


def test_that_a_program_that_was_killed_holds_no_file(window, plan):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(plan)], stdout=subprocess.PIPE, cwd=FOLDER.parent
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        window.planner.will(CANCEL)
        assert not window.files.open_path(plan)
        other.kill()
    assert window.files.open_path(plan)
    assert not window.planner.answers


def test_that_going_on_with_another_file_frees_the_first(qtbot, window, plan, tmp_path):
    window.files.open_path(plan)
    second = tmp_path / "second.headroom"
    window.planner.will(second)
    assert window.files.save_as()
    other = make_window(qtbot, tmp_path, birmingham())
    assert other.files.open_path(plan)
    assert other.files.may_close()
    write(DOCUMENT, tmp_path / "third.headroom")
    assert window.files.open_path(tmp_path / "third.headroom")
    other = make_window(qtbot, tmp_path, birmingham())
    assert other.files.open_path(second)
    assert other.files.may_close()


def test_that_a_file_that_was_not_opened_after_all_is_free(qtbot, window, plan, tmp_path):
    move(window)
    window.planner.will(CANCEL)
    assert not window.files.open_path(plan)
    other = make_window(qtbot, tmp_path, birmingham())
    assert other.files.open_path(plan)
    assert other.planner.asked == []
    assert other.files.may_close()


def test_that_opening_ones_own_file_again_is_no_conflict(window, plan):
    assert window.files.open_path(plan)
    assert window.files.open_path(plan)
    assert window.planner.asked == []


def test_that_nothing_is_put_beside_the_planners_file(window, tmp_path):
    folder = tmp_path / "theirs"
    folder.mkdir()
    write(DOCUMENT, folder / "plan.headroom")
    window.files.open_path(folder / "plan.headroom")
    move(window)
    window.files._recovery.keep()
    window.files.save()
    assert [each.name for each in folder.iterdir()] == ["plan.headroom"]


def test_that_a_window_begun_with_a_file_of_another_holds_a_copy(qtbot, window, plan, tmp_path):
    window.files.open_path(plan)
    other = make_window(qtbot, tmp_path, DOCUMENT, path=plan)
    other.files.begin()
    assert other.session.path is None
    assert "holds a copy" in other.planner.asked[0]
    assert other.files.may_close()
    mine = make_window(qtbot, tmp_path, DOCUMENT, path=plan)
    window.files.new(templates()[0])
    mine.files.begin()
    assert mine.session.path == plan
    assert mine.files.may_close()


# Recent files


def test_that_recent_files_are_the_latest_first_and_no_more_than_ten(window, tmp_path):
    paths = [tmp_path / f"{number}.headroom" for number in range(MOST + 2)]
    for path in paths:
        write(DOCUMENT, path)
        window.files.open_path(path)
    window.files.open_path(paths[5])
    expected = [paths[5], *(each for each in reversed(paths) if each != paths[5])]
    assert window.files.recent() == expected[:MOST]
    paths[5].unlink()
    assert window.files.recent() == expected[1:MOST]


def test_that_recent_files_outlast_the_window(qtbot, window, plan, tmp_path):
    window.files.open_path(plan)
    window.files.new(templates()[0])
    other = make_window(qtbot, tmp_path, DOCUMENT)
    window.files._desk.settings.sync()
    other.files._desk.settings.sync()
    assert other.files.recent() == [plan]
    assert other.files.may_close()


@pytest.mark.parametrize("odd", ["[", "12", '{"a": 1}', "[1, null]", '"x"'])
def test_that_odd_settings_count_as_no_recent_files(window, odd):
    window.files._desk.settings.setValue("documents/recent", odd)
    window.files._desk.settings.setValue("documents/folder", odd)
    assert window.files.recent() == []
    assert isinstance(last_folder(window.files._desk.settings), Path)
