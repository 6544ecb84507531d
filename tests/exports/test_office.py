"""What the tests of the exports stand on: the stories, and the program that opens the prints."""

import pytest

from app.clean_text import is_unwanted
from app.story.page import Kind
from tests.exports import office
from tests.exports.stories import BAD_TITLE


def test_that_a_document_is_printed_and_read_back(to_pdf, pdf_text, pdf_pages, pdf_pictures):
    made = to_pdf(b"A plain sentence", ".txt")
    assert "A plain sentence" in pdf_text(made)
    assert pdf_pages(made) == 1
    assert [each.suffix for each in pdf_pictures(made, 30)] == [".png"]


def test_that_what_is_missing_skips_a_test_here_and_fails_where_all_must_run(monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="is not installed"):
        office.wanted("no-such-program")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="Install libreoffice-impress"):
        office.wanted("no-such-program")


def test_that_the_stories_differ_as_they_should(story, plain_story, hostile_story):
    assert len(story.case.others) == 2
    assert story.stamp.differs
    assert not plain_story.case.others
    assert not plain_story.stamp.baseline
    assert hostile_story.title == BAD_TITLE
    assert hostile_story.pages[0].kind is Kind.TITLE


def test_that_the_worst_title_is_one_a_planner_can_have():
    assert 190 <= len(BAD_TITLE) <= 200
    assert not any(is_unwanted(each) for each in BAD_TITLE)
