"""The first pages: what this is, and the answer in one sentence."""

from collections.abc import Iterator

from app.clean_text import shortened
from app.figures.outlook_page import figures_of
from app.outlooks.headline import headline_of
from app.outlooks.headline_words import short_answer
from app.outlooks.stated_words import stated_briefly
from app.story.case import Case
from app.story.page import Kind, Page
from app.story.sources import sources_of
from app.story.stamp import Stamp
from app.wording import as_many, day_words, month_words

_TITLE = 60
"""Characters of the title of a scenario beside."""
_INPUTS = 140
"""Characters of what differs from the baseline."""


def title_page(case: Case, stamp: Stamp) -> Page:
    """What it is, of whom, over which months, and whether anybody answers for it."""
    document = case.document
    scenario = document.scenario
    by = f"Prepared by {document.author}, " if document.author else "Prepared "
    lead = f"Projection of the workforce, {month_words(scenario.first_day)} to "
    points = [f"{by}{day_words(stamp.made_on)}.", f"{stamp.assured}."]
    if document.assurance.owner:
        points.append(f"{document.assurance.owner} answers for this scenario.")
    if case.others:
        beside = "; ".join(shortened(other.document.title, _TITLE) for other in case.others)
        points.append(f"Beside it: {beside}.")
    differs = as_many(stamp.differs, _INPUTS)
    points.append(f"Differs from the baseline: {differs}." if differs else f"{stamp.inputs()}.")
    return Page(
        kind=Kind.TITLE,
        headline=document.title,
        lead=f"{lead}{month_words(scenario.last_day)}",
        points=tuple(points),
        speaker=(document.notes,) if document.notes else (),
    )


def answer_page(case: Case, stamp: Stamp) -> Page:
    """The sentence to read out, the chance of each target, the cost, the path in small."""
    headline = headline_of(case.answer)
    sentence = "".join(text for text, _ in headline.sentence)
    path = figures_of(case.answer)["permanent_fte"]
    return Page(
        kind=Kind.ANSWER,
        headline=short_answer(case.answer),
        lead=" ".join((sentence, *_as_stated(case))),
        cards=headline.cards,
        figures=(path,),
        sources=sources_of(case, stamp, path),
        speaker=(f"{headline.steadiness}.", _no_forecast(case.answer.outlook.futures)),
    )


def _as_stated(case: Case) -> Iterator[str]:
    """The same answer with every value as stated, where assumptions vary."""
    if case.stated is not None:
        yield stated_briefly(case.answer, case.stated)


def _no_forecast(futures: int) -> str:
    if futures == 1:
        return "One possible future is no answer: the next would be another."
    return "The middle future is not a forecast: half of the possible futures end below it."
