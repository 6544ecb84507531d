"""Everything as one table of text, and every future as another, for programs to read.

Both are UTF-8 and begin with the mark that says so: without it Excel takes a file that is opened by
a double click for one of the old Windows alphabets and spoils every pound sign and accent. Programs
that read data know the mark ("utf-8-sig").
"""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from math import isfinite

from app.exports.rows import Row, rows_of
from app.reports.csv_report import safe_text
from app.story.story import Story
from sim.outcomes import OUTCOMES


def csv_of(story: Story) -> bytes:
    """All of the story in one table: a row for each thing that was measured or set.

    How the futures lie is in columns, as one row for each of six numbers would be a file that no
    office can send.
    """
    return _written([Row._fields, *map(_cells, rows_of(story))])


def futures_csv_of(story: Story) -> bytes:
    """Every future whole: a row for each future and month, a column for each outcome."""
    ensemble = story.case.answer.ensemble
    months = [month.isoformat() for month in ensemble.months]
    rows = (
        [number, month, *ensemble.array[place, :, column].tolist()]
        for place, number in enumerate(ensemble.numbers)
        for column, month in enumerate(months)
    )
    return _written([["future", "month", *OUTCOMES], *rows])


def _cells(row: Row) -> list[object]:
    """Numbers with every digit, one that is none as an empty cell; text never a formula."""
    return [safe_text(cell) if isinstance(cell, str) else _number(cell) for cell in row]


def _number(value: float | None) -> float | None:
    """The + turns a nought below nought into nought."""
    return None if value is None or not isfinite(value) else value + 0.0


def _written(rows: Iterable[Sequence[object]]) -> bytes:
    table = StringIO()
    csv.writer(table, lineterminator="\n").writerows(rows)
    return table.getvalue().encode("utf-8-sig")
