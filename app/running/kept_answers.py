"""Futures kept on disk between sessions: a scenario that was run before is answered at once.

They can be made again, so nothing here is ever fatal: what cannot be written is not kept, and what
looks odd is set aside and run again. They are kept for one version of the model and its libraries.
"""

import contextlib
import hashlib
import io
import os
import shutil
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.files.disk import read_bytes, write_bytes
from app.files.folders import cache_folder
from app.fingerprint import made_with
from app.problem import CannotUse
from app.running.compiled_cache import code_key
from app.running.ensemble import Ensemble
from sim.outcomes import OUTCOMES

MOST_BYTES = 300_000_000
_SUFFIX = ".npz"
_ODD = ".odd"


class KeptAnswers:
    """Keeps futures by the key of their scenario; see ``app.running.kept_futures.Store``."""

    def __init__(self, folder: Path | None = None, most_bytes: int = MOST_BYTES) -> None:
        self._folder = _version_folder(folder)
        self._most_bytes = most_bytes
        if self._folder:
            _remove_others(self._folder)

    def load(self, key: str) -> Ensemble | None:
        """What was kept under the key of a scenario, if anything that can be trusted."""
        if self._folder is None:
            return None
        file = self._file(self._folder, key)
        if not file.exists():
            return None
        try:
            ensemble = _ensemble(read_bytes(file, self._most_bytes), key)
        except (CannotUse, *_UNREADABLE):
            _set_aside(file)
            return None
        with contextlib.suppress(OSError):
            os.utime(file)  # used now: the last to be given up
        return ensemble

    def save(self, key: str, ensemble: Ensemble) -> None:
        """Keep futures under the key of a scenario, if the disk lets us."""
        if self._folder is None:
            return
        with contextlib.suppress(CannotUse, OSError, MemoryError):
            content = _content(ensemble, key)
            if len(content) <= self._most_bytes:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                write_bytes(self._file(self._folder, key), content)
        self._give_up_oldest(self._folder)

    def _file(self, folder: Path, key: str) -> Path:
        # A key holds letters and digits; anything else must not leave the folder.
        name = "".join(each if each.isalnum() or each == "-" else "_" for each in key)
        return folder / f"of-{name[:40]}{_SUFFIX}"

    def _give_up_oldest(self, folder: Path) -> None:
        with contextlib.suppress(OSError):
            kept = [(file, file.stat()) for file in folder.iterdir() if file.is_file()]
            total = sum(status.st_size for _, status in kept)
            for file, status in sorted(kept, key=lambda each: each[1].st_mtime_ns):
                if total <= self._most_bytes:
                    return
                file.unlink(missing_ok=True)
                total -= status.st_size


_UNREADABLE = (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile, MemoryError)


def version_key() -> str:
    """A short key of all that figures depend on beside the scenario."""
    versions = "".join(f" {name} {version}" for name, version in sorted(made_with().items()))
    return hashlib.sha256((code_key() + versions).encode()).hexdigest()[:16]


def _version_folder(folder: Path | None) -> Path | None:
    """The folder of this version; None where the user has no home."""
    try:
        return (folder or cache_folder() / "answers") / version_key()
    except RuntimeError:
        return None


def _remove_others(folder: Path) -> None:
    """Remove the answers of other versions of the model."""
    with contextlib.suppress(OSError):
        for other in folder.parent.iterdir():
            if other != folder and other.is_dir() and not other.is_symlink():
                shutil.rmtree(other, ignore_errors=True)


def _set_aside(file: Path) -> None:
    with contextlib.suppress(OSError):
        os.replace(file, file.with_suffix(_ODD))


def _content(ensemble: Ensemble, key: str) -> bytes:
    paths = list(ensemble.drawn)
    columns = [ensemble.drawn[path] for path in paths]
    futures = len(ensemble.numbers)
    drawn = np.stack(columns, axis=1) if columns else np.empty((futures, 0))
    file = io.BytesIO()
    # Not packed: it is written often and read at once, and figures hardly pack.
    np.savez(
        file,
        allow_pickle=False,
        key=np.array(key),
        outcomes=np.array(list(OUTCOMES)),
        months=np.array([each.isoformat() for each in ensemble.months]),
        numbers=np.array(ensemble.numbers, dtype=np.int64),
        paths=np.array(paths, dtype=np.str_),
        drawn=drawn,
        array=ensemble.array,
    )
    return file.getvalue()


def _ensemble(content: bytes, key: str) -> Ensemble:
    """What was kept; ``ValueError`` and its like if it is not what this version keeps."""
    with np.load(io.BytesIO(content), allow_pickle=False) as kept:
        if str(kept["key"]) != key or [str(each) for each in kept["outcomes"]] != list(OUTCOMES):
            raise ValueError("of another scenario or with other outcomes")
        months = tuple(date.fromisoformat(str(each)) for each in kept["months"])
        numbers = tuple(int(each) for each in kept["numbers"])
        paths = [str(each) for each in kept["paths"]]
        array, drawn = kept["array"], kept["drawn"]
    _check_order(months, numbers, paths)
    _check(array, (len(numbers), len(OUTCOMES), len(months)))
    _check(drawn, (len(numbers), len(paths)))
    by_path: Mapping[str, NDArray[np.float64]] = {
        path: drawn[:, column] for column, path in enumerate(paths)
    }
    # Futures that failed are not kept: they are tried again.
    return Ensemble(months, numbers, array, by_path, ())


def _check_order(months: tuple[date, ...], numbers: tuple[int, ...], paths: list[str]) -> None:
    ascending = list(numbers) == sorted(set(numbers)) and list(months) == sorted(set(months))
    if not (numbers and months and ascending and numbers[0] >= 0):
        raise ValueError("futures or months are missing or out of order")
    if len(set(paths)) != len(paths):
        raise ValueError("an assumption stands twice")


def _check(array: NDArray[Any], shape: tuple[int, ...]) -> None:
    if array.dtype != np.float64 or array.shape != shape:
        raise ValueError("figures of another shape")


__all__ = ["MOST_BYTES", "KeptAnswers", "version_key"]
