"""The briefing page: the pages that are handed over, their words, what they look like, making."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.briefing import PageChoice, chosen
from app.briefing_edits import headline_is_old, set_beside, set_headline, set_note, set_pages
from app.document import Document
from app.exports.making import Format
from app.files.scenario_file import read
from app.problem import CannotUse
from app.session import State, What
from app.story.choosing import name_beside
from app.story.page import Page
from app.story.stamp import assured_words
from ui.briefing.beside import Beside
from ui.briefing.make import Making
from ui.briefing.make_bar import MakeBar
from ui.briefing.page_list import PageList
from ui.briefing.pictures import Pictures
from ui.briefing.preview import Preview
from ui.briefing.sign import SignDialog
from ui.briefing.stories import Stories
from ui.briefing.words import Words
from ui.desk import Desk, problem_words
from ui.documents.asking import PATTERN, name_of
from ui.documents.recent import last_folder
from ui.levers.editing import new_gesture
from ui.pages.words import plain
from ui.theme import theme

Edit = Callable[[Document], Document]

_WAITING = "The briefing can be made once the first possible futures have been run."
_OUT_OF_DATE = "Out of date: the figures are those of the last answer"
_ROOM_BESIDE = 1120
"""Pixels from which the words stand beside the preview, at a scale of 1."""


class BriefingPage(QWidget):
    """Choose, order and word the pages, see what will be handed over, and make it."""

    present_wanted = Signal()
    """The pages are to be shown on the whole screen."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, today: Callable[[], date] = date.today
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = desk.session
        self._today = today
        self._gesture = new_gesture()
        self._words_of: dict[str, PageChoice] = {}
        """The last words of pages that were taken out, should they be put in again."""
        self.setProperty("help_page", "briefing")
        self.stories = Stories(desk, today)
        self.making = Making(desk, self.stories, self)
        self.bar = MakeBar(self.making)
        self.pages, self.words, self.preview = PageList(), Words(), Preview()
        self.pictures = Pictures(self.preview, self.stories)
        self.beside = Beside()
        self.assured = plain()
        self.assured.setAccessibleName("Assurance")
        self.sign = QPushButton("Sign…")
        self.sign.setAccessibleName("Say who answers for it, and sign it")
        self.problem = plain("problem")
        self.problem.hide()
        self._lay_out()
        self._connect()
        self._refresh()
        self._end_with(self.stories, self.making, self.pictures)

    # How it is made

    def _lay_out(self) -> None:
        left = QWidget()
        self._left = QVBoxLayout(left)
        self._left.addWidget(self.pages, 1)
        self._left.addWidget(self.problem)
        self._headings = [plain("heading", text) for text in ("BESIDE THIS ONE", "ASSURANCE")]
        self._left.addWidget(self._headings[0])
        self._left.addWidget(self.beside)
        self._left.addWidget(self._headings[1])
        self._left.addWidget(self.assured)
        row = QHBoxLayout()
        row.addWidget(self.sign)
        row.addStretch(1)
        self._left.addLayout(row)
        self._left_scroll = _scrolled(left)
        self._shown = QSplitter(Qt.Orientation.Horizontal)
        self._shown.setChildrenCollapsible(False)
        self._shown.addWidget(self.preview)
        self._shown.addWidget(self.words)
        self._shown.setStretchFactor(0, 1)
        self._whole = QSplitter(Qt.Orientation.Horizontal)
        self._whole.setChildrenCollapsible(False)
        self._whole.addWidget(self._left_scroll)
        self._whole.addWidget(self._shown)
        self._whole.setStretchFactor(1, 1)
        # Large type in a small window: then the page as a whole is scrolled, never squeezed.
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.addWidget(self.bar)
        self._column.addWidget(self._whole, 1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(_scrolled(self._inner))
        self._dress()

    def _dress(self) -> None:
        px = theme().px
        self._column.setContentsMargins(px(20), px(14), px(20), px(14))
        self._column.setSpacing(px(10))
        self._left.setContentsMargins(0, 0, px(4), 0)
        self._left.setSpacing(px(6))
        for heading in self._headings:
            heading.setContentsMargins(0, px(10), 0, 0)
        for splitter in (self._whole, self._shown):
            splitter.setHandleWidth(px(16))
            splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
        self._left_scroll.setMinimumWidth(px(230))
        self.words.setMinimumWidth(px(230))
        self._whole.setSizes([px(250), px(1100)])
        self._arrange(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The words stand beside the preview, or below it where there is no room beside it."""
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _arrange(self, width: int) -> None:
        px = theme().px
        beside = width >= px(_ROOM_BESIDE)
        self.words.set_wide(not beside)
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        if self._shown.orientation() != (across if beside else down):
            self._shown.setOrientation(across if beside else down)
        self._shown.setSizes([px(900), px(290 if beside else 170)])
        self._inner.setMinimumHeight(px(420 if beside else 500))

    def _connect(self) -> None:
        self.bar.make_wanted.connect(self._make)
        self.bar.present_wanted.connect(self._present)
        self.pages.arranged.connect(self._arranged)
        self.pages.chosen.connect(self._look_at)
        self.words.begun.connect(self._begin_gesture)
        self.words.headline_wanted.connect(self._write_headline)
        self.words.note_wanted.connect(self._write_note)
        self.preview.step_wanted.connect(self._turn)
        self.beside.add_wanted.connect(self._add_beside)
        self.beside.file_wanted.connect(self._add_file)
        self.beside.remove_wanted.connect(self._remove_beside)
        self.beside.cancel_wanted.connect(self.stories.cancel)
        self.beside.run_wanted.connect(self.stories.run_again)
        self.sign.clicked.connect(self._sign)
        self.stories.changed.connect(self._refresh)
        theme().changed.connect(self._redress)
        self._session.listen(self._hear)

    def _end_with(self, *parts: QObject) -> None:
        """What has a thread ends it when the page goes; the page itself is gone by then."""
        for part in parts:
            self.destroyed.connect(part.close)  # type: ignore[attr-defined]

    def close_down(self) -> None:
        """End all work: the window closes."""
        self.words.take_over()
        for part in (self.making, self.pictures, self.stories):
            part.close()

    # What it shows

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what has changed while the page was not seen."""
        super().showEvent(event)
        self.stories.look(True)
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is made anew while nobody looks."""
        super().hideEvent(event)
        self.words.take_over()
        self.stories.look(False)

    def _hear(self, what: What) -> None:
        if self.isVisible() and what is not What.TROUBLE:
            self._refresh()

    def _redress(self) -> None:
        self._dress()
        self._refresh()

    @property
    def choice(self) -> PageChoice | None:
        """The page that is looked at, if it is in the briefing."""
        pages = chosen(self._session.document.briefing)
        return next((each for each in pages if each.page == self.pages.page), None)

    @property
    def page(self) -> Page | None:
        """What is known of it."""
        story, key = self.stories.story, self.pages.page
        pages = story.pages if story else ()
        return next((each for each in pages if each.kind.key == key), None)

    def _refresh(self) -> None:
        document = self._session.document
        choices = chosen(document.briefing)
        story = self.stories.story
        said = {page.kind.key for page in story.pages} if story else set()
        wanted = [each.page for each in choices]
        # While it is not told anew nobody knows which pages have something to say.
        settled = story is not None and not self.stories.is_behind
        empty = set(wanted) - said if settled else set[str]()
        old = {each.page for each in choices if headline_is_old(document, each)}
        self._words_of |= {each.page: each for each in choices}
        with QSignalBlocker(self.pages):
            self.pages.show_pages(wanted, empty, old)
        self.beside.show_names(document.briefing.beside)
        self.beside.show_progress(
            self.stories.running,
            missing=len(self.stories.laid.missing),
            is_cancelled=self.stories.is_cancelled,
        )
        self.beside.show_problems(self.stories.laid.left_out)
        self.assured.setText(f"{assured_words(document, self._today())[0]}.")
        self.bar.show_state(self._state(), can_make=story is not None)
        self._show_page()

    def _show_page(self) -> None:
        choice = self.choice
        is_old = choice is not None and headline_is_old(self._session.document, choice)
        self.words.show_words(self.pages.page, choice, self.page, is_old)
        self.pictures.show_page(self.pages.page, is_in=choice is not None)

    def _state(self) -> str:
        """How the briefing stands, in a line."""
        session, story = self._session, self.stories.story
        if session.answer is None or story is None:
            return _WAITING
        working = session.working
        if not session.is_current:
            far = f"; {working.done:,} futures so far" if working else ""
            return f"{_OUT_OF_DATE}{far}."
        futures = session.answer.outlook.futures
        if session.state in (State.WORKING, State.PREPARING):
            return f"{futures:,} of {session.document.futures:,} possible futures so far."
        pages = "1 page" if len(story.pages) == 1 else f"{len(story.pages)} pages"
        return f"{pages} · {story.stamp.run}"

    # What is done

    def _change(self, edit: Edit, gesture: int | None = None) -> None:
        """Do something to the document as a step; if it cannot be, say why."""
        try:
            document = edit(self._session.document)
        except CannotUse as fault:
            self.problem.setText(problem_words(fault))
            self.problem.show()
            self._refresh()
            return
        self.problem.hide()
        self._session.change(document, gesture)

    def _arranged(self, wanted: tuple[str, ...]) -> None:
        choices = [self._words_of.get(page, PageChoice(page)) for page in wanted]
        self._change(lambda document: set_pages(document, choices))
        self._refresh()

    def _look_at(self, _page: str) -> None:
        self.words.take_over()
        self._show_page()

    def _turn(self, step: int) -> None:
        """The page before or after, of those that are in."""
        self.words.take_over()
        page = self.pictures.step(step)
        if page is not None:
            self.pages.go_to(page)

    def _begin_gesture(self) -> None:
        self._gesture = new_gesture()

    def _write_headline(self, headline: str) -> None:
        page = self.words.page
        self._change(lambda document: set_headline(document, page, headline), self._gesture)

    def _write_note(self, note: str) -> None:
        page = self.words.page
        self._change(lambda document: set_note(document, page, note), self._gesture)

    def _add_beside(self, name: str) -> None:
        names = (*self._session.document.briefing.beside, name)
        self._change(lambda document: set_beside(document, names))

    def _remove_beside(self, name: str) -> None:
        names = [each for each in self._session.document.briefing.beside if each != name]
        self._change(lambda document: set_beside(document, names))

    def _add_file(self) -> None:
        """Ask for a file, and see that it can be read before it is put beside."""
        folder, dialogs = last_folder(self._desk.settings), self._desk.dialogs
        path = dialogs.open_file(self, folder, "Lay a scenario beside this one", PATTERN)
        if path is None:
            return
        try:
            read(path)
        except CannotUse as fault:
            dialogs.tell(self, f"{name_of(path)} was not opened.", "\n".join(fault.sentences()))
            return
        own = self._session.path
        name = name_beside(path, own.parent if own else None)
        if name not in self._session.document.briefing.beside:
            self._add_beside(name)

    def _sign(self, _checked: bool = False) -> None:
        self.words.take_over()
        SignDialog(self._desk, self._today(), self).exec()

    def _make(self, form: Format | None) -> None:
        self.words.take_over()
        self.making.make(form)

    def _present(self) -> None:
        self.words.take_over()
        self.present_wanted.emit()


def _scrolled(inner: QWidget) -> QScrollArea:
    scroll = QScrollArea(widgetResizable=True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(inner)
    return scroll


__all__ = ["BriefingPage"]
