"""The workbook of a story: its sheets in their order."""

from app.exports.package import settled
from app.exports.xlsx.beside import beside_grid
from app.exports.xlsx.book import Book
from app.exports.xlsx.chances import log_grid, targets_grid
from app.exports.xlsx.cover import notes_grid, write_cover
from app.exports.xlsx.figures import figure_grids, sheet_label, write_figure
from app.exports.xlsx.futures import draws_grid, futures_grid
from app.exports.xlsx.grid import Grid
from app.exports.xlsx.inputs import events_grid, inputs_grid, register_grid
from app.exports.xlsx.names import sheet_names
from app.exports.xlsx.outcomes import definitions_grid, monthly_grid
from app.exports.xlsx.tables import table_grid, tables_of
from app.exports.xlsx.written import COVER, write_grid
from app.figures.shapes import AnyFigure
from app.story.story import Story, figures_shown


def xlsx_of(story: Story) -> bytes:
    """The whole workbook; the same bytes for the same story."""
    book = Book(story)
    notes, data = notes_grid(story), _data(story)
    shown = _shown(story, [COVER, notes.name, *(grid.name for grid in data)])
    everything = [notes, *(grid for _, grid in shown), *data]
    write_cover(book, story, [(grid.name, grid.title) for grid in everything])
    write_grid(book, notes)
    for figure, grid in shown:
        if figure is None:
            write_grid(book, grid)
        else:
            write_figure(book, figure, grid)
    for grid in data:
        write_grid(book, grid)
    return settled(book.content())


def _data(story: Story) -> list[Grid]:
    """The numbers behind everything."""
    grids = (
        targets_grid(story),
        beside_grid(story),
        monthly_grid(story),
        definitions_grid(),
        inputs_grid(story),
        register_grid(story),
        events_grid(story),
        log_grid(story),
        futures_grid(story),
        draws_grid(story),
    )
    return [grid for grid in grids if grid is not None]


def _shown(story: Story, taken: list[str]) -> list[tuple[AnyFigure | None, Grid]]:
    """The figures and the tables of the pages; no name is one that is taken already."""
    tables = tables_of(story)
    keys = [figure.key for figure in figures_shown(story)]
    labels = [*(sheet_label(key) for key in keys), *(page.kind.label for page, _ in tables)]
    names = sheet_names([*taken, *labels])[len(taken) :]
    by_key = dict(zip(keys, names, strict=False))
    grids = [
        table_grid(page, table, name)
        for (page, table), name in zip(tables, names[len(keys) :], strict=True)
    ]
    return [*figure_grids(story, by_key), *((None, grid) for grid in grids)]
