"""The pages of the briefing: which are in, and in what order."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.briefing import KINDS, Kind
from ui.theme import theme
from ui.tips import plain_tip

_KEY = Qt.ItemDataRole.UserRole
_IN, _OUT = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_EMPTY = "There is nothing to say on this page yet, so it is left out."
_CHECK = "Its headline was written for other figures."


def rows_of(wanted: Sequence[str], before: Sequence[str]) -> list[str]:
    """Every page in the order it is listed: those that are in as they are wanted, and between
    them those that are out, where they stood before or else where they usually stand.

    >>> rows_of(["path", "answer"], [])[:5]
    ['title', 'path', 'caseload', 'staffing', 'cost']
    """
    if len(before) == len(Kind) and [each for each in before if each in wanted] == list(wanted):
        return list(before)
    rows = list(wanted)
    usual = [kind.key for kind in Kind]
    for place, key in enumerate(usual):
        if key not in rows:
            earlier = [each for each in usual[:place] if each in rows]
            rows.insert(rows.index(earlier[-1]) + 1 if earlier else 0, key)
    return rows


class Pages(QListWidget):
    """The list itself: Space puts a page in or out, Alt with an arrow or a drag moves it."""

    step_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Pages of the briefing")
        self.setAccessibleDescription(
            "Space puts a page in or takes it out; Alt+Up and Alt+Down move it."
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Alt and an arrow move the page."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step_wanted.emit(step)
        else:
            super().keyPressEvent(event)


class PageList(QWidget):
    """The list with its buttons. It says what is wanted; whoever hears it changes the document."""

    arranged = Signal(object)
    """The names of the pages that are in, in their order."""
    chosen = Signal(str)
    """The name of the page that is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.list = Pages()
        self.up, self.down = QPushButton("Up"), QPushButton("Down")
        self.up.setAccessibleName("Move the page up")
        self.down.setAccessibleName("Move the page down")
        self.up.setToolTip("Move the page up (Alt+Up)")
        self.down.setToolTip("Move the page down (Alt+Down)")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.list, 1)
        self._row = QHBoxLayout()
        self._row.addWidget(self.up)
        self._row.addWidget(self.down)
        self._row.addStretch(1)
        self._column.addLayout(self._row)
        self.up.clicked.connect(lambda: self.move_page(-1))
        self.down.clicked.connect(lambda: self.move_page(1))
        self.list.step_wanted.connect(self.move_page)
        self.list.currentRowChanged.connect(self._choose)
        self.list.itemChanged.connect(self._ticked)
        # What is dragged is put in its place only after this has been said.
        self.list.model().rowsMoved.connect(lambda: QTimer.singleShot(0, self._say))
        theme().changed.connect(self._dress)
        self._dress()

    # What it shows

    @property
    def page(self) -> str:
        """The name of the page that is looked at."""
        row = self.list.currentRow()
        return str(self.list.item(row).data(_KEY)) if row >= 0 else Kind.TITLE.key

    @property
    def rows(self) -> list[str]:
        """Every page by name, in the order of the list."""
        return [str(item.data(_KEY)) for item in self._items()]

    @property
    def wanted(self) -> tuple[str, ...]:
        """Those that are in."""
        return tuple(str(each.data(_KEY)) for each in self._items() if each.checkState() == _IN)

    def show_pages(
        self, wanted: Sequence[str], empty: Collection[str], old: Collection[str]
    ) -> None:
        """Show which pages are in; those with nothing to say, and those with an old headline."""
        rows = rows_of(wanted, self.rows)
        page = self.page
        with QSignalBlocker(self.list):
            if rows != self.rows:
                self._refill(rows)
            for item in self._items():
                key = str(item.data(_KEY))
                _show(item, key in wanted, key in wanted and key in empty, key in old)
            self.list.setCurrentRow(rows.index(page))
        self._show_buttons()

    def go_to(self, page: str) -> None:
        """Look at a page."""
        self.list.setCurrentRow(self.rows.index(page))

    def _refill(self, rows: list[str]) -> None:
        self.list.clear()
        for key in rows:
            item = QListWidgetItem()
            item.setData(_KEY, key)
            # A page dropped on another would replace it.
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            self.list.addItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _show_buttons(self) -> None:
        row = self.list.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)

    # What is done

    def move_page(self, step: int) -> None:
        """Move the page that is looked at up or down by a place."""
        row = self.list.currentRow()
        if not 0 <= row + step < self.list.count():
            return
        place = row + step + (1 if step > 0 else 0)
        self.list.model().moveRow(QModelIndex(), row, QModelIndex(), place)
        self.list.scrollToItem(self.list.currentItem())
        self._say()

    def _ticked(self, item: QListWidgetItem) -> None:
        if not self.wanted:
            # A briefing has a page at least.
            with QSignalBlocker(self.list):
                item.setCheckState(_IN)
            return
        self._say()

    def _choose(self, row: int) -> None:
        self._show_buttons()
        if row >= 0:
            self.chosen.emit(self.page)

    def _say(self) -> None:
        self.arranged.emit(self.wanted)
        self._show_buttons()

    # How it looks

    def _dress(self) -> None:
        px = theme().px
        self._column.setSpacing(px(6))
        self._row.setSpacing(px(6))
        self.list.setStyleSheet(
            f"QListWidget::item {{ min-height: {px(26)}px; padding-left: {px(6)}px; }}"
        )
        rows = QFontMetrics(theme().font()).height()
        self.list.setMinimumHeight(max(px(130), 4 * rows))


def _show(item: QListWidgetItem, is_in: bool, is_empty: bool, is_old: bool) -> None:
    label = KINDS[str(item.data(_KEY))].label
    notes = {" – empty": is_empty, " – check the headline": is_old}
    tips = {_EMPTY: is_empty, _CHECK: is_old}
    item.setText(label + "".join(note for note, holds in notes.items() if holds))
    item.setCheckState(_IN if is_in else _OUT)
    item.setToolTip(
        plain_tip(" ".join([f"{label}.", *(tip for tip, holds in tips.items() if holds)]))
    )
    item.setForeground(theme().colour("text" if is_in and not is_empty else "quiet"))


__all__ = ["PageList", "rows_of"]
