"""What differs between two documents in what they have learned, in words."""

from collections.abc import Iterator

from app.document import Document
from app.learned_words import points_words


def learned_said(before: Document, after: Document) -> Iterator[str]:
    """A line if something was learned, learned anew or forgotten."""
    old, new = before.learned_from, after.learned_from
    if old == new and before.scenario.learned == after.scenario.learned:
        return
    if new is None:
        yield "What was learned is forgotten"
    else:
        yield f"Learned from {points_words(len(new.points))}"
