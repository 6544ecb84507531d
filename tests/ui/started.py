"""Headroom started through its real entry point, driven from inside its own event loop."""

import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.cli import main
from ui.main_window import MainWindow

PATIENCE = 120


def until(done, patience=PATIENCE):
    """Let the window live until something holds; fails if it never does."""
    end = time.monotonic() + patience
    while not done():
        if time.monotonic() > end:
            raise AssertionError(f"after {patience} s it still does not hold")
        QApplication.processEvents()
        time.sleep(0.005)


def main_windows():
    """All that there are, also those that are closed and not deleted yet."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]


def live(script, dialogs, *words):
    """Type ``headroom`` and these words, do what the script does, close; the exit code.

    What the script is given is the window that those words open, whatever others there are.
    """
    faults = []
    before = set(main_windows())

    def begin():
        (window,) = set(main_windows()) - before
        try:
            script(window)
        except BaseException as fault:
            faults.append(fault)
        finally:
            dialogs.answers.clear()
            dialogs.answer("Discard")
            window.close()
            QApplication.exit(0)

    QTimer.singleShot(50, begin)
    code = main([str(word) for word in words])
    if faults:
        raise faults[0]
    return code
