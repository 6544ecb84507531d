"""Levers as a planner looks for them: grouped, searched and described."""

from dataclasses import dataclass
from enum import Enum
from functools import cache

from app.sources.catalogue import Row, catalogue
from app.value import allowed
from sim.parameter import Kind
from sim.scenario import EVENT_KINDS, PARAMETERS
from sim.scenario.changes import EventKind
from sim.units import Unit


class Tab(Enum):
    """What is decided, and what is believed or was counted."""

    LEVERS = "Levers"
    ASSUMPTIONS = "Assumptions"


_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Pay and offers", ("pay",)),
    ("Recruitment", ("hiring",)),
    ("Agency", ("agency",)),
    ("Demand", ("demand",)),
    ("Practice and teams", ("posts", "leaving", "casework")),
    ("Structure and shocks", ("structure", "shocks")),
    ("Years that differ", ("years",)),
    ("Money", ("money",)),
    ("The first day", ("start",)),
)
"""Groups as the planner thinks, and the declared groups each is made of."""
_EVENTS_IN = "Structure and shocks"


@dataclass(frozen=True)
class Group:
    """Rows under one heading."""

    title: str
    tab: Tab
    rows: tuple[Row, ...]
    has_events: bool
    """Whether the dated events of the scenario are listed here."""


@cache
def groups(tab: Tab) -> tuple[Group, ...]:
    """The groups of one tab, without those that would be empty."""
    made = (_group(tab, title, declared) for title, declared in _GROUPS)
    return tuple(group for group in made if group.rows or group.has_events)


def _group(tab: Tab, title: str, declared: tuple[str, ...]) -> Group:
    rows = tuple(row for row in catalogue() if row.group in declared and tab_of(row) is tab)
    return Group(title, tab, rows, tab is Tab.LEVERS and title == _EVENTS_IN)


def tab_of(row: Row) -> Tab:
    """Where a row is shown."""
    return Tab.LEVERS if row.kind is Kind.LEVER else Tab.ASSUMPTIONS


@cache
def group_of(path: str) -> Group:
    """The group a parameter is shown in; ``KeyError`` if there is no such parameter."""
    for tab in Tab:
        for group in groups(tab):
            if any(row.path == path for row in group.rows):
                return group
    raise KeyError(path)


# Searched


@cache
def search_text(row: Row) -> str:
    """All that a row is found by."""
    words = (row.label, row.path, row.path.replace("_", " "), row.help, group_of(row.path).title)
    return " ".join(words).casefold()


def matches(row: Row, wanted: str) -> bool:
    """Whether each word that was typed is somewhere in what the row is found by."""
    return _all_in(wanted, search_text(row))


def kind_matches(kind: EventKind, wanted: str) -> bool:
    """Whether a kind of event is meant by the words that were typed."""
    return _all_in(wanted, f"{kind.label} {kind.name} {kind.help} {_EVENTS_IN}".casefold())


def _all_in(wanted: str, text: str) -> bool:
    return all(word in text for word in wanted.casefold().split())


# Described


@cache
def describe(row: Row) -> tuple[str, ...]:
    """What a lever is, in lines: definition, unit, range seen, what may be entered, source."""
    unit = "Yes or no." if row.unit is Unit.YES_OR_NO else f"In {_unit_words(row.unit)}."
    lines = [row.help, unit]
    if row.has_range:
        seen = "Seen in evidence" if row.kind is Kind.LEVER else "Likely range"
        lines.append(f"{seen}: {row.say(row.low)} to {row.say(row.high)}.")
    if row.unit is not Unit.YES_OR_NO:
        lines.append(allowed(PARAMETERS[row.path]))
    lines.append(f"Rests on: {'; '.join(row.sources)} (mark {row.mark}, {row.mark_in_words}).")
    return tuple(lines)


def _unit_words(unit: Unit) -> str:
    plain = {Unit.RATIO: "a ratio", Unit.TIMES: "times the usual", Unit.WEIGHT: "a weight"}
    return plain.get(unit, "an elasticity" if unit is Unit.ELASTICITY else unit.title)


def describe_event(kind: EventKind) -> tuple[str, ...]:
    """What a kind of event is, in lines."""
    return (kind.help, "At size 1 it is as strong as its assumptions say.")


def event_kinds() -> tuple[EventKind, ...]:
    """Every kind of event."""
    return tuple(EVENT_KINDS.values())
