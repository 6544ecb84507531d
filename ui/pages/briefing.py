"""The briefing page: the pages that are handed over, their words, what they look like, making."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from app.briefing import PageChoice, chosen
from app.briefing_edits import headline_is_old, set_headline, set_note
from app.exports.making import Format
from app.session import What
from app.story.page import Page
from ui.briefing.make import Making
from ui.briefing.make_bar import MakeBar
from ui.briefing.pictures import Pictures
from ui.briefing.preview import Preview
from ui.briefing.side import Side
from ui.briefing.stories import Stories
from ui.briefing.words import Words
from ui.desk import Desk
from ui.levers.editing import Edit, Editor, new_gesture
from ui.pages.words import OUT_OF_DATE
from ui.theme import theme

_WAITING = "The briefing can be made once the first possible futures have been run."


class BriefingPage(QWidget):
    """Choose, order and word the pages, see what will be handed over, and make it."""

    present_wanted = Signal()
    """The pages are to be shown on the whole screen."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, today: Callable[[], date] = date.today
    ) -> None:
        super().__init__(parent)
        self._session = desk.session
        self._editor, self._gesture = Editor(desk), new_gesture()
        self.setProperty("help_page", "briefing")
        self.stories = Stories(desk, today)
        self.making = Making(desk, self.stories, self)
        self.bar = MakeBar(self.making)
        self.side = Side(desk, self.stories, today)
        self.pages, self.beside = self.side.pages, self.side.beside
        self.words, self.preview = Words(), Preview()
        self.pictures = Pictures(self.preview, self.stories)
        self._lay_out()
        self._connect()
        self._refresh()

    # How it is made

    def _lay_out(self) -> None:
        self._shown = _splitter(Qt.Orientation.Vertical, self.preview, self.words)
        self._left = _scrolled(self.side)
        self._whole = _splitter(Qt.Orientation.Horizontal, self._left, self._shown)
        self._shown.setStretchFactor(0, 1)
        self._whole.setStretchFactor(1, 1)
        # Large type in a small window: then it is scrolled as a whole, never squeezed.
        self._inner = QWidget()
        inside = QVBoxLayout(self._inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._whole)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.bar)
        self._column.addWidget(_scrolled(self._inner), 1)
        self._dress()

    def _dress(self) -> None:
        px = theme().px
        self._column.setContentsMargins(px(20), px(14), px(20), px(14))
        self._column.setSpacing(px(10))
        for splitter in (self._whole, self._shown):
            splitter.setHandleWidth(px(16))
            splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
        self._left.setMinimumWidth(px(230))
        self.words.setMinimumWidth(px(420))
        self._whole.setSizes([px(250), px(1100)])
        self._shown.setSizes([px(900), px(180)])
        self._inner.setMinimumHeight(px(500))

    def _connect(self) -> None:
        self.bar.make_wanted.connect(self._make)
        self.bar.present_wanted.connect(self._present)
        self.pages.chosen.connect(self._look_at)
        self.words.begun.connect(self._begin_gesture)
        self.words.headline_wanted.connect(self._write_headline)
        self.words.note_wanted.connect(self._write_note)
        self.preview.step_wanted.connect(self._turn)
        self.stories.changed.connect(self._refresh)
        theme().changed.connect(self._redress)
        self._session.listen(self._hear)
        # The page itself is gone by then; its threads end with it.
        for part in (self.making, self.pictures, self.stories):
            self.destroyed.connect(part.close)

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

    @property
    def is_settled(self) -> bool:
        """Whether everything shows what is known."""
        return not (self.stories.is_busy or self.pictures.is_busy)

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

    def _hear(self, what: What) -> None:
        if self.isVisible() and what is not What.TROUBLE:
            self._refresh()

    def _redress(self) -> None:
        self._dress()
        self._refresh()

    def _refresh(self) -> None:
        self.side.refresh()
        self.bar.show_state(self._state(), can_make=self.stories.story is not None)
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
            return f"{OUT_OF_DATE}{far}."
        futures = len(session.answer.finished.numbers)
        if session.is_working:
            return f"{futures:,} of {session.document.futures:,} possible futures so far."
        pages = "1 page" if len(story.pages) == 1 else f"{len(story.pages)} pages"
        return f"{pages} · {story.stamp.run}"

    # What is done

    def _change(self, edit: Edit) -> None:
        """Write something for the page as part of a step; if it cannot be, say why."""
        self.words.say_problem(self._editor.apply(edit, self._gesture))

    def _write_headline(self, headline: str) -> None:
        page = self.words.page
        self._change(lambda document: set_headline(document, page, headline))

    def _write_note(self, note: str) -> None:
        page = self.words.page
        self._change(lambda document: set_note(document, page, note))

    def _begin_gesture(self) -> None:
        self._gesture = new_gesture()

    def _look_at(self, _page: str) -> None:
        self.words.take_over()
        self._show_page()

    def _turn(self, step: int) -> None:
        """The page before or after, of those that are in."""
        self.words.take_over()
        page = self.pictures.step(step)
        if page is not None:
            self.pages.go_to(page)

    def _make(self, form: Format | None) -> None:
        self.words.take_over()
        self.making.make(form)

    def _present(self) -> None:
        self.words.take_over()
        self.present_wanted.emit()


def _splitter(across: Qt.Orientation, first: QWidget, second: QWidget) -> QSplitter:
    splitter = QSplitter(across)
    splitter.setChildrenCollapsible(False)
    splitter.addWidget(first)
    splitter.addWidget(second)
    return splitter


def _scrolled(inner: QWidget) -> QScrollArea:
    scroll = QScrollArea(widgetResizable=True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(inner)
    return scroll


__all__ = ["BriefingPage"]
