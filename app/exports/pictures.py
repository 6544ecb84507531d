"""Pictures of what is handed over: the pages of the paper, and one page of the story as a slide."""

from app.exports.pdf.content import paper_of
from app.exports.pdf.slide import WIDTH, slide_of
from app.exports.pdf.typeset import Template, pictures_from
from app.story.page import Page
from app.story.story import Story

_POINTS_PER_INCH = 72


def paper_pictures(story: Story, pixels_per_inch: float = 96) -> list[bytes]:
    """A PNG of each page of the paper; ``CannotUse`` if it cannot be set."""
    return pictures_from(Template.PAPER, paper_of(story), pixels_per_inch)


def slide_picture(story: Story, page: Page, pixels_across: int = 1280) -> bytes:
    """A PNG of one page of the story, laid out like a slide."""
    pixels_per_inch = pixels_across / WIDTH * _POINTS_PER_INCH
    return pictures_from(Template.SLIDE, slide_of(story, page), pixels_per_inch)[0]
