"""The screen that everybody sees: one page at a time, or nothing."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from ui.pages.words import plain
from ui.present.hand import HEIGHT, Hand
from ui.present.lever_bar import LeverBar

_HIDES_AFTER = 2000
"""Milliseconds after which a mouse that rests is not seen any more."""
_CORNER = (56, 24)
"""How far what is said over a page stands from the right and from the top."""


class Stage(QWidget):
    """Full screen. What it is told to show it shows; keys and clicks it hands on."""

    key_pressed = Signal(QKeyEvent)
    clicked = Signal()
    resized = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Presentation")
        self.setProperty("look", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._pages = QWidget()
        self._layers = QStackedLayout()
        self._black = QWidget()
        self._black.setProperty("look", "black")
        self._black.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._black.setAccessibleName("Black screen; any key goes on")
        self._page: QWidget | None = None
        self._bar: LeverBar | None = None
        self._shown = QVBoxLayout(self._pages)
        self._shown.setContentsMargins(0, 0, 0, 0)
        self._shown.setSpacing(0)
        self._said = plain("problem")
        self._said.setParent(self._pages)
        self._said.setWordWrap(False)
        self._said.hide()
        self._layers.addWidget(self._pages)
        self._layers.addWidget(self._black)
        self.setLayout(self._layers)
        self._hide = QTimer(self, singleShot=True, interval=_HIDES_AFTER)
        self._hide.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        self._hide.start()

    @property
    def is_black(self) -> bool:
        """Whether nothing is to be seen."""
        return self._layers.currentWidget() is self._black

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._page

    @property
    def room(self) -> tuple[int, int]:
        """Width and height that a page has."""
        bar = self._bar.sizeHint().height() if self._bar else 0
        return self.width(), self.height() - bar

    @property
    def said(self) -> str:
        """What is said over the page."""
        return self._said.text()

    def say(self, words: str) -> None:
        """Something about the page that everybody has to know, or nothing."""
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self._place_said()

    def _place_said(self) -> None:
        hand = Hand(self.height() / HEIGHT)
        size = hand.font(14, bold=True).pixelSize()
        self._said.setStyleSheet(f"font-size: {size}px; font-weight: 600")
        self._said.adjustSize()
        from_right, top = (hand.px(each) for each in _CORNER)
        self._said.move(self.width() - self._said.width() - from_right, top)
        self._said.raise_()

    def show_page(self, page: QWidget) -> None:
        """One page in the place of another."""
        before, self._page = self._page, page
        self._shown.insertWidget(0, page, 1)
        if before is not None:
            self._shown.removeWidget(before)
            before.deleteLater()
        self._said.raise_()
        self.setAccessibleName(page.accessibleName())
        self.setAccessibleDescription(page.accessibleDescription())

    def set_black(self, black: bool) -> None:
        """Nothing, or the page again."""
        self._layers.setCurrentWidget(self._black if black else self._pages)
        self.setFocus()

    def set_bar(self, bar: LeverBar | None) -> None:
        """The lever at the foot, or none."""
        if self._bar is not None:
            self._bar.end()
            self._shown.removeWidget(self._bar)
            self._bar.deleteLater()
        self._bar = bar
        if bar is not None:
            self._shown.addWidget(bar)
            bar.show()
            bar.slider.setFocus()
        else:
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """For whoever runs the presentation."""
        self.key_pressed.emit(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click is a page on."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A hand on the mouse wants to see where it is."""
        self.unsetCursor()
        self._hide.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another display."""
        super().resizeEvent(event)
        self._place_said()
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Closed by the system: the presentation ends."""
        super().closeEvent(event)
        self.closed.emit()
