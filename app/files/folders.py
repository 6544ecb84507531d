"""Where the program keeps things of its own: what can be made again, reports of faults, and what
must last, such as the copies of work that is not saved yet."""

import os
import sys
from pathlib import Path

NAME = "headroom"


def cache_folder() -> Path:
    """What can be deleted at any time. It need not exist yet."""
    if sys.platform == "win32":
        return _local_data() / NAME / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / NAME
    return _named("XDG_CACHE_HOME", ".cache") / NAME


def log_folder() -> Path:
    """Where reports of faults go. It need not exist yet."""
    if sys.platform == "win32":
        return _local_data() / NAME / "Logs"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Logs" / NAME
    return _named("XDG_STATE_HOME", ".local/state") / NAME


def data_folder() -> Path:
    """What must last until it is used, such as unsaved work. It need not exist yet."""
    if sys.platform == "win32":
        return _local_data() / NAME / "Data"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / NAME
    return _named("XDG_DATA_HOME", ".local/share") / NAME


def _named(variable: str, otherwise: str) -> Path:
    """A folder the user has named; a relative one is ignored, as the convention asks."""
    named = Path(os.environ.get(variable, ""))
    return named if named.is_absolute() else Path.home() / otherwise


def _local_data() -> Path:
    named = os.environ.get("LOCALAPPDATA")
    return Path(named) if named else Path.home() / "AppData" / "Local"
