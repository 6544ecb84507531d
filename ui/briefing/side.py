"""What goes into the briefing: pages, scenarios beside this one, the live lever, who answers."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.briefing import PageChoice, chosen
from app.briefing_edits import headline_is_old, set_beside, set_lever, set_pages
from app.files.scenario_file import read
from app.problem import CannotUse
from app.story.choosing import name_beside
from app.story.stamp import assured_words
from ui.briefing.beside import Beside
from ui.briefing.lever_choice import LeverChoice
from ui.briefing.page_list import PageList
from ui.briefing.sign import SignDialog
from ui.briefing.stories import Stories
from ui.desk import Desk
from ui.documents.asking import PATTERN, name_of
from ui.documents.recent import last_folder
from ui.levers.editing import Edit, Editor
from ui.pages.words import plain
from ui.theme import theme

_HEADINGS = ("BESIDE THIS ONE", "LEVER TO MOVE LIVE", "ASSURANCE")


class Side(QWidget):
    """The left of the briefing page; what is changed here is a step of the session."""

    def __init__(self, desk: Desk, stories: Stories, today: Callable[[], date]) -> None:
        super().__init__()
        self._desk = desk
        self._session = desk.session
        self._stories = stories
        self._today = today
        self._words_of: dict[str, PageChoice] = {}
        """The last words of pages that were taken out, should they be put in again."""
        self.pages = PageList()
        self.problem = plain("problem")
        self.problem.hide()
        self.beside = Beside()
        self.lever = LeverChoice()
        self.assured = plain()
        self.assured.setAccessibleName("Assurance")
        self.sign = QPushButton("Sign…")
        self.sign.setAccessibleName("Say who answers for it, and sign it")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._headings = [plain("heading", text) for text in _HEADINGS]
        row = QHBoxLayout()
        row.addWidget(self.sign)
        row.addStretch(1)
        self._column.addWidget(self.pages, 1)
        self._column.addWidget(self.problem)
        self._column.addWidget(self._headings[0])
        self._column.addWidget(self.beside)
        self._column.addWidget(self._headings[1])
        self._column.addWidget(self.lever)
        self._column.addWidget(self._headings[2])
        self._column.addWidget(self.assured)
        self._column.addLayout(row)
        theme().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        px = theme().px
        self._column.setContentsMargins(0, 0, px(4), 0)
        self._column.setSpacing(px(6))
        for heading in self._headings:
            heading.setContentsMargins(0, px(10), 0, 0)

    def _connect(self) -> None:
        self.pages.arranged.connect(self._arrange)
        self.beside.add_wanted.connect(self._add)
        self.beside.file_wanted.connect(self._add_file)
        self.beside.remove_wanted.connect(self._remove)
        self.beside.cancel_wanted.connect(self._stories.cancel)
        self.beside.run_wanted.connect(self._stories.run_again)
        self.lever.wanted.connect(self._choose_lever)
        self.sign.clicked.connect(self._sign)

    # What it shows

    def refresh(self) -> None:
        """Show the document and its story as they are."""
        document, stories = self._session.document, self._stories
        choices = chosen(document.briefing)
        self._words_of |= {each.page: each for each in choices}
        wanted = [each.page for each in choices]
        old = {each.page for each in choices if headline_is_old(document, each)}
        self.pages.show_pages(wanted, self._empty(wanted), old)
        self.beside.show_names(document.briefing.beside)
        missing = len(stories.laid.missing)
        self.beside.show_progress(
            stories.running, missing=missing, is_cancelled=stories.is_cancelled
        )
        self.beside.show_problems(stories.laid.left_out.values())
        self.lever.show_choice(document.briefing.lever, self._session.changed)
        self.assured.setText(f"{assured_words(document, self._today())[0]}.")

    def _empty(self, wanted: list[str]) -> set[str]:
        """Pages with nothing to say; while the story is told anew nobody knows which."""
        story = self._stories.story
        if story is None or self._stories.is_behind:
            return set()
        return set(wanted) - {page.kind.key for page in story.pages}

    # What is done

    def _change(self, edit: Edit) -> None:
        """Do something to the document as a step; if it cannot be, say why."""
        said = Editor(self._desk).apply(edit)
        self.problem.setText(said)
        self.problem.setVisible(bool(said))
        self.refresh()

    def _arrange(self, wanted: tuple[str, ...]) -> None:
        choices = [self._words_of.get(page, PageChoice(page)) for page in wanted]
        self._change(lambda document: set_pages(document, choices))

    def _add(self, name: str) -> None:
        names = (*self._session.document.briefing.beside, name)
        self._change(lambda document: set_beside(document, names))

    def _remove(self, name: str) -> None:
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
            self._add(name)

    def _choose_lever(self, path: str) -> None:
        self._change(lambda document: set_lever(document, path))

    def _sign(self, _checked: bool = False) -> None:
        SignDialog(self._desk, self._today(), self.window()).exec()


__all__ = ["Side"]
