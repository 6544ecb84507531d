"""Compiles the model once for this computer, in a process of its own, and says how long it takes.

In a process of its own because compiling would keep a window from moving for many seconds.
"""

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.process import BaseProcess
from typing import Protocol

import psutil

from app.running import compiled_cache
from app.running.child import follow_parent

SecondsLeft = float | None
"""None while it is not known, and when it takes longer than was reckoned."""

_AS_MUCH_AS = 95.0
"""The model takes the processor as long as so many of the smallest function there is. Measured
where the smallest took 0.31 seconds and the model 29.5; both scale with the computer.
To be measured again when much more is compiled."""
_LOOK = 1.0
"""Seconds between two estimates."""
_LOOKED_BACK = 6
"""Looks over which the child's share of a processor is taken: of late, as it changes."""
_SURE_AFTER = 2.0
"""Seconds until that share is known."""


class Measured(Protocol):
    """A number that two processes share."""

    value: float


def warm(tell: Callable[[SecondsLeft], None] = lambda _: None) -> None:
    """Compile the whole model and keep it, so that workers only have to load it.

    ``tell`` hears about once a second how many seconds are left. If it raises, nobody needs the
    model any more and no process is left at it.
    """
    compiled_cache.prepare()
    context = multiprocessing.get_context("spawn")
    smallest: Measured = context.Value("d", 0.0, lock=False)
    child = context.Process(target=_compile_apart, args=(smallest,), daemon=True)
    began = time.monotonic()
    child.start()
    looks: deque[tuple[float, float]] = deque([(0.0, 0.0)], _LOOKED_BACK)
    try:
        while child.is_alive():
            spent = _processor_seconds(child)
            looks.append((time.monotonic() - began, looks[-1][1] if spent is None else spent))
            tell(seconds_left(smallest.value, looks))
            child.join(_LOOK)
    finally:
        child.kill()
        child.join()
    if not compiled_cache.is_warm():
        _compile()  # here, to learn why it failed there


def seconds_left(smallest: float, looks: Sequence[tuple[float, float]]) -> SecondsLeft:
    """How long it still takes.

    ``smallest``: processor seconds that the smallest function took, 0 before it is compiled;
    ``looks``: at some times, in seconds, the processor seconds that were spent by then.

    >>> round(seconds_left(0.4, [(2.0, 1.5), (8.0, 6.0)]), 6)
    42.666667
    >>> seconds_left(0.0, [(0.0, 0.0), (4.0, 3.0)]), seconds_left(0.4, [(0.0, 0.0), (50.0, 40.0)])
    (None, None)
    """
    (before, spent_before), (now, spent) = looks[0], looks[-1]
    if not smallest or now - before < _SURE_AFTER or spent <= spent_before:
        return None
    left = _AS_MUCH_AS * smallest - spent
    share = min((spent - spent_before) / (now - before), 1.0)
    return left / share if left > 0 else None


def _processor_seconds(child: BaseProcess) -> float | None:
    with suppress(psutil.Error):
        times = psutil.Process(child.pid).cpu_times()
        return float(times.user + times.system)
    return None


def _compile_apart(smallest: Measured) -> None:
    follow_parent()
    smallest.value = _seconds_for_the_smallest()
    _compile()


def _seconds_for_the_smallest() -> float:
    """Processor seconds, with what numba loads when it compiles for the first time."""
    import numba

    began = time.process_time()
    numba.njit(lambda number: number * 2.0 + 1.0)(1.0)
    return time.process_time() - began


def _compile() -> None:
    compiled_cache.prepare()
    from sim.model import warm as compile_all

    compile_all()
    compiled_cache.mark_complete()


__all__ = ["SecondsLeft", "seconds_left", "warm"]
