"""A figure as it stands in the paper."""

from app.figures.shapes import AnyFigure
from app.painting.png import png_of
from app.painting.svg import Size, svg_of
from app.story.page import Page

_WIDTH = 620
"""12 in the drawing are a little over 9 points on paper."""
_HIGH, _MIDDLE, _LOW = 430, 330, 300
_FINE = 3
"""Pixels for each of the drawing: some 285 an inch."""


def picture_of(page: Page, figure: AnyFigure) -> bytes:
    """A PNG without the words that stand over it; lower where it shares the sheet."""
    height = _LOW if page.cards or len(page.figures) > 1 else _MIDDLE if page.tables else _HIGH
    return png_of(svg_of(figure, Size(_WIDTH, height), heading=False, key=True), _FINE)
