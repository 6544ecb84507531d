"""What differs between two documents in the projections that they keep, in words."""

from collections.abc import Iterator, Sequence

from app.clean_text import shortened
from app.frozen import Frozen
from app.wording import day_words, futures_words


def frozen_said(old: Sequence[Frozen], new: Sequence[Frozen]) -> Iterator[str]:
    """A line for each projection that was frozen or removed."""
    come = [each for each in new if each not in old]
    gone = [each for each in old if each not in new]
    yield from (f"Projection frozen: {frozen_words(each)}" for each in come)
    yield from (f"Frozen projection removed: {frozen_words(each)}" for each in gone)


def frozen_words(frozen: Frozen) -> str:
    """A frozen projection in a line: when, by whom, of how many futures, and its code."""
    by = f" by {shortened(frozen.by)}" if frozen.by else ""
    return f"{day_words(frozen.on)}{by}, {futures_words(frozen.futures)}, code {frozen.code}"
