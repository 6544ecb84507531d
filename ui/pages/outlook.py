"""The main page: the answer, and the charts of what it rests on."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.figures.outlook_page import figures_of, outcome_figure
from app.figures.shapes import AnyFigure
from app.figures.steady import Steady
from app.figures.tables import table_of
from app.running.answers import Answer
from app.session import State, What
from sim.outcomes import OUTCOMES
from ui.answer.pane import AnswerPane
from ui.charts.card import ChartCard
from ui.charts.crosshair import cross
from ui.charts.enlarged import Enlarged
from ui.charts.legend import Key
from ui.charts.table import TableDialog
from ui.desk import Desk
from ui.theme import theme

STANDARD = (
    "permanent_fte",
    "average_caseload",
    "staff_by_kind",
    "turnover_12m",
    "unallocated_cases",
    "cost_by_year",
    "hires_and_leavers",
)
CHOSEN = ("agency_share", "assessments_in_time")
"""What the charts of a chosen outcome show at first."""
_WIDE_ENOUGH = 330
"""Pixels a chart must have at a scale of 1, or there are fewer in a row."""
_WORDS, _FIGURES, _ENLARGED = "words", "figures", "enlarged"
"""Updates due besides the charts: the words of the answer, all figures, the enlarged chart."""
_HIGH_ENOUGH = 540
"""Pixels the page must have at a scale of 1, or the answer would leave no room for a chart."""


class OutlookPage(QWidget):
    """The answer across the top, charts below it, the key at the foot."""

    settled = Signal()
    """Every chart shows what is known."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._columns = 0
        self.answer = AnswerPane(desk)
        # The same marks stand under every chart: their words are said once.
        self.cards = {key: ChartCard(key, says_marks=key == STANDARD[0]) for key in STANDARD}
        self._pickers = [_Picker(desk, place, usual) for place, usual in enumerate(CHOSEN)]
        self._steady = Steady()
        self._due: dict[str, Callable[[], None]] = {}
        """What is to be shown by and by, by the key of its chart."""
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._work_off)
        self._enlarged: Enlarged | None = None
        self._enlarged_key = ""
        self._table: TableDialog | None = None
        self._lay_out()
        for card in self._all_cards():
            card.as_run = partial(self._figure_as_run, card.key)
            card.hovered.connect(partial(self._cross, card))
            card.enlarge_wanted.connect(self._enlarge)
            card.table_wanted.connect(self._show_table)
        for picker in self._pickers:
            picker.box.currentIndexChanged.connect(self._refresh)
        desk.session.listen(self._hear)
        desk.freshness.changed.connect(self._mark)
        theme().changed.connect(self._dress)
        self._dress()
        self._refresh()

    @property
    def is_settled(self) -> bool:
        """Whether every chart shows what is known."""
        return not self._due

    def _lay_out(self) -> None:
        self._inside = QWidget()
        self._inner = QVBoxLayout(self._inside)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._grid = QGridLayout()
        self._inner.addLayout(self._grid, 1)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setWidget(self._inside)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().installEventFilter(self)
        self._key = Key()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.answer)
        self._column.addWidget(self._scroll, 1)
        self._column.addWidget(self._key)

    def _all_cards(self) -> list[ChartCard]:
        return [*self.cards.values(), *(picker.card for picker in self._pickers)]

    def _hear(self, what: What) -> None:
        if what is What.ANSWER:
            self._refresh()
        elif what is What.WORK and self._due:
            # What was not seen while a lever moved is shown once it rests.
            self._turn.start()

    def _refresh(self) -> None:
        """Every chart anew, one after the other, so that a hand on a lever never waits for all."""
        answer = self._desk.session.answer
        if answer is not None:
            first: dict[str, Callable[[], None]] = {_FIGURES: partial(self._take_up, answer)}
            if self._desk.session.state is State.FOLLOWING:
                first[_WORDS] = self.answer.catch_up
            self._due = first | {key: do for key, do in self._due.items() if key not in first}
            self._turn.start()

    def _take_up(self, answer: Answer) -> None:
        """Have the figures of an answer shown; what newer ones replace keeps its turn."""
        figures: dict[str, AnyFigure] = figures_of(answer)
        for key, card in self.cards.items():
            self._due[key] = partial(self._show, card, answer, figures[key])
        for picker in self._pickers:
            self._due[picker.card.key] = partial(self._show_chosen, picker, answer)
        self._due.pop(_ENLARGED, None)
        self._due[_ENLARGED] = self._refresh_enlarged

    def _show(self, card: ChartCard, answer: Answer, figure: AnyFigure) -> None:
        self._fade(card)
        card.show_figure(self._steady.figure(answer, figure))

    def _show_chosen(self, picker: "_Picker", answer: Answer) -> None:
        self._show(picker.card, answer, outcome_figure(answer, picker.outcome))

    def _refresh_enlarged(self) -> None:
        if self._enlarged is not None:
            self._enlarged.show_figure(self._figure(self._enlarged_key))

    def _mark(self) -> None:
        for card in self._all_cards():
            self._due.setdefault(card.key, partial(self._fade, card))
        self._turn.start()

    def _fade(self, card: ChartCard) -> None:
        """As it is by then: what was old may have become current again."""
        card.set_stale(self._desk.freshness.is_stale)

    def _work_off(self) -> None:
        key = next(filter(self._is_wanted, self._due), None)
        if key is not None:
            self._due.pop(key)()
            return
        self._turn.stop()
        if not self._due:
            self.settled.emit()

    def _is_wanted(self, key: str) -> bool:
        """Whether something is to be shown now: while a lever moves only what can be seen."""
        if self._desk.session.state is not State.FOLLOWING:
            return True
        card = next((each for each in self._all_cards() if each.key == key), None)
        return card is None or not card.visibleRegion().isEmpty()

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll until a part of the page is seen."""
        self._scroll.ensureWidgetVisible(widget)

    def _figure(self, key: str) -> AnyFigure:
        figure = next(card.figure() for card in self._all_cards() if card.key == key)
        assert figure is not None
        return figure

    def _figure_as_run(self, key: str) -> AnyFigure:
        """The same of the futures that were run alone, for whatever leaves the window."""
        answer = self._desk.session.answer
        assert answer is not None
        if key in self.cards:
            return figures_of(answer.as_run)[key]
        picker = next(each for each in self._pickers if each.card.key == key)
        return outcome_figure(answer.as_run, picker.outcome)

    def _cross(self, source: ChartCard, index: int | None) -> None:
        """The same month in every chart."""
        cross(
            source, index, [*self._all_cards(), *([self._enlarged.card] if self._enlarged else [])]
        )

    def _enlarge(self, key: str) -> None:
        self._enlarged_key = key
        self._enlarged = Enlarged(key, self.window())
        self._enlarged.card.as_run = partial(self._figure_as_run, key)
        self._enlarged.hovered.connect(partial(self._cross, self._enlarged.card))
        self._enlarged.table_wanted.connect(self._show_table)
        self._enlarged.finished.connect(self._put_away)
        self._enlarged.show_figure(self._figure(key))
        self._enlarged.show()

    def _put_away(self) -> None:
        self._enlarged = None

    def _show_table(self, key: str) -> None:
        self._table = TableDialog(table_of(self._figure_as_run(key)), self.window())
        self._table.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """As many charts in a row as there is room for."""
        if isinstance(event, QResizeEvent) and watched is self._scroll.viewport():
            self._arrange(event.size().width())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where the window is low or the type large, the answer scrolls with the charts."""
        super().resizeEvent(event)
        self._place_answer()

    def _place_answer(self) -> None:
        column = self._inner if self.height() < theme().px(_HIGH_ENOUGH) else self._column
        if column.indexOf(self.answer) < 0:
            column.insertWidget(0, self.answer)
            # With another parent it would keep the type of an earlier size.
            self.answer.dress()

    def _arrange(self, width: int) -> None:
        columns = min(max(width // theme().px(_WIDE_ENOUGH), 1), 3)
        if columns == self._columns:
            return
        self._columns = columns
        widgets: list[QWidget] = [*self.cards.values(), *self._pickers]
        for place, widget in enumerate(widgets):
            self._grid.addWidget(widget, place // columns, place % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _dress(self) -> None:
        px = theme().px
        self._column.setContentsMargins(px(16), px(12), px(16), px(6))
        self._column.setSpacing(px(8))
        self._inner.setSpacing(px(8))
        self._place_answer()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(12))
        for card in self._all_cards():
            card.setMinimumHeight(px(265))
        self._columns = 0
        self._arrange(self._scroll.viewport().width())


class _Picker(QWidget):
    """A chart of any outcome, chosen from a list; the choice is remembered."""

    def __init__(self, desk: Desk, place: int, usual: str) -> None:
        super().__init__()
        self._settings = desk.settings
        self._name = f"chosen_outcome_{place}"
        self.card = ChartCard(f"chosen_{place}", says_marks=False)
        self.box = QComboBox()
        self.box.setAccessibleName("Outcome of this chart")
        for outcome in OUTCOMES.values():
            self.box.addItem(outcome.label, outcome.name)
        self.box.setMinimumContentsLength(12)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        kept = str(desk.settings.value(self._name, usual, type=str))
        self.box.setCurrentIndex(self.box.findData(kept if kept in OUTCOMES else usual))
        self.box.currentIndexChanged.connect(self._remember)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        column.addWidget(self.card, 1)

    @property
    def outcome(self) -> str:
        """The outcome that is chosen."""
        return str(self.box.currentData())

    def _remember(self) -> None:
        self._settings.setValue(self._name, self.box.currentData())
