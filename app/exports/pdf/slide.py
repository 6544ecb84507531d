"""One page of a story as data for a slide: less of the long texts, and figures as large as fits."""

from dataclasses import replace

from app.clean_text import shortened
from app.exports.pdf.content import Data, Draw, common_of, numbers_of, opening_of, page_of
from app.exports.pdf.typeset import Template, asked
from app.figures.shapes import AnyFigure, Table
from app.outlooks.headline import Card
from app.painting.svg import Size, svg_of
from app.story.page import Kind, Page
from app.story.story import Story

WIDTH = 960
"""Points across a slide."""
_DRAWN_LARGER = 1.15
"""A slide is read from afar: what is drawn stands so much larger on it."""
_TYPE = 12.0
_LONGEST_NOTE = 360
_LONGEST_SOURCE = 180
_LONGEST_LEAD = 560
_LONGEST_CELL = 140
_MOST_SOURCES = 3
_MOST_ROWS = 14
_MOST_CARDS = 6
_LAST_CARDS = 2


def slide_of(story: Story, page: Page) -> Data:
    """The slide, its figures drawn for the room that its words leave them."""
    bare = _data(story, page, lambda _: "")
    if not page.figures:
        return bare
    rooms = iter(asked(Template.SLIDE, bare, "room"))

    def draw(figure: AnyFigure) -> str:
        room = next(rooms)
        size = Size(room["width"] / _DRAWN_LARGER, room["height"] / _DRAWN_LARGER)
        return svg_of(figure, size, heading=False, key=True, type_size=_TYPE)

    return _data(story, page, draw)


def _data(story: Story, page: Page, draw: Draw) -> Data:
    return {
        **common_of(story),
        "opening": opening_of(story, page) if page.kind is Kind.TITLE else None,
        "page": page_of(_shortened(page), numbers_of(story), draw, _MOST_ROWS),
        "more_cards": max(0, len(page.cards) - _MOST_CARDS),
        "halves": _halves(page.tables),
    }


def _shortened(page: Page) -> Page:
    """A slide holds less than a paper; what is left off is shown by an ellipsis."""
    note = shortened(" ".join(page.note.split()), _LONGEST_NOTE)
    more = len(page.sources) - _MOST_SOURCES
    sources = [shortened(source, _LONGEST_SOURCE) for source in page.sources[:_MOST_SOURCES]]
    if more > 0:
        sources[-1] = f"{sources[-1]} … and {more} more"
    return replace(
        page,
        lead=shortened(page.lead, _LONGEST_LEAD),
        cards=_few(page.cards),
        note=note,
        sources=tuple(sources),
        tables=tuple(_with_short_cells(table) for table in page.tables),
    )


def _few(cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """The first targets, and at the end what they are together and what it costs."""
    if len(cards) <= _MOST_CARDS:
        return cards
    return (*cards[: _MOST_CARDS - _LAST_CARDS], *cards[-_LAST_CARDS:])


def _with_short_cells(table: Table) -> Table:
    rows = (tuple(shortened(cell, _LONGEST_CELL) for cell in row) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _halves(tables: tuple[Table, ...]) -> list[list[int]]:
    """Several narrow tables stand in two columns of about as many rows; their places."""
    if len(tables) < 2 or any(len(table.columns) > 3 for table in tables):
        return []
    rows = [len(table.rows) + 2 for table in tables]
    turn = next(place for place in range(len(rows)) if sum(rows[: place + 1]) * 2 >= sum(rows))
    turn = min(max(turn, 1), len(rows) - 1)
    return [list(range(turn)), list(range(turn, len(rows)))]
