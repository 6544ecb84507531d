"""Keeps an answer to the present question: a few futures at once, then more, latest wins.

One thread of its own hands work to the workers and tells, in that thread, what comes of it.
Futures that were run for a scenario are kept by its fingerprint, so that going back to it is
instant and asking for more runs only those that are missing.
"""

import threading
import time
import traceback
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.difference import Difference
from app.document import Document
from app.ensemble import Collector, Ensemble, RunFailed
from app.executors import Workers
from app.fingerprint import fingerprint
from app.messages import BatchDone, Preparing, Progress, RunEvent, WorkersReplaced
from app.outlook import Outlook
from app.runner import Stopped, run_futures
from app.worker import RunFuture

STAGES = (8, 32, 128)
"""So many futures of a scenario and of its baseline are run before more of either."""
_PAUSE_BETWEEN_ANSWERS = 0.7
"""Seconds: often enough to see it move, seldom enough to leave the processor to the futures."""
_BATCH = 2
"""Futures a worker runs before it tells of them."""
_MOST_KEPT = 500_000_000
"""Bytes of futures that are kept for scenarios other than the present one."""


@dataclass(frozen=True)
class Question:
    """What a planner wants to know: a scenario, beside a baseline, in so many futures."""

    number: int
    document: Document
    baseline: Document

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


class Store(Protocol):
    """Where futures are kept beyond the session."""

    def load(self, code: str) -> Ensemble | None:
        """What was kept under a fingerprint, if anything."""

    def save(self, code: str, ensemble: Ensemble) -> None:
        """Keep futures under a fingerprint."""


class Live:
    """Answers the latest question until it is closed."""

    def __init__(
        self,
        workers: Workers,
        tell: Tell,
        run: RunFuture | None = None,
        store: Store | None = None,
    ) -> None:
        self._workers = workers
        self._tell = tell
        self._run = run
        self._kept = _Kept(store)
        self._turn = threading.Condition()
        self._question: Question | None = None
        self._taken = True
        self._number = 0
        self._resting = False
        self._closing = False
        self._thread = threading.Thread(target=self._work, name="live", daemon=True)
        self._thread.start()

    def ask(self, document: Document, baseline: Document) -> int:
        """Put a question in the place of all earlier ones; its number."""
        with self._turn:
            self._number += 1
            self._question = Question(self._number, document, baseline)
            self._taken = self._resting = False
            self._interrupt()
            return self._number

    def rest(self) -> None:
        """Stop working on the present question; what is known of it stays."""
        with self._turn:
            self._resting = True
            self._interrupt()

    def go_on(self) -> None:
        """Take up the present question again."""
        with self._turn:
            self._taken = self._resting = False
            self._turn.notify_all()

    def close(self) -> None:
        """End the thread and the workers."""
        with self._turn:
            self._closing = True
            self._interrupt()
        self._thread.join(5)
        self._workers.stop()

    def _interrupt(self) -> None:
        self._workers.cancel()
        self._turn.notify_all()

    def _work(self) -> None:
        while True:
            with self._turn:
                self._turn.wait_for(lambda: self._closing or self._is_waiting())
                if self._closing:
                    return
                question, self._taken = self._question, True
            if question:
                self._attend(question)

    def _is_waiting(self) -> bool:
        return not self._taken and not self._resting and self._question is not None

    def _attend(self, question: Question) -> None:
        try:
            _Attempt(self, question).answer()
            self._tell(Rested(question.number, finished=True))
        except Stopped:
            if self._resting and not self._closing:
                self._tell(Rested(question.number, finished=False))
        except RunFailed as fault:
            self._tell(Failed(question.number, str(fault)))
        except Exception:
            self._tell(Fault(question.number, traceback.format_exc()))

    def is_wanted(self, question: Question) -> bool:
        """Whether the question is still the one to work on."""
        latest = self._question
        return latest is not None and latest.number == question.number and self.is_working

    @property
    def is_working(self) -> bool:
        """Whether work may go on at all."""
        return not (self._resting or self._closing)


