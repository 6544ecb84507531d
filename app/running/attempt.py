"""The work on one question, as far as it gets: the first pairs, then more of each in turn."""

from collections.abc import Iterator
from itertools import chain

from app.outlooks.outlook import target_problems
from app.problem import CannotUse
from app.running.answering import first_pairs
from app.running.answers import GettingReady, Question, Recovered, Tell
from app.running.ensemble import refuse_if_too_large
from app.running.executors import Workers
from app.running.kept_futures import KeptFutures
from app.running.messages import (
    BatchDone,
    FutureFailed,
    Preparing,
    RunEvent,
    WorkersReplaced,
)
from app.running.order import Turn, in_turn
from app.running.pace import Pace
from app.running.runner import Part, Stopped, fill_together
from app.running.side import Side, Sides, missing_of
from app.running.telling import Telling
from app.running.worker import RunFuture

_BATCH = 2
"""Futures a worker runs before it tells of them, once the first pairs are in."""
_HELD = 18
"""Times an ensemble is held at once: scenario and baseline each as they came in and put together;
what is estimated from both, with what the pairs leave over; the difference of the two; all of that
again in the answer that is still shown; and what summing up takes."""
_HELD_OF_OTHERS = 2
"""Of every other scenario: as its futures came in and put together."""


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
        pace: Pace,
        run: RunFuture | None = None,
    ) -> None:
        self._question = question
        self._workers = workers
        self._tell = tell
        self._request = request
        self._pace = pace
        self._run = run
        self._sides = Sides.of(question, kept)
        self._telling = Telling(
            question, self._sides, kept, pace, tell, refuse=self._stop_if_unwanted
        )

    def answer(self) -> None:
        """Run what is missing; tell what is known at first, in between and at the end."""
        self._refuse()
        self._want()
        self._telling.look()
        self._fill()
        self._telling.last_look()

    @property
    def is_answered(self) -> bool:
        """Whether the question is, though some of the others may still be run."""
        return self._telling.is_over

    def _refuse(self) -> None:
        """Before anything is run: what could only fail later."""
        question = self._question
        problems = [*target_problems(question.document), *target_problems(question.baseline)]
        if problems:
            raise CannotUse(None, problems)
        held = _HELD + _HELD_OF_OTHERS * len(question.others)
        refuse_if_too_large(question.document.played, question.futures, held=held)

    def _want(self) -> None:
        first = self._question.is_first_look
        wanted = first_pairs(self._question) if first else self._question.futures
        for side in self._sides.asked:
            side.want(wanted)
        for side in self._sides.run_beside:
            side.want(0 if first else wanted)
        for side in self._sides.run_last:
            side.want(0 if first else side.wanted)

    def _order(self) -> Iterator[Turn]:
        """Of what is missing now; whoever turns out to be hopeless loses its turn."""
        sides, last = self._all_sides(), self._sides.run_last
        missing = missing_of(sides)
        before = len(sides) - len(last)
        asked, first = len(self._sides.asked), first_pairs(self._question)
        turns = in_turn(missing[:before], asked=asked, first=first, size=_BATCH)
        at_last = in_turn(missing[before:], asked=0, first=0, size=_BATCH)
        shifted = ((before + place, numbers) for place, numbers in at_last)
        return (turn for turn in chain(turns, shifted) if not sides[turn[0]].is_given_up)

    def _all_sides(self) -> list[Side]:
        """In the order in which they are run."""
        return [*self._sides.asked, *self._sides.run_beside, *self._sides.run_last]

    def _fill(self) -> None:
        sides = self._all_sides()
        if not any(missing_of(sides)):
            return

        def hear(event: RunEvent) -> None:
            match event:
                case Preparing(seconds_left):
                    self._tell(GettingReady(seconds_left))
                case WorkersReplaced(times):
                    self._pace.forget()
                    self._tell(Recovered(times))
                case FutureFailed(_, _, part):
                    sides[part].came(0, 1)
                case BatchDone(futures, part):
                    sides[part].came(len(futures), 0)
                    self._pace.came(len(futures))
                    self._telling.look()

        parts = [Part(side.collector, side.document.played) for side in sides]
        self._pace.begin()
        try:
            fill_together(
                parts, self._order, self._workers, hear, run=self._run, request=self._request
            )
        finally:
            self._pace.end()

    def _stop_if_unwanted(self) -> None:
        if not self._workers.is_wanted(self._request):
            raise Stopped("Nobody waits for this answer any more.")


__all__ = ["Attempt"]
