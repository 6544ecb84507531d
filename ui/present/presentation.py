"""Presents a briefing: which page, which display, what a key does, and the lever that is moved."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPixmap, QScreen
from PySide6.QtWidgets import QWidget

from app.briefing import KINDS, PageChoice, chosen
from app.edits import reset_to, same_as
from app.session import What
from app.story.case import Case
from app.story.laying import answer_as_called
from app.story.page import Page
from app.story.story import page_of, stamped
from ui.desk import Desk
from ui.pages.words import OUT_OF_DATE
from ui.present.hand import HEIGHT, Hand
from ui.present.lever_bar import LeverBar
from ui.present.prompter import Prompter
from ui.present.slide import slide
from ui.present.stage import Stage

PUT_BACK, KEEP = "Put it back", "Keep it"
_Key = Qt.Key
_ON = (_Key.Key_Right, _Key.Key_Down, _Key.Key_PageDown, _Key.Key_Space, _Key.Key_Return,
       _Key.Key_Enter, _Key.Key_N)  # fmt: skip
_BACK = (_Key.Key_Left, _Key.Key_Up, _Key.Key_PageUp, _Key.Key_Backspace, _Key.Key_P)
_BLACK = (_Key.Key_B, _Key.Key_Period)
"""What clickers send for a black screen."""
_NOTES = 0.8
"""The presenter is nearer to the notes than the room is to the page."""
_WINDOW = (0.84, 0.6)
"""Of the display's height: width and height of the notes where there is only one display."""


