"""The small buttons of a chart: painted in the theme's colours, quiet until they are wanted."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton, QWidget

from ui.theme import theme

SIDE = 26
"""A button is this wide and high: more than the least that can be hit with ease."""
_GLYPH = 14.0


class Act(Enum):
    """What a button does: its name, and what its tooltip adds."""

    ENLARGE = ("Enlarge", "Enter")
    TABLE = ("Show the table", "T")
    COPY_PICTURE = ("Copy as picture", "")
    COPY_TABLE = ("Copy as table", "")

    def __init__(self, title: str, key: str) -> None:
        self.title = title
        self.key = key


class ChartButton(QToolButton):
    """Can always be reached by Tab; painted while the chart is hovered or has the focus."""

    focus_changed = Signal()
    """A signal and no call: nothing may be called of a chart that is being taken apart."""

    def __init__(self, act: Act, parent: QWidget) -> None:
        super().__init__(parent)
        self.act = act
        self.is_awake = False
        self.setAccessibleName(act.title)
        self.setToolTip(f"{act.title} ({act.key})" if act.key else act.title)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A square."""
        return QSize(theme().px(SIDE), theme().px(SIDE))

    def wake(self, awake: bool) -> None:
        """Whether to be seen."""
        if awake != self.is_awake:
            self.is_awake = awake
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell the chart, which wakes all its buttons."""
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell the chart."""
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the glyph, and a ground where the mouse or the focus is."""
        if not self.is_awake:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, scale = theme().colours, theme().scale
        inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        pressed = self.underMouse() or self.isDown()
        painter.setBrush(QColor(colours.selected) if pressed else Qt.BrushStyle.NoBrush)
        edge = QPen(QColor(colours.band_edge), 2.0) if self.hasFocus() else Qt.PenStyle.NoPen
        painter.setPen(edge)
        painter.drawRoundedRect(inside, 4 * scale, 4 * scale)
        painter.translate(inside.center())
        painter.scale(scale, scale)
        painter.translate(-_GLYPH / 2, -_GLYPH / 2)
        pen = QPen(QColor(colours.text if pressed else colours.quiet), 1.3)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(GLYPHS[self.act]())


def _lines(*strokes: tuple[tuple[float, float], ...]) -> QPainterPath:
    path = QPainterPath()
    for stroke in strokes:
        path.moveTo(QPointF(*stroke[0]))
        for point in stroke[1:]:
            path.lineTo(QPointF(*point))
    return path


def _enlarge() -> QPainterPath:
    """Two arrows out of the middle."""
    return _lines(
        ((8.5, 1.5), (12.5, 1.5), (12.5, 5.5)),
        ((12.5, 1.5), (8.5, 5.5)),
        ((5.5, 12.5), (1.5, 12.5), (1.5, 8.5)),
        ((1.5, 12.5), (5.5, 8.5)),
    )


def _table() -> QPainterPath:
    """Rows and columns."""
    path = _lines(((1.5, 5), (12.5, 5)), ((1.5, 8.7), (12.5, 8.7)), ((5.6, 5), (5.6, 12.5)))
    path.addRoundedRect(QRectF(1.5, 1.5, 11, 11), 1.2, 1.2)
    return path


def _copy_picture() -> QPainterPath:
    """A picture with hills and a sun."""
    path = _lines(((1.8, 10.8), (5, 7), (7.2, 9.3), (9.2, 7.4), (12.2, 10.6)))
    path.addRoundedRect(QRectF(1.5, 2, 11, 10), 1.2, 1.2)
    path.addEllipse(QPointF(9.4, 4.9), 0.9, 0.9)
    return path


def _copy_table() -> QPainterPath:
    """Two sheets, the front one with lines."""
    path = _lines(
        ((3.5, 10), (1.5, 10), (1.5, 1.5), (9, 1.5), (9, 3.4)),
        ((6, 7), (10.5, 7)),
        ((6, 9.8), (10.5, 9.8)),
    )
    path.addRoundedRect(QRectF(3.8, 4, 8.9, 8.7), 1.0, 1.0)
    return path


GLYPHS: dict[Act, Callable[[], QPainterPath]] = {
    Act.ENLARGE: _enlarge,
    Act.TABLE: _table,
    Act.COPY_PICTURE: _copy_picture,
    Act.COPY_TABLE: _copy_table,
}
