"""Frozen projections, each laid over what has come since, and all of a file scored together."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from app.experiments.history import Compared, History, Proves
from app.experiments.scores import Scored, Scores, crps_of_quantiles, scores
from app.frozen import LEVELS, Frozen, FrozenRow
from app.sources.observed import Observed

_LEVELS = np.array(LEVELS)


@dataclass(frozen=True)
class FrozenHistory:
    """One frozen projection and the points that it can be held against."""

    frozen: Frozen
    history: History
    """Its points left out are those of which it keeps nothing."""

    @property
    def not_kept(self) -> tuple[Observed, ...]:
        """Points between the first and the last month it keeps of which it keeps nothing, so that
        they score nothing."""
        months = [row.month for row in self.frozen.rows]
        return tuple(
            each
            for each in self.history.left_out
            if months and min(months) <= each.month <= max(months)
        )


def frozen_histories(
    frozen: Iterable[Frozen], points: Sequence[Observed], used: Collection[str] = frozenset()
) -> tuple[FrozenHistory, ...]:
    """Lay each frozen projection over what was observed.

    What had been counted by the day of freezing, and what a document has learned from
    (``used``: ids), is shown and proves nothing.
    """
    return tuple(FrozenHistory(each, _laid_over(each, points, used)) for each in frozen)


def _laid_over(frozen: Frozen, points: Sequence[Observed], used: Collection[str]) -> History:
    rows = {(row.outcome, row.month, row.months): row for row in frozen.rows}
    compared, left_out = [], []
    for point in points:
        row = rows.get((point.outcome, point.month, point.months))
        if row is None:
            left_out.append(point)
        else:
            compared.append(_compared(point, row, _proves(point, frozen, used)))
    return History(tuple(compared), tuple(left_out))


def _proves(point: Observed, frozen: Frozen, used: Collection[str]) -> Proves:
    if point.id in used:
        return Proves.USED
    return Proves.KNOWN if point.month <= frozen.on else Proves.SOMETHING


def _compared(point: Observed, row: FrozenRow, proves: Proves) -> Compared:
    """The five numbers that a range is told by are among those that are kept."""
    p10, p25, p50, p75, p90 = (row.values[percent - 1] for percent in (10, 25, 50, 75, 90))
    return Compared(point, p10, p25, p50, p75, p90, proves, row.last, row.moving)


def scores_of_frozen(histories: Iterable[FrozenHistory]) -> Scores:
    """The score over all points of these projections; a point counts once in each of them."""
    return scores(each for found in histories for each in _scored(found))


def _scored(found: FrozenHistory) -> Iterable[Scored]:
    rows = {(row.outcome, row.month, row.months): row for row in found.frozen.rows}
    for each in found.history.compared:
        point = each.point
        values = np.array(rows[point.outcome, point.month, point.months].values)
        yield Scored(each, crps_of_quantiles(values, _LEVELS, point.value))
