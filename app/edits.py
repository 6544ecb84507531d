"""What a planner does to a document: each edit a document in, a checked document out.

An edit that is not allowed raises ``CannotUse`` with all that is wrong, and nothing has changed.
What was done is said by ``app.changed``, which compares the document before and after.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from app.clean_text import clean
from app.document import Document, Target, Vary, find_parameter, with_value
from app.files.scenario_file import parse, text_of
from app.outlooks.outlook import target_problems
from app.problem import CannotUse, Problem
from app.value import parse_value
from sim.parameter import Parameter
from sim.scenario import Change, Event, StaffMember

_Dated = TypeVar("_Dated", Change, Event)


def dated(document: Document, path: str) -> tuple[Change, ...]:
    """The dated changes of a parameter, by date."""
    changes = [each for each in document.scenario.changes if each.path == path]
    return tuple(sorted(changes, key=lambda change: change.date))


def value_of(document: Document, path: str) -> float:
    """The value a parameter ends on: that of its last dated change, else that of the first day."""
    changes = dated(document, path)
    return changes[-1].value if changes else document.scenario.settings.get(path)


def reason_of(document: Document, path: str) -> str:
    """Why a parameter ends on its value; empty if nobody said."""
    changes = dated(document, path)
    return changes[-1].reason if changes else document.reasons.get(path, "")


def set_value(document: Document, path: str, value: float) -> Document:
    """Another value to end on: of the last dated change if there is one, else of the first day."""
    changes = dated(document, path)
    if not changes:
        return with_value(document, path, value)
    last = changes[-1]
    if last.value == value:
        return document
    return set_change(document, last, replace(last, value=value, reason=""))


def set_typed(document: Document, path: str, text: str) -> Document:
    """Another value to end on, as it was typed: ``£6k``, ``6,000``, ``+10%``."""
    value = checked_value(known(path), text, value_of(document, path))
    return set_value(document, path, value)


def set_first_value(document: Document, path: str, value: float) -> Document:
    """Another value from the first day on, whatever dated changes follow."""
    return with_value(document, path, value)


def start_on(document: Document, path: str, day: date, before: float) -> Document:
    """Let the present value begin on a day; until then the value is ``before``."""
    if dated(document, path):
        raise ValueError("it has dated changes already")
    scenario = document.scenario
    change = Change(day, path, scenario.settings.get(path), 0.0, document.reasons.get(path, ""))
    first = with_value(document, path, before)
    # Moved to the change, the reason no longer speaks of the first day's value.
    first = replace(first, reasons={k: v for k, v in first.reasons.items() if k != path})
    return checked(_with_changes(first, [*scenario.changes, change]))


def add_change(document: Document, change: Change) -> Document:
    """One dated change more."""
    return checked(_with_changes(document, [*document.scenario.changes, _cleaned(change)]))


def set_change(document: Document, old: Change, new: Change) -> Document:
    """A dated change in the place of another."""
    changes = list(document.scenario.changes)
    changes[_place(changes, old)] = _cleaned(new)
    return checked(_with_changes(document, changes))


def remove_change(document: Document, change: Change) -> Document:
    """One dated change less."""
    rest = list(document.scenario.changes)
    del rest[_place(rest, change)]
    return checked(_with_changes(document, rest))


def set_reason(document: Document, path: str, reason: str) -> Document:
    """Say why a parameter ends on its value."""
    known(path)
    said = clean(reason, prose=True)
    changes = dated(document, path)
    if changes:
        return set_change(document, changes[-1], replace(changes[-1], reason=said))
    others = {key: why for key, why in document.reasons.items() if key != path}
    return checked(replace(document, reasons=others | ({path: said} if said else {})))


def set_range(document: Document, path: str, low: float, high: float) -> Document:
    """Let each future draw an assumption from a range that holds its value."""
    known(path)
    ranges = {**document.scenario.ranges, path: (low, high)}
    return checked(replace(document, scenario=replace(document.scenario, ranges=ranges)))


def set_point(document: Document, path: str) -> Document:
    """Keep an assumption at its value in every future."""
    ranges = {key: ends for key, ends in document.scenario.ranges.items() if key != path}
    return checked(replace(document, scenario=replace(document.scenario, ranges=ranges)))


def reset_to(document: Document, path: str, other: Document) -> Document:
    """Everything about one parameter as it is in another document."""
    scenario = document.scenario.with_values({path: other.scenario.settings.get(path)})
    theirs = [each for each in dated(other, path) if _is_ahead(document, each.date)]
    changes = [each for each in scenario.changes if each.path != path] + theirs
    reasons = {key: why for key, why in document.reasons.items() if key != path}
    if path in other.reasons:
        reasons[path] = other.reasons[path]
    ranges = dict(scenario.ranges)
    if path in other.scenario.ranges:
        ranges[path] = other.scenario.ranges[path]
    scenario = replace(scenario, changes=tuple(changes), ranges=ranges)
    return checked(replace(document, scenario=scenario, reasons=reasons))


def all_as_in(document: Document, other: Document) -> Document:
    """Every parameter, change and event as in another document; its own texts and targets."""
    scenario = replace(
        document.scenario,
        settings=other.scenario.settings,
        ranges=other.scenario.ranges,
        changes=tuple(c for c in other.scenario.changes if _is_ahead(document, c.date)),
        events=other.scenario.events,
    )
    return checked(replace(document, scenario=scenario, reasons=other.reasons))


def same_as(document: Document, path: str, other: Document) -> bool:
    """Whether a parameter is the same in two documents: value, range, dated changes."""
    here, there = document.scenario, other.scenario
    return (
        here.settings.get(path) == there.settings.get(path)
        and here.ranges.get(path) == there.ranges.get(path)
        and _dates_and_values(document, path) == _dates_and_values(other, path)
    )


def add_event(document: Document, event: Event) -> Document:
    """One dated event more."""
    return _with_events(document, [*document.scenario.events, _cleaned(event)])


def set_event(document: Document, old: Event, new: Event) -> Document:
    """An event in the place of another."""
    events = list(document.scenario.events)
    events[_place(events, old)] = _cleaned(new)
    return _with_events(document, events)


def remove_event(document: Document, event: Event) -> Document:
    """One event less."""
    rest = list(document.scenario.events)
    del rest[_place(rest, event)]
    return _with_events(document, rest)


def set_title(document: Document, title: str) -> Document:
    """Another title."""
    return checked(replace(document, title=clean(title)))


def set_author(document: Document, author: str) -> Document:
    """Another author."""
    return checked(replace(document, author=clean(author)))


def set_notes(document: Document, notes: str) -> Document:
    """Other notes."""
    return checked(replace(document, notes=clean(notes, prose=True)))


def set_targets(document: Document, targets: Sequence[Target]) -> Document:
    """Other targets, each by a day whose month is run."""
    changed = checked(replace(document, targets=tuple(targets)))
    problems = target_problems(changed)
    if problems:
        raise CannotUse(None, problems)
    return changed


def set_futures(document: Document, futures: int) -> Document:
    """Another number of possible futures."""
    return checked(replace(document, futures=futures))


def set_seed(document: Document, seed: int) -> Document:
    """Another seed: other luck for every future."""
    return checked(replace(document, scenario=replace(document.scenario, seed=seed)))


def set_vary(document: Document, vary: Vary) -> Document:
    """Let luck alone vary, or the assumptions too, or the years as well."""
    return replace(document, vary=vary)


def set_staff(document: Document, staff: Sequence[StaffMember]) -> Document:
    """The council's own staff on the first day; nobody: drawn from the counts."""
    return checked(replace(document, scenario=replace(document.scenario, staff=tuple(staff))))


