"""The files that what is open was made from, or is made into a briefing with."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSettings

from app.document import Document
from app.files.protected import InUse, Use, is_same_file
from app.session import Session
from app.story.choosing import files_beside
from sim.scenario import StaffMember
from ui.settings import slide_template


class FilesInUse:
    """Knows them as long as they are in use, so that nothing is written over them."""

    def __init__(self, session: Session, settings: QSettings) -> None:
        self._session = session
        self._settings = settings
        self._staff: tuple[Path, tuple[StaffMember, ...]] | None = None
        self._baseline: tuple[Path, Document] | None = None
        self._observed: Path | None = None

    def staff_from(self, path: Path, staff: tuple[StaffMember, ...]) -> None:
        """These staff came from a table in this file."""
        self._staff = path.absolute(), staff

    def baseline_from(self, path: Path, baseline: Document) -> None:
        """This baseline came from this file."""
        self._baseline = path.absolute(), baseline

    def observed_from(self, path: Path) -> None:
        """What was observed came from a list in this file."""
        self._observed = path.absolute()

    def all(self) -> list[InUse]:
        """Every one of them."""
        own = self._session.path
        return [*([InUse(own, Use.SCENARIO)] if own else []), *self.others()]

    def others(self) -> list[InUse]:
        """All but the file of the open scenario itself, which is there to be saved in."""
        own = self._session.path
        return [each for each in self._found() if own is None or not is_same_file(each.path, own)]

    def _found(self) -> Iterator[InUse]:
        session, template = self._session, slide_template(self._settings)
        folder = session.path.parent if session.path else None
        yield from files_beside(session.document, folder)
        if self._baseline and self._baseline[1] is session.baseline:
            yield InUse(self._baseline[0], Use.BASELINE)
        # Undone, they are the staff of another table or none.
        if self._staff and self._staff[1] == session.document.scenario.staff:
            yield InUse(self._staff[0], Use.STAFF)
        if self._observed:
            yield InUse(self._observed, Use.OBSERVED)
        if template:
            yield InUse(template, Use.TEMPLATE)
