"""Text that wraps wherever it must, so that it is never cut off, however narrow or large."""

from math import ceil
from typing import Literal

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import BODY, theme

Tone = Literal["text", "quiet", "changed", "problem"]
_COLOURS: dict[Tone, str] = {
    "text": "text",
    "quiet": "quiet",
    "changed": "fourth_text",
    "problem": "bad",
}
_MOST_WIDTHS = 12


class Words(QLabel):
    """A label of plain text that breaks between words and, if one is too long, within it."""

    def __init__(
        self,
        text: str = "",
        tone: Tone = "text",
        pixels: int = BODY,
        *,
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone: Tone = tone
        self._pixels = pixels
        self._bold = bold
        self._measured_for: tuple[str, float] = ("", 0.0)
        self._heights: dict[int, int] = {}
        self._drawn: tuple[int, QTextLayout] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self._restyle)
        self._restyle()
        self.setText(text)

    def say(self, text: str, tone: Tone | None = None) -> None:
        """Another text; with none the label is not there."""
        if tone is not None and tone != self._tone:
            self._tone = tone
            self.update()
        if text != self.text():
            self.setText(text)
            self.updateGeometry()
        self.setVisible(bool(text))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - named by Qt
        """Its height follows from its width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - named by Qt
        """As many lines as the text needs at this width."""
        self._forget_if_changed()
        if width not in self._heights:
            if len(self._heights) > _MOST_WIDTHS:
                self._heights.clear()
            self._heights[width] = _height(self._laid_out(width))
        return self._heights[width]

    def sizeHint(self) -> QSize:  # noqa: N802 - named by Qt
        """Every line of it unbroken."""
        lines = self.text().split("\n")
        widest = max(map(self.fontMetrics().horizontalAdvance, lines))
        return QSize(widest + 2, len(lines) * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - named by Qt
        """As narrow as need be."""
        return QSize(theme().px(24), self.fontMetrics().height())

    def lines(self) -> list[str]:
        """The lines as they stand at the present width."""
        layout = self._laid_out(self.width())
        spans = (layout.lineAt(each) for each in range(layout.lineCount()))
        said = layout.text()
        return [said[line.textStart() :][: line.textLength()].rstrip() for line in spans]

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - named by Qt
        """The lines, in the middle of the height there is."""
        self._forget_if_changed()
        if self._drawn is None or self._drawn[0] != self.width():
            self._drawn = (self.width(), self._laid_out(self.width()))
        layout = self._drawn[1]
        painter = QPainter(self)
        painter.setPen(theme().colour(_COLOURS[self._tone]))
        layout.draw(painter, QPointF(0, max(0, (self.height() - _height(layout)) // 2)))
        painter.end()

    def _restyle(self) -> None:
        self.setFont(theme().font(self._pixels, bold=self._bold))
        self.updateGeometry()
        self.update()

    def _forget_if_changed(self) -> None:
        """What was measured holds for one text at one size of type."""
        now = (self.text(), theme().scale)
        if now != self._measured_for:
            self._measured_for = now
            self._heights.clear()
            self._drawn = None

    def _laid_out(self, width: int) -> QTextLayout:
        said = self.text().replace("\n", "\u2028")
        layout = QTextLayout(said, theme().font(self._pixels, bold=self._bold))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        height = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout


def _height(layout: QTextLayout) -> int:
    return ceil(layout.boundingRect().height())


__all__ = ["Tone", "Words"]
