"""The evidence page: the assumptions register, searched and sorted, with everything on each row."""

from PySide6.QtCore import QByteArray, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.session import What
from app.sources.register import COLUMNS, count_line, register, table_text
from ui.desk import Desk
from ui.pages.outside_pane import OutsidePane
from ui.pages.register_details import Details, details_pane
from ui.pages.register_filters import FilterBar
from ui.pages.register_table import (
    PATH_ROLE,
    WIDTHS,
    FilteredRegister,
    RegisterDelegate,
    RegisterModel,
)
from ui.pages.words import plain
from ui.theme import theme

_COLUMNS_KEPT = "evidence/columns"
_SHARES_KEPT = "evidence/shares"
_ROOM_BESIDE = 720


class EvidencePage(QWidget):
    """What the answer rests on."""

    reveal_wanted = Signal(str)
    """Show this lever in the panel."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stale = True
        self.setProperty("help_page", "evidence")
        self.filters = FilterBar()
        self.count = plain("quiet")
        self.nothing = QPushButton("Nothing matches. Show everything again")
        self._register = RegisterModel()
        self.shown = FilteredRegister(self._register)
        self.table = QTableView()
        self._delegate = RegisterDelegate(self.table)
        self.details = Details(desk)
        self.outside = OutsidePane()
        self._make_table()
        self._lay_out()
        self._connect()
        self._refresh()
        self._choose(0)

    # How it is made

    def _make_table(self) -> None:
        table = self.table
        table.setModel(self.shown)
        table.setItemDelegate(self._delegate)
        table.setAccessibleName("Register of levers, assumptions and facts")
        table.setAccessibleDescription("Enter shows the row among the levers; Ctrl+C copies rows.")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        table.setSortingEnabled(True)
        table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)

    def _lay_out(self) -> None:
        # Large type in a small window: then the page as a whole is scrolled, never squeezed.
        self._inner = QWidget()
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._inner)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scroll)
        self._column = QVBoxLayout(self._inner)
        self._title = plain("large", "What the answer rests on")
        left = QWidget()
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.addWidget(self.table, 1)
        self._left.addWidget(self.nothing)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(left)
        self._splitter.addWidget(details_pane(self.details))
        self._splitter.setStretchFactor(0, 5)
        self._splitter.setStretchFactor(1, 3)
        self._column.addWidget(self._title)
        self._column.addWidget(self.outside)
        self._column.addWidget(self.count)
        self._column.addWidget(self.filters)
        self._column.addWidget(self._splitter, 1)
        self._dress()
        self._restore()

    def _dress(self) -> None:
        px = theme().px
        self._column.setContentsMargins(px(20), px(14), px(20), px(14))
        self._column.setSpacing(px(8))
        self._splitter.setHandleWidth(px(8))
        self._splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
        self.table.setStyleSheet(f"QTableView::item {{ padding: 0 {px(5)}px; }}")
        self.table.setMinimumSize(px(280), px(160))
        self.details.setMinimumSize(px(300), px(120))
        self.table.verticalHeader().setDefaultSectionSize(px(28))
        self.table.horizontalHeader().setMinimumSectionSize(px(48))
        self.filters.dress()
        self.details.dress()
        self.outside.dress()
        self._widen()

    def _widen(self) -> None:
        """Columns as wide as they were left, else as they are at first; at the present scale."""
        header = self.table.horizontalHeader()
        header.blockSignals(True)
        for column, width in enumerate(self._kept_widths()):
            header.resizeSection(column, theme().px(width))
        header.blockSignals(False)

    def _kept_widths(self) -> tuple[int, ...]:
        kept = self._desk.settings.value(_COLUMNS_KEPT)
        said = [str(each) for each in kept] if isinstance(kept, list) else []
        widths = tuple(int(each) for each in said if each.isdecimal() and len(each) < 5)
        return widths if len(widths) == len(COLUMNS) else WIDTHS

    def _restore(self) -> None:
        kept = self._desk.settings.value(_SHARES_KEPT)
        if not (isinstance(kept, QByteArray) and self._splitter.restoreState(kept)):
            self._splitter.setSizes([theme().px(820), theme().px(420)])

    def _connect(self) -> None:
        self.filters.changed.connect(self._filter)
        self.nothing.clicked.connect(self.filters.clear)
        self.filters.copy.clicked.connect(self._copy_all)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self.copy_selected)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.table.activated.connect(self._reveal)
        self.table.horizontalHeader().sectionResized.connect(self._keep_columns)
        self._splitter.splitterMoved.connect(self._keep_shares)
        self.details.reveal_wanted.connect(self.reveal_wanted)
        theme().changed.connect(self._dress)
        self._desk.session.listen(self._hear)

    # What it shows

    @property
    def path(self) -> str:
        """The path of the present row; empty if there is none."""
        index = self.table.currentIndex()
        return str(index.data(PATH_ROLE)) if index.isValid() else ""

    def show_parameter(self, path: str) -> None:
        """Choose the row of a path and bring it into view, whatever was filtered away."""
        if not self.shown.index_of(path).isValid():
            self.filters.clear()
        index = self.shown.index_of(path)
        if index.isValid():
            self._choose(index.row())
            self.table.setFocus()
            self._scroll.ensureWidgetVisible(self.table)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what has changed while the page was not seen."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The details stand beside the table, or below it where there is no room beside it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as all of it needs: what has no room in the window is scrolled to."""
        px, margins = theme().px, self._column.contentsMargins()
        beside = self.width() >= px(_ROOM_BESIDE)
        self._splitter.setOrientation(
            Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        )
        # The viewport is laid out only after this, and may yet get a bar at its right.
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        inner = self.width() - bar - margins.left() - margins.right()
        self._inner.setMinimumHeight(px(360 if beside else 600) + self.outside.lie_in(inner))

    def _hear(self, what: What) -> None:
        if what in (What.DOCUMENT, What.BASELINE):
            self._stale = True
            if self.isVisible():
                self._refresh()
        elif what is What.ANSWER:
            if self.isVisible():
                self._show_outside()
            else:
                self._stale = True

    def _refresh(self) -> None:
        self._stale = False
        session = self._desk.session
        self._entries = register(session.document, session.baseline)
        self._register.show(self._entries)
        self._show_count()
        self._show_details()
        self._show_outside()

    def _show_outside(self) -> None:
        """Held against the model's chance in the futures that were run of the scenario as it is."""
        session = self._desk.session
        answer = None if session.is_out_of_date else session.answer
        self.outside.show_views(session.document, answer.as_run if answer else None)
        self._fit()

    def _filter(self) -> None:
        present = self.path
        self.shown.want(self.filters.wanted)
        index = self.shown.index_of(present) if present else QModelIndex()
        self._choose(index.row() if index.isValid() else 0)
        self._show_count()

    def _show_count(self) -> None:
        shown = self.shown.rowCount()
        everything = len(self._entries)
        begin = f"Showing {shown:,} of " if shown < everything else ""
        self.count.setText(f"{begin}{count_line(self._entries)}")
        self.nothing.setVisible(not shown)

    def _choose(self, row: int) -> None:
        index = self.shown.index(row, 0)
        if index.isValid():
            how = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(index, how.ClearAndSelect | how.Rows)
            self.table.scrollTo(index)

    def _row_chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_details()

    def _show_details(self) -> None:
        if self.path:
            row = self._register.row_of(self.path)
            self.details.show_entry(self._register.entry(row))

    # What is done

    def _reveal(self, index: QModelIndex) -> None:
        self.reveal_wanted.emit(str(index.data(PATH_ROLE)))

    def copy_selected(self) -> None:
        """Put the chosen rows on the clipboard as a table."""
        chosen = self.table.selectionModel().selectedRows()
        self._copy(sorted(index.row() for index in chosen))

    def _copy_all(self) -> None:
        self._copy(list(range(self.shown.rowCount())))

    def _copy(self, rows: list[int]) -> None:
        body = [[str(self.shown.index(row, c).data()) for c in range(len(COLUMNS))] for row in rows]
        QGuiApplication.clipboard().setText(table_text([COLUMNS, *body]))
        words = "1 row" if len(rows) == 1 else f"{len(rows):,} rows"
        self.count.setText(f"Copied {words}, to be pasted into a spreadsheet.")

    def _keep_columns(self, column: int, _before: int, _now: int) -> None:
        """Remember widths that were chosen; the last column's follows from the window's."""
        header, last = self.table.horizontalHeader(), len(COLUMNS) - 1
        if column != last:
            widths = [round(header.sectionSize(c) / theme().scale) for c in range(last)]
            self._desk.settings.setValue(_COLUMNS_KEPT, [*widths, WIDTHS[last]])

    def _keep_shares(self) -> None:
        self._desk.settings.setValue(_SHARES_KEPT, self._splitter.saveState())