def checked_value(parameter: Parameter, text: str, present: float) -> float:
    """A value as it was typed; ``CannotUse`` says what is wrong with it."""
    read = parse_value(parameter, text, present)
    if isinstance(read, Problem):
        raise CannotUse(None, [read])
    return read


def checked(document: Document) -> Document:
    """The document if a file of it could be opened again; the same checks, the same sentences."""
    try:
        parse(text_of(document), "")
    except CannotUse as fault:
        raise CannotUse(None, fault.problems) from None
    return document


def known(path: str) -> Parameter:
    """The parameter at a path; ``CannotUse`` if there is none."""
    parameter = find_parameter(path)
    if isinstance(parameter, Problem):
        raise CannotUse(None, [parameter])
    return parameter


def _cleaned(dated: _Dated) -> _Dated:
    """With its reason as a file would give it back; itself if nothing is to be cleaned."""
    reason = clean(dated.reason, prose=True)
    return dated if reason == dated.reason else replace(dated, reason=reason)


def _place(among: Sequence[_Dated], one: _Dated) -> int:
    """Where this very one stands, or else one like it; ``ValueError`` if there is none."""
    for place, each in enumerate(among):
        if each is one:
            return place
    return among.index(one)


def _with_changes(document: Document, changes: Sequence[Change]) -> Document:
    return replace(document, scenario=replace(document.scenario, changes=tuple(changes)))


def _with_events(document: Document, events: Sequence[Event]) -> Document:
    scenario = replace(document.scenario, events=tuple(events))
    return checked(replace(document, scenario=scenario))


def _dates_and_values(document: Document, path: str) -> list[tuple[date, float, float]]:
    return [(each.date, each.value, each.over_months) for each in dated(document, path)]


def _is_ahead(document: Document, day: date) -> bool:
    return document.scenario.first_day <= day <= document.scenario.last_day
