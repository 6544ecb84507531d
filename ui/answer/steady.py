"""Words that change while what stands below them keeps its place."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget


class SteadyLabel(QLabel):
    """Keeps room for its usual words and for the longest it has had on this width."""

    def __init__(
        self,
        usual: str,
        text_format: Qt.TextFormat = Qt.TextFormat.PlainText,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._measure = QLabel()
        """Never shown: how high the usual words would be."""
        self._usual = usual
        self._highest = 0
        self.setTextFormat(text_format)
        self._measure.setTextFormat(text_format)
        self.setWordWrap(True)
        self._measure.setWordWrap(True)
        self._measure.setText(usual)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Other words."""
        super().setText(text)
        self._keep_room()

    def forget(self) -> None:
        """Other words altogether are coming: keep room for the usual ones alone."""
        self._highest = 0
        self._keep_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """On another width the words run otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.forget()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """So they do in another type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.forget()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """No narrower than its words allow."""
        return QSize(super().minimumSizeHint().width(), max(self._highest, 0))

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """As high as is kept, or more if the words need it."""
        needed = max(super().heightForWidth(width), self._usual_height(width))
        return max(needed, self._highest) if width == self.width() else needed

    def _usual_height(self, width: int) -> int:
        self._measure.setFont(self.font())
        return self._measure.heightForWidth(width)

    def _keep_room(self) -> None:
        needed = max(super().heightForWidth(self.width()), self._usual_height(self.width()))
        self._highest = max(self._highest, needed)
        self.updateGeometry()
