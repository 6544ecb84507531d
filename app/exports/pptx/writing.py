"""Writes text on a slide: plain runs in British English, in boxes that are large enough."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.shapes.autoshape import Shape
from pptx.shapes.shapetree import SlideShapes
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Pt

from app.exports.pptx.boxes import Box
from app.exports.pptx.look import Ink, Look
from app.exports.pptx.words import LANGUAGE, SPACING, readable


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    words: str
    size: float
    ink: Ink = Ink.TEXT
    bold: bool = False
    after: float = 0.0
    """Points under it."""
    is_point: bool = False
    """Whether a mark stands before it."""
    right: bool = False
    """Whether it stands at the right, as numbers do."""


POINT_INDENT = 14.0


def text_box(shapes: SlideShapes, box: Box, texts: Iterable[Text], look: Look, name: str) -> Shape:
    """A box with paragraphs and nothing around it."""
    shape = shapes.add_textbox(*box.emu)
    shape.name = name
    fill_frame(shape.text_frame, list(texts), look)
    return shape


def fill_frame(frame: TextFrame, texts: Sequence[Text], look: Look, margins: float = 0.0) -> None:
    """Write paragraphs from the top of a frame, each as wide as the frame."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = Pt(margins)
    frame.margin_top = frame.margin_bottom = Pt(margins)
    put_texts(frame, texts, look)


def put_texts(frame: TextFrame, texts: Sequence[Text], look: Look | None) -> None:
    """Write paragraphs; without a look as the place they are written in has it."""
    # A text of several lines is so many paragraphs: a line end in a run is none.
    lines = [(text, line) for text in texts for line in text.words.split("\n")]
    for place, (text, line) in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else _added(frame)
        _write(paragraph, text, line, look)


def _added(frame: TextFrame) -> _Paragraph:
    added: _Paragraph = frame.add_paragraph()  # type: ignore[no-untyped-call]
    return added


def _write(paragraph: _Paragraph, text: Text, line: str, look: Look | None) -> None:
    run = paragraph.add_run()
    run.text = readable(line).replace("\t", " ")
    # A paragraph without words is as high as its end says.
    end = paragraph._p.get_or_add_endParaRPr()
    end.set("sz", str(round(text.size * 100)))
    end.set("lang", LANGUAGE)
    font = run.font
    font.size = Pt(text.size)
    font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
    if look is not None:
        font.bold = text.bold
        font.color.theme_color = look.ink(text.ink)
        paragraph.line_spacing = Pt(text.size * SPACING)
        paragraph.space_after = Pt(text.after)
        paragraph.space_before = Pt(0)
        paragraph.alignment = PP_ALIGN.RIGHT if text.right else PP_ALIGN.LEFT
    if text.is_point:
        _mark(paragraph)


def _mark(paragraph: _Paragraph) -> None:
    """A real list: readers say how many points there are."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(Pt(POINT_INDENT)))
    properties.set("indent", str(-Pt(POINT_INDENT)))
    mark = properties.makeelement(f"{{{properties.nsmap['a']}}}buChar", {"char": "•"})
    properties.append(mark)
