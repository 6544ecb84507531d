"""One window for all tests of a module, put back between them as it is after its start.

For tests that only look, or whose changes are all undone by opening the scenario again. What a
test types, unfolds or scrolls on a page stays: where that matters, take a window of one's own.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.document import Document
from app.files.templates import baseline_for, birmingham
from app.running.executors import serial_workers
from app.session import Session, State
from tests.app import stand_in
from tests.ui.fake_dialogs import FakeDialogs
from ui.main_window import OUTLOOK
from ui.program import Program
from ui.theme import theme

HOMES = ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA")


def live_in(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Everything that is kept from now on is kept there."""
    folder.mkdir(exist_ok=True)
    for name in (*HOMES, "HOME"):
        patch.setenv(name, str(folder / name.lower()))


def program_with(application: QApplication, dialogs: FakeDialogs) -> Program:
    """A program with a stand-in for the model, not begun yet."""
    return Program(application, dialogs=dialogs, workers=serial_workers(), run=stand_in.run)


class OneWindow:
    """Opens one program at a time and hands it out again as long as the same is wanted.

    A test that takes a window of its own closes this one first: two programs would dress each
    other's widgets and hand back what the other still needs.
    """

    opened: ClassVar[set["OneWindow"]] = set()
    """All that may have a window open."""

    def __init__(self, application: QApplication, new_home: Callable[[], Path]) -> None:
        self._application = application
        self._new_home = new_home
        self._program: Program | None = None
        self._scale = 1.0
        self._size = QSize()
        self._settings: dict[str, object] = {}
        self.opened.add(self)

    @classmethod
    def close_all(cls) -> None:
        """Close every window that tests share."""
        for each in cls.opened:
            each.close()

    def program(
        self,
        qtbot: Any,
        dialogs: FakeDialogs,
        *,
        scale: float = 1.0,
        document: Document | None = None,
        baseline: Document | None = None,
    ) -> Program:
        """The program as it is after its start, answered, open on Birmingham if on nothing else.

        Another size of type is another window, so that its pages are made in that size, whatever
        tests there were before.
        """
        opened = birmingham() if document is None else document
        compared = baseline or baseline_for(opened)
        if self._program is None or scale != self._scale:
            self.close()
            program = self._start(qtbot, dialogs)
            self._scale = scale
        else:
            program = self._program
            self._put_back(program, dialogs)
        session = program.desk.session
        if not is_as_opened(session, opened, compared):
            session.open(opened, compared, None, f"Opened {opened.title}")
        wait_for_answer(program, qtbot)
        qtbot.waitUntil(program.window.isActiveWindow)
        theme().show("light", scale)
        return program

    def close(self) -> None:
        """Close the window that is open, if any is."""
        program, self._program = self._program, None
        if program is not None:
            window, dialogs = program.window, FakeDialogs()
            put_away_all_beside(window)
            dialogs.answer("Discard")
            program.desk.dialogs = dialogs
            window.close()
            window.deleteLater()
            program.bridge.close()
            program.end()
        theme().show("light", 1.0)

    def _start(self, qtbot: Any, dialogs: FakeDialogs) -> Program:
        with pytest.MonkeyPatch.context() as patch:
            live_in(self._new_home(), patch)
            program = self._program = program_with(self._application, dialogs)
            theme().show("light", 1.0)
            program.begin()
        qtbot.waitExposed(program.window)
        qtbot.waitUntil(lambda: program.window.tour.is_running)
        settings = program.desk.settings
        self._settings = {key: settings.value(key) for key in settings.allKeys()}
        self._size = program.window.size()
        return program

    def _put_back(self, program: Program, dialogs: FakeDialogs) -> None:
        window, settings = program.window, program.desk.settings
        program.desk.dialogs = dialogs
        put_away_all_beside(window)
        window.tour.leave()
        window.actions_["history"].setChecked(False)
        if program.bridge.is_paused:
            program.bridge.go_on()
        theme().show("light", self._scale)
        window.showNormal()
        window.resize(self._size)
        window.activateWindow()
        window.take_tour()
        for key in settings.allKeys():
            settings.remove(key)
        for key, value in self._settings.items():
            settings.setValue(key, value)


def put_away_all_beside(window: Any) -> None:
    """End what is presented and every list and dialog of a window, for good."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    if window.presentation is not None:
        window.presentation.end()
    window.help = None
    beside = window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    for each in beside:
        if each.windowType() in (Qt.WindowType.Dialog, Qt.WindowType.Window) and not isinstance(
            each, QMenu
        ):
            each.close()
            each.deleteLater()


def is_as_opened(session: Session, document: Document, baseline: Document) -> bool:
    """Whether just this is open and nothing was done to it."""
    return (
        session.document == session.saved == document
        and session.baseline == baseline
        and session.path is None
        and len(session.steps.all) == 1
        and not session.bookmarks
        and session.state in (State.WORKING, State.FINISHED)
    )


def wait_for_answer(program: Program, qtbot: Any) -> None:
    """Until every future is in and shown."""
    session = program.desk.session
    page: Any = program.window.page(OUTLOOK)
    qtbot.waitUntil(
        lambda: (
            session.is_current
            and session.state is State.FINISHED
            and session.answer is not None
            and len(session.answer.ensemble.numbers) == session.document.futures
            and page.is_settled
        ),
        timeout=60_000,
    )
