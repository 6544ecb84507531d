"""One sheet: the only place that puts anything into a cell.

Text is written as text and nothing else, so that no title becomes a formula or a link; whatever the
library cannot write is an error and not a gap.
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from math import isfinite
from textwrap import wrap
from typing import Any

from app.exports.xlsx.forms import DAY, PLAIN
from app.exports.xlsx.grid import Amount, Cell, Column
from app.exports.xlsx.styles import CELL, HEADER, LINE, LINK, MOVED, QUIET, TEXT, Style, Styles
from app.exports.xlsx.text import LONGEST_HEADER, distinct, fitted, lines_of
from app.story.stamp import Stamp
from app.wording import day_words

_LONGEST_LINE = 110
"""Of a line at the head or foot of a printed page, which is cut where it meets the edge."""
_A4 = 9
_FIRST_YEAR = 1901
"""Of a workbook's calendar; an earlier day is written out."""
_SMALL = 60
"""Per cent, at which a wide table is printed."""
_USUAL_SIZE = 11
_BUTTON = 0.6
"""Lines that the button of a filter takes at the foot of a header."""
_INDENT = 2
"""Characters that an indent takes."""
_LINE_HEIGHT, _HIGHEST = 15, 409
"""Of a row, in points; higher ones Excel does not show."""


class Sheet:
    """One sheet."""

    def __init__(self, worksheet: Any, styles: Styles, stamp: Stamp) -> None:
        self._sheet = worksheet
        self._styles = styles
        self._sheet.hide_gridlines(2)
        self._sheet.set_landscape()
        self._sheet.set_paper(_A4)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.7)
        self._sheet.set_header(
            f"&L&8 {_printed(stamp.inputs(1))}&R&8 &A · {_printed(stamp.assured)}"
        )
        self._sheet.set_footer(f"&L&8 {_printed(stamp.run)}&R&8 Page &P of &N")

    def text(self, row: int, column: int, text: str, style: Style = LINE) -> None:
        """Text, whatever it looks like."""
        format_ = self._styles.of(style)
        _done(self._sheet.write_string(row, column, fitted(text), format_))

    def prose(self, row: int, text: str, style: Style, width: int) -> int:
        """A text in as many rows as it needs, so many characters wide; the row after it."""
        room = int(width * _USUAL_SIZE / style.get("font_size", _USUAL_SIZE))
        for line in text.splitlines():
            for part in wrap(line, room):
                self.text(row, 0, part, style)
                row += 1
        return row

    def cell(self, row: int, column: int, cell: Cell, form: str) -> None:
        """A cell of a table, by what it is."""
        if isinstance(cell, date) and cell.year < _FIRST_YEAR:
            cell = day_words(cell)
        if isinstance(cell, str):
            if cell:
                self.text(row, column, cell, {**TEXT, **MOVED} if column else TEXT)
            else:
                _done(self._sheet.write_blank(row, column, None, self._styles.of(CELL)))
        elif isinstance(cell, date):
            moved = MOVED if column else {"align": "left"}
            style = self._styles.of({**CELL, **moved, "num_format": form})
            _done(self._sheet.write_datetime(row, column, datetime.combine(cell, time()), style))
        else:
            value, form = (cell.value, cell.form) if isinstance(cell, Amount) else (cell, form)
            style = self._styles.of({**CELL, "num_format": form})
            if value is None or not isfinite(value):
                _done(self._sheet.write_blank(row, column, None, style))
            else:
                _done(self._sheet.write_number(row, column, value + 0.0, style))

    def helper(self, row: int, column: int, value: str | float) -> None:
        """A cell that only a chart reads."""
        if isinstance(value, str):
            self.text(row, column, value, QUIET)
        elif isfinite(value):
            style = self._styles.of({**QUIET, "num_format": PLAIN})
            _done(self._sheet.write_number(row, column, value + 0.0, style))

    def link(self, row: int, column: int, sheet: str, text: str) -> None:
        """A way to another sheet."""
        style = self._styles.of(LINK)
        _done(self._sheet.write_url(row, column, f"internal:'{sheet}'!A1", style, fitted(text)))

    def table(
        self,
        top: int,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        name: str,
        *,
        filtered: bool = True,
    ) -> None:
        """A table from the first column on, marked as one; ``name`` says what is in it.

        Where it may be filtered, a button stands in each header.
        """
        headers = distinct([column.header for column in columns])
        for place, column in enumerate(columns):
            self.width(place, column.width)
            dated = any(isinstance(row[place], date) for row in rows)
            form = DAY if dated and not _is_date(column.form) else column.form
            for offset, row in enumerate(rows):
                self.cell(top + 1 + offset, place, row[place], form)
        self._heights(top, columns, [headers, *rows], _BUTTON if filtered else 0.0)
        plain, moved = self._styles.of(HEADER), self._styles.of({**HEADER, **MOVED})
        is_text = [place and isinstance(cell, str) for place, cell in enumerate(rows[0])]
        options = {
            "columns": [
                {"header": each, "header_format": moved if text else plain}
                for each, text in zip(headers, is_text, strict=True)
            ],
            "style": None,
            "autofilter": filtered,
            "description": fitted(name, LONGEST_HEADER),
        }
        last = top + max(1, len(rows))
        _done(self._sheet.add_table(top, 0, last, len(columns) - 1, options))

    def _heights(
        self,
        top: int,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        button: float,
    ) -> None:
        """Rows as high as the text in them; not every program finds that out by itself."""
        for row, cells in enumerate(rows, start=top):
            texts = (
                lines_of(cell, column.width - (_INDENT if place and row > top else 0))
                for place, (cell, column) in enumerate(zip(cells, columns, strict=True))
                if isinstance(cell, str)
            )
            lines: float = max(texts, default=1)
            if row == top:
                lines += button
            if lines > 1:
                _done(self._sheet.set_row(row, min(_HIGHEST, lines * _LINE_HEIGHT)))

    def width(self, column: int, characters: float) -> None:
        """How wide a column is."""
        _done(self._sheet.set_column(column, column, characters))

    def keep_in_view(self, top: int) -> None:
        """The header of a table stays in view, and stands on every printed page."""
        self._sheet.freeze_panes(top + 1, 1)
        _done(self._sheet.repeat_rows(top))

    def print_area(self, last_row: int, last_column: int) -> None:
        """What is printed: from the first cell to this one."""
        _done(self._sheet.print_area(0, 0, last_row, last_column))

    def print_over_pages(self, top: int, last_row: int, last_column: int) -> None:
        """A table too wide to be read on one page goes on to the right, with its first column."""
        self._sheet.set_print_scale(_SMALL)
        _done(self._sheet.repeat_columns(0))
        _done(self._sheet.print_area(top, 0, last_row, last_column))

    def print_on_one_page(self) -> None:
        """However long it is."""
        self._sheet.fit_to_pages(1, 1)

    def chart(self, row: int, column: int, chart: Any, description: str) -> None:
        """A native chart, with what it shows in words for those who do not see it."""
        options = {"description": description, "object_position": 2}
        _done(self._sheet.insert_chart(row, column, chart, options))


def _is_date(form: str) -> bool:
    return "yy" in form


def _printed(text: str) -> str:
    """Text at the head or foot of a page, where an ampersand begins an order."""
    return fitted(text, _LONGEST_LINE).replace("&", "&&")


def _done(returned: int | None) -> None:
    """The library says what it could not write by a number below nought."""
    if (returned or 0) < 0:
        raise ValueError(f"The workbook's library refused a cell ({returned}).")
