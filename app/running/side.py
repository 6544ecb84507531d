"""The scenarios that are answered together: what is wanted of each and what is there."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.document import Document
from app.outlooks.stated import as_stated
from app.running.answers import Question
from app.running.ensemble import Collector, Ensemble, RunFailed
from app.running.kept_futures import KeptFutures

ENOUGH = 8
"""Futures that are worth telling of where nothing can be estimated."""


@dataclass
class Side:
    """The scenario that is asked about, its baseline, or one of the others."""

    document: Document
    collector: Collector
    wanted: int
    finished: int = 0
    """Of the futures that are wanted; the collector may hold others."""
    failed: int = 0

    def __post_init__(self) -> None:
        self.finished, self.failed = self.collector.count(range(self.wanted))

    def want(self, futures: int) -> None:
        """Have so many of them run now, if it is not hopeless."""
        self.collector.want(() if self.is_given_up else range(futures))

    def came(self, finished: int, failed: int) -> None:
        """Some more are in."""
        self.finished += finished
        self.failed += failed
        if self.is_given_up:
            self.collector.want(())

    @property
    def done(self) -> int:
        """Finished or failed, of those wanted."""
        return self.finished + self.failed

    @property
    def left(self) -> int:
        """Those that are still to be run."""
        return 0 if self.is_given_up else self.wanted - self.done

    @property
    def is_enough(self) -> bool:
        """Whether so much is known that it is worth telling."""
        return self.done >= min(ENOUGH, self.wanted)

    @property
    def is_hopeless(self) -> bool:
        """Whether some were run and none could be finished."""
        return self.failed > 0 and not self.finished

    @property
    def is_given_up(self) -> bool:
        """Whether it is so hopeless that no more are run."""
        return self.is_hopeless and self.is_enough

    @property
    def reason(self) -> str:
        """Why its first future failed, if one did."""
        return next((each.reason for each in self.collector.failures.values()), "")

    @property
    def ensemble(self) -> Ensemble:
        """What was finished of the futures that are wanted; ``RunFailed`` if nothing was."""
        return self.collector.ensemble(below=self.wanted)


@dataclass(frozen=True)
class Sides:
    """All of them."""

    own: Side
    baseline: Side | None
    """None if the scenario is its own baseline."""
    others: tuple[Side, ...]
    """Scenarios that are compared with it; one of them may be the baseline, or it itself."""
    stated: Side | None
    """The scenario with every value as stated; None where nothing varies, or at a first look."""

    @staticmethod
    def of(question: Question, kept: KeptFutures) -> "Sides":
        """With what is kept of each."""
        own_stated = None if question.is_first_look else as_stated(question.document)
        last = () if own_stated is None else (own_stated,)
        documents = question.document, question.baseline, *question.others, *last
        collectors = kept.of(*(each.key for each in documents))
        by_key: dict[str, Side] = {}
        for document, collector in zip(documents, collectors, strict=True):
            wanted = document.futures if document in last else question.futures
            by_key.setdefault(document.key, Side(document, collector, wanted))
        own, baseline, *others = (by_key[each.key] for each in documents)
        stated = others.pop() if last else None
        return Sides(own, None if own is baseline else baseline, tuple(others), stated)

    @property
    def asked(self) -> list[Side]:
        """The sides that the question is about."""
        return [self.own] if self.baseline is None else [self.own, self.baseline]

    @property
    def run_beside(self) -> list[Side]:
        """The others that are not the scenario or its baseline, each once."""
        sides: list[Side] = []
        for other in self.others:
            if all(other is not each for each in (*self.asked, *sides)):
                sides.append(other)
        return sides

    @property
    def run_last(self) -> list[Side]:
        """The scenario with every value as stated, unless it is one of the others."""
        sides = (*self.asked, *self.run_beside)
        is_new = self.stated and all(self.stated is not each for each in sides)
        return [self.stated] if self.stated and is_new else []

    @property
    def left(self) -> int:
        """Futures that are still to be run before every comparison is made."""
        return sum(each.left for each in (*self.asked, *self.run_beside))

    @property
    def is_answered(self) -> bool:
        """Whether the question is: some of the others may still be run."""
        return not any(each.left for each in self.asked)

    def refuse_if_hopeless(self) -> None:
        """``RunFailed`` if no future of the baseline could be finished."""
        baseline = self.baseline
        if baseline and baseline.is_given_up:
            raise RunFailed(
                "None of the comparison plan's possible futures could be finished: "
                f"{baseline.reason}"
            )


def missing_of(sides: Sequence[Side]) -> list[list[int]]:
    """What is to be run now of each."""
    return [each.collector.missing() for each in sides]


__all__ = ["ENOUGH", "Side", "Sides", "missing_of"]
