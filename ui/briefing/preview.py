"""A large picture of a page as it will be handed over, on slides or on paper."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.pages.words import plain
from ui.theme import theme

SLIDES, PAPER = "Slides", "Paper"
_FAINT = 0.35
"""How strong a picture is that is out of date."""


class Picture(QWidget):
    """The picture itself, as large as there is room for, or in its own size."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self._scaled = QPixmap()
        self.is_faint = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Preview")

    def show_picture(self, picture: QPixmap) -> None:
        """Another picture."""
        self._picture, self._scaled = picture, QPixmap()
        self.update()

    @property
    def picture(self) -> QPixmap:
        """What is shown; null if there is nothing."""
        return self._picture

    def set_faint(self, faint: bool) -> None:
        """Whether it is out of date."""
        if faint != self.is_faint:
            self.is_faint = faint
            self.update()

    def size_in(self, room: QSize) -> QSize:
        """The largest size of the picture in a room."""
        return self._picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The picture in the middle, with an edge."""
        if self._picture.isNull():
            return
        size = self.size_in(self.size() - QSize(2, 2))
        place = QRect((self.width() - size.width()) // 2, 1, size.width(), size.height())
        ratio = self.devicePixelRatioF()
        if self._scaled.size() != size * ratio:
            self._scaled = self._picture.scaled(
                size * ratio,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        painter = QPainter(self)
        painter.setPen(theme().colour("control"))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.setOpacity(_FAINT if self.is_faint else 1.0)
        painter.drawPixmap(place, self._scaled)


class _Scroll(QScrollArea):
    """Where a picture in its own size is moved about; keys turn the pages."""

    step_wanted = Signal(int)
    resized = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Page Up and Page Down to the page before and after."""
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.step_wanted.emit(step)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The picture goes with it."""
        super().resizeEvent(event)
        self.resized.emit()


class Preview(QWidget):
    """The picture with its bar: slides or paper, the page before and after, how large."""

    step_wanted = Signal(int)
    kind_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.slides, self.paper = _switch(SLIDES), _switch(PAPER)
        self._kinds = QButtonGroup(self)
        for button in (self.slides, self.paper):
            self._kinds.addButton(button)
        self.slides.setChecked(True)
        self.back, self.on = QPushButton("Previous"), QPushButton("Next")
        self.place = plain("quiet")
        self.place.setWordWrap(False)
        self.fit = QPushButton("Fit")
        self.fit.setCheckable(True)
        self.fit.setChecked(True)
        self.fit.setToolTip("Show the whole page; otherwise in its own size")
        self.picture = Picture()
        self.nothing = plain("quiet")
        self._scroll = _Scroll()
        self._lay_out()
        self._connect()

    @property
    def kind(self) -> str:
        """Slides or paper."""
        return SLIDES if self.slides.isChecked() else PAPER

    def _lay_out(self) -> None:
        for button, name in (
            (self.slides, "Show slides"),
            (self.paper, "Show paper"),
            (self.back, "Previous page"),
            (self.on, "Next page"),
            (self.fit, "Fit the page into the window"),
        ):
            button.setAccessibleName(name)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._bar = QHBoxLayout()
        self.fit.setProperty("look", "tab")
        for widget in (self.slides, self.paper):
            self._bar.addWidget(widget)
        self._bar.addStretch(1)
        self._bar.addWidget(self.back)
        self._bar.addWidget(self.place)
        self._bar.addWidget(self.on)
        self._bar.addStretch(1)
        self._bar.addWidget(self.fit)
        self._scroll.setWidget(self.picture)
        self._scroll.setWidgetResizable(False)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll.setAccessibleName("Preview of the page")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._bar)
        self._column.addWidget(self._scroll, 1)
        self._column.addWidget(self.nothing, 1)
        self.nothing.hide()
        self._dress()

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.on.clicked.connect(lambda: self.step_wanted.emit(1))
        self._scroll.step_wanted.connect(self.step_wanted)
        self._scroll.resized.connect(self._size)
        self.fit.toggled.connect(self._size)
        self._kinds.buttonClicked.connect(lambda _: self.kind_wanted.emit(self.kind))
        theme().changed.connect(self._dress)

    def _dress(self) -> None:
        px = theme().px
        self._column.setSpacing(px(8))
        self._bar.setSpacing(px(6))
        self._scroll.setMinimumSize(px(240), px(150))

    # What it shows

    def show_picture(self, picture: QPixmap, says: str) -> None:
        """A page, and what it says for those who do not see it."""
        self.nothing.hide()
        self._scroll.show()
        self.picture.show_picture(picture)
        self.picture.setAccessibleDescription(says)
        self._scroll.setAccessibleDescription(says)
        self._size()

    def show_nothing(self, why: str) -> None:
        """There is no picture, and why."""
        self.picture.show_picture(QPixmap())
        self.nothing.setText(why)
        self._scroll.hide()
        self.nothing.show()

    def set_faint(self, faint: bool) -> None:
        """Whether what is shown is out of date, or another page's."""
        self.picture.set_faint(faint)

    def show_place(self, number: int, of: int) -> None:
        """Which page it is, of how many; nought if it is none of them."""
        self.place.setText(f"{number} of {of}" if number else f"{of} pages")
        self.back.setEnabled(number > 1)
        self.on.setEnabled(number < of)

    def _size(self, _: object = None) -> None:
        """As large as there is room for, or as it is."""
        room = self._scroll.maximumViewportSize()
        picture, ratio = self.picture.picture, self.devicePixelRatioF()
        whole = QSize(round(picture.width() / ratio) + 2, round(picture.height() / ratio) + 2)
        self.picture.resize(room if self.fit.isChecked() else whole.expandedTo(room))


def _switch(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setCheckable(True)
    button.setProperty("look", "tab")
    return button


__all__ = ["PAPER", "SLIDES", "Preview"]
