"""Disks that fail: the old file is whole, it is told plainly, and another place is offered."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import edits
from app.files.scenario_file import read, write
from tests.app.birmingham import DOCUMENT
from ui.documents.asking import NOT_NOW, SAVE_ELSEWHERE


@pytest.fixture
def plan(tmp_path):
    folder = tmp_path / "shared"
    folder.mkdir()
    path = folder / "plan.headroom"
    write(DOCUMENT, path)
    return path


def move(window, value=6000.0):
    changed = edits.set_value(window.session.document, "pay.golden_hello", value)
    window.session.change(changed)


def check_refused(window, path, words, tmp_path):
    """Nothing was saved, it was said why, and the work can still be saved elsewhere."""
    mine = window.session.document
    window.planner.will(NOT_NOW)
    assert not window.files.save()
    told = window.planner.asked[-1]
    assert f"{path.name[:40]}" in told
    assert words in told
    assert told.endswith(("Save somewhere else.", "Save under another name."))
    assert window.planner.offered[-1] == (SAVE_ELSEWHERE, NOT_NOW)
    assert not window.session.is_saved
    window.planner.will(SAVE_ELSEWHERE, tmp_path / "rescued.headroom")
    assert window.files.save()
    assert read(tmp_path / "rescued.headroom") == mine
    assert window.session.is_saved
    assert window.session.path == tmp_path / "rescued.headroom"


@pytest.mark.parametrize(
    "fault",
    [
        ("fsync", 28, "the disk is full"),
        ("replace", 28, "the disk is full"),
        ("replace", 13, "you are not allowed to, or another program keeps it open"),
        ("replace", 30, "the disk can only be read"),
        ("fsync", 5, "the disk does not answer"),
        ("fsync", 122, "your share of the disk is used up"),
    ],
)
def test_that_a_disk_that_fails_leaves_the_old_file(window, plan, tmp_path, monkeypatch, fault):
    step, number, words = fault
    window.files.open_path(plan)
    move(window)
    before = plan.read_bytes()
    real = getattr(os, step)

    def fail(*args):
        # Only the folder of the file is full; the planner's other disk is not.
        where = os.readlink(f"/proc/self/fd/{args[0]}") if step == "fsync" else args[1]
        if Path(where).parent == plan.parent:
            raise OSError(number, os.strerror(number))
        return real(*args)

    if step == "fsync" and sys.platform != "linux":
        pytest.skip("how to tell which file is written is known for Linux alone")
    monkeypatch.setattr(os, step, fail)
    check_refused(window, plan, words, tmp_path)
    assert plan.read_bytes() == before
    assert os.listdir(plan.parent) == [plan.name]


def test_that_a_folder_that_is_gone_is_told(window, plan, tmp_path):
    window.files.open_path(plan)
    move(window)
    plan.unlink()
    plan.parent.rmdir()
    check_refused(window, plan, "the folder is gone", tmp_path)
    assert not plan.parent.exists()


def test_that_a_name_that_is_too_long_is_told(window, tmp_path):
    move(window)
    window.planner.will(tmp_path / ("n" * 300), SAVE_ELSEWHERE, tmp_path / "short.headroom")
    assert window.files.save_as()
    assert "the name is too long" in "".join(window.planner.asked)
    assert read(tmp_path / "short.headroom") == window.session.document


@pytest.mark.parametrize("name", ["a\0b.headroom", "folder.headroom", "loop.headroom"])
def test_that_a_place_that_is_no_file_is_told(window, tmp_path, name):
    (tmp_path / "folder.headroom").mkdir()
    (tmp_path / "loop.headroom").symlink_to("loop.headroom")
    move(window)
    window.planner.will(tmp_path / name, NOT_NOW)
    assert not window.files.save_as()
    assert "was not saved" in window.planner.asked[-1]
    assert window.session.path is None


def test_that_a_link_stays_a_link(window, plan, tmp_path):
    link = tmp_path / "link.headroom"
    link.symlink_to(plan)
    window.files.open_path(link)
    move(window)
    assert window.files.save()
    assert link.is_symlink()
    assert read(plan) == window.session.document


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_that_a_file_marked_read_only_stays(window, plan, tmp_path, monkeypatch):
    window.files.open_path(plan)
    move(window)
    plan.chmod(0o444)
    real = os.access
    # The superuser may write anything, so the question is answered as for anybody else.
    monkeypatch.setattr(os, "access", lambda path, mode: real(path, mode) and path != plan)
    check_refused(window, plan, "it is marked as read-only", tmp_path)
    assert read(plan) == DOCUMENT


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 64 kilobytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", "size=64k", "headroom-test", str(folder)]
    try:
        subprocess.run(options, check=True, capture_output=True, timeout=20)
    except (OSError, subprocess.SubprocessError):
        pytest.skip("disks cannot be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True, timeout=20)


def test_that_a_disk_that_is_really_full_leaves_the_old_file(window, small_disk, tmp_path):
    plan = small_disk / "plan.headroom"
    write(DOCUMENT, plan)
    assert window.files.open_path(plan)
    before = plan.read_bytes()
    (small_disk / "others").write_bytes(b"x" * (56 * 1024 - len(before)))
    move(window)
    check_refused(window, plan, "the disk is full", tmp_path)
    assert plan.read_bytes() == before
    assert sorted(os.listdir(small_disk)) == ["others", "plan.headroom"]


def test_that_a_copy_on_a_full_disk_is_told(window, small_disk, tmp_path):
    (small_disk / "others").write_bytes(b"x" * 60 * 1024)
    move(window)
    rescued = tmp_path / "copy.headroom"
    window.planner.will(small_disk / "copy.headroom", SAVE_ELSEWHERE, rescued)
    assert window.files.save_a_copy()
    assert "the disk is full" in "".join(window.planner.asked)
    assert os.listdir(small_disk) == ["others"]
    assert read(rescued) == window.session.document
    assert window.session.path is None


def test_that_unsaved_work_that_cannot_be_kept_is_told_once(
    window, small_disk, tmp_path, monkeypatch
):
    (small_disk / "others").write_bytes(b"x" * 60 * 1024)
    monkeypatch.setattr("app.files.autosave.data_folder", lambda: small_disk)
    for value in (6000.0, 7000.0, 8000.0):
        move(window, value)
        window.files._recovery.keep()
    window.files._recovery.close()
    (told,) = window.planner.asked
    assert "Headroom cannot keep copies of unsaved work." in told
    assert "the disk is full" in told
