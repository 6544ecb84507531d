"""Keeps a copy of what is not saved while it is worked on, and finds those of windows now gone."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from app.document import Document
from app.files import autosave
from app.files.autosave import Unsaved
from app.problem import CannotUse
from app.session import Session, What
from ui.documents.locks import UNCLAIMED, Claim, claim

EVERY = 30_000
"""Milliseconds between copies while something changes."""
_BEFORE_A_RUN = 1_000
"""Milliseconds after the last question: a drag asks many, and only the last is run for long."""


class Recovery(QObject):
    """The copy that one window keeps of its unsaved work."""

    failed = Signal(str)
    """The copy could not be kept, and why; told once."""

    def __init__(self, session: Session, parent: QObject, *, every: int = EVERY) -> None:
        super().__init__(parent)
        self._session = session
        self._owner = autosave.new_owner()
        self._claim: Claim | None = None
        self._kept: Document | None = None
        self._has_failed = False
        self._regular = QTimer(self)
        self._regular.setInterval(every)
        self._regular.timeout.connect(self.keep)
        self._regular.start()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_BEFORE_A_RUN)
        self._soon.timeout.connect(self.keep)
        self._question = session.question
        session.listen(self._hear)

    def keep(self) -> None:
        """Keep a copy if there is anything that no file and no copy holds."""
        session = self._session
        if not self._regular.isActive():
            return  # closed
        if session.is_saved:
            self.forget()
            return
        if session.document is self._kept or not self._claim_owner():
            return
        try:
            autosave.keep(session.document, session.path, self._owner, datetime.now())
            self._kept = session.document
        except (CannotUse, RuntimeError) as fault:
            if not self._has_failed:
                self._has_failed = True
                self.failed.emit(str(fault))

    def forget(self) -> None:
        """The work is saved or was given up: the copy goes."""
        if self._kept is not None:
            autosave.forget(self._owner)
            self._kept = None

    def close(self) -> None:
        """The end of this window, with nothing left to recover."""
        self._regular.stop()
        self._soon.stop()
        self.forget()
        if self._claim is not None:
            self._claim.let_go()
            self._claim = None

    def _claim_owner(self) -> bool:
        """Before there is a copy, so that no other window takes it for one that was left."""
        if self._claim is None:
            self._claim = _claim_of(self._owner)
        return self._claim is not None

    def _hear(self, what: What) -> None:
        if what is What.WORK and self._session.question != self._question:
            self._question = self._session.question
            self._soon.start()
        elif what is What.FILE and self._kept is not None and self._session.is_saved:
            self.forget()


@dataclass(frozen=True)
class Left:
    """Work that a window left unsaved when it ended; claimed, so that no other window offers it."""

    unsaved: Unsaved
    claim: Claim

    def forget(self) -> None:
        """It was recovered, or is not wanted."""
        autosave.forget(self.unsaved.owner)
        self.let_go()

    def let_go(self) -> None:
        """Leave it for another time."""
        self.claim.let_go()


def left_behind() -> list[Left]:
    """All that was left by windows that no longer live, the latest first."""
    found = []
    for unsaved in autosave.all_unsaved():
        claimed = _claim_of(unsaved.owner)
        if claimed is not None:
            found.append(Left(unsaved, claimed))
    return found


def _claim_of(owner: str) -> Claim | None:
    try:
        return claim(autosave.folder() / f"{owner}.lock")
    except RuntimeError:  # a user without a home: the keeping of a copy will say so
        return UNCLAIMED
