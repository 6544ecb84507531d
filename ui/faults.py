"""Faults of our own: kept on disk, said once in plain words, and the window stays."""

import traceback
from types import TracebackType

from app.fault_report import write_report
from ui.desk import Desk
from ui.main_window import MainWindow

_MOST_REPORTS = 50
"""Different faults of one start that are written down: one that varies must not fill a disk."""


class Faults:
    """Hears of every exception that nobody caught."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        self._desk = desk
        self._window = window
        self._known: set[str] = set()
        self._is_telling = False

    def hear(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        """Write it down; say it in a dialog the first time, unless one is open already."""
        # What fails while the window is drawn fails again whenever a dialog is closed.
        again = _place_of(kind, trace) in self._known
        self._known.add(_place_of(kind, trace))
        if again or self._is_telling:
            self._window.foot.mention("Headroom met a fault of its own again.")
        if again or len(self._known) > _MOST_REPORTS:
            return
        details = "".join(traceback.format_exception(kind, fault, trace))
        report = write_report("Headroom met a fault of its own.", [details])
        if not self._is_telling:
            self._tell(f"The report is in {report}." if report else "No report could be written.")

    def _tell(self, where: str) -> None:
        self._is_telling = True
        try:
            self._desk.dialogs.tell(
                self._window,
                "Headroom met a fault of its own. What you have open is as it was.",
                f"{where} Save your work under another name before you go on.",
            )
        finally:
            self._is_telling = False


def _place_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    """What a fault is known by: its kind and the lines that led to it."""
    lines = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(trace)]
    return " ".join([kind.__name__, *lines[-3:]])


__all__ = ["Faults"]
