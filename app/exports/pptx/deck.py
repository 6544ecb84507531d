"""The presentation that slides are added to: its layouts, its look, and where there is room."""

from copy import deepcopy
from dataclasses import dataclass, replace

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation
from pptx.shapes.placeholder import LayoutPlaceholder, MasterPlaceholder
from pptx.slide import Slide, SlideLayout, SlideMaster

from app.exports.pptx.boxes import Box
from app.exports.pptx.look import Look
from app.exports.pptx.words import LANGUAGE

TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
FOOT = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)


NUMBER_WIDTH = 48.0
"""Points kept free for a slide's number."""
_NUMBER = (
    f'<a:fld {nsdecls("a")} id="{{C1FF6DA9-008F-8B48-92A6-B652298478BF}}" type="slidenum">'
    f'<a:rPr lang="{LANGUAGE}" sz="1000"/><a:t>‹#›</a:t></a:fld>'
)


@dataclass(frozen=True, eq=False)
class Deck:
    """A presentation without slides yet."""

    presentation: Presentation
    opening: SlideLayout
    """For the first page."""
    content: SlideLayout
    """For every other."""
    look: Look
    area: Box
    """Where a content slide may be written on, under its title."""
    stamp: Box
    """Where the stamp stands."""

    @property
    def is_own(self) -> bool:
        """Whether it is not a council's template."""
        return self.look.has_ground

    def new_slide(self, layout: SlideLayout) -> Slide:
        """A slide with a title and a number and no other placeholder, but a subtitle on the first.

        A placeholder that stays empty asks whoever edits the slide to fill it.
        """
        slide: Slide = self.presentation.slides.add_slide(layout)
        for shape in list(slide.placeholders):
            kind = shape.placeholder_format.type
            if kind in TITLES or (kind is PP_PLACEHOLDER.SUBTITLE and layout is self.opening):
                continue
            shape._element.getparent().remove(shape._element)
        return slide

    def number(self, slide: Slide) -> None:
        """Number a slide where the layout has its number, else beside the stamp."""
        for shape in places_of(slide.slide_layout):
            if shape.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER:
                element = deepcopy(shape._element)
                ids = [each.shape_id for each in slide.shapes]
                element.nvSpPr.cNvPr.set("id", str(max(ids, default=1) + 1))
                slide.shapes._spTree.append(element)
                return
        box = replace(self.stamp, left=self.stamp.right, width=NUMBER_WIDTH)
        frame = slide.shapes.add_textbox(*box.emu)
        frame.name = "Slide number"
        paragraph = frame.text_frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.RIGHT
        paragraph._p.append(parse_xml(_NUMBER))


def places_of(layout: SlideLayout | SlideMaster) -> list[LayoutPlaceholder | MasterPlaceholder]:
    """The placeholders of a layout or a master."""
    return list(layout.placeholders)


def fonts_of(master: SlideMaster) -> list[str]:
    """The typefaces of headings and of text."""
    theme = parse_xml(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    found = theme.iterfind(f".//{qn('a:fontScheme')}/*/{qn('a:latin')}")
    return [each.get("typeface", "") for each in found]


def box_of(shape: object) -> Box:
    """Where a shape of a layout stands, in points."""
    left, top, width, height = (
        getattr(shape, each).pt for each in ("left", "top", "width", "height")
    )
    return Box(left, top, width, height)
