"""What golden hellos cost and bring: to whom they go, what comes back, who came because of them.

Who came because of the money is known in each future: the same person, with the same luck, would
not have applied without it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

import numpy as np

from app.document import Document
from app.outlooks.outlook import year_columns
from app.outlooks.spread import Numbers, Spread
from app.running.ensemble import Ensemble
from app.wording import FEW
from sim.calendar import month_end

_A_YEAR = 12
_HARDLY_ANY = 1.0
"""FTE: with fewer the cost of one hangs on a single person."""
_SURE = 2.0
"""Standard errors by which the average must lie above nought."""


@dataclass(frozen=True, eq=False)
class Paid:
    """Golden hellos over some months."""

    name: str
    """The financial year."""
    is_part: bool
    paid: Spread
    deadweight: float
    """Of it, to those who would have come anyway: pounds, on average over the futures."""
    repaid: float
    """By leavers, whenever they had been paid: pounds, on average over the futures."""
    recruits: float
    """Who were promised one, on average over the futures."""

    @property
    def because(self) -> float:
        """Pounds to those who came because of it, on average over the futures."""
        return float(self.paid.mean) - self.deadweight


@dataclass(frozen=True, eq=False)
class CostOfOne:
    """What an FTE that came because of it, and is in post a year on, cost."""

    until: date | None
    """The month to which payments are counted; None if no month lies a year before the last."""
    net: float
    """Paid less repaid to then: pounds, on average over the futures."""
    each: float | None
    """Pounds for one FTE, the averages over each other; None where it cannot be said."""
    seen: tuple[float, float] | None
    """What ``each`` could be, seen through so few futures, 95 times in 100; None as ``each``."""
    low: float | None
    """8 in 10 futures lie between; None unless 9 in 10 have an FTE or more to share it."""
    high: float | None
    why_not: str
    """Why it cannot be said, as the end of a sentence; empty if it can."""


@dataclass(frozen=True, eq=False)
class GoldenHellos:
    """Golden hellos over a whole run."""

    total: Paid
    by_year: tuple[Paid, ...]
    extra: Spread
    """FTE in post at the end who came because of it and joined a year ago or more."""
    last_month: date
    cost: CostOfOne

    @property
    def deadweight_share(self) -> float:
        """Of all pounds paid in all futures, the share to those who would have come anyway."""
        return self.total.deadweight / float(self.total.paid.mean)

    @staticmethod
    def of(document: Document, ensemble: Ensemble) -> "GoldenHellos | None":
        """None if none was paid in any future."""
        columns = year_columns(ensemble.months, document.scenario.first_day)
        every = [column for within in columns.values() for column in within]
        if not every or ensemble.series("golden_hello_paid")[:, every].sum() <= 0:
            return None
        return GoldenHellos(
            total=_paid(ensemble, "All years", every, is_part=False),
            by_year=tuple(
                _paid(ensemble, name, within, is_part=len(within) < _A_YEAR)
                for name, within in columns.items()
            ),
            extra=Spread.of(ensemble.series("golden_hello_extra_fte")[:, -1]),
            last_month=ensemble.months[-1],
            cost=_cost_of_one(ensemble, every),
        )


def _paid(ensemble: Ensemble, name: str, columns: Sequence[int], *, is_part: bool) -> Paid:
    deadweight, repaid, recruits = (
        float(_sum(ensemble, f"golden_hello_{what}", columns).mean())
        for what in ("deadweight", "repaid", "recruits")
    )
    paid = Spread.of(_sum(ensemble, "golden_hello_paid", columns))
    return Paid(name, is_part, paid, deadweight, repaid, recruits)


def _sum(ensemble: Ensemble, outcome: str, columns: Sequence[int]) -> Numbers:
    total: Numbers = ensemble.series(outcome)[:, list(columns)].sum(axis=1)
    return total


def _cost_of_one(ensemble: Ensemble, columns: Sequence[int]) -> CostOfOne:
    last = ensemble.months[-1]
    year_ago = month_end(date(last.year - 1, last.month, 1))
    before = [column for column in columns if ensemble.months[column] <= year_ago]
    if not before:
        return CostOfOne(None, 0.0, None, None, None, None, "no year has passed since any was paid")
    net = _sum(ensemble, "golden_hello_paid", before)
    net = net - _sum(ensemble, "golden_hello_repaid", before)
    extra = ensemble.series("golden_hello_extra_fte")[:, -1]
    why_not = _why_not(extra)
    if net.sum() <= 0:
        why_not = "as much was paid back, of what was paid before, as was paid"
    if why_not:
        return CostOfOne(year_ago, float(net.mean()), None, None, None, None, why_not)
    each = float(net.mean() / extra.mean())
    low, high = None, None
    if float(Spread.of(extra).p10) >= _HARDLY_ANY:
        # The few futures without anybody have no cost of one: they count among the dearest.
        spread = Spread.of(net / np.maximum(extra, _HARDLY_ANY))
        low, high = float(spread.p10), float(spread.p90)
    return CostOfOne(year_ago, float(net.mean()), each, _seen(net, extra), low, high, "")


def _seen(net: Numbers, extra: Numbers) -> tuple[float, float]:
    """What the averages over each other could be: Fieller's interval.

    It has two ends because the average of those who came lies ``_SURE`` errors above nought.
    """
    top, bottom = float(net.mean()), float(extra.mean())
    errors = np.cov(net, extra) / len(extra)
    square, cross, rest = (
        each - _SURE**2 * float(error)
        for each, error in (
            (bottom**2, errors[1, 1]), (top * bottom, errors[0, 1]), (top**2, errors[0, 0]),
        )
    )  # fmt: skip
    half = sqrt(max(cross**2 - square * rest, 0.0))
    return (cross - half) / square, (cross + half) / square


def _why_not(extra: Numbers) -> str:
    mean, futures = float(extra.mean()), len(extra)
    if futures < FEW:
        return f"{futures} possible future{' is' if futures == 1 else 's are'} too few to say"
    if mean < _HARDLY_ANY:
        return "hardly anybody came because of it"
    if mean <= _SURE * float(extra.std(ddof=1)) / sqrt(futures):
        return "the futures differ too much in how many came because of it"
    return ""
