"""What a scenario has learned from: which points, and how. Its file keeps this with the result,
so that a colleague's copy says the same."""

from dataclasses import dataclass
from datetime import date

METHOD = "straight lines in standard scores, luck as noise"
"""How it is learned; a later version that does it differently gives it another name."""


@dataclass(frozen=True)
class PointUsed:
    """A point that was learned from, as it was known then."""

    id: str
    outcome: str
    month: date
    """The month's end that it belongs to, the last of its months."""
    months: int
    value: float
    uncertainty: float
    """Standard error of the value, in the outcome's own unit."""
    reading: str


@dataclass(frozen=True)
class LearnedFrom:
    """Where what a scenario has learned comes from."""

    points: tuple[PointUsed, ...]
    on: date
    """When it was learned."""
    code: str
    """Fingerprint of the scenario before it learned."""
    method: str
    futures: int
    """How many possible futures it was learned from."""
    speaking: float
    """How many of them still spoke: the effective number by how well they agree with the points."""
