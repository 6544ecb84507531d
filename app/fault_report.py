"""A report on disk for faults that are ours, so that nothing is swallowed."""

import platform
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from app.files.folders import log_folder
from app.fingerprint import made_with


def write_report(what: str, details: Iterable[str]) -> Path | None:
    """Write a report and return its place; None if it can be written nowhere."""
    now = datetime.now()
    versions = ", ".join(f"{name} {number}" for name, number in made_with().items())
    text = "\n".join(
        [
            what,
            f"{now:%Y-%m-%d %H:%M:%S}",
            f"{versions}, Python {platform.python_version()}, {platform.platform()}",
            f"called as: {sys.argv[1:]}",
            "",
            *details,
            "",
        ]
    )
    for folder in _folders():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"fault-{now:%Y%m%d-%H%M%S-%f}.txt"
            with path.open("x", encoding="utf-8", errors="backslashreplace") as file:
                file.write(text)
        except OSError:
            continue
        return path
    return None


def _folders() -> Iterable[Path]:
    with suppress(RuntimeError):  # a user without a home
        yield log_folder()
    yield Path(tempfile.gettempdir())
