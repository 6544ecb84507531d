"""Words on a slide: what can be written, how many lines they take and which size fits."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from math import ceil

from app.painting.letters import Letters

LANGUAGE = "en-GB"
SPACING = 1.22
"""A line of text, in sizes of the type."""
_is_wide: ContextVar[bool] = ContextVar("is_wide", default=False)
_NO_WIDER = (
    "arial", "aptos", "calibri", "cambria", "carlito", "corbel", "franklin", "garamond", "gill",
    "helvetica", "inter", "liberation", "lato", "public sans", "roboto", "segoe", "source sans",
    "times", "trebuchet",
)  # fmt: skip
"""Fonts no wider than the one that is measured; any other may be, or be replaced by one that is."""
_FOR_WIDE = {False: 1.14, True: 1.28}
"""How much wider such a font may be, bold or not."""


def readable(text: str) -> str:
    """A text without what an office file cannot hold.

    >>> readable("a" + chr(0xFFFE) + chr(0) + "b" + chr(10) + "c")
    'ab\\nc'
    """
    return "".join(each for each in text if each in "\t\n" or _can_be_held(ord(each)))


def _can_be_held(code: int) -> bool:
    return 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or code >= 0x10000


@contextmanager
def measured_as(fonts: Iterable[str]) -> Iterator[None]:
    """Measure as these fonts need it."""
    wide = not all(font.lower().startswith(_NO_WIDER) for font in fonts)
    token = _is_wide.set(wide)
    try:
        yield
    finally:
        _is_wide.reset(token)


def _more(bold: bool) -> float:
    return _FOR_WIDE[bold] if _is_wide.get() else 1.0


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Points that a text takes on one line."""
    return Letters(size).width(text, bold=bold) * _more(bold)


def lines_of(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """How many lines a text takes; a word that is too long is broken.

    >>> lines_of("one two", 1000, 12), lines_of("one two", 30, 12), lines_of("one" + chr(10), 90, 9)
    (1, 2, 2)
    """
    return sum(_wrapped(line, room, size, bold) for line in text.split("\n"))


def _wrapped(line: str, room: float, size: float, bold: bool) -> int:
    count, used, space = 1, 0.0, width_of(" ", size, bold=bold)
    for word in line.split():
        wide = width_of(word, size, bold=bold)
        if used and used + space + wide <= room:
            used += space + wide
            continue
        if used:
            count += 1
        more = max(ceil(wide / room), 1) - 1
        count, used = count + more, wide - more * room
    return count


def height_of(text: str, room: float, size: float, *, bold: bool = False) -> float:
    """Points that a text takes downwards."""
    return lines_of(text, room, size, bold=bold) * size * SPACING


def block_height(texts: Iterable[str], room: float, size: float, gap: float) -> float:
    """Points that paragraphs take with a gap between them."""
    heights = [height_of(text, room, size) for text in texts]
    return sum(heights) + gap * max(len(heights) - 1, 0)


def fitting(text: str, room: float, height: float, sizes: Sequence[float], bold: bool) -> float:
    """The largest of these sizes at which a text fits; the least if none does."""
    fits = (size for size in sizes if height_of(text, room, size, bold=bold) <= height)
    return next(fits, sizes[-1])


def cut(text: str, room: float, height: float, size: float, *, bold: bool = False) -> str:
    """As much of a text as fits, with an ellipsis if that is not all.

    >>> cut("one two three", 40, 15, 12)
    'one…'
    """
    if height_of(text, room, size, bold=bold) <= height:
        return text

    def is_long(count: int) -> bool:
        return height_of(f"{text[:count].rstrip()}…", room, size, bold=bold) > height

    most = bisect_left(range(1, len(text)), True, key=is_long)
    kept = text[:most]
    at = kept.rfind(" ")
    whole = kept[:at] if at > len(kept) * 0.5 and text[most : most + 1] not in (" ", "") else kept
    return f"{whole.rstrip()}…"


def on_a_line(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """As much of a text as one line holds."""
    plain = " ".join(text.split())
    return Letters(size).elided(plain, room / _more(bold), bold=bold)
