"""Figures that were measured on this computer, and how they are printed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from app.terminal import say


@dataclass(frozen=True)
class Figure:
    """One measured figure."""

    name: str
    value: float | None
    unit: str
    says: str


def say_first(words: str, form: str) -> None:
    """What is about to be done, to those who read and not to programs."""
    if form == "text":
        say(f"{words}\n")


def say_figures(figures: Sequence[Figure], form: str) -> None:
    """Print figures to be read, or as JSON."""
    if form == "json":
        say(json.dumps({each.name: each.value for each in figures}, indent=2) + "\n")
    else:
        say(_table(figures))


def _table(figures: Sequence[Figure]) -> str:
    lines = []
    for each in figures:
        value = "not measured" if each.value is None else f"{each.value:,.3g} {each.unit}"
        lines.append(f"{value:>20}  {each.says}")
    return "\n".join(lines) + "\n"
