"""Slides of a story: what stands on each, that it can be read aloud, and that it stays as it is."""

import re
import zipfile
from datetime import date, datetime
from io import BytesIO
from xml.etree import ElementTree

import pytest
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Pt

from app.exports.making import Format
from app.exports.pptx import pptx_of
from app.story.case import Case
from app.story.page import Kind
from app.story.story import story_of
from tests.app.answers import odd_answers
from tests.exports.slides import charts, drawn, notes_of, opened, slides_of, words_of

STORIES = ("story", "plain_story", "hostile_story")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(scope="module", params=STORIES)
def told(request, printed):
    """A story and its slides."""
    story = request.getfixturevalue(request.param)
    return story, printed(Format.PPTX, story)


@pytest.fixture(scope="module")
def usual(story, printed):
    return printed(Format.PPTX, story)


def plain(text):
    """As a slide shows it: one line, no space twice."""
    return " ".join(text.split())


def test_that_each_page_is_a_slide_or_several_in_its_order(told):
    story, content = told
    labels = [notes_of(slide).partition(": ")[0] for slide in opened(content).slides]
    in_order = list(dict.fromkeys(labels))
    assert in_order == [page.kind.label for page in story.pages]
    assert labels == sorted(labels, key=in_order.index)


def test_that_the_headline_is_the_title_and_no_two_titles_are_alike(told):
    story, content = told
    for page in story.pages:
        first, *more = slides_of(content, page)
        shown = first.shapes.title.text_frame.text.removesuffix("…")
        assert plain(page.headline).startswith(plain(shown))
        assert len(shown) > 0
        assert all("(continued" in slide.shapes.title.text_frame.text for slide in more)
        titles = [slide.shapes.title.text_frame.text for slide in (first, *more)]
        assert len(set(titles)) == len(titles)


def test_that_the_title_comes_first_in_the_order_of_reading(told):
    for slide in opened(told[1]).slides:
        first = next(iter(slide.shapes))
        assert first.is_placeholder
        assert first.placeholder_format.type in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)


def test_that_no_placeholder_is_empty(told):
    for slide in opened(told[1]).slides:
        for shape in (*slide.placeholders, *slide.notes_slide.placeholders):
            if shape.placeholder_format.type is not PP_PLACEHOLDER.SLIDE_IMAGE:
                fields = list(shape._element.iter(f"{A}fld"))
                assert shape.text_frame.text.strip() or fields, shape.name


def test_that_charts_and_tables_are_described_and_names_tell_shapes_apart(told):
    story, content = told
    descriptions = {figure.description for page in story.pages for figure in page.figures}
    seen = set()
    for slide in opened(content).slides:
        names = [shape.name for shape in slide.shapes]
        assert len(set(names)) == len(names)
        assert all(name.strip() for name in names)
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                said = shape._element.nvGraphicFramePr.cNvPr.get("descr")
                assert said
                if shape.has_chart:
                    seen.add(said)
    assert seen == descriptions


def test_that_header_rows_are_marked_and_hold_the_columns(told):
    story, content = told
    columns = {name for page in story.pages for table in page.tables for name in table.columns}
    for slide in opened(content).slides:
        for shape in slide.shapes:
            if shape.has_table:
                assert shape.table.first_row
                heads = [plain(cell.text) for cell in shape.table.rows[0].cells]
                assert set(heads) <= {plain(name) for name in columns}


def test_that_every_row_of_a_table_is_on_some_slide(told):
    story, content = told
    for page in story.pages:
        if page.kind.is_appendix:
            continue
        words = plain(" ".join(words_of(slide) for slide in slides_of(content, page)))
        for table in page.tables:
            for row in table.rows:
                assert all(plain(cell) in words for cell in row)


def test_that_an_appendix_is_one_slide_that_says_where_the_rest_is(story, usual):
    page = next(each for each in story.pages if each.kind is Kind.ASSUMPTIONS_LOG)
    (slide,) = slides_of(usual, page)
    total = sum(len(table.rows) for table in page.tables)
    found = re.search(r"The first (\d+) of (\d+) rows", words_of(slide))
    assert found
    shown = sum(len(shape.table.rows) - 1 for shape in slide.shapes if shape.has_table)
    assert (int(found[1]), int(found[2])) == (shown, total)
    assert 0 < shown < total


