"""Work that takes a while, in a thread of its own; what comes of it is heard in the window's."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

_PATIENCE = 5
"""Seconds that work under way has to end when the window closes."""


class Task:
    """One thing that is to be done, from the side of whoever does it."""

    def __init__(self, is_wanted: Callable[[], bool], tell: Callable[[object], None]) -> None:
        self.is_wanted = is_wanted
        """Whether nothing has taken its place since."""
        self.tell = tell
        """Say how far it is, or what is known already."""


Do = Callable[[Task], object]
Then = Callable[[object], None]


@dataclass(frozen=True, eq=False)
class _Asked:
    """What was asked for, by its number."""

    number: int
    do: Do
    then: Then
    told: Then


class Lane(QObject):
    """Does one thing at a time; the latest that is asked for takes the place of all earlier ones.

    ``then`` hears what came of it, an exception if it failed; ``told`` what it said meanwhile.
    Both are called in the window's thread, and never once something else was asked for.
    """

    _heard = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._number = 0
        self._pass = _Passing(name)
        self._pass.emit = self._heard.emit
        self._heard.connect(self._hear)
        self.is_busy = False

    def ask(self, do: Do, then: Then, told: Then = lambda _: None) -> None:
        """Have something done."""
        self._number += 1
        self.is_busy = True
        self._pass.put(_Asked(self._number, do, then, told))

    def drop(self) -> None:
        """Nothing that was asked for is wanted any more."""
        self._number += 1
        self.is_busy = False
        self._pass.put(None)

    def close(self) -> None:
        """End the thread, once what it is at has noticed."""
        self.drop()
        self._pass.close()

    def _hear(self, heard: "_Heard") -> None:
        if heard.asked.number != self._number:
            return
        if heard.is_end:
            self.is_busy = False
            heard.asked.then(heard.what)
        else:
            heard.asked.told(heard.what)


@dataclass(frozen=True, eq=False)
class _Heard:
    """What the thread says."""

    asked: _Asked
    what: object
    is_end: bool


class _Passing:
    """The thread and what is handed to it. It holds nothing of Qt once it is closed."""

    def __init__(self, name: str) -> None:
        self.emit: Callable[[object], None] | None = None
        self._name = name
        self._turn = threading.Condition()
        self._next: _Asked | None = None
        self._wanted: _Asked | None = None
        self._closing = False
        self._thread: threading.Thread | None = None

    def put(self, asked: _Asked | None) -> None:
        """The next to be done, in the place of what is being done."""
        with self._turn:
            self._next = self._wanted = asked
            if asked is not None and self._thread is None and not self._closing:
                self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
                self._thread.start()
            self._turn.notify_all()

    def close(self) -> None:
        with self._turn:
            self._closing, self._next, self._wanted, self.emit = True, None, None, None
            self._turn.notify_all()
        if self._thread is not None:
            self._thread.join(_PATIENCE)

    def _work(self) -> None:
        while (asked := self._take()) is not None:
            try:
                what: object = asked.do(Task(partial(self._is_wanted, asked), self._teller(asked)))
            except Exception as fault:
                what = fault
            self._say(_Heard(asked, what, is_end=True))
            # Nothing of it is kept while the thread waits for something else.
            asked, what = None, None

    def _take(self) -> _Asked | None:
        with self._turn:
            self._turn.wait_for(lambda: self._closing or self._next is not None)
            asked, self._next = self._next, None
            return asked

    def _is_wanted(self, asked: _Asked) -> bool:
        return self._wanted is asked

    def _teller(self, asked: _Asked) -> Callable[[object], None]:
        return lambda what: self._say(_Heard(asked, what, is_end=False))

    def _say(self, heard: _Heard) -> None:
        with self._turn:
            if self.emit is not None and self._wanted is heard.asked:
                self.emit(heard)


__all__ = ["Do", "Lane", "Task"]
