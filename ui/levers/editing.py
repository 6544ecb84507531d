"""How the panel changes the scenario: through the session, one gesture one step."""

from collections.abc import Callable
from time import monotonic_ns

from PySide6.QtWidgets import QApplication, QWidget

from app.document import Document
from app.problem import CannotUse
from ui.desk import Desk, problem_words

Edit = Callable[[Document], Document]


def new_gesture() -> int:
    """A number that no other gesture in this window has."""
    return monotonic_ns()


class Bursts:
    """Which gesture a key press belongs to: keys in quick succession are one."""

    _PAUSE = 1_000_000_000

    def __init__(self, now: Callable[[], int] = monotonic_ns) -> None:
        self._now = now
        self._last = -self._PAUSE
        self._gesture = 0

    def begin(self) -> None:
        """What comes next is a gesture of its own."""
        self._last = -self._PAUSE

    def next(self) -> int:
        """The gesture of a key pressed now; a new one after a pause of a second."""
        now = self._now()
        if now - self._last > self._PAUSE:
            self._gesture = new_gesture()
        self._last = now
        return self._gesture


class Editor:
    """Applies edits to what the desk has open."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @property
    def document(self) -> Document:
        """What is open now."""
        return self.desk.session.document

    def apply(self, edit: Edit, gesture: int | None = None) -> str:
        """Do it; what is wrong in words if it is not allowed, else nothing."""
        try:
            document = edit(self.document)
        except CannotUse as fault:
            return problem_words(fault)
        self.desk.session.change(document, gesture)
        return ""


def holds_focus(widget: QWidget) -> bool:
    """Whether the keyboard is on a widget or within it."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))


__all__ = ["Bursts", "Edit", "Editor", "holds_focus", "new_gesture"]
