"""The Word paper as another program prints it."""

import re
from pathlib import Path

import pytest
from PIL import Image

from app.exports.making import Format
from app.story.page import Kind
from app.story.story import Story


@pytest.fixture(scope="module", params=["story", "plain_story", "hostile_story"])
def told(request) -> Story:
    """Each story in turn."""
    made: Story = request.getfixturevalue(request.param)
    return made


@pytest.fixture(scope="module")
def paper(told, printed, to_pdf) -> Path:
    made: Path = to_pdf(printed(Format.DOCX, told), ".docx")
    return made


def plain(text: str) -> str:
    """Letters and digits of English alone: where lines break is the printer's business."""
    return "".join(each for each in text if each.isascii() and each.isalnum())


def test_that_the_words_are_on_paper(told, paper, pdf_text):
    said = plain(pdf_text(paper))
    for page in told.pages:
        for words in (page.headline, page.lead, *page.points):
            for each in words.split(". "):
                assert plain(each)[:60] in said


def test_that_every_page_carries_the_code_and_its_number(told, paper, pdf_text, pdf_pages):
    sheets = pdf_text(paper).split("\f")[:-1]
    count = pdf_pages(paper)
    assert len(sheets) == count
    for number, sheet in enumerate(sheets, 1):
        assert told.stamp.code in sheet
        assert f"Page {number} of {count}" in sheet


def test_that_no_sheet_is_empty(paper, pdf_pictures):
    for picture in pdf_pictures(paper, 20):
        with Image.open(picture) as image:
            grey = image.convert("L")
        width, height = grey.size
        body = grey.crop((0, round(height * 0.08), width, round(height * 0.89)))
        dark = sum(body.histogram()[:200])
        assert dark > 30, f"{picture.name} holds next to nothing"


def test_that_no_heading_stands_alone_at_the_foot(told, paper, pdf_text):
    pages = [page for page in told.pages if page.kind is not Kind.TITLE]
    lonely = {plain(page.headline)[:40] for page in pages} | {page.kind.label for page in pages}
    sheets = [bodies(sheet) for sheet in pdf_text(paper).split("\f")[:-1]]
    # Contents end in headings, and may go on to a second sheet.
    first = next(n for n, body in enumerate(sheets) if pages[0].kind.label in body[:2])
    assert first <= 2
    for body in sheets[first:]:
        assert not any(plain(body[-1]).startswith(plain(each)) for each in lonely)


def bodies(sheet: str) -> list[str]:
    """The lines of a sheet above its foot."""
    lines = [line.strip() for line in sheet.splitlines() if line.strip()]
    return lines[: next(n for n, line in enumerate(lines) if re.match(r"Page \d", line))]
