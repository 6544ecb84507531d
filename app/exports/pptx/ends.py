"""Labels at the right end of a chart, beside what they name and clear of each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.exports.pptx.native import Axis, Label, Margins, Size
from app.exports.pptx.words import on_a_line, width_of
from app.figures.spread import spread

GAP = 8.0
_MOST = 0.3
"""What labels may take of the width."""


@dataclass(frozen=True)
class End:
    """A label that wants to stand at a value, right of the last number of a series."""

    column: int
    """Of the series it names."""
    at: int
    value: float
    text: str
    colour: str
    bold: bool = False
    weight: float = 1.0


def room_of(ends: Sequence[End], size: Size) -> float:
    """Points that the labels take at the right."""
    widest = max((width_of(end.text, size.type, bold=end.bold) for end in ends), default=0.0)
    return min(widest + 2 * GAP, size.width * _MOST)


def placed(
    ends: Sequence[End], axis: Axis, size: Size, margins: Margins,
    beside: tuple[float, float] = (0.0, 0.0),
) -> dict[int, tuple[Label, ...]]:  # fmt: skip
    """The labels by their column, moved up or down where two would touch.

    ``beside`` is how far right of their number all begin, and what lies right of it in the plot.
    """
    right, inside = beside
    height = size.height - margins.top - margins.bottom
    per_unit = height / (axis.high - axis.low)
    ranked = sorted(ends, key=lambda end: -end.value)
    wanted = [margins.top + (axis.high - end.value) * per_unit for end in ranked]
    line = size.type * 1.25
    heights, weights = [line] * len(ranked), [end.weight for end in ranked]
    ys = spread(wanted, heights, 0.0, margins.top + height + line, weights)
    room = margins.right + inside - right - GAP
    return {
        end.column: (
            Label(
                at=end.at,
                text=on_a_line(end.text, room, size.type, bold=end.bold),
                colour=end.colour,
                bold=end.bold,
                right=right,
                down=round(y - want, 2) if abs(y - want) > 0.5 else 0.0,
            ),
        )
        for end, y, want in zip(ranked, ys, wanted, strict=True)
    }
