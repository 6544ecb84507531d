"""The panel of levers: a search, two tabs, groups of rows, and the events of the scenario."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from app.changed import touched
from app.levers.events import events_changed
from app.levers.groups import Tab, group_of, groups, matches
from app.levers.standing import Standing, standings
from app.session import What
from ui.desk import Desk
from ui.levers.editing import Editor
from ui.levers.row import LeverRow
from ui.levers.tab_page import TabPage
from ui.theme import theme

_NARROWEST, _USUAL, _WIDEST = 260, 300, 420
_OPEN = "levers/open"


class LeverPanel(QWidget):
    """Every lever and assumption of what the desk has open."""

    explain_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._seen: tuple[Any, ...] = ()
        self._steps = desk.session.steps
        self.standings: dict[str, Standing] = {}
        editor = Editor(desk)
        self.search = QLineEdit()
        self.clear = QPushButton("Clear")
        self.tabs = QTabBar()
        self.only_changed = QCheckBox("Only changed")
        self.pages = [TabPage(tab, editor, lambda: self.standings) for tab in Tab]
        self._stack = QStackedWidget()
        self._usual = theme().px(_USUAL)
        self._build()
        self._restyle()
        self._refresh()
        self._show_tab(0)
        desk.session.listen(self._hear)
        theme().changed.connect(self._restyle)

    # Made once

    def _build(self) -> None:
        self.setProperty("look", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Levers and assumptions")
        self.search.setPlaceholderText("Find a lever")
        self.search.setAccessibleName("Find a lever")
        self.clear.setProperty("look", "flat")
        self.clear.setAccessibleName("Clear the search")
        self.clear.hide()
        self.clear.clicked.connect(self.search.clear)
        self.search.textChanged.connect(lambda text: self.clear.setVisible(bool(text)))
        self.search.installEventFilter(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName("Levers or assumptions")
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setUsesScrollButtons(False)
        self._all = QVBoxLayout(self)
        self._header = QVBoxLayout()
        self._found = QHBoxLayout()
        self._found.addWidget(self.search, 1)
        self._found.addWidget(self.clear)
        self._header.addLayout(self._found)
        self._header.addWidget(self.tabs)
        self._header.addWidget(self.only_changed)
        self._all.addLayout(self._header)
        self._all.addWidget(self._stack, 1)
        for page in self.pages:
            self.tabs.addTab(page.tab.value)
            self._stack.addWidget(page)
            page.explain_wanted.connect(self.explain_wanted)
            page.opened_by_hand.connect(self._remember)
            page.elsewhere_wanted.connect(lambda: self._show_tab(1 - self.tabs.currentIndex()))
        self.tabs.currentChanged.connect(self._show_tab)
        self.search.textChanged.connect(lambda _text: self._filter())
        self.only_changed.toggled.connect(lambda _on: self._filter())

    def _restyle(self) -> None:
        px = theme().px
        self.setMinimumWidth(px(_NARROWEST))
        self.setMaximumWidth(px(_WIDEST))
        self._all.setContentsMargins(0, px(10), 0, 0)
        self._all.setSpacing(px(6))
        self._header.setContentsMargins(px(12), 0, px(12), 0)
        self._header.setSpacing(px(6))
        self._found.setSpacing(px(4))
        # So that nothing moves when the button to clear it appears.
        self.search.setMinimumHeight(self.clear.sizeHint().height())
        self.only_changed.setMinimumHeight(px(24))
        self.updateGeometry()
        self._keep_share(px(_USUAL))

    def _keep_share(self, usual: int) -> None:
        """As wide as before in words: a splitter leaves a gap beside what has become narrower."""
        before, self._usual = self._usual, usual
        splitter = self.parentWidget()
        if not isinstance(splitter, QSplitter) or before == usual:
            return
        sizes, at = splitter.sizes(), splitter.indexOf(self)
        least, most = self.minimumWidth(), self.maximumWidth()
        wide = min(max(round(sizes[at] * usual / before), least), most)
        sizes[1 - at] += sizes[at] - wide
        sizes[at] = wide
        splitter.setSizes(sizes)

    def sizeHint(self) -> QSize:  # noqa: N802 - named by Qt
        """The usual width."""
        return QSize(theme().px(_USUAL), theme().px(640))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - named by Qt
        """As narrow as every word of it allows."""
        return QSize(theme().px(_NARROWEST), theme().px(240))

    # Shown

    def _hear(self, what: What) -> None:
        if what in (What.DOCUMENT, What.BASELINE, What.FILE):
            self._refresh()

    def _refresh(self) -> None:
        session = self._desk.session
        seen = (session.document, session.baseline, session.saved)
        if len(self._seen) == len(seen) and all(
            one is other for one, other in zip(seen, self._seen, strict=True)
        ):
            return
        # Another baseline or file moves marks and what can be reset, not only values.
        all_of_it = not self._seen or any(
            one is not other for one, other in zip(seen[1:], self._seen[1:], strict=True)
        )
        if all_of_it:
            self.standings = standings(*seen)
        else:
            moved = [each.path for each in touched(self._seen[0], session.document)]
            self.standings = {**self.standings, **standings(*seen, moved)}
        self._seen = seen
        if session.steps is not self._steps:
            self._steps = session.steps
            for row in self._rows():
                row.begin_anew()
        for page in self.pages:
            page.refresh()
        if all_of_it:
            for row in self._rows():
                row.refresh_details()
        if self.only_changed.isChecked():
            self._filter(again=False)
        self._count()

    def _count(self) -> None:
        session = self._desk.session
        changed = sum(each.changed for each in self.standings.values())
        changed += events_changed(session.document, session.baseline)
        self.only_changed.setText(f"Only changed ({changed})" if changed else "Only changed")

    def _rows(self) -> list[LeverRow]:
        return [row for page in self.pages for box in page.boxes for row in box.rows.values()]

    def _page(self) -> TabPage:
        return self.pages[self.tabs.currentIndex()]

    def _show_tab(self, index: int) -> None:
        self.tabs.setCurrentIndex(index)
        self._page().make(self._remembered(self._page().tab))
        self._stack.setCurrentIndex(index)
        self._filter()

    # Found

    def _filter(self, *, again: bool = True) -> None:
        words, only = self.search.text(), self.only_changed.isChecked()
        found = self._page().filter(words, only, again=again)
        nothing = elsewhere = ""
        if not found:
            of = f"matches “{words.strip()}”" if words.strip() else "differs from the baseline"
            kind = "changed lever" if only and words.strip() else "lever"
            nothing = f"No {kind if self._page().tab is Tab.LEVERS else 'assumption'} {of}."
        other = self.pages[1 - self.tabs.currentIndex()].tab
        if (words.strip() or only) and (more := self._matching(other, words, only)):
            elsewhere = f"{more} more under {other.value}"
        self._page().say_found(nothing, elsewhere)

    def _matching(self, tab: Tab, words: str, only: bool) -> int:
        rows = (row for group in groups(tab) for row in group.rows)
        return sum(
            matches(row, words) and (not only or self.standings[row.path].changed) for row in rows
        )

    def focus_search(self) -> None:
        """Put the keyboard on the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def example(self) -> QWidget:
        """A row with a slider, scrolled into view; the panel itself where none is open."""
        page = self._page()
        for box in page.boxes:
            for row in box.rows.values():
                if row.slider is not None and row.isVisible():
                    page.bring_into_view(row)
                    return row
        return self

    def reveal(self, path: str) -> None:
        """Show a lever wherever it is: its tab, its group, the keyboard on it, a ring around it."""
        group = group_of(path)
        index = next(i for i, page in enumerate(self.pages) if page.tab is group.tab)
        self._show_tab(index)
        page = self.pages[index]
        box = page.box_of(path)
        row = box.row(path)
        if self.search.text() or self.only_changed.isChecked():
            self.search.clear()
            self.only_changed.setChecked(False)
        page.keep_open(box)
        row.focus()
        row.light_up()
        page.bring_into_view(row)

    def finish_typing(self) -> None:
        """Send whatever is being typed, as before a save."""
        for row in self._rows():
            row.finish_typing()
        for page in self.pages:
            for box in page.boxes:
                if box.events:
                    box.events.finish_typing()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - named by Qt
        """In the search, Escape clears it; Enter and down go to the first lever found."""
        pressed = event.type() == QEvent.Type.KeyPress
        if watched is self.search and pressed and isinstance(event, QKeyEvent):
            return self._key_in_search(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _key_in_search(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            if control := self._page().first_control():
                control.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    # Remembered

    def _remembered(self, tab: Tab) -> set[str]:
        """Groups that were open; at first those of the levers that differ, and the first."""
        titles = [group.title for group in groups(tab)]
        kept = self._desk.settings.value(f"{_OPEN}/{tab.name}", None)
        if isinstance(kept, str):
            return {title for title in kept.split("|") if title in titles}
        if tab is Tab.ASSUMPTIONS:
            return set()
        changed = {
            group.title
            for group in groups(tab)
            if any(self.standings[row.path].changed for row in group.rows)
        }
        return changed | {titles[0]}

    def _remember(self) -> None:
        for page in self.pages:
            if page.boxes:
                self._desk.settings.setValue(
                    f"{_OPEN}/{page.tab.name}", "|".join(sorted(page.open_titles))
                )


__all__ = ["LeverPanel"]
