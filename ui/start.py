"""``headroom window``: the way into the window, from the first import to the last process ended."""

import signal
import socket
import sys
import threading
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.interrupt import INTERRUPTED, ctrl_c_asks
from app.running import compiled_cache
from ui.display import has_display

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

NO_DISPLAY = (
    "There is no display here to open a window on. Headroom works without one: try\n"
    "  headroom run scenarios/birmingham.headroom"
)


def run(args: Namespace) -> int:
    """Open the window, stay until it is closed, return the exit code."""
    if not has_display():
        from app.terminal import complain

        complain(NO_DISPLAY)
        return 1
    compiled_cache.prepare()
    return open_window(Path(args.file) if args.file else None)


def open_window(file: Path | None) -> int:
    """The program from its first window to its last."""
    from PySide6.QtWidgets import QApplication

    from ui.program import Program

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    program = Program(application)
    before, sys.excepthook = sys.excepthook, program.fault
    try:
        with ctrl_c_asks(program.interrupt), python_hears_signals(application):
            program.begin(file)
            code = 0 if program.is_interrupted else application.exec()
    finally:
        sys.excepthook = before
        # However the window ended, or if it never began.
        program.close()
    return INTERRUPTED if program.is_interrupted else code


@contextmanager
def python_hears_signals(parent: "QObject") -> Iterator[None]:
    """Qt waits in its own code, where Python hears of no signal: a byte on a socket wakes it."""
    from PySide6.QtCore import QSocketNotifier

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    ours, pythons = socket.socketpair()
    with ours, pythons:
        for end in (ours, pythons):
            end.setblocking(False)
        notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read, parent)
        notifier.activated.connect(lambda: ours.recv(1024))
        before = signal.set_wakeup_fd(pythons.fileno(), warn_on_full_buffer=False)
        try:
            yield
        finally:
            signal.set_wakeup_fd(before)
            notifier.setEnabled(False)
            notifier.deleteLater()
