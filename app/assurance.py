"""Who owns, checked and signed what, and who changed what and why: kept in the scenario file.

The records follow the assumptions log and the quality log of the Aqua Book, HM Treasury's guidance
on analysis for government.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Signature:
    """Somebody has checked it and says so."""

    by: str
    role: str
    on: date
    code: str
    """Of the scenario as it was signed: for another the signature does not hold."""
    words: str = ""
    """What was checked, and with what reservations."""


@dataclass(frozen=True)
class Ownership:
    """Who answers for one assumption, and who has signed its value."""

    owner: str = ""
    signed_by: str = ""
    signed_on: date | None = None
    signed_value: float | None = None
    """The value that was signed: for another the signature does not hold."""


@dataclass(frozen=True)
class Assurance:
    """How far a scenario can be relied on, as those say who answer for it."""

    owner: str = ""
    """Who answers for the scenario."""
    review_by: date | None = None
    signed: Signature | None = None
    assumptions: Mapping[str, Ownership] = field(default_factory=dict)
    """By path of the lever, assumption or fact."""


@dataclass(frozen=True)
class LogEntry:
    """One thing that was changed between two savings of the file."""

    on: date
    by: str
    what: str
    why: str
    code: str
    """Of the scenario as it was saved."""
