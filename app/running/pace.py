"""How fast futures come in: of late, and only while the pool is at work."""

import time
from collections import deque
from collections.abc import Callable

_LOOKED_BACK = 8.0
"""Seconds of work that the pace is taken over: what was long ago says little of now."""
_LEAST = 6
"""Futures after the first that must be in before a pace is told."""


class Pace:
    """Counts futures against a clock that runs only while the pool works.

    Starting processes, loading the model and a planner's pause are no work: the clock of a pool
    begins with the first futures it gives back.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._worked = 0.0
        self._since: float | None = None
        self._futures = 0
        self._seen: deque[tuple[float, int]] = deque()
        """Seconds of work, and the futures that were in by then."""

    def begin(self) -> None:
        """The pool has work from now on."""
        if self._since is None:
            self._since = self._now()

    def end(self) -> None:
        """The pool has no work any more."""
        self._worked = self._at()
        self._since = None

    def came(self, futures: int) -> None:
        """Some futures have come in."""
        at = self._at()
        self._futures += futures
        self._seen.append((at, self._futures))
        while len(self._seen) > 2 and self._seen[1][0] < at - _LOOKED_BACK:
            self._seen.popleft()

    def forget(self) -> None:
        """Other processes take over: how fast they are is not known yet."""
        self._seen.clear()

    @property
    def per_second(self) -> float | None:
        """Futures a second of work; None while too little is known."""
        if not self._seen:
            return None
        (first, before), (last, after) = self._seen[0], self._seen[-1]
        if after - before < _LEAST or last <= first:
            return None
        return (after - before) / (last - first)

    def _at(self) -> float:
        """Seconds of work so far."""
        return self._worked + (0.0 if self._since is None else self._now() - self._since)


__all__ = ["Pace"]
