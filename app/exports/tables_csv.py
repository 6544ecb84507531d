"""Everything as one table of text, and every future as another, for programs to read.

Both are UTF-8 and begin with the mark that says so: without it Excel takes a file that is opened by
a double click for one of the old Windows alphabets and spoils every pound sign and accent. Programs
that read data know the mark ("utf-8-sig").
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields
from io import StringIO
from math import isfinite

from app.exports.rows import Row, rows_of
from app.reports.csv_report import safe_text
from app.story.story import Story
from sim.outcomes import OUTCOMES


def csv_of(story: Story) -> bytes:
    """Every number of the story in one table, a row each."""
    names = [field.name for field in fields(Row)]
    rows = (_cells(row) for row in rows_of(story) if isfinite(row.value))
    return _written([names, *rows])


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
    """Numbers with every digit; text that no spreadsheet takes for a formula."""
    return [safe_text(cell) if isinstance(cell, str) else cell + 0.0 for cell in astuple(row)]


def _written(rows: Iterable[Sequence[object]]) -> bytes:
    table = StringIO()
    csv.writer(table, lineterminator="\n").writerows(rows)
    return table.getvalue().encode("utf-8-sig")
