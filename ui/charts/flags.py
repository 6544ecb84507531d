"""Dated marks under the axis of time: a small shape on the axis and its words beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from app.figures.shapes import DatedMark, Why
from app.figures.ticks import place_of
from app.wording import day_words
from ui.charts.look import Frame, Look
from ui.charts.writing import Shape, Tip, Word, Writing

ORDER = (Why.LEVER, Why.EVENT, Why.POLICY)
"""Whose words come first where there is no room for all."""
COLOURS = {Why.LEVER: "changed", Why.EVENT: "text", Why.POLICY: "quiet"}
ROWS = 2
_LEAST = 36
"""Words cut shorter than this are left to the tooltip."""
_SHARE = 0.4
"""What the words of one mark may take of the width if there are others."""
_SIZE = 3.5
_NEAR = 4.0
"""Marks closer than this share their place and their words."""


@dataclass(frozen=True)
class _Flag:
    """Marks that fall on one place."""

    x: float
    marks: tuple[DatedMark, ...]

    @property
    def why(self) -> Why:
        return min((mark.why for mark in self.marks), key=ORDER.index)

    @property
    def text(self) -> str:
        first = min(self.marks, key=lambda mark: ORDER.index(mark.why)).label
        more = len(self.marks) - 1
        return f"{first} +{more}" if more else first


@dataclass(frozen=True)
class _Place:
    """Where words may stand: a row, from and to."""

    row: int
    left: float
    right: float


def rows_of(
    marks: Sequence[DatedMark],
    months: Sequence[date],
    frame: Frame,
    look: Look,
    edges: tuple[float, float],
) -> int:
    """How many rows the words of these marks want: one if all of them can be read there."""
    if not marks:
        return 0
    tried = flags(marks, months, frame, look, rows=1, edges=edges)
    whole = {flag.text for flag in _gathered(marks, months, frame, look)}
    return 1 if {word.text for word in tried.words} == whole else ROWS


def flags(
    marks: Sequence[DatedMark],
    months: Sequence[date],
    frame: Frame,
    look: Look,
    *,
    rows: int,
    edges: tuple[float, float],
) -> Writing:
    """The marks of a figure: shapes on the axis, words in rows under it that never touch."""
    writing = Writing()
    found = _gathered(marks, months, frame, look)
    places = _placed(found, look, rows=rows, edges=edges)
    for flag, place in zip(found, places, strict=True):
        writing.shapes.append(_shape(flag, frame, look))
        reach = look.px(8)
        rect = QRectF(flag.x - reach, frame.rect.bottom() - reach / 2, 2 * reach, 2 * reach)
        said = "\n".join(f"{m.label} ({day_words(m.day)}, {m.why.value})" for m in flag.marks)
        writing.tips.append(Tip(rect, said))
        if place is not None:
            top = frame.rect.bottom() + look.px(5) + place.row * look.line
            rect = QRectF(place.left, top, place.right - place.left, look.line)
            writing.words.append(
                Word(rect, _cut(flag.text, rect.width(), look), look.words("quiet"))
            )
            writing.tips.append(Tip(rect, said))
    return writing


def _placed(
    found: Sequence[_Flag], look: Look, *, rows: int, edges: tuple[float, float]
) -> list[_Place | None]:
    """Where words stand: none takes all at first, then those cut short take what is left."""
    most = (edges[1] - edges[0]) * (_SHARE if len(found) > 1 else 1.0)
    places: dict[int, _Place] = {}
    order = sorted(range(len(found)), key=lambda at: ORDER.index(found[at].why))
    for limit in (most, edges[1] - edges[0]):
        for at in order:
            before = places.pop(at, None)
            kept_rows = range(rows) if before is None else (before.row,)
            taken = list(places.values())
            free = [p for row in kept_rows for p in _free(found[at].x, row, taken, look, edges)]
            after = _best(found[at], free, look, limit)
            if after is not None:
                places[at] = after
    return [places.get(at) for at in range(len(found))]


def _gathered(
    marks: Sequence[DatedMark], months: Sequence[date], frame: Frame, look: Look
) -> list[_Flag]:
    """From left to right, marks of nearly the same day together; those outside stand at the end."""
    placed = [
        (frame.x(min(max(place_of(mark.day, months), frame.first), frame.last)), mark)
        for mark in sorted(marks, key=lambda each: each.day)
    ]
    found: list[_Flag] = []
    for x, mark in placed:
        if found and x - found[-1].x < look.px(_NEAR):
            found[-1] = _Flag(found[-1].x, (*found[-1].marks, mark))
        else:
            found.append(_Flag(x, (mark,)))
    return found


def _shape(flag: _Flag, frame: Frame, look: Look) -> Shape:
    return shape_of(flag.why, QPointF(flag.x, frame.rect.bottom()), look)


def shape_of(why: Why, at: QPointF, look: Look) -> Shape:
    """A lever is a full triangle, an event a full diamond, a policy an open triangle."""
    size, x, y = look.px(_SIZE), at.x(), at.y()
    colour = look.colour(COLOURS[why])
    if why is Why.EVENT:
        corners = [(x, y - size), (x + size, y), (x, y + size), (x - size, y)]
    else:
        corners = [(x, y - size), (x + size, y + size), (x - size, y + size)]
    fill = look.colour("pane") if why is Why.POLICY else colour
    return Shape(QPolygonF([QPointF(*each) for each in corners]), look.pen(colour, 1.2), fill)


def _best(flag: _Flag, free: list[_Place], look: Look, most: float) -> _Place | None:
    """The first place with room for all words, else the widest if what fits is worth reading."""
    wanted = min(look.width(flag.text) + 1.0, most)
    whole = [place for place in free if place.right - place.left >= wanted]
    best = whole[0] if whole else max(free, key=lambda p: p.right - p.left, default=None)
    if best is None or best.right - best.left < min(wanted, look.px(_LEAST)):
        return None
    width = min(wanted, best.right - best.left)
    left = best.left if best.left >= flag.x - look.px(_SIZE) else best.right - width
    return _Place(best.row, left, left + width)


def _cut(text: str, width: float, look: Look) -> str:
    """As much as fits, rather a whole part of a list than a torn one."""
    shown = look.elided(text, width)
    whole, semicolon, _ = shown.rpartition(";")
    return f"{whole}…" if shown != text and semicolon else shown


def _free(
    x: float, row: int, taken: list[_Place], look: Look, edges: tuple[float, float]
) -> list[_Place]:
    """The free places of a row from the flag to the right, and from the flag to the left."""
    gap, size = look.px(10), look.px(_SIZE)
    here = [place for place in taken if place.row == row]
    if any(place.left - gap < x < place.right + gap for place in here):
        return []
    right = min((place.left - gap for place in here if place.left >= x), default=edges[1])
    left = max((place.right + gap for place in here if place.right <= x), default=edges[0])
    return [_Place(row, x - size, right), _Place(row, left, x + size)]
