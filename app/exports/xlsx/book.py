"""The workbook and its sheets: the only place that puts anything into a cell.

Text is written as text and nothing else, so that no title becomes a formula or a link; whatever the
library cannot write is an error and not a gap.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from math import isfinite
from textwrap import wrap
from typing import Any

from xlsxwriter import Workbook

from app.exports.xlsx.forms import DAY, PLAIN
from app.exports.xlsx.grid import Amount, Cell, Column
from app.figures.colours import LIGHT
from app.story.stamp import Stamp
from app.story.story import Story

LONGEST_CELL = 32_767
"""What a cell holds, in the units in which Excel counts: some characters are two."""
LONGEST_HEADER = 255
"""What the header of a table holds."""
_LONGEST_LINE = 110
"""Of a line at the head or foot of a printed page, which is cut where it meets the edge."""
_A4 = 9
_USUAL_SIZE = 11
_BUTTON = 2
"""Characters that the button of a filter takes in a header."""
_LETTERS_A_CHARACTER = 1.15
"""A column is measured in noughts; letters are narrower, taken together."""
_LINE_HEIGHT, _HIGHEST = 15, 409
"""Of a row, in points; higher ones Excel does not show."""
_SETTINGS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
Style = Mapping[str, Any]

TITLE: Style = {"bold": True, "font_size": 16, "font_color": LIGHT.text}
HEADING: Style = {"bold": True, "font_size": 12, "font_color": LIGHT.answer}
LINE: Style = {"font_color": LIGHT.text}
QUIET: Style = {"font_color": LIGHT.quiet, "font_size": 9}
LINK: Style = {"font_color": LIGHT.answer, "underline": 1}
HEADER: Style = {
    "bold": True,
    "text_wrap": True,
    "valign": "top",
    "font_color": LIGHT.on_answer,
    "bg_color": LIGHT.answer,
}
_CELL: Style = {"valign": "top", "bottom": 1, "bottom_color": LIGHT.edge}
_MOVED: Style = {"align": "left", "indent": 1}
"""Text after a column of numbers, which end where it would begin."""
_TEXT: Style = {**_CELL, "text_wrap": True}


def fitted(text: str, most: int = LONGEST_CELL) -> str:
    """Text that a cell can hold: what is too long ends in an ellipsis.

    >>> fitted("abcdef", 4), fitted("🧒🧒🧒", 5)
    ('abc…', '🧒🧒…')
    """
    if _length(text) <= most:
        return text
    kept = text[: most - 1]
    while _length(kept) > most - 1:
        kept = kept[:-1]
    return f"{kept}…"


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


class Book:
    """A workbook in memory."""

    def __init__(self, story: Story) -> None:
        self._stream = BytesIO()
        self.workbook = Workbook(self._stream, _SETTINGS)
        self._styles: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._stamp = story.stamp
        self.stamp_lines = (
            f"{story.stamp.run} · {story.stamp.assured}",
            f"{story.title} · {story.stamp.inputs()}",
        )
        """What every sheet carries under its title."""
        document = story.case.document
        self.workbook.set_properties(
            {
                "title": story.title,
                "author": document.author,
                "subject": story.stamp.run,
                "created": datetime.combine(story.stamp.made_on, time()),
            }
        )

    def style(self, style: Style) -> Any:
        """The library's format for a style; one for all cells that look alike."""
        key = tuple(sorted(style.items()))
        if key not in self._styles:
            self._styles[key] = self.workbook.add_format(dict(style))
        return self._styles[key]

    def sheet(self, name: str) -> "Sheet":
        """A new sheet, set up for paper."""
        return Sheet(self, name, self._stamp)

    def content(self) -> bytes:
        """The finished file."""
        self.workbook.close()
        return self._stream.getvalue()


