"""What a plan costs against its budget: over the whole years up to its latest target."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from app.document import Document
from app.outlooks.budget import Budget, allowed, budget_of
from app.outlooks.outlook import Odds, month_of, within_envelope, year_columns
from app.outlooks.spread import Numbers, Spread
from app.running.ensemble import Ensemble

_A_YEAR = 12


@dataclass(frozen=True)
class PlanYears:
    """The months that a plan's cost is summed over."""

    names: tuple[str, ...]
    """Financial years, all whole; or the one or more that only a part was run of."""
    columns: tuple[tuple[int, ...], ...]
    """Columns of the months of each."""
    is_part: bool

    @property
    def all_columns(self) -> list[int]:
        """Columns of all the months."""
        return [column for year in self.columns for column in year]


@dataclass(frozen=True, eq=False)
class PlanCost:
    """Cost and budget of many possible futures over the same months."""

    years: PlanYears
    cost: Spread
    over: Spread
    """Cost less the budget as it is stated, future by future: negative is under."""
    budget: Budget
    envelope: float
    """What may be spent as it is stated, on average over futures; 0 if nothing was said of it."""
    within: Odds
    """In how many futures the budget holds in every one of the years; see ``held``."""

    @staticmethod
    def of(document: Document, ensemble: Ensemble) -> "PlanCost | None":
        """None if not a month's spending was run."""
        years = plan_years(document, ensemble.months)
        if years is None:
            return None
        cost, envelope = ensemble.series("cost_total"), ensemble.series("envelope")
        return PlanCost(
            years=years,
            cost=Spread.of(_sum(cost, years)),
            over=Spread.of(_sum(cost - envelope, years)),
            budget=budget_of(document),
            envelope=float(_sum(envelope, years).mean()),
            within=held(document, ensemble, years.columns),
        )


def plan_years(document: Document, months: Sequence[date]) -> PlanYears | None:
    """The whole years that end by the latest target; without any, the months up to then.

    The first day's own month end has nothing spent before it.
    """
    last = _latest(document, months)
    columns = year_columns(
        [month for month in months if month <= last], document.scenario.first_day
    )
    whole = {name: within for name, within in columns.items() if len(within) == _A_YEAR}
    chosen = whole or columns
    if not chosen:
        return None
    return PlanYears(tuple(chosen), tuple(tuple(each) for each in chosen.values()), not whole)


def summed_change(document: Document, ours: Ensemble, theirs: Ensemble) -> Numbers | None:
    """How much more a plan costs than its baseline in each future, over the months of the plan.

    None if not a month's spending was run.
    """
    years = plan_years(document, ours.months)
    if years is None:
        return None
    return _sum(ours.series("cost_total") - theirs.series("cost_total"), years)


def held(document: Document, ensemble: Ensemble, years: Sequence[Sequence[int]]) -> Odds:
    """In how many futures the budget holds in every one of the years, given by their columns.

    Where the budget is assumed and assumptions vary, each future is held against its own.
    """
    kept = np.ones(len(ensemble.numbers), dtype=bool)
    may_spend = allowed(document, ensemble)
    for within in years:
        spent = ensemble.series("cost_total")[:, list(within)].sum(axis=1)
        kept &= within_envelope(spent, may_spend[:, list(within)].sum(axis=1))
    return Odds(int(np.count_nonzero(kept)), len(kept))


def _latest(document: Document, months: Sequence[date]) -> date:
    """The month of the latest target, or the last that was run."""
    return max((month_of(each.by, months) for each in document.targets), default=months[-1])


def _sum(values: Numbers, years: PlanYears) -> Numbers:
    total: Numbers = values[:, years.all_columns].sum(axis=1)
    return total
