"""What a file keeps of what was learned, as it is laid out: only where something was."""

from app.document import Document
from app.learned_from import LearnedFrom, PointUsed
from sim.scenario.learned import Learned


def learned_fields(document: Document) -> dict[str, object]:
    """The field of a file that holds what was learned and from what."""
    learned, source = document.scenario.learned, document.learned_from
    if learned is None or source is None:
        return {}
    return {"learned": {**_source(source), **_learned(learned)}}


def _source(source: LearnedFrom) -> dict[str, object]:
    return {
        "on": source.on.isoformat(),
        "code": source.code,
        "method": source.method,
        "futures": source.futures,
        "speaking": source.speaking,
        "points": [_point(each) for each in source.points],
    }


def _point(point: PointUsed) -> dict[str, object]:
    return {
        "id": point.id,
        "outcome": point.outcome,
        "month": point.month.isoformat(),
        "months": point.months,
        "value": point.value,
        "uncertainty": point.uncertainty,
        "reading": point.reading,
    }


def _learned(learned: Learned) -> dict[str, object]:
    along = (
        zip(*learned.directions, strict=True) if learned.directions else [()] * len(learned.names)
    )
    return {
        "coordinates": [
            {"name": name, "shift": shift, "along": row}
            for name, shift, row in zip(learned.names, learned.shift, along, strict=True)
        ],
        "left": list(learned.left),
    }
