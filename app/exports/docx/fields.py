"""What Word reckons for itself: page numbers, numbers of figures, contents, links inside."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

CONTENTS = 'TOC \\o "1-1" \\n \\h \\z'
"""Headings of the first level as links: their page numbers are known to nobody before Word."""


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field at the end of a paragraph; ``shown`` stands there until it is reckoned."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    field.append(_run(shown))
    paragraph._p.append(field)


def begin_field(paragraph: Paragraph, instruction: str) -> None:
    """The beginning of a field that goes on over several paragraphs."""
    asked = OxmlElement("w:instrText")
    asked.set(qn("xml:space"), "preserve")
    asked.text = instruction
    for part in (_mark("begin"), asked, _mark("separate")):
        paragraph.add_run()._r.append(part)


def end_field(paragraph: Paragraph) -> None:
    """Its end."""
    paragraph.add_run()._r.append(_mark("end"))


def add_link(paragraph: Paragraph, text: str, bookmark: str) -> None:
    """Text that leads to a bookmark."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), bookmark)
    link.set(qn("w:history"), "1")
    link.append(_run(text))
    paragraph._p.append(link)


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Marks everything in a paragraph as the place that links lead to."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    layout = paragraph._p.pPr
    paragraph._p.insert(0 if layout is None else paragraph._p.index(layout) + 1, start)
    paragraph._p.append(end)


def _mark(kind: str) -> BaseOxmlElement:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark


def _run(text: str) -> BaseOxmlElement:
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.set(qn("xml:space"), "preserve")
    words.text = text
    run.append(words)
    return run
