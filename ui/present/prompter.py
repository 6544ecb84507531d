"""What only the presenter sees, on a display of its own: the page in small, its notes, the time."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.story.page import Page
from ui.present.hand import Hand

_SECOND = 1000


class Prompter(QWidget):
    """A window beside the one that is presented."""

    key_pressed = Signal(QKeyEvent)

    def __init__(self, hand: Hand) -> None:
        super().__init__()
        self.setWindowTitle("Presenter's notes")
        self.setProperty("look", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._hand = hand
        self._began = datetime.now()
        self._place = hand.words("", 16, colour="quiet")
        self._clock = hand.words("", 16, bold=True)
        self._clock.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._headline = hand.words("", 24, bold=True)
        self._notes = hand.words("", 20)
        self._notes.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._next = hand.words("", 16, colour="quiet")
        self._shown, self._following = _Small(), _Small()
        self._keys = hand.words(
            "Page Down: on · Page Up: back · B: black · L: lever · T: these notes · "
            "S: swap displays · Esc: end",
            13,
            colour="quiet",
        )
        self._lay_out()
        self._tick()
        self._timer = QTimer(self, interval=_SECOND)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    @property
    def notes(self) -> QLabel:
        """What the presenter reads."""
        return self._notes

    def show_pictures(self, shown: QPixmap, following: QPixmap) -> None:
        """The page that is shown and the one after it, as everybody sees or will see them."""
        self._shown.show_picture(shown)
        self._following.show_picture(following)

    def show_page(self, page: Page, following: Page | None, place: str) -> None:
        """The notes of the page that is shown, and the headline of the one after it."""
        self._headline.setText(page.headline)
        said = [*page.speaker, *([f"On the page: {page.note}"] if page.note else [])]
        self._notes.setText("\n\n".join(said) or "There are no notes to this page.")
        self._place.setText(place)
        after = f"Next: {following.headline}" if following else "This is the last page."
        self._next.setText(after)
        self.setAccessibleDescription(f"{page.headline}. {self._notes.text()} {after}")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The same keys as on the other display."""
        self.key_pressed.emit(event)

    def end(self) -> None:
        """Stop the clock and go."""
        self._timer.stop()
        self.close()
        self.deleteLater()

    def _lay_out(self) -> None:
        px = self._hand.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(28), px(22), px(28), px(18))
        column.setSpacing(px(14))
        top = QHBoxLayout()
        top.addWidget(self._place, 1)
        top.addWidget(self._clock)
        column.addLayout(top)
        column.addWidget(self._headline)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(px(10))
        left.addWidget(self._shown, 5)
        left.addWidget(self._next)
        left.addWidget(self._following, 3)
        inside = QScrollArea(widgetResizable=True)
        inside.setFrameShape(QScrollArea.Shape.NoFrame)
        inside.setWidget(self._notes)
        inside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right.addWidget(inside, 1)
        middle = QHBoxLayout()
        middle.setSpacing(px(28))
        middle.addLayout(left, 1)
        middle.addLayout(right, 1)
        column.addLayout(middle, 1)
        column.addWidget(self._keys)

    def _tick(self) -> None:
        now = datetime.now()
        since = timedelta(seconds=int((now - self._began).total_seconds()))
        self._clock.setText(f"{now:%H:%M}   {since}")


class _Small(QLabel):
    """A page in small, as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = QPixmap()
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_picture(self, whole: QPixmap) -> None:
        """Another page; none leaves the place empty."""
        self._whole = whole
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """More or less room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._whole.isNull() or self.width() < 1 or self.height() < 1:
            self.clear()
            return
        smooth = Qt.TransformationMode.SmoothTransformation
        self.setPixmap(self._whole.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio, smooth))
