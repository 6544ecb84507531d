"""What the window remembers between starts; anything odd in it counts as not remembered."""

import math
import os
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from app.changelog import system_user, tidy_name
from app.files.folders import data_folder
from ui.theme import Appearance, theme

_VERSION = 1
_TEMPLATE = "briefing/template"
_APPEARANCES: tuple[Appearance, ...] = ("system", "light", "dark")
LEAST_SCALE, MOST_SCALE = 0.8, 2.5


def open_settings(folder: Path | None = None) -> QSettings:
    """The settings, of this version; those of another are put aside."""
    settings = QSettings(str(_folder(folder) / "window.ini"), QSettings.Format.IniFormat)
    if settings.status() != QSettings.Status.NoError or _number(settings, "version", 0) != _VERSION:
        settings.clear()
        settings.setValue("version", _VERSION)
    return settings


def can_keep(settings: QSettings) -> bool:
    """Whether what is remembered now is there at the next start."""
    settings.sync()
    return settings.status() == QSettings.Status.NoError and settings.isWritable()


def remember_look(settings: QSettings) -> None:
    """Keep appearance and size of type."""
    settings.setValue("appearance", theme().appearance)
    settings.setValue("scale", theme().scale)


def restore_look(settings: QSettings) -> None:
    """Show appearance and size of type as they were."""
    said = str(settings.value("appearance", "system", type=str))
    appearance = next((each for each in _APPEARANCES if each == said), _APPEARANCES[0])
    scale = min(max(_number(settings, "scale", 1.0), LEAST_SCALE), MOST_SCALE)
    theme().show(appearance, scale)


def planner_name(settings: QSettings) -> str:
    """Who works here, as the log of a file says it: the computer's name for them at first."""
    return tidy_name(str(settings.value("name", "", type=str))) or system_user()


def remember_planner(settings: QSettings, name: str) -> None:
    """Keep who works here; the computer's name for them is not kept, only theirs."""
    said = tidy_name(name)
    if said and said != planner_name(settings):
        settings.setValue("name", said)
    elif not said:
        settings.remove("name")


def remember_place(settings: QSettings, window: QMainWindow) -> None:
    """Keep where the window is."""
    settings.setValue("geometry", window.saveGeometry())
    settings.setValue("state", window.saveState(_VERSION))


def restore_place(settings: QSettings, window: QMainWindow) -> None:
    """Put the window where it was, if that is on a screen that is there."""
    geometry = settings.value("geometry", QByteArray(), type=QByteArray)
    state = settings.value("state", QByteArray(), type=QByteArray)
    if not isinstance(geometry, QByteArray) or not window.restoreGeometry(geometry):
        window.resize(_usual_size())
    if isinstance(state, QByteArray):
        window.restoreState(state, _VERSION)
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if not any(each.intersects(window.frameGeometry()) for each in screens):
        window.move(screens[0].topLeft())


def slide_template(settings: QSettings) -> Path | None:
    """The presentation whose look slides take; None for our own."""
    kept = str(settings.value(_TEMPLATE, "", type=str))
    return Path(kept) if kept else None


def remember_slide_template(settings: QSettings, path: Path | None) -> None:
    """Keep which presentation that is."""
    if path is None:
        settings.remove(_TEMPLATE)
    else:
        settings.setValue(_TEMPLATE, str(path))


def _folder(named: Path | None) -> Path:
    try:
        return named or data_folder()
    except RuntimeError:  # a user without a home: no file of this name can be written
        return Path(os.devnull)


def _usual_size() -> QSize:
    """Most of a small screen, a good size on a large one."""
    room = QGuiApplication.primaryScreen().availableGeometry().size()
    return QSize(1440, 900).boundedTo(room * 0.95)


def _number(settings: QSettings, key: str, otherwise: float) -> float:
    try:
        said = float(str(settings.value(key, otherwise)))
    except ValueError:
        return otherwise
    return said if math.isfinite(said) else otherwise
