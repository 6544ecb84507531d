"""Learning in a thread and with processes of its own, so that the window never waits for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from app.document import Document
from app.experiments.learning.playing import Learned, play_and_learn
from app.learned_edits import with_learned, without_learned
from app.problem import CannotUse
from app.running.ensemble import Ensemble, RunFailed
from app.running.executors import Stopped, Workers, process_workers
from app.running.messages import Preparing, Progress, RunEvent
from app.running.runner import run_futures
from app.running.worker import RunFuture
from app.sources.observed import Observed
from app.wording import preparing_words
from ui.briefing.lane import Lane, Task
from ui.desk import Desk


@dataclass(frozen=True)
class Step:
    """How far it is."""

    words: str
    done: int
    wanted: int
    """0 while that is not known."""


class Learner(QObject):
    """Learns when it is asked to, and puts the result into the session as one step."""

    changed = Signal()
    """How far it is, or what became of it."""

    def __init__(
        self,
        desk: Desk,
        *,
        make_workers: Callable[[], Workers] = process_workers,
        run: RunFuture | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._make_workers = make_workers
        self._run = run
        self._today = today
        self._lane = Lane("learning")
        self._workers: Workers | None = None
        self.step: Step | None = None
        """None while nothing is learned."""
        self.said = ""
        """What became of it, in whole sentences."""
        self.found: Learned | None = None
        """What was learned last, as long as the scenario still holds it."""

    @property
    def is_busy(self) -> bool:
        """Whether it is being learned."""
        return self.step is not None

    def learn(self, points: Sequence[Observed]) -> None:
        """Learn from these points, in the place of what was learned before."""
        if self.is_busy:
            return
        session = self._desk.session
        document, known = session.document, self._finished()
        workers = self._workers = self._make_workers()
        self.said, self.step = "", Step("Beginning…", 0, 0)
        steps = session.steps

        def do(task: Task) -> object:
            with workers:
                return self._do(document, points, known, workers, task)

        self._lane.ask(do, lambda what: self._have(what, steps), self._told)
        self.changed.emit()

    def cancel(self) -> None:
        """Stop; the scenario stays as it is."""
        if self.is_busy:
            self._stop()
            self.said = "Cancelled. The scenario is as it was."
            self.changed.emit()

    def forget(self) -> None:
        """Take out what was learned, as a step that can be undone."""
        session = self._desk.session
        self.said = "What was learned is forgotten. Undo brings it back."
        session.change(without_learned(session.document))
        self.changed.emit()

    def close(self) -> None:
        """The window closes."""
        self._stop()
        self._lane.close()

    def _stop(self) -> None:
        self.step = None
        self._lane.drop()
        if self._workers is not None:
            self._workers.cancel()
            self._workers = None

    def _finished(self) -> Ensemble | None:
        """The futures of the present scenario, if all of them have been played already."""
        session = self._desk.session
        answer = session.answer
        if answer is None or not session.is_current or session.is_working:
            return None
        finished = answer.finished
        return finished if len(finished.numbers) >= session.document.futures else None

    # In the other thread

    def _do(
        self,
        document: Document,
        points: Sequence[Observed],
        known: Ensemble | None,
        workers: Workers,
        task: Task,
    ) -> object:
        rounds = iter(("Playing the futures as they are", "Playing them with what was learned"))

        def play(asked: Document) -> Ensemble:
            words = next(rounds)
            if known is not None and asked.key == document.key:
                return known
            return run_futures(
                asked.played,
                range(asked.futures),
                workers,
                lambda event: _tell(task, words, event),
                self._run,
            )

        return play_and_learn(document, points, self._today(), play)

    # In the window's thread again

    def _told(self, what: object) -> None:
        if isinstance(what, Step):
            self.step = what
            self.changed.emit()

    def _have(self, what: object, steps: object) -> None:
        self.step = self._workers = None
        if isinstance(what, Learned):
            self._keep(what, steps)
        elif isinstance(what, CannotUse):
            self.said = "\n".join(["Nothing was learned.", *what.sentences()])
        elif isinstance(what, RunFailed):
            self.said = f"Nothing was learned. {what}"
        elif isinstance(what, Stopped):
            self.said = "Stopped. The scenario is as it was."
        self.changed.emit()
        if isinstance(what, Exception) and not isinstance(what, CannotUse | RunFailed | Stopped):
            raise what

    def _keep(self, found: Learned, steps: object) -> None:
        """One step on from the present document, which may have changed meanwhile."""
        session = self._desk.session
        if session.steps is not steps:
            self.said = "Another scenario was opened meanwhile, so nothing was learned."
            return
        learned = found.learning.document
        assert learned.scenario.learned is not None
        assert learned.learned_from is not None
        self.found = found
        session.change(
            with_learned(session.document, learned.scenario.learned, learned.learned_from)
        )


def _tell(task: Task, words: str, event: RunEvent) -> None:
    match event:
        case Preparing(seconds_left):
            task.tell(Step(preparing_words(seconds_left), 0, 0))
        case Progress(done, wanted, _):
            task.tell(Step(f"{words}: {done:,} of {wanted:,}", done, wanted))
