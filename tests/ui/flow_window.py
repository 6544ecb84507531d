"""A flow page in a window of its own, and what tests ask of it."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from app.session import Session
from tests.app.answers import FTE, document
from ui.desk import Desk
from ui.pages.flow import FlowPage

DOCUMENT = document(FTE)
MONTHS = 39


def desk_at(folder: Path, dialogs: Any) -> Desk:
    """A desk whose question has been asked and not been answered."""
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    session = Session(DOCUMENT)
    session.asked(1)
    return Desk(session, settings, dialogs)


def page_on(desk: Desk, qtbot: Any) -> FlowPage:
    """The page in a small window."""
    page = FlowPage(desk)
    qtbot.addWidget(page)
    page.resize(1000, 640)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    return page


def says(page: FlowPage) -> str:
    """The picture in words."""
    return page.picture.accessibleDescription()


def focus(qtbot: Any, widget: QWidget) -> None:
    """Give a widget the keys."""
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
