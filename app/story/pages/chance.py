"""How likely each target is, and all of them together, month by month."""

from app.story.case import Case
from app.story.page import Page
from app.story.stamp import Stamp


def chance_page(case: Case, stamp: Stamp) -> Page | None:
    """The chance of each target over the months; None without targets."""
    return None
