"""Keeps an answer to the present question: a few futures at once, then more, latest wins.

One thread of its own hands work to the workers and tells, in that thread, what comes of it.
Futures that were run for a scenario are kept by its fingerprint, so that going back to it is
instant and asking for more runs only those that are missing.
"""

import sys
import threading
import time
import traceback
from collections.abc import Sequence

from app.document import Document
from app.outlooks.difference import with_luck_of
from app.outlooks.others import as_compared
from app.problem import CannotUse
from app.running.answers import (
    Failed,
    Fault,
    GettingReady,
    LiveEvent,
    Question,
    Rested,
    Tell,
)
from app.running.attempt import Attempt
from app.running.ensemble import RunFailed
from app.running.executors import Workers
from app.running.kept_futures import KeptFutures, Store
from app.running.pace import Pace
from app.running.runner import Stopped
from app.running.worker import RunFuture

_PATIENCE = 1
"""Seconds that the thread has to end."""
_LOOKS_APART = 0.2
"""Seconds from one first look to the next: the more processors, the sooner a look is over, and the
window that draws it is no quicker for them."""
_NO_MEMORY = (
    "There is not enough memory for so many possible futures. Ask for fewer or close other "
    "programs."
)


class Live:
    """Answers the latest question until it is closed.

    What it tells is told in its own thread, and nothing of a question once a later one is asked,
    but for how long the model still takes: so ``tell`` must not wait for whoever asks. The workers
    are its own; close ends them.
    """

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
        self._kept = KeptFutures(store)
        self._pace = Pace()
        # Whoever asks, rests or closes takes the workers from the thread and the thread takes
        # them with its question, both under this lock: work cannot begin on what is out of date.
        self._turn = threading.Condition()
        self._question: Question | None = None
        self._next: Question | None = None
        """What is to be worked on once a first look has ended."""
        self._taken = True
        self._is_idle = True
        self._taken_at = -_LOOKS_APART
        self._number = 0
        self._resting = False
        self._closing = False
        self._thread = threading.Thread(target=self._work, name="live", daemon=True)
        self._thread.start()

    def ask(
        self,
        document: Document,
        baseline: Document,
        others: Sequence[Document] = (),
        *,
        is_first_look: bool = False,
        is_patient: bool = False,
    ) -> int:
        """Put a question in the place of all earlier ones; its number.

        The baseline and the others are played with the luck of the document. A patient question
        lets a first look end that is under way: so a lever that never rests is answered too.
        """
        with self._turn:
            self._number += 1
            question = Question(
                self._number,
                document,
                with_luck_of(document, baseline),
                tuple(as_compared(document, each) for each in others),
                is_first_look,
            )
            if is_patient and (self._is_looking or self._next is not None):
                self._next = question
                self._turn.notify_all()
            else:
                self._put(question)
            return self._number

    @property
    def _is_looking(self) -> bool:
        """Whether a first look is being worked on."""
        under_way = self._taken and not self._is_idle and not self._resting
        return under_way and self._question is not None and self._question.is_first_look

    def _put(self, question: Question) -> None:
        """In the place of what is being worked on."""
        self._question, self._next = question, None
        self._taken = self._resting = False
        self._interrupt()

    def rest(self) -> None:
        """Stop working on the present question; what is known of it stays."""
        with self._turn:
            if self._next is not None:
                self._put(self._next)
            self._resting = True
            self._interrupt()

    def go_on(self) -> None:
        """Take up the present question again, if the work on it rests."""
        with self._turn:
            if self._resting:
                self._taken = self._question is None
                self._resting = False
                self._turn.notify_all()

    def close(self) -> None:
        """End the thread and the workers."""
        with self._turn:
            self._closing = True
            self._interrupt()
        self._workers.stop()
        if self._thread is not threading.current_thread():
            self._thread.join(_PATIENCE)

    def _interrupt(self) -> None:
        self._workers.cancel()
        self._turn.notify_all()

    def _work(self) -> None:
        while taken := self._take():
            try:
                self._attend(*taken)
            except Exception:
                # Whoever is told has failed, even at being told so: it is said where it can be.
                fault = (*sys.exc_info(), self._thread)
                threading.excepthook(threading.ExceptHookArgs(fault))

    def _take(self) -> tuple[Question, int | None] | None:
        """The next question, and the number under which the workers work for it if they may."""
        with self._turn:
            self._is_idle = True
            self._wait_between_looks()
            if self._next is not None:
                self._put(self._next)
            self._turn.wait_for(lambda: self._closing or not self._taken)
            if self._closing or self._question is None:
                return None
            self._taken, self._is_idle, self._taken_at = True, False, time.monotonic()
            return self._question, None if self._resting else self._workers.begin()

    def _wait_between_looks(self) -> None:
        """Let a hand that moves on get further, and the window draw what it was told."""

        def must_begin() -> bool:
            following = self._next is not None and self._next.is_first_look
            return self._closing or not self._taken or not following

        left = self._taken_at + _LOOKS_APART - time.monotonic()
        if left > 0:
            self._turn.wait_for(must_begin, left)

    def _attend(self, question: Question, request: int | None) -> None:
        """Work on a question until it is answered, stopped or there can be no answer."""
        attempt = None
        try:
            if request is None:
                raise Stopped("It was paused before it was begun.")
            attempt = self._attempt(question, request)
            attempt.answer()
            return
        except Stopped:
            if not self._resting or (attempt and attempt.is_answered):
                return
            end: LiveEvent = Rested(question.number, finished=False)
        except (RunFailed, CannotUse) as fault:
            end = Failed(question.number, str(fault))
        except MemoryError:
            end = Failed(question.number, _NO_MEMORY)
        except Exception:
            end = Fault(question.number, traceback.format_exc())
        self._say(question, end)

    def _attempt(self, question: Question, request: int) -> Attempt:
        return Attempt(
            question,
            self._kept,
            self._workers,
            lambda event: self._say(question, event),
            request=request,
            pace=self._pace,
            run=self._run,
        )

    def _say(self, question: Question, event: LiveEvent) -> None:
        with self._turn:
            # The model is got ready for whatever is asked next.
            is_of_interest = question is self._question or isinstance(event, GettingReady)
            if is_of_interest and not self._closing:
                self._tell(event)


__all__ = ["Live"]
