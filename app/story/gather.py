"""Runs what a briefing speaks of: the scenario, its baseline, and those beside it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from app.document import Document
from app.outlooks.difference import Difference, with_luck_of
from app.outlooks.others import as_compared
from app.outlooks.outlook import Outlook, target_problems
from app.outlooks.stated import Stated, as_stated
from app.problem import CannotUse
from app.running.answers import Answer, Question
from app.running.ensemble import Ensemble
from app.story.case import Case, Other, other_of

Run = Callable[[Document], Ensemble]
"""Runs the possible futures of a document; or hands on those that are known."""


def gather(
    document: Document, baseline: Document, others: Sequence[Document], made_on: date, run: Run
) -> Case:
    """The whole case, one run for each scenario that gives other figures."""
    answer = answer_to(document, with_luck_of(document, baseline), run)
    beside = tuple(other(answer, each, run) for each in others)
    return Case(answer, beside, made_on, _stated(document, run))


def _stated(document: Document, run: Run) -> Stated | None:
    """The scenario with every value as stated; None where no assumption of it varies."""
    own = as_stated(document)
    return None if own is None else Stated.of(own, run(own))


def answer_to(document: Document, baseline: Document, run: Run) -> Answer:
    """The answer to a scenario beside its baseline."""
    ensemble = run(document)
    outlook = Outlook.of(document, ensemble)
    question = Question(0, document, baseline)
    if baseline.key == document.key:
        return Answer(question, document.code, ensemble, outlook, None, None)
    theirs = run(replace(baseline, futures=document.futures))
    difference = Difference.of(document, ensemble, theirs)
    return Answer(
        question, document.code, ensemble, outlook, Outlook.of(baseline, theirs), difference
    )


def other(answer: Answer, document: Document, run: Run) -> Other:
    """A scenario beside an answer, run with its luck and held against its targets.

    ``CannotUse`` if a target lies outside the months of the other.
    """
    beside = played_beside(answer, document)
    return other_of(answer, beside, run(beside))


def played_beside(answer: Answer, document: Document) -> Document:
    """A scenario as it is run beside an answer.

    ``CannotUse`` if a target lies outside the months of the other.
    """
    beside = as_compared(answer.question.document, document)
    problems = target_problems(beside)
    if problems:
        raise CannotUse(document.title, problems)
    return beside
