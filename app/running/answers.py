"""What is asked of the live run and what it tells: a closed set of events."""

from collections.abc import Callable
from dataclasses import dataclass

from app.document import Document
from app.outlooks.difference import Difference
from app.outlooks.outlook import Outlook
from app.running.ensemble import Ensemble


@dataclass(frozen=True)
class Question:
    """What a planner wants to know: a scenario, beside a baseline, in so many futures."""

    number: int
    document: Document
    baseline: Document
    """As it is played beside the document: with the same seed, and the same may vary."""

    @property
    def futures(self) -> int:
        """How many futures are wanted."""
        return self.document.futures


@dataclass(frozen=True, eq=False)
class Answer:
    """What is known so far."""

    question: Question
    code: str
    """Fingerprint of the scenario as it was run."""
    ensemble: Ensemble
    outlook: Outlook
    baseline: Outlook | None
    """None while nothing is known of it, or when the scenario is its own baseline."""
    difference: Difference | None

    @staticmethod
    def alone(document: Document, ensemble: Ensemble) -> "Answer":
        """The answer to a scenario that is compared with nothing."""
        question = Question(0, document, document)
        outlook = Outlook.of(document, ensemble)
        return Answer(question, document.code, ensemble, outlook, None, None)


@dataclass(frozen=True)
class Working:
    """How far the work on a question is."""

    question: int
    done: int
    wanted: int
    per_second: float
    """Futures a second, those of the baseline counted; 0 while it is not known."""
    seconds_left: float | None
    baseline: bool
    """Whether it is the baseline's futures that are being run just now."""


@dataclass(frozen=True)
class GettingReady:
    """The model is being turned into machine code, once for each version on a machine."""

    seconds_left: float | None = None
    """None while it is not known, or when it takes longer than was reckoned."""


@dataclass(frozen=True)
class Rested:
    """No more work is done on a question: all of it is, or it was paused or cancelled."""

    question: int
    finished: bool


@dataclass(frozen=True)
class Failed:
    """There can be no answer; the text says why and what to do."""

    question: int
    reason: str


@dataclass(frozen=True)
class Fault:
    """A fault of our own, with all that is known of it."""

    question: int
    details: str


@dataclass(frozen=True)
class Recovered:
    """Worker processes died and new ones took over."""

    times: int


LiveEvent = Answer | Working | GettingReady | Rested | Failed | Fault | Recovered
"""Everything there is to tell."""
Tell = Callable[[LiveEvent], None]
