"""To be written."""

from app.story.case import Case
from app.story.page import Page
from app.story.stamp import Stamp


def assumptions_page(case: Case, stamp: Stamp) -> Page | None:
    """To be written."""
    return None
