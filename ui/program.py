"""The program around the window: what is opened first, faults, and an orderly end."""

from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.executors import Workers, process_workers
from app.fault_report import write_report
from app.kept_answers import KeptAnswers
from app.session import Session
from app.templates import baseline_for, birmingham
from app.worker import RunFuture
from ui.bridge import Bridge
from ui.desk import Desk, Dialogs
from ui.dialogs import RealDialogs
from ui.main_window import OUTLOOK, MainWindow
from ui.settings import open_settings, restore_look
from ui.theme import theme
from ui.tour import was_seen


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
        self._settings = settings or open_settings()
        theme().begin(application)
        restore_look(self._settings)
        document = birmingham()
        session = Session(document, baseline_for(document), label=f"Opened {document.title}")
        self.desk = Desk(session, self._settings, dialogs or RealDialogs())
        # What another function than the model gives must never be taken for an answer later.
        store = KeptAnswers() if run is None else None
        self.bridge = Bridge(session, workers or process_workers(), store, run)
        self.window = MainWindow(self.desk, self.bridge)

    def begin(self, file: Path | None = None) -> None:
        """Show the window, then its charts; open what was asked for, and begin to answer."""
        self.window.show()
        self.window.files.begin(file)
        self.bridge.begin()
        # Once the window is there: loading the charts takes longer than all the rest.
        QTimer.singleShot(0, self, self._show_charts)

    def _show_charts(self) -> None:
        self.window.show_page(OUTLOOK)
        if not was_seen(self._settings):
            self.window.tour.start()

    def fault(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        """A fault of our own: kept on disk, said in plain words, and the window stays."""
        from ui.start import details_of

        place = write_report("Headroom met a fault of its own.", [details_of(kind, fault, trace)])
        where = f"The report is in {place}." if place else "No report could be written."
        parent: QWidget = self.window
        self.desk.dialogs.tell(
            parent,
            "Headroom met a fault of its own. What you have open is as it was.",
            f"{where} Save your work under another name before you go on.",
        )
