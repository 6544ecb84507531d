"""A figure as it stands in the paper."""

from docx.shared import Mm

from app.exports.docx.fitting import figure_height
from app.exports.docx.writer import HEIGHT, ROOM
from app.figures.shapes import AnyFigure
from app.painting.png import png_of
from app.painting.svg import Size, svg_of
from app.story.page import Page

_WIDTH = 620
"""12 in the drawing are a little over 9 points on paper."""
_ENDS = (Mm(62).pt, Mm(115).pt)
"""How low and how high a figure may be on paper."""
_FINE = 3
"""Pixels for each of the drawing: some 285 an inch."""


def picture_of(page: Page, figure: AnyFigure) -> bytes:
    """A PNG without the words that stand over it; lower where much shares the sheet."""
    height = figure_height(page, ROOM.pt, HEIGHT.pt, _ENDS)
    size = Size(_WIDTH, round(height * _WIDTH / ROOM.pt))
    return png_of(svg_of(figure, size, heading=False, key=True), _FINE)
