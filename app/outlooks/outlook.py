"""Many possible futures by number: spreads, odds, costs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from app.document import Document, Target
from app.outlooks.budget import Budget, allowed, budget_of
from app.outlooks.spread import Numbers, Spread, by_outcome
from app.problem import Problem
from app.running.ensemble import Ensemble
from sim.calendar import financial_year, month_end, month_ends

_Z_95 = 1.959963984540054
"""Standard normal distance that leaves 2.5% on either side."""
_YEAR = 12
_SHORTEST_ROLLED = 18
"""Months that must be run before sums over twelve of them are worth a line."""
ROLLED = ("starters", "leavers")
"""Flows too few a month to be read month by month, summed over a year."""
_ROUNDING = 1e-9
"""Sums of part-time FTE carry rounding; 499.9999999999 has reached 500."""


@dataclass(frozen=True)
class Odds:
    """In how many possible futures something holds, with the 95% interval of its probability."""

    met: int
    futures: int

    @property
    def probability(self) -> float:
        """The share of futures in which it holds."""
        return self.met / self.futures

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval: what the probability could be, seen through so few futures."""
        return wilson(self.probability, self.futures)


def wilson(share: float, count: float) -> tuple[float, float]:
    """Wilson's 95% interval of a probability, from the share of so many independent cases.

    >>> wilson(0.0, 20)[0], wilson(1.0, 20)[1], [round(each, 3) for each in wilson(0.1, 50)]
    (0.0, 1.0, [0.043, 0.214])
    """
    z = _Z_95
    middle = share + z * z / (2 * count)
    half = z * sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    low = (middle - half) / (1 + z * z / count)
    high = (middle + half) / (1 + z * z / count)
    # At none and all the formula gives 0 and 1 but for rounding.
    return (0.0 if share == 0 else low, 1.0 if share == 1 else high)


@dataclass(frozen=True)
class TargetOdds:
    """A target and its odds, read at a month's end."""

    target: Target
    month: date
    odds: Odds


@dataclass(frozen=True, eq=False)
class PeriodCost:
    """What a year or a quarter costs."""

    name: str
    months: int
    """Months of it that were run."""
    last_month: date
    is_part: bool
    cost: Spread
    envelope: float
    """What may be spent in the same months as it is stated, on average over futures."""
    envelope_ends: tuple[float, float] | None
    """What it could be while it is assumed; None once a council has entered its own."""
    within: Odds
    """In how many futures no more is spent; an assumed budget is each future's own."""


@dataclass(frozen=True, eq=False)
class Rolled:
    """Flows summed over the last twelve months, or by month in a run too short for that."""

    span: int
    """Months that each number sums: 12 or 1."""
    months: tuple[date, ...]
    """Where the sums end."""
    spreads: Mapping[str, Spread]
    """By outcome, those of ``ROLLED``, a number for each of ``months``."""
    more_start: Odds
    """In how many futures more people start than leave in the last of these sums."""
    more_leave: Odds


@dataclass(frozen=True, eq=False)
class Outlook:
    """What many possible futures say together."""

    months: tuple[date, ...]
    futures: int
    spreads: Mapping[str, Spread]
    """By outcome, a number a month each."""
    targets: tuple[TargetOdds, ...]
    joint: Odds | None
    """All targets in the same future; None without targets."""
    cost_by_year: tuple[PeriodCost, ...]
    cost_by_quarter: tuple[PeriodCost, ...]
    budget: Budget
    rolled: Rolled

    @staticmethod
    def of(document: Document, ensemble: Ensemble) -> "Outlook":
        """Sum up the futures of a document's scenario."""
        reached = [met(target, ensemble) for target in document.targets]
        return Outlook(
            months=ensemble.months,
            futures=len(ensemble.numbers),
            spreads=by_outcome(ensemble.array),
            targets=tuple(
                TargetOdds(target, month_of(target.by, ensemble.months), odds_of(each))
                for target, each in zip(document.targets, reached, strict=True)
            ),
            joint=odds_of(np.logical_and.reduce(reached)) if reached else None,
            cost_by_year=_costs(ensemble, document, financial_year, 12),
            cost_by_quarter=_costs(ensemble, document, quarter, 3),
            budget=budget_of(document),
            rolled=_rolled(ensemble, document.scenario.first_day),
        )

    def odds_of_target(self, target: Target) -> Odds | None:
        """The odds of one of its targets; None of any other."""
        return next((each.odds for each in self.targets if each.target == target), None)

    def at(self, outcome: str, month: date) -> dict[str, float]:
        """An outcome's spread at a month's end, by name: mean, p10 ... p90."""
        column = self.months.index(month)
        return {name: float(row[column]) for name, row in vars(self.spreads[outcome]).items()}


def month_of(day: date, months: Sequence[date]) -> date:
    """The month's end on or before a day; ``ValueError`` if it is not among those that were run.

    >>> month_of(date(2015, 3, 30), [date(2015, 1, 31), date(2015, 2, 28)])
    datetime.date(2015, 2, 28)
    """
    last = day if month_end(day) == day else day.replace(day=1) - timedelta(days=1)
    if last not in months:
        raise ValueError(f"{last} is not among the months that were run")
    return last


