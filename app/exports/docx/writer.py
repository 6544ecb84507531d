"""Writes paragraphs, pictures and tables one below the other, and counts them."""

from io import BytesIO

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section
from docx.shared import Emu, Mm, Pt
from docx.text.paragraph import Paragraph

from app.exports.docx import fields
from app.exports.docx.columns import is_wide, widths
from app.exports.docx.styles import PICTURE, SECTION_END
from app.exports.docx.tables import add_table
from app.figures.shapes import Table

SHORT_SIDE, LONG_SIDE = Mm(210), Mm(297)
SIDE, TOP, FOOT = Mm(22), Mm(22), Mm(27)
ROOM = Emu(SHORT_SIDE - 2 * SIDE)
"""Between the margins of an upright page."""
HEIGHT = Emu(LONG_SIDE - TOP - FOOT)
"""Between head and foot of it."""
_BESIDE = Emu(LONG_SIDE - 2 * SIDE)


class Writer:
    """Knows Word's document; knows nothing of the story."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.headings: list[tuple[str, str]] = []
        """Of the first level so far: the words and their bookmark."""
        self._tables = 0
        self._pictures = 0
        self._is_turned = False
        _set_page(document.sections[0], turned=False)

    def paragraph(self, text: str, style: str) -> Paragraph:
        """A paragraph of plain text."""
        return self.document.add_paragraph(text, style)

    def heading(self, text: str, level: int = 1) -> Paragraph:
        """A heading; one of the first level stands in the contents."""
        made = self.paragraph(text, f"Heading {level}")
        if level == 1:
            name = f"_Toc{len(self.headings) + 1:06d}"
            self.headings.append((text, name))
            fields.add_bookmark(made, name, len(self.headings))
        return made

    def caption(self, what: str, number: int, title: str, text: str) -> Paragraph:
        """What stands over a figure or a table; its number is one that Word can refer to."""
        made = self.paragraph("", "Caption")
        made.add_run(f"{what} ").bold = True
        fields.add_field(made, f"SEQ {what} \\* ARABIC \\r {number}", str(number))
        made.add_run(". ").bold = True
        if title:
            made.add_run(f"{title}. " if text else title).bold = True
        made.add_run(text)
        return made

    def picture(self, png: bytes, description: str) -> None:
        """A picture as wide as the page, with the words for those who do not see it."""
        paragraph = self.paragraph("", PICTURE)
        shape = paragraph.add_run().add_picture(BytesIO(png), width=ROOM)
        self._pictures += 1
        properties = shape._inline.docPr
        properties.set("id", str(self._pictures))
        properties.set("name", f"Picture {self._pictures}")
        properties.set("descr", description)

    def table(self, table: Table, title: str, answer: int | None = None) -> None:
        """A table under its caption; the column of the answer, if it has one, is set large."""
        self._tables += 1
        self.caption("Table", self._tables, "", title)
        room = _BESIDE if self._is_turned else ROOM
        add_table(
            self.document, table, [Pt(each) for each in widths(table, room.pt, answer)], answer
        )

    def lay(self, *tables: Table) -> bool:
        """Turn the pages that follow as these tables need it; whether a new page begins."""
        turned = any(is_wide(table, ROOM.pt) for table in tables)
        if turned == self._is_turned:
            return False
        self._is_turned = turned
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = False
        _set_page(section, turned=turned)
        # What ends a section is a paragraph of its own: it must not ask for a page of its own.
        self.document.element.body.xpath("./w:p[w:pPr/w:sectPr]")[-1].style = SECTION_END
        return True

    def end(self) -> None:
        """Word wants a paragraph after the last table: one that takes no room."""
        self.paragraph("", SECTION_END)


def _set_page(section: Section, *, turned: bool) -> None:
    """A4, upright or on its side."""
    section.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT
    section.page_width = LONG_SIDE if turned else SHORT_SIDE
    section.page_height = SHORT_SIDE if turned else LONG_SIDE
    section.left_margin = section.right_margin = SIDE
    section.top_margin, section.bottom_margin = TOP, FOOT
    section.header_distance, section.footer_distance = Mm(11), Mm(10)
