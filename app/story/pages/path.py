"""Permanent staff over the months, with what is wanted, what was counted and what begins when."""

from itertools import groupby

from app.figures.outlook_page import figures_of
from app.figures.shapes import DatedMark, FanFigure, Why
from app.outlooks.difference_words import difference_words, range_after, with_clearness
from app.running.answers import Answer
from app.story.case import Case
from app.story.page import Kind, Page
from app.story.sources import sources_of
from app.story.stamp import Stamp
from app.wording import FEW, amount, as_many, day_words, month_words
from sim.units import Unit

_FTE = "permanent_fte"
_MOST_DAYS = 8
_LABELS = 120
"""Characters of what begins on a day."""


def path_page(case: Case, stamp: Stamp) -> Page:
    """The fan of permanent FTE."""
    figure = figures_of(case.answer)[_FTE]
    marks = figure.marks if isinstance(figure, FanFigure) else ()
    return Page(
        kind=Kind.PATH,
        headline=figure.title,
        lead=_lead(case.answer),
        figures=(figure,),
        points=_begins(marks),
        sources=sources_of(case, stamp, figure),
        speaker=(
            figure.description,
            *_how_to_read(case.answer.outlook.futures),
        ),
    )


def _how_to_read(futures: int) -> tuple[str, ...]:
    """What the line and the bands are; one future has neither, of few no share is spoken of."""
    if futures == 1:
        return ()
    said = "The line in the middle is the middle future at each month's end; no single future runs "
    if futures < FEW:
        return (f"{said}along it.",)
    return (
        f"{said}along it. The dark band holds 5 in 10 possible futures, the light one 8 in 10; at "
        "each month's end 2 in 10 lie outside both.",
    )


def _lead(answer: Answer) -> str:
    """From the first month to the last in the middle future, and the difference then."""
    outlook, difference = answer.outlook, answer.difference
    first, last = outlook.months[0], outlook.months[-1]
    begin, end = outlook.at(_FTE, first), outlook.at(_FTE, last)
    who = "the one possible future" if outlook.futures == 1 else "the middle future"
    said = (
        f"From {_fte(begin['p50'])} in {month_words(first)} {who} comes to {_fte(end['p50'])} in "
        f"{month_words(last)}"
    )
    if outlook.futures >= FEW:
        low, high = f"{end['p10']:,.0f}", f"{end['p90']:,.0f}"
        said += f"; 8 in 10 possible futures then lie between {low} and {high}"
    if difference is not None:
        change = difference.spreads[_FTE].at(-1)
        differs = difference_words(Unit.FTE, float(change.p50))
        if outlook.futures >= FEW:
            differs += range_after(Unit.FTE, change)
        differs = with_clearness(differs, is_clear=difference.is_clear(_FTE, last))
        said += f". Compared within each future that is {differs}"
    return f"{said}."


def _fte(value: float) -> str:
    return amount(Unit.FTE, value)


def _begins(marks: tuple[DatedMark, ...]) -> tuple[str, ...]:
    """A point for each day on which something begins, and for what reason."""
    points = []
    for (day, why), those in groupby(marks, key=lambda mark: (mark.day, mark.why)):
        named = as_many([mark.label for mark in those], _LABELS)
        too = ", in the baseline too" if why is Why.POLICY else ""
        points.append(f"{day_words(day)}{too}: {named}.")
    more = len(points) - _MOST_DAYS
    if more > 0:
        points[_MOST_DAYS - 1 :] = [f"And {more + 1} more dates, which the scenario lists."]
    return tuple(points)
