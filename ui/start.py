"""``headroom window``: the way into the window, from the first import to the last process ended."""

import os
import sys
import traceback
from argparse import Namespace
from pathlib import Path
from types import TracebackType

from app import compiled_cache

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


def has_display() -> bool:
    """Whether a window can be opened at all."""
    if sys.platform in ("win32", "darwin"):
        return True
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in named)


def open_window(file: Path | None) -> int:
    """The program from its first window to its last."""
    from PySide6.QtWidgets import QApplication

    from ui.program import Program

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    program = Program(application)
    before, sys.excepthook = sys.excepthook, program.fault
    try:
        program.begin(file)
        return application.exec()
    finally:
        sys.excepthook = before


def details_of(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> str:
    """All that is known of a fault, for the report on disk."""
    return "".join(traceback.format_exception(kind, fault, trace))
