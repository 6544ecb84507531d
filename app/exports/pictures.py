"""Pictures of what is handed over: the pages of the paper, and one page of the story as a slide."""

from app.exports.pdf.content import paper_of
from app.exports.pdf.slide import WIDTH, slide_of
from app.exports.pdf.typeset import Template, asked, pictures_from
from app.story.page import Page
from app.story.story import Story

_POINTS_PER_INCH = 72


def paper_pictures(story: Story, pixels_per_inch: float = 96) -> list[bytes]:
    """A PNG of each page of the paper; ``CannotUse`` if it cannot be set."""
    return pictures_from(Template.PAPER, paper_of(story), pixels_per_inch)


def paper_places(story: Story) -> dict[str, int]:
    """On which sheet of the paper each page of the story begins, by the page's name."""
    begins = dict(asked(Template.PAPER, paper_of(story), "section"))
    # What opens the paper has no heading over it.
    return {page.kind.key: begins.get(page.kind.label, 1) for page in story.pages}


def slide_picture(story: Story, page: Page, pixels_across: int = 1280) -> bytes:
    """A PNG of one page of the story, laid out like a slide."""
    pixels_per_inch = pixels_across / WIDTH * _POINTS_PER_INCH
    return pictures_from(Template.SLIDE, slide_of(story, page), pixels_per_inch)[0]
