"""The card and the frame of the tour, and where the card stands."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.pages.words import plain
from ui.theme import theme

_CARD, _FRAME, _OFF = 320, 3, 6


def card_place(target: QRect | None, card: QSize, window: QSize, gap: int) -> QPoint:
    """Beside the target where there is room: right, left, below, above; else inside its corner.

    Without a target, in the middle. Always inside the window as far as the card fits.
    """
    if target is None:
        middle = QPoint(
            (window.width() - card.width()) // 2, (window.height() - card.height()) // 2
        )
        return _inside(middle, card, window, gap)
    beside = (
        QPoint(target.right() + gap, target.top()),
        QPoint(target.left() - gap - card.width(), target.top()),
        QPoint(target.left(), target.bottom() + gap),
        QPoint(target.left(), target.top() - gap - card.height()),
    )
    for place in beside:
        moved = _inside(place, card, window, gap)
        if not QRect(moved, card).intersects(target):
            return moved
    corner = QPoint(target.right() - gap - card.width(), target.bottom() - gap - card.height())
    return _inside(corner, card, window, gap)


def _inside(place: QPoint, card: QSize, window: QSize, gap: int) -> QPoint:
    most_x, most_y = window.width() - card.width() - gap, window.height() - card.height() - gap
    return QPoint(
        max(0, min(max(place.x(), gap), most_x)), max(0, min(max(place.y(), gap), most_y))
    )


class Frame(QWidget):
    """A frame round what is spoken of; clicks go through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def surround(self, target: QRect) -> None:
        """Lie round a rectangle of the window, a little off it where there is room."""
        off = theme().px(_OFF)
        around = target.adjusted(-off, -off, off, off)
        self.setGeometry(around.intersected(self._window.rect()))
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A line in the target's colour, with a fine one in the pane's within, seen on anything."""
        width = theme().px(_FRAME)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, inset, thick in (("target", 0, width), ("pane", width, max(1, width // 3))):
            painter.setPen(QPen(theme().colour(colour), thick))
            edge = inset + thick // 2
            inner = self.rect().adjusted(edge, edge, -edge - 1, -edge - 1)
            painter.drawRoundedRect(inner, theme().px(5), theme().px(5))


class Card(QFrame):
    """What is said at a stop, and where to go from it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("tour-card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading, self.text = plain("title"), plain()
        self.count = plain("quiet")
        self.leave = QPushButton("Leave the tour")
        self.back, self.next = QPushButton("Back"), QPushButton("Next")
        self.leave.setProperty("look", "flat")
        self.next.setProperty("look", "primary")
        self._column = QVBoxLayout(self)
        for part in (self.count, self.heading, self.text):
            self._column.addWidget(part)
        self._row = QHBoxLayout()
        self._row.addWidget(self.leave)
        self._row.addStretch(1)
        self._row.addWidget(self.back)
        self._row.addWidget(self.next)
        self._column.addLayout(self._row)
        QWidget.setTabOrder(self.next, self.back)
        QWidget.setTabOrder(self.back, self.leave)
        self.dress()

    def dress(self) -> None:
        """Follow the theme."""
        px, colour = theme().px, theme().colours
        self._column.setContentsMargins(px(18), px(14), px(14), px(12))
        self._column.setSpacing(px(8))
        self.setStyleSheet(
            f"QFrame#tour-card {{ background: {colour.pane}; border-radius: {px(8)}px;"
            f" border: {px(1)}px solid {colour.control}; }}"
            f" QFrame#tour-card:focus {{ border: 2px solid {colour.band_edge}; }}"
        )

    def say(self, heading: str, text: str, count: str, is_later: bool, is_last: bool) -> None:
        """Say what a stop says."""
        self.count.setText(count)
        self.heading.setText(heading)
        self.text.setText(text)
        self.back.setEnabled(is_later)
        self.next.setText("Done" if is_last else "Next")
        self.leave.setVisible(not is_last)
        self.setAccessibleName(f"Tour, {count}: {heading}")
        self.setAccessibleDescription(text)

    def fit(self, room: int) -> None:
        """As wide as a card is, or as there is room; as high as its words."""
        width = min(max(theme().px(_CARD), self._column.minimumSize().width()), room)
        height = self._column.totalHeightForWidth(width)
        self.resize(width, max(height, self._column.minimumSize().height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and arrows go on and back."""
        match event.key():
            case Qt.Key.Key_Right | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.next.click()
            case Qt.Key.Key_Left:
                self.back.click()
            case _:
                super().keyPressEvent(event)
