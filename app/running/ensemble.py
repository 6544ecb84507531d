"""Many possible futures of one scenario, by number, and the memory they take."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import psutil
from numpy.typing import NDArray

from app.running.worker import Batch, Failure
from sim.calendar import month_ends
from sim.outcomes import OUTCOMES
from sim.results import ROWS
from sim.scenario import Scenario

_BYTES_A_NUMBER = 8
_SHARE_OF_MEMORY = 0.5
_GIGABYTE = 1e9
_HELD = 2
"""Times a run's futures are in memory at once: as they came in, and put together."""


class RunFailed(Exception):  # noqa: N818 - named after the event
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


def of_numbers(ensemble: Ensemble, numbers: Iterable[int]) -> Ensemble:
    """Those of its futures that have one of these numbers; failures are left out."""
    wanted = set(numbers)
    rows = [row for row, number in enumerate(ensemble.numbers) if number in wanted]
    if len(rows) == len(ensemble.numbers):
        return ensemble
    kept = tuple(ensemble.numbers[row] for row in rows)
    drawn = {path: values[rows] for path, values in ensemble.drawn.items()}
    return Ensemble(ensemble.months, kept, ensemble.array[rows], drawn, ())


class Collector:
    """Puts futures together by number, in whatever order they come in; more may be asked for."""

    def __init__(self, futures: Sequence[int] = ()) -> None:
        self._wanted: set[int] = set()
        self._months: tuple[date, ...] = ()
        self._paths: tuple[str, ...] = ()
        self._rows: dict[int, tuple[NDArray[np.float64], NDArray[np.float64]]] = {}
        self._bytes = 0
        self.failures: dict[int, Failure] = {}
        if len(set(futures)) != len(futures):
            raise ValueError("every future is run once: a number stands twice")
        self.want(futures)

    @property
    def done(self) -> int:
        """Futures that are finished or have failed."""
        return len(self._rows) + len(self.failures)

    @property
    def finished(self) -> int:
        """Futures that are finished."""
        return len(self._rows)

    @property
    def bytes(self) -> int:
        """What the finished futures take in memory."""
        return self._bytes

    def count(self, futures: Container[int]) -> tuple[int, int]:
        """How many of these are finished, and how many have failed."""
        # They may be many millions, of which few were run: only those are looked at.
        finished = sum(number in futures for number in self._rows)
        return finished, sum(number in futures for number in self.failures)

    @staticmethod
    def holding(ensemble: Ensemble) -> "Collector":
        """A collector that has what an ensemble holds; its failures are to be tried again."""
        collector = Collector(ensemble.numbers)
        paths = tuple(ensemble.drawn)
        drawn = (
            np.stack([ensemble.drawn[path] for path in paths], axis=1)
            if paths
            else (np.empty((len(ensemble.numbers), 0)))
        )
        collector.add(Batch(ensemble.numbers, ensemble.months, ensemble.array, paths, drawn, ()))
        return collector

    def want(self, futures: Iterable[int]) -> None:
        """Ask for these; what is there already is not asked for again and is kept."""
        self._wanted = set(futures)

    def missing(self) -> list[int]:
        """Futures that are neither finished nor failed, ascending."""
        return sorted(self._wanted - self._rows.keys() - self.failures.keys())

    def add(self, batch: Batch) -> None:
        """Take in what a worker has sent."""
        self.failures.update({failure.future: failure for failure in batch.failures})
        if not batch.futures:
            return
        if not self._rows:
            self._months, self._paths = batch.months, batch.paths
        if batch.months != self._months or set(batch.paths) != set(self._paths):
            raise ValueError("futures of one scenario have the same months and assumptions")
        # Ranges mean the same in whatever order a planner has set them.
        columns = [batch.paths.index(path) for path in self._paths]
        rows = zip(batch.futures, batch.array, batch.drawn[:, columns], strict=True)
        for future, outcomes, drawn in rows:
            if future not in self._rows:
                self._bytes += outcomes.nbytes + drawn.nbytes
            self._rows[future] = (outcomes, drawn)

    def numbers(self, below: int | None = None) -> tuple[int, ...]:
        """The futures that were finished, of those with lower numbers, ascending."""
        return tuple(n for n in sorted(self._rows) if below is None or n < below)

    def ensemble(self, below: int | None = None) -> Ensemble:
        """What was finished so far, of the futures with lower numbers; ``RunFailed`` if nothing."""
        failures = tuple(
            self.failures[n] for n in sorted(self.failures) if below is None or n < below
        )
        numbers = self.numbers(below)
        if not numbers:
            reason = failures[0].reason if failures else "none was asked for"
            raise RunFailed(f"None of the possible futures could be finished: {reason}")
        array = np.stack([self._rows[n][0] for n in numbers])
        drawn = np.stack([self._rows[n][1] for n in numbers])
        by_path = {path: drawn[:, column] for column, path in enumerate(self._paths)}
        return Ensemble(self._months, numbers, array, by_path, failures)


def bytes_needed(scenario: Scenario, futures: int) -> int:
    """What the month ends of so many futures take in memory."""
    months = len(month_ends(scenario.first_day, scenario.last_day))
    return futures * (len(OUTCOMES) * months + len(scenario.ranges)) * _BYTES_A_NUMBER


def refuse_if_too_large(
    scenario: Scenario, futures: int, available: int | None = None, *, held: int = _HELD
) -> None:
    """``TooLarge`` with numbers if a run would take more than half of the free memory.

    ``held`` is how many times over its futures are in memory at once.
    """
    free = psutil.virtual_memory().available if available is None else available
    needed = held * bytes_needed(scenario, futures)
    most = int(free * _SHARE_OF_MEMORY)
    if needed > most:
        fit = most // (held * bytes_needed(scenario, 1))
        raise TooLarge(
            f"{futures:,} possible futures need about {needed / _GIGABYTE:,.1f} GB of memory and "
            f"{free / _GIGABYTE:,.1f} GB are free, of which a run may take half. "
            f"Ask for {fit:,} or fewer."
        )
