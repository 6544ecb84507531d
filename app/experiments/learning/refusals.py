"""When nothing can be learned: what is wrong with the points or the futures, and what to do."""

from collections.abc import Iterable, Iterator, Sequence

from app.document import Document
from app.problem import Problem
from app.sources.observed import Observed
from app.wording import short_month
from sim.outcomes import OUTCOMES

FEWEST_FUTURES = 100
"""Finished futures below which lines follow luck more than what futures assume."""
FEWEST_SPEAKING = 2.0
"""Futures that must agree with what was seen. With fewer the answer rests on lines drawn beyond
them, and truths lay a fifth further off than was said."""
_MOST_BEYOND = 2.0
"""Widths of the range of 8 in 10 futures that a point may lie outside all of them."""
_MOST_SURPRISING = 4.0
"""Standard deviations that a point may lie from what the others let expect."""


def point_words(point: Observed) -> str:
    """What a point counts, and when.

    >>> from datetime import date
    >>> point_words(Observed("A", "referrals", date(2015, 3, 31), 12, 19512.0, "", "", ""))
    'Referrals, 12 months to Mar 2015'
    """
    label = OUTCOMES[point.outcome].label
    months = "" if point.months == 1 else f"{point.months} months to "
    return f"{label}, {months}{short_month(point.month)}"


def before_running(document: Document, points: Sequence[Observed]) -> Iterator[Problem]:
    """What forbids learning whatever the futures show."""
    if document.vary == "luck":
        fact = "says that luck alone varies, so nothing is assumed that could be learned about"
        yield Problem("vary", fact, 'Let assumptions vary: "luck+assumptions+years".')
    if document.futures < FEWEST_FUTURES:
        fact = f"is {document.futures:,}, too few to learn from"
        yield Problem("futures", fact, f"Play {FEWEST_FUTURES} or more.")
    if not points:
        fact = "lie inside this run: all were counted by the first day or after the last"
        yield Problem("None of the observed points", fact, "Give a list of your own.")
    for point in points:
        if point.uncertainty is None:
            remedy = "Say by how much its value may be off, in the column uncertainty."
            yield Problem(point.id, f"({point_words(point)}) has no uncertainty", remedy)


def too_few(finished: int) -> Iterator[Problem]:
    """That too few futures were finished."""
    if finished < FEWEST_FUTURES:
        fact = f"could be finished, too few to learn from: {FEWEST_FUTURES} are needed"
        yield Problem(f"Only {finished:,} possible futures", fact, "Play more.")


def outside(
    points: Sequence[Observed], beyond: Iterable[float], ends: Iterable[tuple[float, float]]
) -> Iterator[Problem]:
    """Points far outside what any future shows; ``ends`` are the least and most of them."""
    for point, far, (least, most) in zip(points, beyond, ends, strict=True):
        if far > _MOST_BEYOND:
            unit = OUTCOMES[point.outcome].unit
            fact = (
                f"({point_words(point)}) is {unit.say(point.value)}, far outside what any "
                f"future shows: {unit.say(least)} to {unit.say(most)}"
            )
            remedy = (
                "Check the value and how it was counted, give it a larger uncertainty, or leave "
                "it out."
            )
            yield Problem(point.id, fact, remedy)


def contradicting(points: Sequence[Observed], surprises: Sequence[float]) -> Iterator[Problem]:
    """The point that goes least with the others, if it cannot be true together with them."""
    worst = max(range(len(points)), key=lambda number: abs(surprises[number]))
    if abs(surprises[worst]) > _MOST_SURPRISING:
        far = f"{abs(surprises[worst]):.1f} standard deviations"
        fact = (
            f"({point_words(points[worst])}) contradicts the other points: it lies {far} from what "
            "they let expect"
        )
        remedy = "Check what each of them counts, give larger uncertainties, or leave it out."
        yield Problem(points[worst].id, fact, remedy)


def silent(speaking: float, futures: int) -> Iterator[Problem]:
    """That hardly any future agrees with what was seen."""
    if speaking < FEWEST_SPEAKING:
        fact = f"no more than {speaking:.1f} agree with all that was seen"
        remedy = (
            "Play more futures, use fewer points, or give them larger uncertainties: what is "
            "learned from so few cannot be relied on."
        )
        yield Problem(f"Of {futures:,} possible futures", fact, remedy)
