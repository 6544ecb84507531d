"""One theme for the whole window: colours, type, spacing; light or dark, and larger on request."""

from functools import cache
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.figures.colours import DARK, LIGHT, Colours
from ui.theme.stylesheet import stylesheet

Appearance = Literal["system", "light", "dark"]

FONTS = Path(__file__).resolve().parent.parent.parent / "assets" / "fonts"
FAMILY = "Inter"
BODY = 13
"""Height of ordinary text in pixels at a scale of 1."""
SMALL = 11
TITLE = 14
LARGE = 17


class Theme(QObject):
    """What the window looks like; tells when it looks different."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.appearance: Appearance = "system"
        self.scale = 1.0
        self.colours: Colours = LIGHT
        self._dressed: QApplication | None = None
        self._worn: tuple[Colours, float] | None = None

    def begin(self, application: QApplication) -> None:
        """Dress an application and follow the system from now on."""
        if self._dressed is not application:
            self._dressed, self._worn = application, None
            for file in sorted(FONTS.glob("*.ttf")):
                QFontDatabase.addApplicationFont(str(file))
            application.setStyle("Fusion")
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    def show(self, appearance: Appearance | None = None, scale: float | None = None) -> None:
        """Another appearance or another size of type."""
        self.appearance = self.appearance if appearance is None else appearance
        self.scale = self.scale if scale is None else scale
        self._apply()

    def px(self, pixels: float) -> int:
        """A length at the present scale, at least one pixel."""
        return max(1, round(pixels * self.scale))

    def font(self, pixels: int = BODY, *, bold: bool = False) -> QFont:
        """The type of the window; digits all equally wide, so that numbers stand still."""
        font = QFont(FAMILY)
        font.setPixelSize(self.px(pixels))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def colour(self, name: str) -> QColor:
        """A colour by what it means: ``"answer"``, ``"quiet"`` ..."""
        return QColor(getattr(self.colours, name))

    def _system_changed(self) -> None:
        if self.appearance == "system":
            self._apply()

    def _apply(self) -> None:
        dark = self.appearance == "dark" or (
            self.appearance == "system"
            and QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        )
        self.colours = DARK if dark else LIGHT
        # Dressing takes as long as all the widgets there are: never in what is worn already.
        if self._worn == (self.colours, self.scale):
            return
        self._worn = (self.colours, self.scale)
        if self._dressed is not None:
            self._dressed.setFont(self.font())
            self._dressed.setPalette(_palette(self.colours))
            self._dressed.setStyleSheet(stylesheet(self.colours, self.px))
        self.changed.emit()


@cache
def theme() -> Theme:
    """The theme of this program."""
    return Theme()


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.ground,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.pane,
        QPalette.ColorRole.AlternateBase: colours.raised,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.quiet,
        QPalette.ColorRole.Button: colours.pane,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.Highlight: colours.answer,
        QPalette.ColorRole.HighlightedText: colours.on_answer,
        QPalette.ColorRole.ToolTipBase: colours.pane,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.Link: colours.band_edge,
        QPalette.ColorRole.Mid: colours.edge,
        QPalette.ColorRole.Dark: colours.control,
        QPalette.ColorRole.Light: colours.raised,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.WindowText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.control))
    return palette


__all__ = ["BODY", "FAMILY", "LARGE", "SMALL", "TITLE", "Appearance", "Colours", "Theme", "theme"]
