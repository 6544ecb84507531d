"""A scenario against its baseline, future by future: both share their luck, so few are enough."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from app.document import Document
from app.outlooks.clear_difference import difference_is_clear, gain_is_clear, interval_is_clear
from app.outlooks.outlook import Odds, met, odds_of, year_columns
from app.outlooks.plan_cost import PlanCost, summed_change
from app.outlooks.spread import Middles, Spread, spreads_and_middles
from app.running.ensemble import Ensemble


def with_luck_of(document: Document, baseline: Document) -> Document:
    """The baseline as it is played beside a document: with its seed, its staff, what varies, and
    what was learned.

    Else the difference would be that of the luck, of what was drawn for the one alone, of the
    people on the first day where a council's own have been put in, or of what is known of the
    world that both are in.
    """
    theirs = baseline.scenario
    staff = theirs.staff or document.scenario.staff
    seed, learned = document.scenario.seed, document.scenario.learned
    scenario = replace(theirs, seed=seed, staff=staff, learned=learned)
    if (scenario, baseline.vary) == (theirs, document.vary):
        return baseline
    source = document.learned_from
    return replace(baseline, vary=document.vary, scenario=scenario, learned_from=source)


@dataclass(frozen=True, eq=False)
class Theirs:
    """How the baseline itself does by the targets of the document, over the same futures."""

    targets: tuple[Odds, ...]
    joint: Odds | None
    plan_cost: Spread | None


@dataclass(frozen=True)
class Clear:
    """Which differences are clear from zero, as the futures show that were run of both."""

    targets: tuple[bool, ...]
    """By target of the document, whether its chance is another."""
    joint: bool
    """Whether the chance of all targets together is; false without targets."""
    plan_cost: bool


@dataclass(frozen=True, eq=False)
class Difference:
    """This scenario minus the baseline, over the futures that both have."""

    futures: int
    spreads: Mapping[str, Spread]
    """By outcome, a number a month each."""
    targets: tuple[float, ...]
    """By target of the document, how its probability changed, -1 to 1."""
    joint: float | None
    """How the probability of all targets together changed; None without targets."""
    cost_by_year: Mapping[str, Spread]
    """By financial year, pounds."""
    plan_cost: Spread | None
    """Pounds over the months that the plan's cost is told for; None if there are none."""
    theirs: "Theirs"
    pairs: "Pairs"
    clear: Clear

    @staticmethod
    def of(
        document: Document, here: Ensemble, baseline: Ensemble, run: Ensemble | None = None
    ) -> "Difference | None":
        """None where there is nothing to compare: no common futures, or other months.

        ``run`` are the futures that were run, where some of ``here`` are estimated.
        """
        both = _common(here, baseline)
        if both is None:
            return None
        ours, theirs = both
        as_run = (_common(run, baseline) if run else None) or both
        cost = summed_change(document, ours, theirs)
        shown = _summed_up(both)
        reached = [(met(each, ours), met(each, theirs)) for each in document.targets]
        return Difference(
            futures=len(ours.numbers),
            spreads=shown.spreads,
            targets=tuple(_gain(mine, other) for mine, other in reached),
            joint=_joint(reached) if reached else None,
            cost_by_year=_years(document, ours, theirs),
            plan_cost=None if cost is None else Spread.of(cost),
            theirs=_theirs(document, theirs),
            pairs=shown if as_run is both else _summed_up(as_run),
            clear=_clear(document, *as_run),
        )

    def middle(self, outcome: str, month: date) -> float:
        """The middle difference of an outcome at a month's end, as it is shown."""
        return float(self.spreads[outcome].p50[self.pairs.months.index(month)])

    def is_clear(self, outcome: str, month: date) -> bool:
        """Whether the middle difference of an outcome at a month's end is clear from zero."""
        return interval_is_clear(self.pairs.interval(outcome, month))


@dataclass(frozen=True, eq=False)
class Pairs:
    """What the futures show that were run of both: whatever is clear or steady rests on them."""

    count: int
    months: tuple[date, ...]
    spreads: Mapping[str, Spread]
    """Of what single futures differ by."""
    middles: Middles | None
    """Where the middle differences lie; None with too few pairs to say."""

    def middle(self, outcome: str, month: date) -> float:
        """The middle difference of an outcome at a month's end."""
        return float(self.spreads[outcome].p50[self.months.index(month)])

    def interval(self, outcome: str, month: date) -> tuple[float, float] | None:
        """Where it would lie with ever more pairs, 95 times in 100; None with too few to say."""
        return self.middles.at(outcome, self.months.index(month)) if self.middles else None


def _summed_up(both: tuple[Ensemble, Ensemble]) -> Pairs:
    ours, theirs = both
    return Pairs(len(ours.numbers), ours.months, *spreads_and_middles(ours.array - theirs.array))


def _common(here: Ensemble, baseline: Ensemble) -> tuple[Ensemble, Ensemble] | None:
    """The same futures of both; None if there are none, or of other months."""
    common = sorted(set(here.numbers) & set(baseline.numbers))
    if not common or here.months != baseline.months:
        return None
    return _only(here, common), _only(baseline, common)


def _clear(document: Document, ours: Ensemble, theirs: Ensemble) -> Clear:
    reached = [(met(each, ours), met(each, theirs)) for each in document.targets]
    every = [np.logical_and.reduce(each) for each in zip(*reached, strict=True)]
    cost = summed_change(document, ours, theirs)
    return Clear(
        targets=tuple(gain_is_clear(mine, other) for mine, other in reached),
        joint=bool(every) and gain_is_clear(*every),
        plan_cost=cost is not None and difference_is_clear(cost),
    )


def _only(ensemble: Ensemble, numbers: list[int]) -> Ensemble:
    if list(ensemble.numbers) == numbers:
        return ensemble
    rows = np.searchsorted(np.array(ensemble.numbers), numbers)
    drawn = {path: values[rows] for path, values in ensemble.drawn.items()}
    return Ensemble(ensemble.months, tuple(numbers), ensemble.array[rows], drawn, ())


def _theirs(document: Document, theirs: Ensemble) -> Theirs:
    reached = [met(each, theirs) for each in document.targets]
    cost = PlanCost.of(document, theirs)
    return Theirs(
        targets=tuple(odds_of(each) for each in reached),
        joint=odds_of(np.logical_and.reduce(reached)) if reached else None,
        plan_cost=cost.cost if cost else None,
    )


def _gain(mine: NDArray[np.bool_], other: NDArray[np.bool_]) -> float:
    return float(mine.mean() - other.mean())


def _joint(reached: list[tuple[NDArray[np.bool_], NDArray[np.bool_]]]) -> float:
    mine, other = (np.logical_and.reduce(each) for each in zip(*reached, strict=True))
    return _gain(mine, other)


def _years(document: Document, ours: Ensemble, theirs: Ensemble) -> dict[str, Spread]:
    columns = year_columns(ours.months, document.scenario.first_day)
    change = ours.series("cost_total") - theirs.series("cost_total")
    return {year: Spread.of(change[:, within].sum(axis=1)) for year, within in columns.items()}
