"""The flow page: one possible future as a picture over the months, and its numbers as a table."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.outlooks.flow import Flow, flow_of, futures_to_choose
from app.outlooks.flow_words import flow_table
from app.session import What
from ui.desk import Desk
from ui.flow.chooser import Chooser
from ui.flow.picture import FlowPicture
from ui.flow.player import Player
from ui.flow.table import FlowTable
from ui.theme import theme

_WAITING = "The picture is drawn as soon as the first possible futures have been run."
_STALE = "Out of date: this is the service from before the last change."


class FlowPage(QWidget):
    """A picture or a table of one future, the month chosen below."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = desk.session
        self._freshness = desk.freshness
        self._missed = True
        self.flow: Flow | None = None
        self.chooser = Chooser()
        self.picture = FlowPicture()
        self.table = FlowTable()
        self.player = Player()
        self.table_button = QPushButton("Table")
        self.table_button.setCheckable(True)
        self.table_button.setAccessibleName("Show the numbers as a table")
        self.table_button.setToolTip("Picture or table (T)")
        self.waiting = QLabel(_WAITING, textFormat=Qt.TextFormat.PlainText)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.waiting.setWordWrap(True)
        self.waiting.setProperty("look", "quiet")
        self._lay_out()
        self._connect()
        theme().changed.connect(self._dress)
        self._dress()
        self._refresh()

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        self._top.addWidget(self.chooser, 1)
        self._top.addWidget(self.table_button)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setWidget(self.picture)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._views = QStackedWidget()
        self._views.addWidget(self._scroll)
        self._views.addWidget(self.table)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self.waiting, 1)
        self._column.addWidget(self._views, 1)
        self._column.addWidget(self.player)
        stops: list[QWidget] = [
            self.chooser.box,
            self.chooser.number,
            self.table_button,
            self.picture,
            self.table,
            self.player.play,
            self.player.earlier,
            self.player.later,
            self.player.slider,
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self._session.listen(self._hear)
        self._freshness.changed.connect(self._renew)
        self.chooser.chosen.connect(self._show_future)
        self.player.moved.connect(self._show_month)
        self.table_button.toggled.connect(self._show_table)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        inside, alone = (
            Qt.ShortcutContext.WidgetWithChildrenShortcut,
            Qt.ShortcutContext.WidgetShortcut,
        )
        self._keys = [
            _key("T", self, self.table_button.toggle, inside),
            _key("P", self, self.player.play_or_pause, inside),
            _key("Left", self.picture, self.player.earlier.click, alone),
            _key("Right", self.picture, self.player.later.click, alone),
        ]

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """What came while it was hidden is shown now."""
        super().showEvent(event)
        if self._missed:
            self._refresh()

    def _hear(self, what: What) -> None:
        if what in (What.ANSWER, What.DOCUMENT):
            self._renew()

    def _renew(self) -> None:
        if self.isVisible():
            self._refresh()
        else:
            self._missed = True

    def _refresh(self) -> None:
        """Show the answer as it is, or say that there is none."""
        self._missed = False
        answer = self._session.answer
        for widget in (self.chooser, self.table_button, self._views, self.player):
            widget.setVisible(answer is not None)
        self.waiting.setVisible(answer is None)
        self.chooser.say_instead(_STALE if self._session.is_out_of_date else "")
        self.picture.set_stale(self._freshness.is_stale)
        if answer is None:
            self.flow = None
            return
        self.chooser.show_futures(futures_to_choose(answer), answer.finished.numbers)
        self._show_future(self.chooser.future)

    def _show_future(self, future: int) -> None:
        answer = self._session.answer
        if answer is None:
            return
        first = self.flow is None
        self.flow = flow_of(answer, future)
        self.player.show_months(answer.finished.months)
        if first:
            self.player.slider.setValue(self.flow.first_moved)
        self.table.show_table(flow_table(self.flow))
        self._show_month(self.player.index)

    def _show_month(self, index: int) -> None:
        if self.flow is not None:
            self.picture.show_month(self.flow, index)
            self.table.show_row(index)

    def _row_chosen(self, row: QModelIndex) -> None:
        if row.isValid() and row.row() != self.player.index:
            self.player.pause()
            self.player.slider.setValue(row.row())

    def _show_table(self, shown: bool) -> None:
        """The table in the picture's place; the focus goes along."""
        inside = self.picture.hasFocus() or self.table.hasFocus()
        self._views.setCurrentWidget(self.table if shown else self._scroll)
        self.table_button.setText("Picture" if shown else "Table")
        if inside:
            (self.table if shown else self.picture).setFocus()

    def _dress(self) -> None:
        px = theme().px
        self._column.setContentsMargins(px(16), px(12), px(16), px(10))
        self._column.setSpacing(px(8))
        self._top.setSpacing(px(8))


def _key(
    keys: str, place: QWidget, do: Callable[[], object], context: Qt.ShortcutContext
) -> QShortcut:
    """A key that works only where it belongs, so that nothing else on the window loses it."""
    shortcut = QShortcut(QKeySequence(keys), place)
    shortcut.setContext(context)  # as an argument of the constructor it is not heeded
    shortcut.activated.connect(do)
    return shortcut
