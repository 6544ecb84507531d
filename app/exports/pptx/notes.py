"""What stands under a slide for whoever presents it."""

from collections.abc import Iterator

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.slide import Slide

from app.exports.pptx.writing import Text, put_texts
from app.story.page import Page
from app.story.stamp import Stamp

_SIZE = 12.0


def write_notes(slide: Slide, page: Page, stamp: Stamp) -> None:
    """How to read the slide, its sources, its figures in words and the stamp."""
    notes = slide.notes_slide
    for shape in list(notes.placeholders):
        if shape.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER:
            shape._element.getparent().remove(shape._element)
    frame = notes.notes_text_frame
    assert frame is not None
    put_texts(frame, [Text(words, _SIZE) for words in _lines(page, stamp)], None)


def _lines(page: Page, stamp: Stamp) -> Iterator[str]:
    yield f"{page.kind.label}: {page.headline}"
    yield from page.speaker
    if page.sources:
        yield "Sources"
        yield from page.sources
    for figure in page.figures:
        if figure.description not in page.speaker:
            yield f"Figure, {figure.title}: {figure.description}"
    yield f"{stamp.inputs(len(stamp.differs))}."
    yield f"{stamp.run}. {stamp.varies}."
    yield f"{stamp.assured}."
