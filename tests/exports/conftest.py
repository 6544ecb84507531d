"""What tests of the exports have in common: stories to print, and a program to open the prints."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.exports.making import Format
from app.story.story import Story
from tests.exports import office, prints, stories


@pytest.fixture(scope="session")
def story() -> Story:
    """One scenario beside two others, with every page there is."""
    return stories.usual_story()


@pytest.fixture(scope="session")
def plain_story() -> Story:
    """A scenario that is its own baseline: nothing beside it, no target, nothing changed."""
    return stories.plain_story()


@pytest.fixture(scope="session")
def hostile_story() -> Story:
    """A scenario whose every text is as bad as a text may be."""
    return stories.hostile_story()


@pytest.fixture(scope="session")
def printed() -> Callable[[Format, Story], bytes]:
    """A story in a format, made once for all tests."""
    return prints.printed


@pytest.fixture(scope="session")
def to_pdf(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes, str], Path]:
    """Prints a file's content through LibreOffice; only the first conversion is slow."""
    return office.Office(tmp_path_factory.mktemp("office")).to_pdf


@pytest.fixture(scope="session")
def pdf_text() -> Callable[[Path], str]:
    """Every word of a PDF."""
    return office.pdf_text


@pytest.fixture(scope="session")
def pdf_pages() -> Callable[[Path], int]:
    """How many pages a PDF has."""
    return office.pdf_pages


@pytest.fixture(scope="session")
def pdf_pictures() -> Callable[[Path, int], list[Path]]:
    """A picture of each page of a PDF."""
    return office.pdf_pictures
