"""A council's own template: its master, layouts, type and colours, without the slides in it."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import SlideLayout

from app.exports.pptx.boxes import Box
from app.exports.pptx.deck import FOOT, NUMBER_WIDTH, TITLES, Deck, box_of, places_of
from app.exports.pptx.look import TEMPLATE
from app.problem import CannotUse, Problem

_LARGEST = 300_000_000
"""Bytes of a template when it is unpacked."""
_TYPES = "[Content_Types].xml"
_AS_TEMPLATE = b"presentationml.template.main+xml"
_AS_SLIDES = b"presentationml.presentation.main+xml"
_REMEDY = "Save an empty presentation of your council as .pptx in PowerPoint and choose that."
_STAMP_HEIGHT = 35.0
_LEAST = 200.0
"""Points that pages need under a title."""


def template_deck(content: bytes) -> Deck:
    """A deck on a template; ``CannotUse`` if it is none."""
    presentation = _opened(content)
    _empty(presentation)
    layouts = [each for master in presentation.slide_masters for each in master.slide_layouts]
    content_layout = _content_layout(layouts)
    if content_layout is None:
        raise _refused("has no layout with a title")
    area, stamp = _room(presentation, content_layout)
    if area.height < _LEAST or area.width < 2 * _LEAST:
        raise _refused("leaves too little room under the title of its slides")
    opening = _opening_layout(layouts) or content_layout
    return Deck(presentation, opening, content_layout, TEMPLATE, area, stamp)


def _opened(content: bytes) -> Presentation:
    try:
        return pptx.Presentation(BytesIO(_as_slides(content)))
    except CannotUse:
        raise
    except Exception as error:
        # The library has no error of its own for a broken file: any part of it may stumble.
        raise _refused("is not a presentation that can be read") from error


def _as_slides(content: bytes) -> bytes:
    """A file that PowerPoint saved as a template differs from slides in one word."""
    try:
        with ZipFile(BytesIO(content)) as package:
            if sum(each.file_size for each in package.infolist()) > _LARGEST:
                raise _refused("is too large")
            parts = {name: package.read(name) for name in package.namelist()}
    except (BadZipFile, OSError, ValueError) as error:
        raise _refused("is not a PowerPoint file") from error
    if _AS_TEMPLATE not in parts.get(_TYPES, b""):
        return content
    parts[_TYPES] = parts[_TYPES].replace(_AS_TEMPLATE, _AS_SLIDES)
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return stream.getvalue()


def _refused(fact: str) -> CannotUse:
    return CannotUse(None, [Problem("The template", fact, _REMEDY)])


def _empty(presentation: Presentation) -> None:
    """Take out its slides and whatever speaks of them."""
    element = presentation.part._element
    for each in list(presentation.slides._sldIdLst):
        presentation.part.drop_rel(each.rId)
        presentation.slides._sldIdLst.remove(each)
    for name in ("p:custShowLst", "p:extLst"):
        for found in element.findall(qn(name)):
            element.remove(found)


def _kinds(layout: SlideLayout) -> list[PP_PLACEHOLDER]:
    return [
        shape.placeholder_format.type
        for shape in places_of(layout)
        if shape.placeholder_format.type not in FOOT
    ]


def _content_layout(layouts: list[SlideLayout]) -> SlideLayout | None:
    """A title alone; else the one with fewest other places beside a title."""
    titled = [each for each in layouts if PP_PLACEHOLDER.TITLE in _kinds(each)]
    alone = [each for each in titled if len(_kinds(each)) == 1]
    return next(iter(alone or sorted(titled, key=lambda each: len(_kinds(each)))), None)


def _opening_layout(layouts: list[SlideLayout]) -> SlideLayout | None:
    """One with the title of the whole; best with a place for a subtitle and none for more."""
    found = [each for each in layouts if PP_PLACEHOLDER.CENTER_TITLE in _kinds(each)]
    best = [each for each in found if PP_PLACEHOLDER.SUBTITLE in _kinds(each)]
    return next(iter(best or found), None)


def _room(presentation: Presentation, layout: SlideLayout) -> tuple[Box, Box]:
    """What lies between the title and the foot, as wide as the title; and the stamp's place."""
    assert presentation.slide_width is not None
    assert presentation.slide_height is not None
    wide, high = presentation.slide_width.pt, presentation.slide_height.pt
    title = next(s for s in places_of(layout) if s.placeholder_format.type in TITLES)
    over = box_of(title)
    feet = [box_of(s) for s in places_of(layout) if s.placeholder_format.type in FOOT]
    low = min([high - 12.0, *(foot.top - 2.0 for foot in feet if foot.top > high * 0.75)])
    left = max(min(over.left, wide * 0.1), 18.0)
    width = wide - 2 * left
    stamp = Box(left, low - _STAMP_HEIGHT, width - NUMBER_WIDTH, _STAMP_HEIGHT)
    top = over.bottom + 6.0 if over.bottom < high * 0.5 else high * 0.2
    return Box(left, top, width, stamp.top - 6.0 - top), stamp
