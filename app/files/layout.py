"""A document as the text of a file: always in one order, a line for each value."""

import json
from collections.abc import Iterable, Mapping

from app.document import Document
from app.files.frozen_shape import frozen_fields
from app.files.layout_briefing import briefing_fields
from app.files.layout_learned import learned_fields
from app.files.migrations import FORMAT
from app.fingerprint import made_with
from sim.scenario import PARAMETERS, StaffMember

_INDENT = "  "


def text_of(document: Document) -> str:
    """The text of a document's file; the same document gives the same text."""
    fields = {**_head(document), **_tables(document)}
    lines = [f"{_json(name)}: {_value(value, 1)}" for name, value in fields.items()]
    return _block("{", lines, "}", 0) + "\n"


def _head(document: Document) -> dict[str, object]:
    scenario = document.scenario
    return {
        "headroom": FORMAT,
        "made_with": made_with()["headroom"],
        "title": document.title,
        "author": document.author,
        "created": document.created.isoformat(),
        "notes": document.notes,
        "first_day": scenario.first_day.isoformat(),
        "last_day": scenario.last_day.isoformat(),
        "seed": scenario.seed,
        "futures": document.futures,
        "vary": document.vary,
    }


def _tables(document: Document) -> dict[str, object]:
    tables: dict[str, object] = {
        "targets": [
            {"outcome": t.outcome, "by": t.by.isoformat(), "test": t.test, "value": _plain(t.value)}
            for t in document.targets
        ],
        "parameters": _parameters(document),
        "changes": [
            {
                "date": change.date.isoformat(),
                "path": change.path,
                "value": _plain(change.value),
                "over_months": _plain(change.over_months),
                "reason": change.reason,
            }
            for change in document.scenario.changes
        ],
        "events": [
            {
                "date": event.date.isoformat(),
                "kind": event.kind,
                "size": _plain(event.size),
                "reason": event.reason,
            }
            for event in document.scenario.events
        ],
    }
    staff = [_person(member) for member in document.scenario.staff]
    return {
        **tables,
        **({"staff": staff} if staff else {}),
        **learned_fields(document),
        **frozen_fields(document.frozen),
        **briefing_fields(document),
    }


def _parameters(document: Document) -> dict[str, dict[str, object]]:
    groups: dict[str, dict[str, object]] = {}
    for path, parameter in PARAMETERS.items():
        groups.setdefault(parameter.group, {})[parameter.name] = _entry(document, path)
    return groups


def _entry(document: Document, path: str) -> dict[str, object]:
    entry: dict[str, object] = {"value": _plain(document.scenario.settings.get(path))}
    if path in document.scenario.ranges:
        low, high = document.scenario.ranges[path]
        entry |= {"low": _plain(low), "high": _plain(high)}
    reason = document.reasons.get(path)
    return {**entry, "reason": reason} if reason else entry


def _person(member: StaffMember) -> dict[str, object]:
    return {
        "grade": member.grade.name.lower(),
        "permanent": member.permanent,
        "fte": _plain(member.fte),
        "service_months": _plain(member.service_months),
        "experience_years": _plain(member.experience_years),
        "tie_in_months": _plain(member.tie_in_months),
        "golden_hello": _plain(member.golden_hello),
        "holds_cases": member.holds_cases,
    }


def _plain(number: float) -> float | int:
    """A number as a person would write it: 3000 and not 3000.0."""
    return int(number) if float(number).is_integer() and abs(number) < 1e15 else float(number)


def _value(value: object, depth: int) -> str:
    """Tables and the groups of parameters line by line, everything else on its line."""
    if isinstance(value, list) and depth <= 2:
        return _block("[", map(_json, value), "]", depth)
    if isinstance(value, Mapping) and depth <= 2:
        lines = [f"{_json(name)}: {_value(of, depth + 1)}" for name, of in value.items()]
        return _block("{", lines, "}", depth)
    return _json(value)


def _block(opening: str, lines: Iterable[str], closing: str, depth: int) -> str:
    inner, outer = "\n" + _INDENT * (depth + 1), "\n" + _INDENT * depth
    body = ("," + inner).join(lines)
    return f"{opening}{inner}{body}{outer}{closing}" if body else opening + closing


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
