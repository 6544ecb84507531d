"""What is wrong with the shape of a scenario file, in Headroom's words and at its place."""

import math
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from app.clean_text import visible
from app.files.assurance_shape import AssuranceShape, LogShape, OwnershipShape, SignatureShape
from app.files.briefing_shape import BriefingShape, ComputerShape, PageShape, PublishedShape
from app.files.fields import SAID
from app.files.frozen_shape import FrozenRowShape, FrozenShape
from app.files.shape import (
    ChangeShape,
    EventShape,
    FileShape,
    Range,
    StaffShape,
    TargetShape,
    may_vary,
)
from app.files.strict import Shape
from app.problem import MOST_SAID, Problem, did_you_mean
from app.value import allowed, check_value
from sim.parameter import Parameter
from sim.scenario import PARAMETERS

Place = tuple[int | str, ...]

_PARTS: dict[tuple[str, ...], type[Shape]] = {
    (): FileShape,
    ("targets",): TargetShape,
    ("changes",): ChangeShape,
    ("events",): EventShape,
    ("staff",): StaffShape,
    ("briefing",): BriefingShape,
    ("briefing", "pages"): PageShape,
    ("assurance",): AssuranceShape,
    ("assurance", "signed"): SignatureShape,
    ("published",): PublishedShape,
    ("published", "computer"): ComputerShape,
    ("frozen",): FrozenShape,
    ("frozen", "rows"): FrozenRowShape,
    ("log",): LogShape,
}
"""What stands where, by the names on the way there."""
_KEY = "[key]"
"""What pydantic adds to a place where the name itself is wrong."""


def problems_of(error: ValidationError) -> list[Problem]:
    """Every problem that pydantic found; names missing in one place make one problem."""
    errors = error.errors(include_url=False)
    found = [_problem(each, number) for number, each in enumerate(errors) if not _is_missing(each)]
    return [*_missing(filter(_is_missing, errors)), *found]


def place_of(location: Place) -> str:
    """A place in words that can be found in the file; entries of a list count from 1.

    >>> place_of(("changes", 3, "path"))
    'changes[4].path'
    """
    said = "".join(f"[{x + 1}]" if isinstance(x, int) else f".{visible(x)}" for x in location)
    return said.removeprefix(".")


def _is_missing(error: ErrorDetails) -> bool:
    return error["type"] == "missing"


def _missing(errors: Iterable[ErrorDetails]) -> Iterator[Problem]:
    names: dict[Place, list[str]] = {}
    for error in errors:
        *parent, name = error["loc"]
        names.setdefault(tuple(parent), []).append(str(name))
    for parent_place, missing in names.items():
        fact = f"lacks {', '.join(missing)}"
        yield Problem(place_of(parent_place), fact, "A file carries every value it needs.")


def _problem(error: ErrorDetails, number: int) -> Problem:
    location, value = error["loc"], error["input"]
    if error["type"] == "extra_forbidden":
        # Looking for the nearest name is slow, and nobody reads that many.
        return _unknown(location, suggest=number < MOST_SAID)
    if error["type"] == SAID and location[-1] == _KEY:
        location = location[:-1]
    parameter = _parameter_at(location)
    number_given = isinstance(value, int | float) and not isinstance(value, bool)
    if parameter and number_given and error["type"] != SAID:
        problem = check_value(parameter, float(value), place_of(location))
        if problem and math.isfinite(value):
            return problem
    fact, remedy = _WORDS.get(error["type"], _anything)(error)
    if parameter and error["type"] in ("float_type", "finite_number"):
        remedy = f"{remedy} {allowed(parameter)}"
    return Problem(place_of(location), fact, remedy)


def _parameter_at(location: Place) -> Parameter | None:
    """The parameter whose value, low or high stands at a place."""
    match location:
        case ("parameters", str(group), str(name), "value" | "low" | "high"):
            return PARAMETERS.get(f"{group}.{name}")
    return None


