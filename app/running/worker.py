"""What runs in a worker process: a batch of possible futures in, arrays and failures out."""

import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from app.running import compiled_cache
from app.running.child import follow_parent
from sim.results import Abandoned, Run
from sim.scenario import Scenario

RunFuture = Callable[[Scenario, int], Run]
"""One possible future of a scenario, by its number."""


class RequestNumber(Protocol):
    """The number of the request that is wanted now, shared with the workers."""

    value: int


@dataclass(frozen=True)
class Failure:
    """A possible future that could not be finished."""

    future: int
    reason: str
    traceback: str


@dataclass(frozen=True, eq=False)
class Batch:
    """Possible futures that were run together."""

    futures: tuple[int, ...]
    months: tuple[date, ...]
    array: NDArray[np.float64]
    """Shape (futures, outcomes, months)."""
    paths: tuple[str, ...]
    drawn: NDArray[np.float64]
    """Shape (futures, paths): what each future drew for each assumption that varied."""
    failures: tuple[Failure, ...]


class _Here:
    """What this process knows of the run it works for."""

    wanted: RequestNumber | None = None
    request = 0
    """The request it was last given work for."""


def begin(wanted: RequestNumber) -> None:
    """Make this process a worker: it follows the request number and dies with its parent."""
    _Here.wanted = wanted
    follow_parent()
    compiled_cache.prepare()


def get_ready() -> None:
    """Load the model, so that the first futures need not wait for it."""
    the_model()


def run_batch(
    scenario: Scenario, futures: Sequence[int], request: int, run: RunFuture | None = None
) -> Batch:
    """Run futures one after the other; stop early if another request is wanted by now.

    The model looks at the start of every month. A future given up is neither done nor failed.
    """
    _Here.request = request
    run_future = run or the_model()
    runs: list[Run] = []
    failures: list[Failure] = []
    for future in futures:
        if not _is_wanted():
            break
        try:
            runs.append(run_future(scenario, future))
        except Abandoned:
            break
        except Exception as fault:
            failures.append(_failure(future, fault))
    return _batch(runs, failures)


def _is_wanted() -> bool:
    return _Here.wanted is None or _Here.wanted.value == _Here.request


def the_model() -> RunFuture:
    """The model itself, which looks whether it is still wanted.

    Imported only where futures are run: it takes half a second.
    """
    compiled_cache.prepare()
    from sim.model import run

    return partial(run, keep_going=_is_wanted)


def _failure(future: int, fault: Exception) -> Failure:
    reason = "".join(traceback.format_exception_only(fault)).strip().splitlines()[-1]
    return Failure(future, reason, "".join(traceback.format_exception(fault)))


def _batch(runs: Sequence[Run], failures: Sequence[Failure]) -> Batch:
    if not runs:
        return Batch((), (), np.empty((0, 0, 0)), (), np.empty((0, 0)), tuple(failures))
    paths = tuple(runs[0].drawn)
    return Batch(
        futures=tuple(run.future for run in runs),
        months=runs[0].months,
        array=np.stack([run.outcomes for run in runs]),
        paths=paths,
        drawn=np.array([[run.drawn[path] for path in paths] for run in runs]).reshape(
            len(runs), len(paths)
        ),
        failures=tuple(failures),
    )
