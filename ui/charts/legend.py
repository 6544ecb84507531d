"""The key under the charts: what each mark stands for, and what the range leaves out."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.figures.shapes import Why
from ui.charts.flags import shape_of
from ui.charts.look import Look
from ui.theme import theme

LEFT_OUT = "Not in the range: changes of policy, errors in the model"
_TYPE = 12
_SWATCH = 17.0
_GAP = 6.0
_APART = 16.0
_ROW = 20.0

Paint = Callable[[QPainter, QRectF, Look], None]


@dataclass(frozen=True)
class _Placed:
    """An entry in its place."""

    x: float
    row: int
    words: str
    paint: Paint | None


class Key(QWidget):
    """Entries in a line, on more lines where there is no room; what is left out at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Not fixed: a layout would hold it to the height it had on an earlier, wider line.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("Key")
        said = "; ".join(words[0].lower() + words[1:] for words, _ in ENTRIES)
        self.setAccessibleDescription(f"The charts show: {said}. {LEFT_OUT}.")
        theme().changed.connect(self._dress)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """As many lines as the entries need."""
        return self._height(self._place(width))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All on one line, if there is room."""
        width = max(self.width(), theme().px(300))
        return QSize(theme().px(300), self._height(self._place(width)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One line."""
        return QSize(theme().px(120), theme().px(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint every entry: its mark and its words."""
        look = self._look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.plain)
        high, swatch = look.px(_ROW), look.px(_SWATCH)
        for entry in self._place(self.width()):
            x, top = entry.x, entry.row * high
            if entry.paint is not None:
                painter.save()
                entry.paint(
                    painter, QRectF(x, top + (high - look.px(10)) / 2, swatch, look.px(10)), look
                )
                painter.restore()
                x += swatch + look.px(_GAP)
            painter.setPen(QColor(look.colours.quiet))
            room = QRectF(x, top, self.width() - x, high)
            text = look.elided(entry.words, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _look(self) -> Look:
        return Look(theme().colours, type_size=_TYPE)

    def _place(self, width: float) -> list[_Placed]:
        look = self._look()
        x, row = 0.0, 0
        placed: list[_Placed] = []
        for words, paint in ENTRIES:
            wide = look.px(_SWATCH + _GAP) + look.width(words)
            if x > 0 and x + wide > width:
                x, row = 0.0, row + 1
            placed.append(_Placed(x, row, words, paint))
            x += wide + look.px(_APART)
        last = look.width(LEFT_OUT) + 1.0
        if x + last > width:
            return [*placed, _Placed(0.0, row + 1, LEFT_OUT, None)]
        return [*placed, _Placed(width - last, row, LEFT_OUT, None)]

    def _height(self, placed: list[_Placed]) -> int:
        return theme().px(_ROW) * (placed[-1].row + 1)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


def _box(fill: str, edge: str) -> Paint:
    def paint(painter: QPainter, rect: QRectF, look: Look) -> None:
        painter.setBrush(QColor(getattr(look.colours, fill)))
        painter.setPen(QPen(QColor(getattr(look.colours, edge)), 1.0))
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))

    return paint


def _line(colour: str, width: float, *, dashed: bool) -> Paint:
    def paint(painter: QPainter, rect: QRectF, look: Look) -> None:
        painter.setPen(look.pen(QColor(getattr(look.colours, colour)), width, dashed=dashed))
        middle = rect.center().y()
        painter.drawLine(QLineF(rect.left(), middle, rect.right(), middle))

    return paint


def _ring(painter: QPainter, rect: QRectF, look: Look) -> None:
    painter.setPen(QPen(QColor(look.colours.text), look.px(1.6)))
    painter.setBrush(QColor(look.colours.pane))
    painter.drawEllipse(QPointF(rect.center()), look.px(4), look.px(4))


def _mark(why: Why) -> Paint:
    def paint(painter: QPainter, rect: QRectF, look: Look) -> None:
        shape = shape_of(why, rect.center(), look)
        painter.setPen(shape.pen)
        painter.setBrush(shape.fill)
        assert isinstance(shape.points, QPolygonF)
        painter.drawPolygon(shape.points)

    return paint


ENTRIES: tuple[tuple[str, Paint], ...] = (
    ("5 in 10 futures", _box("inner_band", "inner_band")),
    ("8 in 10 futures", _box("band", "band_edge")),
    ("Middle future", _line("answer", 2.0, dashed=False)),
    ("Baseline", _line("text", 1.2, dashed=True)),
    ("Observed", _ring),
    ("Target", _line("target", 1.4, dashed=True)),
    ("Lever", _mark(Why.LEVER)),
    ("Decided before", _mark(Why.POLICY)),
    ("Event", _mark(Why.EVENT)),
)
