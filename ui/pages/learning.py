"""The page of learning: which points, what they moved, and forgetting it again."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.experiments.learning.learning import points_inside
from app.experiments.learning.moved import Moved, moved
from app.experiments.learning.tables import moved_table, points_table
from app.figures.shapes import Table
from app.learned_words import few_speak_words, learned_words, points_words
from app.problem import CannotUse
from app.session import What
from app.sources.observed import Observed, observed_points, read_observed
from app.wording import capital, day_words
from ui.charts.table import TableView
from ui.desk import Desk
from ui.documents.recent import last_folder
from ui.learning.chart import MovedChart
from ui.learning.points import PointList
from ui.learning.work import Learner
from ui.pages.words import plain
from ui.theme import theme

_ABOUT = (
    "Points that were observed move what every possible future assumes: values, and how the years "
    "went. The futures are then played again and run on. Only the luck of each future stays as it "
    "was."
)
_NOTHING = "This scenario has learned nothing yet."
_NO_POINTS = (
    "None of these points lies inside this run: all were counted by the first day or after the "
    "last. Bring in a list of your own."
)
_ROWS_AT_ONCE = 7
_LISTS = "Lists of what was observed (*.csv);;All files (*)"


class LearningPage(QWidget):
    """Points with boxes at the left; what was learned at the right."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, learner: Learner | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._missed = True
        self._points: Sequence[Observed] = observed_points()
        self._shown_for: object = None
        self.learner = learner or Learner(desk)
        self.setProperty("help_page", "learning")
        self.title = plain("large", "Learning from what was seen")
        self.about = plain("quiet", _ABOUT)
        self.state = plain(selectable=True)
        self.state.setAccessibleName("What this scenario has learned")
        self.points = PointList()
        self.no_points = plain("quiet", _NO_POINTS)
        self.bring_in = QPushButton("Bring in a list…")
        self.learn, self.forget = QPushButton("Learn"), QPushButton("Forget")
        self.learn.setProperty("look", "primary")
        self.forget.setAccessibleName("Forget what was learned")
        self.cancel = QPushButton("Cancel")
        self.cancel.setAccessibleName("Cancel learning")
        self.step, self.said = plain("quiet"), plain(selectable=True)
        self.said.setAccessibleName("What became of learning")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("How far learning is")
        self.chart = MovedChart()
        self.moved = TableView(moved_table(()))
        self.fits = TableView(points_table((), ()))
        self._headings = [
            plain("heading", text)
            for text in ("POINTS TO LEARN FROM", "WHAT FUTURES ASSUME", "WHAT WAS SEEN")
        ]
        self._lay_out()
        self._connect()
        self._refresh()

    # How it is made

    def _lay_out(self) -> None:
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        buttons, progress = QHBoxLayout(), QHBoxLayout()
        for button in (self.learn, self.forget, self.bring_in):
            buttons.addWidget(button)
        buttons.addStretch(1)
        progress.addWidget(self.bar)
        progress.addWidget(self.cancel)
        progress.addStretch(1)
        self._left.addWidget(self._headings[0])
        self._left.addWidget(self.no_points)
        self._left.addWidget(self.points)
        self._left.addLayout(buttons)
        self._left.addWidget(self.step)
        self._left.addLayout(progress)
        self._left.addWidget(self.said)
        self._left.addStretch(1)
        for part in (self._headings[1], self.chart, self.moved, self._headings[2], self.fits):
            self._right.addWidget(part)
        self._right.addStretch(1)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        for label in (self.title, self.about, self.state):
            self._column.addWidget(label)
        halves = QHBoxLayout()
        halves.addLayout(self._left, 2)
        halves.addLayout(self._right, 3)
        self._halves = halves
        self._column.addLayout(halves, 1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scroll)
        self._dress()

    def _dress(self) -> None:
        px = theme().px
        self._column.setContentsMargins(px(20), px(14), px(20), px(14))
        self._column.setSpacing(px(8))
        self._halves.setSpacing(px(24))
        for half in (self._left, self._right):
            half.setSpacing(px(8))
        self.bar.setFixedWidth(px(160))
        self.points.fit()
        for view in (self.moved, self.fits):
            view.setMinimumWidth(px(320))
            _as_high_as_its_rows(view)

    def _connect(self) -> None:
        self.points.ticked.connect(self._show_buttons)
        self.learn.clicked.connect(lambda: self.learner.learn(self.points.chosen))
        self.forget.clicked.connect(self.learner.forget)
        self.cancel.clicked.connect(self.learner.cancel)
        self.bring_in.clicked.connect(self._bring_in)
        self.learner.changed.connect(self._show_work)
        theme().changed.connect(self._dress)
        self._desk.session.listen(self._hear)

    def close_down(self) -> None:
        """The window closes: what is not learned yet is not learned."""
        self.learner.close()

    # What it shows

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what has changed while the page was not seen."""
        super().showEvent(event)
        if self._missed:
            self._refresh()

    def _hear(self, what: What) -> None:
        if what is What.DOCUMENT:
            self._missed = True
            if self.isVisible():
                self._refresh()

    def _refresh(self) -> None:
        self._missed = False
        self._show_points()
        self._show_learned()
        self._show_work()

    def _show_points(self) -> None:
        """Those inside the run; the ticks stay unless other points are shown."""
        document = self._desk.session.document
        inside, _ = points_inside(document, self._points)
        source = document.learned_from
        asked = (inside, source)
        if asked != self._shown_for:
            self._shown_for = asked
            used = {(p.outcome, p.month, p.months) for p in source.points} if source else set()
            ticked = {p.id for p in inside if not used or (p.outcome, p.month, p.months) in used}
            self.points.show_points(inside, ticked)
        self.no_points.setVisible(not inside)

    def _show_learned(self) -> None:
        document = self._desk.session.document
        learned, source = document.scenario.learned, document.learned_from
        found: tuple[Moved, ...] = ()
        if learned is None or source is None:
            self.state.setText(_NOTHING)
        else:
            found = moved(document.played, learned)
            said = [
                f"{capital(learned_words(source))} ({day_words(source.on)}).",
                few_speak_words(source.speaking),
                "" if found else "Nothing moved: the points carry no news for this scenario.",
            ]
            self.state.setText(" ".join(each for each in said if each))
        self._halves.setStretch(1, 3 if found else 0)
        self.chart.show_moved(found)
        _fill(self.moved, self._headings[1], moved_table(found))
        latest = self.learner.found
        is_same = latest is not None and latest.learning.document.scenario.learned is learned
        told, after = (latest.learning.told, latest.after) if latest and is_same else ((), ())
        _fill(self.fits, self._headings[2], points_table(told, after))

    def _show_work(self) -> None:
        step = self.learner.step
        self.step.setText(step.words if step else "")
        self.step.setVisible(step is not None)
        for widget in (self.bar, self.cancel):
            widget.setVisible(step is not None)
        self.bar.setRange(0, step.wanted if step else 0)
        self.bar.setValue(step.done if step else 0)
        self.said.setText(self.learner.said)
        self.said.setVisible(bool(self.learner.said))
        self._show_buttons()

    def _show_buttons(self) -> None:
        free = not self.learner.is_busy
        count = len(self.points.chosen)
        self.learn.setText(f"Learn from {points_words(count)}")
        self.learn.setEnabled(free and bool(count))
        self.forget.setEnabled(free and self._desk.session.document.learned_from is not None)
        self.bring_in.setEnabled(free)

    # What is done

    def _bring_in(self) -> None:
        folder = last_folder(self._desk.settings)
        path = self._desk.dialogs.open_file(self, folder, "List of what was observed", _LISTS)
        if path is not None:
            self.use_list(path)

    def use_list(self, path: Path) -> None:
        """A council's own list in the place of the points that come with Headroom."""
        try:
            self._points = read_observed(path)
        except CannotUse as fault:
            what = f"{path.name} cannot be used."
            self._desk.dialogs.tell(self, what, "\n".join(fault.sentences()))
            return
        self._shown_for = None
        self._refresh()


def _fill(view: TableView, heading: QLabel, table: Table) -> None:
    """Show a table under its heading, or neither if it is empty."""
    view.show_table(table)
    view.setVisible(bool(table.rows))
    heading.setVisible(bool(table.rows))
    _as_high_as_its_rows(view)


def _as_high_as_its_rows(view: TableView) -> None:
    rows = min(view.model().rowCount(), _ROWS_AT_ONCE)
    row = view.verticalHeader().defaultSectionSize()
    view.setFixedHeight(row * (rows + 1) + theme().px(20))


__all__ = ["LearningPage"]
