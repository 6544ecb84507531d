"""What of a figure can be seen: where its numbers lie, what is missing, how parts pile up."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from app.figures.shapes import (
    AnyFigure,
    Bar,
    BarFigure,
    FanFigure,
    IntervalFigure,
    LineFigure,
    Numbers,
    StackFigure,
)

Pair = tuple[float, float]
_UNDER_WORDS = 1.15
"""Bars under the words of an upright line have so much more room."""


def finite_extent(columns: Sequence[Numbers]) -> Pair:
    """The lowest and the highest finite number."""
    joined = np.concatenate([np.zeros(0), *columns])
    joined = joined[np.isfinite(joined)]
    return (float(joined.min()), float(joined.max())) if joined.size else (0.0, 0.0)


def last_finite(values: Numbers) -> float | None:
    """The last number there is."""
    known = values[np.isfinite(values)]
    return float(known[-1]) if known.size else None


def runs(*columns: Numbers) -> list[tuple[int, int]]:
    """From and to (exclusive) of the months in which all columns have a number.

    >>> runs(np.array([1.0, 2.0, np.nan, 4.0]), np.array([1.0, 1.0, 1.0, 1.0]))
    [(0, 2), (3, 4)]
    """
    known = np.logical_and.reduce([np.isfinite(each) for each in columns])
    edges = np.flatnonzero(np.diff(np.concatenate(([False], known, [False])))).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def sums_of(figure: StackFigure) -> list[Numbers]:
    """The edges of a stack's layers, from nought up."""
    sums: list[Numbers] = [np.zeros(len(figure.months))]
    for layer in figure.layers:
        sums.append(sums[-1] + layer.values)
    return sums


def stacked(bar: Bar) -> list[Pair]:
    """From and to of each part: upwards from nought, what is negative downwards."""
    up = down = 0.0
    found = []
    for part in bar.parts:
        value = part.value if np.isfinite(part.value) else 0.0
        if value >= 0:
            found.append((up, up + value))
            up += value
        else:
            found.append((down + value, down))
            down += value
    return found


def highest_of(bar: Bar) -> float:
    """Where a bar and its spread end at the top."""
    edges = [edge for pair in stacked(bar) for edge in pair]
    return max([0.0, *edges, *([bar.high] if np.isfinite(bar.high) else [])])


def has_spread(bar: Bar) -> bool:
    """Whether futures differ on a bar."""
    return bool(np.isfinite(bar.low) and np.isfinite(bar.high) and bar.high > bar.low)


def is_known(figure: AnyFigure) -> bool:
    """Whether there is any number to be shown but what is wanted."""
    match figure:
        case FanFigure():
            rows = [fan.p50 for fan in figure.fans] + [line.values for line in figure.lines]
            rows.append(np.array([each.value for each in figure.observed]))
        case StackFigure():
            rows = [layer.values for layer in figure.layers]
        case LineFigure():
            rows = [line.values for line in figure.lines]
        case BarFigure():
            rows = [np.array([part.value for bar in figure.bars for part in bar.parts])]
        case IntervalFigure():
            rows = [np.array([row.middle for row in figure.rows])]
    return any(bool(np.isfinite(row).any()) for row in rows)


def extent_of(figure: AnyFigure) -> Pair:
    """The lowest and the highest value that must be seen."""
    return finite_extent(_columns(figure))


def _columns(figure: AnyFigure) -> list[Numbers]:
    match figure:
        case FanFigure():
            columns = [each for fan in figure.fans for each in (fan.p10, fan.p50, fan.p90)]
            columns += [line.values for line in figure.lines] + list(figure.ghosts)
            columns.append(np.array([each.value for each in figure.observed]))
            wanted = [] if figure.target is None else [figure.target.value]
            start = [] if figure.start is None else [figure.start.low, figure.start.high]
            return [*columns, np.array([*wanted, *start])]
        case StackFigure():
            return [*sums_of(figure), *([figure.limit.values] if figure.limit else [])]
        case LineFigure():
            highest = [] if figure.highest is None else [figure.highest]
            return [*(line.values for line in figure.lines), np.array(highest)]
        case BarFigure():
            seen = np.array([0.0, *(at for bar in figure.bars for at in _seen(bar))])
            return [seen * _UNDER_WORDS if figure.upright else seen]
        case IntervalFigure():
            rows = [[row.low, row.middle, row.high] for row in figure.rows]
            wanted = [] if figure.target is None else [figure.target.value]
            return [*(np.array(row) for row in rows), np.array(wanted)]


def _seen(bar: Bar) -> list[float]:
    edges = [edge for pair in stacked(bar) for edge in pair]
    return [*edges, bar.low, bar.high, *(at for at in (bar.limit, bar.ghost) if at is not None)]


def obstacles_of(figure: AnyFigure) -> list[tuple[Numbers, Numbers]]:
    """What words must not hide: from and to, a number a month or a bar."""
    match figure:
        case FanFigure():
            lines = [line.values for line in figure.lines] + list(figure.ghosts)
            bands = [(fan.p10, fan.p90) for fan in figure.fans]
            return bands + [(each, each) for each in lines]
        case StackFigure():
            sums = sums_of(figure)
            return [(sums[0], sums[-1])]
        case LineFigure():
            return [(line.values, line.values) for line in figure.lines]
        case BarFigure():
            tops = [max(high for _, high in [(0.0, 0.0), *stacked(bar)]) for bar in figure.bars]
            return [(np.zeros(len(tops)), np.array(tops))]
        case IntervalFigure():
            return []


def layers_between(sums: Sequence[Numbers]) -> list[tuple[Numbers, Numbers]]:
    """The lower and the upper edge of each layer."""
    return list(pairwise(sums))