def test_that_lead_points_cards_note_and_sources_are_there_whole(told):
    story, content = told
    for page in story.pages:
        slides = slides_of(content, page)
        words = plain(" ".join(words_of(slide) for slide in slides))
        pieces = [*page.points, *(card.title for card in page.cards)]
        pieces += [line for line in page.note.splitlines() if line.strip()]
        assert all(plain(piece) in words for piece in pieces)
        assert all(plain(source) in plain(notes_of(slides[0])) for source in page.sources)
        assert plain(page.lead)[:60] in words


def test_that_every_slide_has_stamp_number_and_notes(told):
    story, content = told
    stamp = story.stamp
    for slide in opened(content).slides:
        on_it, under = words_of(slide), notes_of(slide)
        for text in (stamp.code, stamp.assured):
            assert text in on_it
            assert text in under
        assert stamp.run in under
        assert all(plain(change) in plain(under) for change in stamp.differs)
        assert [e for e in slide._element.iter(f"{A}fld") if e.get("type") == "slidenum"]


def test_that_notes_have_what_is_said_and_what_is_seen(told):
    story, content = told
    for page in story.pages:
        for slide in slides_of(content, page):
            under = plain(notes_of(slide))
            assert all(plain(words) in under for words in page.speaker)
            assert all(plain(figure.description) in under for figure in page.figures)


def test_that_no_type_is_too_small_to_read(told):
    for slide in opened(told[1]).slides:
        for shape in slide.shapes:
            if (
                shape.is_placeholder
                and shape.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER
            ):
                continue
            least = {"Stamp": 9, "Sources": 10}.get(shape.name, 12)
            for run in shape._element.iter(f"{A}rPr"):
                assert int(run.get("sz")) >= 100 * least, shape.name


def test_that_nothing_leaves_the_slide_and_nothing_lies_on_the_stamp(told):
    presentation = opened(told[1])
    for slide in presentation.slides:
        stamp = next(shape for shape in slide.shapes if shape.name == "Stamp")
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= presentation.slide_width + Pt(1)
            assert shape.top + shape.height <= presentation.slide_height + Pt(1)
            is_foot = shape.is_placeholder or shape.name == "Stamp"
            assert is_foot or shape.top + shape.height <= stamp.top + Pt(1), shape.name


def test_that_all_words_are_british_english(told):
    with zipfile.ZipFile(BytesIO(told[1])) as package:
        for name in package.namelist():
            if re.match(r"ppt/(slides|notesSlides|charts)/[^/]*\.xml", name):
                tree = ElementTree.fromstring(package.read(name))
                languages = {run.get("lang") for run in tree.iter(f"{A}rPr")}
                assert languages <= {"en-GB"}, name


def test_that_properties_say_what_it_is_and_when(story, usual):
    properties = opened(usual).core_properties
    made = story.stamp.made_on
    assert properties.title == story.title
    assert properties.author == story.case.document.author
    assert properties.created == datetime(made.year, made.month, made.day)
    assert properties.language == "en-GB"
    assert story.stamp.code in properties.keywords


@pytest.mark.parametrize("answer", odd_answers().values(), ids=odd_answers().keys())
def test_that_odd_answers_are_slides_too(answer):
    odd = story_of(Case(answer, (), date(2026, 11, 22)))
    content = pptx_of(odd)
    assert len(opened(content).slides) >= len(odd.pages)
    for figure, shape in zip(
        [figure for page in odd.pages for figure in page.figures], charts(content), strict=True
    ):
        assert shape._element.nvGraphicFramePr.cNvPr.get("descr") == figure.description
        assert any(cell is not None for series in drawn(shape).values() for cell in series[0])


def test_that_the_same_story_is_the_same_bytes(story, usual):
    assert pptx_of(story) == usual


def test_that_an_independent_program_prints_every_slide(story, usual, to_pdf, pdf_pages, pdf_text):
    paper = to_pdf(usual, ".pptx")
    assert pdf_pages(paper) == len(opened(usual).slides)
    words = plain(pdf_text(paper))
    assert words.count(story.stamp.code) >= len(opened(usual).slides)
    for page in story.pages:
        assert plain(page.headline).split()[0] in words
        for card in page.cards:
            assert plain(card.title).split()[0] in words


def test_that_bad_texts_are_printed_as_they_are(
    hostile_story, printed, to_pdf, pdf_pages, pdf_text
):
    content = printed(Format.PPTX, hostile_story)
    paper = to_pdf(content, ".pptx")
    assert pdf_pages(paper) == len(opened(content).slides)
    words = pdf_text(paper)
    for text in ("=HYPERLINK(", "<b>bold</b>", "&amp;", "@SUM(A1:A9)", "{x}"):
        assert text in words
