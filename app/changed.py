"""What differs between two documents, in words: for undo, the history and the log of changes.

Empty if they are the same but for the order of what has a date, on which no figure depends.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from app.changed_briefing import Said, briefing_said
from app.changed_frozen import frozen_said
from app.changed_learned import learned_said
from app.clean_text import shortened
from app.document import Document, Target
from app.edits import dated, same_as, value_of
from app.value import say
from app.wording import day_words, target_line, varies_words
from sim.parameter import Parameter
from sim.scenario import EVENT_KINDS, PARAMETERS, Change, Event
from sim.units import Unit

_MOST_NAMED = 2
_LONGEST = 120
"""Characters of a label: two usual differences."""


def label_of(before: Document, after: Document) -> str:
    """One line for a step: what was done, shortened if it was much."""
    said = list(changes_said(before, after))
    if not said:
        return "Nothing changed"
    both = len("; ".join(said[:_MOST_NAMED])) <= _LONGEST
    named = said[: _MOST_NAMED if both else 1]
    more = len(said) - len(named)
    return "; ".join(named) + (f"; and {more:,} more" if more else "")


def changes_said(before: Document, after: Document) -> Iterator[str]:
    """Every difference as a line, parameters in the order of the catalogue."""
    return (each.what for each in differences(before, after))


def differences(before: Document, after: Document) -> Iterator[Said]:
    """Every difference with the reason that was given for it."""
    may_differ = touched(before, after)
    for parameter in may_differ:
        path, why = parameter.path, _why(parameter.path, before, after)
        yield from (Said(what, why, path) for what in _parameter(parameter, before, after))
    yield from _events(before, after)
    for parameter in _with_other_reasons(may_differ, before, after):
        path, why = parameter.path, _why(parameter.path, before, after)
        yield Said(f"{parameter.label}: reason", why, path)
    yield from map(Said, _run(before, after))
    yield from map(Said, learned_said(before, after))
    yield from map(Said, _targets(before.targets, after.targets))
    yield from map(Said, _texts(before, after))
    yield from briefing_said(before, after)
    yield from map(Said, frozen_said(before.frozen, after.frozen))


def _why(path: str, before: Document, after: Document) -> str:
    """The reasons that stand beside what is other of a parameter."""
    reasons = [each.reason for each in dated(after, path) if each not in dated(before, path)]
    was, now = before.scenario.settings.get(path), after.scenario.settings.get(path)
    given = after.reasons.get(path, "")
    if was != now or given != before.reasons.get(path, ""):
        reasons.insert(0, given)
    return "; ".join(dict.fromkeys(each for each in reasons if each))


def changed_paths(before: Document, after: Document) -> tuple[str, ...]:
    """Parameters that are not the same in both, in the order of the catalogue."""
    may_differ = touched(before, after)
    return tuple(each.path for each in may_differ if not same_as(before, each.path, after))


def touched(before: Document, after: Document) -> list[Parameter]:
    """Parameters that may differ: a drag asks many times a second, and few ever do."""
    here, there = before.scenario, after.scenario
    paths = {path for path, _ in dict(here.ranges).items() ^ dict(there.ranges).items()}
    paths |= {path for path, _ in dict(before.reasons).items() ^ dict(after.reasons).items()}
    if here.changes != there.changes:
        paths |= {change.path for change in (*here.changes, *there.changes)}
    for group, record in vars(here.settings).items():
        other = getattr(there.settings, group)
        if record is not other:
            values = vars(other)
            paths |= {f"{group}.{name}" for name, value in vars(record).items()
                      if value != values[name]}  # fmt: skip
    return [each for path, each in PARAMETERS.items() if path in paths]


def amount(parameter: Parameter, value: float) -> str:
    """A value where its parameter is named beside it."""
    return say(parameter.unit, value)


def _parameter(parameter: Parameter, before: Document, after: Document) -> Iterator[str]:
    path, label = parameter.path, parameter.label
    if same_as(before, path, after):
        return
    was, now = before.scenario.settings.get(path), after.scenario.settings.get(path)
    varies = _range_words(parameter, before, after)
    if _keys(before, path) != _keys(after, path):
        first = "" if was == now or not dated(after, path) else _on_first_day(parameter, now)
        said = [_dated_words(parameter, before, after), first, varies]
    elif was != now:
        at = " on the first day" if dated(after, path) else ""
        said = [f"{label}{at} {amount(parameter, was)} to {amount(parameter, now)}", varies]
    elif path in after.scenario.ranges:
        said = [f"{label} {varies}"]
    else:
        said = [f"{label} kept at {amount(parameter, now)}"]
    yield ", ".join(part for part in said if part)


def _range_words(parameter: Parameter, before: Document, after: Document) -> str:
    """What became of a parameter's range, if anything."""
    ends = after.scenario.ranges.get(parameter.path)
    if ends == before.scenario.ranges.get(parameter.path):
        return ""
    if ends is None:
        return "no longer varied"
    return f"varied from {amount(parameter, ends[0])} to {amount(parameter, ends[1])}"


