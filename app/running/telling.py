"""What is told while a question is worked on, and how often."""

import time
from collections.abc import Callable

from app.outlooks.stated import Stated, as_stated
from app.running.answering import Answering
from app.running.answers import AsStated, Others, OtherSoFar, Question, Rested, Tell, Working
from app.running.kept_futures import KeptFutures
from app.running.pace import Pace
from app.running.side import Side, Sides

_AT_ONCE = (4, 8, 16)
"""An answer is told as soon as so many of the scenario's futures are in, whatever the time."""
_PAUSE_BETWEEN_ANSWERS = 0.7
"""Seconds: often enough to see it move, seldom enough to leave the processor to the futures."""
_SHARE_FOR_ANSWERS = 0.2
"""Of the time, at most, goes into summing up: it grows with the futures that are in."""
_PAUSE_BETWEEN_PROGRESS = 0.2


class Telling:
    """Tells answers, progress and the end of one question; ``refuse`` raises if nobody waits."""

    def __init__(
        self,
        question: Question,
        sides: Sides,
        kept: KeptFutures,
        pace: Pace,
        tell: Tell,
        *,
        refuse: Callable[[], None],
    ) -> None:
        self._question = question
        self._sides = sides
        self._kept = kept
        self._pace = pace
        self._tell = tell
        self._refuse = refuse
        self._answering = Answering(question, sides, kept)
        self.is_over = False
        """Whether the last answer is told."""
        self._told: tuple[int, ...] = (0, 0)
        """Futures of the scenario and its baseline that the last answer rests on."""
        self._told_of_others: tuple[int, ...] = ()
        self._has_told_stated = False
        self._has_told_progress = False
        self._next_answer = self._next_progress = self._next_others = -float("inf")

    def look(self) -> None:
        """Tell what is due of what has come in."""
        sides = self._sides
        if not self.is_over:
            if sides.is_answered:
                self._end()
            elif self._is_due():
                self._tell_answer()
        if self._question.is_first_look:
            return
        now = time.monotonic()
        if now >= self._next_progress:
            self._next_progress = now + _PAUSE_BETWEEN_PROGRESS
            self._tell_progress()
        if now >= self._next_others:
            self._next_others = now + _PAUSE_BETWEEN_ANSWERS
            self._tell_others()
        self._tell_stated()

    def last_look(self) -> None:
        """Tell what is not told yet: nothing more is run."""
        if self._question.is_first_look:
            if not self.is_over:
                self._tell_answer(at_all=True)
        else:
            self.look()
            self._tell_others()
            self._tell_stated()

    def _is_due(self) -> bool:
        done, told = self._sides.own.done, self._told[0]
        at_once = any(told < many <= done for many in _AT_ONCE)
        return at_once or time.monotonic() >= self._next_answer

    def _tell_answer(self, *, at_all: bool = False) -> None:
        have = tuple(each.done for each in self._sides.asked)
        if have == self._told:
            return
        self._refuse()
        began = time.monotonic()
        answer = self._answering.answer(at_all=at_all)
        if answer is None:
            return
        self._tell(answer)
        now = time.monotonic()
        took = now - began
        self._told = have
        self._next_answer = now + max(_PAUSE_BETWEEN_ANSWERS, took / _SHARE_FOR_ANSWERS - took)

    def _end(self) -> None:
        """The question is answered; of the others some may still be run."""
        self._tell_answer(at_all=True)
        if self._has_told_progress:
            self._tell_progress()
        self.is_over = True
        for side in self._sides.asked:
            self._kept.save(side.document.key, side.collector)
        self._sides.refuse_if_hopeless()
        self._tell(Rested(self._question.number, finished=True))

    def _tell_progress(self) -> None:
        """How far it is; how long the rest takes, once that is known."""
        if self.is_over:
            return
        self._has_told_progress = True
        sides, rate = self._sides, self._pace.per_second
        self._tell(
            Working(
                self._question.number,
                done=sides.own.done,
                wanted=self._question.futures,
                per_second=rate or 0.0,
                seconds_left=sides.left / rate if rate else None,
                baseline=not sides.own.left,
            )
        )

    def _tell_others(self) -> None:
        others = self._sides.others
        have = tuple(each.done for each in others)
        if not others or have == self._told_of_others:
            return
        self._told_of_others = have
        for side in others:
            if not side.left:
                self._kept.save(side.document.key, side.collector)
        self._tell(Others(self._question.number, tuple(_so_far(each) for each in others)))

    def _tell_stated(self) -> None:
        """What comes of the values as they are stated, once, and never before the answer."""
        if not self.is_over:
            return
        side, document = self._sides.stated, as_stated(self._question.document)
        if side is None or document is None or side.left or self._has_told_stated:
            return
        self._has_told_stated = True
        self._kept.save(side.document.key, side.collector)
        stated = Stated.of(document, side.ensemble) if side.finished else None
        self._tell(AsStated(self._question.number, stated))


def _so_far(side: Side) -> OtherSoFar:
    known = side.ensemble if side.is_enough and side.finished else None
    trouble = side.reason if side.is_given_up else ""
    return OtherSoFar(side.document, known, side.done, side.wanted, trouble)


__all__ = ["Telling"]
