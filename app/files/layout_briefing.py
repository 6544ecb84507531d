"""What a file keeps for a briefing and its assurance, as it is laid out: only what holds something.

A file that says nothing of these is byte for byte what it was before there were any.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from app.assurance import Assurance, LogEntry, Ownership, Signature, folded
from app.briefing import Briefing, PageChoice, Published
from app.computer import Computer
from app.document import Document
from sim.scenario import PARAMETERS

_Kept = Briefing | PageChoice | Published | Computer | Assurance | Signature | Ownership | LogEntry


def briefing_fields(document: Document) -> dict[str, object]:
    """The fields of a file that change no figure, the log last."""
    said = {
        "briefing": _record(document.briefing),
        "assurance": _assurance(document.assurance),
        "published": [_published(each) for each in document.published],
        "log": [_record(each) for each in folded(document.log)],
    }
    return {name: value for name, value in said.items() if value}


def _published(made: Published) -> dict[str, object]:
    figures = {name: _plain(average) for name, average in made.figures.items()}
    return _record(made) | ({"figures": figures} if figures else {})


def _assurance(assurance: Assurance) -> dict[str, object]:
    owned = assurance.assumptions
    entries = {path: _record(owned[path]) for path in PARAMETERS if path in owned}
    held = {path: entry for path, entry in entries.items() if entry}
    return _record(assurance) | ({"assumptions": held} if held else {})


def _record(record: _Kept) -> dict[str, object]:
    """What a record says, by the names of its fields; what is as it always is goes without."""
    said = {}
    for each in fields(record):
        value = getattr(record, each.name)
        if value != each.default and not isinstance(value, Mapping):
            said[each.name] = _plain(value)
    return said


def _plain(value: Any) -> object:
    match value:
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(each) for each in value]
        case PageChoice() | Signature() | Computer():
            return _record(value)
        case float() if value.is_integer():
            return int(value)
    return value
