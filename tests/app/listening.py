"""Somebody who is told by a live run, for tests that wait for what it tells."""

import threading
from contextlib import contextmanager

from app.answers import Answer, Rested
from app.executors import Workers
from app.live import Live


class Heard:
    """Everything that was told, in order; waits for more."""

    def __init__(self, then=lambda event: None):
        self.events = []
        self._then = then
        self._more = threading.Condition()

    def __call__(self, event):
        with self._more:
            self.events.append(event)
            self._more.notify_all()
        self._then(event)

    def wait_for(self, wanted, seconds=20):
        """Wait until something was told of which this holds; the first such thing."""
        with self._more:
            assert self._more.wait_for(lambda: any(map(wanted, self.events)), seconds), self.events
            return next(filter(wanted, self.events))

    def rested(self, question, finished=True):
        """Wait until no more work is done on a question."""
        return self.wait_for(lambda event: event == Rested(question, finished))

    def answers(self, question=None):
        """Answers so far, to one question or to all."""
        return [
            event
            for event in tuple(self.events)
            if isinstance(event, Answer) and question in (None, event.question.number)
        ]

    def of(self, kind):
        """What was told of a kind."""
        return [event for event in tuple(self.events) if isinstance(event, kind)]


class Counted:
    """Runs futures and remembers which, by scenario; for workers in this process."""

    def __init__(self, run, before=lambda scenario, future: None):
        self._run = run
        self._before = before
        self._lock = threading.Lock()
        self.ran = []

    def __call__(self, scenario, future):
        self._before(scenario, future)
        with self._lock:
            self.ran.append((scenario.seed, future))
        return self._run(scenario, future)

    def futures_of(self, scenario):
        """The futures of a scenario that were run, told apart by its seed."""
        return [future for seed, future in tuple(self.ran) if seed == scenario.seed]


@contextmanager
def living(workers: Workers, heard, run=None, store=None):
    """A live run that is closed at the end."""
    live = Live(workers, heard, run, store)
    try:
        yield live
    finally:
        live.close()
