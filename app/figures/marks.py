"""What begins on a date, and what was counted: the marks that are laid over a figure."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from app.changed import changed_paths
from app.document import Document
from app.experiments.history import is_within
from app.figures.shapes import DatedMark, ObservedMark, StartMark, TargetMark, Why
from app.files.templates import templates
from app.sources.observed import Observed, observed_points
from app.value import say
from app.wording import day_words, month_words, target_value
from sim.outcomes import OUTCOMES, Measure
from sim.parameter import Kind
from sim.scenario import EVENT_KINDS, PARAMETERS, Change

_BIRMINGHAM = ("birmingham", "birmingham-2014")
"""The shipped scenarios whose first day's counts are Birmingham's own."""
_STARTS = {
    "permanent_fte": "start.permanent_fte",
    "unallocated_cases": "start.unallocated",
    "children_in_need": "start.children_in_need",
    "child_protection_plans": "start.child_protection_plans",
    "children_in_care": "start.children_in_care",
}
"""Outcomes whose first value is one that is stated, and drawn where it has a range."""
_MOST_NAMED = 2
_GRADES = ("social_workers", "seniors", "team_managers")


def dated_marks(document: Document, baseline: Document) -> tuple[DatedMark, ...]:
    """What begins inside the run: levers that differ from the baseline, events, decided policy.

    A dated change that the baseline has too was decided before; any other is a lever. A lever that
    differs from the first day on is marked there.
    """
    scenario = document.scenario
    marks = [*_changes(document, baseline), *_from_the_start(document, baseline)]
    marks += [
        DatedMark(each.date, EVENT_KINDS[each.kind].label, Why.EVENT) for each in scenario.events
    ]
    inside = [each for each in marks if scenario.first_day <= each.day <= scenario.last_day]
    return tuple(sorted(inside, key=lambda mark: mark.day))


def _changes(document: Document, baseline: Document) -> Iterator[DatedMark]:
    """One mark a day and reason, however many values change then."""
    decided = {_key(each) for each in baseline.scenario.changes}
    changes = sorted(document.scenario.changes, key=lambda each: each.date)
    # Posts of all grades are said as one number, so one grade that differs makes it a lever.
    moved = {each.date for each in changes if _is_posts(each) and _key(each) not in decided}
    by_day: dict[tuple[date, Why], list[Change]] = {}
    for change in changes:
        own = change.date in moved if _is_posts(change) else _key(change) not in decided
        why = Why.LEVER if own else Why.POLICY
        by_day.setdefault((change.date, why), []).append(change)
    for (day, why), those in by_day.items():
        yield DatedMark(day, _named(_labels(document, those)), why)


def _is_posts(change: Change) -> bool:
    group, _, name = change.path.partition(".")
    return group == "posts" and name in _GRADES


def _key(change: Change) -> tuple[object, ...]:
    return (change.date, change.path, change.value, change.over_months)


def _from_the_start(document: Document, baseline: Document) -> Iterator[DatedMark]:
    here, there = document.scenario.settings, baseline.scenario.settings
    dated = {change.path for change in document.scenario.changes}
    labels = [
        f"{PARAMETERS[path].label} {say(PARAMETERS[path].unit, here.get(path))}"
        for path in changed_paths(baseline, document)
        if PARAMETERS[path].kind is Kind.LEVER
        and path not in dated
        and here.get(path) != there.get(path)
    ]
    if labels:
        yield DatedMark(document.scenario.first_day, _named(labels), Why.LEVER)


def _labels(document: Document, changes: Sequence[Change]) -> list[str]:
    """Posts of the grades are said as one number, grades that get the same value once."""
    labels: dict[str, None] = {}
    for change in changes:
        if _is_posts(change):
            labels[f"Establishment {_posts(document, change.date):,.0f} posts"] = None
        else:
            parameter = PARAMETERS[change.path]
            what = parameter.label.partition(",")[0] if _is_by_grade(change, changes) else ""
            labels[f"{what or parameter.label} {say(parameter.unit, change.value)}"] = None
    return list(labels)


def _is_by_grade(change: Change, changes: Iterable[Change]) -> bool:
    """Whether the same is done on the same day to all grades of a parameter."""
    what, comma, _ = PARAMETERS[change.path].label.partition(",")
    if not comma:
        return False
    alike = {path for path, each in PARAMETERS.items() if each.label.startswith(what + ",")}
    done = {each.path for each in changes if each.value == change.value}
    return alike <= done


def _posts(document: Document, day: date) -> float:
    """Posts of all grades once the changes up to a day are made."""
    total = 0.0
    for name in _GRADES:
        value = document.scenario.settings.get(f"posts.{name}")
        for change in sorted(document.scenario.changes, key=lambda each: each.date):
            if change.path == f"posts.{name}" and change.date <= day:
                value = change.value
        total += value
    return total


def _named(labels: Sequence[str]) -> str:
    more = len(labels) - _MOST_NAMED
    named = "; ".join(labels[:_MOST_NAMED])
    return f"{named}; and {more} more" if more > 0 else named


# What is wanted


def target_mark(document: Document, outcome: str) -> TargetMark | None:
    """The first target that is set for an outcome."""
    target = next((each for each in document.targets if each.outcome == outcome), None)
    if target is None:
        return None
    what = OUTCOMES[outcome]
    value = target_value(what.unit, target.value).removesuffix(f" {what.unit.after.strip()}")
    most = "at most " if target.test == "at most" else ""
    flow = what.measure is Measure.FLOW
    when = f"in {month_words(target.by)}" if flow else f"by {day_words(target.by)}"
    return TargetMark(target.value, target.by, f"Target: {most}{value} {when}")


# What was counted


def observed_marks(
    document: Document, outcome: str, months: Sequence[date], span: int = 1
) -> tuple[ObservedMark, ...]:
    """What was counted of an outcome, if it was counted where the scenario plays.

    A point counted on the first day is shown although it was put in; a sum over several months
    only where the figure sums as many.
    """
    if not is_birmingham(document):
        return ()
    return tuple(
        ObservedMark(each.month, each.value, _reading(document, each))
        for each in observed_points()
        if each.outcome == outcome
        and each.month in months
        and each.months == span
        and (each.months == 1 or is_within(each, document.scenario.first_day, months))
    )


def start_mark(
    document: Document, outcome: str, months: Sequence[date], tick: Callable[[float], str]
) -> StartMark | None:
    """What was stated of the first day, where the futures start from a range of it.

    None where all start from one value, as with a staff table, or that day is not shown.
    """
    path, first = _STARTS.get(outcome, ""), document.scenario.first_day
    ends = document.played.ranges.get(path)
    is_drawn = ends is not None and ends[0] < ends[1] and not document.scenario.staff
    if ends is None or not is_drawn or not months or months[0] != first:
        return None
    value = document.scenario.settings.get(path)
    said = "reported" if is_birmingham(document) else "stated"
    low, high = (tick(each) for each in ends)
    label = f"{tick(value)} {said}; the range starts at {low} to {high}"
    return StartMark(first, value, *ends, label)


def _reading(document: Document, point: Observed) -> str:
    known = ", known on the first day" if point.month <= document.scenario.first_day else ""
    note = f"; {point.note}" if point.note else ""
    return f"{month_words(point.month)}: {point.reading} ({point.evidence}){known}{note}"


def is_birmingham(document: Document) -> bool:
    """Whether what was counted in Birmingham may be laid over a scenario.

    The points are Birmingham's, so the scenario has to begin as Birmingham did: on the first day of
    a shipped Birmingham scenario, with every count of that day the same and no staff table of its
    own. What is decided later may differ: the points show what came of what was decided then. The
    title plays no part.
    """
    scenario = document.scenario
    counts = _first_days().get(scenario.first_day)
    return not scenario.staff and counts is not None and scenario.settings.start == counts


@cache
def _first_days() -> dict[date, object]:
    """The counts of Birmingham's first days, by day."""
    documents = {each.name: each.document for each in templates()}
    own = [documents[name].scenario for name in _BIRMINGHAM if name in documents]
    return {scenario.first_day: scenario.settings.start for scenario in own}
