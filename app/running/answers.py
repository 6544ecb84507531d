"""What is asked of the live run and what it tells: a closed set of events."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from app.document import Document
from app.outlooks.difference import Difference
from app.outlooks.outlook import Outlook
from app.outlooks.paired import Estimate
from app.outlooks.stated import Stated
from app.running.ensemble import Ensemble, of_numbers


@dataclass(frozen=True)
class Question:
    """What a planner wants to know: a scenario, beside a baseline, in so many futures."""

    number: int
    document: Document
    baseline: Document
    """As it is played beside the document: with the same seed, and the same may vary."""
    others: tuple[Document, ...] = ()
    """Scenarios that are compared with it, as they are played beside it; run in step with it."""
    is_first_look: bool = False
    """Whether the first pairs are enough, because a lever is still being moved."""

    @property
    def futures(self) -> int:
        """How many futures are wanted."""
        return self.document.futures


@dataclass(frozen=True, eq=False)
class Answer:
    """What is known so far, as it is shown: estimated while futures are missing, if it can be.

    Whatever is handed on, or looks at single futures, takes ``finished`` or ``as_run``.
    """

    question: Question
    code: str
    """Fingerprint of the scenario as it was run."""
    ensemble: Ensemble
    """Every future that is shown; with an estimate some are predicted and were not run."""
    outlook: Outlook
    baseline: Outlook | None
    """None while nothing is known of it, or when the scenario is its own baseline."""
    difference: Difference | None
    estimate: Estimate | None = None
    """From how many pairs, where the answer is estimated; None where all of it was run."""

    @property
    def finished(self) -> Ensemble:
        """The futures that were run, and nothing else."""
        return self.estimate.pairing.scenario if self.estimate else self.ensemble

    @cached_property
    def as_run(self) -> "Answer":
        """The same answer from the futures that were run alone, and from those of the baseline."""
        if self.estimate is None:
            return self
        document, baseline = self.question.document, self.question.baseline
        mine = self.finished
        theirs = of_numbers(self.estimate.pairing.baseline, mine.numbers)
        return Answer(
            question=self.question,
            code=self.code,
            ensemble=mine,
            outlook=Outlook.of(document, mine),
            baseline=Outlook.of(baseline, theirs),
            difference=Difference.of(document, mine, theirs),
        )

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
    """Whether only the baseline's futures are missing."""


@dataclass(frozen=True, eq=False)
class OtherSoFar:
    """What is known of a scenario that is compared with the one that is asked about."""

    document: Document
    """As it is run: with the luck, the targets and the number of futures of that one."""
    ensemble: Ensemble | None
    """None while too little is known."""
    done: int
    wanted: int
    trouble: str
    """Why none of its futures could be finished; empty if some can."""


@dataclass(frozen=True, eq=False)
class Others:
    """How far the scenarios are that are compared with the one that is asked about."""

    question: int
    known: tuple[OtherSoFar, ...]


@dataclass(frozen=True, eq=False)
class AsStated:
    """What comes of the scenario with every value as stated; run after its own answer."""

    question: int
    stated: Stated | None
    """None where none of its futures could be finished."""


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


LiveEvent = (
    Answer | Working | Others | AsStated | GettingReady | Rested | Failed | Fault | Recovered
)
"""Everything there is to tell."""
Tell = Callable[[LiveEvent], None]
