"""What was learned, in words: once for the page, the command, the log and the briefing."""

from app.document import Document
from app.learned_edits import points_used
from app.learned_from import LearnedFrom
from app.wording import percent, varies_words

_FEW_SPEAK = 10
"""Below this many futures that agree, the answer rests on lines more than on futures."""


def points_words(count: int) -> str:
    """How many points.

    >>> points_words(1), points_words(7)
    ('1 point', '7 points')
    """
    return "1 point" if count == 1 else f"{count:,} points"


def varies_and_learned(document: Document) -> str:
    """What differs between the possible futures, and from how much what they assume was learned."""
    varies, used = varies_words(document.vary), points_used(document)
    return f"{varies}, learned from {points_words(len(used))}" if used else varies


def learned_words(source: LearnedFrom) -> str:
    """That a scenario has learned, for a headline or a foot."""
    return (
        f"learned from {points_words(len(source.points))}; {source.speaking:,.0f} of "
        f"{source.futures:,} possible futures agree with all of them"
    )


def few_speak_words(speaking: float) -> str:
    """What it means that few futures agree; empty where enough do."""
    if speaking >= _FEW_SPEAK:
        return ""
    return (
        "So few agree that most of what was learned rests on straight lines through all futures. "
        "More futures, fewer points or larger uncertainties make it rest on more."
    )


def carries_words(share: float) -> str:
    """The share of what was learned that would be lost without a point.

    >>> carries_words(0.123), carries_words(0.004), carries_words(0.0)
    ('12%', 'under 1%', 'nothing')
    """
    if share < 1e-6:
        return "nothing"
    return "under 1%" if share < 0.01 else percent(round(share, 2))
