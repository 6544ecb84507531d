"""How wide words are in the shipped type, so that they can be placed without a screen."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ImageFont

from app.figures.wrapped import wrapped

FONTS = Path(__file__).resolve().parent.parent.parent / "assets" / "fonts"
FAMILY = "Inter, Arial, sans-serif"
BOLD = 600
LINE = 1.3
"""The height of a line, in sizes of the type."""
CAPITAL = 0.727
"""The height of a capital letter."""
_FILES = {False: "Inter_400Regular.ttf", True: "Inter_600SemiBold.ttf"}
_FINE = 1000
"""The size at which letters are measured, so that none is rounded to whole pixels."""
_UNKNOWN = 1.0
_WIDE = 1.4
"""What a letter takes that the type lacks, set in some other; an emoji more than a letter."""
_BASE = 12.0
_ELLIPSIS = "…"


@dataclass(frozen=True)
class Letters:
    """Measures and shortens words of one size."""

    size: float = _BASE

    @property
    def line(self) -> float:
        """How high a line of text is."""
        return self.size * LINE

    def px(self, pixels: float) -> float:
        """A length that grows with the type."""
        return pixels * self.size / _BASE

    def width(self, text: str, *, bold: bool = False) -> float:
        """How wide a text is."""
        return sum(_advance(each, bold) for each in text) * self.size

    def elided(self, text: str, room: float, *, bold: bool = False) -> str:
        """As much of a text as there is room for, with an ellipsis if that is not all."""
        if self.width(text, bold=bold) <= room:
            return text
        left, kept = room - self.width(_ELLIPSIS, bold=bold), 0
        for at, each in enumerate(text):
            left -= _advance(each, bold) * self.size
            if left < 0:
                break
            if at + 1 == len(text) or _stands_alone(text[at + 1]):
                kept = at + 1
        return f"{text[:kept].rstrip()}{_ELLIPSIS}"

    def wrapped(self, text: str, room: float, *, bold: bool = False, lines: int = 2) -> list[str]:
        """A text on at most so many lines, a word that is too long broken off, the last elided."""
        return wrapped(
            text,
            lines,
            lambda row: self.width(row, bold=bold) <= room,
            lambda row: self.elided(row, room, bold=bold),
        )


def _stands_alone(letter: str) -> bool:
    """Whether a text may be cut before a letter: not before an accent or a joiner."""
    return unicodedata.category(letter) not in ("Mn", "Me", "Mc", "Cf")


@cache
def _face(bold: bool) -> ImageFont.FreeTypeFont:
    # The basic layout is the same on every system; kerning, which it leaves out, narrows words.
    file, basic = FONTS / _FILES[bold], ImageFont.Layout.BASIC
    return ImageFont.truetype(file, _FINE, layout_engine=basic)


@cache
def _advance(letter: str, bold: bool) -> float:
    """The width of a letter, in sizes of the type."""
    if unicodedata.category(letter) in ("Mn", "Me", "Cf", "Cc", "Cs"):
        return 0.0
    if _is_shipped(letter, bold):
        return float(_face(bold).getlength(letter)) / _FINE
    is_wide = unicodedata.east_asian_width(letter) in "WF" or unicodedata.category(letter) == "So"
    return _WIDE if is_wide else _UNKNOWN


def _is_shipped(letter: str, bold: bool) -> bool:
    """Whether the type has a letter: one it lacks looks like the one that nobody has."""
    if letter.isascii():
        return True
    return _picture(letter, bold) != _picture("\uffff", bold)


@cache
def _picture(letter: str, bold: bool) -> bytes:
    file, basic = FONTS / _FILES[bold], ImageFont.Layout.BASIC
    return bytes(ImageFont.truetype(file, 40, layout_engine=basic).getmask(letter))
