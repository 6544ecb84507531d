"""Words at the right end of what they name, spread apart so that none touches another."""

from collections.abc import Sequence

from app.figures.ends import End, ink_of
from app.figures.spread import spread
from app.painting.frame import Frame
from app.painting.letters import Letters
from app.painting.sheet import Sheet

_SHARE = 0.22
_LEAST = 84.0
"""What words at the right end may take of the width, or more if that is not much."""
_OFF = 9.0
"""How far from the plot they stand."""
_ROWS = 2


def ends_room(ends: Sequence[End], letters: Letters, width: float) -> float:
    """How much room the words want at the right of the plot."""
    most = min(max(width * _SHARE, letters.px(_LEAST)), width * 0.4)
    rows = ((row, end.bold) for end in ends for row in _rows(end, letters, most))
    widest = max((letters.width(row, bold=bold) for row, bold in rows), default=0.0)
    # A little more, as the plot ends on a whole pixel: what has been found to fit must do so.
    return widest + letters.px(_OFF) + 2.0


def paint_ends(ends: Sequence[End], frame: Frame, sheet: Sheet, right: float) -> None:
    """The words; a thin line leads to what stands away from its place."""
    letters, box = sheet.letters, frame.box
    left = box.right + letters.px(_OFF)
    rows = {id(end): _rows(end, letters, right - left) for end in ends}
    kept = sorted(ends, key=lambda end: -end.value)
    # Lower, they would stand beside the names of months.
    top, bottom = box.top - letters.line / 2, box.bottom + letters.px(6)
    while kept and sum(len(rows[id(e)]) for e in kept) * letters.line > bottom - top:
        kept.remove(min(kept, key=lambda end: end.weight))
    wanted = [min(max(frame.y(end.value), top), bottom) for end in kept]
    heights = [len(rows[id(end)]) * letters.line for end in kept]
    middles = spread(wanted, heights, top, bottom, [end.weight for end in kept])
    with sheet.paper.group(part="ends"):
        for end, want, middle in zip(kept, wanted, middles, strict=True):
            if abs(want - middle) > letters.px(3):
                start, lead = (box.right + letters.px(2), want), (left - letters.px(2), middle)
                sheet.paper.line(start, lead, sheet.colours.control, 0.8)
            _paint(end, rows[id(end)], (left, middle), sheet)


def _paint(end: End, rows: Sequence[str], at: tuple[float, float], sheet: Sheet) -> None:
    line, colour = sheet.letters.line, ink_of(end.ink, sheet.colours)
    with sheet.paper.group(end=end.text, value=end.value):
        for row, text in enumerate(rows):
            y = at[1] + (row - (len(rows) - 1) / 2) * line
            sheet.words(text, (at[0], y), colour, bold=end.bold)


def _rows(end: End, letters: Letters, room: float) -> list[str]:
    """The words on at most two lines; a name that is too long gives way to its number."""
    rows = letters.wrapped(end.text, room, bold=end.bold, lines=_ROWS)
    if not end.is_read_off or " ".join(rows) == " ".join(end.text.split()):
        return rows
    name, _, number = end.text.rpartition(" ")
    rows = letters.wrapped(name, room, bold=end.bold, lines=_ROWS) or [""]
    left = room - letters.width(f" {number}", bold=end.bold)
    last = f"{letters.elided(rows[-1], left, bold=end.bold)} {number}".strip()
    return [*rows[:-1], letters.elided(last, room, bold=end.bold)]
