"""One chart in large, in a window of its own: levers can be moved meanwhile, and it follows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from app.figures.shapes import AnyFigure, FanFigure
from ui.charts.buttons import Act
from ui.charts.card import ChartCard
from ui.charts.legend import Key
from ui.theme import theme

_SIZE = (1100, 680)


class Enlarged(QDialog):
    """Closed with Escape; the work in the window behind goes on."""

    hovered = Signal(object)
    table_wanted = Signal(str)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.card = ChartCard(key, self)
        self.card.hide_button(Act.ENLARGE)
        self.card.hovered.connect(self.hovered)
        self.card.table_wanted.connect(self.table_wanted)
        self._key = Key(self)
        self._close = QPushButton("Close", self)
        self._close.setAutoDefault(False)
        self._close.clicked.connect(self.reject)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.card, 1)
        self._column.addWidget(self._key)
        self._column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)
        theme().changed.connect(self._dress)
        self._dress()
        self._fit()

    def show_figure(self, figure: AnyFigure) -> None:
        """Show a figure, at first and whenever there is a newer one."""
        self.setWindowTitle(figure.title)
        self._key.setVisible(isinstance(figure, FanFigure) and figure.many == "futures")
        self.card.show_figure(figure)
        if not self.isVisible():
            self.card.setFocus()

    def set_stale(self, stale: bool) -> None:
        """Whether what is shown is out of date."""
        self.card.set_stale(stale)

    def set_crosshair(self, index: int | None, readings: tuple[tuple[str, str], ...]) -> None:
        """A line at a month, and what lies there."""
        self.card.set_crosshair(index, readings)

    def figure(self) -> AnyFigure | None:
        """What is shown."""
        return self.card.figure()

    def _fit(self) -> None:
        room = self.screen().availableSize()
        wide, high = (theme().px(each) for each in _SIZE)
        self.resize(min(wide, round(room.width() * 0.95)), min(high, round(room.height() * 0.9)))

    def _dress(self) -> None:
        margin = theme().px(14)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(theme().px(8))
