"""The machine code is kept under everything it depends on, and never in a folder of others."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import sim
import start
from app.files.folders import cache_folder, log_folder
from app.running import compiled_cache


@pytest.fixture(autouse=True)
def another_home(monkeypatch, tmp_path):
    import numba

    monkeypatch.setattr(numba.config, "CACHE_DIR", str(compiled_cache.prepare()))
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("NUMBA_CACHE_DIR", "")
    yield
    compiled_cache._stamp.cache_clear()


def test_that_the_folder_is_named_after_the_code_and_private(tmp_path):
    folder = compiled_cache.prepare()
    assert folder.is_relative_to(tmp_path)
    assert folder.name == compiled_cache.code_key()
    assert os.environ["NUMBA_CACHE_DIR"] == str(folder)
    if os.name != "nt":
        assert folder.stat().st_mode & 0o077 == 0


def test_that_asking_twice_changes_nothing():
    assert compiled_cache.prepare() == compiled_cache.prepare()


def test_that_a_folder_named_by_the_user_is_kept_to(monkeypatch, tmp_path):
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "mine"))
    folder = compiled_cache.prepare()
    assert folder.parent == tmp_path / "mine"
    assert compiled_cache.prepare() == folder


def test_that_a_cache_that_cannot_be_written_is_done_without(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "file"))
    folder = compiled_cache.prepare()
    assert not folder.is_relative_to(tmp_path / "file")
    assert folder.is_dir()
    assert not compiled_cache.is_warm()


def test_that_any_change_of_the_model_changes_the_key(monkeypatch, tmp_path):
    (tmp_path / "rules").mkdir()
    (tmp_path / "model.py").write_text("a = 1", encoding="utf-8")
    (tmp_path / "rules" / "pay.py").write_text("b = 1", encoding="utf-8")
    monkeypatch.setattr(sim, "__path__", [str(tmp_path)])
    keys = [compiled_cache.code_key.__wrapped__()]
    (tmp_path / "rules" / "pay.py").write_text("b = 2", encoding="utf-8")
    keys.append(compiled_cache.code_key.__wrapped__())
    (tmp_path / "rules" / "pay.py").rename(tmp_path / "rules" / "hire.py")
    keys.append(compiled_cache.code_key.__wrapped__())
    monkeypatch.setattr(compiled_cache, "version", lambda name: "0.1")
    keys.append(compiled_cache.code_key.__wrapped__())
    assert len(set(keys)) == 4


def test_that_machine_code_of_old_models_is_removed(tmp_path):
    folder = compiled_cache.prepare()
    old, recent = folder.parent / "old", folder.parent / "recent"
    for other in (old, recent):
        other.mkdir()
    long_ago = time.time() - 60 * 24 * 60 * 60
    os.utime(old, (long_ago, long_ago))
    os.utime(folder, (long_ago, long_ago))
    compiled_cache._forget_old(folder)
    assert sorted(folder.parent.iterdir()) == sorted([folder, recent])


KEEPS = """
from app.running import compiled_cache
compiled_cache.prepare()
from sim.streams import Luck
Luck(1, 2).stream("x").four(3)
print(len(list(compiled_cache.prepare().rglob("*.nbc"))))
"""


def test_that_numba_keeps_its_code_there_and_nowhere_else(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", KEEPS], capture_output=True, check=True, text=True, timeout=120,
        cwd=Path(start.__file__).parent,
    )  # fmt: skip
    assert int(done.stdout) >= 2
    assert list(tmp_path.rglob("*.nbc"))


@pytest.mark.parametrize("why", ["moved", "installed again"])
def test_that_the_same_model_elsewhere_or_installed_again_is_not_ready(monkeypatch, tmp_path, why):
    """Numba finds nothing of its own then, and every worker would compile for itself, unsaid."""
    for number, place in enumerate(("here", "there")):
        (tmp_path / place).mkdir()
        (tmp_path / place / "model.py").write_text("a = 1", encoding="utf-8")
        os.utime(tmp_path / place / "model.py", (number, number) if why != "moved" else (7, 7))
    monkeypatch.setattr(sim, "__path__", [str(tmp_path / "here")])
    compiled_cache._stamp.cache_clear()
    compiled_cache.mark_complete()
    assert compiled_cache.is_warm()
    if why == "moved":
        monkeypatch.setattr(sim, "__path__", [str(tmp_path / "there")])
    else:
        (tmp_path / "there" / "model.py").replace(tmp_path / "here" / "model.py")
    compiled_cache._stamp.cache_clear()
    assert not compiled_cache.is_warm()


def test_that_folders_are_the_systems_own(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "platform", "linux")
    assert cache_folder() == tmp_path / "headroom"
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    assert log_folder() == tmp_path / ".local" / "state" / "headroom"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cache_folder() == tmp_path / "Library" / "Caches" / "headroom"
    assert log_folder() == tmp_path / "Library" / "Logs" / "headroom"
    monkeypatch.setattr(sys, "platform", "win32")
    assert cache_folder() == tmp_path / "headroom" / "Cache"
    assert log_folder() == tmp_path / "headroom" / "Logs"


def test_that_two_windows_may_remove_what_is_old_at_the_same_time(tmp_path, monkeypatch):
    mine, gone = tmp_path / "mine", tmp_path / "gone"
    mine.mkdir()
    gone.symlink_to(tmp_path / "nowhere")  # listed, and away when it is looked at
    monkeypatch.setattr(type(tmp_path), "is_dir", lambda _: True)
    compiled_cache._forget_old(mine)
    assert mine.exists()
