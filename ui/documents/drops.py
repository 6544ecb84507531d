"""Files dragged onto the window, wherever in it they are dropped."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

OnFile = Callable[[Path], object]
_ENDINGS = (".headroom", ".csv")
_DRAGGED = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class _Drops(QObject):
    """Takes one file at a time."""

    def __init__(self, window: QWidget, on_file: OnFile) -> None:
        super().__init__(window)
        self._window = window
        self._on_file = on_file
        self._handle: QObject | None = None
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self._watch_handle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take a file that is dragged over the window, and leave the rest to what lies below."""
        if event.type() == QEvent.Type.Show:
            self._watch_handle()
        if event.type() not in _DRAGGED or not isinstance(event, QDropEvent):
            return False
        file = _only_file(event.mimeData())
        if file is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            # Later: until this returns, the file manager waits, and a question may be asked first.
            QTimer.singleShot(0, self, partial(self._on_file, file))
        return True

    def _watch_handle(self) -> None:
        """Charts and boxes take what is dragged over them; the system's window is asked before."""
        # There is none until the window is shown.
        handle = cast("QObject | None", self._window.windowHandle())
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)


def accept_drops(window: QWidget, on_file: OnFile) -> None:
    """Let a scenario or a table be dragged onto a window."""
    _Drops(window, on_file)


def _only_file(data: QMimeData) -> Path | None:
    """The file that is dragged, if it is one of this computer of a kind that can be used."""
    urls = data.urls() if data.hasUrls() else []
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    file = Path(urls[0].toLocalFile())
    return file if file.suffix.lower() in _ENDINGS else None
