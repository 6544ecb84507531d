"""What one run gives: an outcome by month array and the assumptions it drew."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from sim.outcomes import OUTCOMES

ROWS: Mapping[str, int] = {name: row for row, name in enumerate(OUTCOMES)}
"""The row of each outcome in a run's array."""


class Abandoned(Exception):  # noqa: N818 - named after the event
    """A future was given up before its end: nobody waits for it any more."""


@dataclass(frozen=True, eq=False)
class Run:
    """One possible future."""

    future: int
    months: tuple[date, ...]
    outcomes: NDArray[np.float64]
    """Shape (outcomes, months), rows in the order of ``OUTCOMES``, each in its own unit."""
    drawn: Mapping[str, float]
    """The value this future drew for each assumption that varied, by path."""

    def series(self, outcome: str) -> NDArray[np.float64]:
        """One outcome by month; ``KeyError`` if there is no such outcome."""
        row: NDArray[np.float64] = self.outcomes[ROWS[outcome]]
        return row
