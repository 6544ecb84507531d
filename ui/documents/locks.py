"""Which files are open in which window, said by locks in the program's own folder.

Nothing is put beside the planner's file. A lock whose process is gone does not count.
"""

import hashlib
import os
import sys
import unicodedata
from pathlib import Path

from PySide6.QtCore import QLockFile

from app.files.folders import data_folder


class Claim:
    """Says to every other window that something is in use here, until it is let go."""

    def __init__(self, lock: QLockFile | None, name: str) -> None:
        self._lock = lock
        self._name = name

    def covers(self, path: Path) -> bool:
        """Whether this is the claim on a file, however it is reached."""
        return self._name == _name_of(path)

    def let_go(self) -> None:
        """Others may have it."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None


UNCLAIMED = Claim(None, "")
"""For what needs no claim: it covers nothing and keeps nobody out."""


def claim_file(path: Path) -> Claim | None:
    """The claim on a file; None if another window has it."""
    name = _name_of(path)
    try:
        folder = data_folder() / "open"
    except RuntimeError:
        return Claim(None, name)
    return claim(folder / f"{name}.lock")


def claim(file: Path) -> Claim | None:
    """The claim that a lock file stands for; None if a living process has it."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return Claim(None, file.stem)
    lock = QLockFile(str(file))
    lock.setStaleLockTime(0)  # only a process that is gone loses its claim, never a slow one
    if lock.tryLock(0):
        return Claim(lock, file.stem)
    # Where no lock can be written nobody is kept from their work.
    taken = lock.error() == QLockFile.LockError.LockFailedError
    return None if taken else Claim(None, file.stem)


def _name_of(path: Path) -> str:
    try:
        real = os.path.normcase(os.path.realpath(path))
    except (OSError, ValueError):  # no file can have this name; the writing of it will say so
        real = str(path)
    if sys.platform == "darwin":  # where names that differ in case or form are one file
        real = unicodedata.normalize("NFC", real).casefold()
    return hashlib.sha256(real.encode(errors="surrogatepass")).hexdigest()[:32]
