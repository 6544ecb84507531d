"""The files that were open last, and the folder they were in."""

import json
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

from app.files.protected import is_shipped

MOST = 10
_FILES = "documents/recent"
_FOLDER = "documents/folder"


def recent_files(settings: QSettings) -> list[Path]:
    """The files that are still there, the latest first; others may come back with their drive."""
    return [path for path in _remembered(settings) if _is_there(path)]


def remember_file(settings: QSettings, path: Path) -> None:
    """Put a file first."""
    others = [each for each in _remembered(settings) if each != path]
    # As one text: a list of one comes back from such settings as something else.
    settings.setValue(_FILES, json.dumps([str(each) for each in [path, *others][:MOST]]))
    if not is_shipped(path):
        settings.setValue(_FOLDER, json.dumps(str(path.parent)))


def last_folder(settings: QSettings) -> Path:
    """Where to begin looking for a file: where the last one was, else the documents' folder."""
    said = _read(settings, _FOLDER)
    if isinstance(said, str) and _is_there(Path(said)):
        return Path(said)
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    usual = QStandardPaths.writableLocation(documents)
    return Path(usual) if usual and _is_there(Path(usual)) else Path.cwd()


def _remembered(settings: QSettings) -> list[Path]:
    said = _read(settings, _FILES)
    names = said if isinstance(said, list) else []
    return [Path(each) for each in names if isinstance(each, str)][:MOST]


def _read(settings: QSettings, key: str) -> object:
    """What was remembered; None if it is odd."""
    try:
        return json.loads(str(settings.value(key, "null", type=str)))
    except ValueError:
        return None


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
