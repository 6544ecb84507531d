"""Dated marks under an axis of months: which share a place, and where their words stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures.hand import Hand
from app.figures.shapes import DatedMark, Why

ORDER = (Why.LEVER, Why.EVENT, Why.POLICY)
"""Whose words come first where there is no room for all."""
ROWS = 2
SIZE = 3.5
"""Half the width of a mark."""
_LEAST = 36
"""Words cut shorter than this are left out."""
_SHARE = 0.4
"""What the words of one mark may take of the width if there are others."""
_NEAR = 4.0
"""Marks closer than this share their place and their words."""


@dataclass(frozen=True)
class Flag:
    """Marks that fall on one place."""

    x: float
    marks: tuple[DatedMark, ...]

    @property
    def why(self) -> Why:
        """What its shape says."""
        return min((mark.why for mark in self.marks), key=ORDER.index)

    @property
    def text(self) -> str:
        """The words of the first, and how many more there are."""
        first = min(self.marks, key=lambda mark: ORDER.index(mark.why)).label
        more = len(self.marks) - 1
        return f"{first} +{more}" if more else first


@dataclass(frozen=True)
class Place:
    """Where words may stand: a row, from and to."""

    row: int
    left: float
    right: float


def gathered(placed: Sequence[tuple[float, DatedMark]], hand: Hand) -> list[Flag]:
    """From left to right, marks of nearly the same day together."""
    found: list[Flag] = []
    for x, mark in sorted(placed, key=lambda each: each[1].day):
        if found and x - found[-1].x < hand.px(_NEAR):
            found[-1] = Flag(found[-1].x, (*found[-1].marks, mark))
        else:
            found.append(Flag(x, (mark,)))
    return found


def rows_of(found: Sequence[Flag], hand: Hand, edges: tuple[float, float]) -> int:
    """How many rows the words want: one if all of them can be read there."""
    if not found:
        return 0
    places = places_of(found, hand, rows=1, edges=edges)
    said = [
        place is not None and words_at(flag, place, hand) == flag.text
        for flag, place in zip(found, places, strict=True)
    ]
    return 1 if all(said) else ROWS


def places_of(
    found: Sequence[Flag], hand: Hand, *, rows: int, edges: tuple[float, float]
) -> list[Place | None]:
    """Where words stand: none takes all at first, then those cut short take what is left."""
    most = (edges[1] - edges[0]) * (_SHARE if len(found) > 1 else 1.0)
    places: dict[int, Place] = {}
    order = sorted(range(len(found)), key=lambda at: ORDER.index(found[at].why))
    for limit in (most, edges[1] - edges[0]):
        for at in order:
            before = places.pop(at, None)
            kept_rows = range(rows) if before is None else (before.row,)
            taken = list(places.values())
            free = [p for row in kept_rows for p in _free(found[at].x, row, taken, hand, edges)]
            after = _best(found[at], free, hand, limit)
            if after is not None:
                places[at] = after
    return [places.get(at) for at in range(len(found))]


def words_at(flag: Flag, place: Place, hand: Hand) -> str:
    """As much as fits, rather a whole part of a list than a torn one."""
    shown = hand.elided(flag.text, place.right - place.left)
    whole, semicolon, _ = shown.rpartition(";")
    return f"{whole}…" if shown != flag.text and semicolon else shown


def _best(flag: Flag, free: list[Place], hand: Hand, most: float) -> Place | None:
    """The first place with room for all words, else the widest if what fits is worth reading."""
    wanted = min(hand.width(flag.text) + 1.0, most)
    whole = [place for place in free if place.right - place.left >= wanted]
    best = whole[0] if whole else max(free, key=lambda p: p.right - p.left, default=None)
    if best is None or best.right - best.left < min(wanted, hand.px(_LEAST)):
        return None
    width = min(wanted, best.right - best.left)
    left = best.left if best.left >= flag.x - hand.px(SIZE) else best.right - width
    return Place(best.row, left, left + width)


def _free(
    x: float, row: int, taken: list[Place], hand: Hand, edges: tuple[float, float]
) -> list[Place]:
    """The free places of a row from the flag to the right, and from the flag to the left."""
    gap, size = hand.px(10), hand.px(SIZE)
    here = [place for place in taken if place.row == row]
    if any(place.left - gap < x < place.right + gap for place in here):
        return []
    right = min((place.left - gap for place in here if place.left >= x), default=edges[1])
    left = max((place.right + gap for place in here if place.right <= x), default=edges[0])
    return [Place(row, x - size, right), Place(row, left, x + size)]
