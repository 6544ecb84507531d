"""The foot of a slide: where its figures are from, and the stamp."""

from pptx.enum.dml import MSO_THEME_COLOR

from app.exports.pptx.boxes import Box
from app.exports.pptx.canvas import Canvas
from app.exports.pptx.deck import Deck
from app.exports.pptx.look import Ink
from app.exports.pptx.words import SPACING, cut, height_of, on_a_line, width_of
from app.exports.pptx.writing import Text, text_box
from app.story.page import Page
from app.story.stamp import Stamp

_SOURCE = 10.0
_STAMP = 9.0
_MOST_LINES = 4
"""Of sources on a slide; its notes have them whole."""


def sources_height(page: Page, width: float) -> float:
    """Points that the sources take, with the room over them."""
    used = min(height_of(_sources(page), width, _SOURCE), _MOST_LINES * _SOURCE * SPACING)
    return used + 8.0 if page.sources else 0.0


def put_foot(deck: Deck, canvas: Canvas, page: Page, stamp: Stamp) -> None:
    """Sources above the stamp: what differs, whether anybody signed, and what was run."""
    if page.sources:
        high = sources_height(page, deck.area.width) - 8.0
        box = Box(deck.area.left, deck.area.bottom - high - 2, deck.area.width, high + 2)
        words = cut(_sources(page), box.width, high + 1, _SOURCE)
        text_box(canvas.shapes, box, [Text(words, _SOURCE, Ink.QUIET)], deck.look, "Sources")
    place = deck.stamp
    joined = f"{stamp.assured} · {stamp.run}"
    fits = width_of(joined, _STAMP) <= place.width
    lines = (stamp.inputs(), *((joined,) if fits else (stamp.assured, stamp.run)))
    texts = [Text(on_a_line(line, place.width, _STAMP), _STAMP, Ink.QUIET) for line in lines]
    shape = text_box(canvas.shapes, place, texts, deck.look, "Stamp")
    if not deck.is_own:
        # The layout may have a picture or a band there.
        shape.fill.solid()
        shape.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1


def _sources(page: Page) -> str:
    return "\n".join(page.sources)
