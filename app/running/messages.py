"""What a run reports while it is under way: a closed set of events."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Preparing:
    """The model is being turned into machine code, once for each version on a machine."""

    seconds_left: float | None = None
    """None while it is not known, or when it takes longer than was reckoned."""


@dataclass(frozen=True)
class BatchDone:
    """Some possible futures are in."""

    futures: tuple[int, ...]
    part: int = 0
    """Which of the scenarios that are run together they are of."""


@dataclass(frozen=True)
class Progress:
    """How far the run is."""

    done: int
    wanted: int
    per_second: float


@dataclass(frozen=True)
class FutureFailed:
    """One possible future could not be finished; it is counted and left out of the figures."""

    future: int
    reason: str
    part: int = 0
    """Which of the scenarios that are run together it is of."""


@dataclass(frozen=True)
class WorkersReplaced:
    """Worker processes died and new ones took over what was missing."""

    times: int


@dataclass(frozen=True)
class Finished:
    """The run is over."""

    done: int
    failed: int


RunEvent = Preparing | BatchDone | Progress | FutureFailed | WorkersReplaced | Finished
"""Every event there is."""

Listener = Callable[[RunEvent], None]
"""Who is told; called in the thread that waits for the run."""


def nobody(_event: RunEvent) -> None:
    """The listener that does not listen."""
