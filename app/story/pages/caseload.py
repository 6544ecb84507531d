"""What workers hold: the average, and who carries more."""

from app.figures.outlook_page import figures_of
from app.figures.people import people_figures
from app.figures.people_words import hidden_by_the_average
from app.story.case import Case
from app.story.page import Kind, Page
from app.story.sources import sources_of
from app.story.stamp import Stamp


def caseload_page(case: Case, stamp: Stamp) -> Page:
    """The fan of the average beside the shares of workers by what they hold."""
    average = figures_of(case.answer)["average_caseload"]
    shares = people_figures(case.answer)["workers_by_load"]
    between, *others = hidden_by_the_average(case.answer)
    return Page(
        kind=Kind.CASELOAD,
        headline=average.title,
        lead=between,
        figures=(average, shares),
        points=tuple(others),
        sources=sources_of(case, stamp, average),
        speaker=(
            average.description,
            shares.description,
            "The average counts open allocated cases for each FTE of case-holding staff, permanent "
            "and agency. Team managers hold none.",
        ),
    )
