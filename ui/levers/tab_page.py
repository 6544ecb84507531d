"""One tab of the panel: its groups one below the other, and what of them is wanted."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.levers.events import events_changed
from app.levers.groups import Tab, event_kinds, groups, kind_matches, matches
from app.levers.standing import Standing
from ui.levers.editing import Editor
from ui.levers.groups import GroupBox, Maker
from ui.levers.tab_order import controls_in, put_in_order
from ui.levers.words import Words
from ui.theme import theme

_ARRIVES = 300
"""Milliseconds without a change of the layout after which a row that was sought is let go."""


def _timer(owner: QObject, after: int, then: Callable[[], None]) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(after)
    timer.timeout.connect(then)
    return timer


class TabPage(QScrollArea):
    """Groups of rows that scroll up and down only; made when it is first shown."""

    explain_wanted = Signal(str)
    opened_by_hand = Signal()
    """A group was opened or closed by the planner."""
    elsewhere_wanted = Signal()

    def __init__(
        self,
        tab: Tab,
        editor: Editor,
        standings: Callable[[], Mapping[str, Standing]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.tab = tab
        self._editor = editor
        self._standings = standings
        self.boxes: list[GroupBox] = []
        self.maker = Maker(self)
        self._open_titles: set[str] = set()
        """Groups the planner has open, whatever a search opens for the moment."""
        self._is_filtered = False
        self._kept: set[str] = set()
        self.nothing = Words(tone="quiet")
        self.elsewhere = QPushButton()
        self.elsewhere.setProperty("look", "flat")
        self._content = QWidget()
        self._all = QVBoxLayout(self._content)
        for each in (self.nothing, self.elsewhere):
            each.hide()
            self._all.addWidget(each)
        self._all.addStretch(1)
        # Never wider than what is seen of it.
        self._content.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self._content.installEventFilter(self)
        self._ordered: list[QWidget] = []
        self._target: QWidget | None = None
        self._settle_soon = _timer(self, 0, self._settle)
        self._arrived = _timer(self, _ARRIVES, self._let_go)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tab.value)
        self.elsewhere.clicked.connect(self.elsewhere_wanted)
        theme().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = theme().px
        self._all.setContentsMargins(px(4), 0, px(4), px(12))
        self._all.setSpacing(px(1))

    def make(self, open_titles: set[str]) -> None:
        """Make the groups, with these open."""
        if self.boxes:
            return
        self._open_titles = open_titles
        for place, group in enumerate(groups(self.tab)):
            box = GroupBox(group, self._editor, lambda path: self._standings()[path], self.maker)
            box.explain_wanted.connect(self.explain_wanted)
            box.opened.connect(lambda is_open, box=box: self._opened(box, is_open))
            self.boxes.append(box)
            self._all.insertWidget(place, box)
            box.open(group.title in open_titles)
        self.refresh()

    @property
    def open_titles(self) -> set[str]:
        """Groups the planner has open."""
        return set(self._open_titles)

    def _opened(self, box: GroupBox, is_open: bool) -> None:
        if not self._is_filtered:
            (self._open_titles.add if is_open else self._open_titles.discard)(box.group.title)
            self.opened_by_hand.emit()

    def box_of(self, path: str) -> GroupBox:
        """The group of a parameter."""
        return next(each for each in self.boxes if any(row.path == path for row in each.group.rows))

    def keep_open(self, box: GroupBox) -> None:
        """Open a group as if by hand."""
        box.open()
        self._opened(box, True)

    def bring_into_view(self, row: QWidget) -> None:
        """Scroll until all of a row is seen, and follow it while rows are still being made."""
        self._target = row
        self._settle_soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - named by Qt
        """Something was made, opened or has another height."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self._settle_soon.start()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        controls = list(controls_in(self._content))
        if controls != self._ordered:
            self._ordered = controls
            put_in_order(controls)
        if self._target is not None:
            self._all.activate()
            self.ensureWidgetVisible(self._target, 0, theme().px(40))
            self._arrived.start()

    def _let_go(self) -> None:
        self._target = None

    def refresh(self) -> None:
        """What became of the parameters; only what looks different is touched."""
        standings = self._standings()
        session = self._editor.desk.session
        for box in self.boxes:
            changed = sum(standings[row.path].changed for row in box.group.rows)
            if box.group.has_events:
                changed += events_changed(session.document, session.baseline)
            box.show_standings(standings, changed)

    def filter(self, words: str, only_changed: bool, *, again: bool = True) -> int:
        """Show what matches; how many rows do.

        ``again`` false leaves rows where they are that no longer differ, so that a row does not
        vanish under the hand that resets it.
        """
        if again:
            self._kept = set()
        self._is_filtered = bool(words.strip()) or only_changed
        standings, found = self._standings(), 0
        for box in self.boxes:
            wanted = [
                row.path
                for row in box.group.rows
                if matches(row, words)
                and (not only_changed or standings[row.path].changed or row.path in self._kept)
            ]
            self._kept.update(wanted)
            events = box.group.has_events and self._wants_events(words, only_changed)
            found += len(wanted) + events
            box.want(wanted, events)
            box.open(self._is_filtered or box.group.title in self._open_titles)
        return found

    def _wants_events(self, words: str, only_changed: bool) -> bool:
        session = self._editor.desk.session
        if only_changed and not events_changed(session.document, session.baseline):
            return False
        return any(kind_matches(kind, words) for kind in event_kinds())

    def say_found(self, nothing: str, elsewhere: str) -> None:
        """What to read when nothing was found, and where more was."""
        self.nothing.say(nothing)
        self.elsewhere.setText(elsewhere)
        self.elsewhere.setVisible(bool(elsewhere))

    def first_control(self) -> QWidget | None:
        """The first slider or switch that is shown."""
        for box in self.boxes:
            if box.isVisible() and box.is_open and (control := box.first_control()):
                return control
        return None


__all__ = ["TabPage"]
