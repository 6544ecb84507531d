"""A projection as it was on a day, kept in the scenario file so that it can be scored later."""

from dataclasses import dataclass
from datetime import date

LEVELS = tuple(percent / 100 for percent in range(1, 100))
"""The shares of the futures that lie below each value that is kept: 1% to 99%."""
MOST_FROZEN = 40
"""Projections that a file keeps."""
MOST_ROWS = 3_000
"""Outcomes times months of one projection."""


@dataclass(frozen=True)
class FrozenRow:
    """How the futures lay in one outcome at one month's end."""

    outcome: str
    month: date
    values: tuple[float, ...]
    """By the level of ``LEVELS``, ascending, in the outcome's unit."""
    months: int = 1
    """How many months up to this one are summed, for a flow; 1 for what is counted at a moment."""
    last: float | None = None
    """What "as it was last" said then; None if it could not say anything."""
    moving: float | None = None
    """What "as it was moving" said then; None if it could not say anything."""


@dataclass(frozen=True)
class Frozen:
    """A projection as it was. Nothing changes it, whatever becomes of the scenario."""

    on: date
    by: str
    """Who froze it; empty if nobody said."""
    code: str
    """The scenario's code on that day, as it is printed beside every answer."""
    key: str
    """The whole hash that the code is short for."""
    version: str
    """Of Headroom."""
    futures: int
    """How many possible futures it is made of."""
    rows: tuple[FrozenRow, ...]
