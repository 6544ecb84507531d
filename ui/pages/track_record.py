"""The track record: what was observed against the futures, and projections kept to be scored."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.experiments.freezing import freeze, without
from app.experiments.frozen_scores import FrozenHistory, frozen_histories, scores_of_frozen
from app.experiments.history import History, history
from app.experiments.scores import Scores, scores_of_history
from app.figures.track_record import (
    PLACE,
    all_frozen_words,
    frozen_table,
    left_out_words,
    points_table,
    summary_lines,
    summary_title,
)
from app.problem import CannotUse
from app.session import State, What
from app.sources.observed import Observed, observed_points, read_observed
from ui.briefing.lane import Lane, Task
from ui.charts.table import TableView
from ui.desk import Desk, problem_words
from ui.documents.recent import last_folder
from ui.pages.track_record_strip import StripDelegate
from ui.pages.words import OUT_OF_DATE, plain
from ui.settings import planner_name
from ui.theme import theme

_WAITING = "The track record is shown once the first possible futures have been run."
_READING = (
    "Each bar is the range that 8 in 10 possible futures fall in, the darker part half of them, "
    "the line the central projection, the circle what was observed. A score is in the unit of its "
    "row: lower is better, 0 is exact. Beside it are the scores of two plain rules, the value last "
    "known and the trend of the last two; a dash where too little was known."
)
_FREEZING = (
    "Freeze a projection before the facts are known, and it is scored here as they come in, "
    "whatever becomes of the scenario meanwhile."
)
_PATTERN = "Tables (*.csv);;All files (*)"


@dataclass(frozen=True, eq=False)
class _Found:
    """What can be shown at once."""

    history: History
    frozen: tuple[FrozenHistory, ...]


@dataclass(frozen=True, eq=False)
class _Scored:
    """What takes a library that is slow to load."""

    run: Scores
    frozen: tuple[Scores, ...]
    together: Scores


class TrackRecordPage(QWidget):
    """Coverage, scores and frozen projections."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._missed = True
        self._points: tuple[Observed, ...] = observed_points()
        self._whose = "what was observed in Birmingham"
        self._lane = Lane("scores")
        self.setProperty("help_page", "history")
        self.waiting = plain("quiet", _WAITING)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = plain("large", selectable=True)
        self.stale = plain("quiet")
        self.summary = plain("", selectable=True)
        self.against = plain("quiet")
        self.points = TableView(points_table((), None))
        self.frozen = TableView(frozen_table((), None))
        self.frozen_summary = plain("", selectable=True)
        self.freeze = QPushButton("Freeze this projection")
        self.remove = QPushButton("Remove the chosen one")
        self.choose = QPushButton("Use a list of our own…")
        self.usual = QPushButton("Use Birmingham's points")
        self._strips = StripDelegate(self)
        self.points.setItemDelegateForColumn(PLACE, self._strips)
        self.frozen.horizontalHeader().setStretchLastSection(True)
        self.frozen.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.frozen.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._lay_out()
        self._connect()
        self._dress()
        self._refresh()

    # How it is made

    def _lay_out(self) -> None:
        self._inner = QWidget()
        self._inside = QVBoxLayout(self._inner)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inner)
        self._heading = plain("heading", "FROZEN PROJECTIONS")
        for widget in (self.title, self.stale, self.summary, self.against):
            self._inside.addWidget(widget)
        self._inside.addLayout(_row(self.choose, self.usual))
        self._inside.addWidget(self.points)
        self._inside.addWidget(plain("quiet", _READING))
        self._inside.addWidget(self._heading)
        self._inside.addWidget(plain("quiet", _FREEZING))
        self._inside.addLayout(_row(self.freeze, self.remove))
        self._inside.addWidget(self.frozen)
        self._inside.addWidget(self.frozen_summary)
        self._inside.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.waiting, 1)
        self._column.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        self.freeze.clicked.connect(self._freeze)
        self.remove.clicked.connect(self._remove)
        self.choose.clicked.connect(self._choose)
        self.usual.clicked.connect(self._use_birmingham)
        self.frozen.selectionModel().selectionChanged.connect(self._show_buttons)
        self._desk.session.listen(self._hear)
        theme().changed.connect(self._dress)

    def _dress(self) -> None:
        px = theme().px
        self._inside.setContentsMargins(px(20), px(14), px(20), px(14))
        self._inside.setSpacing(px(8))
        self._fit()

    def _fit(self) -> None:
        """Each table as high as its rows: the page scrolls, and not a table within it."""
        for table in (self.points, self.frozen):
            rows = table.model().rowCount()
            high = table.horizontalHeader().sizeHint().height() + rows * theme().px(26)
            bar = table.horizontalScrollBar().sizeHint().height()
            table.setFixedHeight(high + bar + theme().px(6))

    def close_down(self) -> None:
        """End the thread that scores."""
        self._lane.close()

    # What it shows

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what came while the page was not seen."""
        super().showEvent(event)
        if self._missed:
            self._refresh()

    def _hear(self, what: What) -> None:
        if what not in (What.ANSWER, What.DOCUMENT, What.WORK):
            return
        if not self.isVisible():
            self._missed = True
        elif what is What.WORK:
            self._show_buttons()
        else:
            self._refresh()

    def _refresh(self) -> None:
        self._missed = False
        session = self._desk.session
        answer = session.answer
        self.waiting.setVisible(answer is None)
        self._scroll.setVisible(answer is not None)
        self.stale.setText(OUT_OF_DATE + "." if session.is_out_of_date else "")
        self.stale.setVisible(session.is_out_of_date)
        self._show_buttons()
        if answer is None:
            return
        document, ensemble, points = answer.question.document, answer.finished, self._points
        found = _Found(
            history(document, ensemble, points),
            frozen_histories(session.document.frozen, points),
        )
        self._show(found, None)

        def score(_: Task) -> _Scored:
            return _Scored(
                scores_of_history(found.history, ensemble),
                tuple(scores_of_frozen([each]) for each in found.frozen),
                scores_of_frozen(found.frozen),
            )

        self._lane.ask(score, lambda what: self._heard(found, what))

    def _heard(self, found: _Found, what: object) -> None:
        """The scores have come; a fault of ours is not swallowed."""
        if isinstance(what, Exception):
            raise what
        assert isinstance(what, _Scored)
        self._show(found, what)

    def _show(self, found: _Found, scored: _Scored | None) -> None:
        compared = found.history.compared
        self.title.setText(summary_title(found.history))
        self.summary.setText("\n".join(summary_lines(compared, scored.run if scored else None)))
        self.against.setText(left_out_words(found.history, self._whose))
        self._strips.points = compared
        self.points.show_table(points_table(compared, scored.run.scored if scored else None))
        self.points.setVisible(bool(compared))
        self.frozen.show_table(frozen_table(found.frozen, scored.frozen if scored else None))
        self.frozen.setVisible(bool(found.frozen))
        self.frozen_summary.setText(
            all_frozen_words(found.frozen, scored.together if scored else None)
        )
        self.frozen_summary.setVisible(len(found.frozen) > 1)
        self._fit()
        self._show_buttons()

    def _show_buttons(self) -> None:
        session = self._desk.session
        ready = session.is_current and session.state is State.FINISHED
        self.freeze.setEnabled(ready)
        self.freeze.setToolTip("" if ready else "Wait until every possible future has been run")
        self.remove.setVisible(bool(session.document.frozen))
        self.remove.setEnabled(self.frozen.selectionModel().hasSelection())
        self.usual.setVisible(self._points is not observed_points())

    # What is done

    def _freeze(self) -> None:
        session = self._desk.session
        if session.answer is None or not session.is_current:
            return
        by = planner_name(self._desk.settings)
        try:
            frozen = freeze(
                session.document, session.answer.finished, by, date.today(), points=self._points
            )
        except CannotUse as fault:
            self._desk.dialogs.tell(self, "The projection was not frozen.", problem_words(fault))
            return
        session.change(frozen)

    def _remove(self) -> None:
        """As a step that can be undone; the latest stands first in the table."""
        session = self._desk.session
        rows = self.frozen.selectionModel().selectedRows()
        if rows:
            session.change(without(session.document, session.document.frozen[-1 - rows[0].row()]))

    def _choose(self) -> None:
        folder = last_folder(self._desk.settings)
        path = self._desk.dialogs.open_file(self, folder, "A list of what was observed", _PATTERN)
        if path is not None:
            self.use_list(path)

    def use_list(self, path: Path) -> None:
        """Hold the futures against a council's own list; what is wrong with it is told."""
        try:
            points = read_observed(path)
        except CannotUse as fault:
            self._desk.dialogs.tell(self, "The list was not used.", str(fault))
            return
        self._desk.in_use.observed_from(path)
        self._against(points, f"the points of {path.name}")

    def _use_birmingham(self) -> None:
        self._against(observed_points(), "what was observed in Birmingham")

    def _against(self, points: tuple[Observed, ...], whose: str) -> None:
        self._points, self._whose = points, whose
        self._refresh()


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    for each in buttons:
        row.addWidget(each)
    row.addStretch(1)
    return row


__all__ = ["TrackRecordPage"]
