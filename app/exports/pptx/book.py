"""The workbook inside a chart: what "Edit data" opens in PowerPoint."""

from datetime import date, datetime
from io import BytesIO

from xlsxwriter import Workbook

from app.exports.pptx.native import Sheet

SHEET = "Sheet1"
MONTH = "mmm yyyy"
"""How a month is written."""
_FIRST_DAY = date(1899, 12, 30)
_AS_TYPED = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""Text stays text, whatever it begins with."""


def book_of(sheet: Sheet, made_on: date) -> bytes:
    """A workbook with one sheet of text and numbers, none of them a formula."""
    stream = BytesIO()
    with Workbook(stream, _AS_TYPED) as book:
        book.set_properties({"created": datetime(made_on.year, made_on.month, made_on.day)})
        page = book.add_worksheet(SHEET)
        page.set_column(0, len(sheet.columns), 16)
        page.write_string(0, 0, sheet.corner)
        if sheet.months:
            as_month = book.add_format({"num_format": MONTH})
            for row, month in enumerate(sheet.months, 1):
                page.write_datetime(row, 0, datetime(month.year, month.month, month.day), as_month)
        else:
            for row, name in enumerate(sheet.names, 1):
                page.write_string(row, 0, name)
        for place, column in enumerate(sheet.columns, 1):
            page.write_string(0, place, column.name)
            for row, cell in enumerate(column.cells, 1):
                if cell is not None:
                    page.write_number(row, place, cell)
    return stream.getvalue()


def serial(day: date) -> int:
    """A day as a spreadsheet counts it.

    >>> serial(date(2015, 1, 31))
    42035
    """
    return (day - _FIRST_DAY).days


def column_letters(place: int) -> str:
    """What a spreadsheet calls a column, counted from nought.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters = ""
    left = place + 1
    while left:
        left, digit = divmod(left - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def reference(place: int, rows: int) -> str:
    """Where the numbers of a column stand, the column counted from nought with that of names."""
    letters = column_letters(place)
    return f"{SHEET}!${letters}$2:${letters}${rows + 1}"
