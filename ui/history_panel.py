"""The history at the side: every step, which one is shown, and bookmarks to return to."""

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.clean_text import clean
from app.session import What
from app.steps import Bookmark, Step
from ui.desk import Desk
from ui.pages.words import plain
from ui.theme import SMALL, theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Line = dict[int, Any]
ENTRY, NOTE, PRESENT, AHEAD = (Role.UserRole + n for n in range(4))


class Lines(QAbstractListModel):
    """Entries of two lines each: what it is, and a note on it."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Callable[[], Line]] = ()

    def show(self, lines: Sequence[Callable[[], Line]]) -> None:
        """Show other entries; each is said when it is looked at, as there may be thousands."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """What an entry says."""
        line = self._lines[index.row()]()
        if role == Role.ToolTipRole:
            return f"<p>{escape(line[Role.DisplayRole])}</p>"  # as markup it is read as plain text
        if role == Role.AccessibleTextRole:
            return f"{line[Role.DisplayRole]}, {line[NOTE]}"
        return line.get(role)


class TwoLines(QStyledItemDelegate):
    """Paints an entry: its words, below them its note; the present one with a bar and bold."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Room for both lines."""
        return QSize(theme().px(120), theme().px(44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Both lines, shortened where there is no room."""
        self.initStyleOption(option, index)
        px, colour, rect = theme().px, theme().colour, option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("selected"))
        if index.data(PRESENT):
            bar = rect.adjusted(0, px(4), 0, -px(4))
            bar.setWidth(px(4))
            painter.fillRect(bar, colour("answer"))
        inner = rect.adjusted(px(14), px(5), -px(8), -px(5))
        painter.setFont(theme().font(bold=bool(index.data(PRESENT))))
        painter.setPen(colour("quiet" if index.data(AHEAD) else "text"))
        _line(painter, inner, index.data(), Qt.AlignmentFlag.AlignTop)
        painter.setFont(theme().font(SMALL))
        painter.setPen(colour("quiet"))
        _line(painter, inner, index.data(NOTE), Qt.AlignmentFlag.AlignBottom)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colour("band_edge"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()


def _line(painter: QPainter, rect: QRect, text: str, where: Qt.AlignmentFlag) -> None:
    fits = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, where | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine, fits)


class Listing(QListView):
    """A list whose entries are gone to by a click or Enter, and removed by Delete."""

    delete_wanted = Signal()

    def __init__(self, name: str, says: str) -> None:
        super().__init__()
        self.lines = Lines()
        self._delegate = TwoLines(self)
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setAccessibleDescription(says)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def chosen(self) -> Any:
        """The entry the keyboard is at, if there is one."""
        return self.currentIndex().data(ENTRY)

    def choose(self, row: int) -> None:
        """Put the keyboard at an entry."""
        index = self.lines.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes to an entry wherever the list stands."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)


class HistoryPanel(QWidget):
    """Every step of the session and its bookmarks."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stale = True
        self.setProperty("look", "side")
        self.setProperty("help_page", "the-window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.steps = Listing("Steps", "Click or press Enter to go to a step")
        self.bookmarks = Listing("Bookmarks", "Click or press Enter to return to a bookmark")
        self.add = QPushButton("Bookmark this…")
        self.remove = QPushButton("Remove")
        self._none = plain("quiet", "A bookmark keeps a scenario while you try something else.")
        self._lay_out()
        self._connect()
        self._refresh()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._headings = [plain("heading", text) for text in ("BOOKMARKS", "STEPS")]
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch(1)
        self._column.addWidget(self._headings[0])
        self._column.addWidget(self._none)
        self._column.addWidget(self.bookmarks, 1)
        self._column.addLayout(row)
        self._column.addWidget(self._headings[1])
        self._column.addWidget(self.steps, 3)
        self._dress()

    def _dress(self) -> None:
        px = theme().px
        self._column.setContentsMargins(px(12), px(12), px(12), px(12))
        self._column.setSpacing(px(6))
        self.setMinimumWidth(px(220))
        self.steps.setMinimumHeight(px(96))
        self._fit_bookmarks()
        for listing in (self.steps, self.bookmarks):
            listing.scheduleDelayedItemsLayout()

    def _fit_bookmarks(self) -> None:
        """As high as the bookmarks, up to five; the steps get the rest."""
        rows = min(self.bookmarks.lines.rowCount(), 5)
        self.bookmarks.setFixedHeight(theme().px(44) * rows + theme().px(6))

    def _connect(self) -> None:
        self.steps.clicked.connect(self._go_to)
        self.bookmarks.clicked.connect(self._return_to)
        self.bookmarks.delete_wanted.connect(self._remove)
        self.add.clicked.connect(self.add_bookmark)
        self.remove.clicked.connect(self._remove)
        self.bookmarks.selectionModel().currentChanged.connect(self._show_remove)
        theme().changed.connect(self._dress)
        self._desk.session.listen(self._hear)

    # What it shows

    def _hear(self, what: What) -> None:
        if what is What.HISTORY:
            self._stale = True
            if self.isVisible():
                self._refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what was done while the panel was not seen."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        session = self._desk.session
        steps, present = session.steps.all, session.steps.present
        at = next(n for n, each in enumerate(steps) if each is present)
        self.steps.lines.show(
            [partial(_step_line, each, n == at, n > at) for n, each in enumerate(steps)][::-1]
        )
        self.steps.choose(len(steps) - 1 - at)
        self._refresh_bookmarks(session.bookmarks)

    def _refresh_bookmarks(self, bookmarks: tuple[Bookmark, ...]) -> None:
        chosen = self.bookmarks.currentIndex().row()
        document = self._desk.session.document
        self.bookmarks.lines.show(
            [partial(_bookmark_line, b, b.document == document) for b in bookmarks]
        )
        self.bookmarks.setVisible(bool(bookmarks))
        self._none.setVisible(not bookmarks)
        self.remove.setVisible(bool(bookmarks))
        self._fit_bookmarks()
        self.bookmarks.choose(min(max(chosen, 0), len(bookmarks) - 1))
        self._show_remove()

    def _show_remove(self) -> None:
        bookmark = self.bookmarks.chosen()
        self.remove.setEnabled(bookmark is not None)
        name = bookmark.name if bookmark else ""
        self.remove.setAccessibleName(f"Remove the bookmark {name}".rstrip())

    # What is done

    def _go_to(self, index: QModelIndex) -> None:
        step = index.data(ENTRY)
        if step is not None and step is not self._desk.session.steps.present:
            self._desk.session.go_to(step)

    def _return_to(self, index: QModelIndex) -> None:
        bookmark = index.data(ENTRY)
        if bookmark is not None:
            self._desk.session.return_to(bookmark)

    def add_bookmark(self) -> None:
        """Ask for a name and keep the present scenario under it."""
        session = self._desk.session
        suggested = session.steps.present.label if session.steps.present.number else ""
        typed = self._desk.dialogs.ask_text(self, "Name of the bookmark", suggested)
        name = clean(typed or "")
        if name:
            session.bookmark(name)

    def _remove(self) -> None:
        bookmark = self.bookmarks.chosen()
        if bookmark is not None:
            self._desk.session.forget(bookmark)


def _step_line(step: Step, present: bool, ahead: bool) -> Line:
    when = f"{step.when:%H:%M}"
    note = f"{when} · shown now" if present else f"{when} · can be redone" if ahead else when
    return {
        Role.DisplayRole: step.label,
        ENTRY: step,
        NOTE: note,
        PRESENT: present,
        AHEAD: ahead,
    }


def _bookmark_line(bookmark: Bookmark, present: bool) -> Line:
    when = f"{bookmark.when:%H:%M}"
    note = f"{when} · shown now" if present else when
    return {Role.DisplayRole: bookmark.name, ENTRY: bookmark, NOTE: note, PRESENT: present}
