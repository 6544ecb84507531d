"""A workbook as an independent library and a plain XML parser read it back."""

import re
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import numpy as np
import openpyxl
import pytest
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook

from app.exports.making import Format
from app.story.story import figures_shown
from tests.exports import prints, stories

SPACES = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
}
DIGITS = 1e-14
"""A workbook keeps fifteen digits."""


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(content))


@cache
def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def sheet_names(content: bytes) -> list[str]:
    root = ElementTree.fromstring(parts(content)["xl/workbook.xml"])
    return [each.attrib["name"] for each in root.findall("m:sheets/m:sheet", SPACES)]


def table(sheet):
    """The one table of a sheet: its headers, and its rows as they are read."""
    (found,) = sheet.tables.values()
    headers, *rows = [[cell.value for cell in row] for row in sheet[found.ref]]
    return headers, rows


def records(sheet):
    headers, rows = table(sheet)
    return [dict(zip(headers, row, strict=True)) for row in rows]


@cache
def made(name):
    """One of the stories, its workbook, and that opened."""
    story = getattr(stories, f"{name}_story")()
    content = prints.printed(Format.XLSX, story)
    return story, content, opened(content)


def same(cells, numbers, within=DIGITS):
    """Whether cells hold these numbers; an empty cell is no number."""
    mine, theirs = ([np.nan if each is None else each for each in row] for row in (cells, numbers))
    return mine == pytest.approx(theirs, rel=within, nan_ok=True)


def figure_sheets(name):
    """Every figure with its sheet, in order."""
    story, content, book = made(name)
    figures = figures_shown(story)
    return zip(figures, book.sheetnames[2 : 2 + len(figures)], strict=True), content, book


@dataclass(frozen=True)
class Series:
    """One series of a native chart: where its cells are, and what the chart remembers of them."""

    kind: str
    name: str
    across: str
    values: str
    remembered: tuple[float | None, ...]
    reach: tuple[str, ...]
    """Where its error bars are from, down and up; none where it has none."""


@dataclass(frozen=True)
class Chart:
    description: str
    column: int
    """Where its left edge is, from nought."""
    series: tuple[Series, ...]
    axis_titles: tuple[str, ...]
    title_at: str


def chart_on(content: bytes, name: str) -> Chart:
    """The chart of a sheet, found through the relations of the package."""
    held = parts(content)
    place = sheet_names(content).index(name) + 1
    relations = held.get(f"xl/worksheets/_rels/sheet{place}.xml.rels", b"")
    found = re.search(rb"drawings/drawing(\d+)\.xml", relations)
    assert found, f"there is no chart on {name}"
    number = found[1].decode()
    drawing = ElementTree.fromstring(held[f"xl/drawings/drawing{number}.xml"])
    (described,) = drawing.findall(".//xdr:cNvPr", SPACES)
    related = held[f"xl/drawings/_rels/drawing{number}.xml.rels"]
    (chart,) = re.findall(rb"charts/(chart\d+\.xml)", related)
    root = ElementTree.fromstring(held[f"xl/charts/{chart.decode()}"])
    return Chart(
        description=described.attrib["descr"],
        column=int(drawing.findtext(".//xdr:from/xdr:col", "", SPACES)),
        series=tuple(
            _series(plot.tag.rpartition("}")[2], each)
            for plot in root.findall(".//c:plotArea/*", SPACES)
            for each in plot.findall("c:ser", SPACES)
        ),
        axis_titles=tuple(
            "".join(title.itertext()) for title in root.findall(".//c:plotArea//c:title", SPACES)
        ),
        title_at=root.findtext("c:chart/c:title//c:f", "", SPACES),
    )


def _series(kind, element) -> Series:
    values = element.find("c:val", SPACES)
    values = element.find("c:yVal", SPACES) if values is None else values
    across = element.find("c:cat", SPACES)
    across = element.find("c:xVal", SPACES) if across is None else across
    count = int(values.find(".//c:ptCount", SPACES).get("val"))
    points = {
        int(point.get("idx")): float(point.findtext("c:v", namespaces=SPACES))
        for point in values.findall(".//c:pt", SPACES)
    }
    return Series(
        kind=kind,
        name="".join(element.find("c:tx", SPACES).itertext()),
        across=across.findtext(".//c:f", namespaces=SPACES),
        values=values.findtext(".//c:f", namespaces=SPACES),
        reach=tuple(
            found
            for end in ("minus", "plus")
            if (found := element.findtext(f"c:errBars/c:{end}//c:f", namespaces=SPACES))
        ),
        remembered=tuple(points.get(place) for place in range(count)),
    )


def cells_of(book: Workbook, address: str) -> list[object]:
    """The cells of one column that a chart points to."""
    sheet, _, cells = address.rpartition("!")
    left, top, right, bottom = range_boundaries(cells.replace("$", ""))
    assert left == right, address
    rows = book[sheet.strip("'")].iter_rows(top, bottom, left, right)
    return [row[0].value for row in rows]
