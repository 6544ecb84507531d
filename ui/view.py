"""How the window looks and what help it gives: appearance, size of type, full screen, tour."""

from functools import partial
from importlib.metadata import version

from PySide6.QtWidgets import QMainWindow, QWidget

from ui.actions import Actions
from ui.desk import Desk
from ui.settings import LEAST_SCALE, MOST_SCALE, remember_look
from ui.theme import Appearance, theme

_STEP = 1.1


class View:
    """The actions of the View and Help menus that concern the window alone."""

    def __init__(self, window: QMainWindow, desk: Desk, actions: Actions) -> None:
        self._window = window
        self._desk = desk
        self._actions = actions
        for name, action in actions.appearances.items():
            action.setChecked(name == theme().appearance)
            action.triggered.connect(partial(self._appear, name))
        actions["larger"].triggered.connect(partial(self._resize, _STEP))
        actions["smaller"].triggered.connect(partial(self._resize, 1 / _STEP))
        actions["usual_size"].triggered.connect(partial(self._resize, None))
        actions["full_screen"].toggled.connect(self._full_screen)
        actions["about"].triggered.connect(self._about)

    def _appear(self, name: Appearance, _checked: bool = False) -> None:
        theme().show(appearance=name)
        remember_look(self._desk.settings)

    def _resize(self, factor: float | None, _checked: bool = False) -> None:
        scale = 1.0 if factor is None else theme().scale * factor
        theme().show(scale=min(max(scale, LEAST_SCALE), MOST_SCALE))
        remember_look(self._desk.settings)

    def _full_screen(self, full: bool) -> None:
        (self._window.showFullScreen if full else self._window.showNormal)()

    def _about(self) -> None:
        self._desk.dialogs.tell(
            self._window,
            f"Headroom {version('headroom')}",
            "A workforce-planning simulator for a council's children's social work service.\n"
            "Free software under the MIT licence. The typeface Inter is used under the SIL Open "
            "Font Licence.",
        )


def help_page_of(widget: QWidget | None) -> str:
    """The help page of what has the focus: its own, or that of what it stands in."""
    while widget is not None:
        page = widget.property("help_page")
        if isinstance(page, str) and page:
            return page
        widget = widget.parentWidget()
    return "the-window"
