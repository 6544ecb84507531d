"""A grid written down: its title and lines, its table, and how it is printed."""

from app.exports.xlsx.book import Book
from app.exports.xlsx.grid import Grid
from app.exports.xlsx.sheet import Sheet
from app.exports.xlsx.styles import LINE, QUIET, TITLE

COVER = "Cover"
_NARROWEST, _WIDEST = 100, 170
"""Characters of a line above a table: no longer than can be read."""
_WIDEST_ON_PAPER = 420
"""Characters of a table that can still be read on one page."""
_BACK = "Back to the contents"


def begin(book: Book, grid: Grid, width: int = 0) -> tuple[Sheet, int]:
    """A sheet with what stands above its table, and the row that the table begins in.

    ``width`` is that of the sheet in characters, if more stands on it than the table.
    """
    sheet = book.sheet(grid.name)
    room = max(_NARROWEST, min(_WIDEST, width or sum(column.width for column in grid.columns)))
    row = sheet.prose(0, grid.title, TITLE, room)
    for line in grid.lines:
        row = sheet.prose(row, line, LINE, room)
    for line in book.stamp_lines:
        row = sheet.prose(row, line, QUIET, room)
    sheet.link(row, 0, COVER, _BACK)
    return sheet, row + 1


def write_grid(book: Book, grid: Grid) -> None:
    """A sheet that has a table and nothing else."""
    sheet, top = begin(book, grid)
    sheet.table(top, grid.columns, grid.rows, grid.title)
    sheet.keep_in_view(top)
    last_row, last_column = top + max(1, len(grid.rows)), len(grid.columns) - 1
    sheet.print_area(last_row, last_column)
    if sum(column.width for column in grid.columns) > _WIDEST_ON_PAPER:
        # What stands over the table goes on beyond its first column, which every page repeats.
        sheet.print_over_pages(top, last_row, last_column)
