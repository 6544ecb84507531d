"""Text that wraps wherever it must, so that it is never cut off, however narrow or large."""

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
_WIDE = 100_000


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
        self._laid_out: tuple[tuple[object, ...], QTextLayout, float] | None = None
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
        return self._lines(width)[1]

    def sizeHint(self) -> QSize:  # noqa: N802 - named by Qt
        """On one line."""
        layout, height = self._lines(_WIDE)
        return QSize(int(layout.maximumWidth()) + 2, height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - named by Qt
        """As narrow as need be."""
        return QSize(theme().px(24), self.fontMetrics().height())

    def lines(self) -> list[str]:
        """The lines as they stand at the present width."""
        layout, _ = self._lines(self.width())
        spans = (layout.lineAt(each) for each in range(layout.lineCount()))
        said = layout.text()
        return [said[line.textStart() :][: line.textLength()].rstrip() for line in spans]

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - named by Qt
        """The lines, from the top."""
        layout, height = self._lines(self.width())
        painter = QPainter(self)
        painter.setPen(theme().colour(_COLOURS[self._tone]))
        layout.draw(painter, QPointF(0, max(0, (self.height() - height) // 2)))
        painter.end()

    def _restyle(self) -> None:
        self.setFont(theme().font(self._pixels, bold=self._bold))
        self._laid_out = None
        self.updateGeometry()
        self.update()

    def _lines(self, width: int) -> tuple[QTextLayout, int]:
        key = (width, self.text(), theme().scale)
        if self._laid_out and self._laid_out[0] == key:
            return self._laid_out[1], int(self._laid_out[2])
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
        self._laid_out = (key, layout, float(round(height + 0.49)))
        return layout, int(self._laid_out[2])


__all__ = ["Tone", "Words"]
