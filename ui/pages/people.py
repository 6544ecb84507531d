"""The page behind the average: who carries how much, and what children notice of it."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.figures.people import KEYS, people_figures
from app.figures.people_words import what_the_average_hides
from app.figures.shapes import AnyFigure
from app.figures.steady import Steady
from app.figures.tables import table_of
from app.session import What
from ui.charts.card import ChartCard
from ui.charts.crosshair import cross
from ui.charts.enlarged import Enlarged
from ui.charts.legend import Key
from ui.charts.table import TableDialog
from ui.desk import Desk
from ui.theme import theme

_WAITING = "What lies behind the average is shown once the first possible futures have been run."
_STALE = "Out of date: these are the figures from before the last change."
_WIDE_ENOUGH = 310
"""Pixels a chart must have at a scale of 1, or there are fewer in a row."""
_MOST_IN_A_ROW = 3
_HEIGHT = 240


class PeoplePage(QWidget):
    """A sentence on what the average hides, and the figures that show it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = desk.session
        self._freshness = desk.freshness
        self._steady = Steady()
        self._missed = True
        self._figures: dict[str, AnyFigure] = {}
        self._columns = 0
        self._enlarged: Enlarged | None = None
        self._table: TableDialog | None = None
        self.cards = {key: ChartCard(key) for key in KEYS}
        self.waiting = QLabel(_WAITING, textFormat=Qt.TextFormat.PlainText)
        self.waiting.setProperty("look", "quiet")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.waiting.setWordWrap(True)
        self.sentence = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.sentence.setProperty("look", "large")
        self.sentence.setWordWrap(True)
        self.sentence.setAccessibleName("What the average hides")
        self.sentence.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.stale = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.stale.setProperty("look", "quiet")
        self._lay_out()
        for card in self.cards.values():
            card.as_run = partial(self._figure_as_run, card.key)
            card.hovered.connect(lambda index, card=card: self._cross(card, index))
            card.enlarge_wanted.connect(self._enlarge)
            card.table_wanted.connect(self._show_table)
        desk.session.listen(self._hear)
        desk.freshness.changed.connect(self._mark)
        theme().changed.connect(self._dress)
        self._dress()
        self._refresh()

    def _lay_out(self) -> None:
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.addWidget(self.sentence)
        self._inside.addWidget(self.stale)
        self._grid = QGridLayout()
        self._inside.addLayout(self._grid, 1)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setWidget(inside)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().installEventFilter(self)
        self._key = Key()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.waiting, 1)
        self._column.addWidget(self._scroll, 1)
        self._column.addWidget(self._key)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """What came while it was hidden is shown now."""
        super().showEvent(event)
        if self._missed:
            self._refresh()

    def _hear(self, what: What) -> None:
        if what not in (What.ANSWER, What.DOCUMENT, What.BASELINE):
            return
        if not self.isVisible():
            self._missed = True
        elif what is What.ANSWER:
            self._refresh()
        else:
            self._mark()

    def _refresh(self) -> None:
        """Show the answer as it is, or say that there is none."""
        self._missed = False
        answer = self._session.answer
        figures = people_figures(answer) if answer else {}
        self._figures = {
            key: self._steady.figure(answer, each) for key, each in figures.items() if answer
        }
        self.sentence.setText(what_the_average_hides(answer) if answer else "")
        self.waiting.setVisible(answer is None)
        for widget in (self._scroll, self._key):
            widget.setVisible(answer is not None)
        for key, figure in self._figures.items():
            self.cards[key].show_figure(figure)
        if self._enlarged is not None and self._enlarged.key in self._figures:
            self._enlarged.show_figure(self._figures[self._enlarged.key])
        self._mark()

    def _mark(self) -> None:
        """Say so while the figures are those of an earlier scenario."""
        self.stale.setText(_STALE if self._session.is_out_of_date else "")
        stale = self._freshness.is_stale
        for card in self.cards.values():
            card.set_stale(stale)
        if self._enlarged is not None:
            self._enlarged.set_stale(stale)

    def _cross(self, source: ChartCard | Enlarged, index: int | None) -> None:
        """The same month in every chart."""
        cross(source, index, [*self.cards.values(), *([self._enlarged] if self._enlarged else [])])

    def _enlarge(self, key: str) -> None:
        if self._enlarged is not None:
            self._enlarged.reject()
        large = Enlarged(key, self.window())
        large.hovered.connect(lambda index: self._cross(large, index))
        large.table_wanted.connect(self._show_table)
        large.finished.connect(self._put_away)
        large.show_figure(self._figures[key])
        large.card.as_run = partial(self._figure_as_run, key)
        large.set_stale(self._freshness.is_stale)
        self._enlarged = large
        large.show()

    def _put_away(self) -> None:
        if self._enlarged is not None:
            self._enlarged.deleteLater()
            self._enlarged = None

    def _figure_as_run(self, key: str) -> AnyFigure:
        """The figure of the futures that were run alone, for whatever leaves the window."""
        answer = self._session.answer
        assert answer is not None
        return people_figures(answer.as_run)[key]

    def _show_table(self, key: str) -> None:
        self._table = TableDialog(table_of(self._figure_as_run(key)), self.window())
        self._table.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """As many charts in a row as there is room for."""
        if isinstance(event, QResizeEvent) and watched is self._scroll.viewport():
            self._arrange(event.size().width())
        return False

    def _arrange(self, width: int) -> None:
        """The first chart across a row of its own, the others below it."""
        columns = min(max(width // theme().px(_WIDE_ENOUGH), 1), _MOST_IN_A_ROW)
        if columns == self._columns:
            return
        self._columns = columns
        first, *others = self.cards.values()
        self._grid.addWidget(first, 0, 0, 1, columns)
        for place, card in enumerate(others):
            self._grid.addWidget(card, 1 + place // columns, place % columns)
        for column in range(_MOST_IN_A_ROW):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _dress(self) -> None:
        px = theme().px
        self.stale.setMinimumHeight(px(17))
        self._column.setContentsMargins(px(16), px(12), px(16), px(6))
        self._column.setSpacing(px(6))
        self._inside.setContentsMargins(0, 0, px(4), 0)
        self._inside.setSpacing(px(6))
        self._grid.setSpacing(px(12))
        for card in self.cards.values():
            card.setMinimumHeight(px(_HEIGHT))
        self._columns = 0
        self._arrange(self._scroll.viewport().width())


__all__ = ["PeoplePage"]
