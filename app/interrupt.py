"""Ctrl-C: the command ends within a second, whatever it is doing."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_PATIENCE = 0.9
"""Seconds in which the command may end by itself."""
INTERRUPTED = 130
"""The exit code that says so."""


@contextmanager
def ctrl_c_ends(give_up: Callable[[], int]) -> Iterator[None]:
    """Ctrl-C raises ``KeyboardInterrupt``; if that is lost on the way, the process ends anyway.

    An exception raised by a signal is lost if it happens to strike inside compiled code's own
    machinery. Workers end with this process, and files are written whole or not at all, so that
    nothing is left behind. ``give_up`` says so and returns the exit code.
    """

    def interrupted() -> None:
        raise KeyboardInterrupt

    with _lost_quietly(), _at_ctrl_c(interrupted, give_up):
        yield


@contextmanager
def _lost_quietly() -> Iterator[None]:
    """Python would print a page about an interruption that was lost; the planner asked for it."""
    before = sys.unraisablehook

    def hear(lost: "sys.UnraisableHookArgs") -> None:
        if not issubclass(lost.exc_type, KeyboardInterrupt):
            before(lost)

    sys.unraisablehook = hear
    try:
        yield
    finally:
        sys.unraisablehook = before


@contextmanager
def ctrl_c_asks(end: Callable[[], None]) -> Iterator[None]:
    """Ctrl-C asks a program that waits in a loop of its own to end; if it does not, it is ended."""
    with _at_ctrl_c(end, lambda: INTERRUPTED):
        yield


@contextmanager
def _at_ctrl_c(do: Callable[[], None], give_up: Callable[[], int]) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    last_resort: list[threading.Timer] = []

    def interrupted(_number: int, _frame: FrameType | None) -> None:
        timer = threading.Timer(_PATIENCE, lambda: os._exit(give_up()))
        timer.daemon = True
        timer.start()
        last_resort.append(timer)
        do()

    before = signal.signal(signal.SIGINT, interrupted)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        for timer in last_resort:
            timer.cancel()
