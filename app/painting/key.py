"""The key at the foot of a figure: what each mark in it stands for, of those that are there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from app.figures.bands import inner_band, outer_band
from app.figures.extent import has_spread
from app.figures.free_place import Box
from app.figures.shapes import (
    AnyFigure,
    BarFigure,
    FanFigure,
    IntervalFigure,
    LineFigure,
    StackFigure,
    Why,
)
from app.painting.fan import GHOST, MIDDLE
from app.painting.flags import paint_mark
from app.painting.paper import Point
from app.painting.sheet import Sheet, diamond
from app.painting.target import WIDTH

_SWATCH = 18.0
_GAP = 6.0
_APART = 16.0


class Symbol(Enum):
    """A mark that is explained."""

    INNER_BAND = "inner band"
    BAND = "band"
    MIDDLE = "middle"
    WHISKER = "whisker"
    BASELINE = "baseline"
    OBSERVED = "observed"
    TARGET = "target"
    DOT = "dot"
    LEVER = "lever"
    POLICY = "policy"
    EVENT = "event"


@dataclass(frozen=True)
class Entry:
    """A mark and what it stands for."""

    symbol: Symbol
    words: str


_MARKS = {
    Why.LEVER: Entry(Symbol.LEVER, "Lever"),
    Why.POLICY: Entry(Symbol.POLICY, "Decided before"),
    Why.EVENT: Entry(Symbol.EVENT, "Event"),
}


def key_of(figure: AnyFigure) -> tuple[Entry, ...]:
    """What is to be explained in a figure; what has words beside it explains itself."""
    match figure:
        case FanFigure():
            found = _fan(figure)
        case BarFigure():
            found = _bars(figure)
        case IntervalFigure():
            found = [Entry(Symbol.BAND, outer_band(figure)), Entry(Symbol.DOT, figure.middle)]
            found += [] if figure.target is None else [Entry(Symbol.TARGET, "Target")]
        case _:
            found = []
    if isinstance(figure, FanFigure | StackFigure | LineFigure):
        there = {mark.why for mark in figure.marks}
        found += [entry for why, entry in _MARKS.items() if why in there]
    return tuple(found)


def _fan(figure: FanFigure) -> list[Entry]:
    found = []
    if figure.fans and figure.futures != 1:
        found += [Entry(Symbol.INNER_BAND, inner_band(figure, figure.many))]
        found += [Entry(Symbol.BAND, outer_band(figure, figure.many))]
    if figure.fans:
        found.append(Entry(Symbol.MIDDLE, figure.middle))
    if figure.ghosts:
        found.append(Entry(Symbol.BASELINE, "Baseline"))
    if figure.observed:
        found.append(Entry(Symbol.OBSERVED, "Observed"))
    if figure.target is not None:
        found.append(Entry(Symbol.TARGET, "Target"))
    return found


def _bars(figure: BarFigure) -> list[Entry]:
    found = []
    if any(has_spread(bar) for bar in figure.bars):
        found.append(Entry(Symbol.WHISKER, outer_band(figure)))
    if any(bar.ghost is not None for bar in figure.bars):
        found.append(Entry(Symbol.BASELINE, "Baseline"))
    return found


def key_rows(entries: Sequence[Entry], sheet: Sheet, width: float) -> list[list[Entry]]:
    """The entries on as many lines as they need."""
    rows: list[list[Entry]] = []
    x = 0.0
    for entry in entries:
        wide = _wide(entry, sheet)
        if not rows or x + wide > width:
            rows.append([])
            x = 0.0
        rows[-1].append(entry)
        x += wide + sheet.letters.px(_APART)
    return rows


def _wide(entry: Entry, sheet: Sheet) -> float:
    return sheet.letters.px(_SWATCH + _GAP) + sheet.letters.width(entry.words)


def paint_key(rows: Sequence[Sequence[Entry]], at: Point, sheet: Sheet) -> None:
    """Each mark with its words, in lines."""
    letters, (left, top) = sheet.letters, at
    with sheet.paper.group(part="key"):
        for row in rows:
            x, y = left, top + letters.line / 2
            for entry in row:
                swatch = Box(x, y - letters.px(5), x + letters.px(_SWATCH), y + letters.px(5))
                _PAINT[entry.symbol](swatch, sheet)
                words = (swatch.right + letters.px(_GAP), y)
                sheet.words(entry.words, words, sheet.colours.quiet)
                x += _wide(entry, sheet) + letters.px(_APART)
            top += letters.line


def _middle(box: Box) -> Point:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _across(box: Box, sheet: Sheet, colour: str, width: float, *, dashed: bool) -> None:
    y = _middle(box)[1]
    sheet.paper.line((box.left, y), (box.right, y), colour, width, dashed=dashed)


def _band(box: Box, sheet: Sheet) -> None:
    sheet.paper.box(box, sheet.colours.band, sheet.colours.band_edge)


def _whisker(box: Box, sheet: Sheet) -> None:
    x, cap = _middle(box)[0], sheet.letters.px(4)
    for start, end in (
        ((x, box.top), (x, box.bottom)),
        ((x - cap, box.top), (x + cap, box.top)),
        ((x - cap, box.bottom), (x + cap, box.bottom)),
    ):
        sheet.paper.line(start, end, sheet.colours.text, 1.2)


def _target(box: Box, sheet: Sheet) -> None:
    colour = sheet.colours.target
    _across(box, sheet, colour, WIDTH, dashed=True)
    sheet.paper.shape(diamond(_middle(box), sheet.letters.px(3)), colour, colour)


def _ring(box: Box, sheet: Sheet) -> None:
    colours = sheet.colours
    sheet.paper.ring(_middle(box), sheet.letters.px(4), colours.text, colours.pane)


def _dot(box: Box, sheet: Sheet) -> None:
    colours = sheet.colours
    sheet.paper.ring(_middle(box), sheet.letters.px(4), colours.pane, colours.answer, 1.0)


def _mark(why: Why) -> Callable[[Box, Sheet], None]:
    return lambda box, sheet: paint_mark(why, _middle(box), sheet)


_PAINT: dict[Symbol, Callable[[Box, Sheet], None]] = {
    Symbol.INNER_BAND: lambda box, sheet: sheet.paper.box(box, sheet.colours.inner_band),
    Symbol.BAND: _band,
    Symbol.MIDDLE: lambda b, sheet: _across(b, sheet, sheet.colours.answer, MIDDLE, dashed=False),
    Symbol.WHISKER: _whisker,
    Symbol.BASELINE: lambda b, sheet: _across(b, sheet, sheet.colours.text, GHOST, dashed=True),
    Symbol.OBSERVED: _ring,
    Symbol.TARGET: _target,
    Symbol.DOT: _dot,
    Symbol.LEVER: _mark(Why.LEVER),
    Symbol.POLICY: _mark(Why.POLICY),
    Symbol.EVENT: _mark(Why.EVENT),
}
