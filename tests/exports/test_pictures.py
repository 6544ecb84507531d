"""Pictures of the paper and of slides: each of its size, none empty, none too full."""

from dataclasses import replace
from struct import unpack
from typing import Any

import pytest

from app.exports.making import Format
from app.exports.pdf.slide import slide_of
from app.exports.pdf.typeset import Template, asked, pictures_from
from app.exports.pictures import paper_pictures, paper_places, slide_picture
from app.figures.shapes import Table
from app.story.page import Kind, Page
from tests.exports import stories

SIGNATURE = b"\x89PNG\r\n\x1a\n"
STORIES = {
    "usual": stories.usual_story,
    "plain": stories.plain_story,
    "hostile": stories.hostile_story,
}
SLIDES = [(name, page.kind) for name, make in STORIES.items() for page in make().pages]
LEAST_TYPE = 11
"""Points of the text of a slide whose words are the program's own."""


def size_of(png):
    assert png.startswith(SIGNATURE)
    return unpack(">II", png[16:24])


def page_of(story, kind):
    return next(page for page in story.pages if page.kind is kind)


def slide_data(story, page) -> Any:
    return slide_of(story, page)


def test_that_the_paper_is_shown_page_by_page(story, printed, tmp_path, pdf_pages):
    made = tmp_path / "a.pdf"
    made.write_bytes(printed(Format.PDF, story))
    pictures = paper_pictures(story, 40)
    assert len(pictures) == pdf_pages(made)
    upright = (331, 468)
    across = (468, 331)
    assert {size_of(each) for each in pictures} <= {upright, across}
    assert size_of(pictures[0]) == upright
    assert len(set(pictures)) == len(pictures)


@pytest.mark.parametrize(("name", "kind"), SLIDES)
def test_that_every_page_is_one_slide_of_its_size(name, kind):
    story = STORIES[name]()
    page = page_of(story, kind)
    data = slide_of(story, page)
    # What is too much for a slide would run on to a second one.
    (made,) = pictures_from(Template.SLIDE, data, 48)
    assert size_of(made) == (640, 360)


@pytest.mark.parametrize("kind", [page.kind for page in stories.usual_story().pages])
def test_that_a_slide_is_large_enough_to_be_read(story, kind):
    if kind is Kind.TITLE:
        pytest.skip("a title has a size of its own")
    (size,) = asked(Template.SLIDE, slide_of(story, page_of(story, kind)), "size")
    assert size >= LEAST_TYPE


def test_that_a_slide_is_the_same_each_time_and_as_wide_as_asked(story):
    page = page_of(story, Kind.ANSWER)
    made = slide_picture(story, page, 800)
    assert size_of(made) == (800, 450)
    assert slide_picture(story, page, 800) == made


def test_that_a_figure_stands_on_its_slide(story):
    page = page_of(story, Kind.PATH)
    drawn = slide_data(story, page)["page"]["figures"]
    assert all(figure["svg"].count("<path") for figure in drawn)
    without = slide_picture(story, replace(page, figures=()), 640)
    assert slide_picture(story, page, 640) != without


def test_that_rows_and_points_that_do_not_fit_are_counted(story):
    rows = tuple((f"Row {n}", "word " * 12, "word " * 12, "1") for n in range(80))
    table = Table("Many rows", ("What", "Why", "Who", "How many"), rows)
    points = tuple(f"Point {n}. " + "word " * 30 for n in range(30))
    page = Page(Kind.INPUTS, "Much", points=points, tables=(table,))
    data = slide_data(story, page)
    (made,) = pictures_from(Template.SLIDE, data, 48)
    assert size_of(made) == (640, 360)
    (shown,) = data["page"]["tables"]
    assert shown["count"] == 80
    assert len(shown["rows"]) < 80


def test_that_answers_that_do_not_fit_are_counted(story):
    answer = page_of(story, Kind.ANSWER)
    first, *_, last = answer.cards
    page = replace(answer, cards=(first,) * 20 + (last,))
    data = slide_data(story, page)
    assert len(data["page"]["cards"]) + data["more_cards"] == 21
    assert data["page"]["cards"][-1]["title"] == last.title
    (made,) = pictures_from(Template.SLIDE, data, 48)
    assert size_of(made) == (640, 360)


def test_that_long_words_of_a_planner_end_in_an_ellipsis(story):
    page = replace(page_of(story, Kind.METHOD), note="A note " * 200, lead="A lead " * 200)
    shown = slide_data(story, page)["page"]
    assert shown["lead"].endswith("…")
    assert shown["note"][0].endswith("…")


def test_that_each_page_of_the_story_begins_on_a_sheet_of_the_paper_in_order(story):
    places = paper_places(story)
    assert list(places) == [page.kind.key for page in story.pages]
    sheets = list(places.values())
    assert sheets[0] == 1
    assert sheets == sorted(sheets)
    assert len(set(sheets)) > len(sheets) / 2
    assert sheets[-1] <= len(paper_pictures(story, 30))
