"""The scenarios of a story side by side: this one, its baseline, and those beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.document import Document
from app.outlooks.difference import Difference
from app.outlooks.outlook import Outlook
from app.story.story import Story


@dataclass(frozen=True, eq=False)
class Shown:
    """One of them with its figures."""

    document: Document
    code: str
    """This one's is printed with a check of its figures; the others' say their inputs."""
    outlook: Outlook
    difference: Difference | None
    less: str
    """What the difference is taken from: this one's from the baseline, the others' from it."""


def scenarios_of(story: Story) -> Iterator[Shown]:
    """This scenario first, then its baseline if it has another, then the others."""
    answer, document = story.case.answer, story.case.document
    yield Shown(document, story.stamp.code, answer.outlook, answer.difference, "the baseline")
    if answer.baseline is not None:
        baseline = answer.question.baseline
        yield Shown(baseline, baseline.code, answer.baseline, None, "")
    for other in story.case.others:
        yield Shown(
            other.document, other.document.code, other.outlook, other.difference, "this scenario"
        )
