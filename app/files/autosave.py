"""Copies of work that is not saved yet, kept in the program's own folder until it is.

One copy for each window, named by its owner. A copy is never written over the planner's file.
Whether the window that owns a copy still lives is for the caller to say.
"""

import contextlib
import json
import os
import time
import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.document import Document
from app.files.disk import read_bytes, write_bytes
from app.files.folders import data_folder
from app.files.scenario_file import parse, text_of
from app.problem import CannotUse

_SUFFIX = ".unsaved"
_DAMAGED = ".damaged"
_FORMAT = 1
_A_DAY = 24 * 60 * 60
_LARGEST = 20_000_000
"""Bytes: a scenario file within another file's text takes up to twice its own size, and more."""


@dataclass(frozen=True)
class Unsaved:
    """Work that was not saved when it was last heard of."""

    owner: str
    """Names the window that kept it."""
    process: int
    """The number of the process which that window belonged to."""
    when: datetime
    path: Path | None
    """The planner's file, if the work came from one or was saved in one before."""
    document: Document


def folder() -> Path:
    """Where the copies are. It need not exist yet."""
    return data_folder() / "unsaved"


def new_owner() -> str:
    """A name for a window that no other has."""
    return uuid.uuid4().hex


def keep(document: Document, path: Path | None, owner: str, when: datetime) -> None:
    """Keep a copy in the place of the owner's last one; ``CannotUse`` if it fails."""
    said = {
        "headroom_unsaved": _FORMAT,
        "process": os.getpid(),
        "when": when.isoformat(),
        "path": str(path) if path else None,
        "scenario": text_of(document),
    }
    target = _file(owner)
    with contextlib.suppress(OSError):  # what is wrong is told by the writing
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_bytes(target, json.dumps(said).encode())


def forget(owner: str) -> None:
    """The owner's work is saved or was given up."""
    with contextlib.suppress(OSError):
        _file(owner).unlink(missing_ok=True)


def all_unsaved() -> list[Unsaved]:
    """Every copy there is, the latest first; what cannot be read is set aside."""
    found = [each for file in _files() if (each := _read(file))]
    return sorted(found, key=lambda each: each.when, reverse=True)


def _file(owner: str) -> Path:
    return folder() / (owner + _SUFFIX)


def _files() -> list[Path]:
    """The copies; halves of one, left by a program that was killed, are cleared away in time."""
    try:
        found = list(folder().iterdir())
        for half in (each for each in found if each.suffix == ".part"):
            if time.time() - half.stat().st_mtime > _A_DAY:
                half.unlink(missing_ok=True)
    except (OSError, RuntimeError):
        return []
    return [each for each in found if each.suffix == _SUFFIX]


def _read(file: Path) -> Unsaved | None:
    try:
        said = json.loads(read_bytes(file, _LARGEST))
        if int(said["headroom_unsaved"]) > _FORMAT:
            return None  # of a newer version, which will find it there
        return Unsaved(
            owner=file.stem,
            process=int(said["process"]),
            when=datetime.fromisoformat(said["when"]).replace(tzinfo=None),
            path=Path(said["path"]) if said["path"] else None,
            document=parse(said["scenario"], "unsaved work"),
        )
    except (CannotUse, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        _set_aside(file)
        return None


def _set_aside(file: Path) -> None:
    """Out of the way but not lost: somebody may still be able to read something out of it."""
    with contextlib.suppress(OSError):
        os.replace(file, file.with_suffix(_DAMAGED))
