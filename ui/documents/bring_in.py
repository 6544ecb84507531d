"""Other files brought into what is open: a table of staff, another baseline."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app import edits
from app.document import Document
from app.files.scenario_file import read
from app.problem import CannotUse
from app.staff.table import read_staff
from app.wording import day_words
from ui.desk import Desk
from ui.documents.asking import PATTERN, Asking, name_of
from ui.documents.recent import last_folder

_STAFF_PATTERN = "Tables (*.csv);;All files (*)"


class BringIn(QObject):
    """What is taken from other files; if it cannot be used, nothing has changed."""

    said = Signal(str)

    def __init__(self, desk: Desk, ask: Asking, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._session = desk.session
        self._ask = ask
        self._window = window

    def ask_for_staff(self) -> bool:
        """Ask for a table of staff and put them in; whether it was done."""
        path = self._file("Import a staff table", _STAFF_PATTERN)
        return path is not None and self.staff(path)

    def staff(self, path: Path) -> bool:
        """Put the council's own staff in, from a table, as one step; whether it was done."""
        document = self._session.document
        try:
            staff = read_staff(path, document.scenario.first_day)
            changed = edits.set_staff(document, staff)
        except CannotUse as fault:
            self._ask.not_imported(path, fault)
            return False
        self._desk.in_use.staff_from(path, staff)
        people = "1 person" if len(staff) == 1 else f"{len(staff):,} people"
        self._session.change(changed, label=f"Staff table {name_of(path)}: {people}")
        self.said.emit(f"{people} from {name_of(path)}")
        return True

    def ask_for_baseline(self) -> bool:
        """Ask for the file of another baseline; whether there is one now."""
        path = self._file("Compare with a scenario", PATTERN)
        if path is None:
            return False
        try:
            baseline = read(path)
        except CannotUse as fault:
            self._ask.not_opened(path, fault)
            return False
        if not self.baseline(baseline):
            return False
        self._desk.in_use.baseline_from(path, baseline)
        return True

    def baseline(self, baseline: Document) -> bool:
        """Compare with a scenario, if it runs over the same days; whether it does."""
        here, there = self._session.document.scenario, baseline.scenario
        if (here.first_day, here.last_day) != (there.first_day, there.last_day):
            self._ask.not_compared(
                baseline.title,
                f"It runs from {day_words(there.first_day)} to {day_words(there.last_day)}, and "
                f"this one from {day_words(here.first_day)} to {day_words(here.last_day)}.",
            )
            return False
        self._session.compare_with(baseline)
        return True

    def _file(self, what: str, pattern: str) -> Path | None:
        folder = last_folder(self._desk.settings)
        return self._desk.dialogs.open_file(self._window, folder, what, pattern)
