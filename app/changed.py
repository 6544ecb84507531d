"""What differs between two documents, in words: for undo, the history and the log of changes."""

from collections.abc import Iterator

from app.document import Document
from app.edits import dated, value_of
from app.value import say
from app.wording import day_words, short_month, target_line, varies_words
from sim.parameter import Parameter
from sim.scenario import EVENT_KINDS, PARAMETERS, Change, Event
from sim.units import Unit

_MOST_NAMED = 2


def label_of(before: Document, after: Document) -> str:
    """One line for a step: what was done, shortened if it was much."""
    said = list(changes_said(before, after))
    if not said:
        return "Nothing changed"
    more = len(said) - _MOST_NAMED
    named = "; ".join(said[:_MOST_NAMED])
    return f"{named}; and {more} more" if more > 0 else named


def changes_said(before: Document, after: Document) -> Iterator[str]:
    """Every difference as a line, parameters in the order of the catalogue."""
    for path, parameter in PARAMETERS.items():
        yield from _parameter(parameter, before, after)
    yield from _events(before, after)
    yield from _reasons(before, after)
    yield from _run(before, after)
    yield from _texts(before, after)


def changed_paths(before: Document, after: Document) -> tuple[str, ...]:
    """Parameters that are not the same in both, in the order of the catalogue."""
    return tuple(path for path, each in PARAMETERS.items() if any(_parameter(each, before, after)))


def amount(parameter: Parameter, value: float) -> str:
    """A value where its parameter is named beside it."""
    return say(parameter.unit, value)


def _parameter(parameter: Parameter, before: Document, after: Document) -> Iterator[str]:
    path, label = parameter.path, parameter.label
    old, new = dated(before, path), dated(after, path)
    if [_key(each) for each in old] != [_key(each) for each in new]:
        yield _dated_words(parameter, before, after)
    elif (was := before.scenario.settings.get(path)) != (now := after.scenario.settings.get(path)):
        at = " on the first day" if new else ""
        yield f"{label}{at} {amount(parameter, was)} to {amount(parameter, now)}"
    elif before.scenario.ranges.get(path) != (ends := after.scenario.ranges.get(path)):
        if ends is None:
            yield f"{label} kept at {amount(parameter, value_of(after, path))}"
        else:
            low, high = (amount(parameter, end) for end in ends)
            yield f"{label} varies from {low} to {high}"


def _key(change: Change) -> tuple[object, ...]:
    return (change.date, change.value, change.over_months)


def _dated_words(parameter: Parameter, before: Document, after: Document) -> str:
    """What became of a parameter's dated changes."""
    path, label = parameter.path, parameter.label
    old, new = dated(before, path), dated(after, path)
    if not new:
        return f"{label} {amount(parameter, value_of(after, path))} from the first day"
    last = new[-1]
    was, now = amount(parameter, value_of(before, path)), amount(parameter, last.value)
    ramp = f" over {say(Unit.MONTHS, last.over_months)}" if last.over_months else ""
    since = f"from {day_words(last.date)}{ramp}"
    if old and (old[-1].date, old[-1].over_months) == (last.date, last.over_months):
        return f"{label} {was} to {now}" if was != now else f"{label}: an earlier step"
    return f"{label} {now} {since}" if was == now else f"{label} {was} to {now} {since}"


def _events(before: Document, after: Document) -> Iterator[str]:
    old, new = _by_key(before.scenario.events), _by_key(after.scenario.events)
    gone, come = [old[k] for k in old if k not in new], [new[k] for k in new if k not in old]
    for event in list(come):
        was = next((each for each in gone if each.kind == event.kind), None)
        if was:
            gone.remove(was)
            yield f"{_event(was)} becomes {_event(event)}"
        else:
            yield f"{_event(event)} added"
    for event in gone:
        yield f"{_event(event)} removed"


def _by_key(events: tuple[Event, ...]) -> dict[tuple[object, ...], Event]:
    return {(each.date, each.kind, each.size): each for each in events}


def _event(event: Event) -> str:
    size = "" if event.size == 1 else f", size {event.size:g}"
    return f"{EVENT_KINDS[event.kind].label} in {short_month(event.date)}{size}"


def _reasons(before: Document, after: Document) -> Iterator[str]:
    for path, parameter in PARAMETERS.items():
        old = before.reasons.get(path, "")
        new = after.reasons.get(path, "")
        same_value = before.scenario.settings.get(path) == after.scenario.settings.get(path)
        changes = [(each.date, each.reason) for each in dated(before, path)]
        if (old != new and (new or same_value)) or (
            changes != [(each.date, each.reason) for each in dated(after, path)]
            and [_key(each) for each in dated(before, path)]
            == [_key(each) for each in dated(after, path)]
        ):
            yield f"{parameter.label}: reason"


def _run(before: Document, after: Document) -> Iterator[str]:
    old, new = before.scenario, after.scenario
    if (old.first_day, old.last_day) != (new.first_day, new.last_day):
        yield f"Runs from {day_words(new.first_day)} to {day_words(new.last_day)}"
    if old.seed != new.seed:
        yield f"Seed {old.seed} to {new.seed}"
    if before.futures != after.futures:
        yield f"Possible futures {before.futures:,} to {after.futures:,}"
    if before.vary != after.vary:
        yield varies_words(after.vary)
    if old.staff != new.staff:
        yield f"Staff table of {len(new.staff):,}" if new.staff else "Staff table removed"
    if before.targets != after.targets:
        lost = [each for each in before.targets if each not in after.targets]
        come = [each for each in after.targets if each not in before.targets]
        yield from (f"Target {target_line(each)}" for each in come)
        if not come:
            yield from (f"Target removed: {target_line(each)}" for each in lost)


def _texts(before: Document, after: Document) -> Iterator[str]:
    if before.title != after.title:
        yield f"Title {after.title}"
    if before.author != after.author:
        yield f"Author {after.author}" if after.author else "Author removed"
    if before.notes != after.notes:
        yield "Notes"


__all__ = ["amount", "changed_paths", "changes_said", "label_of"]
