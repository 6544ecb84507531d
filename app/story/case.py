"""What a briefing speaks of: the answer to a scenario, and the scenarios it is laid beside."""

from dataclasses import dataclass, replace
from datetime import date

from app.document import Document
from app.outlooks.difference import Difference
from app.outlooks.outlook import Outlook
from app.outlooks.stated import Stated
from app.running.answers import Answer
from app.running.ensemble import Ensemble


@dataclass(frozen=True, eq=False)
class Other:
    """A scenario beside this one, run with the same luck."""

    document: Document
    """As it was run: with the seed of this one, and the same may vary; with this one's targets."""
    ensemble: Ensemble
    outlook: Outlook
    difference: Difference | None
    """The other minus this one, future by future; None where the months are not the same."""


@dataclass(frozen=True, eq=False)
class Case:
    """All that a briefing is made of."""

    answer: Answer
    """From futures that were run alone, whatever it was made of: a briefing estimates nothing."""
    others: tuple[Other, ...]
    made_on: date
    stated: Stated | None = None
    """The scenario with every value as stated; None where no assumption varies, or not run."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "answer", self.answer.as_run)

    @property
    def document(self) -> Document:
        """The scenario that was asked for."""
        return self.answer.question.document

    def with_answer(self, answer: Answer) -> "Case":
        """The same scenarios beside a newer answer; what they differ by is worked out anew."""
        others = tuple(
            replace(each, difference=Difference.of(each.document, each.ensemble, answer.finished))
            for each in self.others
        )
        stated = (
            self.stated if self.stated and self.stated.is_of(answer.question.document) else None
        )
        return replace(self, answer=answer, others=others, stated=stated)


def other_of(answer: Answer, document: Document, ensemble: Ensemble) -> Other:
    """A scenario as it is laid beside an answer; ``document`` as ``beside`` gave it."""
    return Other(
        document=document,
        ensemble=ensemble,
        outlook=Outlook.of(document, ensemble),
        difference=Difference.of(document, ensemble, answer.finished),
    )
