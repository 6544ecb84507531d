"""What it costs, and against what envelope."""

from app.figures.outlook_page import figures_of
from app.figures.tables import table_of
from app.story.case import Case
from app.story.page import Kind, Page
from app.story.sources import sources_of
from app.story.stamp import Stamp


def cost_page(case: Case, stamp: Stamp) -> Page:
    """Cost by financial year in parts."""
    figure = figures_of(case.answer)["cost_by_year"]
    return Page(
        kind=Kind.COST,
        headline=figure.title,
        lead=figure.description.partition(". ")[2],
        figures=(figure,),
        tables=(table_of(figure),),
        sources=sources_of(case, stamp, figure),
        speaker=(
            figure.description,
            "Nothing in the model stops when the envelope is used up: cost is laid beside it.",
        ),
    )
