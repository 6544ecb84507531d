"""Files dragged onto the window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

OnFile = Callable[[Path], object]


class _Drops(QObject):
    """Takes one file at a time."""

    def __init__(self, window: QWidget, on_file: OnFile) -> None:
        super().__init__(window)
        self._on_file = on_file
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take a file that is dragged over the window, and nothing else."""
        if not isinstance(event, QDropEvent):  # entering and moving are of this kind too
            return False
        file = _only_file(event.mimeData())
        if file is None:
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            # Later: until this returns, the file manager waits, and a question may be asked first.
            QTimer.singleShot(0, self, partial(self._on_file, file))
        return True


def accept_drops(window: QWidget, on_file: OnFile) -> None:
    """Let a file be dragged onto a window."""
    _Drops(window, on_file)


def _only_file(data: QMimeData) -> Path | None:
    """The file that is dragged, if it is a single one of this computer."""
    urls = data.urls() if data.hasUrls() else []
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
