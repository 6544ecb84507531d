"""The numbers behind the picture as a table: a row a month, the month shown selected."""

from textwrap import fill

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.figures.shapes import Table
from ui.theme import theme

_Index = QModelIndex | QPersistentModelIndex
_NOTHING = QModelIndex()
_COLUMN = 112
_LETTERS = 15
"""In a line of a header."""


class TableModel(QAbstractTableModel):
    """A finished table; its first column names the rows."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.table = table

    def show(self, table: Table) -> None:
        """Another table in its place; one of the same shape leaves the view where it is."""
        if _shape(table) == _shape(self.table):
            self.table = table
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOTHING) -> int:  # noqa: N802 - Qt's name
        """Rows of the table."""
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: _Index = _NOTHING) -> int:  # noqa: N802 - Qt's name
        """Columns but the first, which heads the rows."""
        return 0 if parent.isValid() else len(self.table.columns) - 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell as it is read."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.table.rows[index.row()][index.column() + 1]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """What a column counts, or the month of a row."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return fill(self.table.columns[section + 1], _LETTERS)
        return self.table.rows[section][0]


def _shape(table: Table) -> tuple[object, ...]:
    return table.columns, tuple(row[0] for row in table.rows)


class FlowTable(QTableView):
    """The months below one another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = TableModel(Table("", ("Month",)))
        self.setModel(self._model)
        self.setAccessibleName("The service month by month")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        across = self.horizontalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme().changed.connect(self._dress)
        self._dress()

    def show_table(self, table: Table) -> None:
        """Other numbers."""
        self._model.show(table)
        self.setAccessibleDescription(table.title)

    def show_row(self, row: int) -> None:
        """Select a month."""
        column = max(self.currentIndex().column(), 0)
        if row != self.currentIndex().row():
            self.setCurrentIndex(self._model.index(row, column))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """It takes what there is."""
        return QSize(theme().px(400), theme().px(200))

    def _dress(self) -> None:
        px = theme().px
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setDefaultSectionSize(px(_COLUMN))
        across.setFixedHeight(px(78))
        down.setDefaultSectionSize(px(26))
        down.setMinimumWidth(px(80))
