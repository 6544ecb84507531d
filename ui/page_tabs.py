"""What leads to the pages: tabs beside each other, or one list of them where there is no room."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from ui.theme import theme


class PageTabs(QWidget):
    """Every page by its words; the arrows lead from tab to tab."""

    page_wanted = Signal(int)

    def __init__(self, pages: Sequence[str]) -> None:
        super().__init__()
        self._pages = tuple(pages)
        self._at = 0
        self._tabs = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for number, page in enumerate(pages):
            self._row.addWidget(self._make_tab(number, page))
        self.list = _dressed(QPushButton(), "list")
        self.list.setMenu(self._make_menu())
        self._row.addWidget(self.list)
        self.list.hide()
        self._tabs.idClicked.connect(self.page_wanted)
        theme().changed.connect(self._dress)
        self._dress()

    @property
    def is_folded(self) -> bool:
        """Whether there is only the list."""
        return not self.list.isHidden()

    @property
    def marked(self) -> int:
        """The page that is marked as shown."""
        return self._tabs.checkedId()

    @property
    def width_of_tabs(self) -> int:
        """What all tabs take beside each other."""
        tabs = self._tabs.buttons()
        gaps = self._row.spacing() * (len(tabs) - 1)
        return sum(tab.sizeHint().width() for tab in tabs) + gaps

    @property
    def width_of_list(self) -> int:
        """What the list takes, whichever page it names."""
        room = self.list.sizeHint().width() - self._width(self._pages[self._at])
        return room + max(self._width(page) for page in self._pages)

    def fold(self, folded: bool) -> None:
        """All tabs, or the list; the keyboard stays on the page it was on."""
        if folded == self.is_folded:
            return
        had_focus = self.isAncestorOf(self.focusWidget()) and self.focusWidget().hasFocus()
        for tab in self._tabs.buttons():
            tab.setHidden(folded)
        self.list.setVisible(folded)
        if had_focus:
            self.leads_to(self._at).setFocus()

    def show_page(self, number: int) -> None:
        """Mark the page that is shown."""
        self._at = number
        self._tabs.button(number).setChecked(True)
        self._actions[number].setChecked(True)
        self.list.setText(self._pages[number])
        self.list.setAccessibleName(f"Page {self._pages[number]}; choose another")

    def leads_to(self, number: int) -> QWidget:
        """What leads to a page."""
        return self.list if self.is_folded else self._tabs.button(number)

    def _make_tab(self, number: int, words: str) -> QPushButton:
        tab = _Tab(words)
        tab.step_wanted.connect(partial(self._step, number))
        tab.setCheckable(True)
        tab.setAccessibleName(f"Page {words}")
        self._tabs.addButton(_dressed(tab, "tab"), number)
        return tab

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        only_one = QActionGroup(menu)
        self._actions = [menu.addAction(page) for page in self._pages]
        for number, action in enumerate(self._actions):
            action.setCheckable(True)
            only_one.addAction(action)
            action.triggered.connect(partial(self._choose, number))
        return menu

    def _choose(self, number: int, _checked: bool = False) -> None:
        self.page_wanted.emit(number)

    def _step(self, number: int, step: int) -> None:
        tab = self._tabs.button((number + step) % len(self._pages))
        tab.setFocus(Qt.FocusReason.TabFocusReason)
        tab.click()

    def _width(self, words: str) -> int:
        return self.list.fontMetrics().horizontalAdvance(words)

    def _dress(self) -> None:
        self._row.setSpacing(theme().px(5))


class _Tab(QPushButton):
    """What leads to a page; the arrows lead to its neighbours."""

    step_wanted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Left and right to the page beside."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.step_wanted.emit(step)


def _dressed(button: QPushButton, look: str) -> QPushButton:
    button.setProperty("look", look)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button
