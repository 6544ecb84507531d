"""What opens below a lever: from when, why, from what range, back to what, and what it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.document import Document
from app.edits import reset_to, set_reason
from app.levers.groups import Tab, describe, tab_of
from app.levers.standing import Standing, resets
from app.sources.catalogue import Row
from ui.levers.boxes import ReasonBox
from ui.levers.editing import Editor
from ui.levers.ranges import RangeSection
from ui.levers.starts import StartSection
from ui.levers.words import Words
from ui.theme import SMALL, theme


class Details(QFrame):
    """Below one row, made when it is first opened."""

    explain_wanted = Signal(str)

    def __init__(self, row: Row, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._editor = editor
        self.starts = StartSection(row, editor)
        self.range = RangeSection(row, editor) if self._may_vary() else None
        self.reason = ReasonBox(f"{row.label}: reason")
        self.to_baseline = QPushButton("Reset to baseline")
        self.to_saved = QPushButton("Reset to saved")
        self.explain = QPushButton("Where does this come from?")
        self.problem = Words(tone="problem", pixels=SMALL + 1)
        self._build()
        theme().changed.connect(self._restyle)
        self._restyle()

    def _may_vary(self) -> bool:
        return tab_of(self._row) is Tab.ASSUMPTIONS and self._row.has_range

    def _build(self) -> None:
        self._all = QVBoxLayout(self)
        what, *rest = describe(self._row)
        self._all.addWidget(Words(what, "quiet", SMALL + 1))
        self._all.addWidget(self.starts)
        if self.range:
            self._all.addWidget(self.range)
        self._all.addWidget(Words("Reason", bold=True, pixels=SMALL + 1))
        self._all.addWidget(self.reason)
        self._all.addWidget(self.problem)
        self.problem.hide()
        self._resets = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for button in (self.to_baseline, self.to_saved):
            # Side by side they may be wider than there is room for: then they stand in a column.
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._resets.addWidget(button)
        self._all.addLayout(self._resets)
        self._all.addWidget(Words("\n".join(rest), "quiet", SMALL + 1))
        self.explain.setProperty("look", "link")
        self._all.addWidget(self.explain, 0, Qt.AlignmentFlag.AlignLeft)
        for button in (self.to_baseline, self.to_saved, self.explain):
            button.setAccessibleName(f"{self._row.label}: {button.text()}")
        self.reason.said.connect(self._say_why)
        self.to_baseline.clicked.connect(lambda: self._reset(self._baseline()))
        self.to_saved.clicked.connect(lambda: self._reset(self._saved()))
        self.explain.clicked.connect(lambda: self.explain_wanted.emit(self._row.path))

    def _restyle(self) -> None:
        px = theme().px
        self._all.setContentsMargins(0, px(4), 0, px(8))
        self._all.setSpacing(px(6))
        self._resets.setSpacing(px(4))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - named by Qt
        """A narrow panel has its buttons one below the other."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        each = max(self.to_baseline.sizeHint().width(), self.to_saved.sizeHint().width())
        beside = 2 * each + self._resets.spacing() <= self.width()
        self._resets.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def show_standing(self, standing: Standing) -> None:
        """How the parameter stands now."""
        self.starts.show_standing(standing)
        if self.range:
            self.range.show_standing(standing)
        self.reason.show_text(standing.reason)
        document, path = self._editor.document, self._row.path
        self.to_baseline.setEnabled(resets(document, path, self._baseline()))
        self.to_saved.setEnabled(resets(document, path, self._saved()))

    def finish_typing(self) -> None:
        """Send what is being typed."""
        self.reason.finish()
        self.starts.finish_typing()
        if self.range:
            self.range.finish_typing()

    def _baseline(self) -> Document:
        return self._editor.desk.session.baseline

    def _saved(self) -> Document | None:
        return self._editor.desk.session.saved

    def _reset(self, other: Document | None) -> None:
        if other is not None:
            path = self._row.path
            self._tell(self._editor.apply(lambda document: reset_to(document, path, other)))

    def _say_why(self, text: str) -> None:
        path = self._row.path
        self._tell(self._editor.apply(lambda document: set_reason(document, path, text)))

    def _tell(self, words: str) -> None:
        self.problem.say(words)


__all__ = ["Details"]
