"""What the tour says, stop by stop; where each is, the window knows."""

from collections.abc import Mapping

from ui.tour import Finder, Stop

TEXTS: Mapping[str, tuple[str, str]] = {
    "answer": (
        "The answer comes first",
        "Each dial says in how many of the possible futures a target is met, and the sentence "
        "below it can be read out. Headroom opens with Birmingham's published plan, answered.",
    ),
    "levers": (
        "Move a lever",
        "Drag a slider, or type a value such as £6k, and the answer follows while you drag. The "
        "shaded part of the track is what evidence has seen, and a tick marks the comparison plan.",
    ),
    "charts": (
        "See the futures move",
        "The dark line is the central projection and the band is the likely range, 8 in 10 "
        "possible futures. Once you move a lever, a dashed line shows the comparison plan.",
    ),
    "history": (
        "Nothing is lost by trying",
        "Undo takes back one step, and the history goes back to any of them. Bookmark what is "
        "worth keeping before you try something else.",
    ),
    "evidence": (
        "Ask where a number comes from",
        "The Evidence page lists every lever, assumption and fact with its source and how far it "
        "can be trusted. Change there what varies from future to future.",
    ),
    "briefing": (
        "Take it to cabinet",
        "The Briefing page shows what will be handed over, page by page. Choose the pages, word "
        "them, lay other plans beside this one, and make slides, papers and a workbook.",
    ),
    "files": (
        "Save it and hand it on",
        "A scenario is one file with every value and the reason for it. A colleague who opens it "
        "gets the same figures; press F1 at any time for help.",
    ),
}
"""Heading and text of each stop, in their order."""


def stops(finders: Mapping[str, Finder]) -> list[Stop]:
    """The stops of the tour, each with what it speaks of; ``KeyError`` if one has no finder."""
    return [Stop(finders[name], heading, text) for name, (heading, text) in TEXTS.items()]


__all__ = ["TEXTS", "stops"]
