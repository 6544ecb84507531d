"""What is pressed in the panel: headings that open a group, chevrons, switches."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QPushButton, QSizePolicy, QWidget

from ui.theme import BODY, SMALL, theme

_TARGET = 24
"""Nothing that is pressed is smaller."""


class _Drawn(QPushButton):
    """A button that draws itself: hover, focus ring, and a chevron that tells open from closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme().changed.connect(self.updateGeometry)

    def _ground(self, painter: QPainter) -> None:
        """Behind it: lit under the mouse, ringed with the focus."""
        px, box = theme().px, QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("selected"))
            painter.drawRoundedRect(box, px(4), px(4))
        if self.hasFocus():
            painter.setPen(QPen(theme().colour("band_edge"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, px(4), px(4))

    def _chevron(self, painter: QPainter, centre: QPointF) -> None:
        """Points down when closed, up when open."""
        px = theme().px
        way = -1 if self.isChecked() else 1
        pen = QPen(theme().colour("quiet"), px(1.5))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        across, down = px(4), px(2) * way
        tip = centre + QPointF(0, down)
        painter.drawLine(centre + QPointF(-across, -down), tip)
        painter.drawLine(tip, centre + QPointF(across, -down))


class Chevron(_Drawn):
    """Opens what is below a row."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.toggled.connect(self._told)
        self._told(False)

    def sizeHint(self) -> QSize:  # noqa: N802 - named by Qt
        """A square to be hit."""
        return QSize(theme().px(_TARGET), theme().px(_TARGET))

    minimumSizeHint = sizeHint  # noqa: N815 - named by Qt

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - named by Qt
        """Only the chevron."""
        painter = QPainter(self)
        self._ground(painter)
        self._chevron(painter, QRectF(self.rect()).center())
        painter.end()

    def _told(self, is_open: bool) -> None:
        self.setAccessibleDescription("open" if is_open else "closed")


class Heading(_Drawn):
    """The heading of a group: its title, how many in it are changed, and a chevron."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.count = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._told)
        self._told()

    def show_count(self, count: int) -> None:
        """How many rows of the group differ from the baseline."""
        if count != self.count:
            self.count = count
            self._told()
            self.update()

    def counted(self) -> str:
        """The count in words; empty for none."""
        return f"{self.count} changed" if self.count else ""

    def sizeHint(self) -> QSize:  # noqa: N802 - named by Qt
        """As high as its text, which may break, and a little air."""
        return QSize(theme().px(200), theme().px(30))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - named by Qt
        """Its text is shortened before it makes the panel wider."""
        return QSize(theme().px(60), theme().px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - named by Qt
        """Title at the left, count and chevron at the right."""
        painter = QPainter(self)
        self._ground(painter)
        px = theme().px
        self._chevron(painter, QPointF(self.width() - px(16), self.height() / 2))
        room = QRectF(self.rect()).adjusted(px(8), 0, -px(30), 0)
        counted = theme().font(SMALL, bold=True)
        if self.count:
            # The count is said in words and marked with a dot, not by its colour alone.
            painter.setFont(counted)
            painter.setPen(theme().colour("fourth_text"))
            said = self._count_for(room.width(), QFontMetrics(counted))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, right, said)
            room.setRight(room.right() - QFontMetrics(counted).horizontalAdvance(said) - px(8))
        font = theme().font(BODY, bold=True)
        painter.setFont(font)
        painter.setPen(theme().colour("text"))
        elided = QFontMetrics(font).elidedText(
            self.title, Qt.TextElideMode.ElideRight, int(room.width())
        )
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, left, elided)
        painter.end()

    def _count_for(self, width: float, metrics: QFontMetrics) -> str:
        """Only the number where the words would push the title aside."""
        title = QFontMetrics(theme().font(BODY, bold=True)).horizontalAdvance(self.title)
        whole = title + metrics.horizontalAdvance(self.counted()) + theme().px(8)
        return self.counted() if whole <= width else str(self.count)

    def _told(self, _checked: bool = False) -> None:
        self.setAccessibleName(", ".join(part for part in (self.title, self.counted()) if part))
        self.setAccessibleDescription("open" if self.isChecked() else "closed")
        self.setToolTip(self.accessibleName())


class Switch(QCheckBox):
    """Yes or no: says so in a word beside the knob."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - named by Qt
        """Room for the word and the switch."""
        word = QFontMetrics(theme().font()).horizontalAdvance("Yes")
        return QSize(theme().px(46) + word, theme().px(_TARGET))

    minimumSizeHint = sizeHint  # noqa: N815 - named by Qt

    def hitButton(self, at: object) -> bool:  # noqa: N802 - named by Qt
        """All of it can be pressed."""
        return True

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - named by Qt
        """Lit under the mouse."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - named by Qt
        """No longer lit."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - named by Qt
        """The word, then a pill with its knob at the side of yes or no."""
        painter, px, on = QPainter(self), theme().px, self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high, wide = px(18), px(34)
        pill = QRectF(self.width() - wide - 2, (self.height() - high) / 2, wide, high)
        painter.setFont(theme().font())
        painter.setPen(theme().colour("text"))
        word = QRectF(0, 0, pill.left() - px(6), self.height())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(word, right, "Yes" if on else "No")
        painter.setPen(QPen(theme().colour("answer" if on else "control"), px(1.5)))
        painter.setBrush(theme().colour("answer" if on else "pane"))
        painter.drawRoundedRect(pill.adjusted(1, 1, -1, -1), high / 2 - 1, high / 2 - 1)
        centre = QPointF(
            pill.right() - high / 2 if on else pill.left() + high / 2, self.height() / 2
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("on_answer" if on else "control"))
        painter.drawEllipse(centre, px(5), px(5))
        if self.hasFocus():
            painter.setPen(QPen(theme().colour("band_edge"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(pill.adjusted(-1, -1, 1, 1), high / 2, high / 2)
        painter.end()


__all__ = ["Chevron", "Heading", "Switch"]
