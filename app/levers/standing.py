"""How a parameter stands: its value, what it was, and how that is said in a line."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.document import Document
from app.edits import reset_to, same_as
from app.problem import CannotUse
from app.sources.catalogue import Row
from app.value import say
from app.wording import short_month
from sim.parameter import Kind
from sim.scenario import PARAMETERS, Change
from sim.units import MINUS, Unit


@dataclass(frozen=True)
class Standing:
    """All that a row shows of one parameter; two that are equal look the same."""

    value: float
    """What it ends on."""
    first: float
    """What it is on the first day."""
    changes: tuple[Change, ...]
    reason: str
    varies: tuple[float, float] | None
    baseline: float
    saved: float | None
    changed: bool
    """Whether it differs from the baseline in anything that gives other figures."""


def standings(
    document: Document,
    baseline: Document,
    saved: Document | None,
    among: Iterable[str] = PARAMETERS,
) -> dict[str, Standing]:
    """How parameters stand, by path: all of them, or those among which something has moved."""
    here, there = _Values(document), _Values(baseline)
    kept = _Values(saved) if saved else None
    return {path: _standing(path, here, there, kept) for path in among}


class _Values:
    """The values of one document, with its dated changes by path."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.changes = _by_path(document)

    def first(self, path: str) -> float:
        """The value of the first day."""
        return self.document.scenario.settings.get(path)

    def end(self, path: str) -> float:
        """The value it ends on."""
        found = self.changes.get(path)
        return found[-1].value if found else self.first(path)

    def course(self, path: str) -> tuple[object, ...]:
        """All that gives figures: two parameters with the same course are the same."""
        moves = [(c.date, c.value, c.over_months) for c in self.changes.get(path, ())]
        return (self.first(path), self.document.scenario.ranges.get(path), moves)


def _standing(path: str, here: _Values, there: _Values, kept: _Values | None) -> Standing:
    changes = here.changes.get(path, ())
    return Standing(
        value=here.end(path),
        first=here.first(path),
        changes=changes,
        reason=changes[-1].reason if changes else here.document.reasons.get(path, ""),
        varies=here.document.scenario.ranges.get(path),
        baseline=there.end(path),
        saved=kept.end(path) if kept else None,
        changed=here.course(path) != there.course(path),
    )


def _by_path(document: Document) -> dict[str, tuple[Change, ...]]:
    found: dict[str, list[Change]] = {}
    for change in document.scenario.changes:
        found.setdefault(change.path, []).append(change)
    return {
        path: tuple(sorted(each, key=lambda change: change.date)) for path, each in found.items()
    }


def resets(document: Document, path: str, other: Document | None) -> bool:
    """Whether resetting a parameter to another document would change anything."""
    if other is None or other is document:
        return False
    here, there = document.scenario, other.scenario
    if here.settings.get(path) != there.settings.get(path):
        return True
    if same_as(document, path, other) and _reasons(document, path) == _reasons(other, path):
        return False
    try:
        return reset_to(document, path, other) != document
    except CannotUse:
        return True  # pressed, it says why not


def _reasons(document: Document, path: str) -> list[str]:
    own = [each.reason for each in _by_path(document).get(path, ())]
    return [document.reasons.get(path, ""), *own]


# In words


def briefly(unit: Unit, value: float) -> str:
    """A value without the words after its number, where they stand nearby: £2,000, 24, 4%."""
    _, space, words = unit.after.partition(" ")
    return say(unit, value).removesuffix(space + words)


def against_baseline(row: Row, standing: Standing) -> str:
    """How a lever differs from the baseline, with its sign; empty if it does not."""
    if not standing.changed:
        return ""
    if standing.value == standing.baseline:
        return "changed from the baseline"
    if row.unit is Unit.YES_OR_NO:
        return f"changed: {row.say(standing.baseline)} in the baseline"
    more = float(f"{standing.value - standing.baseline:.9g}")
    amount = briefly(row.unit, abs(more))
    if row.unit in (Unit.PERCENT, Unit.PERCENT_A_YEAR):
        amount = f"{abs(more):g} point{'s' if abs(more) != 1 else ''}"
    return f"{'+' if more > 0 else MINUS}{amount} on the baseline"


def when_words(standing: Standing) -> str:
    """From when the value holds; empty if from the first day."""
    if not standing.changes:
        return ""
    last = standing.changes[-1]
    day = f"{last.date.day} {short_month(last.date)}"
    ramp = f" over {say(Unit.MONTHS, last.over_months)}" if last.over_months else ""
    if len(standing.changes) > 1:
        return f"in {len(standing.changes)} steps to {day}"
    return f"from {day}{ramp}"


def note(row: Row, standing: Standing) -> str:
    """The line under a lever: how it differs from the baseline and from when it holds."""
    said = [against_baseline(row, standing), when_words(standing)]
    if row.has_range and row.kind is not Kind.LEVER and standing.varies is None:
        said.append("kept at this value in every future")
    return ", ".join(part for part in said if part)
