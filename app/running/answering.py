"""Sums up what is in of a question: estimated from pairs while futures are missing, then plain."""

from app.outlooks.difference import Difference
from app.outlooks.outlook import Outlook
from app.outlooks.paired import FEWEST_PAIRS, Estimate, estimated
from app.outlooks.pairing import unpaired
from app.running.answers import Answer, Question
from app.running.ensemble import Ensemble
from app.running.kept_futures import KeptFutures
from app.running.side import ENOUGH, Sides


def first_pairs(question: Question) -> int:
    """How many futures come before all others: as many as say something."""
    if question.is_first_look and unpaired(question.document, question.baseline) is None:
        return min(FEWEST_PAIRS, question.futures)
    return min(ENOUGH, question.futures)


class Answering:
    """Makes answers to one question."""

    def __init__(self, question: Question, sides: Sides, kept: KeptFutures) -> None:
        self._question = question
        self._sides = sides
        self._kept = kept
        self._may_pair = unpaired(question.document, question.baseline) is None

    def answer(self, *, at_all: bool = False) -> Answer | None:
        """What is known now; None while that is too little, unless it is wanted ``at_all``.

        ``RunFailed`` if no future could be finished.
        """
        document, own = self._question.document, self._sides.own
        too_few = own.done < min(FEWEST_PAIRS, own.wanted) and not at_all
        if not own.done or too_few or (own.is_hopeless and not own.is_given_up):
            return None
        ensemble, theirs = own.ensemble, self._baseline()
        estimate = self._estimate(ensemble, theirs[0]) if theirs else None
        if estimate is None and not own.is_enough and not at_all:
            return None
        shown = estimate.ensemble if estimate else ensemble
        return Answer(
            question=self._question,
            code=document.code,
            ensemble=shown,
            outlook=Outlook.of(document, shown),
            baseline=theirs[1] if theirs else None,
            difference=Difference.of(document, shown, theirs[0], ensemble) if theirs else None,
            estimate=estimate,
        )

    def _baseline(self) -> tuple[Ensemble, Outlook] | None:
        """The baseline's futures and what they say together; None while that is too little."""
        side = self._sides.baseline
        if side is None or not side.is_enough or not side.finished:
            return None
        return self._kept.baseline(side.document, side.collector, side.wanted)

    def _estimate(self, ensemble: Ensemble, theirs: Ensemble) -> Estimate | None:
        """Only where the baseline says more than the scenario itself."""
        more = len(theirs.numbers) > len(ensemble.numbers)
        if not (self._may_pair and self._sides.own.left and more):
            return None
        estimate = estimated(ensemble, theirs)
        return estimate if estimate and estimate.predicted else None


__all__ = ["Answering", "first_pairs"]
