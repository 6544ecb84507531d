"""What stands around a plot: the finding and the measure over it; key, note and source below."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures.free_place import Box
from app.figures.shapes import AnyFigure
from app.painting.key import Entry, key_of, key_rows, paint_key
from app.painting.letters import Letters
from app.painting.sheet import Sheet

_TITLE = 15 / 12
_GAP = 3.0
"""Between key, note and source."""
_OVER, _UNDER = 4.0, 7.0
"""Between the heading and the plot, and between the plot and what stands below."""
_HEAD = 0.34
_FOOT = 0.28
"""What heading and foot may take of the height."""
_KEY = 0.1
"""What the foot may take more of it for the key."""
_PLOT = 100.0
"""A plot wants so much height; what stands around it gives way."""


@dataclass(frozen=True)
class Wanted:
    """What is asked for beside the plot."""

    heading: bool
    source: str
    key: bool


@dataclass(frozen=True)
class Around:
    """Lines of words, ready to be painted."""

    title: Sequence[str]
    measure: Sequence[str]
    key: Sequence[Sequence[Entry]]
    note: Sequence[str]
    source: Sequence[str]

    def head(self, letters: Letters) -> float:
        """How high the heading is."""
        rows = len(self.title) * _large(letters).line + len(self.measure) * letters.line
        return rows + letters.px(_OVER) if rows else 0.0

    def foot(self, letters: Letters) -> float:
        """How high what stands below is."""
        parts = [len(each) for each in (self.key, self.note, self.source) if each]
        if not parts:
            return 0.0
        gaps = (len(parts) - 1) * letters.px(_GAP) + letters.px(_UNDER)
        return sum(parts) * letters.line + gaps


def around_of(figure: AnyFigure, wanted: Wanted, sheet: Sheet, room: Box) -> Around:
    """As much as leaves room for the plot: second lines go first, then the key, then the foot."""
    letters = sheet.letters
    full = _full(figure, wanted, sheet, room)
    lean = Around(
        _title(figure, letters, room, 1) if wanted.heading else [],
        letters.wrapped(figure.subtitle, room.width, lines=1) if full.measure else [],
        [],
        letters.wrapped(figure.note, room.width, lines=1),
        letters.wrapped(wanted.source, room.width, lines=1),
    )
    bare = Around(lean.title, [], [], [], [])
    for around in (full, lean, bare):
        if room.height - around.head(letters) - around.foot(letters) >= letters.px(_PLOT):
            return around
    return Around([], [], [], [], [])


def _full(figure: AnyFigure, wanted: Wanted, sheet: Sheet, room: Box) -> Around:
    letters = sheet.letters
    lines = int((room.height * _HEAD - letters.line) / _large(letters).line)
    title = _title(figure, letters, room, max(1, min(3, lines))) if wanted.heading else []
    spare = 2 if len(title) < lines else 1
    measure = letters.wrapped(figure.subtitle, room.width, lines=spare) if wanted.heading else []
    share = _FOOT + (_KEY if wanted.key else 0.0)
    left = max(1, int(room.height * share / letters.line))
    # First what the figure can be found again by, then what its marks stand for.
    source = letters.wrapped(wanted.source, room.width, lines=2 if left > 2 else 1)
    left -= len(source) + bool(figure.note)
    key = key_rows(key_of(figure), sheet, room.width) if wanted.key else []
    key = key[: max(left, 0)]
    left -= len(key)
    note = letters.wrapped(figure.note, room.width, lines=2 if left > 0 else 1)
    return Around(title, measure, key, note, source)


def _title(figure: AnyFigure, letters: Letters, room: Box, lines: int) -> list[str]:
    return _large(letters).wrapped(figure.title, room.width, bold=True, lines=lines)


def _large(letters: Letters) -> Letters:
    return Letters(letters.size * _TITLE)


def paint_around(around: Around, sheet: Sheet, room: Box) -> Box:
    """Paint it; the room that is left for the plot."""
    letters, colours = sheet.letters, sheet.colours
    large, top = _large(letters), room.top
    with sheet.paper.group(part="heading"):
        for row in around.title:
            middle = (room.left, top + large.line / 2)
            sheet.paper.words(row, middle, large, colours.text, bold=True)
            top += large.line
        sheet.rows(around.measure, room.left, top, colours.quiet)
    plot = Box(
        room.left,
        room.top + around.head(letters),
        room.right,
        room.bottom - around.foot(letters),
    )
    top, gap = plot.bottom + letters.px(_UNDER), letters.px(_GAP)
    paint_key(around.key, (room.left, top), sheet)
    top += len(around.key) * letters.line + (gap if around.key else 0.0)
    with sheet.paper.group(part="foot"):
        top = sheet.rows(around.note, room.left, top, colours.text) + (gap if around.note else 0.0)
        sheet.rows(around.source, room.left, top, colours.quiet)
    return plot
