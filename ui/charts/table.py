"""The table behind a chart: real cells with headers, to be walked with the keys and copied."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.figures.shapes import Table
from app.reports.csv_report import safe_text
from ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TableModel(QAbstractTableModel):
    """The cells of a table, none of which can be edited."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.table = table

    def put(self, table: Table) -> None:
        """Another table; one of the same shape keeps what is chosen and where it is scrolled."""
        same = (table.columns, len(table.rows)) == (self.table.columns, len(self.table.rows))
        if same and table.rows:
            self.table = table
            last = self.index(len(table.rows) - 1, len(table.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many rows."""
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many columns."""
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell as it is read; numbers at the right."""
        row, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            cells = self.table.rows[row]
            return cells[column] if column < len(cells) else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight
                if self._is_number(column)
                else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The name of a column, over its cells."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.table.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight
                if self._is_number(section)
                else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _is_number(self, column: int) -> bool:
        return any(row[column] is not None for row in self.table.numbers if column < len(row))


class TableView(QTableView):
    """A table whose chosen cells, or all, are copied as text with tabs."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = TableModel(table)
        self.setModel(self._model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setAccessibleName(table.title)
        theme().changed.connect(self._dress)
        self._dress()

    def show_table(self, table: Table) -> None:
        """Another table."""
        self._model.put(table)
        self.setAccessibleName(table.title)

    def text(self) -> str:
        """What is chosen, or everything if there is no more than one cell chosen."""
        from app.figures.tables import as_text

        chosen = self.selectionModel().selectedIndexes()
        if len(chosen) <= 1:
            return as_text(self._model.table)
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        lines = [[self._model.table.columns[column] for column in columns]]
        lines += [
            [str(self._model.data(self._model.index(row, column))) for column in columns]
            for row in rows
        ]
        return "\n".join("\t".join(safe_text(cell) for cell in line) for line in lines) + "\n"

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copy with the usual keys."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        px, colours = theme().px, theme().colours
        self.verticalHeader().setDefaultSectionSize(px(26))
        # Cells as far from their edge as headers from theirs; an edge that never changes its width.
        self.setStyleSheet(
            f"QTableView {{ border: 2px solid {colours.edge}; }}"
            f"QTableView:focus {{ border: 2px solid {colours.band_edge}; }}"
            f"QTableView::item {{ padding: 0 {px(8)}px; }}"
        )


class TableDialog(QDialog):
    """The table in a window of its own, beside which work goes on."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.view = TableView(table, self)
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setProperty("look", "title")
        self._title.setWordWrap(True)
        self._copy, self._close = QPushButton("Copy", self), QPushButton("Close", self)
        self._copy.setToolTip("Copy what is chosen, or the whole table (Ctrl+C)")
        self._copy.clicked.connect(self.view.copy)
        self._close.clicked.connect(self.close)
        self._copy.setAutoDefault(False)
        self._close.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._close)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self.view, 1)
        self._column.addLayout(buttons)
        self.show_table(table)
        theme().changed.connect(self._dress)
        self._dress()
        self._fit()
        self.view.setFocus()

    def show_table(self, table: Table) -> None:
        """Another table."""
        self.view.show_table(table)
        self._title.setText(table.title)
        self.setWindowTitle(table.title)

    def _fit(self) -> None:
        """As wide as the columns, within the screen."""
        px = theme().px
        header = self.view.horizontalHeader()
        wide = header.length() + px(64)
        high = self.view.verticalHeader().length() + px(160)
        room = self.screen().availableSize()
        least = px(360), px(240)
        most = min(px(1100), room.width()), min(px(680), room.height())
        self.resize(min(max(wide, least[0]), most[0]), min(max(high, least[1]), most[1]))

    def _dress(self) -> None:
        margin = theme().px(14)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(theme().px(10))
