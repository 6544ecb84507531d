"""Numbers in the tables of a workbook: shown by an independent program as the page says them."""

from io import BytesIO

import xlsxwriter

from app.exports.xlsx.grid import Amount
from app.exports.xlsx.tables import table_grid
from app.figures.shapes import Table
from app.story.page import Kind

SAID = {
    "£2,400": 2400.4, "−£2,400": -2399.6, "£31.6m": 31_640_000.0, "−£1.0m": -999_999.7,
    "−4%": -4.0, "0%": -0.3, "0 FTE": -0.2, "−1 child": -1.0, "12.5": 12.46, "−0.07": -0.0712,
    "4%, 1 of 24": 4.17,
}  # fmt: skip


def cells_of(story, words, numbers):
    page = next(page for page in story.pages if page.kind is Kind.CHANCE)
    table = Table("T", ("What",), tuple((word,) for word in words), tuple((n,) for n in numbers))
    return [row[0] for row in table_grid(page, table, "T").rows]


def test_that_a_number_is_shown_as_the_page_says_it(story, to_pdf, pdf_text):
    held = BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.set_column(0, 0, 30)
    for row, cell in enumerate(cells_of(story, SAID, SAID.values())):
        assert isinstance(cell, Amount)
        sheet.write_number(row, 0, cell.value, book.add_format({"num_format": cell.form}))
    book.close()
    shown = pdf_text(to_pdf(held.getvalue(), ".xlsx")).split("\n")
    assert [line.strip() for line in shown if line.strip("\f ")] == [
        word.replace("−", "-") for word in SAID
    ]


def test_that_words_stay_words(story):
    words = ("the same", "about £2m", "none", "2016/17")
    assert cells_of(story, words, (0.0, 2e6, 0.0, None)) == list(words)
