"""The log of a scenario file: who changed what and why, from one saving to the next."""

import getpass
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.assurance import LogEntry, folded
from app.changed import Said, differences
from app.clean_text import clean, shortened
from app.document import Document

FIRST = Said("First saved")
LONGEST_NAME = 200
_LONGEST_WHAT, _LONGEST_WHY = 500, 2_000


def logged(
    document: Document, before: Document, by: str, on: date, *, is_new: bool = False
) -> Document:
    """The document as it is saved: its log is that of the file before, and what has changed since.

    What is undone does not leave the log. What had no file of its own yet says so, once.
    """
    log = before.log if len(before.log) >= len(document.log) else document.log
    said = [FIRST] if is_new and not log else []
    said += _once(differences(before, document))
    entries = (_entry(each, by, on, document.code) for each in said)
    return replace(document, log=folded((*log, *entries)))


def system_user() -> str:
    """The name that this computer knows its user by; empty if it knows none."""
    try:
        return tidy_name(getpass.getuser())
    except (OSError, ImportError, KeyError):  # no variable says it, and no list of users is there
        return ""


def tidy_name(name: str) -> str:
    """A name as the log keeps it, whatever was typed."""
    return clean(clean(name)[:LONGEST_NAME])


def _once(said: Iterable[Said]) -> list[Said]:
    """Without a line for a reason that stands in the log already, beside what it was given for."""
    told: set[str] = set()
    kept = []
    for each in said:
        if not each.path or each.path not in told:
            kept.append(each)
        told.add(each.path)
    return kept


def _entry(said: Said, by: str, on: date, code: str) -> LogEntry:
    what, why = shortened(said.what, _LONGEST_WHAT), shortened(said.why, _LONGEST_WHY)
    return LogEntry(on, tidy_name(by), what, why, code)