def _on_first_day(parameter: Parameter, value: float) -> str:
    return f"{amount(parameter, value)} on the first day"


def _dated_words(parameter: Parameter, before: Document, after: Document) -> str:
    """What became of a parameter's dated changes."""
    path, label = parameter.path, parameter.label
    old, new = dated(before, path), dated(after, path)
    now = amount(parameter, value_of(after, path))
    if not new:
        return f"{label} {now} from the first day"
    if old and _key(old[-1]) == _key(new[-1]):
        return f"{label}: {_earlier_steps(len(old), len(new))}"
    since = f" from {day_words(new[-1].date)}{_ramp(new[-1])}"
    same_days = bool(old) and (old[-1].date, old[-1].over_months) == (
        new[-1].date,
        new[-1].over_months,
    )
    if value_of(before, path) == new[-1].value:
        return f"{label} {now}{since}"
    was = amount(parameter, value_of(before, path))
    return f"{label} {was} to {now}{'' if same_days else since}"


def _ramp(change: Change) -> str:
    return f" over {say(Unit.MONTHS, change.over_months)}" if change.over_months else ""


def _earlier_steps(old: int, new: int) -> str:
    if old == new:
        return "an earlier step changed"
    return "an earlier step added" if new > old else "an earlier step removed"


def _key(change: Change) -> tuple[date, float, float]:
    return (change.date, change.value, change.over_months)


def _keys(document: Document, path: str) -> list[tuple[date, float, float]]:
    return [_key(each) for each in dated(document, path)]


def _events(before: Document, after: Document) -> Iterator[Said]:
    old, new = before.scenario.events, after.scenario.events
    gone, come = _beyond(old, new), _beyond(new, old)
    for event in come:
        was = next((each for each in gone if each.kind == event.kind), None)
        if was:
            gone.remove(was)
            yield Said(_event_changed(was, event), event.reason)
        else:
            yield Said(f"{_event(event)} added", event.reason)
    for event in gone:
        yield Said(f"{_event(event)} removed")


def _beyond(these: Sequence[Event], those: Sequence[Event]) -> list[Event]:
    """The events that the others have not, by date."""
    return sorted((Counter(these) - Counter(those)).elements(), key=lambda event: event.date)


def _event_changed(was: Event, now: Event) -> str:
    if (was.date, was.size) == (now.date, now.size):
        return f"{_event(now)}: reason"
    if was.date == now.date:
        return f"{_event(was)} to size {now.size:.12g}"
    size = "" if was.size == now.size else f", size {now.size:.12g}"
    return f"{_event(was)} moved to {day_words(now.date)}{size}"


def _event(event: Event) -> str:
    size = "" if event.size == 1 else f", size {event.size:.12g}"
    return f"{EVENT_KINDS[event.kind].label} on {day_words(event.date)}{size}"


def _with_other_reasons(
    parameters: Sequence[Parameter], before: Document, after: Document
) -> Iterator[Parameter]:
    """Whose reason is another while what it is given for stays, or is new."""
    for parameter in parameters:
        path = parameter.path
        old, new = before.reasons.get(path, ""), after.reasons.get(path, "")
        same = before.scenario.settings.get(path) == after.scenario.settings.get(path)
        steps_same = _keys(before, path) == _keys(after, path)
        if (old != new and (new or (same and steps_same))) or (
            steps_same and _step_reasons(before, path) != _step_reasons(after, path)
        ):
            yield parameter


def _step_reasons(document: Document, path: str) -> list[str]:
    return [each.reason for each in dated(document, path)]


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


def _targets(old: Sequence[Target], new: Sequence[Target]) -> Iterator[str]:
    lost = list((Counter(old) - Counter(new)).elements())
    come = list((Counter(new) - Counter(old)).elements())
    for target in come:
        # Of the same outcome: it was changed, and what it is now says so.
        was = next((each for each in lost if each.outcome == target.outcome), None)
        if was:
            lost.remove(was)
        yield f"Target {target_line(target)}"
    yield from (f"Target removed: {target_line(each)}" for each in lost)
    if old != new and not come and Counter(old) == Counter(new):
        yield "Order of the targets"


def _texts(before: Document, after: Document) -> Iterator[str]:
    if before.title != after.title:
        yield f"Title {shortened(after.title)}"
    if before.author != after.author:
        yield f"Author {shortened(after.author)}" if after.author else "Author removed"
    if before.notes != after.notes:
        yield "Notes"


__all__ = ["Said", "amount", "changed_paths", "changes_said", "differences", "label_of"]
