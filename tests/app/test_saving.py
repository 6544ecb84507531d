"""Saving: the old file or the new one, never a mix, and a plain sentence when it fails."""

import os
import stat
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

import start
from app.files.scenario_file import read, write
from app.problem import CannotUse
from tests.app.birmingham import DOCUMENT, STAFF

ROOT = Path(start.__file__).parent
FULL = replace(DOCUMENT, scenario=replace(DOCUMENT.scenario, staff=STAFF))


def fail(*_args: object, **_keywords: object) -> None:
    raise OSError(28, "No space left on device")


class FullDisk:
    """A file that takes nothing."""

    def __init__(self, real):
        self._real = real

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._real.close()

    def write(self, _):
        self._real.write(b"half of it")
        fail()


def open_on_a_full_disk(path, mode):
    return FullDisk(open(path, mode))


STEPS = {
    "open": lambda patch: patch.setattr(Path, "open", fail),
    "write": lambda patch: patch.setattr(Path, "open", open_on_a_full_disk),
    "chmod": lambda patch: patch.setattr(Path, "chmod", fail),
    "fsync": lambda patch: patch.setattr(os, "fsync", fail),
    "replace": lambda patch: patch.setattr(os, "replace", fail),
}


@pytest.mark.parametrize("step", STEPS)
def test_that_a_failed_save_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, step):
    file = tmp_path / "birmingham.headroom"
    write(DOCUMENT, file)
    before = file.read_bytes()
    with monkeypatch.context() as patch:
        STEPS[step](patch)
        with pytest.raises(CannotUse) as caught:
            write(FULL, file)
    assert str(caught.value) == (
        "birmingham.headroom was not saved: the disk is full. "
        "What was there before is as it was. Save somewhere else."
    )
    assert file.read_bytes() == before
    assert os.listdir(tmp_path) == [file.name]


def test_that_a_save_that_is_interrupted_leaves_nothing(tmp_path, monkeypatch):
    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(DOCUMENT, tmp_path / "x.headroom")
    assert os.listdir(tmp_path) == []


def test_that_a_folder_that_cannot_be_settled_does_not_spoil_a_save(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "open", fail)
    write(DOCUMENT, tmp_path / "x.headroom")
    assert read(tmp_path / "x.headroom") == DOCUMENT


def test_that_what_could_not_be_read_again_is_not_saved(tmp_path):
    file = tmp_path / "x.headroom"
    scenario = DOCUMENT.scenario.with_values({"pay.golden_hello": 60_000})
    with pytest.raises(CannotUse, match=r"pay\.golden_hello\.value is £60,000"):
        write(replace(DOCUMENT, scenario=scenario), file)
    assert not file.exists()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("gone/x.headroom", "the folder is gone"),
        ("file/x.headroom", "a part of its path is no folder"),
        ("n" * 300 + ".headroom", "the name is too long"),
        ("a\0b.headroom", "a character that no name can hold"),
        ("folder", "it is a folder"),
        ("loop", "it is a link that leads back to itself"),
    ],
)
def test_that_a_place_that_cannot_be_saved_to_is_told(tmp_path, name, words):
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    before = sorted(os.listdir(tmp_path))
    with pytest.raises(CannotUse) as caught:
        write(DOCUMENT, tmp_path / name)
    assert words in str(caught.value)
    assert sorted(os.listdir(tmp_path)) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither")
def test_that_a_device_or_a_pipe_is_not_written_to(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (Path(os.devnull), tmp_path / "pipe"):
        with pytest.raises(CannotUse, match="it is no ordinary file"):
            write(DOCUMENT, path)
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_that_a_file_marked_read_only_stays(tmp_path, monkeypatch):
    file = tmp_path / "x.headroom"
    write(DOCUMENT, file)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(CannotUse, match="it is marked as read-only"):
        write(FULL, file)
    assert read(file) == DOCUMENT


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_that_permissions_stay_and_a_new_file_has_the_usual_ones(tmp_path):
    old, new = tmp_path / "old.headroom", tmp_path / "new.headroom"
    old.touch(mode=0o640)
    old.chmod(0o640)
    usual = tmp_path / "usual"
    usual.touch()
    write(DOCUMENT, old)
    write(DOCUMENT, new)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert new.stat().st_mode == usual.stat().st_mode


def test_that_a_link_stays_a_link(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    target, link = tmp_path / "elsewhere" / "real.headroom", tmp_path / "link.headroom"
    write(DOCUMENT, target)
    link.symlink_to(target)
    write(FULL, link)
    assert link.is_symlink()
    assert read(target) == FULL
    assert os.listdir(tmp_path / "elsewhere") == ["real.headroom"]


SAVE_FOR_EVER = """
import sys
from pathlib import Path
from app.files.disk import write_bytes
file = Path(sys.argv[1])
print("ready", flush=True)
while True:
    for letter in (b"a", b"b"):
        write_bytes(file, letter * 3_000_000)
"""


def test_that_a_kill_during_a_save_leaves_the_old_or_the_new(tmp_path):
    file = tmp_path / "x.headroom"
    file.write_bytes(b"a" * 3_000_000)
    for round_number in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", SAVE_FOR_EVER, str(file)], stdout=subprocess.PIPE, cwd=ROOT
        ) as saving:
            assert saving.stdout is not None
            saving.stdout.readline()
            time.sleep(0.013 * round_number)
            saving.kill()
        content = file.read_bytes()
        assert content in (b"a" * 3_000_000, b"b" * 3_000_000)
