"""One figure as a picture of its own, with the line that says where it is from."""

from app.figures.outlook_page import outcome_figure
from app.figures.shapes import AnyFigure
from app.painting.png import png_of
from app.painting.svg import Size, svg_of
from app.story.story import PAGES, Story
from sim.outcomes import OUTCOMES

_SIZE = Size(960, 540)


def figure_named(story: Story, name: str) -> AnyFigure | None:
    """A figure of any page, whether it was chosen or not, or of any outcome.

    None if the scenario has nothing to show in it, such as others where none is beside it.
    """
    pages = (make(story.case, story.stamp) for make in PAGES.values())
    figures = (figure for page in pages if page for figure in page.figures)
    found = next((figure for figure in figures if figure.key == name), None)
    if found is None and name in OUTCOMES:
        return outcome_figure(story.case.answer, name)
    return found


def picture_of(figure: AnyFigure, story: Story, suffix: str) -> bytes:
    """A figure as ``.svg`` or ``.png``."""
    source = f"{story.title} · {story.stamp.run} · {story.stamp.assured}"
    svg = svg_of(figure, _SIZE, source=source, key=True)
    return png_of(svg) if suffix == ".png" else svg.encode()
