"""Where possible futures are run: any executor, kept between runs and replaced when it breaks."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from typing import Any, ParamSpec, TypeVar

from app.running import worker
from app.running.worker import RequestNumber

P = ParamSpec("P")
T = TypeVar("T")
MakeExecutor = Callable[[RequestNumber], Executor]

_MOST_PROCESSES = 61
"""A process pool on Windows can wait for no more."""
_PATIENCE = 0.5
"""Seconds that workers have to stop by themselves."""


class Stopped(Exception):  # noqa: N818 - named after the event
    """The run was cancelled, a later one took its place, or the workers were stopped."""


class Workers:
    """An executor kept warm between runs, and the number of the request it should work on.

    Whoever begins a request takes the place of all earlier ones, from whatever thread. Once they
    are stopped there is no more work for them: a thread that had not heard of it starts none anew.
    """

    def __init__(self, make: MakeExecutor, count: int, ahead: int | None = None) -> None:
        self.count = count
        self.ahead = 2 * count if ahead is None else ahead
        """How many batches are handed over at a time, so that no worker waits for its next."""
        self._make = make
        self._executor: Executor | None = None
        self.is_stopped = False
        self._lock = threading.Lock()
        spawn = multiprocessing.get_context("spawn")
        self._wanted: RequestNumber = spawn.Value("q", 0, lock=False)

    def begin(self) -> int:
        """A new request; earlier ones are dropped at once."""
        with self._lock:
            self._wanted.value += 1
            return self._wanted.value

    def cancel(self) -> None:
        """Drop whatever request is being worked on."""
        self.begin()

    def is_wanted(self, request: int) -> bool:
        """Whether no later request has taken its place."""
        return self._wanted.value == request

    def executor(self) -> Executor:
        """The executor, made when it is first asked for; ``Stopped`` once the workers are."""
        with self._lock:
            if self.is_stopped:
                raise Stopped("The workers were stopped.")
            if self._executor is None:
                self._executor = self._make(self._wanted)
            return self._executor

    def prepare(self) -> None:
        """Have the workers load the model while there is nothing else for them to do."""
        executor = self.executor()
        # One that breaks over it is replaced when there is work for it.
        with suppress(BrokenExecutor):
            for _ in range(self.count):
                executor.submit(worker.get_ready)

    def replace(self, broken: Executor) -> None:
        """Give up an executor that broke, unless another thread already has."""
        with self._lock:
            if self._executor is broken:
                self._executor = None
        _end(broken)

    def stop(self) -> None:
        """Cancel everything and end the workers, within a second and for good."""
        self.cancel()
        with self._lock:
            self.is_stopped = True
            executor, self._executor = self._executor, None
        if executor is not None:
            _end(executor)

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def process_workers(count: int | None = None) -> Workers:
    """One worker process for each processor, or as many as asked for."""
    most = min(count or os.cpu_count() or 1, _MOST_PROCESSES)

    def make(wanted: RequestNumber) -> Executor:
        # Spawn is what Windows does and is safe beside a window's threads.
        context = multiprocessing.get_context("spawn")
        return _Processes(most, context, worker.begin, (wanted,))

    return Workers(make, most)


def serial_workers() -> Workers:
    """No other process: work is done where it is handed over."""
    return Workers(lambda _wanted: SerialExecutor(), 1, ahead=1)


class _Processes(ProcessPoolExecutor):
    """A process pool that starts its processes, when work comes in, deaf to Ctrl-C."""

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        with _children_deaf_to_ctrl_c():
            return super().submit(function, *args, **kwargs)


class SerialExecutor(Executor):
    """Does the work at once, in this process."""

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Do the work and return its outcome as a finished future."""
        future: Future[T] = Future()
        try:
            future.set_result(function(*args, **kwargs))
        except Exception as fault:
            future.set_exception(fault)
        return future


def _end(executor: Executor) -> None:
    """Take back what has not begun; end processes that do not stop by themselves."""
    # Python 3.14 offers terminate_workers(); until then the processes are only to be had here.
    held: dict[int, Any] | None = getattr(executor, "_processes", None)
    processes = list((held or {}).values())
    executor.shutdown(wait=False, cancel_futures=True)
    deadline = time.monotonic() + _PATIENCE
    for process in processes:
        process.join(max(0.0, deadline - time.monotonic()))
    for process in processes:
        if process.is_alive():
            # One that hangs, or was stopped by the system, heeds nothing less.
            process.kill()


@contextmanager
def _children_deaf_to_ctrl_c() -> Iterator[None]:
    """Processes started meanwhile never see Ctrl-C, not even before they are set up.

    Here it is only held back, so none is lost.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
