"""The cabinet paper: a tagged PDF that a screen reader can read, with figures as drawings."""

from app.exports.pdf.content import paper_of
from app.exports.pdf.typeset import Template, pdf_from
from app.story.story import Story


def pdf_of(story: Story) -> bytes:
    """The whole paper as PDF/UA; ``CannotUse`` if it cannot be set."""
    return pdf_from(Template.PAPER, paper_of(story), story.stamp.made_on)
