"""What a planner does with documents on disk; whatever fails, what is open stays as it was."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.changelog import logged
from app.document import Document
from app.files.names import file_name
from app.files.protected import is_shipped
from app.files.scenario_file import SUFFIX, text_of, write
from app.files.templates import Template, baseline_for
from app.problem import CannotUse
from ui.desk import Desk
from ui.documents.asking import (
    DISCARD,
    OPEN_SAVED,
    PATTERN,
    RECOVER,
    SAVE,
    SAVE_ELSEWHERE,
    SAVE_OVER,
    Asking,
    name_of,
    window_title,
)
from ui.documents.bring_in import BringIn
from ui.documents.following import Content, Following
from ui.documents.recent import last_folder, recent_files, remember_file
from ui.documents.recovery import Left, Recovery, left_behind
from ui.settings import planner_name


class Files(QObject):
    """The documents of one window. Make it once the session holds what is opened first."""

    said = Signal(str)
    """Something to mention that needs no answer: saved, imported, gone."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._session = desk.session
        self._window = window
        self._ask = Asking(desk, window)
        self._recovery = Recovery(desk.session, self)
        self._recovery.failed.connect(self._ask.cannot_keep)
        self._following = Following(desk.session, self._ask, window)
        self._following.said.connect(self.said)
        self._others = BringIn(desk, self._ask, window)
        self._others.said.connect(self.said)

    # At the beginning and at the end

    def begin(self, file: Path | None = None) -> None:
        """Take up the session's own file, offer what was left unsaved, open what is asked for."""
        path = self._session.path
        if path is not None:
            self._take_up(path)
        recovered = self.offer_recovery()
        if file is not None and recovered and file.absolute() != self._session.path:
            self._ask.not_now(file)
        elif file is not None and not recovered:
            self.open_path(file)

    def _take_up(self, path: Path) -> None:
        claim = self._following.claim(path)
        if claim is None:
            # Another window has it. What is open here becomes a copy, whose file is chosen later.
            self._ask.is_a_copy(path)
            self._session.open(self._session.document, self._session.baseline, None, "Copied")
            return
        self._following.follow(path, claim, _content(path))
        remember_file(self._desk.settings, path)

    def may_close(self) -> bool:
        """Whether the window may close, asking about what is not saved; if so all is let go."""
        # Who ends the session closes every window, even one that waits for an answer.
        if self._ask.is_busy or not self._may_leave():
            return False
        self._recovery.close()
        self._following.stop()
        return True

    def keep(self) -> None:
        """Keep a copy of what is not saved, for the next start."""
        self._recovery.keep()

    def offer_recovery(self) -> bool:
        """Offer each copy that no living window owns, until one is taken up; whether one was."""
        left = left_behind()
        try:
            return any(self._take_back(each) for each in left)
        finally:
            for each in left:
                each.let_go()

    def _take_back(self, left: Left) -> bool:
        """Whether something was opened by it."""
        answer = self._ask.recover(left.unsaved)
        if answer == RECOVER:
            return self._recover(left)
        if answer == OPEN_SAVED and left.unsaved.path and self.open_path(left.unsaved.path):
            left.forget()
            return True
        return False

    def _recover(self, left: Left) -> bool:
        if not self._may_leave():
            return False
        document, path = left.unsaved.document, left.unsaved.path
        claim = self._following.claim(path) if path else None
        known = _content(path) if path else None
        if path and claim:
            self._following.follow(path, claim, known)
        else:
            path = None  # another window has gone on with the file, or there was none
            self._following.stop()
        self._session.open(document, baseline_for(document), path, "Recovered", saved=False)
        if path and known:
            self._session.saved_is(known.document)
        self._recovery.keep()
        left.forget()
        return True

    # Opening

    def new(self, template: Template) -> bool:
        """Begin with a scenario that comes with Headroom; whether it was opened."""
        if not self._may_leave():
            return False
        document = template.document
        self._following.stop()
        self._session.open(document, baseline_for(document), None, f"Began with {template.title}")
        return True

    def open(self) -> bool:
        """Ask which file to open, and open it."""
        folder = last_folder(self._desk.settings)
        path = self._desk.dialogs.open_file(self._window, folder, "Open a scenario", PATTERN)
        return path is not None and self.open_path(path)

    def open_path(self, path: Path) -> bool:
        """Open a file; whether it was opened."""
        try:
            found = Content.of(path)
        except CannotUse as fault:
            self._ask.not_opened(path, fault)
            return False
        path = path.absolute()
        claim = self._following.claim(path)
        if claim is None and not self._ask.open_elsewhere(path):
            return False
        if not self._may_leave():
            self._following.give_back(claim)
            return False
        if claim is None:
            self._following.stop()
        else:
            self._following.follow(path, claim, found)
            remember_file(self._desk.settings, path)
        label, here = f"Opened {name_of(path)}", path if claim else None
        self._session.open(found.document, baseline_for(found.document), here, label)
        return True

    def dropped(self, path: Path) -> bool:
        """A file was dragged onto the window: a scenario, or a table of staff."""
        is_table = path.suffix.lower() == ".csv"
        return self._others.staff(path) if is_table else self.open_path(path)

    def recent(self) -> list[Path]:
        """The files that were open last and are still there, the latest first."""
        return recent_files(self._desk.settings)

    # Saving

    def save(self) -> bool:
        """Save in the document's file, or ask for one if it has none; whether it is saved."""
        path = self._session.path
        if path is None or not _is_own(path):
            return self.save_as()
        if self._following.is_changed():
            answer = self._ask.save_over_changed(path)
            if answer == SAVE_ELSEWHERE:
                return self.save_as()
            if answer != SAVE_OVER:
                return False
        return self._save_in(path)

    def save_as(self) -> bool:
        """Ask where to save, and go on with that file; whether it is saved."""
        path = self._ask_where(self._suggested(), "Save the scenario as")
        return path is not None and self._save_in(path)

    def save_a_copy(self) -> bool:
        """Save another file and go on with this one; whether it was saved."""
        suggested = self._suggested()
        suggested = suggested.with_name(f"{suggested.stem} copy{SUFFIX}")
        path = self._ask_where(suggested, "Save a copy of the scenario")
        if path is None:
            return False
        if path == self._session.path:
            return self._save_in(path)
        claim = self._following.claim(path)
        if claim is None:
            return self._ask.is_taken(path) and self.save_a_copy()
        try:
            write(self._logged(), path)
        except CannotUse as fault:
            return self._ask.save_elsewhere(path, fault.sentences()) and self.save_a_copy()
        finally:
            self._following.give_back(claim)
        self.said.emit(f"Saved a copy as {name_of(path)}")
        return True

    def _save_in(self, path: Path) -> bool:
        claim = self._following.claim(path)
        if claim is None:
            return self._ask.is_taken(path) and self.save_as()
        document = self._logged()
        try:
            write(document, path)
        except CannotUse as fault:
            self._following.give_back(claim)
            return self._ask.save_elsewhere(path, fault.sentences()) and self.save_as()
        self._following.follow(path, claim, Content(document, text_of(document).encode()))
        remember_file(self._desk.settings, path)
        self._session.saved_as(path, document)
        self.said.emit(f"Saved in {name_of(path)}")
        return True

    def _logged(self) -> Document:
        """What is open with a log that says who changed what since it was last saved."""
        session = self._session
        by, is_new = planner_name(self._desk.settings), not _is_own(session.path)
        return logged(session.document, session.logged_to, by, date.today(), is_new=is_new)

    def _suggested(self) -> Path:
        path = self._session.path
        if path is not None and _is_own(path):
            return path
        return last_folder(self._desk.settings) / file_name(self._session.document.title)

    def _ask_where(self, suggested: Path, what: str) -> Path | None:
        """A file that may be written, with the ending of scenarios."""
        return self._ask.where(suggested, SUFFIX, what, PATTERN, self._desk.in_use.others())

    def _may_leave(self) -> bool:
        """Whether what is open may be put away, asking if it is not saved."""
        if self._session.is_saved:
            return True
        answer = self._ask.what_of_changes()
        return self.save() if answer == SAVE else answer == DISCARD

    # Other files

    def import_staff(self) -> bool:
        """Ask for a table of the council's own staff and put them in; whether it was done."""
        return self._others.ask_for_staff()

    def compare_with_file(self) -> bool:
        """Ask for the file of another baseline; whether there is one now."""
        return self._others.ask_for_baseline()

    def compare_with(self, baseline: Document) -> bool:
        """Compare with a scenario, if it runs over the same days; whether it does."""
        return self._others.baseline(baseline)


def _content(path: Path) -> Content | None:
    """What a file holds; None if it cannot be used."""
    try:
        return Content.of(path)
    except CannotUse:
        return None


def _is_own(path: Path | None) -> bool:
    """Whether there is a file of one's own, that may be written."""
    return path is not None and not is_shipped(path)


__all__ = ["Files", "window_title"]
