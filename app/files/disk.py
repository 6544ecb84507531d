"""Files as whole contents: read with care, replaced all at once or not at all."""

import contextlib
import errno
import os
import shutil
import stat
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from app.problem import CannotUse, Problem

_NOT_SAVED = "was not saved"
_AS_IT_WAS = "What was there before is as it was. Save somewhere else."
_WHY = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "it is larger than a file may be there",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "you are not allowed to, or another program keeps it open",
    errno.EPERM: "you are not allowed to",
    errno.ENOENT: "the folder is gone",
    errno.ENOTDIR: "a part of its path is no folder",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ELOOP: "it is a link that leads back to itself",
    errno.EIO: "the disk does not answer",
}


def read_bytes(path: Path, most: int) -> bytes:
    """The content of an ordinary file of at most so many bytes, ``CannotUse`` for anything else."""
    try:
        _refuse_unreadable(path, path.stat(), most)
        with path.open("rb") as file:
            content = file.read(most + 1)
    except (OSError, ValueError) as error:
        fact, remedy = _unread(error)
        _refuse(path, fact, remedy)
    if len(content) > most:
        _refuse_large(path, most)
    return content


def refuse_unwritable(path: Path) -> None:
    """``CannotUse`` if a file cannot be put there: said before anything is made to be put there."""
    cannot = "cannot be written"
    try:
        folder = _target(path, cannot).parent
    except (OSError, ValueError) as error:
        _refuse(path, f"{cannot}: {_why(error)}", "Give another name.")
    if not folder.is_dir():
        _refuse(path, f"{cannot}: its folder is not there", "Make the folder first.")
    if not os.access(folder, os.W_OK):
        _refuse(path, f"{cannot}: its folder is read-only", "Choose another folder.")


def write_bytes(path: Path, content: bytes) -> None:
    """Put a content in the place of a file: afterwards the old or the new is there, never a mix.

    A link is followed and stays a link; the permissions stay. ``CannotUse`` if it fails.
    """
    try:
        _replace(_target(path, _NOT_SAVED), content)
    except (OSError, ValueError) as error:
        _refuse(path, f"{_NOT_SAVED}: {_why(error)}", _AS_IT_WAS)


def write_folder(path: Path, contents: Mapping[str, bytes]) -> None:
    """Make a new folder of files, given by their paths inside it: all of them or nothing.

    ``CannotUse`` if it fails or if there is something of that name already.
    """
    # Beside its place, as only within one disk is the last step all or nothing.
    new = path.with_name(f".{uuid.uuid4().hex}.part")
    try:
        if path.exists() or path.is_symlink():
            _refuse(path, "was not made: there is something of that name", "Give another name.")
        _fill(new, contents)
        new.rename(path)
    except (OSError, ValueError) as error:
        shutil.rmtree(new, ignore_errors=True)
        _refuse(path, f"was not made: {_why(error)}", "Nothing was left behind.")
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    _settle(path.parent)


def _fill(folder: Path, contents: Mapping[str, bytes]) -> None:
    folder.mkdir()
    for name, content in contents.items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        with file.open("xb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())


def _replace(target: Path, content: bytes) -> None:
    # Beside its target, since only within one disk is the last step all or nothing.
    new = target.with_name(f".{uuid.uuid4().hex}.part")
    try:
        with new.open("xb") as file:
            if target.exists():
                new.chmod(stat.S_IMODE(target.stat().st_mode))
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, target)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink()
        raise
    _settle(target.parent)


def _settle(folder: Path) -> None:
    """Have the folder's new entry survive a power cut, where the system knows how."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _target(path: Path, fault: str) -> Path:
    """The file that a path leads to, if it may be written; ``fault`` begins what is said if not."""
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise OSError(errno.ELOOP, "")
    if target.is_dir():
        _refuse(path, f"{fault}: it is a folder", "Give the name of a file.")
    if target.exists() and not target.is_file():
        _refuse(path, f"{fault}: it is no ordinary file", "Save somewhere else.")
    if target.exists() and not os.access(target, os.W_OK):
        _refuse(path, f"{fault}: it is marked as read-only", "Save under another name.")
    return target


def _refuse_unreadable(path: Path, status: os.stat_result, most: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        _refuse(path, "is a folder", "Choose a file in it.")
    if not stat.S_ISREG(status.st_mode):
        _refuse(path, "is no ordinary file but a device or a pipe", "Choose an ordinary file.")
    if status.st_size > most:
        _refuse_large(path, most)


def _refuse_large(path: Path, most: int) -> NoReturn:
    fact = f"is larger than {most / 1e6:g} MB, the most that is read"
    _refuse(path, fact, "Check that it is the right file.")


def _unread(error: OSError | ValueError) -> tuple[str, str]:
    if isinstance(error, FileNotFoundError):
        return "is not there", "Check the name and the folder."
    if isinstance(error, PermissionError):
        return "may not be read by you", "Ask its owner to let you read it."
    return f"cannot be read: {_why(error)}", "Check the name, or ask for another copy of the file."


def _why(error: OSError | ValueError) -> str:
    if not isinstance(error, OSError):
        return "its name holds a character that no name can hold"
    return _WHY.get(error.errno or 0) or (error.strerror or "the system gave no reason").lower()


def _refuse(path: Path, fact: str, remedy: str) -> NoReturn:
    raise CannotUse(path.name or str(path), [Problem("", fact, remedy)])
