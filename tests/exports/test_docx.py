"""The Word paper, read back by other programs: nothing is lost, and a screen reader finds its way.

What LibreOffice makes of it is in ``test_docx_printed``.
"""

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Length
from docx.table import Table as WordTable

from app.exports.columns import split
from app.exports.docx import docx_of
from app.exports.making import Format
from app.figures.tables import table_of
from app.story.page import Kind, Page
from app.story.story import Story, figures_shown
from tests.exports.stories import BAD_TEXTS, BAD_TITLE, MADE_ON

DRAWN = qn("wp:docPr")


@pytest.fixture(scope="module", params=["story", "plain_story", "hostile_story"])
def told(request) -> Story:
    """Each story in turn."""
    made: Story = request.getfixturevalue(request.param)
    return made


@pytest.fixture(scope="module")
def content(told, printed) -> bytes:
    made: bytes = printed(Format.DOCX, told)
    return made


@pytest.fixture(scope="module")
def paper(content) -> WordDocument:
    return Document(BytesIO(content))


def styled(paper: WordDocument, style: str) -> list[str]:
    return [each.text for each in paper.paragraphs if each.style and each.style.name == style]


def cells(table: WordTable) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def part(content: bytes, name: str) -> ElementTree.Element:
    with ZipFile(BytesIO(content)) as package:
        return ElementTree.fromstring(package.read(name))


def pages(told: Story) -> list[Page]:
    """As a paper has them: the title first, the logs behind the rest."""
    rest = [page for page in told.pages if page.kind is not Kind.TITLE]
    return sorted(rest, key=lambda page: page.kind.is_appendix)


# What it says


def test_that_every_page_of_the_story_is_a_heading_in_its_order(told, paper):
    wanted = [page.headline for page in pages(told)]
    assert styled(paper, "Heading 1") == [*wanted, "The figures as tables"]


def test_that_the_title_stands_once_over_all(told, paper):
    title = next(page for page in told.pages if page.kind is Kind.TITLE)
    assert styled(paper, "Title") == [title.headline]
    assert paper.paragraphs[0].text == title.headline


def test_that_every_word_of_the_story_is_there(told, paper):
    said = {each.text for each in paper.paragraphs}
    for page in told.pages:
        wanted = [page.lead, *page.points, *page.sources]
        wanted += [" ".join(line.split()) for line in page.note.splitlines()]
        assured = f"{told.stamp.assured}."
        missing = [each for each in wanted if each and each != assured and each not in said]
        assert not missing
    assert told.stamp.assured in said


def test_that_tables_hold_what_those_of_the_story_hold(told, paper):
    written = [cells(table) for table in paper.tables]
    shown = [table for page in pages(told) for table in page.tables]
    behind = [table_of(figure) for figure in figures_shown(told)]
    for table in (*shown, *behind):
        for each in split(table):
            assert [list(each.columns), *map(list, each.rows)] in written


def test_that_no_number_behind_a_figure_is_lost_when_its_table_is_parted(story):
    figure = next(each for each in figures_shown(story) if each.key == "hires_and_leavers")
    table = table_of(figure)
    parts = split(table)
    assert len(parts) > 1
    columns = [column for each in parts for column in zip(*each.numbers, strict=True)][1:]
    kept = [column for column in columns if any(cell is not None for cell in column)]
    assert kept == list(zip(*table.numbers, strict=True))[1:]
    assert {each.columns[0] for each in parts} == {table.columns[0]}


def test_that_the_answer_is_a_table_of_numbers_with_words(told, paper):
    page = next(page for page in told.pages if page.kind is Kind.ANSWER)
    if not page.cards:
        pytest.skip("a story without targets and cost has no answer in numbers")
    answer = next(t for t in map(cells, paper.tables) if t[0][0] == "What is wanted")
    assert [row[0] for row in answer[1:]] == [card.title for card in page.cards]
    for row, card in zip(answer[1:], page.cards, strict=True):
        assert row[1] == getattr(card, "percent", card.words)
        assert card.change.lower() in " ".join(row).lower()
        assert card.words.lower() in " ".join(row).lower()


def test_that_the_contents_are_filled_and_lead_to_the_headings(paper):
    entries = [each for each in paper.paragraphs if each.style and each.style.name == "toc 1"]
    headings = [each for each in paper.paragraphs if each.style and each.style.name == "Heading 1"]
    marks = {
        mark.get(qn("w:name")): heading.text
        for heading in headings
        for mark in heading._p.iter(qn("w:bookmarkStart"))
    }
    links = [link for each in entries for link in each._p.iter(qn("w:hyperlink"))]
    for link, heading in zip(links, headings, strict=True):
        words = "".join(each.text for each in link.iter(qn("w:t")))
        assert marks[link.get(qn("w:anchor"))] == heading.text
        assert heading.text.startswith(words.removesuffix("…"))
    asked = [each.text for each in paper.element.iter(qn("w:instrText"))]
    assert [each.split()[0] for each in asked] == ["TOC"]
    kinds = [each.get(qn("w:fldCharType")) for each in paper.element.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]


def test_that_a_planner_may_leave_pages_out_and_turn_them_round(story):
    alone = replace(story, pages=story.pages[:1])
    paper = Document(BytesIO(docx_of(alone)))
    assert styled(paper, "Title") == [story.pages[0].headline]
    assert not styled(paper, "Heading 1") + styled(paper, "TOC Heading")
    turned = replace(story, pages=story.pages[:0:-1])
    paper = Document(BytesIO(docx_of(turned)))
    assert styled(paper, "Title") == [story.title]
    headlines = [page.headline for page in pages(turned)]
    assert styled(paper, "Heading 1")[:-1] == headlines
    assert headlines != [page.headline for page in pages(story)]


