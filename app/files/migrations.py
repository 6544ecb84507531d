"""Older scenario files: one function and one sentence for each step to the next format.

Format 1 is the first, so there is no step yet. The next one is a function from the data of a
format 1 file to that of a format 2 file, appended to ``STEPS`` with the sentence that the
changelog and the planner read.
"""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass

from app.files.text import Record


@dataclass(frozen=True)
class Step:
    """From one format to the next."""

    sentence: str
    change: Callable[[Record], Record]


STEPS: tuple[Step, ...] = ()

FORMAT = 1 + len(STEPS)
"""The format that this version writes."""


def brought_up(data: Record, version: int, steps: Sequence[Step] = STEPS) -> Record:
    """The data of a file of an older format in the present one; what was read stays as it is.

    >>> rename = Step("Notes are called remarks.", lambda old: Record(remarks=old["notes"]))
    >>> brought_up(Record(notes="none"), 1, [rename])
    {'remarks': 'none'}
    """
    for step in steps[version - 1 :]:
        data = step.change(deepcopy(data))
    return data
