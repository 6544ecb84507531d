"""What is never written over: files that are in use, and what came with Headroom."""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NoReturn

from app.clean_text import visible
from app.problem import CannotUse, Problem

_ROOT = Path(__file__).resolve().parent.parent.parent
SCENARIOS = _ROOT / "scenarios"
FOLDERS = (SCENARIOS, _ROOT / "assets")
"""All that lies in them came with Headroom; a new file in them would be taken for one that did."""


class Use(StrEnum):
    """What a file is to whoever reads it, as a message calls it."""

    SCENARIO = "the scenario"
    BASELINE = "the comparison plan"
    COMPARED = "a scenario to compare with"
    STAFF = "the staff table"
    TEMPLATE = "the template"
    OBSERVED = "the list of what was observed"
    CHECKED = "the file that is checked"


@dataclass(frozen=True)
class InUse:
    """A file that is read, or that what is open was made from."""

    path: Path
    use: Use


def refuse_protected(path: Path, in_use: Iterable[InUse]) -> None:
    """``CannotUse`` if nothing may be written there, whatever name or link it is reached by."""
    if is_shipped(path):
        whose = "it" if os.path.exists(path) else "its folder"
        cannot_write(
            path, f"{whose} comes with Headroom and stays as it is", "Choose another folder."
        )
    for each in in_use:
        if is_same_file(path, each.path):
            cannot_write(path, _in_use_as(each, path), "Give another name.")


def is_shipped(path: Path) -> bool:
    """Whether a file or folder, there or not, is one that came with Headroom or lies among them.

    It does not matter how it is reached: a link to such a file counts, and a second name of it.
    """
    try:
        real = path.resolve()
    except (OSError, RuntimeError, ValueError):
        return False
    reached = (real, *real.parents)
    return any(is_same_file(each, folder) for folder in FOLDERS for each in reached) or (
        _has_a_second_name(real) and any(is_same_file(real, each) for each in _shipped_files())
    )


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file or folder; where neither is there, by their names."""
    try:
        # Knows links, second names, and systems where names that differ in case are the same.
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return _real(one) == _real(other)


def other_kind_replaced(path: Path, ending: str) -> Path | None:
    """The file that would be lost if one with this ending took its place, if it has another ending.

    It is the file at the path, or the one that a link there leads to.
    """
    if not os.path.exists(path):
        return None
    reached = (path, Path(os.path.realpath(path)))
    return next((each for each in reached if each.suffix.lower() != ending), None)


def cannot_write(path: Path, fact: str, remedy: str) -> NoReturn:
    """``CannotUse``: that a file cannot be written, why, and what to do."""
    raise CannotUse(path.name or str(path), [Problem("", f"cannot be written: {fact}", remedy)])


def _in_use_as(used: InUse, path: Path) -> str:
    if path.name == used.path.name:
        return f"it is {used.use}, and would be lost"
    name = visible(used.path.name)
    return f"it is the same file as {name}, {used.use}, which would be lost"


def _has_a_second_name(path: Path) -> bool:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(status.st_mode) and status.st_nlink > 1


def _shipped_files() -> Iterable[Path]:
    return (file for folder in FOLDERS for file in folder.rglob("*"))


def _real(path: Path) -> str:
    try:
        return os.path.normcase(os.path.realpath(path))
    except (OSError, ValueError):  # no file can have this name; the writing of it will say so
        return str(path)
