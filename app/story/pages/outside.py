"""How good the evidence for a growth target is: what other councils did, held against the model."""

from app.figures.outside import outside_figure
from app.figures.tables import table_of
from app.outlooks.outside_view import OutsideView, outside_views
from app.outlooks.outside_words import (
    SCOPE,
    SOURCE,
    how_sure_lines,
    needed_words,
    outside_lines,
    outside_title,
)
from app.story.case import Case
from app.story.page import Kind, Page
from app.story.stamp import Stamp


def outside_page(case: Case, stamp: Stamp) -> Page | None:
    """The outside view of the growth targets; None without one.

    Of several targets the first that can be compared has the figure, the others their sentences.
    """
    outlook = case.answer.outlook
    views = outside_views(case.document)
    if not views:
        return None
    shown = next((each for each in views if isinstance(each, OutsideView)), None)
    first = shown or views[0]
    points: list[str] = []
    if shown:
        points += how_sure_lines(shown, outlook.odds_of_target(shown.target))
    for view in views:
        if view is not shown:
            points += outside_lines(view, outlook.odds_of_target(view.target))
    figures = (outside_figure(shown),) if shown else ()
    return Page(
        kind=Kind.OUTSIDE,
        headline=outside_title(first),
        lead=needed_words(shown) if shown else "",
        figures=figures,
        points=(*points, SCOPE) if shown else tuple(points),
        tables=tuple(table_of(each) for each in figures),
        sources=(SOURCE,) if shown else (),
        speaker=(
            *(each.description for each in figures),
            "The model works from assumptions about this council. Other councils' experience needs "
            "no model, but no other council is the same. Where the two differ, say so.",
        ),
    )
