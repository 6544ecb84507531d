"""Columns that only a chart needs: a spreadsheet draws a band as areas on top of each other."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from app.clean_text import shortened
from app.figures.shapes import AnyFigure, BarFigure, FanFigure, IntervalFigure
from app.outlooks.spread import Numbers

Helper = tuple[str, Sequence[float | str]]
"""A header and a value a row."""
BEFORE = "For the chart: "
LONGEST_NAME = 40
"""Characters of a scenario's name that stand in a chart."""
BASE = "below the bands (not drawn)"


def helpers_of(figure: AnyFigure) -> list[Helper]:
    """The columns beyond the table that the chart of a figure draws."""
    match figure:
        case FanFigure():
            found = _bands(figure) if is_stacked(figure) else []
        case BarFigure(is_count=False):
            found = _ends([(bar.low, _middle(bar.middle), bar.high) for bar in figure.bars])
        case IntervalFigure():
            found = _rows(figure)
        case _:
            found = []
    return [(f"{BEFORE}{name}", values) for name, values in found]


def is_stacked(figure: FanFigure) -> bool:
    """Whether the bands can be areas: those of one fan, nowhere below nought."""
    if len(figure.fans) != 1 or figure.futures == 1:
        return False
    lowest = figure.fans[0].p10
    return bool(np.isfinite(lowest).all() and (lowest >= 0).all())


def _bands(figure: FanFigure) -> list[Helper]:
    fan = figure.fans[0]
    edges = (fan.p10, fan.p25, fan.p50, fan.p75, fan.p90)
    names = (
        "outer band, lower part", "inner band, lower part",
        "inner band, upper part", "outer band, upper part",
    )  # fmt: skip
    steps = [_floats(high - low) for low, high in pairwise(edges)]
    return [(BASE, _floats(fan.p10)), *zip(names, steps, strict=True)]


def _ends(rows: list[tuple[float, float, float]]) -> list[Helper]:
    """How far the ends lie from the middle, as an error bar asks for them."""
    return [
        ("middle less low", [middle - low for low, middle, _ in rows]),
        ("high less middle", [high - middle for _, middle, high in rows]),
    ]


def _rows(figure: IntervalFigure) -> list[Helper]:
    """Rows from the top down, and the two ends of the target's line."""
    rows = len(figure.rows)
    found: list[Helper] = [
        ("name", [shortened(row.name, LONGEST_NAME) for row in figure.rows]),
        ("place from below", [float(rows - place) for place in range(rows)]),
        *_ends([(row.low, row.middle, row.high) for row in figure.rows]),
    ]
    if figure.target is not None:
        found.append(("target", [figure.target.value] * 2))
        found.append(("height of the target's line", [0.5, rows + 0.5]))
    return found


def _middle(value: float | None) -> float:
    return float("nan") if value is None else value


def _floats(values: Numbers) -> list[float]:
    return [float(each) for each in values]
