"""The work on one question, as far as it gets: a few futures at once, then more."""

import time
from dataclasses import dataclass

from app.document import Document
from app.outlooks.difference import Difference
from app.outlooks.outlook import Outlook, target_problems
from app.problem import CannotUse
from app.running.answers import Answer, GettingReady, Question, Recovered, Tell, Working
from app.running.ensemble import Collector, Ensemble, RunFailed, refuse_if_too_large
from app.running.executors import Workers
from app.running.kept_futures import KeptFutures
from app.running.messages import (
    BatchDone,
    FutureFailed,
    Preparing,
    Progress,
    RunEvent,
    WorkersReplaced,
)
from app.running.runner import Stopped, fill
from app.running.worker import RunFuture

STAGES = (8, 32, 128)
"""So many futures of a scenario and of its baseline are run before more of either."""
_PAUSE_BETWEEN_ANSWERS = 0.7
"""Seconds: often enough to see it move, seldom enough to leave the processor to the futures."""
_SHARE_FOR_ANSWERS = 0.2
"""Of the time, at most, goes into summing up: it grows with the futures that are in."""
_BATCH = 2
"""Futures a worker runs before it tells of them."""
_HELD = 7
"""Times an ensemble is held at once: scenario and baseline each as they came in and put together,
the difference of the two, the answer that is still shown, and what summing up takes."""


@dataclass
class _Side:
    """The scenario or its baseline: what is run and what is there of it."""

    document: Document
    key: str
    collector: Collector
    wanted: int
    finished: int = 0
    """Of the futures that are wanted; the collector may hold others."""
    failed: int = 0

    def __post_init__(self) -> None:
        self.finished, self.failed = self.collector.count(range(self.wanted))

    @property
    def done(self) -> int:
        """Finished or failed, of those wanted."""
        return self.finished + self.failed

    @property
    def is_enough(self) -> bool:
        """Whether so much is known that it is worth telling."""
        return self.done >= min(STAGES[0], self.wanted)

    @property
    def is_hopeless(self) -> bool:
        """Whether some were run and none could be finished."""
        return self.failed > 0 and not self.finished

    @property
    def ensemble(self) -> Ensemble:
        """What was finished of the futures that are wanted; ``RunFailed`` if nothing was."""
        return self.collector.ensemble(below=self.wanted)


class Attempt:
    """Answers one question until it is answered or no longer wanted.

    ``request`` is the number under which the workers work for it; whoever takes it from them ends
    the attempt with ``Stopped``.
    """

    def __init__(
        self,
        question: Question,
        kept: KeptFutures,
        workers: Workers,
        tell: Tell,
        *,
        request: int,
        run: RunFuture | None = None,
    ) -> None:
        self._question = question
        self._kept = kept
        self._workers = workers
        self._tell = tell
        self._request = request
        self._run = run
        self._own, self._other = self._sides()
        self._told_at = -float("inf")
        self._told: tuple[int, int] | None = None
        self._pause = _PAUSE_BETWEEN_ANSWERS
        self._began = time.monotonic()
        self._at_first = self._done

    def _sides(self) -> "tuple[_Side, _Side | None]":
        documents = self._question.document, self._question.baseline
        keys = [each.key for each in documents]
        own, other = (
            _Side(document, key, collector, self._question.futures)
            for document, key, collector in zip(documents, keys, self._kept.of(*keys), strict=True)
        )
        return own, None if own.key == other.key else other

    @property
    def _done(self) -> int:
        return self._own.done + (self._other.done if self._other else 0)

    def answer(self) -> None:
        """Run what is missing; tell what is known at first, in between and at the end."""
        own, other, wanted = self._own, self._other, self._question.futures
        self._refuse()
        if own.is_enough:
            self._tell_answer()
        for stage in (*(each for each in STAGES if each < wanted), wanted):
            self._extend(own, stage)
            if other and not other.is_hopeless:
                self._extend(other, stage)
            self._tell_answer()
        for side in (own, other):
            if side:
                self._kept.save(side.key, side.collector)
        if other and other.is_hopeless:
            reason = next(iter(other.collector.failures.values())).reason
            raise RunFailed(f"None of the baseline's possible futures could be finished: {reason}")

    def _refuse(self) -> None:
        """Before anything is run: what could only fail later."""
        question = self._question
        problems = [*target_problems(question.document), *target_problems(question.baseline)]
        if problems:
            raise CannotUse(None, problems)
        refuse_if_too_large(question.document.played, question.futures, held=_HELD)

    def _extend(self, side: _Side, stage: int) -> None:
        side.collector.want(range(stage))
        if not side.collector.missing():
            return

        def hear(event: RunEvent) -> None:
            match event:
                case Preparing(seconds_left):
                    self._tell(GettingReady(seconds_left))
                case WorkersReplaced(times):
                    self._tell(Recovered(times))
                case FutureFailed():
                    side.failed += 1
                case BatchDone(futures):
                    side.finished += len(futures)
                    self._maybe_tell_answer()
                case Progress():
                    self._tell_progress(side)

        self._tell_progress(side)
        fill(
            side.collector,
            side.document.played,
            self._workers,
            hear,
            run=self._run,
            largest_batch=_BATCH,
            request=self._request,
        )

    def _tell_progress(self, side: _Side) -> None:
        wanted = self._question.futures
        run, took = self._done - self._at_first, time.monotonic() - self._began
        rate = run / took if run and took > 0 else 0.0
        left = wanted * (2 if self._other else 1) - self._done
        self._tell(
            Working(
                self._question.number,
                done=self._own.done,
                wanted=wanted,
                per_second=rate,
                seconds_left=left / rate if rate else None,
                baseline=side is self._other,
            )
        )

    def _maybe_tell_answer(self) -> None:
        if self._own.is_enough and time.monotonic() - self._told_at >= self._pause:
            self._tell_answer()

    def _tell_answer(self) -> None:
        other = self._other
        have = (self._own.done, other.done if other and other.is_enough else 0)
        if have == self._told:
            return
        if not self._workers.is_wanted(self._request):
            raise Stopped("Nobody waits for this answer any more.")
        began = time.monotonic()
        self._tell(self._answer())
        self._told, self._told_at = have, time.monotonic()
        took = self._told_at - began
        self._pause = max(_PAUSE_BETWEEN_ANSWERS, took / _SHARE_FOR_ANSWERS - took)

    def _answer(self) -> Answer:
        document, ensemble = self._question.document, self._own.ensemble
        baseline, difference = None, None
        if self._other and self._other.is_enough and self._other.finished:
            other = self._other.ensemble
            baseline = self._kept.baseline_outlook(self._other.key, self._other.document, other)
            difference = Difference.of(document, ensemble, other)
        outlook = Outlook.of(document, ensemble)
        return Answer(self._question, document.code, ensemble, outlook, baseline, difference)
