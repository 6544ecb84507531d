"""A fan of possible futures drawn with characters, for a terminal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from app.outlooks.spread import Spread
from app.wording import short_month

OUTER, INNER, MIDDLE, TARGET = "░", "▒", "█", "═"
_WIDTH = 52
_HEIGHT = 14
_MARGIN = 7
_APART = 10
"""Columns between the beginnings of two labels below the axis."""
KEY = f"{INNER} half of the possible futures  {OUTER} 8 in 10 of them  {MIDDLE} the middle future"
"""What the characters mean."""


@dataclass(frozen=True)
class Axis:
    """Whole steps from a lowest to a highest value."""

    low: float
    high: float
    step: float

    @staticmethod
    def around(low: float, high: float, steps: int = 6) -> "Axis":
        """Round numbers that hold a range; from nought where that costs little room.

        >>> Axis.around(342, 500)
        Axis(low=300, high=500, step=50)
        >>> Axis.around(3, 17)
        Axis(low=0, high=20, step=5)
        """
        if low > 0 and low < 0.4 * high:
            low = 0
        span = max(high - low, abs(high) * 0.02, 1.0)
        size = 10 ** floor(log10(span / steps))
        step = next(size * factor for factor in (1, 2, 5, 10) if span / (size * factor) <= steps)
        # A multiple of 0.2 may lie a last digit beside the number it is written as.
        bottom, top = (round(end * step, 9) for end in (floor(low / step), ceil(high / step)))
        bottom -= step * (bottom > low)
        top += step * (top < high)
        return Axis(bottom, max(top, bottom + step), step)

    def row(self, value: float) -> int:
        """The row of a value, counted from the top."""
        share = (value - self.low) / (self.high - self.low)
        return min(max(round((1 - share) * (_HEIGHT - 1)), 0), _HEIGHT - 1)

    def ticks(self) -> list[float]:
        """The values that are written beside the axis."""
        return [
            self.low + n * self.step for n in range(round((self.high - self.low) / self.step) + 1)
        ]


def axis_for(spread: Spread, target: float | None) -> Axis:
    """An axis that holds the fan and the target."""
    ends = [*spread.p10, *spread.p90, *([] if target is None else [target])]
    return Axis.around(float(min(ends)), float(max(ends)))


def fan_lines(months: Sequence[date], spread: Spread, target: float | None) -> list[str]:
    """The fan of one outcome, with the target's line and a label beside each line."""
    axis = axis_for(spread, target)
    grid = [[" "] * _WIDTH for _ in range(_HEIGHT)]
    for column in range(_WIDTH):
        month = round(column * (len(months) - 1) / (_WIDTH - 1))
        for row in range(_HEIGHT):
            grid[row][column] = _mark(row, axis, spread, month, target)
    beside = _labels(axis, spread, target)
    scale = {axis.row(tick): f"{tick:,.0f}" for tick in axis.ticks()}
    lines = [
        f"{scale.get(row, ''):>{_MARGIN - 1}} │{''.join(cells)} {beside.get(row, '')}".rstrip()
        for row, cells in enumerate(grid)
    ]
    return [*lines, *_foot(months)]


def _mark(row: int, axis: Axis, spread: Spread, month: int, target: float | None) -> str:
    """The character of one place; lines lie over bands and the middle over all."""
    if row == axis.row(spread.p50[month]):
        return MIDDLE
    if target is not None and row == axis.row(target):
        return TARGET
    if axis.row(spread.p75[month]) <= row <= axis.row(spread.p25[month]):
        return INNER
    return OUTER if axis.row(spread.p90[month]) <= row <= axis.row(spread.p10[month]) else " "


def _labels(axis: Axis, spread: Spread, target: float | None) -> dict[int, str]:
    """What each line is, beside its end; labels that would meet are moved apart."""
    wanted = [
        (float(spread.p90[-1]), "1 in 10 above"),
        (float(spread.p50[-1]), "middle future"),
        (float(spread.p10[-1]), "1 in 10 below"),
    ]
    if target is not None:
        wanted.append((target, "target"))
    wanted.sort(key=lambda each: -each[0])
    rows: list[int] = []
    for value, _ in wanted:
        rows.append(max(axis.row(value), rows[-1] + 1 if rows else 0))
    for place in reversed(range(len(rows))):
        below = rows[place + 1] if place + 1 < len(rows) else _HEIGHT
        rows[place] = min(rows[place], below - 1)
    return {row: f"{value:,.0f} {what}" for row, (value, what) in zip(rows, wanted, strict=True)}


def _foot(months: Sequence[date]) -> list[str]:
    """The axis of time: first month, last month and whole years between where there is room."""
    last = len(months) - 1
    columns = {month: round(month * (_WIDTH - 1) / max(last, 1)) for month in range(len(months))}
    shown = [0]
    for month in range(12, last, 12):
        if columns[month] - columns[shown[-1]] >= _APART and _WIDTH - columns[month] >= 2 * _APART:
            shown.append(month)
    line, text = ["─"] * _WIDTH, [" "] * _WIDTH
    for month in shown:
        _write(text, columns[month], short_month(months[month]))
        line[columns[month]] = "┬"
    if last:
        label = short_month(months[last])
        _write(text, _WIDTH - len(label), label)
        line[-1] = "┬"
    margin = " " * _MARGIN
    return [f"{margin}└{''.join(line)}", f"{margin} {''.join(text)}".rstrip()]


def _write(text: list[str], column: int, label: str) -> None:
    text[column : column + len(label)] = label
