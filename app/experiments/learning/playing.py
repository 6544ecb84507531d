"""Learning from the first future to the last: play, learn, play on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from app.document import Document
from app.experiments.learning.learning import Fit, Learning, fits, learn, ready_to_learn
from app.running.ensemble import Ensemble
from app.sources.observed import Observed

Play = Callable[[Document], Ensemble]
"""Plays the possible futures of a document."""


@dataclass(frozen=True, eq=False)
class Learned:
    """What was learned, and where futures lie with it."""

    code: str
    """Fingerprint of the scenario before."""
    learning: Learning
    after: tuple[Fit, ...]
    """In the place of each point, futures that were played anew."""


def play_and_learn(document: Document, points: Sequence[Observed], on: date, play: Play) -> Learned:
    """Play the futures of a document, learn from points, and play them with what was learned.

    ``CannotUse`` if nothing can be learned.
    """
    ready = ready_to_learn(document, points)
    learning = learn(ready, play(ready), points, on)
    seen = [each.point for each in learning.told]
    return Learned(ready.code, learning, fits(seen, play(learning.document)))
