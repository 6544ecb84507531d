"""A dialog of named fields: a column that scrolls, over a row of buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.desk import Desk
from ui.pages.words import plain
from ui.theme import theme


class FormDialog(QDialog):
    """What is asked about the open scenario; a subclass fills the column and takes it over."""

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._document = desk.session.document
        self.setWindowTitle(title)
        self.setModal(True)
        px = theme().px
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(px(24), px(20), px(24), px(12))
        self._column.setSpacing(px(6))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)

    def _heading(self, text: str) -> None:
        heading = plain("heading", text)
        heading.setContentsMargins(0, theme().px(12), 0, 0)
        self._column.addWidget(heading)

    def _field(self, name: str, box: QWidget) -> None:
        label = plain("quiet", name)
        label.setBuddy(box)
        label.setContentsMargins(0, theme().px(6), 0, 0)
        box.setAccessibleName(name)
        self._column.addWidget(label)
        self._column.addWidget(box)

    def _stand(self, width: int, height: int, *buttons: QPushButton) -> None:
        """Put the column over its buttons; the last of them is the one to press."""
        px = theme().px
        self._column.addStretch(1)
        self._scroll.setWidget(self._inner)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(24), px(8), px(24), 0)
        foot.addStretch(1)
        for button in buttons:
            button.setAutoDefault(False)
            foot.addWidget(button)
        buttons[-1].setProperty("look", "primary")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, px(14))
        whole.addWidget(self._scroll, 1)
        whole.addLayout(foot)
        self._fit()
        room = self.screen().availableGeometry()
        self.resize(min(px(width), room.width()), min(px(height), room.height()))

    def _fit(self) -> None:
        """Wide enough for the widest field: nothing is ever scrolled sideways."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        wide = self._column.minimumSize().width() + bar
        self._scroll.setMinimumWidth(min(wide, self.screen().availableGeometry().width()))
