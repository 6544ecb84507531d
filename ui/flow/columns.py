"""How the picture is divided across: where things come from, where they are, where they go."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ui.theme import theme

_LEFT = 140
_GAP = 54
_RIGHT = 84
"""Pixels at a scale of 1; the middle takes what is left, and the rest a share of a wide picture."""
_WIDE = 900


@dataclass(frozen=True)
class Columns:
    """From left to right; arrows run in ``into`` and ``out``."""

    left: QRectF
    into: QRectF
    middle: QRectF
    out: QRectF
    right: QRectF

    @staticmethod
    def within(area: QRectF) -> "Columns":
        """The columns of an area."""
        px = theme().px
        stretch = min(max(area.width() / px(_WIDE), 1.0), 1.5)
        left, gap, right = (round(px(each) * stretch) for each in (_LEFT, _GAP, _RIGHT))
        middle = area.width() - left - 2 * gap - right
        edges = [area.left()]
        for width in (left, gap, middle, gap, right):
            edges.append(edges[-1] + width)
        space = px(8)

        def column(number: int, inset: float = 0.0) -> QRectF:
            start, end = edges[number] + inset, edges[number + 1] - inset
            return QRectF(start, area.top(), end - start, area.height())

        return Columns(column(0), column(1, space), column(2), column(3, space), column(4))
