"""The order of the paper: title, contents, the pages of the story, and what lies behind them."""

from collections.abc import Mapping, Sequence
from enum import Enum

from docx.shared import Pt
from docx.text.paragraph import Paragraph

from app.clean_text import shortened
from app.exports.columns import split
from app.exports.docx import fields
from app.exports.docx.cards import ANSWER, cards_table
from app.exports.docx.drawing import picture_of
from app.exports.docx.styles import ASSURED, LABEL, LEAD, NOTE, SOURCE
from app.exports.docx.writer import Writer
from app.figures.shapes import AnyFigure
from app.figures.tables import table_of
from app.story.page import Kind, Page
from app.story.story import Story, figures_shown

_BEHIND = "The figures as tables"
_LONG_TITLE = 80
"""Characters: a longer title is set smaller."""
_LONG_ENTRY = 160
_NUMBERS = (
    "Every figure of this paper, month by month or year by year. Whoever has the scenario file can "
    "have these numbers again with every digit: headroom reproduce {code} FILE"
)


class _Opens(Enum):
    """What begins with a page of the story."""

    NOTHING = "it goes on on the same sheet"
    PAGE = "a sheet"
    SECTION = "a section, which begins a sheet by itself"


def write_paper(writer: Writer, story: Story) -> None:
    """The whole paper."""
    numbers = {figure.key: place + 1 for place, figure in enumerate(figures_shown(story))}
    others = [page for page in story.pages if page.kind is not Kind.TITLE]
    opening = next((page for page in story.pages if page.kind is Kind.TITLE), None)
    _write_opening(writer, story, opening)
    contents = writer.paragraph("Contents", "TOC Heading")
    for place, page in enumerate(each for each in others if not each.kind.is_appendix):
        # Words may follow on the sheet before; what is large has a sheet of its own.
        is_large = bool(page.figures) or len(page.tables) > 1
        opens = _Opens.PAGE if place == 0 or is_large else _Opens.NOTHING
        _write_page(writer, page, numbers, opens)
    for page in (each for each in others if each.kind.is_appendix):
        turns = writer.lay(*page.tables)
        _write_page(writer, page, numbers, _Opens.SECTION if turns else _Opens.PAGE)
    _write_tables(writer, story, numbers)
    writer.end()
    _write_contents(contents, writer.headings)


def _write_opening(writer: Writer, story: Story, page: Page | None) -> None:
    """What it is, of whom, and first of all whether anybody answers for it."""
    stamp = story.stamp
    title = writer.paragraph(page.headline if page else story.title, "Title")
    if len(title.text) > _LONG_TITLE:
        title.runs[0].font.size = Pt(18)
    if page and page.lead:
        writer.paragraph(page.lead, "Subtitle")
    writer.paragraph(stamp.assured, LEAD if stamp.is_assured else ASSURED)
    for point in page.points if page else ():
        if point != f"{stamp.assured}.":
            writer.paragraph(point, "Normal")
    _write_note(writer, page.note if page else "")


def _write_contents(heading: Paragraph, headings: Sequence[tuple[str, str]]) -> None:
    """The headings as links, inside a field that Word can make anew."""
    place = heading._p
    if not headings:
        place.getparent().remove(place)
    for number, (text, bookmark) in enumerate(headings):
        entry = heading.insert_paragraph_before("", "toc 1")
        place.addnext(entry._p)
        place = entry._p
        if number == 0:
            fields.begin_field(entry, fields.CONTENTS)
        fields.add_link(entry, shortened(text, _LONG_ENTRY), bookmark)
        if number == len(headings) - 1:
            fields.end_field(entry)


def _write_page(writer: Writer, page: Page, numbers: Mapping[str, int], opens: _Opens) -> None:
    """A page of the story, everything on it in its order."""
    name = f"Appendix: {page.kind.label}" if page.kind.is_appendix else page.kind.label
    _write_label(writer, name, opens)
    writer.heading(page.headline)
    if page.lead:
        writer.paragraph(page.lead, LEAD)
    if page.cards:
        table = cards_table(page.cards)
        writer.table(table, table.title, ANSWER)
    for figure in page.figures:
        _write_figure(writer, page, figure, numbers[figure.key])
    for point in page.points:
        writer.paragraph(point, "List Bullet")
    for table in page.tables:
        for part in split(table):
            writer.table(part, table.title.removeprefix(f"{page.headline}: "))
    _write_note(writer, page.note)
    for source in page.sources:
        writer.paragraph(source, SOURCE)


def _write_label(writer: Writer, text: str, opens: _Opens) -> None:
    """What a page is called; the first words of a sheet need no space above."""
    form = writer.paragraph(text, LABEL).paragraph_format
    form.page_break_before = opens is _Opens.PAGE
    if opens is not _Opens.NOTHING:
        form.space_before = Pt(0)


def _write_figure(writer: Writer, page: Page, figure: AnyFigure, number: int) -> None:
    """A figure under its caption; of several each has a heading, unless the page's says it."""
    title = page.title_of(figure)
    if title and len(page.figures) > 1:
        writer.heading(title, 2)
        title = ""
    writer.caption("Figure", number, title, figure.subtitle)
    writer.picture(picture_of(page, figure), figure.description)


def _write_note(writer: Writer, note: str) -> None:
    for line in note.splitlines():
        if line.strip():
            writer.paragraph(" ".join(line.split()), NOTE)


def _write_tables(writer: Writer, story: Story, numbers: Mapping[str, int]) -> None:
    """What every figure shows, once."""
    if not numbers:
        return
    _write_label(writer, "Appendix", _Opens.SECTION if writer.lay() else _Opens.PAGE)
    writer.heading(_BEHIND)
    writer.paragraph(_NUMBERS.format(code=story.stamp.code), "Normal")
    for figure in figures_shown(story):
        writer.heading(figure.title, 2)
        for table in split(table_of(figure)):
            writer.table(table, f"{figure.subtitle} (figure {numbers[figure.key]})")
