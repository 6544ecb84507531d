"""One figure as a picture of its own, with the line that says where it is from."""

from app.figures.shapes import AnyFigure
from app.painting.png import png_of
from app.painting.svg import Size, svg_of
from app.story.story import Story

_SIZE = Size(960, 540)


def picture_of(figure: AnyFigure, story: Story, suffix: str) -> bytes:
    """A figure as ``.svg`` or ``.png``."""
    source = f"{story.title} · {story.stamp.run} · {story.stamp.assured}"
    svg = svg_of(figure, _SIZE, source=source, key=True)
    return png_of(svg) if suffix == ".png" else svg.encode()
