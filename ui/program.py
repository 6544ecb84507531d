"""The program around the window: what is opened first, faults, and an orderly end."""

import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from app.files.templates import baseline_for, birmingham
from app.running.executors import Workers, process_workers
from app.running.kept_answers import KeptAnswers
from app.running.worker import RunFuture
from app.session import Session
from ui.bridge import Bridge
from ui.desk import Desk, Dialogs
from ui.dialogs import RealDialogs
from ui.faults import Faults
from ui.garbage import Garbage
from ui.main_window import OUTLOOK, MainWindow
from ui.settings import can_keep, open_settings, restore_look
from ui.theme import theme
from ui.tour import was_seen

_SWITCH = 0.0005
"""Seconds that the window's thread waits at most for one that sums up, so that it stays smooth."""
_BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


class Program(QObject):
    """One run of Headroom with a window."""

    def __init__(
        self,
        application: QApplication,
        settings: QSettings | None = None,
        dialogs: Dialogs | None = None,
        workers: Workers | None = None,
        run: RunFuture | None = None,
    ) -> None:
        super().__init__()
        application.setApplicationName("Headroom")
        application.setOrganizationName("Headroom")
        application.setDesktopFileName("headroom")
        # Figures and dates read as the guide, the files and the briefings write them, everywhere.
        QLocale.setDefault(_BRITISH)
        self._application = application
        self._garbage = Garbage(self)
        self._switched = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH)
        self._settings = settings or open_settings()
        theme().begin(application)
        restore_look(self._settings)
        document = birmingham()
        session = Session(document, baseline_for(document), label=f"Opened {document.title}")
        # What another function than the model gives must never be taken for an answer later.
        store = KeptAnswers() if run is None else None
        # It hears of a change before anything that is shown: then newer figures are on their way.
        self.bridge = Bridge(session, workers or process_workers(), store, run)
        self.desk = Desk(session, self._settings, dialogs or RealDialogs())
        self.window = MainWindow(self.desk, self.bridge)
        self.fault = Faults(self.desk, self.window).hear
        self.is_interrupted = False
        self.window.closed.connect(self.end)

    def begin(self, file: Path | None = None) -> None:
        """Show the window, then its charts; open what was asked for, and begin to answer."""
        self.window.show()
        self.window.files.begin(file)
        self.bridge.begin()
        # Once the window is there: loading the charts takes longer than all the rest.
        QTimer.singleShot(0, self, self._show_charts)
        if not can_keep(self._settings):
            self.window.foot.mention(
                "Nothing can be written to Headroom's own folder: the size of type, recent files "
                "and copies of unsaved work will not be kept."
            )

    def interrupt(self) -> None:
        """Ctrl-C where the window was started: it ends without a question and loses nothing."""
        self.is_interrupted = True
        # Not here, in the middle of whatever is being done.
        QTimer.singleShot(0, self, self._end)

    def close(self) -> None:
        """End the live run with its processes; once is enough, more does no harm."""
        self.bridge.close()
        self.end()

    def end(self) -> None:
        """Hand back what was taken over while the program lived."""
        sys.setswitchinterval(self._switched)
        self._garbage.stop()

    def _end(self) -> None:
        self.window.files.keep()
        self.close()
        # The loops of open dialogs end too.
        self._application.exit(0)

    def _show_charts(self) -> None:
        self.window.show_page(OUTLOOK)
        if not was_seen(self._settings):
            self._outlook().settled.connect(self._begin_tour)

    def _begin_tour(self) -> None:
        """Once there is something to look at, while the planner looks at it and does nothing."""
        page, session = self._outlook(), self.desk.session
        if session.answer is None or session.is_held or not page.isVisible():
            return
        page.settled.disconnect(self._begin_tour)
        if not was_seen(self._settings):
            self.window.tour.start()

    def _outlook(self) -> Any:
        return self.window.page(OUTLOOK)
