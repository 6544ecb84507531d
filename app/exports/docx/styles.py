"""The styles of the paper: every look has a name, so that a council can change it at one place."""

from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from app.figures.colours import LIGHT

LANGUAGE = "en-GB"
FONT = "Arial"
LABEL = "Page Label"
LEAD = "Lead"
PICTURE = "Picture"
SOURCE = "Source"
NOTE = "Note"
CELL = "Table Text"
NUMBER = "Table Number"
ANSWER = "Table Answer"
HEAD = "Table Head"
HEAD_NUMBER = "Table Head Number"
SECTION_END = "SectionEnd"
ASSURED = "Assurance"
_THEMED = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
_NOT_OURS = ("w:rFonts", "w:color", "w:spacing", "w:kern", "w:i", "w:iCs", "w:b", "w:bCs")


@dataclass(frozen=True)
class Look:
    """How one style looks; sizes and spaces in points."""

    name: str
    size: float
    colour: str = LIGHT.text
    bold: bool = False
    before: float = 0
    after: float = 6
    line: float = 1.15
    stays: bool = False
    """Whether it stays on the page of what follows."""
    right: bool = False


LOOKS = (
    Look("Normal", 11, after=8),
    Look("Title", 26, LIGHT.answer, bold=True, before=30, after=8, line=1.05),
    Look("Subtitle", 14, LIGHT.quiet, after=14),
    Look("TOC Heading", 15, LIGHT.answer, bold=True, before=22, after=6, stays=True),
    Look("toc 1", 11, after=5, line=1.1),
    Look(LABEL, 9, LIGHT.quiet, bold=True, before=26, after=2, stays=True),
    Look("Heading 1", 16, LIGHT.answer, bold=True, after=6, line=1.1, stays=True),
    Look("Heading 2", 12, LIGHT.answer, bold=True, before=12, after=4, line=1.1, stays=True),
    Look(LEAD, 12, after=10, stays=True),
    Look("Caption", 9.5, LIGHT.quiet, before=10, after=4, line=1.1, stays=True),
    Look(PICTURE, 11, after=6, line=1.0),
    Look("List Bullet", 11, after=5),
    Look(SOURCE, 8.5, LIGHT.quiet, before=4, after=2, line=1.1),
    Look(NOTE, 11, before=8, after=4),
    Look(CELL, 8.5, after=0, line=1.05),
    Look(NUMBER, 8.5, after=0, line=1.05, right=True),
    Look(ANSWER, 12, LIGHT.answer, bold=True, after=0, line=1.05),
    Look(HEAD, 8.5, bold=True, after=0, line=1.05, stays=True),
    Look(HEAD_NUMBER, 8.5, bold=True, after=0, line=1.05, stays=True, right=True),
    Look(SECTION_END, 1, after=0, line=1.0),
    Look(ASSURED, 11, LIGHT.bad, bold=True, after=10),
    Look("Header", 8.5, LIGHT.quiet, after=0, line=1.05),
    Look("Footer", 8, LIGHT.quiet, after=1, line=1.05),
)


def set_styles(document: Document) -> None:
    """Give a document every style of ``LOOKS``, one typeface and one language."""
    _set_defaults(document)
    for look in LOOKS:
        _set_look(_style(document, look.name), look)
    _edge(_style(document, NOTE), "left", LIGHT.answer, 18, 8)
    _edge(_style(document, "Footer"), "top", LIGHT.edge, 4, 0)
    _edge(_style(document, "Header"), "bottom", LIGHT.edge, 4, 4)


def _style(document: Document, name: str) -> ParagraphStyle:
    if name in document.styles:
        found = document.styles[name]
        assert isinstance(found, ParagraphStyle)
        return found
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(made, ParagraphStyle)
    made.base_style = _style(document, "Normal")
    return made


def _set_defaults(document: Document) -> None:
    """One typeface for every script, and the language that a screen reader reads in."""
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for theme in _THEMED:
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    themed = document.settings.element.find(qn("w:themeFontLang"))
    if themed is not None:
        themed.set(qn("w:val"), LANGUAGE)


def _set_look(style: ParagraphStyle, look: Look) -> None:
    _strip(style)
    style.font.name = FONT
    style.font.size = Pt(look.size)
    style.font.bold = look.bold
    style.font.color.rgb = RGBColor.from_string(look.colour.removeprefix("#"))
    style.hidden, style.quick_style = False, True
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.line_spacing = look.line
    form.keep_with_next, form.keep_together = look.stays, look.stays
    form.widow_control = True
    if look.right:
        form.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _strip(style: ParagraphStyle) -> None:
    """Take away what the style looked like in the empty document."""
    properties = style.element.find(qn("w:rPr"))
    for name in _NOT_OURS:
        for each in properties.findall(qn(name)) if properties is not None else ():
            properties.remove(each)
    layout = style.element.find(qn("w:pPr"))
    for name in ("w:pBdr", "w:contextualSpacing"):
        for each in layout.findall(qn(name)) if layout is not None else ():
            layout.remove(each)


def _edge(style: ParagraphStyle, side: str, colour: str, eighths: int, space: int) -> None:
    """A line along a side of every paragraph of a style."""
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", eighths), ("space", space)):
        line.set(qn(f"w:{name}"), str(value))
    line.set(qn("w:color"), colour.removeprefix("#"))
    edges = OxmlElement("w:pBdr")
    edges.append(line)
    _in_order(style.element.get_or_add_pPr(), edges)


def _in_order(layout: BaseOxmlElement, edges: BaseOxmlElement) -> None:
    """Edges stand before what the standard names after them."""
    later = [qn(f"w:{name}") for name in ("shd", "tabs", "spacing", "ind", "jc", "outlineLvl")]
    place = next((n for n, each in enumerate(layout) if each.tag in later), len(layout))
    layout.insert(place, edges)