def _unknown(location: Place, *, suggest: bool) -> Problem:
    *parent, last = location
    name = str(last)
    place = place_of(location)
    match parent:
        case ("parameters", str(group), str(of)) if name in ("low", "high"):
            fact = "has no place here"
            path = f"{group}.{of}"
            known = path in PARAMETERS and not may_vary(PARAMETERS[path])
            return Problem(place, fact, f"{path} has one value and no range." if known else "")
        case ("parameters", str()):
            others = [p.group for p in PARAMETERS.values() if p.name == name]
            if others:
                return Problem(place, "is not known here", f"It belongs in {others[0]}.")
    nearest = did_you_mean(name, _names_at(tuple(parent))) if suggest else ""
    return Problem(place, "is not known here", nearest or "Take it out.")


def _names_at(parent: Place) -> Iterable[str]:
    """The names that a place may hold."""
    match parent:
        case ("parameters",):
            return {parameter.group for parameter in PARAMETERS.values()}
        case ("parameters", group):
            return [each.name for each in PARAMETERS.values() if each.group == group]
        case ("assurance", "assumptions", str()):
            return OwnershipShape.model_fields
    names = tuple(part for part in parent if isinstance(part, str))
    return _PARTS.get(names, Range).model_fields


def _shown(value: object) -> str:
    """A value as it is told to the reader: short, on one line, nothing hidden in it."""
    if value is None or isinstance(value, bool):
        return {None: "empty (null)", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return _shown_number(value)
    if isinstance(value, str):
        return f'the text "{visible(value)}"'
    return "a list" if isinstance(value, list) else "a group in curly brackets"


def _shown_number(value: float) -> str:
    if isinstance(value, int) and abs(value) < 10**15:
        return f"{value:,}"
    if math.isnan(value):
        return "NaN, which is no number"
    return f"{value:.6g}" if math.isfinite(value) else "infinite or too large to be kept"


def _must(remedy: str) -> Callable[[ErrorDetails], tuple[str, str]]:
    return lambda error: (f"is {_shown(error['input'])}", remedy)


def _limit(words: str, key: str) -> Callable[[ErrorDetails], tuple[str, str]]:
    def said(error: ErrorDetails) -> tuple[str, str]:
        limit: float = error["ctx"][key]
        return f"is {_shown(error['input'])}", f"It must be {words} {_shown(limit)}."

    return said


def _own_words(error: ErrorDetails) -> tuple[str, str]:
    context: dict[str, Any] = error["ctx"]
    return context["fact"], context["remedy"]


def _choice(error: ErrorDetails) -> tuple[str, str]:
    choices = error["ctx"]["expected"].replace("'", '"')
    return f"is {_shown(error['input'])}", f"It must be {choices}."


def _too_long(error: ErrorDetails) -> tuple[str, str]:
    most = error["ctx"]["max_length"]
    if error["type"] == "string_too_long":
        return f"has {len(error['input']):,} characters", f"It can have {most:,} at most."
    return f"has {len(error['input']):,} entries", f"It can have {most:,} at most."


def _half_characters(_: ErrorDetails) -> tuple[str, str]:
    return "holds half a character", "Type the text again."


_anything = _must("It must be as in a file that Headroom has saved.")
_number = _must("It must be a number.")
_group = _must("It must be a group in curly brackets.")

_WORDS: dict[str, Callable[[ErrorDetails], tuple[str, str]]] = {
    SAID: _own_words,
    "float_type": _number,
    "finite_number": _number,
    "int_type": _must("It must be a whole number, written without a point."),
    "bool_type": _must("It must be true or false."),
    "string_type": _must("It must be text in double quotes."),
    "string_unicode": _half_characters,
    "list_type": _must("It must be a list in square brackets."),
    "model_type": _group,
    "dict_type": _group,
    "literal_error": _choice,
    "string_too_long": _too_long,
    "too_long": _too_long,
    "greater_than_equal": _limit("at least", "ge"),
    "less_than_equal": _limit("at most", "le"),
    "greater_than": _limit("above", "gt"),
    "less_than": _limit("below", "lt"),
}