class Sheet:
    """One sheet."""

    def __init__(self, book: Book, name: str, stamp: Stamp) -> None:
        self._book = book
        self.name = name
        self._sheet = book.workbook.add_worksheet(name)
        self._sheet.hide_gridlines(2)
        self._sheet.set_landscape()
        self._sheet.set_paper(_A4)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.7)
        self._sheet.set_header(f"&L&8 {_printed(stamp.inputs(1))}&R&8 {_printed(stamp.assured)}")
        self._sheet.set_footer(f"&L&8 {_printed(stamp.run)}&R&8 Page &P of &N")

    def text(self, row: int, column: int, text: str, style: Style = LINE) -> None:
        """Text, whatever it looks like."""
        format_ = self._book.style(style)
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
        if isinstance(cell, str):
            if cell:
                self.text(row, column, cell, {**_TEXT, **_MOVED} if column else _TEXT)
            else:
                _done(self._sheet.write_blank(row, column, None, self._book.style(_CELL)))
        elif isinstance(cell, date):
            style = self._book.style({**_CELL, "num_format": form, "align": "left"})
            _done(self._sheet.write_datetime(row, column, datetime.combine(cell, time()), style))
        else:
            value, form = (cell.value, cell.form) if isinstance(cell, Amount) else (cell, form)
            style = self._book.style({**_CELL, "num_format": form})
            if value is None or not isfinite(value):
                _done(self._sheet.write_blank(row, column, None, style))
            else:
                _done(self._sheet.write_number(row, column, value + 0.0, style))

    def helper(self, row: int, column: int, value: str | float) -> None:
        """A cell that only a chart reads."""
        if isinstance(value, str):
            self.text(row, column, value, QUIET)
        elif isfinite(value):
            style = self._book.style({**QUIET, "num_format": PLAIN})
            _done(self._sheet.write_number(row, column, value + 0.0, style))

    def link(self, row: int, column: int, sheet: str, text: str) -> None:
        """A way to another sheet."""
        style = self._book.style(LINK)
        _done(self._sheet.write_url(row, column, f"internal:'{sheet}'!A1", style, fitted(text)))

    def table(
        self, top: int, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], name: str
    ) -> None:
        """A table from the first column on, marked as one; ``name`` says what is in it."""
        headers = distinct([column.header for column in columns])
        for place, column in enumerate(columns):
            self.width(place, column.width)
            dated = any(isinstance(row[place], date) for row in rows)
            form = DAY if dated and not _is_date(column.form) else column.form
            for offset, row in enumerate(rows):
                self.cell(top + 1 + offset, place, row[place], form)
        self._heights(top, columns, [headers, *rows])
        plain, moved = self._book.style(HEADER), self._book.style({**HEADER, **_MOVED})
        is_text = [place and isinstance(cell, str) for place, cell in enumerate(rows[0])]
        options = {
            "columns": [
                {"header": each, "header_format": moved if text else plain}
                for each, text in zip(headers, is_text, strict=True)
            ],
            "style": None,
            "description": fitted(name, LONGEST_HEADER),
        }
        last = top + max(1, len(rows))
        _done(self._sheet.add_table(top, 0, last, len(columns) - 1, options))

    def _heights(self, top: int, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
        """Rows as high as the text in them; not every program finds that out by itself."""
        for row, cells in enumerate(rows, start=top):
            button = _BUTTON if row == top else 0
            texts = (
                lines_of(cell, column.width - button)
                for cell, column in zip(cells, columns, strict=True)
                if isinstance(cell, str)
            )
            lines = max(texts, default=1)
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

    def print_on_one_page(self) -> None:
        """However long it is."""
        self._sheet.fit_to_pages(1, 1)

    def chart(self, row: int, column: int, chart: Any, description: str) -> None:
        """A native chart, with what it shows in words for those who do not see it."""
        options = {"description": description, "object_position": 2}
        _done(self._sheet.insert_chart(row, column, chart, options))


def lines_of(text: str, width: int) -> int:
    """In how many lines a text stands in a column so many characters wide.

    >>> lines_of("Middle future (FTE)", 11), lines_of("", 11)
    (2, 1)
    """
    room = max(1, int(width * _LETTERS_A_CHARACTER))
    return max(1, sum(len(wrap(line, room)) or 1 for line in text.splitlines()))


def distinct(headers: Sequence[str]) -> list[str]:
    """Headers as a table wants them: none empty, none too long, no two alike.

    >>> distinct(["Plan", "plan", ""])
    ['Plan', 'plan (2)', 'Column 3']
    """
    made: list[str] = []
    seen: set[str] = set()
    for place, header in enumerate(headers, start=1):
        base = fitted(header or f"Column {place}", LONGEST_HEADER)
        name, count = base, 1
        while name.lower() in seen:
            count += 1
            name = f"{fitted(base, LONGEST_HEADER - 6)} ({count})"
        seen.add(name.lower())
        made.append(name)
    return made


def _is_date(form: str) -> bool:
    return "yy" in form


def _printed(text: str) -> str:
    """Text at the head or foot of a page, where an ampersand begins an order."""
    return fitted(text, _LONGEST_LINE).replace("&", "&&")


def _done(returned: int | None) -> None:
    """The library says what it could not write by a number below nought."""
    if (returned or 0) < 0:
        raise ValueError(f"The workbook's library refused a cell ({returned}).")
