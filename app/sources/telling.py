"""Which assumptions a reader should look at first, by a rule that is said beside them."""

from collections.abc import Sequence

from app.document import Document
from app.sources.register import Entry
from sim.parameter import Kind
from sim.scenario import EVENT_KINDS

RULE = (
    "Listed is first what differs from the baseline, then wide ranges in the part of the model "
    "that a moved lever belongs to, then the widest ranges for their value. What belongs to events "
    "that do not happen here is left out."
)
_WIDE = 0.5
"""A range that is half its value wide, or wider."""


def telling(document: Document, entries: Sequence[Entry]) -> list[Entry]:
    """What was changed or may vary and plays a part, the most telling first."""
    idle = _of_events_that_do_not_happen(document)
    moved = {each.row.group for each in entries if each.changed and each.row.kind is Kind.LEVER}

    def place(entry: Entry) -> tuple[bool, bool, float]:
        is_of_it = entry.row.kind is Kind.ASSUMPTION and entry.row.group in moved
        width = _width(entry)
        return (not entry.changed, not (is_of_it and width >= _WIDE), -width)

    wanted = [
        each
        for each in entries
        if each.changed or (each.range is not None and each.path not in idle)
    ]
    return sorted(wanted, key=place)


def _of_events_that_do_not_happen(document: Document) -> set[str]:
    happen = {event.kind for event in document.scenario.events}
    used: dict[str, bool] = {}
    for kind in EVENT_KINDS.values():
        for effect in kind.effects:
            for path in (effect.size, effect.months):
                if isinstance(path, str):
                    used[path] = used.get(path, False) or kind.name in happen
    return {path for path, plays in used.items() if not plays}


def _width(entry: Entry) -> float:
    """How wide its range is beside its value; beside its further end where the value is nought."""
    if entry.range is None:
        return 0.0
    low, high = entry.range
    return (high - low) / (abs(entry.value) or max(abs(low), abs(high), 1e-9))
