"""What an assumption varies between from future to future."""

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.document import Document
from app.edits import checked_value, set_point, set_range
from app.levers.standing import Standing
from app.sources.catalogue import Row
from app.value import say
from sim.scenario import PARAMETERS
from ui.levers.boxes import TypedBox
from ui.levers.editing import Editor
from ui.levers.words import Words
from ui.theme import SMALL, theme


class RangeSection(QWidget):
    """Whether it varies, from what and to what."""

    def __init__(self, row: Row, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._editor = editor
        self._standing: Standing | None = None
        self.varies = QCheckBox("Varies between futures")
        self.varies.setAccessibleName(f"{row.label}: varies between futures")
        self.low = TypedBox(f"{row.label}: varies from")
        self.high = TypedBox(f"{row.label}: varies to")
        self.problem = Words(tone="problem", pixels=SMALL + 1)
        self._from, self._to = Words("from", "quiet"), Words("to", "quiet")
        self._build()
        theme().changed.connect(self._restyle)
        self._restyle()

    def _build(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.addWidget(self.varies, 0, 0, 1, 2)
        self._grid.addWidget(self._from, 1, 0)
        self._grid.addWidget(self.low, 1, 1)
        self._grid.addWidget(self._to, 2, 0)
        self._grid.addWidget(self.high, 2, 1)
        self._grid.addWidget(self.problem, 3, 0, 1, 2)
        self._grid.setColumnStretch(1, 1)
        self.problem.hide()
        self.varies.clicked.connect(self._switch)
        for box in (self.low, self.high):
            box.typed.connect(lambda _text, box=box: self._typed(box))
            box.abandoned.connect(lambda: self.problem.say(""))

    def _restyle(self) -> None:
        px = theme().px
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(4))
        for words in (self._from, self._to):
            words.setMinimumWidth(words.sizeHint().width())
        self.varies.setMinimumHeight(px(24))

    def show_standing(self, standing: Standing) -> None:
        """The range as it stands; without one the boxes are not there."""
        before, self._standing = self._standing, standing
        varies = standing.varies is not None
        self.varies.setChecked(varies)
        for each in (self._from, self.low, self._to, self.high):
            each.setVisible(varies)
        if standing.varies and (before is None or before.varies != standing.varies):
            low, high = standing.varies
            self.low.show_text(say(self._row.unit, low))
            self.high.show_text(say(self._row.unit, high))
            self.problem.say("")

    def finish_typing(self) -> None:
        """Send what is being typed."""
        if self.low.isVisible():
            self.low.finish()
            self.high.finish()

    def _switch(self, varies: bool) -> None:
        path, row = self._row.path, self._row
        if varies and self._standing:
            # The declared range, wide enough for the first day's value, which it must hold.
            low = min(row.low, self._standing.first)
            high = max(row.high, self._standing.first)
            words = self._editor.apply(lambda document: set_range(document, path, low, high))
        else:
            words = self._editor.apply(lambda document: set_point(document, path))
        self.problem.say(words)
        if words and self._standing:
            self.varies.setChecked(self._standing.varies is not None)

    def _typed(self, box: TypedBox) -> None:
        standing = self._standing
        if standing is None or standing.varies is None:
            return
        parameter, (low, high) = PARAMETERS[self._row.path], standing.varies
        is_low = box is self.low

        def edit(document: Document) -> Document:
            end = checked_value(parameter, box.text(), low if is_low else high)
            ends = (end, high) if is_low else (low, end)
            return set_range(document, parameter.path, *ends)

        words = self._editor.apply(edit)
        self.problem.say(words)
        if words:
            box.refuse()
        else:
            box.accept()


__all__ = ["RangeSection"]
