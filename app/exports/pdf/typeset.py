"""Sets a template with data: as a tagged PDF, as pictures, or to ask it a question."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import typst

from app.painting.letters import FONTS
from app.problem import CannotUse, Problem
from sim.units import MINUS

_FOLDER = Path(__file__).parent
_NOT_SHOWN = re.compile(r'the text `"(.*?)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
_JOINERS = re.compile("[\u200c\u200d\ufe00-\ufe0f\U000e0000-\U000e01ef]")
"""What only joins or varies the sign beside it."""
_RARE = re.compile(rf"[^\s<>]*[^\x00-\u024f{MINUS}][^\s<>]*")
"""A word with a sign that is neither of a language of western Europe nor before a number."""
_BOX = "□"
"""Stands for a sign of which no typeface of this machine has a picture."""
_MOST_TRIES = 8


class Template(Enum):
    """What can be set."""

    PAPER = "paper.typ"
    SLIDE = "slide.typ"
    SIGNS = "signs.typ"


def pdf_from(template: Template, data: Mapping[str, object], made_on: date) -> bytes:
    """A document that a screen reader can read; the same bytes for the same data.

    Such a document must have a picture of every sign in it, so that those there are none of are
    shown as a box, as a browser does. They are found by setting the rare words alone, which is
    quick; what only the whole shows to be missing is found by that.
    """
    moment = int(datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC).timestamp())
    shown = dict(data)
    rare: dict[str, object] = {
        "words": sorted({word for text in _texts(shown) for word in _RARE.findall(text)})
    }
    if rare["words"]:
        for _ in range(_MOST_TRIES):
            _, missing = _tried(Template.SIGNS, {**shown, **rare}, moment)
            if not missing:
                break
            shown, rare = _boxed(shown, missing), _boxed(rare, missing)
    for _ in range(_MOST_TRIES):
        made, missing = _tried(template, shown, moment)
        if not missing:
            return made
        shown = _boxed(shown, missing)
    raise _cannot_be_set()


def _tried(template: Template, data: Mapping[str, object], moment: int) -> tuple[bytes, set[str]]:
    """The document, or the signs for lack of which there is none."""
    compiler = _compiler(template, data)
    try:
        made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=moment)
    except typst.TypstError as error:
        missing = _not_shown(error)
        if not missing:
            raise _cannot_be_set() from error
        return b"", missing
    return _whole(made)[0], set()


def pictures_from(
    template: Template, data: Mapping[str, object], pixels_per_inch: float
) -> list[bytes]:
    """A PNG of each page."""
    try:
        return _whole(_compiler(template, data).compile(format="png", ppi=pixels_per_inch))
    except typst.TypstError as error:
        raise _cannot_be_set() from error


def asked(template: Template, data: Mapping[str, object], label: str) -> list[Any]:
    """What a template says under a label, such as how much room it has for each figure."""
    try:
        found = _compiler(template, data).query(f"<{label}>", field="value")
    except RuntimeError as error:  # a query's refusal has no kind of its own
        raise _cannot_be_set() from error
    said: list[Any] = json.loads(found)
    return said


def _compiler(template: Template, data: Mapping[str, object]) -> typst.Compiler:
    return typst.Compiler(
        str(_FOLDER / template.value),
        root=str(_FOLDER),
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(data)},
    )


@cache
def _fonts() -> typst.Fonts:
    """The program's own typeface, and for other scripts whatever this machine has."""
    return typst.Fonts(font_paths=[str(FONTS)])


def _whole(made: bytes | list[bytes] | None) -> list[bytes]:
    """What was made, page by page if it comes so."""
    return [bytes(each) for each in made] if isinstance(made, list) else [bytes(made or b"")]


def _not_shown(error: typst.TypstError) -> set[str]:
    """The signs that no typeface has a picture of, as the refusal names them."""
    named = _NOT_SHOWN.findall(error.diagnostic)
    return {_ESCAPE.sub(lambda code: chr(int(code[1], 16)), each) for each in named} - {""}


def _boxed(data: Mapping[str, object], missing: set[str]) -> dict[str, object]:
    """The same data with a box for each sign; what only joined signs is left out first."""
    texts = sorted(missing, key=len, reverse=True)
    changes = {text: _JOINERS.sub("", text) for text in texts if _JOINERS.search(text)} or {
        text: _BOX * len(text) for text in texts
    }
    pattern = re.compile("|".join(re.escape(text) for text in changes))
    return {key: _changed(value, pattern, changes) for key, value in data.items()}


def _texts(value: object) -> Iterator[str]:
    """Every text within."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)


def _changed(value: object, pattern: re.Pattern[str], changes: Mapping[str, str]) -> object:
    """Every text within, but for the words of a figure, which are read out and not shown."""
    if isinstance(value, str):
        return pattern.sub(lambda found: changes[found[0]], value)
    if isinstance(value, list):
        return [_changed(each, pattern, changes) for each in value]
    if isinstance(value, dict):
        return {
            key: each if key == "alt" else _changed(each, pattern, changes)
            for key, each in value.items()
        }
    return value


def _cannot_be_set() -> CannotUse:
    remedy = "Nothing was written. The slides and the Word paper are made without it."
    return CannotUse(None, [Problem("The PDF paper", "could not be set", remedy)])
