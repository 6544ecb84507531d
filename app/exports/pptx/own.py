"""The look of slides without a council's template: white and quiet, one blue, Arial, 16:9."""

from collections.abc import Iterable

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Pt

from app.exports.pptx.boxes import Box
from app.exports.pptx.deck import TITLES, Deck, places_of
from app.exports.pptx.look import OWN
from app.exports.pptx.words import LANGUAGE
from app.figures.colours import LIGHT

WIDTH, HEIGHT = 960.0, 540.0
_MARGIN = 40.0
_TITLE = Box(_MARGIN, 26.0, WIDTH - 2 * _MARGIN, 66.0)
_OPENING = Box(_MARGIN + 20, 92.0, WIDTH - 2 * _MARGIN - 40, 130.0)
_SUBTITLE = Box(_MARGIN + 20, 232.0, WIDTH - 2 * _MARGIN - 40, 34.0)
_STAMP = Box(_MARGIN, 499.0, 810.0, 35.0)
_NUMBER = Box(WIDTH - _MARGIN - 60, 508.0, 60.0, 18.0)
_BODY = Box(_MARGIN, 100.0, WIDTH - 2 * _MARGIN, 390.0)
_FONT = "Arial"
_KEPT = ("Title Slide", "Title and Content", "Title Only", "Blank")
_COLOURS = {
    "dk1": LIGHT.text,
    "lt1": LIGHT.pane,
    "dk2": LIGHT.quiet,
    "lt2": LIGHT.ground,
    "accent1": LIGHT.answer,
    "accent2": LIGHT.second,
    "accent3": LIGHT.third,
    "accent4": LIGHT.fourth,
    "accent5": LIGHT.band_edge,
    "accent6": LIGHT.control,
    "hlink": LIGHT.band_edge,
    "folHlink": LIGHT.third,
}


def own_deck() -> Deck:
    """An empty presentation in this look."""
    presentation = pptx.Presentation()
    presentation.slide_width, presentation.slide_height = Pt(WIDTH), Pt(HEIGHT)
    master = presentation.slide_master
    _dress_theme(master)
    _dress_master(master)
    for layout in list(presentation.slide_layouts):
        if layout.name in _KEPT:
            _arrange(layout)
        else:
            presentation.slide_layouts.remove(layout)
    opening, content = (
        presentation.slide_layouts.get_by_name(name) for name in ("Title Slide", "Title Only")
    )
    assert opening is not None
    assert content is not None
    _line(opening, Box(_MARGIN, _OPENING.top, 5.0, _SUBTITLE.bottom - _OPENING.top))
    _line(content, Box(_MARGIN, 495.0, WIDTH - 2 * _MARGIN, 0.75), "bg2")
    area = Box(_MARGIN, _TITLE.top, _TITLE.width, _STAMP.top - 8 - _TITLE.top)
    return Deck(presentation, opening, content, OWN, area, _STAMP)


def _dress_theme(master: SlideMaster) -> None:
    """The theme's colours and type: whatever the council adds to a slide has them too."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = parse_xml(part.blob)
    for name, colour in _COLOURS.items():
        place = theme.find(f".//{qn('a:clrScheme')}/{qn(f'a:{name}')}")
        for old in list(place):
            place.remove(old)
        value = colour.removeprefix("#")
        place.append(parse_xml(f'<a:srgbClr {nsdecls("a")} val="{value}"/>'))
    for latin in theme.iterfind(f".//{qn('a:fontScheme')}/*/{qn('a:latin')}"):
        latin.set("typeface", _FONT)
    theme.set("name", "Headroom")
    part._blob = serialize_part_xml(theme)


def _dress_master(master: SlideMaster) -> None:
    for shape in places_of(master):
        kind = shape.placeholder_format.type
        if kind in TITLES:
            _place(shape, _TITLE)
            shape.text_frame._txBody.bodyPr.set("anchor", "t")
        elif kind is PP_PLACEHOLDER.BODY:
            _place(shape, _BODY)
        elif kind is PP_PLACEHOLDER.SLIDE_NUMBER:
            _place(shape, _NUMBER)
        else:
            _remove([shape])
        if kind in TITLES or kind is PP_PLACEHOLDER.SLIDE_NUMBER:
            _no_margins(shape)
    styles = master._element.find(qn("p:txStyles"))
    title = styles.find(f"{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    title.find(qn("a:defRPr")).set("sz", "2400")
    title.find(qn("a:defRPr")).set("b", "1")
    title.find(f".//{qn('a:schemeClr')}").set("val", "accent1")
    for level, size in enumerate((1800, 1600, 1400, 1400, 1400), 1):
        path = f"{qn('p:bodyStyle')}/{qn(f'a:lvl{level}pPr')}/{qn('a:defRPr')}"
        styles.find(path).set("sz", str(size))
    for shape in places_of(master):
        if shape.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER:
            run = shape._element.find(f".//{qn('a:lstStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
            run.set("sz", "1000")
    for run in master._element.iter(qn("a:rPr"), qn("a:endParaRPr")):
        run.set("lang", LANGUAGE)


def _arrange(layout: SlideLayout) -> None:
    """Take each placeholder's place from the master, but on the first slide."""
    is_opening = layout.name == "Title Slide"
    for shape in places_of(layout):
        kind = shape.placeholder_format.type
        if kind in (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER):
            _remove([shape])
        elif kind is PP_PLACEHOLDER.SUBTITLE:
            _place(shape, _SUBTITLE)
            _no_margins(shape)
            _left(shape, "tx2")
        elif kind in TITLES and is_opening:
            _place(shape, _OPENING)
            shape.text_frame._txBody.bodyPr.set("anchor", "b")
            _no_margins(shape)
        else:
            transform = shape._element.spPr.find(qn("a:xfrm"))
            if transform is not None:
                shape._element.spPr.remove(transform)
    for run in layout._element.iter(qn("a:rPr"), qn("a:endParaRPr")):
        run.set("lang", LANGUAGE)


def _place(shape: object, box: Box) -> None:
    for name, value in zip(("left", "top", "width", "height"), box.emu, strict=True):
        setattr(shape, name, value)


def _no_margins(shape: object) -> None:
    body = shape.text_frame._txBody.bodyPr  # type: ignore[attr-defined]
    for side in ("lIns", "tIns", "rIns", "bIns"):
        body.set(side, "0")


def _left(shape: object, colour: str) -> None:
    element = shape._element  # type: ignore[attr-defined]
    for level in element.iterfind(f".//{qn('a:lstStyle')}/{qn('a:lvl1pPr')}"):
        level.set("algn", "l")
        for scheme in level.iter(qn("a:schemeClr")):
            scheme.set("val", colour)
            for tint in list(scheme):
                scheme.remove(tint)


def _line(layout: SlideLayout, box: Box, colour: str = "accent1") -> None:
    """A rule, drawn on the layout and so no part of any slide's reading."""
    left, top, width, height = (int(each) for each in box.emu)
    shape = (
        '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<p:nvSpPr><p:cNvPr id="90" name="Rule"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        "</p:sp>"
    )
    layout.shapes._spTree.append(parse_xml(shape))


def _remove(shapes: Iterable[object]) -> None:
    for shape in shapes:
        element = shape._element  # type: ignore[attr-defined]
        element.getparent().remove(element)
