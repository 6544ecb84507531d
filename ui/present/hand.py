"""The size that a page is shown in: everything is a part of the height of the screen."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.theme import FAMILY, theme

HEIGHT = 720
"""Lengths are given for a screen as high as this."""


@dataclass(frozen=True)
class Hand:
    """Type and lengths at one size."""

    unit: float
    """Pixels of the screen in one of ``HEIGHT``."""

    def px(self, length: float) -> int:
        """A length on this screen."""
        return max(1, round(length * self.unit))

    def font(self, height: float, *, bold: bool = False) -> QFont:
        """The type of the program, digits all equally wide."""
        font = QFont(FAMILY)
        font.setPixelSize(self.px(height))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def words(
        self, text: str, height: float, *, bold: bool = False, colour: str = "text"
    ) -> QLabel:
        """Words that wrap, in one of the theme's colours."""
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(self.font(height, bold=bold))
        label.setStyleSheet(f"color: {getattr(theme().colours, colour)}")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        label.setSizePolicy(policy)
        return label
