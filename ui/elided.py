"""A line of text that is shortened where there is no room for it, and whole on hover."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.tips import plain_tip


class Elided(QLabel):
    """Shows as much of its text as fits, with an ellipsis at the end."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._tip = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_tip(self, text: str) -> None:
        """What is said on hover, whether or not the line is shortened."""
        self._tip = text

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Another text; the same one moves nothing."""
        if text != self.text():
            super().setText(text)
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for a few letters is enough."""
        few = self.fontMetrics().horizontalAdvance("Mmmm…")
        return QSize(min(few, super().sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw what fits."""
        self.ensurePolished()
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        whole = self._tip or ("" if shown == self.text() else self.text())
        self.setToolTip(plain_tip(whole))
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(self.alignment() | Qt.TextFlag.TextSingleLine), shown)
