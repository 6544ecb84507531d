"""What a parameter is: declared once on a frozen record, and everything else derives from it.

A parameter is a dataclass field. The field's name is its key, the metadata the rest: label,
unit, default, the range seen in evidence (low, high), what may be entered (least, most), the
step of its slider, help and the evidence it rests on.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from enum import Enum
from typing import Any

from sim.units import Unit


class Kind(Enum):
    """Who decides a parameter's value."""

    LEVER = "lever"
    """The council decides it."""
    ASSUMPTION = "assumption"
    """Nobody knows it for certain: a likely value and a range."""
    FACT = "fact"
    """It was counted or is fixed from outside."""


@dataclass(frozen=True)
class Declaration:
    """Everything said about a parameter where it is declared, but for its name."""

    kind: Kind
    default: float
    unit: Unit
    low: float
    """Lower end of the range seen in evidence; for an assumption, of the range varied in a run."""
    high: float
    least: float
    """The smallest value that may be entered."""
    most: float
    step: float
    label: str
    help: str
    evidence: tuple[str, ...]
    """Ids of evidence rows; the first is the row the default is taken from."""
    differs: str
    """Why default or range differ from the evidence row; empty when they do not."""
    dated: bool
    """Whether it may change on a date; what was counted on the first day may not."""


@dataclass(frozen=True)
class Parameter(Declaration):
    """A declared parameter with its place: ``path`` is ``group.name``."""

    path: str
    group: str
    name: str

    @property
    def is_uncertain(self) -> bool:
        """Whether a run that varies assumptions draws this one from its range."""
        return self.kind is not Kind.LEVER and self.low < self.high


def _declare(
    kind: Kind,
    default: float,
    unit: Unit,
    *,
    low: float | None = None,
    high: float | None = None,
    least: float,
    most: float,
    step: float,
    label: str,
    help: str,
    evidence: str,
    differs: str = "",
    dated: bool = True,
) -> Any:
    low = default if low is None else low
    high = default if high is None else high
    if not least <= low <= default <= high <= most:
        raise ValueError(f"{label}: want least <= low <= default <= high <= most")
    ids = tuple(part.strip() for part in evidence.split(","))
    said = Declaration(
        kind, float(default), unit, float(low), float(high), float(least), float(most),
        float(step), label, help, ids, differs, dated,
    )  # fmt: skip
    return field(default=float(default), metadata={"declaration": said})


def lever(default: float, unit: Unit, **rest: Any) -> Any:
    """Declare what the council decides. ``low`` and ``high`` are the range seen in evidence."""
    return _declare(Kind.LEVER, default, unit, **rest)


def assumption(default: float, unit: Unit, **rest: Any) -> Any:
    """Declare what nobody knows for certain: likely value, low and high."""
    return _declare(Kind.ASSUMPTION, default, unit, **rest)


def fact(default: float, unit: Unit, **rest: Any) -> Any:
    """Declare what was counted or is fixed; a low and a high if the count is uncertain."""
    return _declare(Kind.FACT, default, unit, **rest)


def switch(default: bool, **rest: Any) -> Any:
    """Declare a lever that is on or off (1 or 0)."""
    return _declare(
        Kind.LEVER, float(default), Unit.YES_OR_NO, low=0, high=1, least=0, most=1, step=1, **rest
    )


def parameters_of(group: str, record: type) -> Iterator[Parameter]:
    """Walk the declared fields of one frozen record, in the order they were declared."""
    for each in fields(record):
        said: Declaration = each.metadata["declaration"]
        yield Parameter(**vars(said), path=f"{group}.{each.name}", group=group, name=each.name)
