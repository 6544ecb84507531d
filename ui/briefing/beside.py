"""The scenarios that stand beside this one in the briefing, and how far their futures are."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.briefing import MOST_BESIDE
from app.clean_text import visible
from app.files.templates import templates
from app.story.laying import Running
from ui.elided import Elided
from ui.menus import plain_line
from ui.pages.words import plain
from ui.theme import theme

_NOBODY = "Nothing yet. Lay up to three plans beside this one, on the same luck."


class Beside(QWidget):
    """A line for each scenario beside, and a menu to add one."""

    add_wanted = Signal(str)
    """A scenario that comes with Headroom, by its name."""
    file_wanted = Signal()
    remove_wanted = Signal(str)
    cancel_wanted = Signal()
    run_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self.lines: dict[str, QPushButton] = {}
        """The button that removes each, by the name it has in the briefing."""
        self.add = QPushButton("Add…")
        self.add.setAccessibleName("Add a scenario beside this one")
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill)
        self.add.setMenu(self.menu)
        self.nobody = plain("quiet", _NOBODY)
        self.said = plain("quiet")
        self.problem = plain("problem")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Futures of the scenario beside")
        self.stop = QPushButton("Cancel")
        self.stop.setAccessibleName("Cancel the run of the scenarios beside")
        self.go = QPushButton("Run them")
        self.go.setAccessibleName("Run the scenarios beside")
        self.stop.clicked.connect(self.cancel_wanted)
        self.go.clicked.connect(self.run_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._list = QVBoxLayout()
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        row.addWidget(self.stop)
        row.addWidget(self.go)
        self._column.addWidget(self.nobody)
        self._column.addLayout(self._list)
        self._column.addWidget(self.said)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.problem)
        self._column.addLayout(row)
        theme().changed.connect(self._dress)
        self._dress()
        self.show_progress(None, missing=0, is_cancelled=False)
        self.show_problems(())

    def _dress(self) -> None:
        self._column.setSpacing(theme().px(6))
        self._list.setSpacing(theme().px(4))

    # What it shows

    def show_names(self, names: Sequence[str]) -> None:
        """The scenarios that are beside."""
        if tuple(names) == self._names:
            return
        self._names = tuple(names)
        while item := self._list.takeAt(0):
            line = item.widget()
            if line is not None:
                line.hide()
                line.deleteLater()
        self.lines = {}
        for name in names:
            self._list.addWidget(self._line(name))
        self.nobody.setVisible(not names)
        self.add.setEnabled(len(names) < MOST_BESIDE)

    def _line(self, name: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        title = title_beside(name)
        label = Elided(title)
        label.setAccessibleName("Beside")
        remove = QPushButton("Remove")
        remove.setAccessibleName(f"Remove {title} from beside this one")
        remove.setProperty("look", "flat")
        remove.clicked.connect(partial(self._remove, name))
        row.addWidget(label, 1)
        row.addWidget(remove)
        self.lines[name] = remove
        return line

    def show_progress(self, running: Running | None, *, missing: int, is_cancelled: bool) -> None:
        """How far the run of one of them is, or how many are still to be run."""
        said = ""
        if running is not None:
            name = visible(running.title)
            said = f"Running “{name}”: {running.done:,} of {running.wanted:,} futures"
            self.bar.setRange(0, running.wanted)
            self.bar.setValue(running.done)
        elif missing:
            said = _not_run(missing) if is_cancelled else _waiting(missing)
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.bar.setVisible(running is not None)
        self.stop.setVisible(running is not None)
        self.go.setVisible(running is None and bool(missing) and is_cancelled)

    def show_problems(self, left_out: Iterable[str]) -> None:
        """Why some of them cannot stand beside."""
        said = "\n".join(f"Left out: {why}" for why in left_out)
        self.problem.setText(said)
        self.problem.setVisible(bool(said))

    # What is done

    def _remove(self, name: str, _checked: bool = False) -> None:
        self.remove_wanted.emit(name)
        (next(iter(self.lines.values()), None) or self.add).setFocus()

    def _fill(self) -> None:
        self.menu.clear()
        for template in templates():
            choose: Callable[[], object] = partial(self.add_wanted.emit, template.name)
            line = self.menu.addAction(plain_line(template.title), choose)
            line.setToolTip(template.about)
            line.setEnabled(template.name not in self._names)
        self.menu.addSeparator()
        self.menu.addAction("A file…", self.file_wanted.emit)


def _not_run(missing: int) -> str:
    return "One is not run yet." if missing == 1 else f"{missing} are not run yet."


def _waiting(missing: int) -> str:
    if missing == 1:
        return "Waiting for its first possible futures."
    return f"{missing} plans are waiting for their first possible futures."


def title_beside(name: str) -> str:
    """What a scenario beside is called: by its title where it comes with Headroom."""
    titles = {each.name: each.title for each in templates()}
    return titles.get(name) or visible(name.replace("\\", "/").rpartition("/")[2] or name)


__all__ = ["Beside", "title_beside"]
