"""Making what is handed over: which kind of file, where, how far it is, and what became of it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.briefing import Published
from app.briefing_edits import record
from app.clean_text import visible
from app.exports.making import Cancelled, Format, make_file, make_pack, read_template
from app.files.names import safe_name
from app.files.protected import is_shipped
from app.problem import CannotUse
from app.story.case import Case
from app.story.story import published_as, story_of
from ui.briefing.lane import Lane, Task
from ui.briefing.stories import Stories
from ui.desk import Desk, problem_words
from ui.documents.asking import Asking, name_of
from ui.documents.recent import last_folder
from ui.settings import remember_slide_template, slide_template

MAKE, NOT_YET = "Make it as it is", "Not yet"
_SLIDES = "PowerPoint presentations (*.pptx);;All files (*)"


@dataclass(frozen=True)
class Step:
    """What is being written, and which of how many it is."""

    label: str
    place: int
    of: int


@dataclass(frozen=True, eq=False)
class Made:
    """What was made, and what the scenario is to remember of it."""

    path: Path
    published: Published


class Making(QObject):
    """Asks where, makes it in a thread of its own, and tells what became of it."""

    changed = Signal()
    """How far it is, or what became of it."""

    def __init__(self, desk: Desk, stories: Stories, window: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self._stories = stories
        self._window = window
        self._ask = Asking(desk, window)
        self._lane = Lane("making")
        self._cancel = threading.Event()
        self.step: Step | None = None
        """What is being written; None while nothing is."""
        self.is_cancelled = False
        self.made: Path | None = None
        """What was made last."""
        self.said = ""

    # What is asked for

    def make(self, form: Format | None) -> None:
        """Make one kind of file, or a folder of all of them if none is named."""
        case = self._stories.case()
        if case is None or self.step is not None or not self._may_make():
            return
        path = self._ask_where(form)
        # Whoever was asked may have changed something meanwhile.
        case = self._stories.case()
        if path is None or case is None:
            return
        self._cancel.clear()
        self.is_cancelled, self.made, self.said = False, None, ""
        self.step = Step(form.label if form else "", 1, 1)
        steps = self._desk.session.steps
        do = partial(self._do, case, form, path, self.template if form in _TAKE else None)
        self._lane.ask(do, partial(self._have, path, steps), self._told)
        self.changed.emit()

    def cancel(self) -> None:
        """Leave nothing behind."""
        self._cancel.set()
        self.is_cancelled = True
        self.changed.emit()

    def close(self) -> None:
        """The window closes: what is not finished is not made."""
        self._cancel.set()
        self._lane.close()

    # A council's own slides

    @property
    def template(self) -> Path | None:
        """The presentation whose look slides take; None for our own."""
        return slide_template(self._desk.settings)

    def choose_template(self) -> None:
        """Ask for a presentation, and remember it."""
        folder = last_folder(self._desk.settings)
        path = self._desk.dialogs.open_file(self._window, folder, "Template for slides", _SLIDES)
        if path is not None:
            remember_slide_template(self._desk.settings, path)
            self.changed.emit()

    def forget_template(self) -> None:
        """Our own look again."""
        remember_slide_template(self._desk.settings, None)
        self.changed.emit()

    # What is asked of the planner

    def _may_make(self) -> bool:
        doubts = self._stories.doubts()
        if not doubts:
            return True
        question = "The briefing is not complete. Make it as it is?"
        answers = (MAKE, NOT_YET)
        chosen = self._desk.dialogs.choose(self._window, question, "\n".join(doubts), answers)
        return chosen == MAKE

    def _ask_where(self, form: Format | None) -> Path | None:
        folder = self._folder()
        if form is None:
            return self._ask_folder(folder)
        suggested = folder / (safe_name(self._desk.session.document.title) + form.suffix)
        pattern = f"{form.label} (*{form.suffix})"
        what, in_use = f"Make the {form.label}", self._desk.in_use.all()
        return self._ask.where(suggested, form.suffix, what, pattern, in_use)

    def _ask_folder(self, folder: Path) -> Path | None:
        """What is made in it is a new folder: it can take the place of no file that is in use."""
        dialogs, window = self._desk.dialogs, self._window
        while True:
            path = dialogs.choose_folder(window, folder, "Folder for the briefing")
            if path is None or self._ask.may_write(path, ()):
                return path

    def _folder(self) -> Path:
        path = self._desk.session.path
        if path is None or is_shipped(path):
            return last_folder(self._desk.settings)
        return path.parent

    # In the other thread

    def _do(
        self, case: Case, form: Format | None, path: Path, template: Path | None, task: Task
    ) -> Made:
        story = story_of(case)
        look = read_template(template) if template else None
        if form is not None:
            make_file(story, path, form, look, self._cancel.is_set)
            return Made(path, published_as(story, path.name))

        def on_step(label: str, place: int, of: int) -> None:
            task.tell(Step(label, place, of))

        pack = make_pack(story, path, look, on_step, self._cancel.is_set)
        return Made(pack, published_as(story, pack.name))

    # In the window's thread again

    def _told(self, what: object) -> None:
        if isinstance(what, Step):
            self.step = what
            self.changed.emit()

    def _have(self, path: Path, steps: object, what: object) -> None:
        self.step = None
        told: Callable[[], None] | None = None
        if isinstance(what, Made):
            self.made = what.path
            self.said = f"Made “{name_of(what.path)}”."
            if self._desk.session.steps is steps:
                self._record(what)
        elif isinstance(what, Cancelled):
            self.said = "Cancelled. Nothing was made."
        elif isinstance(what, CannotUse):
            told = partial(self._tell, path, "\n".join(what.sentences()))
        elif isinstance(what, MemoryError):
            told = partial(self._tell, path, "There is not enough memory. Close other programs.")
        self.changed.emit()
        if told:
            told()
        elif isinstance(what, Exception) and not isinstance(what, Cancelled):
            raise what

    def _tell(self, path: Path, why: str) -> None:
        self._desk.dialogs.tell(self._window, f"{name_of(path)} was not made.", why)

    def _record(self, made: Made) -> None:
        """Keep in the scenario what was made of it, so that it can be asked whether it holds."""
        session = self._desk.session
        try:
            document = record(session.document, made.published)
        except CannotUse as fault:
            self.said = f"{self.said} It is not kept in the scenario: {problem_words(fault)}"
            return
        session.change(document)

    def show_folder(self) -> None:
        """Open the folder that holds what was made."""
        if self.made is None:
            return
        folder = self.made if self.made.is_dir() else self.made.parent
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            what = "This computer has nothing to show folders with."
            self._desk.dialogs.tell(self._window, what, f"It is in {visible(str(folder))}.")


_TAKE = (Format.PPTX, None)
"""What takes a council's own template: slides, and the folder with everything."""


__all__ = ["Making", "Step"]
