"""A group of levers under its heading; rows are made when they are first seen."""

from collections import deque
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.levers.groups import Group
from app.levers.standing import Standing
from app.sources.guide import page_about
from ui.levers.buttons import Heading
from ui.levers.editing import Editor
from ui.levers.events import EventList
from ui.levers.row import LeverRow
from ui.theme import theme


class GroupBox(QWidget):
    """A heading, and below it the rows that are wanted while it is open."""

    explain_wanted = Signal(str)
    opened = Signal(bool)
    """By the planner's hand."""

    def __init__(
        self,
        group: Group,
        editor: Editor,
        standing: Callable[[str], Standing],
        maker: "Maker",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.group = group
        self.setProperty("help_page", page_about(group.title))
        self._editor = editor
        self._standing = standing
        self._maker = maker
        self.heading = Heading(group.title)
        self.rows: dict[str, LeverRow] = {}
        self.events: EventList | None = None
        self._wanted = [row.path for row in group.rows]
        self._events_wanted = group.has_events
        self._body = QWidget()
        self._rows = QVBoxLayout(self._body)
        self._all = QVBoxLayout(self)
        self._all.addWidget(self.heading)
        self._all.addWidget(self._body)
        self._body.hide()
        self.heading.toggled.connect(self._show_body)
        self.heading.clicked.connect(self.opened)
        theme().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = theme().px
        for layout in (self._all, self._rows):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._rows.setContentsMargins(0, 0, 0, px(6))

    @property
    def is_open(self) -> bool:
        """Whether its rows are shown."""
        return self.heading.isChecked()

    def open(self, is_open: bool = True) -> None:
        """Show its rows or put them away."""
        self.heading.setChecked(is_open)

    def want(self, paths: list[str], events: bool) -> None:
        """Show only these rows; a group without any is not there."""
        self._wanted, self._events_wanted = paths, events
        self.setVisible(bool(paths) or events)
        if self.is_open:
            self._show_body(True)

    def row(self, path: str) -> LeverRow:
        """The row of a parameter of this group, made now if it was not yet."""
        if path not in self.rows:
            row = next(each for each in self.group.rows if each.path == path)
            made = LeverRow(row, self._editor)
            made.explain_wanted.connect(self.explain_wanted)
            made.show_standing(self._standing(path))
            order = [each.path for each in self.group.rows]
            before = sum(order.index(other) < order.index(path) for other in self.rows)
            self.rows[path] = made
            self._rows.insertWidget(before, made)
        return self.rows[path]

    def is_wanted(self, path: str) -> bool:
        """Whether a row would be seen if it were there."""
        return self.is_open and path in self._wanted

    def show_standings(self, standings: Mapping[str, Standing], changed: int) -> None:
        """What became of the parameters; a row that looks the same is left alone."""
        self.heading.show_count(changed)
        for path, row in self.rows.items():
            row.show_standing(standings[path])
        if self.events:
            self.events.refresh()

    def first_control(self) -> QWidget | None:
        """Where the keyboard goes in an open group."""
        for path in self._wanted:
            row = self.rows.get(path)
            if row and not row.isHidden():
                return row.slider or row.switch
        return self.events.add if self.events and self._events_wanted else None

    def _show_body(self, is_open: bool) -> None:
        if is_open:
            wanted = set(self._wanted)
            for path, row in self.rows.items():
                row.setVisible(path in wanted)
            self._maker.ask(self, [path for path in self._wanted if path not in self.rows])
            if self.group.has_events:
                self._show_events()
        self._body.setVisible(is_open)

    def _show_events(self) -> None:
        if self.events is None:
            self.events = EventList(self._editor)
            self._rows.addWidget(self.events)
        self.events.setVisible(self._events_wanted)


class Maker(QObject):
    """Makes rows: as many at once as fill a panel, the rest while nobody waits."""

    _AT_ONCE = 14
    _A_SLICE = 4

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: deque[tuple[GroupBox, str]] = deque()
        self._made = 0
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._make_some)

    @property
    def is_busy(self) -> bool:
        """Whether rows are still to be made."""
        return bool(self._queue)

    def ask(self, box: GroupBox, paths: list[str]) -> None:
        """Make these rows of a group."""
        self._queue.extend((box, path) for path in paths)
        while self._queue and self._made < self._AT_ONCE:
            self._make()
        self._later.start()

    def _make(self) -> None:
        box, path = self._queue.popleft()
        if box.is_wanted(path) and path not in box.rows:
            box.row(path)
            self._made += 1

    def _make_some(self) -> None:
        self._made = 0
        while self._queue and self._made < self._A_SLICE:
            self._make()
        self._made = 0
        if not self._queue:
            self._later.stop()


__all__ = ["GroupBox", "Maker"]
