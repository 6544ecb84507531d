"""History as text for a terminal of 100 columns, and as JSON for other programs."""

import json
from collections.abc import Iterator, Sequence
from math import isfinite
from textwrap import fill
from typing import Any

from app.document import Document
from app.experiments.history import Compared, History
from app.fingerprint import made_with
from app.reports.text_table import table
from app.running.ensemble import Ensemble
from app.sources.beyond import beyond_evidence
from app.sources.observed import Observed
from app.wording import ROUGH, percent, short_month, varies_words
from sim.outcomes import OUTCOMES
from sim.units import Unit, true_minus

WIDTH = 100
_MOST_DECIMALS = 4
_HEADS = (
    ["", "", "1 in 10", "middle", "1 in 10", "", "in", "observed"],
    ["", "observed", "below", "future", "above", "misfit", "widths", "lies"],
)


def history_text(document: Document, ensemble: Ensemble, found: History) -> str:
    """Every observed point in a table, then how each was counted."""
    parts = [
        _headline(document, ensemble, found),
        _points(found),
        _missed(found),
        _counted("INSIDE, and how it was counted", [c for c in found.compared if c.is_inside]),
        _beyond(document),
        _foot(document, ensemble),
    ]
    return "\n\n".join("\n".join(part) for part in (list(lines) for lines in parts) if part) + "\n"


def _headline(document: Document, ensemble: Ensemble, found: History) -> Iterator[str]:
    title = document.title if document.title.endswith((".", "!", "?")) else f"{document.title}."
    n, left_out = len(found.compared), len(found.left_out)
    if n == 0:
        said = (
            "None of the observed points, which are Birmingham's, falls inside this run: all were "
            "counted by the first day or after the last."
        )
    else:
        said = (
            f"{found.inside} of {n} observed points lie inside the range that 8 in 10 possible "
            f"futures fall in ({percent(found.inside / n)})."
        )
    if n and left_out:
        said += (
            f" {left_out} of the {n + left_out} points were counted by the first day or after the "
            "last, and are left out."
        )
    if n and len(ensemble.numbers) < ROUGH:
        said += f" With {len(ensemble.numbers)} possible futures the ends of the range are rough."
    yield fill(f"{title} {said}", WIDTH)


def _points(found: History) -> Iterator[str]:
    if not found.compared:
        return
    yield "WHAT WAS OBSERVED, AGAINST THE POSSIBLE FUTURES"
    yield from table(_HEADS, [_row(each) for each in found.compared], gap=1)
    yield fill(
        "Misfit is the middle future less what was observed, for shares in points. A width is the "
        "whole range from 1 in 10 below to 1 in 10 above.",
        WIDTH,
    )


def _row(each: Compared) -> list[str]:
    decimals = _decimals(each)
    per_cent = "%" if OUTCOMES[each.point.outcome].unit is Unit.PERCENT else ""
    numbers = (each.point.value, each.p10, each.p50, each.p90)
    return [
        f"{short_month(each.point.month)}  {_what(each.point)}",
        *(f"{number:,.{decimals}f}{per_cent}" for number in numbers),
        _signed(each.misfit, decimals),
        "none" if each.widths is None else _signed(each.widths, 2),
        each.place,
    ]


def _decimals(each: Compared) -> int:
    """Those of the unit, or as many more as show that a point outside is not at the end."""
    decimals = OUTCOMES[each.point.outcome].unit.decimals
    ends = (each.p10, each.p90)
    while not each.is_inside and decimals < _MOST_DECIMALS:
        if all(round(end, decimals) != round(each.point.value, decimals) for end in ends):
            break
        decimals += 1
    return decimals


def _signed(value: float, decimals: int) -> str:
    """With its sign, unless it is rounded to nought."""
    return true_minus(f"{value:+,.{decimals}f}" if round(value, decimals) else f"{0:.{decimals}f}")


def _what(point: Observed) -> str:
    label = OUTCOMES[point.outcome].label
    return label if point.months == 1 else f"{label}, {point.months} months"


def _counted(title: str, points: Sequence[Compared]) -> Iterator[str]:
    if not points:
        return
    yield title
    for each in points:
        point = each.point
        note = f"; {point.note}" if point.note else ""
        said = (
            f"{_what(point)}, {short_month(point.month)}: {point.reading} ({point.evidence}){note}."
        )
        yield fill(said, WIDTH, subsequent_indent="  ", break_on_hyphens=False)


def _missed(found: History) -> Iterator[str]:
    yield from _counted("OUTSIDE THE RANGE, and how it was counted", found.missed)
    if found.missed:
        yield "What the misses mean is said in the guide, assets/guide/history.md."


def _beyond(document: Document) -> Iterator[str]:
    sentences = beyond_evidence(document.scenario)
    if sentences:
        yield "OUTSIDE THE EVIDENCE, for the reasons in the file"
        yield from (fill(each, WIDTH, subsequent_indent="  ") for each in sentences)


def _foot(document: Document, ensemble: Ensemble) -> Iterator[str]:
    failed = len(ensemble.failures)
    if failed:
        left_out = (
            f"{failed} of {failed + len(ensemble.numbers)} possible futures could not be finished "
            f"and are left out; the first: {ensemble.failures[0].reason}"
        )
        yield fill(left_out, WIDTH)
    yield " · ".join(
        [
            f"{len(ensemble.numbers):,} possible futures",
            f"seed {document.scenario.seed}",
            varies_words(document.vary).lower(),
        ]
    )
    versions = ", ".join(f"{name} {number}" for name, number in made_with().items())
    yield f"fingerprint {document.code}, made with {versions}"


def history_json(document: Document, ensemble: Ensemble, found: History) -> str:
    """The same with every digit."""
    said = {
        "scenario": document.title,
        "fingerprint": document.code,
        "seed": document.scenario.seed,
        "futures": len(ensemble.numbers),
        "failed_futures": [
            {"future": each.future, "reason": each.reason} for each in ensemble.failures
        ],
        "vary": document.vary,
        "versions": made_with(),
        "inside": found.inside,
        "share_inside": found.share_inside,
        "points": [_record(each) for each in found.compared],
        "left_out": [each.id for each in found.left_out],
    }
    return json.dumps(said, indent=1, allow_nan=False) + "\n"


def _record(each: Compared) -> dict[str, Any]:
    point = each.point
    return {
        "id": point.id,
        "outcome": point.outcome,
        "unit": OUTCOMES[point.outcome].unit.title,
        "month": point.month.isoformat(),
        "months": point.months,
        "observed": point.value,
        **{name: _number(getattr(each, name)) for name in ("p10", "p50", "p90", "misfit")},
        "misfit_widths": None if each.widths is None else _number(each.widths),
        "inside": each.is_inside,
        "reading": point.reading,
        "evidence": point.evidence,
        "note": point.note,
    }


def _number(value: float) -> float | None:
    return value if isfinite(value) else None
