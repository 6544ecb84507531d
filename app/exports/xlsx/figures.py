"""A sheet a figure: its table, its chart beside it, and beyond the chart what only it needs."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import isfinite

from app.exports.xlsx.book import Book
from app.exports.xlsx.charts import WIDTH, Place
from app.exports.xlsx.drawn import chart_of
from app.exports.xlsx.forms import MONTH, form_of_words
from app.exports.xlsx.grid import Cell, Column, Grid
from app.exports.xlsx.helpers import helpers_of
from app.exports.xlsx.styles import QUIET
from app.exports.xlsx.written import begin
from app.figures.shapes import AnyFigure, BarFigure, IntervalFigure, months_of
from app.figures.tables import table_of
from app.story.page import Page
from app.story.story import Story, figures_on_pages
from sim.outcomes import OUTCOMES

_PIXELS_A_COLUMN = 64
_WHOLE = 170
"""Characters across table and chart."""
_ROWS_OF_A_CHART, _ROWS_OF_A_PAGE = 24, 60
_SHORT_HEADER, _WIDER, _LONG_WORD = 32, 14, 24
_BEGINS = "What begins"
_LABEL, _NAME, _NUMBER, _MONTH, _WORDS, _GAP, _HELPER = 16, 32, 11, 10, 30, 3, 22


def figure_grids(story: Story, names: dict[str, str]) -> Iterator[tuple[AnyFigure, Grid]]:
    """Every figure of the story once, with the table of its sheet."""
    for figure, page in figures_on_pages(story):
        yield figure, grid_of(figure, page, names[figure.key])


def grid_of(figure: AnyFigure, page: Page, name: str) -> Grid:
    """The table of a figure: months as dates, numbers with every digit."""
    table = table_of(figure)
    months = months_of(figure)
    form = form_of_words(figure.unit)
    named = _NAME if isinstance(figure, IntervalFigure) else _LABEL
    first = Column(table.columns[0], _MONTH if months else named, MONTH)
    headers = table.columns[1:]
    width = _width(headers)
    columns = [first, *(Column(header, width, form) for header in headers)]
    rows: list[list[Cell]] = [
        [months[place] if months else words[0], *numbers[1:]]
        for place, (words, numbers) in enumerate(zip(table.rows, table.numbers, strict=True))
    ]
    begins = _begins(figure, months)
    if begins:
        columns.append(Column(_BEGINS, _WORDS))
        rows = [[*row, begins.get(month, "")] for month, row in zip(months, rows, strict=True)]
    return Grid(name, figure.title, tuple(_lines(figure, page)), tuple(columns), rows)


def _width(headers: Sequence[str]) -> int:
    """Of the columns of numbers: no word of a header is broken."""
    usual = _NUMBER if max(map(len, headers), default=0) <= _SHORT_HEADER else _WIDER
    words = [word for header in headers for word in header.split()]
    return max([usual, *(len(word) + 2 for word in words if len(word) < _LONG_WORD)])


def _lines(figure: AnyFigure, page: Page) -> Iterator[str]:
    yield figure.subtitle
    note = getattr(figure, "note", "")
    if note:
        yield f"{note}."
    yield from page.sources


def _begins(figure: AnyFigure, months: tuple[date, ...]) -> dict[date, str]:
    """What begins in each month, in words; the first month has what began before it."""
    if isinstance(figure, BarFigure | IntervalFigure):
        return {}
    found: dict[date, list[str]] = {}
    for mark in figure.marks:
        month = next((each for each in months if each >= mark.day), None)
        if month is not None:
            found.setdefault(month, []).append(mark.label)
    return {month: "; ".join(labels) for month, labels in found.items()}


def write_figure(book: Book, figure: AnyFigure, grid: Grid) -> None:
    """The sheet of a figure."""
    sheet, top = begin(book, grid, _WHOLE)
    sheet.table(top, grid.columns, grid.rows, grid.title, filtered=False)
    sheet.keep_in_view(top)
    beside = len(grid.columns) + 1
    sheet.width(beside - 1, _GAP)
    across = -(-WIDTH // _PIXELS_A_COLUMN)
    first_helper = beside + across + 1
    helpers = dict(enumerate(helpers_of(figure), start=first_helper))
    numbers = _numbers(grid) | {at: _only_numbers(values) for at, (_, values) in helpers.items()}
    place = Place(grid.name, top, len(grid.rows), first_helper, numbers)
    for column, (header, values) in helpers.items():
        sheet.width(column, _HELPER)
        sheet.text(top, column, header, {**QUIET, "text_wrap": True, "valign": "top"})
        for row, value in enumerate(values, start=top + 1):
            sheet.helper(row, column, value)
    # Below the header, which a second page repeats with whatever lies over it.
    sheet.chart(top + 1, beside, chart_of(book, figure, place), figure.description)
    sheet.print_area(top + max(len(grid.rows), _ROWS_OF_A_CHART), beside + across)
    if len(grid.rows) <= _ROWS_OF_A_PAGE:
        sheet.print_on_one_page()


def _numbers(grid: Grid) -> dict[int, list[float | None]]:
    """Each column of a table as the numbers in it."""
    columns = zip(*grid.rows, strict=True)
    return {place: _only_numbers(column) for place, column in enumerate(columns)}


def _only_numbers(cells: Iterable[Cell]) -> list[float | None]:
    """Cells that are numbers; of any other, None."""
    return [cell if isinstance(cell, float) and isfinite(cell) else None for cell in cells]


def sheet_label(key: str) -> str:
    """What a figure's sheet is called, before it is made to fit.

    >>> sheet_label("average_caseload"), sheet_label("cost_by_year")
    ('Average caseload', 'Cost by year')
    """
    if key in OUTCOMES:
        return OUTCOMES[key].label
    return key.replace("_", " ").capitalize()
