"""What anybody could have said without a model: as it was last, and as it was moving."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from app.document import Document
from app.running.ensemble import Ensemble
from app.sources.observed import Observed
from sim.outcomes import OUTCOMES, Measure
from sim.scenario import Scenario


@dataclass(frozen=True)
class Known:
    """A value of an outcome that was known on the first day of a run."""

    day: date
    value: float


def as_it_was_last(known: Sequence[Known]) -> float | None:
    """Persistence: the last known value at or before the first day, whatever the month.

    ``known`` in the order of their days, as ``known_of`` gives it. None if nothing is known.

    >>> as_it_was_last([Known(date(2014, 10, 31), 45.0), Known(date(2015, 1, 31), 30.0)])
    30.0
    """
    return known[-1].value if known else None


def as_it_was_moving(known: Sequence[Known], month: date, outcome: str) -> float | None:
    """The trend: the straight line through the last two known values, carried on to a month.

    It ends where the outcome does: nothing counted falls below none, no share rises above all.
    None if fewer than two values of different days are known.

    >>> known = [Known(date(2014, 11, 30), 40.0), Known(date(2014, 12, 31), 30.0)]
    >>> round(as_it_was_moving(known, date(2015, 1, 31), "empty_posts"), 9)
    20.0
    >>> as_it_was_moving(known, date(2016, 1, 31), "empty_posts")
    0.0
    """
    if len(known) < 2:
        return None
    before, last = known[-2:]
    a_day = (last.value - before.value) / (last.day - before.day).days
    value = last.value + a_day * (month - last.day).days
    what = OUTCOMES[outcome]
    return min(max(value, what.lowest), what.highest)


def known_of(
    outcome: str,
    months: int,
    document: Document,
    ensemble: Ensemble,
    points: Sequence[Observed],
) -> tuple[Known, ...]:
    """What was known of an outcome on the first day, by day, no day twice.

    Points that were observed by then, of the same outcome and summed over as many months; and the
    scenario's own value of the first day, which takes the place of a point of that same day.
    """
    first_day = document.scenario.first_day
    found = {
        each.month: each.value
        for each in points
        if (each.outcome, each.months) == (outcome, months) and each.month <= first_day
    }
    start = start_value(outcome, document, ensemble) if months == 1 else None
    if start is not None:
        found[first_day] = start
    return tuple(Known(day, found[day]) for day in sorted(found))


def start_value(outcome: str, document: Document, ensemble: Ensemble) -> float | None:
    """The scenario's own value of an outcome on its first day; None if it has none.

    As its settings or its staff table state it, and not as a range moves it. What they do not
    state is the middle of the futures at the end of the first day, if that day ends a month.
    Flows have no value of a day.
    """
    if OUTCOMES[outcome].measure is Measure.FLOW:
        return None
    stated = dict(_stated(document.scenario))
    if outcome in stated:
        return stated[outcome]
    if ensemble.months and ensemble.months[0] == document.scenario.first_day:
        return float(np.median(ensemble.series(outcome)[:, 0]))
    return None


def _stated(scenario: Scenario) -> Iterator[tuple[str, float]]:
    """Outcomes of the first day that the settings state, each by what it is counted from."""
    start = scenario.settings.start
    permanent, agency = start.permanent_fte, start.agency_fte
    if scenario.staff:
        permanent = sum(each.fte for each in scenario.staff if each.permanent)
        agency = sum(each.fte for each in scenario.staff if not each.permanent)
    yield "permanent_fte", permanent
    yield "agency_fte", agency
    yield "covered_posts", agency
    yield "total_fte", permanent + agency
    posts = scenario.settings.posts
    establishment = posts.social_workers + posts.seniors + posts.team_managers
    yield "establishment_fte", establishment
    yield "vacant_posts", max(establishment - permanent, 0.0)
    if permanent + agency > 0:
        yield "agency_share", 100 * agency / (permanent + agency)
    yield "turnover_12m", start.turnover_before
    yield "turnover_dfe", start.turnover_before
    yield "children_in_need", start.children_in_need
    yield "awaiting_assessment", start.awaiting_assessment
    yield "unallocated_cases", start.unallocated
    yield "child_protection_plans", start.child_protection_plans
    yield "children_in_care", start.children_in_care
