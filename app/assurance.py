"""Who owns, checked and signed what, and who changed what and why: kept in the scenario file.

The records follow the assumptions log and the quality log of the Aqua Book, HM Treasury's guidance
on analysis for government.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

MOST_LOGGED = 2_000
"""Entries of a log that a file keeps; older ones are folded into one."""
_MOST_BYTES = 1_000_000
"""Of the texts of a log: a file has to have room for a staff table too."""


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
    folded: int = 0
    """How many older entries this one stands for, if the log had become too long."""


def folded(log: tuple[LogEntry, ...]) -> tuple[LogEntry, ...]:
    """A log as a file keeps it: if it is too long, its oldest entries are one that counts them."""
    room = _MOST_BYTES
    for kept, entry in enumerate(reversed(log)):
        room -= _size(entry)
        if room < 0 or kept == MOST_LOGGED:
            return _oldest_in_one(log, max(0, kept - 1))
    return log


def _size(entry: LogEntry) -> int:
    return sum(len(text.encode()) for text in (entry.by, entry.what, entry.why, entry.code))


def _oldest_in_one(log: tuple[LogEntry, ...], kept: int) -> tuple[LogEntry, ...]:
    old = log[: len(log) - kept]
    count = sum(each.folded or 1 for each in old)
    what = f"{count:,} earlier entries, told as one to keep the file small"
    one = LogEntry(old[-1].on, by="", what=what, why="", code=old[-1].code, folded=count)
    return (one, *log[len(old) :])
