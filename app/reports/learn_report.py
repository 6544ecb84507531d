"""What was learned, as text for a terminal of 100 columns, and as JSON for other programs."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import fill
from typing import Any

from app.document import Document
from app.experiments.learning.learning import Fit, Learning, Told
from app.experiments.learning.moved import Moved, Range
from app.experiments.learning.playing import Learned
from app.experiments.learning.tables import moved_table, points_table
from app.fingerprint import made_with
from app.learned_words import few_speak_words, learned_words
from app.reports.point_json import point_record
from app.reports.text_table import table
from app.wording import day_words

WIDTH = 100
_LONGEST = 52
"""Characters of what moved, in a table."""


def learn_text(found: Learned, out: Path) -> str:
    """The points with where futures are before and after, then what futures assume."""
    learning = found.learning
    parts = [
        _headline(learning),
        _points(learning, found.after),
        _moved(learning.moved),
        _left_out(learning),
        _foot(found, out),
    ]
    return "\n\n".join("\n".join(part) for part in (list(lines) for lines in parts) if part) + "\n"


def _headline(learning: Learning) -> Iterator[str]:
    source = learning.document.learned_from
    assert source is not None
    yield fill(f"{learning.document.title}: {learned_words(source)}.", WIDTH)
    if few_speak_words(learning.speaking):
        yield fill(few_speak_words(learning.speaking), WIDTH)


def _points(learning: Learning, after: Sequence[Fit]) -> Iterator[str]:
    heads = [["", "", "futures", "futures", ""], ["", "seen", "before", "after", "carries"]]
    shown = points_table(learning.told, after)
    yield shown.title.upper()
    yield from table(heads, shown.rows, gap=1)
    yield fill(
        "Seen: the value and its standard error. Futures: the likely range (8 in 10). Carries: the "
        "share of what was learned that would be lost without the point; points that say the same "
        "carry little each.",
        WIDTH,
    )


def _moved(moved: Sequence[Moved]) -> Iterator[str]:
    shown = moved_table(moved)
    yield shown.title.upper()
    if not moved:
        yield "Nothing moved: the points carry no news for this scenario."
        return
    rows = [[_shortened(named), *values] for named, *values in shown.rows]
    yield from table([["", "before", "after"]], rows)
    years = any(each.unit is None for each in moved)
    yield fill(
        "The central value, and the likely range (8 in 10) in brackets."
        + (" Years are multiples of the level: 1.10 is a tenth above it." if years else ""),
        WIDTH,
    )


def _shortened(named: str) -> str:
    return named if len(named) <= _LONGEST else f"{named[: _LONGEST - 1].rstrip()}…"


def _left_out(learning: Learning) -> Iterator[str]:
    if learning.left_out:
        names = ", ".join(each.id for each in learning.left_out)
        yield fill(f"Left out, because counted by the first day or after the last: {names}.", WIDTH)


def _foot(found: Learned, out: Path) -> Iterator[str]:
    yield fill(
        "The luck of futures is as before, so nothing is learned about single people or cases: "
        "ranges of the months after the last observation are a little too wide rather than too "
        "narrow.",
        WIDTH,
    )
    after = found.learning.document.code
    yield f"fingerprint {found.code} before, {after} after; written to {out}"


def learn_json(found: Learned, out: Path) -> str:
    """The same with every digit."""
    learning = found.learning
    source = learning.document.learned_from
    assert source is not None
    said = {
        "scenario": learning.document.title,
        "file": str(out),
        "fingerprint_before": found.code,
        "fingerprint": learning.document.code,
        "versions": made_with(),
        "method": source.method,
        "futures": learning.futures,
        "speaking": learning.speaking,
        "points": [_record(*each) for each in zip(learning.told, found.after, strict=True)],
        "left_out": [each.id for each in learning.left_out],
        "moved": [_moved_record(each) for each in learning.moved],
    }
    return json.dumps(said, indent=1, allow_nan=False) + "\n"


def _record(told: Told, after: Fit) -> dict[str, Any]:
    point = told.point
    return {
        **point_record(point),
        "before": vars(told.before),
        "after": vars(after),
        "carries": told.carries,
    }


def _moved_record(each: Moved) -> dict[str, Any]:
    return {
        "name": each.name,
        "unit": each.unit.title if each.unit else "times the level",
        "before": _range(each.before),
        "after": _range(each.after),
        "shift": each.shift,
        "left": each.left,
    }


def _range(ends: Range) -> dict[str, float]:
    return dict(zip(("p10", "p50", "p90"), ends, strict=True))


def forgotten_text(before: Document, after: Document, out: Path) -> str:
    """That nothing is learned any more."""
    assert before.learned_from is not None
    on = day_words(before.learned_from.on)
    return (
        f"{after.title}: what was learned on {on} is forgotten.\n"
        f"fingerprint {before.code} before, {after.code} after; written to {out}\n"
    )


def forgotten_json(before: Document, after: Document, out: Path) -> str:
    """The same for other programs."""
    said = {
        "scenario": after.title,
        "file": str(out),
        "fingerprint_before": before.code,
        "fingerprint": after.code,
    }
    return json.dumps(said, indent=1) + "\n"
