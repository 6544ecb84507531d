"""Each possible future by itself: what it reaches of the targets, and what it costs by year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from app.document import Document, Target
from app.outlooks.budget import Budget, allowed, budget_of
from app.outlooks.outlook import met, month_of, within_envelope, year_columns
from app.outlooks.spread import Numbers
from app.running.ensemble import Ensemble


@dataclass(frozen=True, eq=False)
class TargetReached:
    """A target, future by future."""

    target: Target
    month: date
    values: Numbers
    """What the outcome is at the target's month."""
    met: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class YearSpent:
    """A financial year, future by future."""

    name: str
    months: int
    """Months of it that were run."""
    last_month: date
    cost: Numbers
    envelope: Numbers
    """What each future may spend: drawn by each where the budget is assumed and may vary."""
    within: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class ByFuture:
    """Every future that was finished, a number each, in the order of their numbers."""

    numbers: tuple[int, ...]
    budget: Budget
    targets: tuple[TargetReached, ...]
    together: NDArray[np.bool_]
    """All targets in the same future; true throughout where there is none."""
    years: tuple[YearSpent, ...]

    @staticmethod
    def of(document: Document, ensemble: Ensemble) -> "ByFuture":
        """What an outlook sums up, before it is summed up."""
        reached = tuple(_reached(target, ensemble) for target in document.targets)
        everywhere = np.ones(len(ensemble.numbers), dtype=bool)
        return ByFuture(
            numbers=ensemble.numbers,
            budget=budget_of(document),
            targets=reached,
            together=np.logical_and.reduce([everywhere, *(each.met for each in reached)]),
            years=tuple(_years(document, ensemble)),
        )


def _reached(target: Target, ensemble: Ensemble) -> TargetReached:
    month = month_of(target.by, ensemble.months)
    values = ensemble.series(target.outcome)[:, ensemble.months.index(month)]
    return TargetReached(target, month, values, met(target, ensemble))


def _years(document: Document, ensemble: Ensemble) -> Iterator[YearSpent]:
    cost, may_spend = ensemble.series("cost_total"), allowed(document, ensemble)
    columns = year_columns(ensemble.months, document.scenario.first_day)
    for name, within in columns.items():
        spent, envelope = cost[:, within].sum(axis=1), may_spend[:, within].sum(axis=1)
        yield YearSpent(
            name=name,
            months=len(within),
            last_month=ensemble.months[within[-1]],
            cost=spent,
            envelope=envelope,
            within=within_envelope(spent, envelope),
        )
