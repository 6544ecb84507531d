"""Reading and writing ``.headroom`` files."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from app.assurance import LogEntry
from app.document import Document, Target
from app.files.assurance_shape import assurance_in
from app.files.briefing_shape import briefing_in, published_in
from app.files.disk import read_bytes, write_bytes
from app.files.fields import horizon_of
from app.files.frozen_shape import frozen_in
from app.files.layout import text_of
from app.files.learned_shape import learned_from_in, learned_in
from app.files.migrations import FORMAT, brought_up
from app.files.problems import problems_of
from app.files.shape import FileShape, Range, StaffShape, file_shape
from app.files.text import Record, decode, load
from app.problem import CannotUse, Problem
from app.together import check_together
from sim.grades import Grade
from sim.scenario import PARAMETERS, Change, Event, Scenario, Settings, StaffMember

SUFFIX = ".headroom"
LARGEST = 5_000_000
"""Bytes of the largest file that is read."""


@dataclass(frozen=True)
class MovedDefault:
    """A parameter whose default is another in this version than the value a file carries."""

    path: str
    value: float
    default: float


def read(path: Path) -> Document:
    """The document in a file; ``CannotUse`` names everything that is wrong with it."""
    return parse(decode(read_bytes(path, LARGEST), path.name), path.name)


def parse(text: str, name: str) -> Document:
    """The document that a text describes; ``name`` is how messages call it."""
    loaded = load(text, name)
    data = _in_this_format(loaded.data, name)
    problems = [*loaded.problems, *check_together(_values_read(data))]
    try:
        shape = file_shape().model_validate(data, context=horizon_of(data))
    except ValidationError as error:
        raise CannotUse(name, [*problems, *problems_of(error)]) from None
    if problems:
        raise CannotUse(name, problems)
    return _document(shape)


def write(document: Document, path: Path) -> None:
    """Save a document; ``CannotUse`` if it fails, and then the old file is as it was."""
    text = text_of(document)
    content = text.encode()
    if len(content) > LARGEST:
        fact = f"would have {len(content):,} bytes, and no more than {LARGEST:,} could be opened"
        remedy = "Shorten notes and reasons, or take out staff or frozen projections."
        raise CannotUse(path.name, [Problem("", fact, remedy)])
    # What could not be opened again must not take the place of what could.
    parse(text, path.name)
    write_bytes(path, content)


def moved_defaults(document: Document) -> list[MovedDefault]:
    """Values that differ from this version's defaults though nobody gave a reason for them."""
    values = {path: document.scenario.settings.get(path) for path in PARAMETERS}
    return [
        MovedDefault(path, values[path], parameter.default)
        for path, parameter in PARAMETERS.items()
        if values[path] != parameter.default and path not in document.reasons
    ]


def _in_this_format(data: object, name: str) -> Record:
    if not isinstance(data, Record) or not ("headroom" in data or "parameters" in data):
        fact = "is not a Headroom scenario"
        raise CannotUse(name, [Problem("", fact, "Choose a file that Headroom has saved.")])
    version = data.get("headroom")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        return data
    if version > FORMAT:
        fact = f"is in format {version:,.6g}, from a newer Headroom; this one reads format {FORMAT}"
        remedy = "Update Headroom, or ask its author for a copy in the older format."
        raise CannotUse(name, [Problem("", fact, remedy)])
    return brought_up(data, version)


def _values_read(data: Record) -> dict[str, float]:
    """The values that can be read out of a file which may be wrong in many places."""
    found = {}
    for path, parameter in PARAMETERS.items():
        value: object = data
        for key in ("parameters", parameter.group, parameter.name, "value"):
            value = value.get(key) if isinstance(value, Record) else None
        if isinstance(value, int | float) and parameter.least <= value <= parameter.most:
            found[path] = float(value)
    return found


def _document(shape: FileShape) -> Document:
    entries = shape.entries()
    return Document(
        title=shape.title,
        author=shape.author,
        created=shape.created,
        notes=shape.notes,
        futures=shape.futures,
        vary=shape.vary,
        scenario=_scenario(shape),
        reasons={path: entry.reason for path, entry in entries.items() if entry.reason},
        targets=tuple(Target(**_fields(target)) for target in shape.targets),
        learned_from=learned_from_in(shape.learned) if shape.learned else None,
        briefing=briefing_in(shape.briefing),
        assurance=assurance_in(shape.assurance),
        published=tuple(map(published_in, shape.published)),
        frozen=tuple(map(frozen_in, shape.frozen)),
        log=tuple(LogEntry(**dict(each)) for each in shape.log),
    )


def _scenario(shape: FileShape) -> Scenario:
    entries = shape.entries()
    return Scenario(
        first_day=shape.first_day,
        last_day=shape.last_day,
        seed=shape.seed,
        settings=Settings().replaced({path: entry.value for path, entry in entries.items()}),
        ranges={
            path: (entry.low, entry.high)
            for path, entry in entries.items()
            if isinstance(entry, Range) and entry.low is not None and entry.high is not None
        },
        changes=tuple(Change(**_fields(change)) for change in shape.changes),
        events=tuple(Event(**_fields(event)) for event in shape.events),
        staff=tuple(_member(row) for row in shape.staff),
        learned=learned_in(shape.learned) if shape.learned else None,
    )


def _member(row: StaffShape) -> StaffMember:
    return StaffMember(**{**_fields(row), "grade": Grade[row.grade.upper()]})


def _fields(shape: Any) -> Mapping[str, Any]:
    """What a row of a table says, by the names that its record has too."""
    return dict(shape)


__all__ = [
    "LARGEST",
    "SUFFIX",
    "MovedDefault",
    "moved_defaults",
    "parse",
    "read",
    "text_of",
    "write",
]
