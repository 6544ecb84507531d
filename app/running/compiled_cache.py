"""Where the model's machine code is kept between starts.

Numba keeps compiled functions on disk but looks only at the file a function stands in: when a
function it calls changes in another file, it would go on using the old one. So the folder is
named after everything the machine code depends on, and a changed model starts with an empty one.
Within it numba keeps machine code by the place and the time of a source file, so the same model in
another place, or installed again, is compiled again.
"""

import atexit
import contextlib
import hashlib
import os
import shutil
import sys
import tempfile
import time
from functools import cache
from importlib.metadata import version
from pathlib import Path

import sim
from app.files.folders import cache_folder

_VARIABLE = "NUMBA_CACHE_DIR"
_KEPT_DAYS = 30
_DAY = 24 * 60 * 60


def prepare() -> Path:
    """Name the folder for the machine code; to be called before the model is first imported."""
    folder = _inherited() or _usable(_named()) or _usable(_users()) or _temporary()
    os.environ[_VARIABLE] = str(folder)
    numba = sys.modules.get("numba")
    if numba is not None:
        numba.config.CACHE_DIR = str(folder)
    return folder


def is_warm() -> bool:
    """Whether a whole compilation of these very files has been kept."""
    return (prepare() / _stamp()).exists()


def mark_complete() -> None:
    """The whole model was compiled into the folder; what older models left there may go."""
    folder = prepare()
    (folder / _stamp()).touch()
    _forget_old(folder)


@cache
def code_key() -> str:
    """A short code of all the machine code depends on: sources, numba, Python."""
    said = hashlib.sha256(f"{version('numba')} {sys.version}".encode())
    root = Path(sim.__path__[0])
    for source in _sources():
        said.update(source.relative_to(root).as_posix().encode() + b"\0")
        said.update(source.read_bytes() + b"\0")
    return said.hexdigest()[:16]


@cache
def _stamp() -> str:
    """Name of the file that says that all is there: numba looks at the same to find its own."""
    said = hashlib.sha256()
    for source in _sources():
        said.update(f"{source.absolute()} {source.stat().st_mtime_ns}\0".encode())
    return f"complete-{said.hexdigest()[:16]}"


def _sources() -> list[Path]:
    return sorted(Path(sim.__path__[0]).rglob("*.py"))


def _inherited() -> Path | None:
    """The folder already in use, by this process or by the one that started it."""
    named = Path(os.environ.get(_VARIABLE, ""))
    return named if named.name == code_key() and named.is_dir() else None


def _named() -> Path | None:
    """A folder within the one that the user has named for numba."""
    named = os.environ.get(_VARIABLE)
    return Path(named) / code_key() if named else None


def _users() -> Path | None:
    """A folder in the user's cache; None where the user has no home."""
    try:
        return cache_folder() / "compiled" / code_key()
    except RuntimeError:
        return None


def _usable(folder: Path | None) -> Path | None:
    """The folder, made if need be; None if it cannot be written to."""
    if folder is None:
        return None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return None


def _temporary() -> Path:
    """A private folder for this start alone: machine code is never read from a shared one."""
    outer = Path(tempfile.mkdtemp(prefix="headroom-"))
    atexit.register(shutil.rmtree, outer, ignore_errors=True)
    folder = outer / code_key()
    folder.mkdir()
    return folder


def _forget_old(folder: Path) -> None:
    """Remove the machine code of models that have not been compiled for a month."""
    oldest = time.time() - _KEPT_DAYS * _DAY
    for other in folder.parent.iterdir():
        # Another window that was opened at the same time may be removing it too.
        with contextlib.suppress(OSError):
            if other != folder and other.is_dir() and other.stat().st_mtime < oldest:
                shutil.rmtree(other, ignore_errors=True)
