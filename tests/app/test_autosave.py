"""Copies of unsaved work: whole, one for each owner, and what is damaged stops nothing."""

import json
import os
from datetime import datetime
from pathlib import Path

import pytest

from app.files import autosave
from app.files.folders import data_folder
from app.problem import CannotUse
from tests.app.birmingham import DOCUMENT
from tests.app.plan import PLAN

NOON = datetime(2026, 3, 1, 12, 0, 0)


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch, tmp_path):
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


def keep(owner="a", document=DOCUMENT, path=None, when=NOON):
    autosave.keep(document, path, owner, when)


def test_that_what_is_kept_is_what_is_found():
    path = Path("/shared/Ä \udcff plan.headroom")
    keep(path=path)
    (found,) = autosave.all_unsaved()
    assert found == autosave.Unsaved("a", os.getpid(), NOON, path, DOCUMENT)


def test_that_work_that_is_in_no_file_is_kept_as_well():
    keep()
    assert autosave.all_unsaved()[0].path is None


def test_that_a_later_copy_takes_the_place_of_the_owners_earlier_one():
    keep()
    keep(document=PLAN, when=NOON.replace(hour=13))
    (found,) = autosave.all_unsaved()
    assert (found.document, found.when.hour) == (PLAN, 13)


def test_that_owners_have_a_copy_each_the_latest_first():
    keep("a")
    keep("b", PLAN, when=NOON.replace(hour=13))
    keep("c", when=NOON.replace(hour=11))
    assert [each.owner for each in autosave.all_unsaved()] == ["b", "a", "c"]
    autosave.forget("a")
    autosave.forget("a")
    assert [each.owner for each in autosave.all_unsaved()] == ["b", "c"]


def test_that_no_two_owners_have_one_name():
    assert autosave.new_owner() != autosave.new_owner()


def test_that_copies_are_in_the_programs_own_folder_and_private():
    keep()
    assert autosave.folder().is_relative_to(data_folder())
    if os.name != "nt":
        assert autosave.folder().stat().st_mode & 0o077 == 0


def test_that_there_may_be_none():
    assert autosave.all_unsaved() == []
    autosave.forget("nobody")


GOOD = {
    "headroom_unsaved": 1,
    "process": 1,
    "when": "2026-03-01T12:00:00",
    "path": None,
    "scenario": "{}",
}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 5000,
        b"[1, 2]",
        b"null",
        b"{}",
        b"[" * 200_000,
        json.dumps(GOOD).encode(),
        json.dumps(GOOD | {"when": "yesterday"}).encode(),
        json.dumps(GOOD | {"process": None}).encode(),
        json.dumps(GOOD | {"path": 5}).encode(),
        json.dumps(GOOD | {"scenario": None}).encode(),
        json.dumps(GOOD | {"headroom_unsaved": "x"}).encode(),
    ],
)
def test_that_a_damaged_copy_is_set_aside_and_the_others_are_found(content):
    keep()
    odd = autosave.folder() / "odd.unsaved"
    odd.write_bytes(content)
    assert [each.owner for each in autosave.all_unsaved()] == ["a"]
    assert not odd.exists()
    assert (autosave.folder() / "odd.damaged").read_bytes() == content


def test_that_a_copy_cut_off_anywhere_is_set_aside():
    keep()
    file = autosave.folder() / "a.unsaved"
    whole = file.read_bytes()
    for length in range(1, len(whole) - 1, len(whole) // 20):
        file.write_bytes(whole[:length])
        assert autosave.all_unsaved() == []


def test_that_a_copy_of_a_newer_headroom_is_left_to_it():
    keep()
    newer = autosave.folder() / "newer.unsaved"
    newer.write_text(json.dumps(GOOD | {"headroom_unsaved": 2}))
    assert [each.owner for each in autosave.all_unsaved()] == ["a"]
    assert newer.exists()


def test_that_a_failure_is_told_and_leaves_the_last_copy(monkeypatch):
    keep()

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(CannotUse, match="the disk is full"):
        keep(document=PLAN)
    assert [each.document for each in autosave.all_unsaved()] == [DOCUMENT]
    assert os.listdir(autosave.folder()) == ["a.unsaved"]


def test_that_halves_left_by_a_killed_program_are_cleared_away_in_time():
    keep()
    old, new = (autosave.folder() / f".{name}.part" for name in ("old", "new"))
    for half in (old, new):
        half.write_bytes(b"{")
    os.utime(old, (1, 1))
    assert [each.owner for each in autosave.all_unsaved()] == ["a"]
    assert (old.exists(), new.exists()) == (False, True)
