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
    "casework": {
        "cap_gives": {"value": 0},
        "urgent_days": {"value": 10000},
        "closed_unassessed": {"value": 0},
    },
    "demand": {"threshold_under_pressure": {"value": 0}},
    "years": {
        "turn_weeks": {"value": 6, "low": 4, "high": 13},
        "leaving_lasting": {"value": 16, "low": 12, "high": 21},
        "leaving_kept": {"value": 85, "low": 70, "high": 95},
        "leaving_yearly": {"value": 42, "low": 37, "high": 47},
        "experienced_lasting": {"value": 20, "low": 10, "high": 24},
        "experienced_kept": {"value": 77, "low": 65, "high": 90},
        "experienced_yearly": {"value": 55, "low": 45, "high": 62},
        "newly_qualified_lasting": {"value": 20, "low": 10, "high": 24},
        "newly_qualified_kept": {"value": 77, "low": 65, "high": 90},
        "newly_qualified_yearly": {"value": 55, "low": 45, "high": 62},
        "referrals_lasting": {"value": 32, "low": 27, "high": 37},
        "referrals_kept": {"value": 68, "low": 58, "high": 80},
        "referrals_yearly": {"value": 12, "low": 6, "high": 16},
        "referrals_reaching_need": {"value": 60, "low": 20, "high": 65},
        "plans_lasting": {"value": 16, "low": 10, "high": 24},
        "plans_kept": {"value": 70, "low": 60, "high": 85},
        "plans_yearly": {"value": 20, "low": 12, "high": 28},
    },
}
"""What format 2 added, so that nothing of it acts: all years are alike, leaving is at its rate from
the first day on, and nothing gives way when work piles up."""


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
    Step(
        "Years may differ and caps may give way; in files of format 1 they do not, as before.",
        _to_2,
    ),
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
