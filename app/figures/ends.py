"""The words at the right end of what they name: what they say, in which colour, how weighty."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from app.figures.colours import Colours
from app.figures.extent import last_finite, layers_between, stacked, sums_of
from app.figures.shapes import (
    AnyFigure,
    BarFigure,
    FanFigure,
    IntervalFigure,
    LineFigure,
    Numbers,
    Role,
    StackFigure,
)
from app.figures.units import alike

Ink = Role | Literal["text", "quiet", "target"]
"""What words are about: a series, or what its colour is called."""


@dataclass(frozen=True)
class End:
    """Words at the right end of what they name."""

    value: float
    text: str
    ink: Ink
    bold: bool = False
    weight: float = 1.0
    """How much it minds being moved."""
    is_read_off: bool = False
    """Whether the last word is the number the line ends at: a long name gives way to it."""


def ink_of(ink: Ink, colours: Colours) -> str:
    """The colour of words."""
    if isinstance(ink, Role):
        return colours.role_text(ink)
    return {"text": colours.text, "quiet": colours.quiet, "target": colours.target}[ink]


def ends_of(figure: AnyFigure) -> list[End]:
    """What is written at the right end of a figure."""
    match figure:
        case FanFigure():
            return _said_alike(list(_fan(figure)))
        case LineFigure():
            ends = (_named(figure, each.label, each.values, each.role) for each in figure.lines)
            return _said_alike([replace(end, bold=True) for found in ends for end in found])
        case StackFigure():
            # From the top down: of layers that end at the same height the upper stands above.
            return list(_stack(figure))[::-1]
        case BarFigure():
            return list(_bars(figure))
        case IntervalFigure():
            return []


def _said_alike(ends: list[End]) -> list[End]:
    words = alike([end.text for end in ends])
    return [replace(end, text=text) for end, text in zip(ends, words, strict=True)]


def _fan(figure: FanFigure) -> Iterator[End]:
    """One fan: its middle and bounds. More: their names, each with its middle."""
    if len(figure.fans) == 1:
        yield from _bounds(figure)
    else:
        for fan in figure.fans:
            for end in _named(figure, fan.label, fan.p50, fan.role):
                yield replace(end, bold=True)
    for line in figure.lines:
        yield from _named(figure, line.label, line.values, line.role)


def _bounds(figure: FanFigure) -> list[End]:
    """The middle future in bold between the bounds of 8 in 10, those that differ in words."""
    fan = figure.fans[0]
    middle = last_finite(fan.p50)
    if middle is None:
        return []
    said = figure.tick(middle)
    found = [End(middle, said, fan.role, bold=True, weight=6.0)]
    for values in (fan.p90, fan.p10):
        bound = last_finite(values)
        words = said if bound is None else figure.tick(bound)
        if bound is not None and words not in [each.text for each in found]:
            found.append(End(bound, words, "quiet", weight=2.0))
    return found


def _named(figure: AnyFigure, label: str, values: Numbers, role: Role) -> list[End]:
    value = last_finite(values)
    if value is None:
        return []
    return [End(value, f"{label} {figure.tick(value)}".strip(), role, weight=4.0, is_read_off=True)]


def _stack(figure: StackFigure) -> Iterator[End]:
    """Each layer's name beside its middle, and the limit's."""
    between = layers_between(sums_of(figure))
    for layer, (below, above) in zip(figure.layers, between, strict=True):
        low, high = last_finite(below), last_finite(above)
        if low is not None and high is not None:
            yield End((low + high) / 2, layer.label, layer.role, bold=True)
    top = last_finite(figure.limit.values) if figure.limit is not None else None
    if figure.limit is not None and top is not None:
        yield End(top, figure.limit.label, "text", weight=2.0)


def _bars(figure: BarFigure) -> Iterator[End]:
    """The parts named beside the last bar, and the limit."""
    if not figure.bars:
        return
    last = figure.bars[-1]
    for (low, high), part in zip(stacked(last), last.parts, strict=True):
        yield End((low + high) / 2, part.label, part.role, bold=True)
    limits = [float("nan") if bar.limit is None else bar.limit for bar in figure.bars]
    limit = last_finite(np.array(limits))
    if limit is not None and figure.limit_label:
        yield End(limit, figure.limit_label, "target", weight=2.0)
