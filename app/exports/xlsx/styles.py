"""How cells look."""

from collections.abc import Mapping
from typing import Any

from app.figures.colours import LIGHT

Style = Mapping[str, Any]

TITLE: Style = {"bold": True, "font_size": 16, "font_color": LIGHT.text}
HEADING: Style = {"bold": True, "font_size": 12, "font_color": LIGHT.answer}
LINE: Style = {"font_color": LIGHT.text}
QUIET: Style = {"font_color": LIGHT.quiet, "font_size": 9}
LINK: Style = {"font_color": LIGHT.answer, "underline": 1}
HEADER: Style = {
    "bold": True,
    "text_wrap": True,
    "valign": "top",
    "font_color": LIGHT.on_answer,
    "bg_color": LIGHT.answer,
}
CELL: Style = {"valign": "top", "bottom": 1, "bottom_color": LIGHT.edge}
MOVED: Style = {"align": "left", "indent": 1}
"""Text after a column of numbers, which end where it would begin."""
TEXT: Style = {**CELL, "text_wrap": True}


class Styles:
    """The library's formats of one workbook: one for all cells that look alike."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._known: dict[tuple[tuple[str, Any], ...], Any] = {}

    def of(self, style: Style) -> Any:
        """The format of a style."""
        key = tuple(sorted(style.items()))
        if key not in self._known:
            self._known[key] = self._workbook.add_format(dict(style))
        return self._known[key]
