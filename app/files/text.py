"""From bytes to JSON: what is refused before anything is read out of a scenario file."""

import json
import math
import re
from dataclasses import dataclass
from typing import NoReturn

from app.clean_text import visible
from app.problem import CannotUse, Problem

DEEPEST = 20
"""A scenario file nests four deep."""
MOST_NAMES = 1_000
"""Of a larger object only so many names are looked at; no part of a scenario has a hundred."""
_LONGEST_WHOLE_NUMBER = 300

# A string is passed over in one go, closed or not, so that the search stays linear in the text.
_BRACKET_OR_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{\]}]', re.DOTALL)
_SURROGATE = re.compile(r"[\ud800-\udfff]")

_ANOTHER_COPY = "Ask for another copy of the file."
_IN_ENGLISH = {
    "Expecting ',' delimiter": "is not what follows there: a comma or a closing bracket is missing",
    "Expecting ':' delimiter": "is not what follows a name: a colon is missing",
    "Expecting property name enclosed in double quotes": (
        "is no name in double quotes: a quote is missing or a comma is one too many"
    ),
    "Expecting value": "is no value: a number, text in double quotes, true or false",
    "Unterminated string starting at": "opens a text that is never closed with a double quote",
    "Invalid control character at": "is a line end or control character inside a text",
    "Extra data": "is more text after the end of the scenario",
}
_UNREADABLE = "cannot be read from here on"


class Record(dict[str, object]):
    """A JSON object that remembers which keys came twice and which cannot be read."""

    wrong: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Loaded:
    """What JSON said, and the problems that only show while it is read."""

    data: object
    problems: tuple[Problem, ...]


def decode(content: bytes, name: str) -> str:
    """The text of a file; ``CannotUse`` unless it is UTF-8, with or without its mark."""
    if not content.strip():
        _refuse(name, "", "is empty", _ANOTHER_COPY)
    if b"\0" in content:
        fact = "holds zero bytes, so it is no plain text or not in UTF-8"
        _refuse(name, "", fact, "Save it as UTF-8 text, or ask for another copy of the file.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        fact = "is not in UTF-8, the encoding of a scenario file"
        _refuse(name, f"line {line}", fact, "Open it in a text editor and save it as UTF-8.")


def load(text: str, name: str) -> Loaded:
    """Read JSON; ``CannotUse`` if it is none, too deep or too much."""
    if not text.strip():
        _refuse(name, "", "is empty", _ANOTHER_COPY)
    _refuse_deep_nesting(text, name)
    try:
        data = json.loads(text, object_pairs_hook=_record, parse_int=_whole_number)
    except json.JSONDecodeError as error:
        raise CannotUse(name, [_syntax(error, text)]) from None
    problems: list[Problem] = []
    _look_through(data, "", problems)
    return Loaded(data, tuple(problems))


def _refuse(name: str, place: str, fact: str, remedy: str) -> NoReturn:
    raise CannotUse(name, [Problem(place, fact, remedy)])


def _refuse_deep_nesting(text: str, name: str) -> None:
    depth = 0
    for found in _BRACKET_OR_STRING.finditer(text):
        bracket = found[0]
        depth += (bracket in "[{") - (bracket in "]}")
        if depth > DEEPEST:
            line = text.count("\n", 0, found.start()) + 1
            fact = f"nests brackets more than {DEEPEST} deep"
            _refuse(name, f"line {line}", fact, "A scenario file nests four deep at most.")


def _whole_number(digits: str) -> float | int:
    """A whole number; one that is absurdly long becomes infinite and is refused at its place."""
    if len(digits) > _LONGEST_WHOLE_NUMBER:
        return -math.inf if digits.startswith("-") else math.inf
    return int(digits)


def _record(pairs: list[tuple[str, object]]) -> Record:
    record = Record()
    wrong: dict[str, Problem] = {}
    if len(pairs) > MOST_NAMES:
        fact = f"holds {len(pairs):,} names in one place"
        wrong[""] = Problem("", fact, "No part of a scenario holds a hundred.")
    for key, value in pairs[:MOST_NAMES]:
        if _SURROGATE.search(key):
            wrong[key] = Problem(visible(key), "is a name with half a character", "Take it out.")
            continue
        if key in record:
            wrong[key] = Problem(visible(key), "is given twice", "Keep one of the two.")
        record[key] = value
    record.wrong = tuple(wrong.values())
    return record


def _look_through(data: object, place: str, problems: list[Problem]) -> None:
    """Gather what is wrong with objects, and say at which place they stand."""
    if isinstance(data, Record):
        for each in data.wrong:
            where = ".".join(part for part in (place, each.place) if part)
            problems.append(Problem(where, each.fact, each.remedy))
        for key, value in data.items():
            _look_through(value, f"{place}.{visible(key)}" if place else visible(key), problems)
    elif isinstance(data, list):
        for number, value in enumerate(data, start=1):
            _look_through(value, f"{place}[{number}]", problems)


def _syntax(error: json.JSONDecodeError, text: str) -> Problem:
    place = f"line {error.lineno}, column {error.colno}"
    if not text[error.pos :].strip():
        fact = "is the end, before the scenario is complete: the file was cut off"
        return Problem(place, fact, _ANOTHER_COPY)
    fact = _IN_ENGLISH.get(error.msg, _UNREADABLE)
    return Problem(place, fact, "Mend it there, or ask for another copy of the file.")
