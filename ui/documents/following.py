"""The file that one window works on: claimed for it, watched, and known as it was last seen."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.document import Document
from app.files.disk import read_bytes
from app.files.protected import is_shipped
from app.files.scenario_file import LARGEST, parse
from app.files.text import decode
from app.problem import CannotUse
from app.session import Session
from ui.documents.asking import Asking, name_of
from ui.documents.locks import UNCLAIMED, Claim, claim_file
from ui.documents.watch import FileWatch, Found


@dataclass(frozen=True)
class Content:
    """What a file holds."""

    document: Document
    content: bytes

    @staticmethod
    def of(path: Path) -> "Content":
        """Read a file; ``CannotUse`` names everything that is wrong with it."""
        content = read_bytes(path, LARGEST)
        return Content(parse(decode(content, path.name), path.name), content)


class Following(QObject):
    """Keeps hold of one file at a time, and asks what to do when somebody else changes it."""

    said = Signal(str)

    def __init__(self, session: Session, ask: Asking, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._ask = ask
        self._path: Path | None = None
        self._claim: Claim = UNCLAIMED
        self._on_disk: Document | None = None
        self._is_gone = False
        self._watch = FileWatch(window)
        self._watch.noticed.connect(self._notice)

    def claim(self, path: Path) -> Claim | None:
        """The claim on a file; None if another window has it."""
        if self._claim.covers(path):
            return self._claim
        # What comes with Headroom is never written, so any number of windows may have it.
        return UNCLAIMED if is_shipped(path) else claim_file(path)

    def give_back(self, claim: Claim | None) -> None:
        """A claim that nothing came of."""
        if claim is not None and claim is not self._claim:
            claim.let_go()

    def follow(self, path: Path, claim: Claim, known: Content | None) -> None:
        """Go on with a file that is known to hold this; None: nothing is known of it."""
        if claim is not self._claim:
            self._claim.let_go()
        self._path, self._claim, self._is_gone = path, claim, known is None
        self._on_disk = known.document if known else None
        self._watch.follow(path, known.content if known else b"")

    def stop(self) -> None:
        """Go on with no file."""
        self._watch.stop()
        self._claim.let_go()
        self._path, self._claim, self._on_disk = None, UNCLAIMED, None

    def is_changed(self) -> bool:
        """Whether somebody else has changed the file since."""
        return self._watch.look() is Found.CHANGED

    def _notice(self) -> None:
        path = self._path
        if path is None:
            return
        if self._ask.is_busy or QApplication.activeModalWidget() is not None:
            self._watch.look_soon()  # one question at a time
            return
        match self._watch.look():
            case Found.CHANGED:
                self._is_gone = False
                self._ask_about_change(path)
            case Found.GONE if not self._is_gone:
                self._is_gone = True
                self._session.saved_is(None)
                self.said.emit(f"{name_of(path)} is no longer there. Save to put it there again.")
            case Found.SAME if self._is_gone:
                self._is_gone = False
                self._session.saved_is(self._on_disk)

    def _ask_about_change(self, path: Path) -> None:
        self._watch.accept()
        try:
            theirs = Content.of(path).document
        except CannotUse as fault:
            self._session.saved_is(None)
            self._ask.unusable_now(path, fault)
            return
        self._on_disk = theirs
        session = self._session
        if theirs != session.document and self._ask.reload(path):
            # A step like any other, so that nothing of one's own is lost by it.
            session.change(theirs, label=f"Reloaded {name_of(path)}")
        session.saved_is(theirs)
