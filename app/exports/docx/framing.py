"""What is around the pages: header, footer, and what the file says of itself."""

from datetime import UTC, datetime

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.section import _Footer, _Header

from app.clean_text import shortened
from app.exports.docx import fields
from app.exports.docx.styles import LANGUAGE
from app.story.stamp import Stamp
from app.story.story import Story

_RUNNING = 90
_FOOT = 330
"""Characters of a line at the foot: three lines of them leave the page its room."""
_PROPERTY = 255
"""Characters that a property of a file may have."""
_WORD_OF_TODAY = "15"
_OF_THE_TEMPLATE = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
"""What the empty document says of itself: a picture of it, and the program it was made with."""


def frame(document: Document, story: Story) -> None:
    """Header and footer of every page, and the properties of the file."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].add_run(shortened(story.title, _RUNNING))
    for footer in (section.footer, section.first_page_footer):
        _write_foot(footer, story.stamp)
    _set_properties(document, story)


def _write_foot(footer: _Header | _Footer, stamp: Stamp) -> None:
    """The page, whether anybody answers for it, what was run, and what was put in."""
    first = footer.paragraphs[0]
    first.style = "Footer"
    first.add_run("Page ")
    fields.add_field(first, "PAGE", "1")
    first.add_run(" of ")
    fields.add_field(first, "NUMPAGES", "1")
    first.add_run(" · ")
    first.add_run(shortened(stamp.assured, _FOOT)).bold = True
    for line in (stamp.run, shortened(stamp.inputs(), _FOOT)):
        footer.add_paragraph(line, "Footer")


def _set_properties(document: Document, story: Story) -> None:
    stamp, day = story.stamp, story.stamp.made_on
    made = datetime(day.year, day.month, day.day, tzinfo=UTC)
    said = document.core_properties
    said.title = shortened(story.title, _PROPERTY)
    said.author = said.last_modified_by = shortened(story.case.document.author, _PROPERTY)
    said.created = said.modified = made
    said.language = LANGUAGE
    said.subject = stamp.run
    said.keywords = stamp.code
    said.comments = shortened(stamp.inputs(), _PROPERTY)
    said.identifier, said.version, said.revision = stamp.code, stamp.version, 1
    relations = document.part.package.rels
    for name in [name for name, each in relations.items() if each.reltype in _OF_THE_TEMPLATE]:
        del relations[name]
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_OF_TODAY)