# Who has to find a way in it


def test_that_headings_leave_out_no_level(paper):
    levels = [
        int(each.style.name.removeprefix("Heading "))
        for each in paper.paragraphs
        if each.style and each.style.name and each.style.name.startswith("Heading ")
    ]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_that_every_picture_has_its_words_and_a_number_of_its_own(told, paper):
    drawn = list(paper.element.iter(DRAWN))
    wanted = [figure.description for page in pages(told) for figure in page.figures]
    assert [each.get("descr") for each in drawn] == wanted
    assert len({each.get("id") for each in drawn}) == len(drawn)


def test_that_pictures_are_fine_enough_for_paper_and_not_stretched(paper):
    for shape in paper.inline_shapes:
        inside = shape._inline.graphic.graphicData.pic.blipFill.blip.embed
        image = paper.part.related_parts[inside].image
        assert image.px_width / (shape.width / 914_400) > 200
        assert shape.width / shape.height == pytest.approx(image.px_width / image.px_height, 0.01)


def test_that_every_figure_and_table_has_a_caption_that_word_counts(told, paper):
    captions = [each for each in paper.paragraphs if each.style and each.style.name == "Caption"]
    fields = [each._p.find(qn("w:fldSimple")).get(qn("w:instr")) for each in captions]
    figures = [each for each in fields if each.startswith("SEQ Figure")]
    numbers = {figure.key: n + 1 for n, figure in enumerate(figures_shown(told))}
    shown = [numbers[figure.key] for page in pages(told) for figure in page.figures]
    assert [int(each.split()[-1]) for each in figures] == shown
    counted = [int(each.split()[-1]) for each in fields if each.startswith("SEQ Table")]
    assert counted == list(range(1, len(paper.tables) + 1))


def test_that_every_table_has_a_header_that_is_repeated_and_rows_that_are_not_torn(paper):
    for table in paper.tables:
        head, *rows = table.rows
        assert head._tr.trPr.find(qn("w:tblHeader")) is not None
        assert not any(row._tr.trPr.findall(qn("w:tblHeader")) for row in rows)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_that_no_table_is_broader_than_its_page(paper):
    room = {True: 0, False: 0}
    for section in paper.sections:
        is_wide = section.page_width > section.page_height
        room[is_wide] = section.page_width - section.left_margin - section.right_margin
    is_wide, sections = False, iter(paper.sections)
    is_wide = _turned(next(sections))
    for element in paper.element.body:
        if element.tag == qn("w:tbl"):
            grid = element.find(qn("w:tblGrid")).findall(qn("w:gridCol"))
            twips = sum(int(each.get(qn("w:w"))) for each in grid)
            assert twips * 635 <= room[is_wide] * 1.001
        elif element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            is_wide = _turned(next(sections))


def _turned(section) -> bool:
    return bool(section.page_width > section.page_height)


def test_that_the_logs_lie_on_pages_turned_on_their_side(story, printed):
    sections = Document(BytesIO(printed(Format.DOCX, story))).sections
    assert [_turned(each) for each in sections] == [False, True, False]
    for each in sections:
        ends = sorted(Length(side).mm for side in (each.page_width or 0, each.page_height or 0))
        assert ends == pytest.approx([210, 297], abs=0.1)


def test_that_it_says_which_language_it_is_in(content):
    styles = part(content, "word/styles.xml")
    default = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert default is not None
    assert default.find(qn("w:lang")) is not None
    assert {each.get(qn("w:val")) for each in styles.iter(qn("w:lang"))} == {"en-GB"}
    fonts = {each.get(qn("w:ascii")) for each in styles.iter(qn("w:rFonts"))}
    assert fonts == {"Arial"}


# What every page carries


def test_that_every_page_carries_the_stamp_and_its_number(told, paper):
    stamp = told.stamp
    for section in paper.sections:
        first = section.different_first_page_header_footer
        for footer in (section.footer, *([section.first_page_footer] if first else [])):
            said = "\n".join(each.text for each in footer.paragraphs)
            assert stamp.run in said
            assert stamp.assured in said
            assert stamp.inputs()[:200] in said
            fields = footer._element.findall(f".//{qn('w:fldSimple')}")
            assert [each.get(qn("w:instr")) for each in fields] == ["PAGE", "NUMPAGES"]


def test_that_the_file_says_what_it_is_and_when_it_was_made(told, paper):
    said = paper.core_properties
    assert said.title == told.title
    assert said.author == told.case.document.author
    assert said.created.date() == said.modified.date() == MADE_ON
    assert said.language == "en-GB"
    assert told.stamp.code in (said.keywords or "")


def test_that_the_same_story_is_the_same_file(told, content):
    assert docx_of(told) == content


# Texts that may be anything


def test_that_texts_stay_what_they_are(hostile_story, printed):
    content = printed(Format.DOCX, hostile_story)
    paper = Document(BytesIO(content))
    said = [each.text for each in paper.paragraphs]
    said += [text for table in paper.tables for row in cells(table) for text in row]
    for text in (*BAD_TEXTS, BAD_TITLE):
        assert any(text in each for each in said), text
    names = {each.tag.rpartition("}")[2] for each in part(content, "word/document.xml").iter()}
    assert not names & {"script", "object", "altChunk", "control"}


def test_that_nothing_leads_outside_the_file(content):
    with ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith(".rels"):
                assert b'TargetMode="External"' not in package.read(name)
            elif name.endswith(".xml"):
                ElementTree.fromstring(package.read(name))
    fields = part(content, "word/document.xml").iter(qn("w:fldSimple"))
    assert all(re.match(r"SEQ (Figure|Table) ", each.get(qn("w:instr"), "")) for each in fields)
