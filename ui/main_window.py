"""The window: puts its parts together and connects them; what they do is theirs."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any, get_args

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app import edits
from app.document import Vary
from app.problem import CannotUse
from app.session import State, What
from ui.actions import Actions
from ui.bridge import Bridge
from ui.desk import Desk, problem_words
from ui.details import DetailsDialog
from ui.documents.drops import accept_drops
from ui.documents.files import Files, window_title
from ui.header import Header
from ui.help.window import HelpWindow
from ui.history_panel import HistoryPanel
from ui.levers.panel import LeverPanel
from ui.menus import Menus
from ui.settings import remember_place, restore_place
from ui.status import Foot
from ui.tips import plain_tip
from ui.tour import Stop, Tour
from ui.tour_stops import stops
from ui.view import View, help_page_of

PAGES = {
    "Outlook": ("ui.pages.outlook", "OutlookPage"),
    "Flow": ("ui.pages.flow", "FlowPage"),
    "Behind the average": ("ui.pages.people", "PeoplePage"),
    "Evidence": ("ui.pages.evidence", "EvidencePage"),
    "Learning": ("ui.pages.learning", "LearningPage"),
    "Track record": ("ui.pages.track_record", "TrackRecordPage"),
    "Briefing": ("ui.pages.briefing", "BriefingPage"),
}
"""Each page by its words; imported when it is first shown, since charts take long to load."""
OUTLOOK, FLOW, PEOPLE, EVIDENCE, LEARNING, TRACK_RECORD, BRIEFING = range(7)


class MainWindow(QMainWindow):
    """One scenario, its levers and its answer."""

    closed = Signal()

    def __init__(self, desk: Desk, bridge: Bridge) -> None:
        super().__init__()
        self.desk = desk
        self.bridge = bridge
        self.setObjectName("main")
        self.files = Files(desk, self)
        self.actions_ = Actions(self, tuple(PAGES))
        self.header = Header(tuple(PAGES), {name: self.actions_[name] for name in _IN_THE_HEADER})
        self.levers = LeverPanel(desk)
        self._stack = QStackedWidget()
        self._pages: dict[int, QWidget] = {}
        self._stack.addWidget(QWidget())
        self.foot = Foot(desk.session)
        self.history = HistoryPanel(desk)
        self.help: HelpWindow | None = None
        self.presentation: Any = None
        self._lay_out()
        self._connect()
        self.view = View(self, desk, self.actions_)
        self.tour = Tour(self, self._tour_stops(), desk.settings)
        self._menus = Menus(desk, self.actions_, self.files)
        accept_drops(self, self.files.dropped)
        restore_place(desk.settings, self)
        self._show_document()

    # Its parts

    def page(self, number: int) -> QWidget:
        """A page, made when it is first wanted."""
        if number not in self._pages:
            module, name = list(PAGES.values())[number]
            page: QWidget = getattr(import_module(module), name)(self.desk)
            self._stack.addWidget(page)
            self._pages[number] = page
            self._connect_page(number, page)
        return self._pages[number]

    def show_page(self, number: int) -> None:
        """Turn to a page."""
        self._stack.setCurrentWidget(self.page(number))
        self.header.show_page(number)

    def show_help(self, page: str) -> None:
        """Open help at a page."""
        if self.help is None:
            self.help = HelpWindow(self)
        self.help.show_page(page)
        self.help.show()
        self.help.raise_()
        self.help.activateWindow()

    def _lay_out(self) -> None:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.levers)
        self._splitter.addWidget(self._stack)
        self._splitter.setStretchFactor(1, 1)
        column.addWidget(self.header)
        column.addWidget(self._splitter, 1)
        column.addWidget(self.foot)
        self.setCentralWidget(centre)
        # Nothing is marked as chosen before the planner has chosen anything.
        centre.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        centre.setFocus()
        self._dock = QDockWidget("History", self)
        self._dock.setObjectName("history")
        self._dock.setWidget(self.history)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)
        self._dock.hide()

    def take_tour(self) -> None:
        """Round the window in a few stops."""
        self.show_page(OUTLOOK)
        self.tour.start()

    def present(self) -> None:
        """The briefing on the whole screen; the notes on the other display, if there is one."""
        from ui.present.begin import begin

        if self.presentation is not None:
            return
        if self.tour.is_running:
            self.tour.leave()
        self.levers.finish_typing()
        self.show_page(BRIEFING)
        page: Any = self.page(BRIEFING)
        self.presentation = begin(self.desk, self, page)
        if self.presentation is not None:
            self.presentation.ended.connect(self._presented)

    def _presented(self) -> None:
        self.presentation = None

    def _tour_stops(self) -> list[Stop]:
        """Where each stop of the tour is."""

        def on_outlook(find: Callable[[Any], QWidget]) -> Callable[[], QWidget]:
            def turn_to_it() -> QWidget:
                self.show_page(OUTLOOK)
                page: Any = self.page(OUTLOOK)
                found = find(page)
                page.bring_into_view(found)
                return found

            return turn_to_it

        return stops(
            {
                "answer": on_outlook(lambda page: page.answer),
                "levers": self.levers.example,
                "charts": on_outlook(lambda page: next(iter(page.cards.values()))),
                "history": lambda: self.header.button("history"),
                "evidence": lambda: self.header.tab(EVIDENCE),
                "briefing": lambda: self.header.tab(BRIEFING),
                "files": self.menuBar,
            }
        )

    def _help(self) -> None:
        self.show_help(help_page_of(QApplication.focusWidget()))

    def _details(self) -> None:
        DetailsDialog(self.desk, self).exec()

    # What leads to what

    def _connect(self) -> None:
        desk, actions = self.desk, self.actions_
        desk.session.listen(self._hear)
        self.header.page_wanted.connect(self.show_page)
        for number, action in enumerate(actions.pages):
            action.triggered.connect(partial(self.show_page, number))
        self.levers.explain_wanted.connect(self._explain)
        self._connect_files()
        does: dict[str, Callable[[], object]] = {
            "undo": desk.session.undo,
            "redo": desk.session.redo,
            "find": self.levers.focus_search,
            "bookmark": self.history.add_bookmark,
            "reset_all": self._reset_all,
            "cancel": self.bridge.cancel,
            "more": self._more_futures,
            "briefing": partial(self.show_page, BRIEFING),
            "present": self.present,
            "quit": self.close,
            "details": self._details,
            "help": self._help,
            "glossary": partial(self.show_help, "glossary"),
            "tour": self.take_tour,
        }
        for name, do in does.items():
            actions[name].triggered.connect(_without_state(do))
        actions["pause"].toggled.connect(self._pause)
        actions["luck_alone"].toggled.connect(self._luck_alone)
        actions["history"].toggled.connect(self._dock.setVisible)
        self._dock.visibilityChanged.connect(self._dock_shown)
        self.bridge.paused_changed.connect(self.foot.set_paused)
        self.bridge.paused_changed.connect(self._mark_paused)
        self.foot.pause_wanted.connect(self.bridge.pause)
        self.foot.go_on_wanted.connect(self.bridge.go_on)
        self.foot.cancel_wanted.connect(self.bridge.cancel)
        self.foot.more_wanted.connect(self._more_futures)

    def _connect_files(self) -> None:
        files, actions = self.files, self.actions_
        files.said.connect(self.foot.mention)
        for name in ("open", "save", "save_as", "save_a_copy", "import_staff"):
            # What is still being typed in a lever belongs to what is saved.
            actions[name].triggered.connect(_without_state(self.levers.finish_typing))
            actions[name].triggered.connect(_without_state(getattr(files, name)))

    def _connect_page(self, number: int, page: Any) -> None:
        if number == OUTLOOK:
            page.answer.advised.connect(self.foot.set_advice)
            self.foot.set_advice(page.answer.advice)
        elif number == EVIDENCE:
            page.reveal_wanted.connect(self.levers.reveal)
        elif number in (LEARNING, TRACK_RECORD):
            self.closed.connect(page.close_down)
        elif number == BRIEFING:
            self.closed.connect(page.close_down)
            page.present_wanted.connect(self.present)

    def _explain(self, path: str) -> None:
        page: Any = self.page(EVIDENCE)
        self.show_page(EVIDENCE)
        page.show_parameter(path)

    def _pause(self, paused: bool) -> None:
        (self.bridge.pause if paused else self.bridge.go_on)()

    def _mark_paused(self, paused: bool) -> None:
        with QSignalBlocker(self.actions_["pause"]):
            self.actions_["pause"].setChecked(paused)

    def _dock_shown(self, _: bool) -> None:
        with QSignalBlocker(self.actions_["history"]):
            self.actions_["history"].setChecked(not self._dock.isHidden())

    def _luck_alone(self, alone: bool) -> None:
        session, most = self.desk.session, get_args(Vary)[-1]
        session.change(edits.set_vary(session.document, "luck" if alone else most))

    def _more_futures(self) -> None:
        """As many again; those that are there are not run a second time."""
        session = self.desk.session
        try:
            session.change(edits.set_futures(session.document, 2 * session.document.futures))
        except CannotUse as fault:
            self.desk.dialogs.tell(self, "There can be no more futures.", problem_words(fault))

    def _reset_all(self) -> None:
        session = self.desk.session
        session.change(edits.all_as_in(session.document, session.baseline))

    # What it shows

    def _hear(self, what: What) -> None:
        if what in (What.DOCUMENT, What.FILE, What.HISTORY, What.WORK):
            self._show_document()
        elif what is What.TROUBLE:
            self._show_trouble()

    def _show_document(self) -> None:
        session, actions = self.desk.session, self.actions_
        title, file = window_title(session)
        self.setWindowTitle(f"{title} ({file}) – Headroom")
        self.header.show_document(title, file)
        undo, redo = session.steps.undo_label, session.steps.redo_label
        for name, label in (("undo", undo), ("redo", redo)):
            actions[name].setEnabled(bool(label))
            words = name.capitalize()
            actions[name].setText(words)
            actions[name].setToolTip(plain_tip(f"{words}: {label}" if label else words))
        running = session.is_working
        actions["cancel"].setEnabled(running)
        actions["more"].setEnabled(session.state is State.FINISHED)
        actions["reset_all"].setEnabled(session.differs)
        with QSignalBlocker(actions["luck_alone"]):
            actions["luck_alone"].setChecked(session.document.vary == "luck")

    def _show_trouble(self) -> None:
        session = self.desk.session
        if session.fault_details:
            from app.fault_report import write_report

            place = write_report(session.trouble, [session.fault_details])
            where = f"The report is in {place}." if place else ""
            self.desk.dialogs.tell(self, session.trouble, where)
        elif session.trouble:
            self.foot.mention(session.trouble)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is presented any more; ask about what is not saved; nothing is left running."""
        self.levers.finish_typing()
        if self.presentation is not None:
            self.presentation.end()
        if not self.files.may_close():
            event.ignore()
            return
        remember_place(self.desk.settings, self)
        # Work that is under way takes a moment to end, and nobody should look at a dead window.
        self.hide()
        self.bridge.close()
        event.accept()
        self.closed.emit()


_IN_THE_HEADER = ("undo", "redo", "history", "help")


def _without_state(do: Callable[[], object]) -> Callable[[bool], None]:
    """For an action that hands on whether it is checked to what does not care."""

    def done(_checked: bool = False) -> None:
        do()

    return done
