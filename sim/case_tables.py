"""Tables for open cases: made empty, and made larger when more is to be kept in them."""

from collections.abc import Callable
from functools import partial

import numpy as np

from sim.cases import (
    NEVER,
    NOBODY,
    TICKS,
    UNALLOCATED,
    Book,
    Case,
    Caseload,
    Held,
    Meeting,
    Queue,
    Returning,
    Stage,
    Work,
)
from sim.records import Table, table_of


def sheets_for(workers: int, before: Meeting | None = None) -> Meeting:
    """Sheets for so many workers, with what was written down before."""
    sheets = Meeting(
        np.zeros(workers, np.int64), np.zeros(workers, np.int64), np.zeros((2, workers), np.int64),
        np.zeros((2, 2), np.int64), np.zeros(len(Work)), np.zeros(2),
    )  # fmt: skip
    if before is not None:
        sheets.holders[: len(before.holders)] = before.holders
        sheets.weights[:] = before.weights
    return sheets


def lists_of_cases(workers: int, places: int, before: Table | None = None) -> Table:
    """Room for so many cases with each of so many workers, with the lists there were."""
    lists = table_of(Held, workers, places)
    if before is not None:
        rows, columns = before.shape
        lists[:rows, :columns] = before
    return lists


def no_cases(rows: int) -> Table:
    """So many rows without a case; ``more_cases`` makes rows that are free to be had."""
    cases = table_of(Case, rows)
    cases["stage"] = Stage.CLOSED
    cases["worker"] = UNALLOCATED
    return cases


def no_queues() -> Table:
    """Nobody waits."""
    queues = table_of(Queue, len(Work))
    queues["first"] = queues["last"] = NOBODY
    return queues


def no_book() -> Table:
    """Nothing counted, nothing free."""
    book = table_of(Book, 1)
    book["free"] = book["free_return"] = NOBODY
    book["stretch"] = 1.0
    return book


def no_caseloads(rows: int) -> Table:
    """Workers without cases, who would do a whole day's work in a day."""
    workers = table_of(Caseload, rows)
    workers["pace"] = TICKS
    workers["next_mark"] = NEVER
    return workers


def more_cases(cases: Table, book: Table, rows: int) -> Table:
    """The same cases with at least so many free rows."""
    return _with_free_rows(cases, no_cases, book, rows, ("free", "free_rows"))


def more_returning(returning: Table, book: Table, rows: int) -> Table:
    """The same children with at least so many free rows."""
    none = partial(table_of, Returning)
    return _with_free_rows(returning, none, book, rows, ("free_return", "free_returns"))


def _with_free_rows(
    table: Table, rows_of: Callable[[int], Table], book: Table, rows: int, kept: tuple[str, str]
) -> Table:
    """The same table, at least doubled if it lacks free rows; the book knows the first and how
    many."""
    lacking = rows - int(book[kept[1]][0])
    if lacking <= 0:
        return table
    count = len(table)
    larger = rows_of(count + max(lacking, count))
    larger[:count] = table
    frees_rows(larger, book, count, kept)
    return larger


def frees_rows(table: Table, book: Table, begin: int, kept: tuple[str, str]) -> None:
    """Let the rows from one on be had, before those that were free already."""
    first, number = kept
    table["after"][begin:-1] = np.arange(begin + 1, len(table))
    table["after"][-1] = book[first][0]
    book[first] = begin
    book[number] += len(table) - begin
