"""Permanent staff over the months, with what is wanted, what was counted and what begins when."""

from app.figures.outlook_page import figures_of
from app.figures.shapes import FanFigure
from app.story.case import Case
from app.story.page import Kind, Page
from app.story.sources import sources_of
from app.story.stamp import Stamp
from app.wording import day_words


def path_page(case: Case, stamp: Stamp) -> Page:
    """The fan of permanent FTE."""
    figure = figures_of(case.answer)["permanent_fte"]
    marks = figure.marks if isinstance(figure, FanFigure) else ()
    begins = tuple(f"{day_words(mark.day)}: {mark.label}." for mark in marks)
    return Page(
        kind=Kind.PATH,
        headline=figure.title,
        figures=(figure,),
        points=begins,
        sources=sources_of(case, stamp, figure),
        speaker=(
            figure.description,
            "Each line is one month's end. The dark band holds 5 in 10 possible futures, the light "
            "one 8 in 10; 2 in 10 end outside both.",
        ),
    )
