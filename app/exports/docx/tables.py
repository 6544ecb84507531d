"""Tables of the paper: a header that is one, rows that are not torn."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length
from docx.table import Table as WordTable
from docx.table import _Row

from app.exports.columns import is_number, is_of_numbers
from app.exports.docx.styles import ANSWER, CELL, HEAD, HEAD_NUMBER, NUMBER
from app.figures.colours import LIGHT
from app.figures.shapes import Table

TABLE = "Headroom Table"
_HEADS = (HEAD, HEAD_NUMBER)
_ON_A_PAGE = 42
"""Rows of numbers: a table of no more stays together."""
_ON_A_PART = 8
"""Rows of words, which may take several lines each."""
_EDGE, _STRONG, _SHADE = (
    colour.removeprefix("#") for colour in (LIGHT.edge, LIGHT.control, LIGHT.raised)
)
_STYLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="HeadroomTable">
  <w:name w:val="{TABLE}"/>
  <w:basedOn w:val="TableNormal"/>
  <w:tblPr>
    <w:tblStyleRowBandSize w:val="1"/>
    <w:tblBorders>
      <w:top w:val="single" w:sz="6" w:space="0" w:color="{_STRONG}"/>
      <w:bottom w:val="single" w:sz="6" w:space="0" w:color="{_STRONG}"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{_EDGE}"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="45" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>
      <w:bottom w:w="45" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:tcPr>
      <w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="{_STRONG}"/></w:tcBorders>
      <w:shd w:val="clear" w:color="auto" w:fill="{_SHADE}"/>
    </w:tcPr>
  </w:tblStylePr>
</w:style>
"""
PADDING = 7.0
"""Points that a cell has beside its words."""


def set_table_style(document: Document) -> None:
    """The one look of all tables, in place of the hundred of the empty document."""
    for style in [each for each in document.styles if each.type == WD_STYLE_TYPE.TABLE]:
        if style.name != "Normal Table":
            style.delete()
    document.styles.element.append(parse_xml(_STYLE))


def add_table(
    document: Document, table: Table, widths: Sequence[Length], answer: int | None = None
) -> WordTable:
    """A table at the end of a document, its columns as wide as given.

    One column of words may hold the answer, which is set large.
    """
    made: WordTable = document.add_table(1 + len(table.rows), len(table.columns), TABLE)
    made.autofit = False
    is_numbers = is_of_numbers(table)
    if is_numbers:
        _set_close(made)
    _describe(made, table.title)
    right = [is_number(table, place) for place in range(len(table.columns))]
    # By name each of thousands of cells would look through all styles.
    ids = {name: document.styles[name].style_id for name in (ANSWER, CELL, NUMBER, *_HEADS)}
    head, *rows = made.rows
    _write(head, table.columns, [ids[_HEADS[each]] for each in right], widths)
    _mark(head, "w:cantSplit", "w:tblHeader")
    styles = [ids[NUMBER if each else CELL] for each in right]
    if answer is not None:
        styles[answer] = ids[ANSWER]
    for row, cells in zip(rows, table.rows, strict=True):
        _write(row, cells, styles, widths)
        _mark(row, "w:cantSplit")
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    most = _ON_A_PAGE if is_numbers else _ON_A_PART
    for row in rows[:-1] if len(rows) <= most else rows[:1]:
        _keep_with_next(row)
    return made


def _write(
    row: _Row, cells: Sequence[str], styles: Sequence[str], widths: Sequence[Length]
) -> None:
    for cell, text, style, width in zip(row.cells, cells, styles, widths, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        paragraph._p.style = style
        paragraph.add_run(text)


def _describe(table: WordTable, title: str) -> None:
    """What a screen reader says of it; its first row and first column name the cells."""
    properties = table._tbl.tblPr
    for look in properties.findall(qn("w:tblLook")):
        properties.remove(look)
    look = OxmlElement("w:tblLook")
    for name, value in {
        "val": "00A0", "firstRow": "1", "lastRow": "0", "firstColumn": "1", "lastColumn": "0",
        "noHBand": "1", "noVBand": "1",
    }.items():  # fmt: skip
        look.set(qn(f"w:{name}"), value)
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    properties.append(look)
    properties.append(caption)


def _set_close(table: WordTable) -> None:
    """Rows of numbers lie closer than rows of words."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "bottom"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "18")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)


def _mark(row: _Row, *names: str) -> None:
    properties = row._tr.get_or_add_trPr()
    for name in names:
        properties.append(OxmlElement(name))


def _keep_with_next(row: _Row) -> None:
    for cell in row.cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True
