"""The picture of the service in one month of one possible future."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from app.outlooks.flow import Flow
from app.outlooks.flow_words import moment_words
from ui.flow.children_band import paint_children
from ui.flow.squares import Grid
from ui.flow.staff_band import paint_staff
from ui.theme import theme

_WIDTH, _HEIGHT = 648, 444
"""At a scale of 1 and no smaller, or numbers would meet."""
_CHILDREN = 150
_MOST_CHILDREN = 170
_MARGIN = 16


class FlowPicture(QFrame):
    """Painted from finished numbers; says the month in sentences to those who do not see it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flow: Flow | None = None
        self.index = 0
        self.grid: Grid | None = None
        """Where the squares were painted last."""
        self._stale = False
        self.setProperty("look", "pane")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("The service in one month")
        theme().changed.connect(self._dress)
        self._dress()

    def show_month(self, flow: Flow, index: int) -> None:
        """A month of a future."""
        self.flow, self.index = flow, index
        self._describe()
        self.update()

    def set_stale(self, stale: bool) -> None:
        """Whether it belongs to an earlier scenario: paler then; the page says so in words."""
        if stale != self._stale:
            self._stale = stale
            self._describe()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As small as it may be; it takes all there is."""
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The pane, then the two bands."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.flow is not None:
            painter.setOpacity(0.4 if self._stale else 1.0)
            self._paint(painter, self.flow)
        painter.setOpacity(1.0)
        if self.hasFocus():
            width = theme().px(2)
            painter.setPen(QPen(theme().colour("band_edge"), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            edge = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
            painter.drawRoundedRect(edge, theme().px(6), theme().px(6))
        painter.end()

    def _paint(self, painter: QPainter, flow: Flow) -> None:
        px = theme().px
        margin = px(_MARGIN)
        area = QRectF(self.rect()).adjusted(margin, px(12), -margin, -px(12))
        children = min(max(px(_CHILDREN), area.height() * 0.3), px(_MOST_CHILDREN))
        moment = flow.moments[self.index]
        line = area.bottom() - children - px(10)
        staff = QRectF(area.left(), area.top(), area.width(), line - px(10) - area.top())
        self.grid = paint_staff(painter, staff, flow, moment)
        painter.setPen(QPen(theme().colour("edge"), px(1)))
        painter.drawLine(round(area.left()), round(line), round(area.right()), round(line))
        below = QRectF(area.left(), line + px(10), area.width(), children)
        paint_children(painter, below, flow, moment)

    def _describe(self) -> None:
        if self.flow is not None:
            said = moment_words(self.flow, self.flow.moments[self.index])
            self.setAccessibleDescription(f"Out of date. {said}" if self._stale else said)

    def _dress(self) -> None:
        self.setMinimumSize(theme().px(_WIDTH), theme().px(_HEIGHT))
        self.update()
