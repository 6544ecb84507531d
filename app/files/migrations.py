"""Older scenario files: one function and one sentence for each step to the next format.

A step is a function from the data of a file of one format to that of the next, appended to
``STEPS`` with the sentence that the changelog and the planner read. It gives what is new the values
with which the file says what it said before.
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


_NEW_IN_2: dict[str, dict[str, dict[str, float]]] = {
    "leaving": {"settling_months": {"value": 0}},
    "years": {
        "turn_weeks": {"value": 6, "low": 4, "high": 13},
        "leaving_lasting": {"value": 16, "low": 12, "high": 21},
        "leaving_kept": {"value": 85, "low": 70, "high": 95},
        "leaving_yearly": {"value": 33, "low": 29, "high": 38},
        "experienced_lasting": {"value": 20, "low": 10, "high": 24},
        "experienced_kept": {"value": 77, "low": 65, "high": 90},
        "experienced_yearly": {"value": 45, "low": 31, "high": 50},
        "newly_qualified_lasting": {"value": 20, "low": 10, "high": 24},
        "newly_qualified_kept": {"value": 77, "low": 65, "high": 90},
        "newly_qualified_yearly": {"value": 45, "low": 31, "high": 50},
        "referrals_lasting": {"value": 34, "low": 28, "high": 40},
        "referrals_kept": {"value": 72, "low": 60, "high": 85},
        "referrals_yearly": {"value": 5, "low": 0, "high": 10},
        "plans_lasting": {"value": 28, "low": 20, "high": 35},
        "plans_kept": {"value": 70, "low": 60, "high": 85},
        "plans_yearly": {"value": 15, "low": 5, "high": 25},
    },
}
"""What format 2 added: nothing of it acts where years do not differ, and leaving is at its rate
from the first day on."""


def _to_2(data: Record) -> Record:
    parameters = data.get("parameters")
    if isinstance(parameters, Record):
        for group, added in _NEW_IN_2.items():
            entries = parameters.setdefault(group, Record())
            if isinstance(entries, Record):
                for name, entry in added.items():
                    entries.setdefault(name, Record(entry))
    data["headroom"] = 2
    return data


STEPS: tuple[Step, ...] = (
    Step("Years may differ; in files of format 1 they are all alike, as before.", _to_2),
)

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
