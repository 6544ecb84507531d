"""Whether the futures of a scenario and its baseline share their luck, one by one."""

from enum import Enum

from app.document import Document


class Unpaired(Enum):
    """Why they do not, as the end of a sentence."""

    START = "the comparison plan starts on another date"
    END = "the comparison plan ends on another date"
    STAFF = "the comparison plan starts with other staff"


def unpaired(document: Document, baseline: Document) -> Unpaired | None:
    """Why futures of the two cannot be paired; None where they can.

    ``baseline`` is as it is played beside the document, with its seed and what varies in it.
    """
    mine, theirs = document.scenario, baseline.scenario
    if mine.first_day != theirs.first_day:
        return Unpaired.START
    if mine.last_day != theirs.last_day:
        return Unpaired.END
    return Unpaired.STAFF if mine.staff != theirs.staff else None


__all__ = ["Unpaired", "unpaired"]