def target_problems(document: Document) -> list[Problem]:
    """Targets that fall outside the months that are run, found before anything is."""
    months = month_ends(document.scenario.first_day, document.scenario.last_day)
    problems = []
    for place, target in enumerate(document.targets):
        try:
            month_of(target.by, months)
        except ValueError:
            fact = f"is {target.by}, and the last month that ends by then is not run"
            remedy = f"It can be {months[0]} to {document.scenario.last_day}."
            problems.append(Problem(f"targets[{place + 1}].by", fact, remedy))
    return problems


def whole_months(months: Sequence[date], first_day: date) -> list[int]:
    """Columns of the months run from end to end, in which a flow is a month's; or all if none is.

    >>> whole_months([date(2015, 1, 31), date(2015, 2, 28)], date(2015, 1, 31))
    [1]
    """
    whole = [column for column, month in enumerate(months) if month.replace(day=1) >= first_day]
    return whole or list(range(len(months)))


def quarter(month: date) -> str:
    """The quarter of a month, by its last month's number.

    >>> quarter(date(2015, 2, 28))
    '2015-03'
    """
    return f"{month.year}-{(month.month + 2) // 3 * 3:02d}"


def holds(target: Target, ensemble: Ensemble) -> NDArray[np.bool_]:
    """In which futures, and at which months' ends, what a target asks for is so; whatever its date.

    Shape (futures, months).
    """
    return reaches(target, ensemble.series(target.outcome))


def reaches(target: Target, values: Numbers) -> NDArray[np.bool_]:
    """Where values of its outcome are what a target asks for."""
    slack = _ROUNDING * max(1.0, abs(target.value))
    if target.test == "at least":
        return values >= target.value - slack
    return values <= target.value + slack


def met(target: Target, ensemble: Ensemble) -> NDArray[np.bool_]:
    """In which futures a target is met, shape (futures,)."""
    column = ensemble.months.index(month_of(target.by, ensemble.months))
    return holds(target, ensemble)[:, column]


def odds_of(met: NDArray[np.bool_]) -> Odds:
    """In how many of these futures something holds."""
    return Odds(int(np.count_nonzero(met)), len(met))


def rolled(ensemble: Ensemble, outcome: str, columns: Sequence[int], span: int) -> Numbers:
    """A flow summed over so many months in each future, shape (futures, ends of the sums)."""
    flow = ensemble.series(outcome)[:, columns]
    sums: Numbers = np.lib.stride_tricks.sliding_window_view(flow, span, axis=1).sum(axis=-1)
    return sums


def _rolled(ensemble: Ensemble, first_day: date) -> Rolled:
    columns = whole_months(ensemble.months, first_day)
    span = _YEAR if len(columns) >= _SHORTEST_ROLLED else 1
    sums = {name: rolled(ensemble, name, columns, span) for name in ROLLED}
    starters, leavers = (sums[name][:, -1] for name in ROLLED)
    return Rolled(
        span=span,
        months=tuple(ensemble.months[column] for column in columns[span - 1 :]),
        spreads={name: Spread.of(each) for name, each in sums.items()},
        more_start=odds_of(starters > leavers),
        more_leave=odds_of(leavers > starters),
    )


def year_columns(
    months: Sequence[date], first_day: date, name_of: Callable[[date], str] = financial_year
) -> dict[str, list[int]]:
    """Columns of the months of each period; the first day's own month end has nothing spent yet.

    >>> year_columns([date(2015, 3, 31), date(2015, 4, 30)], date(2015, 2, 28))
    {'2014/15': [0], '2015/16': [1]}
    """
    columns: dict[str, list[int]] = {}
    for column, month in enumerate(months):
        if month > first_day:
            columns.setdefault(name_of(month), []).append(column)
    return columns


def within_envelope(spent: Numbers, allowed: Numbers) -> NDArray[np.bool_]:
    """In which futures no more was spent than may be."""
    return spent <= allowed + _ROUNDING * np.abs(allowed)


def _costs(
    ensemble: Ensemble, document: Document, name_of: Callable[[date], str], whole: int
) -> tuple[PeriodCost, ...]:
    cost, stated = ensemble.series("cost_total"), ensemble.series("envelope")
    budget, may_spend = budget_of(document), allowed(document, ensemble)
    periods = []
    columns = year_columns(ensemble.months, document.scenario.first_day, name_of)
    for name, within in columns.items():
        spent = cost[:, within].sum(axis=1)
        envelope = float(stated[:, within].sum(axis=1).mean())
        periods.append(
            PeriodCost(
                name=name,
                months=len(within),
                last_month=ensemble.months[within[-1]],
                is_part=len(within) < whole,
                cost=Spread.of(spent),
                envelope=envelope,
                envelope_ends=budget.ends_of(envelope),
                within=odds_of(within_envelope(spent, may_spend[:, within].sum(axis=1))),
            )
        )
    return tuple(periods)
