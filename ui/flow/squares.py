"""A block of squares, one for each post, that keeps its scale from month to month."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.flow.brush import Kind, fill

_GAP = 0.16
"""Of a square's side, between it and the next."""
_SHARP = 6


@dataclass(frozen=True)
class Grid:
    """Squares from top to bottom, then from left to right; those beyond stand apart."""

    area: QRectF
    rows: int
    side: float

    @staticmethod
    def within(area: QRectF, squares: int, beyond: int) -> "Grid":
        """The largest squares of which so many, and so many beyond, fit an area."""
        best = Grid(area, 1, 0.0)
        for rows in range(1, max(squares, 1) + 1):
            columns = ceil(max(squares, 1) / rows)
            apart = 1 + ceil(beyond / rows) if beyond else 0
            side = min(area.height() / rows, area.width() / (columns + apart))
            # Whole pixels keep the edges sharp; below a few they would waste too much.
            side = floor(side) if side >= _SHARP else side
            if side > best.side:
                best = Grid(area, rows, side)
        return best

    def places(self, count: int, first_column: int = 0) -> Iterator[QRectF]:
        """The places of so many squares from a column on."""
        gap = max(self.side * _GAP, 1.0)
        gap = self.side * _GAP
        for number in range(count):
            column, row = divmod(number, self.rows)
            left = round(self.area.left()) + (first_column + column) * self.side
            top = round(self.area.top()) + row * self.side
            yield QRectF(left, top, self.side - gap, self.side - gap)

    def after(self, count: int) -> int:
        """The column after so many squares and one that is left out."""
        return ceil(count / self.rows) + 1


def paint_squares(
    painter: QPainter,
    grid: Grid,
    posts: Sequence[tuple[Kind, int]],
    beyond: Sequence[tuple[Kind, int]],
) -> None:
    """The block, kind after kind, and what stands beyond it."""
    funded = sum(count for _, count in posts)
    for parts, first in ((posts, 0), (beyond, grid.after(funded))):
        places = grid.places(sum(count for _, count in parts), first)
        for kind, count in parts:
            for _ in range(count):
                fill(painter, next(places), kind)


__all__ = ["Grid", "paint_squares"]
