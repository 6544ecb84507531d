"""What other councils did: the chart of a growth target's outside view, and its sentences."""

from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from app.document import Document
from app.figures.outside import KEY, outside_figure
from app.figures.tables import table_of
from app.outlooks.outside_view import OutsideView, View, outside_views
from app.outlooks.outside_words import (
    SCOPE,
    against_model,
    compared_words,
    needed_words,
    outside_lines,
    uncertain_words,
)
from app.running.answers import Answer
from ui.charts.card import ChartCard
from ui.charts.enlarged import Enlarged
from ui.charts.table import TableDialog
from ui.pages.words import plain
from ui.theme import theme

_CHART = 230
"""Pixels of a chart that can be read, at a scale of 1."""
_WIDE = 720
"""From this width on words stand at the right of the chart."""


class OutsidePane(QWidget):
    """Hidden where the scenario has no growth target."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._enlarged: Enlarged | None = None
        self._table: TableDialog | None = None
        self.card = ChartCard(KEY)
        self.verdict = plain("title", selectable=True)
        self.words = plain(selectable=True)
        self.scope = plain("quiet", SCOPE, selectable=True)
        self._beside = QFrame()
        self._beside.setProperty("look", "pane")
        self._column = QVBoxLayout(self._beside)
        for label in (self.verdict, self.words, self.scope):
            self._column.addWidget(label)
        self._column.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.card, 1)
        self._row.addWidget(self._beside, 1)
        self.setAccessibleName("What other councils did")
        self.card.enlarge_wanted.connect(self._enlarge)
        self.card.table_wanted.connect(self._show_table)

    def dress(self) -> None:
        """Sizes at the present scale."""
        px = theme().px
        self._row.setSpacing(px(12))
        self._column.setContentsMargins(px(14), px(12), px(14), px(12))
        self._column.setSpacing(px(8))
        self.card.setMinimumHeight(px(_CHART))

    def show_views(self, document: Document, answer: Answer | None) -> None:
        """The outside view of a scenario; ``answer`` is the model's, None while it has none."""
        views = outside_views(document)
        shown = next((each for each in views if isinstance(each, OutsideView)), None)
        self.setVisible(bool(views))
        self.card.setVisible(shown is not None)
        self.scope.setVisible(shown is not None)
        if shown:
            self.card.show_figure(outside_figure(shown))
            if self._enlarged is not None:
                self._enlarged.show_figure(outside_figure(shown))
        self.verdict.setText(_verdict(shown, answer) if shown else "")
        self.verdict.setVisible(bool(self.verdict.text()))
        self.words.setText("\n\n".join(_sentences(views, shown, answer)))

    def lie_in(self, width: int) -> int:
        """Put the words beside the chart or below it, and tell how high all of it is then."""
        if self.isHidden():
            return 0
        is_wide = width >= theme().px(_WIDE)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)
        beside = is_wide and not self.card.isHidden()
        of_words = (width - self._row.spacing()) // 2 if beside else width
        words = self._beside.heightForWidth(of_words)
        chart = 0 if self.card.isHidden() else self.card.minimumHeight()
        high = max(words, chart) if beside else words + chart + self._row.spacing()
        self.setFixedHeight(high)
        return high

    def _enlarge(self, key: str) -> None:
        figure = self.card.figure()
        if figure is not None:
            if self._enlarged is not None:
                self._enlarged.reject()
            large = Enlarged(key, self.window())
            large.table_wanted.connect(self._show_table)
            large.finished.connect(self._put_away)
            large.show_figure(figure)
            self._enlarged = large
            large.show()

    def _put_away(self) -> None:
        if self._enlarged is not None:
            self._enlarged.deleteLater()
            self._enlarged = None

    def _show_table(self, _key: str) -> None:
        figure = self.card.figure()
        if figure is not None:
            self._table = TableDialog(table_of(figure), self.window())
            self._table.show()


def _verdict(view: OutsideView, answer: Answer | None) -> str:
    odds = answer.outlook.odds_of_target(view.target) if answer else None
    return against_model(view, odds) if odds else ""


def _sentences(
    views: tuple[View, ...], shown: OutsideView | None, answer: Answer | None
) -> list[str]:
    """What the chart does not say of its target; of any other target all."""
    found: list[str] = []
    if shown:
        found += [needed_words(shown), compared_words(shown), uncertain_words(shown)]
    for view in views:
        if view is not shown:
            odds = answer.outlook.odds_of_target(view.target) if answer else None
            found.append(" ".join(outside_lines(view, odds)))
    return found
