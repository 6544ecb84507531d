"""How the blocks of a page are shared out over slides."""

import pytest

from app.exports.pptx.blocks import Note, Points
from app.exports.pptx.paging import laid_out
from app.exports.pptx.table_block import TableBlock
from app.figures.shapes import Table

WIDTH, FIRST, LATER = 880.0, 360.0, 390.0


def table(rows, title="A table"):
    cells = tuple((f"Row {number}", f"{number}") for number in range(rows))
    numbers = tuple((None, float(number)) for number in range(rows))
    return TableBlock(Table(title, ("Name", "Number"), cells, numbers))


def slides_of(*blocks):
    return laid_out(blocks, WIDTH, FIRST, LATER)


POINTS = Points(tuple(f"Point {number}" for number in range(9)))
NOTE = Note("A word to the reader.")


def test_that_what_fits_stands_together():
    assert slides_of(POINTS, NOTE) == [[POINTS, NOTE]]


@pytest.mark.parametrize("short", [NOTE, table(2)])
def test_that_what_is_short_does_not_stand_alone(short):
    first, second = slides_of(POINTS, table(5), short)
    assert first == [POINTS]
    assert second == [table(5), short]


def test_that_what_is_short_stands_alone_where_nothing_can_be_spared():
    assert slides_of(table(15), NOTE) == [[table(15)], [NOTE]]


def test_that_what_is_not_short_may_stand_alone():
    assert slides_of(POINTS, table(5), table(9)) == [[POINTS, table(5)], [table(9)]]
