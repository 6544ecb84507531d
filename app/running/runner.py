"""Runs many possible futures over any executor and puts them together by number.

The number of workers, the order in which batches come back and workers that die on the way
cannot change a digit: a future depends on the scenario and its number alone.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, replace

from app.running import compiled_cache, compiling
from app.running.ensemble import Collector, Ensemble, RunFailed, refuse_if_too_large
from app.running.executors import Stopped, Workers
from app.running.messages import (
    BatchDone,
    Finished,
    FutureFailed,
    Listener,
    Preparing,
    Progress,
    WorkersReplaced,
    nobody,
)
from app.running.order import Turn
from app.running.worker import Batch, RunFuture, run_batch
from sim.scenario import Scenario

_FIRST = 8
"""Futures that the first answer rests on."""
_LARGEST_BATCH = 16
_MOST_REPLACEMENTS = 3
_LOOK_UP = 0.05
"""Seconds between looks at whether the run is still wanted."""
_HANGS = 120
"""Seconds without any batch after which the workers must be stuck: one takes a few at most."""


@dataclass(frozen=True)
class Part:
    """One of the scenarios that are run together, and where its futures are put."""

    collector: Collector
    scenario: Scenario


class _Hangs(BrokenExecutor):
    """Workers that live but give nothing back."""


def run_futures(
    scenario: Scenario,
    futures: Sequence[int],
    workers: Workers,
    on_event: Listener = nobody,
    run: RunFuture | None = None,
) -> Ensemble:
    """Run these futures, tell the listener how it goes, and return what they gave.

    ``run`` takes the model's place where something else is to be run. ``RunFailed`` if there can
    be no answer; ``Stopped`` if the run was cancelled or a later one has begun on these workers.
    """
    return run_in_turn([(scenario, futures)], workers, on_event, run)[0]


def run_in_turn(
    wanted: Sequence[tuple[Scenario, Sequence[int]]],
    workers: Workers,
    on_event: Listener = nobody,
    run: RunFuture | None = None,
) -> tuple[Ensemble, list[Ensemble | None]]:
    """Run futures of several scenarios, one scenario after the other, in one progress.

    What the first gave, and what the others did: ``RunFailed`` if there can be no answer to the
    first, None where there is none to another.
    """
    scenario, futures = wanted[0]
    refuse_if_too_large(scenario, len(futures))
    parts = [Part(Collector(futures), scenario) for scenario, futures in wanted]

    def order() -> Iterator[Turn]:
        for place, part in enumerate(parts):
            for batch in batches(part.collector.missing(), workers.count):
                yield place, batch

    fill_together(parts, order, workers, on_event, run=run)
    first, *others = (each.collector for each in parts)
    ensemble = first.ensemble()
    on_event(Finished(len(ensemble.numbers), len(ensemble.failures)))
    return ensemble, [each.ensemble() if each.finished else None for each in others]


def fill(
    collector: Collector,
    scenario: Scenario,
    workers: Workers,
    on_event: Listener = nobody,
    *,
    run: RunFuture | None = None,
) -> None:
    """Run what a collector wants of a scenario and has not; the listener may look into it."""

    def order() -> Iterator[Turn]:
        return ((0, batch) for batch in batches(collector.missing(), workers.count))

    fill_together([Part(collector, scenario)], order, workers, on_event, run=run)


def fill_together(
    parts: Sequence[Part],
    order: Callable[[], Iterator[Turn]],
    workers: Workers,
    on_event: Listener = nobody,
    *,
    run: RunFuture | None = None,
    request: int | None = None,
) -> None:
    """Run what is missing of several scenarios; the listener may look into their collectors.

    ``order`` says whose futures come next; it is asked anew if workers had to be replaced.
    ``request`` is a number that these workers were begun with, where somebody else may take them;
    without it the run begins a request of its own.
    """
    if request is not None and not workers.is_wanted(request):
        raise Stopped("A later run has begun.")
    if run is None and not compiled_cache.is_warm():
        _get_ready(workers, on_event)
    number = workers.begin() if request is None else request
    _Request(parts, order, workers, on_event, run=run, number=number).work()


def _get_ready(workers: Workers, on_event: Listener) -> None:
    """Compile the model; ``Stopped`` if the workers are stopped meanwhile.

    A later request lets it go on: it needs the model too.
    """

    def tell(seconds_left: compiling.SecondsLeft) -> None:
        if workers.is_stopped:
            raise Stopped("The workers were stopped.")
        on_event(Preparing(seconds_left))

    on_event(Preparing())
    workers.prepare()
    compiling.warm(tell)


def batches(
    futures: Sequence[int], workers: int, most: int = _LARGEST_BATCH
) -> Iterator[tuple[int, ...]]:
    """Cut futures into batches: small at first for an early answer, and again at the end.

    >>> [len(batch) for batch in batches(range(100), 2)]
    [4, 4, 8, 8, 16, 16, 16, 14, 7, 4, 2, 1]
    """
    begin, count, largest = 0, 0, max(1, min(_FIRST // workers, most))
    while begin < len(futures):
        share = -(-(len(futures) - begin) // workers)
        size = min(largest, share)
        yield tuple(futures[begin : begin + size])
        begin, count = begin + size, count + 1
        if count % workers == 0:
            largest = min(2 * largest, most)


class _Request:
    """One run under way."""

    def __init__(
        self,
        parts: Sequence[Part],
        order: Callable[[], Iterator[Turn]],
        workers: Workers,
        on_event: Listener,
        *,
        run: RunFuture | None,
        number: int,
    ) -> None:
        self._parts = parts
        # A view of a mapping cannot be sent.
        self._sent = [replace(each.scenario, ranges=dict(each.scenario.ranges)) for each in parts]
        self._order = order
        self._workers = workers
        self._tell = on_event
        self._run = run
        self._before = self._done
        self._wanted = self._done + len(self._missing())
        self._number = number
        self._began = time.monotonic()
        self._under_way: dict[Future[Batch], int] = {}
        """What is being run, and of which part."""

    @property
    def _done(self) -> int:
        return sum(each.collector.done for each in self._parts)

    def _missing(self) -> list[int]:
        return [number for each in self._parts for number in each.collector.missing()]

    def work(self) -> None:
        """Until nothing is missing."""
        try:
            self._work_to_the_end()
        except BaseException:
            for future in self._under_way:
                future.cancel()
            if self._workers.is_wanted(self._number):
                self._workers.cancel()
            raise

    def _work_to_the_end(self) -> None:
        replaced = 0
        while self._missing():
            self._give_up_if_unwanted()
            executor = self._workers.executor()
            try:
                self._work_through(executor)
            except RuntimeError as fault:
                self._give_up_if_unwanted()
                if not isinstance(fault, BrokenExecutor):
                    raise
                if replaced == _MOST_REPLACEMENTS:
                    raise _keeps_dying(self._missing()) from fault
                replaced += 1
                self._workers.replace(executor)
                self._tell(WorkersReplaced(replaced))

    def _work_through(self, executor: Executor) -> None:
        turns = self._order()
        self._under_way = {}
        more, heard = True, time.monotonic()
        while more or self._under_way:
            while more and len(self._under_way) < self._workers.ahead:
                turn = next(turns, None)
                more = turn is not None
                if turn is not None:
                    self._under_way[self._submit(executor, *turn)] = turn[0]
            done, _ = wait(self._under_way, _LOOK_UP, FIRST_COMPLETED)
            self._give_up_if_unwanted()
            heard = time.monotonic() if done else heard
            if time.monotonic() - heard > _HANGS:
                raise _Hangs
            # Those of a broken pool come last, so that nothing that was finished is lost.
            for future in sorted(done, key=lambda each: each.exception() is not None):
                self._take(future.result(), self._under_way.pop(future))

    def _submit(self, executor: Executor, part: int, batch: Sequence[int]) -> "Future[Batch]":
        return executor.submit(run_batch, self._sent[part], batch, self._number, self._run)

    def _give_up_if_unwanted(self) -> None:
        if not self._workers.is_wanted(self._number):
            raise Stopped("The run was stopped.")

    def _take(self, batch: Batch, part: int) -> None:
        self._parts[part].collector.add(batch)
        for failure in batch.failures:
            self._tell(FutureFailed(failure.future, failure.reason, part))
        self._tell(BatchDone(batch.futures, part))
        took = max(time.monotonic() - self._began, 1e-9)
        self._tell(Progress(self._done, self._wanted, (self._done - self._before) / took))


def _keeps_dying(missing: Sequence[int]) -> RunFailed:
    some = ", ".join(str(number) for number in missing[:4])
    more = f" and {len(missing) - 4:,} more" if len(missing) > 4 else ""
    return RunFailed(
        "The processes that run the possible futures died or hung again after they were replaced "
        f"{_MOST_REPLACEMENTS} times. Futures still missing: {some}{more}. The computer may be "
        "short of memory: close other programs or use fewer workers."
    )


__all__ = [
    "Ensemble",
    "Part",
    "RunFailed",
    "Stopped",
    "batches",
    "fill",
    "fill_together",
    "run_futures",
    "run_in_turn",
]