class _Attempt:
    """The work on one question, as far as it gets."""

    def __init__(self, live: Live, question: Question) -> None:
        self._live = live
        self._question = question
        self._code = fingerprint(question.document.played)
        self._baseline_code = fingerprint(question.baseline.played)
        self._own = live._kept.futures_of(self._code)
        self._other = live._kept.futures_of(self._baseline_code)
        self._told_at = 0.0
        self._told: tuple[int, int] | None = None
        self._began = time.monotonic()
        self._at_first = self._own.done + self._other.done

    def answer(self) -> None:
        wanted = self._question.futures
        if self._own.done >= min(STAGES[0], wanted):
            self._tell_answer()
        for stage in (*(each for each in STAGES if each < wanted), wanted):
            self._extend(self._question.document, self._own, stage)
            if self._own is not self._other:
                self._extend(self._question.baseline, self._other, stage)
            self._tell_answer()
        self._live._kept.save(self._code, self._own)
        self._live._kept.save(self._baseline_code, self._other)

    def _extend(self, document: Document, collector: Collector, stage: int) -> None:
        if not self._live.is_wanted(self._question):
            raise Stopped("A later question has come.")
        is_baseline = collector is self._other and self._own is not self._other
        if not collector.lacks(range(stage)):
            return

        def hear(event: RunEvent) -> None:
            match event:
                case Preparing():
                    self._live._tell(GettingReady())
                case WorkersReplaced(times):
                    self._live._tell(Recovered(times))
                case BatchDone():
                    self._maybe_tell_answer()
                case Progress():
                    self._tell_progress(is_baseline)

        self._tell_progress(is_baseline)
        run_futures(
            document.played,
            range(stage),
            self._live._workers,
            hear,
            self._live._run,
            collector,
            _BATCH,
        )

    def _tell_progress(self, is_baseline: bool) -> None:
        wanted = self._question.futures
        took = time.monotonic() - self._began
        run = self._own.done + self._other.done - self._at_first
        rate = run / took if run and took > 0 else 0.0
        left = wanted - min(self._own.done, wanted)
        if self._own is not self._other:
            left += wanted - min(self._other.done, wanted)
        self._live._tell(
            Working(
                self._question.number,
                done=min(self._own.done, wanted),
                wanted=wanted,
                per_second=rate,
                seconds_left=left / rate if rate else None,
                baseline=is_baseline,
            )
        )

    def _maybe_tell_answer(self) -> None:
        enough = self._own.done >= min(STAGES[0], self._question.futures)
        if enough and time.monotonic() - self._told_at >= _PAUSE_BETWEEN_ANSWERS:
            self._tell_answer()

    def _tell_answer(self) -> None:
        have = (self._own.done, self._other.done)
        if have == self._told:
            return
        document = self._question.document
        ensemble = self._own.ensemble(below=self._question.futures)
        baseline, difference = None, None
        if self._own is not self._other and self._other.finished:
            other = self._other.ensemble(below=self._question.futures)
            baseline = Outlook.of(self._question.baseline, other)
            difference = Difference.of(document, ensemble, other)
        outlook = Outlook.of(document, ensemble)
        answer = Answer(self._question, self._code, ensemble, outlook, baseline, difference)
        if self._live.is_wanted(self._question):
            self._live._tell(answer)
        self._told, self._told_at = have, time.monotonic()


class _Kept:
    """Futures by fingerprint; those not used for longest are given up first."""

    def __init__(self, store: Store | None) -> None:
        self._store = store
        self._collectors: OrderedDict[str, Collector] = OrderedDict()
        self._saved: dict[str, int] = {}

    def futures_of(self, code: str) -> Collector:
        """What is there of a scenario, perhaps nothing yet."""
        if code not in self._collectors:
            self._collectors[code] = self._from_store(code)
        self._collectors.move_to_end(code)
        self._give_up_oldest()
        return self._collectors[code]

    def save(self, code: str, collector: Collector) -> None:
        """Keep finished futures beyond the session, if there are more than were kept."""
        if self._store and collector.finished > self._saved.get(code, 0):
            self._store.save(code, collector.ensemble())
            self._saved[code] = collector.finished

    def _from_store(self, code: str) -> Collector:
        ensemble = self._store.load(code) if self._store else None
        if ensemble is None:
            return Collector()
        self._saved[code] = len(ensemble.numbers)
        return Collector.holding(ensemble)

    def _give_up_oldest(self) -> None:
        # The last two are the present scenario and its baseline.
        while len(self._collectors) > 2 and self._bytes() > _MOST_KEPT:
            self._collectors.popitem(last=False)

    def _bytes(self) -> int:
        return sum(each.bytes for each in self._collectors.values())
