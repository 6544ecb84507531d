"""The answer with every value as stated: assumptions at their values, so that luck alone varies.

Many ranges reach further to one side of the value than to the other, so the middle of what is run
is not where the stated values lead. Both answers are given. This one needs a run of its own, of the
same scenario without its ranges, in few futures.
"""

from dataclasses import dataclass, replace

from app.document import Document
from app.outlooks.outlook import Outlook
from app.running.ensemble import Ensemble

MOST = 64
"""Futures that are run for it. Luck alone varies little, and the interval says how few they are."""


@dataclass(frozen=True, eq=False)
class Stated:
    """Where a scenario leads with every value as stated."""

    document: Document
    """As it was run: with luck alone, the scenario's own targets, and few futures."""
    outlook: Outlook

    @staticmethod
    def of(document: Document, ensemble: Ensemble) -> "Stated":
        """Sum up the futures of a document that ``as_stated`` gave."""
        return Stated(document, Outlook.of(document, ensemble))

    def is_of(self, document: Document) -> bool:
        """Whether it is of a scenario with these values and these targets."""
        own, mine = as_stated(document), self.document
        if own is None or own.targets != mine.targets:
            return False
        # A drag asks many times a second, and mostly of documents that differ in their settings.
        return own.played.settings == mine.played.settings and own.key == mine.key


def as_stated(document: Document) -> Document | None:
    """A scenario as it is run with every value as stated; None if no assumption of it varies.

    Then its own answer is that one.
    """
    if document.vary == "luck" or not document.scenario.ranges:
        return None
    return replace(document, vary="luck", futures=min(document.futures, MOST))


__all__ = ["MOST", "Stated", "as_stated"]
