"""The words at the right end of what they name: what they say, in which colour, how weighty."""

from collections.abc import Iterator, Sequence
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
    name: str = ""
    """What it names, whatever number it says."""


def ink_of(ink: Ink, colours: Colours) -> str:
    """The colour of words."""
    if isinstance(ink, Role):
        return colours.role_text(ink)
    return {"text": colours.text, "quiet": colours.quiet, "target": colours.target}[ink]


def from_the_top(ends: Sequence[End], before: Sequence[str], least: float) -> list[End]:
    """In the order of their values, the highest first.

    Two that stood in the other order ``before``, by their names, change places only once their
    values differ by ``least``.

    >>> low, high = End(10.0, "", "text", name="a"), End(10.5, "", "text", name="b")
    >>> [[end.name for end in from_the_top([low, high], "ab", least)] for least in (1.0, 0.2)]
    [['a', 'b'], ['b', 'a']]
    """
    order = sorted(ends, key=lambda end: -end.value)
    place = {name: at for at, name in enumerate(before)}
    for _ in order:
        for at in range(len(order) - 1):
            upper, lower = order[at], order[at + 1]
            if upper.name not in place or lower.name not in place:
                continue
            stood_otherwise = place[upper.name] > place[lower.name]
            if stood_otherwise and 0 <= upper.value - lower.value < least:
                order[at], order[at + 1] = lower, upper
    return order


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
    found = [End(middle, said, fan.role, bold=True, weight=6.0, name="middle")]
    for name, values in (("high", fan.p90), ("low", fan.p10)):
        bound = last_finite(values)
        words = said if bound is None else figure.tick(bound)
        if bound is not None and words not in [each.text for each in found]:
            found.append(End(bound, words, "quiet", weight=2.0, name=name))
    return found


def _named(figure: AnyFigure, label: str, values: Numbers, role: Role) -> list[End]:
    value = last_finite(values)
    if value is None:
        return []
    text = f"{label} {figure.tick(value)}".strip()
    return [End(value, text, role, weight=4.0, is_read_off=True, name=label)]


def _stack(figure: StackFigure) -> Iterator[End]:
    """Each layer's name beside its middle, and the limit's."""
    between = layers_between(sums_of(figure))
    for layer, (below, above) in zip(figure.layers, between, strict=True):
        low, high = last_finite(below), last_finite(above)
        if low is not None and high is not None:
            middle = (low + high) / 2
            yield End(middle, layer.label, layer.role, bold=True, name=layer.label)
    top = last_finite(figure.limit.values) if figure.limit is not None else None
    if figure.limit is not None and top is not None:
        label = figure.limit.label
        yield End(top, label, "text", weight=2.0, name=label)


def _bars(figure: BarFigure) -> Iterator[End]:
    """The parts named beside the last bar, and the limit."""
    if not figure.bars:
        return
    last = figure.bars[-1]
    for (low, high), part in zip(stacked(last), last.parts, strict=True):
        yield End((low + high) / 2, part.label, part.role, bold=True, name=part.label)
    limits = [float("nan") if bar.limit is None else bar.limit for bar in figure.bars]
    limit = last_finite(np.array(limits))
    if limit is not None and figure.limit_label:
        yield End(limit, figure.limit_label, "target", weight=2.0, name=figure.limit_label)
