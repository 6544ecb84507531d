"""Notices that a file was changed, replaced or taken away by somebody else."""

import hashlib
import os
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject, QTimer, Signal

from app.files.disk import read_bytes
from app.files.scenario_file import LARGEST
from app.problem import CannotUse

_SETTLING = 250
"""Milliseconds in which a file must stand still: others may write it in pieces."""
_Stamp = tuple[int, int, int]


class Found(Enum):
    """How a file is, compared with what is known of it."""

    SAME = "as it was"
    CHANGED = "holds something else"
    GONE = "is no longer there"


class FileWatch(QObject):
    """Watches one file at a time; tells once when it is no longer as it was known."""

    noticed = Signal()
    """The file stands still and may not be as it was; ``look`` says how it is."""

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        self._path: Path | None = None
        self._digest = b""
        self._stamp: _Stamp | None = None
        self._seen: _Stamp | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._stir)
        self._watcher.directoryChanged.connect(self._stir)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING)
        self._settling.timeout.connect(self._settle)
        # Network drives do not tell of changes, so the file is looked at on coming back to it.
        window.installEventFilter(self)

    def follow(self, path: Path, content: bytes) -> None:
        """Watch a file from now on that is known to hold this."""
        self.stop()
        self._path = path
        self._digest = hashlib.sha256(content).digest()
        self._stamp = self._seen = None
        self._add()

    def stop(self) -> None:
        """Watch nothing."""
        self._settling.stop()
        self._path = None
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)

    def look(self) -> Found:
        """How the file is now, compared with what is known of it."""
        if self._path is None:
            return Found.SAME
        stamp = _stamp(self._path)
        if stamp is None:
            return Found.GONE
        if stamp == self._stamp:
            return Found.SAME
        if self._present_digest() != self._digest:
            return Found.CHANGED
        self._stamp = stamp
        return Found.SAME

    def look_soon(self) -> None:
        """Tell, when the file stands still, if it is not as it was."""
        if self._path is not None:
            self._settling.start()

    def accept(self) -> None:
        """What the file holds now is known from here on."""
        if self._path is not None:
            self._stamp = _stamp(self._path)
            self._digest = self._present_digest()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look at the file when the planner comes back to the window."""
        if event.type() == QEvent.Type.WindowActivate:
            self.look_soon()
        return False

    def _stir(self, _path: str) -> None:
        self.look_soon()

    def _settle(self) -> None:
        if self._path is None:
            return
        self._add()
        stamp = _stamp(self._path)
        if stamp != self._seen:
            self._seen = stamp
            self._settling.start()
            return
        self.noticed.emit()

    def _add(self) -> None:
        """Watch the file and its folder; one that was replaced has to be added again."""
        if self._path is None:
            return
        wanted = [str(each) for each in (self._path, self._path.parent) if each.exists()]
        watched = {*self._watcher.files(), *self._watcher.directories()}
        missing = [each for each in wanted if each not in watched]
        if missing:
            self._watcher.addPaths(missing)

    def _present_digest(self) -> bytes:
        """Empty if the file cannot be read, so that it counts as changed."""
        try:
            content = read_bytes(self._path, LARGEST) if self._path else b""
        except CannotUse:
            return b""
        return hashlib.sha256(content).digest()


def _stamp(path: Path) -> _Stamp | None:
    """What changes whenever a file is written; None if it cannot be found."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return (status.st_mtime_ns, status.st_size, status.st_ino)
