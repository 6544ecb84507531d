"""How high a figure may be, so that what belongs to it stands on the same sheet.

Word lays the page out, nobody else; this is an estimate on the safe side. Where it is wrong a line
moves to the next sheet, and nothing is lost.
"""

from collections.abc import Sequence
from math import ceil

from app.exports.columns import split
from app.exports.docx.cards import cards_table
from app.exports.docx.columns import widths
from app.exports.docx.styles import CELL, LABEL, LEAD, LOOKS, NOTE, SOURCE
from app.exports.docx.tables import PADDING
from app.figures.shapes import AnyFigure, Table
from app.painting.letters import Letters
from app.story.page import Page

_LOOKS = {look.name: look for look in LOOKS}
_LINE = 1.15
"""The height of a line of Arial, in sizes of the type."""
_NARROWER = 0.96
"""Arial beside the shipped type, which is measured; with what lines lose at their ends."""
_ROW = 5.0
"""Points that a row takes beside its lines."""
_BELOW_A_PICTURE = 6.0
_MOST_OF_A_SHEET = 0.98


def figure_height(page: Page, width: float, height: float, ends: tuple[float, float]) -> float:
    """Points for each figure of a page, within these ends; width and height are the sheet's."""
    least, most = ends
    count = len(page.figures)
    words = sum(_paragraphs(page, width)) + sum(_tables(page, width))
    room = height * _MOST_OF_A_SHEET - words - sum(_captions(page, width))
    each = room / count - _BELOW_A_PICTURE
    # Where not even the lowest fit there is a second sheet, and room on it.
    return min(max(each, least), most) if each >= least else (least + most) / 2


def _paragraphs(page: Page, width: float) -> list[float]:
    notes = [line for line in page.note.splitlines() if line.strip()]
    styled = [
        (LABEL, [page.kind.label]),
        ("Heading 1", [page.headline]),
        (LEAD, [page.lead] if page.lead else []),
        ("List Bullet", page.points),
        (NOTE, notes),
        (SOURCE, page.sources),
    ]
    heights = [_height(text, style, width) for style, texts in styled for text in texts]
    # At the top of a sheet nothing stands above the label.
    return [*heights, -_LOOKS[LABEL].before]


def _captions(page: Page, width: float) -> list[float]:
    made = []
    for figure in page.figures:
        made.append(_caption(page, figure, width))
        if len(page.figures) > 1 and page.title_of(figure):
            made.append(_height(figure.title, "Heading 2", width))
    return made


def _caption(page: Page, figure: AnyFigure, width: float) -> float:
    title = page.title_of(figure) if len(page.figures) == 1 else ""
    return _height(f"Figure 10. {title} {figure.subtitle}", "Caption", width)


def _tables(page: Page, width: float) -> list[float]:
    made = [_table(part, width) for table in page.tables for part in split(table)]
    return [*made, _table(cards_table(page.cards), width)] if page.cards else made


def _table(table: Table, width: float) -> float:
    """Its caption and its rows, each as high as its highest cell."""
    columns = widths(table, width)
    rows = [_row(row, columns) for row in (table.columns, *table.rows)]
    return _height(table.title, "Caption", width) + sum(rows)


def _row(cells: Sequence[str], columns: Sequence[float]) -> float:
    pairs = zip(cells, columns, strict=True)
    return max(_height(text, CELL, column - PADDING) for text, column in pairs) + _ROW


def _height(text: str, style: str, width: float) -> float:
    """Of a paragraph, with the space around it."""
    look = _LOOKS[style]
    wide = Letters(look.size).width(text, bold=look.bold) * _NARROWER
    lines = 1 if wide <= width else ceil(wide / width)
    return look.before + look.after + lines * look.size * look.line * _LINE
