"""Slides read back: by the library that made them, and as the markup that PowerPoint reads."""

from functools import lru_cache
from io import BytesIO

import openpyxl
from pptx import Presentation

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@lru_cache(maxsize=4)
def opened(content):
    """The presentation, to be looked at and not changed: who asks again is given the same."""
    return Presentation(BytesIO(content))


def charts(content):
    """Every chart with the shape it is in."""
    for slide in opened(content).slides:
        for shape in slide.shapes:
            if shape.has_chart:
                yield shape


def drawn(shape) -> dict[str, list[tuple[float | None, ...]]]:
    """What a chart draws: the numbers of each series, by its name."""
    found: dict[str, list[tuple[float | None, ...]]] = {}
    for series in shape.chart._chartSpace.iter(f"{C}ser"):
        name = series.findtext(f"{C}tx//{C}v")
        place = series.find(f"{C}val")
        place = series.find(f"{C}xVal") if place is None else place
        count = int(place.find(f".//{C}ptCount").get("val"))
        cells: list[float | None] = [None] * count
        for point in place.iter(f"{C}pt"):
            cells[int(point.get("idx"))] = float(point.findtext(f"{C}v"))
        found.setdefault(name, []).append(tuple(cells))
    return found


def sheet_of(shape):
    """The sheet that "Edit data" opens."""
    blob = shape.chart.part.chart_workbook.xlsx_part.blob
    return openpyxl.load_workbook(BytesIO(blob)).active


def columns_of(sheet):
    """Each column under its header."""
    return {column[0].value: [cell.value for cell in column[1:]] for column in sheet.iter_cols()}


def words_of(slide) -> str:
    """Every word on a slide."""
    found = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    for shape in slide.shapes:
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(found)


def notes_of(slide) -> str:
    """What stands under it."""
    said: str = slide.notes_slide.notes_text_frame.text
    return said


def slides_of(content, page):
    """The slides of a page: its own and those that go on with it."""
    return [
        slide
        for slide in opened(content).slides
        if notes_of(slide).startswith(f"{page.kind.label}: ")
    ]
