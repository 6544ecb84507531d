"""What is assumed, how good the evidence is, and what to look at first."""

from collections.abc import Iterator, Sequence

from app.figures.shapes import Table
from app.sources.advice import notices
from app.sources.beyond import beyond_evidence
from app.sources.evidence import MARKS
from app.sources.one_sided import MOST, with_effects
from app.sources.register import Entry, count_line, register
from app.sources.telling import RULE, telling
from app.story.case import Case
from app.story.page import Kind, Page
from app.story.stamp import Stamp

MOST_ROWS = 12
_MOST_SAID = 3
_OWN = "D"
"""The mark of an assumption of our own."""
_TENTHS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def assumptions_page(case: Case, stamp: Stamp) -> Page:
    """How many values rest on what, and the assumptions that tell most."""
    document = case.document
    entries = register(document, case.answer.question.baseline)
    first = telling(document, entries)
    return Page(
        kind=Kind.ASSUMPTIONS,
        headline=_finding(entries),
        lead=count_line(entries),
        points=tuple(_points(case, len(first))),
        tables=(
            *((_table(first[:MOST_ROWS], compared=bool(stamp.baseline)),) if first else ()),
            *_one_sided(case),
        ),
        sources=(f"Register of assumptions, Headroom {stamp.version}.",),
        speaker=(
            f"The marks: {'; '.join(f'{mark}, {words}' for mark, words in MARKS.items())}.",
            "An assumption of our own is not a guess at random, but nobody has measured it here. "
            "Its range says how far off it may be.",
            "Ask of each: do we know better? The scenario takes another value with its reason.",
        ),
    )


def _finding(entries: Sequence[Entry]) -> str:
    own = sum(entry.row.mark == _OWN for entry in entries)
    if own in (0, len(entries)):
        return "All values rest on our own assumptions" if own else "Every value rests on a source"
    return f"{about_in_ten(own, len(entries))} values rest on our own assumptions"


def about_in_ten(part: int, whole: int) -> str:
    """A share in tenths, never made rounder than it is.

    >>> about_in_ten(196, 225), about_in_ten(50, 100), about_in_ten(22, 100), about_in_ten(1, 90)
    ('Nearly nine in ten', 'Five in ten', 'More than two in ten', 'Fewer than one in ten')
    """
    tenths = round(10 * part / whole)
    if tenths == 0:
        return "Fewer than one in ten"
    words = f"{_TENTHS[tenths]} in ten"
    if 10 * part == tenths * whole:
        return words.capitalize()
    return f"Nearly {words}" if 10 * part < tenths * whole else f"More than {words}"


def _points(case: Case, first: int) -> Iterator[str]:
    document = case.document
    beyond = beyond_evidence(document.scenario, lambda each: each.label)
    yield from beyond[:_MOST_SAID]
    if len(beyond) > _MOST_SAID:
        yield f"{len(beyond) - _MOST_SAID:,} more lie outside what their evidence has seen."
    if not beyond:
        yield "No value lies outside what its evidence has seen."
    yield from notices(document)[:_MOST_SAID]
    more = first - MOST_ROWS
    if first:
        yield RULE + (f" {more:,} more stand in the assumptions log." if more > 0 else "")


def _table(entries: Sequence[Entry], *, compared: bool) -> Table:
    """With what the baseline has, where there is one."""
    theirs = ("In the baseline",) if compared else ()
    columns = ("Lever or assumption", "Value", *theirs, "Varies in this run", "Evidence")
    rows = (
        (
            each.name,
            value_and_date(each),
            *((each.baseline_words if each.changed else "the same",) if compared else ()),
            each.range_words,
            each.mark_words,
        )
        for each in entries
    )
    return Table("Assumptions to look at first", columns, tuple(rows))


def _one_sided(case: Case) -> Iterator[Table]:
    """The most one-sided ranges, where their middle lies and what that does to the answer."""
    document = case.document
    found = with_effects(document, case.answer.ensemble)[:MOST]
    if not found:
        return
    rows = ((each.name, f"{each.words}.", does or "nothing clear") for each, does in found)
    columns = ("Assumption", "Stated, and the middle of its range", "What that does")
    yield Table("The most one-sided ranges", columns, tuple(rows))


def value_and_date(entry: Entry) -> str:
    """The value that it ends on, and since when if that is not the first day."""
    return entry.change_lines[-1] if entry.changes else entry.value_words
