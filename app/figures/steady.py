"""Keeps pictures still while futures come in: a finding changes when what it claims clearly does.

Every answer to a question moves every number a little. A heading that follows each of them flips
between two truths, and an axis that does makes lines jump that have not moved. So a heading stays
while no outcome it speaks of has moved by more than the answer itself says it may be off by; when
the question is answered, all of them are those of the whole answer.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

import numpy as np

from app.figures.shapes import AnyFigure
from app.outlooks.difference import Difference
from app.outlooks.headline_words import Runs, sentence_of
from app.outlooks.outlook import month_of
from app.outlooks.rests_on import count_words
from app.outlooks.spread import middle_interval, percentiles
from app.outlooks.standard_error import standard_error
from app.outlooks.steadiness import spoken_of
from app.running.answers import Answer
from app.wording import FEW
from sim.outcomes import OUTCOMES, Measure

T = TypeVar("T")

_SPOKEN_OF: Mapping[str, tuple[str, ...]] = {
    "staff_by_kind": ("agency_fte",),
    "hires_and_leavers": ("starters", "leavers"),
    "cost_by_year": ("cost_total",),
    "workers_by_load": ("workers_25_to_30", "workers_over_30"),
    "between_workers": ("caseload_p90",),
}
"""The outcomes that a heading speaks of, where they are not what the figure is named after."""
_YEAR = 12
"""Months over which a flow is summed before it is judged: a month's is mostly luck."""


@dataclass(frozen=True)
class _Grounds:
    """What a finding rests on."""

    middles: tuple[float, ...]
    half_width: Callable[[int], float]
    """How far the one in this place may still move, to either side."""
    claims: Hashable
    """The rest of the sentence; the sentence is replaced at once when this changes."""


@dataclass(frozen=True)
class _Held:
    """What is being said, and of which answer."""

    question: Hashable
    what: Any
    grounds: _Grounds


class Steady:
    """Remembers what was said last of each subject."""

    def __init__(self) -> None:
        self._held: dict[str, _Held] = {}

    def figure(self, answer: Answer, figure: AnyFigure) -> AnyFigure:
        """The figure as it is shown: with the heading it keeps or takes, and called an estimate."""
        outcomes = _SPOKEN_OF.get(figure.key, (figure.key,))
        title = self.said(answer, figure.key, outcomes, lambda: figure.title)
        shown = replace(figure, title=title, is_growing=not is_complete(answer))
        if answer.estimate is None:
            return shown
        return replace(
            shown,
            subtitle=f"{figure.subtitle}, estimated",
            description=f"{figure.description} {count_words(answer)} with the comparison plan.",
        )

    def said(
        self, answer: Answer, subject: str, outcomes: tuple[str, ...], say: Callable[[], T]
    ) -> T:
        """What is said of a subject, which speaks of these outcomes: as before, or anew."""
        cells = _cells(answer, tuple(name for name in outcomes if name in OUTCOMES))
        middles = tuple(_middle(answer, name, month) for name, month in cells)
        grounds = _Grounds(
            middles, lambda place: half_width(answer, *cells[place]), _is_of_few(answer)
        )
        return self._kept(answer, subject, say, grounds)

    def sentence(self, answer: Answer) -> Runs:
        """The sentence of the headline, of which each part keeps to what it speaks of itself.

        Chances are those of the cards above it, which follow every answer.
        """
        new, outcome = sentence_of(answer), spoken_of(answer)[0]
        projection = self.said(answer, "projection", (outcome,), lambda: new.projection)
        difference = new.difference
        if answer.difference is not None:
            grounds = _grounds_of_difference(answer, answer.difference)
            difference = self._kept(answer, "difference", lambda: new.difference, grounds)
        return replace(new, projection=projection, difference=difference).runs

    def _kept(self, answer: Answer, subject: str, say: Callable[[], T], grounds: _Grounds) -> T:
        held, new = self._held.get(subject), say()
        is_new = held is None or held.question != question_of(answer) or is_complete(answer)
        if is_new or held is None or _has_changed(held, new, grounds):
            self._held[subject] = _Held(question_of(answer), new, grounds)
            return new
        said: T = held.what
        return said


def _has_changed(held: _Held, new: object, grounds: _Grounds) -> bool:
    if new == held.what or grounds.claims != held.grounds.claims:
        return True
    both = zip(grounds.middles, held.grounds.middles, strict=True)
    return any(abs(now - then) > grounds.half_width(at) for at, (now, then) in enumerate(both))


def _grounds_of_difference(answer: Answer, difference: Difference) -> _Grounds:
    """Grounds of the median difference; a change in whether it is clear shows at once."""
    outcome, month = spoken_of(answer)
    interval, middle = difference.pairs.interval(outcome, month), difference.middle(outcome, month)

    def reach(_place: int) -> float:
        return max(interval[1] - middle, middle - interval[0]) if interval else float("inf")

    return _Grounds((middle,), reach, difference.is_clear(outcome, month))


def question_of(answer: Answer) -> Hashable:
    """What is asked, however many futures are wanted."""
    question = answer.question
    return question.document.key, question.baseline.key, question.document.targets


def is_complete(answer: Answer) -> bool:
    """Whether every future that is wanted is in."""
    finished = answer.finished
    return len(finished.numbers) + len(finished.failures) >= answer.question.futures


def half_width(answer: Answer, outcome: str, month: date) -> float:
    """How far the middle future may still move, to either side, 95 times in 100.

    Infinite where too few futures are in to say.
    """
    columns = _columns(answer, outcome, month)
    if answer.estimate is not None:
        cells = [(outcome, answer.outlook.months[column]) for column in columns]
        error = standard_error(
            answer.estimate, cells, lambda futures: percentiles(futures.sum(axis=-1), [50])[0]
        )
        return error.half_width
    values = answer.ensemble.series(outcome)[:, columns].sum(axis=1)
    interval = middle_interval(values)
    if interval is None:
        return float("inf")
    middle = float(np.median(values))
    return max(interval[1] - middle, middle - interval[0])


def _middle(answer: Answer, outcome: str, month: date) -> float:
    columns = _columns(answer, outcome, month)
    return float(np.median(answer.ensemble.series(outcome)[:, columns].sum(axis=1)))


def _cells(answer: Answer, outcomes: tuple[str, ...]) -> list[tuple[str, date]]:
    """Each outcome at the months a finding may speak of: those of its targets, and the last."""
    months, targets = answer.outlook.months, answer.question.document.targets
    spoken_of = [
        (each.outcome, month_of(each.by, months)) for each in targets if each.outcome in outcomes
    ]
    return [*spoken_of, *((name, months[-1]) for name in outcomes)]


def _columns(answer: Answer, outcome: str, month: date) -> list[int]:
    last = answer.outlook.months.index(month)
    if OUTCOMES[outcome].measure is Measure.POSITION:
        return [last]
    return list(range(max(0, last + 1 - _YEAR), last + 1))


def _is_of_few(answer: Answer) -> bool:
    return answer.outlook.futures < FEW


__all__ = ["Steady", "half_width", "is_complete", "question_of"]
