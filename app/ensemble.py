"""Many possible futures of one scenario, by number, and the memory they take."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import psutil
from numpy.typing import NDArray

from app.worker import Batch, Failure
from sim.calendar import month_ends
from sim.outcomes import OUTCOMES
from sim.results import ROWS
from sim.scenario import Scenario

_BYTES_A_NUMBER = 8
_SHARE_OF_MEMORY = 0.5
_GIGABYTE = 1e9


class RunFailed(Exception):  # noqa: N818 - what happened, as it is said
    """A run that cannot give an answer; the text says why and what to do."""


class TooLarge(RunFailed):
    """More possible futures than memory holds."""


@dataclass(frozen=True, eq=False)
class Ensemble:
    """The month ends of many possible futures, in the order of their numbers."""

    months: tuple[date, ...]
    numbers: tuple[int, ...]
    """The futures that were finished, ascending."""
    array: NDArray[np.float64]
    """Shape (futures, outcomes, months), outcomes in the order of ``OUTCOMES``."""
    drawn: Mapping[str, NDArray[np.float64]]
    """What each future drew, by path of the assumption."""
    failures: tuple[Failure, ...]

    def series(self, outcome: str) -> NDArray[np.float64]:
        """One outcome, shape (futures, months); ``KeyError`` if there is no such outcome."""
        series: NDArray[np.float64] = self.array[:, ROWS[outcome], :]
        return series


class Collector:
    """Puts batches together by the number of each future, in whatever order they come in."""

    def __init__(self, futures: Sequence[int]) -> None:
        self._wanted = sorted(futures)
        self._row = {future: row for row, future in enumerate(self._wanted)}
        if len(self._row) != len(self._wanted):
            raise ValueError("every future is run once: a number stands twice")
        self._months: tuple[date, ...] = ()
        self._paths: tuple[str, ...] = ()
        self._array: NDArray[np.float64] | None = None
        self._drawn = np.empty((0, 0))
        self._finished: set[int] = set()
        self.failures: dict[int, Failure] = {}

    @property
    def done(self) -> int:
        """Futures that are finished or have failed."""
        return len(self._finished) + len(self.failures)

    def missing(self) -> list[int]:
        """Futures that are neither finished nor failed, ascending."""
        return [n for n in self._wanted if n not in self._finished and n not in self.failures]

    def add(self, batch: Batch) -> None:
        """Take in what a worker has sent."""
        self.failures.update({failure.future: failure for failure in batch.failures})
        if not batch.futures:
            return
        if self._array is None:
            self._months, self._paths = batch.months, batch.paths
            self._array = np.empty((len(self._wanted), *batch.array.shape[1:]))
            self._drawn = np.empty((len(self._wanted), len(batch.paths)))
        if (batch.months, batch.paths) != (self._months, self._paths):
            raise ValueError("futures of one scenario have the same months and assumptions")
        rows = [self._row[future] for future in batch.futures]
        self._array[rows] = batch.array
        self._drawn[rows] = batch.drawn
        self._finished.update(batch.futures)

    def ensemble(self) -> Ensemble:
        """All that was finished; ``RunFailed`` if nothing was."""
        failures = tuple(self.failures[future] for future in sorted(self.failures))
        if self._array is None:
            reason = failures[0].reason if failures else "none was asked for"
            raise RunFailed(f"None of the possible futures could be finished: {reason}")
        numbers = tuple(n for n in self._wanted if n in self._finished)
        array, drawn = self._array, self._drawn
        if len(numbers) < len(self._wanted):
            rows = [self._row[n] for n in numbers]
            array, drawn = array[rows], drawn[rows]
        by_path = {path: drawn[:, column] for column, path in enumerate(self._paths)}
        return Ensemble(self._months, numbers, array, by_path, failures)


def bytes_needed(scenario: Scenario, futures: int) -> int:
    """What the month ends of so many futures take in memory."""
    months = len(month_ends(scenario.first_day, scenario.last_day))
    return futures * (len(OUTCOMES) * months + len(scenario.ranges)) * _BYTES_A_NUMBER


def refuse_if_too_large(scenario: Scenario, futures: int, available: int | None = None) -> None:
    """``TooLarge`` with numbers if a run would take more than half of the free memory."""
    free = psutil.virtual_memory().available if available is None else available
    needed = bytes_needed(scenario, futures)
    most = int(free * _SHARE_OF_MEMORY)
    if needed > most:
        fit = most // bytes_needed(scenario, 1)
        raise TooLarge(
            f"{futures:,} possible futures need about {needed / _GIGABYTE:,.1f} GB of memory and "
            f"{free / _GIGABYTE:,.1f} GB are free, of which a run may take half. "
            f"Ask for {fit:,} or fewer."
        )
