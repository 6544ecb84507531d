"""The plan: what every setting is on every day, after dated changes and events."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from sim.calendar import DAYS_A_YEAR, MONTHS_A_YEAR, months_later
from sim.scenario import EVENT_KINDS, PARAMETERS, Scenario, Settings
from sim.scenario.changes import Change, Effect, Event, How, Lasting

_LN2 = 0.6931471805599453
_Days = NDArray[np.int64]
_Values = NDArray[np.float64]


class Plan:
    """A scenario laid out in time, or one group of its settings while the others stay as they are.

    Days are calendar days since the first day.
    """

    def __init__(self, scenario: Scenario, group: str = "") -> None:
        self._scenario = scenario
        self._base = scenario.settings
        self._changes = _by_path(scenario.changes)
        self._effects = _effects_by_path(scenario.events)
        self._moving = [
            path
            for path in PARAMETERS
            if (path in self._changes or path in self._effects) and path.startswith(group)
        ]
        self.reviews: tuple[tuple[int, Settings], ...] = tuple(self._laid_out())
        """The first of every month, and every other day on which a setting moves, with the
        settings in force from then on. The first entry is day 0. Groups of settings that do not
        move are the same objects."""
        self._review_days = [day for day, _ in self.reviews]

    def values(self, path: str, days: _Days) -> _Values:
        """One setting on each of these days; no effect moves it beyond what may be entered."""
        values = np.full(len(days), self._base.get(path))
        for change in self._changes.get(path, ()):
            ends = self._day_of(months_later(change.date, change.over_months))
            values = _changed(values, change, days, self._day_of(change.date), ends)
        for event, effect in self._effects.get(path, ()):
            values = self._affected(values, event, effect, days)
        parameter = PARAMETERS[path]
        within: _Values = np.clip(values, parameter.least, parameter.most)
        return within

    def in_force_on(self, day: float) -> Settings:
        """The settings in force on a day, as the reviews put them there."""
        return self.reviews[bisect_right(self._review_days, day) - 1][1]

    def _laid_out(self) -> list[tuple[int, Settings]]:
        months = _first_of_months(self._scenario.first_day, self._scenario.last_day)
        dates = [change.date for change in self._scenario.changes]
        dates += [event.date for event in self._scenario.events]
        dated = {self._day_of(each) for each in dates}
        span = (self._scenario.last_day - self._scenario.first_day).days
        days = sorted({0, *months, *(day for day in dated if 0 < day <= span)})
        columns = {path: self.values(path, np.array(days)).tolist() for path in self._moving}
        in_force = {path: column[0] for path, column in columns.items()}
        now = self._base.replaced(in_force)
        laid_out = [(0, now)]
        for n, day in enumerate(days[1:], start=1):
            moved = {path: column[n] for path, column in columns.items()
                     if column[n] != in_force[path]}  # fmt: skip
            if moved:
                in_force |= moved
                now = now.replaced(moved)
            if moved or day in months:
                laid_out.append((day, now))
        return laid_out

    def _day_of(self, day: date) -> int:
        return (day - self._scenario.first_day).days

    def _affected(self, values: _Values, event: Event, effect: Effect, days: _Days) -> _Values:
        size = effect.size if isinstance(effect.size, float) else self._base.get(effect.size)
        named = self._base.get(effect.months) if effect.months else 0.0
        ends = self._day_of(months_later(event.date, named))
        share = _share(effect.lasting, days, self._day_of(event.date), ends)
        if effect.how is How.TO:
            return np.where(share * event.size > 0, size, values)
        amount = size * event.size * share
        return values * (1 + amount / 100) if effect.how is How.BY_PERCENT else values + amount


def _by_path(changes: Sequence[Change]) -> dict[str, list[Change]]:
    by_path: dict[str, list[Change]] = {}
    for change in sorted(changes, key=lambda change: change.date):
        by_path.setdefault(change.path, []).append(change)
    return by_path


def _effects_by_path(events: Sequence[Event]) -> dict[str, list[tuple[Event, Effect]]]:
    by_path: dict[str, list[tuple[Event, Effect]]] = {}
    for event in sorted(events, key=lambda event: event.date):
        for effect in EVENT_KINDS[event.kind].effects:
            by_path.setdefault(effect.path, []).append((event, effect))
    return by_path


def _changed(values: _Values, change: Change, days: _Days, begins: int, ends: int) -> _Values:
    """Values after a change: the new one, or on the straight line to it."""
    gone = np.clip((days - begins) / max(ends - begins, 1), 0, 1)
    on_the_line = values + gone * (change.value - values)
    return np.where(days >= ends, change.value, on_the_line)


def _share(lasting: Lasting, days: _Days, begins: int, ends: int) -> _Values:
    """The share of an effect that is felt on each day; it begins on one and ends on another.

    An effect that dies away has half gone at the end.
    """
    if lasting is Lasting.WHILE:
        felt = (days >= begins) & (days < ends)
    elif lasting is Lasting.AFTER:
        felt = days >= ends
    else:
        felt = days >= begins
    if lasting is Lasting.DYING_AWAY:
        halves = np.maximum(days - begins, 0) / max(ends - begins, 1)
        # What is compiled is loaded where it is needed: many a look at a plan needs none of it.
        from sim.arithmetic import exps

        return np.where(felt, exps(-_LN2 * halves), 0.0)
    return felt.astype(np.float64)


def _first_of_months(first: date, last: date) -> set[int]:
    day = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    days = set()
    while day <= last:
        days.add((day - first).days)
        day = (day + timedelta(days=32)).replace(day=1)
    return days


def referral_rates(plan: Plan, first: date, days: _Days) -> _Values:
    """Referrals a day on each of these days, with growth and season, re-referrals counted.

    Days before the first day take the growth of none: growth is the lever from then on.
    """
    from sim.arithmetic import exps, logs

    base = plan.values("demand.referrals_a_year", days) / DAYS_A_YEAR
    yearly = plan.values("demand.growth", days)
    daily = np.where(days > 0, logs(1 + yearly / 100) / DAYS_A_YEAR, 0.0)
    grown = exps(np.cumsum(daily))
    factors = np.array([_season(plan, month) for month in range(1, 13)])
    months = (np.datetime64(first) + days).astype("datetime64[M]").astype(np.int64) % MONTHS_A_YEAR
    rates: _Values = base * grown * factors[months]
    return rates


def _season(plan: Plan, month: int) -> float:
    return plan.reviews[0][1].demand.month_factor(month)
