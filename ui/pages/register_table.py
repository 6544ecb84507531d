"""The assumptions register as a table: a model on the register's entries and how it is viewed."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.sources.register import COLUMNS, Entry, Filter, cells
from ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
SORT_ROLE, PATH_ROLE, CHANGED_ROLE = (Role.UserRole + n for n in range(3))

WIDTHS = (270, 130, 195, 195, 230, 130, 100, 140, 220, 330, 80)
"""How wide each column is at first, at a scale of 1."""


class RegisterModel(QAbstractTableModel):
    """The entries of a register, a row each."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[Entry, ...] = ()
        self._cells: list[tuple[str, ...]] = []

    def show(self, entries: Sequence[Entry]) -> None:
        """Show other entries; the rows stay if they are of the same parameters."""
        old = self._entries
        if [each.path for each in entries] != [each.path for each in old]:
            self.beginResetModel()
            self._entries = tuple(entries)
            self._cells = [cells(entry) for entry in entries]
            self.endResetModel()
            return
        self._entries = tuple(entries)
        for row, (now, was) in enumerate(zip(entries, old, strict=True)):
            if now != was:
                self._cells[row] = cells(now)
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def entry(self, row: int) -> Entry:
        """The entry in a row."""
        return self._entries[row]

    def row_of(self, path: str) -> int:
        """The row of a path; -1 if there is none."""
        return next((n for n, each in enumerate(self._entries) if each.path == path), -1)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """How many entries there are."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """What is in a cell, said and sorted by."""
        if not index.isValid():
            return None
        entry, said = self._entries[index.row()], self._cells[index.row()][index.column()]
        match role:
            case Role.DisplayRole:
                return " ".join(said.split())
            case Role.AccessibleTextRole:
                changed = ", changed" if index.column() == 0 and entry.changed else ""
                return f"{COLUMNS[index.column()]}: {said or 'none'}{changed}"
        if role == SORT_ROLE:
            return _sort_key(entry, index.column(), said)
        return {PATH_ROLE: entry.path, CHANGED_ROLE: entry.changed}.get(role)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """The name of a column."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Role.DisplayRole:
                return COLUMNS[section]
            if role == Role.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


def _sort_key(entry: Entry, column: int, said: str) -> float | str:
    """Numbers are sorted as numbers, what is kept before what varies."""
    lowest = float("-inf")
    numbers = {
        "Value": entry.value,
        "Baseline": entry.baseline,
        "Varies in this run": entry.range[0] if entry.range and entry.varies else lowest,
        "Seen in evidence": entry.row.low if entry.seen_words else lowest,
    }
    return numbers.get(COLUMNS[column], said.casefold())


class FilteredRegister(QSortFilterProxyModel):
    """The entries that are wanted, in the order that is wanted."""

    def __init__(self, register: RegisterModel) -> None:
        super().__init__()
        self._register = register
        self._wanted = Filter()
        self.setSourceModel(register)
        self.setSortRole(SORT_ROLE)

    def want(self, wanted: Filter) -> None:
        """Show only the entries that a filter wants."""
        self._wanted = wanted
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: N802 - Qt's name
        """Whether a row is wanted."""
        return self._wanted.wants(self._register.entry(row))

    def lessThan(self, left: Index, right: Index) -> bool:  # noqa: N802 - Qt's name
        """By number or by text; what is equal stays in the order of the catalogue."""
        one, other = left.data(SORT_ROLE), right.data(SORT_ROLE)
        return bool((one, left.row()) < (other, right.row()))

    def index_of(self, path: str) -> QModelIndex:
        """Where a path is shown; invalid if it is not."""
        row = self._register.row_of(path)
        return self.mapFromSource(self._register.index(row, 0))


class RegisterDelegate(QStyledItemDelegate):
    """Puts a bar before the name of what differs from the baseline; a row has one look."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Without a frame round one cell: it is rows that are chosen."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, with the bar at the left edge of a name."""
        super().paint(painter, option, index)
        if index.column() == 0 and index.data(CHANGED_ROLE):
            rect: QRect = option.rect
            bar = QRect(rect.left(), rect.top(), theme().px(3), rect.height())
            painter.fillRect(bar, theme().colour("changed"))
