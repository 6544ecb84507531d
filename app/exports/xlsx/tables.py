"""The tables of the pages that no figure and no other sheet has."""

from collections.abc import Iterator

from app.exports.number_format import format_of
from app.exports.xlsx.grid import Amount, Cell, Column, Grid
from app.figures.shapes import Table
from app.figures.tables import table_of
from app.story.page import Kind, Page
from app.story.story import Story
from sim.units import MINUS

_ELSEWHERE = (Kind.INPUTS, Kind.ASSUMPTIONS_LOG, Kind.QUALITY_LOG)
"""Pages whose tables are sheets of their own, and longer there."""
_LEAST, _MOST = 12, 50


def tables_of(story: Story) -> list[tuple[Page, Table]]:
    """Each with its page."""
    return [
        (page, table)
        for page in story.pages
        if page.kind not in _ELSEWHERE
        for table in page.tables
        if table.title not in {table_of(figure).title for figure in page.figures}
    ]


def table_grid(page: Page, table: Table, name: str) -> Grid:
    """A table of a page, its numbers as numbers that are shown as the page says them."""
    rows = [list(_cells(words, numbers)) for words, numbers in _paired(table)]
    columns = tuple(
        Column(header, _width([header, *(row[place] for row in table.rows)]))
        for place, header in enumerate(table.columns)
    )
    blank: list[Cell] = ["None", *[None] * (len(columns) - 1)]
    return Grid(name, table.title, (page.headline, *page.sources), columns, rows or [blank])


def _paired(table: Table) -> Iterator[tuple[tuple[str, ...], tuple[float | None, ...]]]:
    numbers = table.numbers or ((None,) * len(table.columns),) * len(table.rows)
    return zip(table.rows, numbers, strict=True)


def _cells(words: tuple[str, ...], numbers: tuple[float | None, ...]) -> Iterator[Cell]:
    """A number only where the word for it begins as one: "the same" stays what it is."""
    for word, number in zip(words, numbers, strict=True):
        if number is None or not word.lstrip(f"{MINUS}£")[:1].isdecimal():
            yield word
            continue
        # What is rounded to nought has no minus, though the number may be below it.
        yield Amount(number, format_of([word], "-" if word.startswith(MINUS) else ""))


def _width(texts: list[str]) -> int:
    """As wide as a long word of the column and no wider than can be read."""
    return min(_MOST, max(_LEAST, max(len(text) for text in texts) + 2))
