"""Prints the pages of a story as slides."""

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.slide import Slide

from app.exports.pptx.blocks import BODY, Block
from app.exports.pptx.boxes import Box
from app.exports.pptx.canvas import Canvas
from app.exports.pptx.deck import TITLES, Deck, box_of
from app.exports.pptx.foot import put_foot, sources_height
from app.exports.pptx.look import Ink
from app.exports.pptx.notes import write_notes
from app.exports.pptx.paging import blocks_of, first_rows, laid_out, put
from app.exports.pptx.splitting import split_text
from app.exports.pptx.words import cut, fitting, height_of
from app.exports.pptx.writing import Text, put_texts, text_box
from app.story.page import Kind, Page
from app.story.stamp import Stamp

_TITLE_SIZES = (26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0)
_OPENING_SIZES = (44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 18.0, 16.0, 14.0)
_LEAD_SIZES = (17.0, 16.0, 15.0, 14.0, 13.0, BODY)
_LEAD_LINES = 3.2
"""Lines of lead in the size that is chosen, before a smaller one is."""
_LEAD_SHARE = 0.3
"""What the lead may take of a slide."""


def print_page(deck: Deck, page: Page, stamp: Stamp) -> None:
    """A page as a slide, or as several if it is long."""
    if page.kind is Kind.TITLE:
        _print_opening(deck, page, stamp)
        return
    canvas, area = _begin(deck, page, stamp, page.headline)
    lead, rest = _lead(page.lead, area)
    if lead:
        box = area.first(height_of(lead.words, area.width, lead.size) + 2)
        text_box(canvas.shapes, box, [lead], deck.look, "Lead")
        area = area.below(box.height + 10)
    if page.kind.is_appendix:
        put(canvas, first_rows(page, area.width, area.height), area)
        _end(deck, canvas, page, stamp)
        return
    _print_blocks(deck, page, stamp, blocks_of(page, rest), (canvas, area))


def _print_opening(deck: Deck, page: Page, stamp: Stamp) -> None:
    slide = deck.new_slide(deck.opening)
    canvas = Canvas(slide, deck.look, stamp.made_on)
    _write_title(slide, page.headline, _OPENING_SIZES, deck)
    under = _write_subtitle(slide, page.lead, deck)
    lead = "" if under else page.lead
    if not under:
        title = next(s for s in slide.placeholders if s.placeholder_format.type in TITLES)
        under = box_of(title)
    left = under.left if deck.is_own else deck.area.left
    width = min(under.width, 760.0) if deck.is_own else deck.area.width
    top = under.bottom + 18.0
    area = Box(left, top, width, max(deck.stamp.top - 12.0 - top, 0.0))
    _print_blocks(deck, page, stamp, blocks_of(page, lead), (canvas, area))


def _print_blocks(
    deck: Deck, page: Page, stamp: Stamp, blocks: list[Block], begun: tuple[Canvas, Box]
) -> None:
    """The blocks on the slide that was begun and on as many more as they need."""
    canvas, area = begun
    later = _room_later(deck, page)
    for place, some in enumerate(laid_out(blocks, area.width, area.height, later)):
        if place:
            _end(deck, canvas, page, stamp)
            canvas, area = _begin(deck, page, stamp, f"{page.headline} {_continued(place)}")
        put(canvas, some, area)
    _end(deck, canvas, page, stamp)


def _continued(place: int) -> str:
    return "(continued)" if place == 1 else f"(continued, {place + 1})"


def _room_later(deck: Deck, page: Page) -> float:
    """What a slide without a lead has for blocks."""
    used = _title_height(deck, f"{page.headline} (continued, 99)") if deck.is_own else 0.0
    return deck.area.height - used - sources_height(page, deck.area.width)


def _begin(deck: Deck, page: Page, stamp: Stamp, headline: str) -> tuple[Canvas, Box]:
    """A slide with its title, and what is left of it under the title and above the foot."""
    slide = deck.new_slide(deck.content)
    _write_title(slide, headline, _TITLE_SIZES, deck)
    area = deck.area.below(_title_height(deck, headline) if deck.is_own else 0.0)
    area = area.first(area.height - sources_height(page, area.width))
    return Canvas(slide, deck.look, stamp.made_on), area


def _end(deck: Deck, canvas: Canvas, page: Page, stamp: Stamp) -> None:
    put_foot(deck, canvas, page, stamp)
    deck.number(canvas.slide)
    write_notes(canvas.slide, page, stamp)


_OWN_TITLE = 66.0


def _title_height(deck: Deck, headline: str) -> float:
    """Points of a title in the own look, with the room under it."""
    size = fitting(headline, deck.area.width, _OWN_TITLE, _TITLE_SIZES, bold=True)
    return min(height_of(headline, deck.area.width, size, bold=True), _OWN_TITLE) + 8.0


def _write_title(slide: Slide, headline: str, sizes: tuple[float, ...], deck: Deck) -> None:
    """The title in its placeholder: a program finds it there, and reads it first."""
    title = slide.shapes.title
    assert title is not None
    box = box_of(title)
    room = box.width - (0.0 if deck.is_own else 16.0)
    height = box.height - (0.0 if deck.is_own else 8.0)
    size = fitting(headline, room, height, sizes, bold=True)
    words = cut(headline, room, height, size, bold=True)
    put_texts(title.text_frame, [Text(" ".join(words.split()), size)], None)
    if deck.is_own and sizes is _TITLE_SIZES:
        used = _title_height(deck, headline) - 6.0
        for name, value in zip(
            ("left", "top", "width", "height"), box.first(used).emu, strict=True
        ):
            setattr(title, name, value)


def _write_subtitle(slide: Slide, lead: str, deck: Deck) -> Box | None:
    """The lead of the first page in the place for a subtitle; none if there is no such place."""
    for shape in list(slide.placeholders):
        if shape.placeholder_format.type is not PP_PLACEHOLDER.SUBTITLE:
            continue
        box = box_of(shape)
        if not lead:
            shape._element.getparent().remove(shape._element)
            return None
        size = fitting(lead, box.width - 16.0, box.height - 8.0, (20.0, *_LEAD_SIZES), bold=False)
        words = cut(lead, box.width - 16.0, max(box.height - 8.0, size * 1.3), size)
        put_texts(shape.text_frame, [Text(words, size)], None)
        return box
    return None


def _lead(lead: str, area: Box) -> tuple[Text | None, str]:
    """The lead in a size that suits its length, and what of it has to stand further down."""
    if not lead:
        return None, ""
    for size in _LEAD_SIZES:
        if height_of(lead, area.width, size) <= size * _LEAD_LINES * 1.22:
            return Text(lead, size, Ink.TEXT), ""
    head, tail = split_text(lead, area.width, area.height * _LEAD_SHARE, BODY)
    return Text(head, BODY), tail
