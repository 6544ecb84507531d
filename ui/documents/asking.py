"""What is asked and told about documents on disk, in the words of the window."""

import os
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.clean_text import visible
from app.files.autosave import Unsaved
from app.files.protected import InUse, other_kind_replaced, refuse_protected
from app.files.scenario_file import SUFFIX
from app.problem import CannotUse
from app.session import Session
from app.wording import day_words
from ui.desk import Desk

PATTERN = f"Headroom scenarios (*{SUFFIX});;All files (*)"

SAVE, DISCARD, CANCEL = "Save", "Discard", "Cancel"
SAVE_ELSEWHERE, NOT_NOW = "Save somewhere else", "Not now"
SAVE_OVER = "Save over it"
REPLACE = "Replace it"
RELOAD, KEEP_MINE = "Reload", "Keep mine"
OPEN_A_COPY = "Open a copy"
RECOVER, OPEN_SAVED, SKIP = "Recover", "Open the saved file", "Skip"


def name_of(path: Path) -> str:
    """How a file is called in a message."""
    return visible(path.name or str(path))


class Asking(QObject):
    """Asks and tells; says nothing while it waits for another answer."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self.is_busy = False
        """Whether an answer is being waited for."""

    def _choose(self, question: str, details: str, *answers: str) -> str | None:
        self.is_busy = True
        try:
            return self._desk.dialogs.choose(self._window, question, details, answers)
        finally:
            self.is_busy = False

    def tell(self, what: str, details: Iterable[str]) -> None:
        """Something the planner must know, a line for each sentence."""
        self.is_busy = True
        try:
            self._desk.dialogs.tell(self._window, what, "\n".join(details))
        finally:
            self.is_busy = False

    def not_opened(self, path: Path, fault: CannotUse) -> None:
        """A file cannot be used."""
        self.tell(f"{name_of(path)} was not opened.", fault.sentences())

    def not_imported(self, path: Path, fault: CannotUse) -> None:
        """A table cannot be used. Every row is named: nobody can mend one from a count of them."""
        count = len(fault.problems)
        so_many = "one problem" if count == 1 else f"{count:,} problems"
        said = [problem.sentence() for problem in fault.problems]
        lines = [each[:1].upper() + each[1:] for each in said]
        self.tell(f"{name_of(path)} was not imported: {so_many}. Nothing has changed.", lines)

    def not_compared(self, title: str, why: str) -> None:
        """A scenario cannot be the baseline."""
        remedy = "Choose one of the same days, or change the days of this one."
        self.tell(f"“{visible(title)}” cannot be compared with this scenario.", [why, remedy])

    def unusable_now(self, path: Path, fault: CannotUse) -> None:
        """Somebody else has made the file that is open into something that cannot be read."""
        what = f"{name_of(path)} was changed by somebody else and cannot be used now."
        after = "What is open here is as it was. Save to put it in the place of the file."
        self.tell(what, [*fault.sentences(), after])

    def what_of_changes(self) -> str | None:
        """What should become of changes that are not saved."""
        question = f"Save the changes to “{visible(self._desk.session.document.title)}”?"
        details = "They are in no file yet. What is discarded cannot be brought back."
        return self._choose(question, details, SAVE, DISCARD, CANCEL)

    def save_elsewhere(self, path: Path, sentences: Iterable[str]) -> bool:
        """A file could not be saved: whether to try another place."""
        question = f"{name_of(path)} was not saved."
        return self._choose(question, "\n".join(sentences), SAVE_ELSEWHERE, NOT_NOW) == (
            SAVE_ELSEWHERE
        )

    def is_taken(self, path: Path) -> bool:
        """Another window has the file: whether to save somewhere else."""
        why = f"{name_of(path)} is open in another window of Headroom."
        return self.save_elsewhere(path, [why, "Save under another name."])

    def is_a_copy(self, path: Path) -> None:
        """Another window has the file that is already open here."""
        what = f"{name_of(path)} is open in another window of Headroom."
        self.tell(what, ["This window holds a copy. It is saved under a name of its own."])

    def cannot_keep(self, why: str) -> None:
        """Unsaved work cannot be kept for the case that Headroom ends."""
        after = "Save often: what is not saved could not be recovered."
        self.tell("Headroom cannot keep copies of unsaved work.", [why, after])

    def not_now(self, path: Path) -> None:
        """A file was asked for, and recovered work is open in its place."""
        after = "The work that was recovered is open. Save it, then open the file."
        self.tell(f"{name_of(path)} was not opened.", [after])

    def where(
        self, suggested: Path, ending: str, what: str, pattern: str, in_use: Iterable[InUse]
    ) -> Path | None:
        """Ask for the file to write, which gets the ending if it has another; None if put away.

        One that must not be written over is told, and another asked for.
        """
        while True:
            path = self._desk.dialogs.save_file(self._window, suggested, what, pattern)
            if path is None:
                return None
            named = path.absolute()
            if named.suffix.lower() != ending:
                named = named.with_name(named.name + ending)
            if self.may_write(named, in_use) and self._may_replace(named, path, ending):
                return named

    def may_write(self, path: Path, in_use: Iterable[InUse]) -> bool:
        """Whether nothing is lost that is in use or comes with Headroom; if it would be, say so."""
        try:
            refuse_protected(path, in_use)
        except CannotUse as fault:
            self.tell(f"{name_of(path)} was not saved.", fault.sentences())
            return False
        return True

    def _may_replace(self, path: Path, typed: Path, ending: str) -> bool:
        """Whether a file may be replaced that the planner did not name in full.

        The dialog has asked about the name that was typed: not about one with another ending, nor
        about the file of another kind that a link leads to.
        """
        linked = other_kind_replaced(path, ending)
        if linked is None and (path.name == typed.name or not os.path.exists(path)):
            return True
        question = f"There is a file {name_of(path)} in this folder already."
        details = f"It is a link to {name_of(linked)}. Replace that?" if linked else "Replace it?"
        return self._choose(question, details, REPLACE, CANCEL) == REPLACE

    def open_elsewhere(self, path: Path) -> bool:
        """Another window has the file: whether to open a copy of it."""
        question = f"{name_of(path)} is open in another window of Headroom."
        details = "A copy can be opened here. It is saved under a name of its own."
        return self._choose(question, details, OPEN_A_COPY, CANCEL) == OPEN_A_COPY

    def save_over_changed(self, path: Path) -> str | None:
        """Somebody else has changed the file that is to be saved."""
        question = f"{name_of(path)} has been changed by somebody else."
        details = (
            "It no longer holds what was last opened or saved here. "
            "Saving over it loses what they have done."
        )
        return self._choose(question, details, SAVE_ELSEWHERE, SAVE_OVER, CANCEL)

    def reload(self, path: Path) -> bool:
        """Somebody else has changed the file that is open."""
        question = f"{name_of(path)} has been changed by somebody else."
        mine = "" if self._desk.session.is_saved else " You have changes that are not saved."
        details = (
            f"Reload it to go on from what is in the file now.{mine} "
            "Reloading is a step that can be undone."
        )
        return self._choose(question, details, RELOAD, KEEP_MINE) == RELOAD

    def recover(self, unsaved: Unsaved) -> str | None:
        """Work was left unsaved when Headroom last ended."""
        question = f"“{visible(unsaved.document.title)}” was not saved when Headroom ended."
        details = f"A copy was kept on {day_words(unsaved.when.date())} at {unsaved.when:%H:%M}."
        path = unsaved.path
        if path is None:
            return self._choose(question, f"{details} It was in no file yet.", RECOVER, SKIP)
        details += f" Its file is {name_of(path)}."
        modified = _when_modified(path)
        if modified is None:
            return self._choose(question, f"{details} That is no longer there.", RECOVER, SKIP)
        if modified > unsaved.when.timestamp():
            details += " The file has been saved since."
        return self._choose(question, details, RECOVER, OPEN_SAVED, SKIP)


def window_title(session: Session) -> tuple[str, str]:
    """The title of what is open, and its file with whether it is saved."""
    file = name_of(session.path) if session.path else "no file yet"
    return session.document.title, file if session.is_saved else f"{file} – not saved"


def _when_modified(path: Path) -> float | None:
    try:
        return path.stat().st_mtime
    except (OSError, ValueError):
        return None