class Presentation(QObject):
    """From the first page to the last; begun once, ended once."""

    ended = Signal()

    def __init__(self, desk: Desk, case: Case, window: QWidget, first: str = "") -> None:
        super().__init__(window)
        self._desk = desk
        self._tell(case)
        self._window = window
        self._before, self._steps = desk.session.document, desk.session.steps
        self._choices = self._worth_showing()
        self._at = self._place_of(first)
        self._is_over = False
        self.stage = Stage()
        self.prompter: Prompter | None = None
        self.bar: LeverBar | None = None
        self._does = self._keys()
        self.stage.key_pressed.connect(self.press)
        self.stage.clicked.connect(self.forward)
        self.stage.resized.connect(self._show)
        self.stage.closed.connect(self.end)
        self._quiet = desk.session.listen(self._hear)

    def begin(self) -> None:
        """Take the display; the notes take the other one, if there is one."""
        screens = self._screens()
        _fill(self.stage, screens[0])
        if len(screens) > 1:
            self._prompt(screens[1])
        self.stage.activateWindow()
        self.stage.setFocus()
        self._say_whether_old()
        self._show()

    def end(self) -> None:
        """Give back the displays; ask about the lever if it was moved."""
        if self._is_over:
            return
        self._is_over = True
        self._quiet()
        self.stage.set_bar(None)
        self.stage.close()
        self.stage.deleteLater()
        if self.prompter is not None:
            self.prompter.end()
        self._ask_about_the_lever()
        self.ended.emit()

    def renew(self, case: Case) -> None:
        """More is known: scenarios that were still being run beside this one, or more futures."""
        key = self._choices[self._at].page if self._choices else ""
        self._tell(case)
        self._choices = self._worth_showing()
        self._at = self._place_of(key)
        self._show()

    # Pages

    @property
    def place(self) -> str:
        """Where we are, such as "3 of 14"."""
        return self._place(self._at)

    def _place(self, at: int) -> str:
        return f"{at + 1} of {len(self._choices)}"

    def forward(self) -> None:
        """The next page; the last stays."""
        self._go(self._at + 1)

    def back(self) -> None:
        """The page before; the first stays."""
        self._go(self._at - 1)

    def _go(self, to: int) -> None:
        to = min(max(to, 0), len(self._choices) - 1)
        if self.stage.is_black:
            self.stage.set_black(False)
        if to != self._at:
            self._at = to
            self._show()

    def _worth_showing(self) -> tuple[PageChoice, ...]:
        """Those that have something to say and can be read from afar."""
        shown = (each for each in chosen(self._case.document.briefing) if _is_read_from_afar(each))
        return tuple(each for each in shown if self._made(each))

    def _place_of(self, page: str) -> int:
        """Where a page is; the first if it is not among them."""
        return next((n for n, each in enumerate(self._choices) if each.page == page), 0)

    def _tell(self, case: Case) -> None:
        """Speak of this case from now on; its pages are made when they are wanted."""
        self._case, self._stamp = case, stamped(case)
        self._pages: dict[PageChoice, Page | None] = {}

    def _made(self, choice: PageChoice) -> Page | None:
        if choice not in self._pages:
            self._pages[choice] = page_of(self._case, self._stamp, choice)
        return self._pages[choice]

    def _page_at(self, place: int) -> Page | None:
        return self._made(self._choices[place]) if place < len(self._choices) else None

    def _show(self) -> None:
        page = None if self._is_over else self._page_at(self._at)
        if page is None:
            return
        self.stage.show_page(self._slide(page, self._at))
        if self.prompter is not None:
            self._show_notes(self.prompter, page)

    def _slide(self, page: Page, at: int) -> QWidget:
        return slide(page, self._stamp, self._place(at), *self.stage.room)

    def _show_notes(self, prompter: Prompter, page: Page) -> None:
        following = self._page_at(self._at + 1)
        prompter.show_page(page, following, self.place)
        shown, after = self._slide(page, self._at), QPixmap()
        if following is not None:
            after = self._slide(following, self._at + 1).grab()
        prompter.show_pictures(shown.grab(), after)

    # Keys

    def press(self, event: QKeyEvent) -> None:
        """What a key, or a clicker, wants; while it is black any key brings the page back."""
        key = Qt.Key(event.key())
        if self.stage.is_black and key is not _Key.Key_Escape:
            self.stage.set_black(False)
            return
        do = self._does.get(key)
        if do is not None:
            do()

    def _keys(self) -> Mapping[Qt.Key, Callable[[], object]]:
        keys: dict[Qt.Key, Callable[[], object]] = dict.fromkeys(_ON, self.forward)
        keys |= dict.fromkeys(_BACK, self.back)
        keys |= dict.fromkeys(_BLACK, lambda: self.stage.set_black(True))
        return keys | {
            _Key.Key_Home: lambda: self._go(0),
            _Key.Key_End: lambda: self._go(len(self._choices) - 1),
            _Key.Key_Escape: self._escape,
            _Key.Key_L: self.toggle_lever,
            _Key.Key_S: self._swap,
            _Key.Key_T: self._toggle_notes,
        }

    def _escape(self) -> None:
        """First the lever goes, then the presentation."""
        if self.bar is not None:
            self.toggle_lever()
        else:
            self.end()

    # Displays

    def _screens(self) -> list[QScreen]:
        """First the one that everybody sees: where there are two, not the planner's own."""
        own = self._window.screen()
        others = [each for each in QGuiApplication.screens() if each is not own]
        return [*others[:1], own]

    def _swap(self) -> None:
        if self.prompter is None or len(QGuiApplication.screens()) == 1:
            return
        stage, notes = self.prompter.screen(), self.stage.screen()
        _fill(self.stage, stage)
        _fill(self.prompter, notes)

    def _toggle_notes(self) -> None:
        """On the only display the notes are a window that can be moved aside."""
        if self.prompter is None:
            self._prompt(None)
            self._show()
        else:
            self.prompter.end()
            self.prompter = None

    def _prompt(self, screen: QScreen | None) -> None:
        where = screen or self._window.screen()
        self.prompter = Prompter(Hand(where.size().height() / HEIGHT * _NOTES))
        self.prompter.key_pressed.connect(self.press)
        if screen is not None:
            _fill(self.prompter, screen)
        else:
            self.prompter.resize(*(round(where.size().height() * each) for each in _WINDOW))
            self.prompter.show()

    # The lever

    def toggle_lever(self) -> None:
        """The lever at the foot of the screen, or the whole screen for the page."""
        path = self._case.document.briefing.lever
        if self.bar is None and path:
            self.bar = LeverBar(self._desk, path, Hand(self.stage.height() / HEIGHT))
            self.bar.key_pressed.connect(self.press)
        else:
            self.bar = None
        self.stage.set_bar(self.bar)
        self._show()

    def _hear(self, what: What) -> None:
        session = self._desk.session
        if session.steps is not self._steps:
            # Another file was opened: what is shown is not the scenario at hand any more.
            self.end()
            return
        self._say_whether_old()
        if what is What.ANSWER and session.answer is not None and session.is_current:
            answer = answer_as_called(session.answer.as_run, session.document, True)
            self.renew(self._case.with_answer(answer))

    def _say_whether_old(self) -> None:
        """Also while the lever is put away: the figures are shown to those who decide."""
        self.stage.say("" if self._desk.session.is_current else OUT_OF_DATE)

    def _ask_about_the_lever(self) -> None:
        session, path = self._desk.session, self._before.briefing.lever
        is_same_file = session.steps is self._steps
        if not path or not is_same_file or same_as(session.document, path, self._before):
            return
        question = "The lever was moved while presenting."
        wanted = self._desk.dialogs.choose(
            self._window, question, "The figures you came with are a step back.", (PUT_BACK, KEEP)
        )
        if wanted != KEEP:
            as_before = reset_to(session.document, path, self._before)
            session.change(as_before, label="As it was before the presentation")


def _is_read_from_afar(choice: PageChoice) -> bool:
    """The logs are for the desk."""
    return not KINDS[choice.page].is_appendix


def _fill(window: QWidget, screen: QScreen) -> None:
    """The whole of a display."""
    window.setScreen(screen)
    window.setGeometry(screen.geometry())
    window.showFullScreen()
