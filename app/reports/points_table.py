"""Observed points in tables for a terminal of 100 columns: where they lie, and their scores."""

from collections.abc import Iterator, Sequence
from textwrap import fill

from app.experiments.history import Compared, Proves
from app.experiments.score_words import (
    NOTES,
    RANGES,
    agreement,
    decimals_of,
    named,
    number,
    signed,
    size,
    skill_words,
)
from app.experiments.scores import Coverage, Rule, Scored, Scores
from app.reports.text_table import table
from app.wording import interval_words, percent

WIDTH = 100
MARKS = {Proves.SOMETHING: "", Proves.USED: "*", Proves.KNOWN: "†"}
"""Stands after where a point lies that proves nothing."""
_HEADS = (
    ["", "", "1 in 10", "middle", "1 in 10", "", "in", "observed"],
    ["", "observed", "below", "future", "above", "misfit", "widths", "lies"],
)
_SCORE_HEADS = (
    ["", "", "score of", "as it was", "its", "as it was", "its"],
    ["", "observed", "futures", "last", "score", "moving", "score"],
)


def points_table(compared: Sequence[Compared]) -> Iterator[str]:
    """Where each point lies among the futures."""
    yield from table(_HEADS, [_row(each) for each in compared], gap=1)


def score_table(scored: Sequence[Scored]) -> Iterator[str]:
    """The score of each point, and of what the two plain rules say of it."""
    yield from table(_SCORE_HEADS, [_score_row(each) for each in scored])


def notes_on(compared: Sequence[Compared]) -> Iterator[str]:
    """What the marks of points that prove nothing mean, each once."""
    for proves, note in NOTES.items():
        if any(each.proves is proves for each in compared):
            yield f"{MARKS[proves]} {note}"


def coverage_table(found: Sequence[Coverage]) -> list[str]:
    """How many points fell in each range, and what that says of it."""
    rows = [
        [
            RANGES[each.stated],
            f"{each.odds.met} of {each.odds.futures} inside",
            percent(each.odds.probability),
            f"95% interval {interval_words(each.odds.interval)}",
            agreement(each),
        ]
        for each in found
    ]
    return table([], rows) if rows else []


def summary(found: Scores) -> Iterator[str]:
    """Coverage and skill."""
    yield from coverage_table(found.coverage)
    for each in found.skills:
        yield fill(skill_words(each), WIDTH, subsequent_indent="  ")


def _row(each: Compared) -> list[str]:
    decimals = decimals_of(each)
    values = (each.point.value, each.p10, each.p50, each.p90)
    return [
        named(each.point),
        *(number(each.point, value, decimals) for value in values),
        signed(each.misfit, decimals),
        "none" if each.widths is None else signed(each.widths, 2),
        f"{each.place}{MARKS[each.proves]}",
    ]


def _score_row(each: Scored) -> list[str]:
    found = each.compared
    return [
        f"{named(found.point)}{MARKS[found.proves]}",
        number(found.point, found.point.value),
        size(each.crps),
        number(found.point, found.last),
        size(each.of(Rule.LAST)),
        number(found.point, found.moving),
        size(each.of(Rule.MOVING)),
    ]
