"""The chance of each target month by month: in how many futures what it asks for is so then."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from app.document import Document, Target
from app.outlooks.outlook import Odds, holds, odds_of, whole_months
from app.outlooks.spread import Numbers
from app.running.ensemble import Ensemble
from sim.outcomes import OUTCOMES, Measure


@dataclass(frozen=True, eq=False)
class Chance:
    """How often something is so, month by month."""

    odds: tuple[Odds, ...]
    """One for each month."""

    @property
    def per_cent(self) -> Numbers:
        """The shares of futures, 0 to 100."""
        return np.array([100 * each.probability for each in self.odds])


@dataclass(frozen=True, eq=False)
class Chances:
    """The targets of a scenario over the months."""

    months: tuple[date, ...]
    """Where one of the targets is a flow, only those that were run from end to end."""
    targets: tuple[Target, ...]
    each: tuple[Chance, ...]
    """For each target, whatever its date."""
    together: Chance
    """All of them in the same future and the same month."""

    @staticmethod
    def of(document: Document, ensemble: Ensemble) -> "Chances | None":
        """None without targets."""
        targets = document.targets
        if not targets:
            return None
        columns = list(range(len(ensemble.months)))
        if any(OUTCOMES[each.outcome].measure is Measure.FLOW for each in targets):
            columns = whole_months(ensemble.months, document.scenario.first_day)
        held = np.stack([holds(each, ensemble)[:, columns] for each in targets])
        return Chances(
            months=tuple(ensemble.months[column] for column in columns),
            targets=targets,
            each=tuple(_by_month(rows) for rows in held),
            together=_by_month(np.logical_and.reduce(held)),
        )

    @property
    def have_one_date(self) -> bool:
        """Whether all targets are for the same day."""
        return len({each.by for each in self.targets}) == 1


def _by_month(held: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> Chance:
    return Chance(tuple(odds_of(column) for column in held.T))
