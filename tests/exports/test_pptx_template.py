"""Slides on a council's own template: its look is kept, its slides and their authors are not."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Inches

from app.exports.pptx import pptx_of
from app.problem import CannotUse
from tests.exports.slides import charts, notes_of, opened, words_of

SECRET = "What the last cabinet was shown"


def saved(presentation) -> bytes:
    stream = BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def council(width=10.0, font="Georgia") -> bytes:
    """A template with other names for its layouts, another type, and slides in it."""
    presentation = Presentation()
    presentation.slide_width = Inches(width)
    for place, layout in enumerate(presentation.slide_layouts):
        layout.name = f"Bourneville {place}"
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = SECRET
    slide.notes_slide.notes_text_frame.text = SECRET
    presentation.core_properties.author = SECRET
    presentation.core_properties.comments = SECRET
    return changed(saved(presentation), "theme1.xml", b'"Calibri"', f'"{font}"'.encode())


def changed(content: bytes, ending: str, old: bytes, new: bytes) -> bytes:
    """The same package, other words in its parts with this name."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as package, ZipFile(stream, "w", ZIP_DEFLATED) as out:
        for name in package.namelist():
            part = package.read(name)
            out.writestr(name, part.replace(old, new) if name.endswith(ending) else part)
    return stream.getvalue()


@pytest.fixture(scope="module")
def printed(story):
    return pptx_of(story, council())


def test_that_its_layouts_size_and_type_are_used(printed):
    presentation = opened(printed)
    assert presentation.slide_width == Inches(10)
    assert {slide.slide_layout.name for slide in presentation.slides} == {
        "Bourneville 0",
        "Bourneville 5",
    }
    with ZipFile(BytesIO(printed)) as package:
        assert b"Georgia" in package.read("ppt/theme/theme1.xml")


def test_that_nothing_of_its_own_slides_is_left(printed):
    with ZipFile(BytesIO(printed)) as package:
        for name in package.namelist():
            assert SECRET.encode() not in package.read(name), name
        assert "docProps/thumbnail.jpeg" not in package.namelist()


def test_that_every_page_is_on_it_whole(story, printed):
    presentation = opened(printed)
    labels = dict.fromkeys(notes_of(slide).partition(": ")[0] for slide in presentation.slides)
    assert list(labels) == [page.kind.label for page in story.pages]
    assert len(list(charts(printed))) == sum(len(page.figures) for page in story.pages)
    assert all(story.stamp.code in words_of(slide) for slide in presentation.slides)


def test_that_nothing_leaves_the_slide_and_no_placeholder_is_empty(printed):
    presentation = opened(printed)
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert shape.left + shape.width <= presentation.slide_width + 12700
            assert shape.top + shape.height <= presentation.slide_height + 12700
        for shape in slide.placeholders:
            number = shape.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER
            assert number or shape.text_frame.text.strip()


def test_that_a_wider_type_has_more_room(story):
    narrow, wide = (pptx_of(story, council(13.333, font)) for font in ("Arial", "Verdana"))
    assert len(opened(wide).slides) > len(opened(narrow).slides)


def test_that_a_file_saved_as_template_is_one_too(story, printed):
    kind = b"presentationml.presentation.main+xml", b"presentationml.template.main+xml"
    template = changed(council(), "[Content_Types].xml", *kind)
    assert len(opened(pptx_of(story, template)).slides) == len(opened(printed).slides)


def test_that_a_layout_without_a_number_gets_one(story):
    presentation = Presentation(BytesIO(council()))
    for layout in presentation.slide_layouts:
        for shape in list(layout.placeholders):
            if shape.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER:
                shape._element.getparent().remove(shape._element)
    for slide in opened(pptx_of(story, saved(presentation))).slides:
        assert [shape for shape in slide.shapes if shape.name == "Slide number"]


def without_titles() -> bytes:
    presentation = Presentation()
    for layout in presentation.slide_layouts:
        for shape in list(layout.placeholders):
            if shape.placeholder_format.type in (
                PP_PLACEHOLDER.TITLE,
                PP_PLACEHOLDER.CENTER_TITLE,
                PP_PLACEHOLDER.VERTICAL_TITLE,
            ):
                shape._element.getparent().remove(shape._element)
    return saved(presentation)


def broken(content: bytes) -> bytes:
    return changed(content, "presentation.xml", b"<p:", b"<<")


@pytest.mark.parametrize(
    "template",
    [b"", b"no presentation", council()[:2000], broken(council()), without_titles()],
    ids=["empty", "text", "cut off", "broken inside", "no title"],
)
def test_that_what_is_no_template_is_refused_in_a_sentence(story, template):
    with pytest.raises(CannotUse) as refused:
        pptx_of(story, template)
    (sentence,) = refused.value.sentences()
    assert sentence.startswith("The template ")
    assert sentence.endswith(".")


def test_that_the_same_story_on_the_same_template_is_the_same_bytes(story, printed):
    assert pptx_of(story, council()) == printed
