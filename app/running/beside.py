"""Runs scenarios that stand beside the one that is open, on processes of their own."""

from collections.abc import Callable

from app.document import Document
from app.running.ensemble import Collector, Ensemble, refuse_if_too_large
from app.running.executors import Workers, process_workers
from app.running.kept_futures import KeptFutures, Store
from app.running.messages import Preparing, Progress, RunEvent
from app.running.runner import Stopped, fill
from app.running.worker import RunFuture

OnProgress = Callable[[int, int], None]
"""Told how many futures are in, and of how many."""
IsWanted = Callable[[], bool]


class RunsBeside:
    """Runs one scenario at a time and keeps its futures, so that a second look is instant.

    What is open is answered by the live run; the two do not take each other's workers. It is used
    from one thread; ``interrupt`` and ``close`` may come from any.
    """

    def __init__(
        self,
        workers: Workers | None = None,
        store: Store | None = None,
        run: RunFuture | None = None,
    ) -> None:
        self._workers = workers or process_workers()
        self._kept = KeptFutures(store)
        self._run = run
        self._is_closed = False

    def known(self, document: Document) -> Ensemble | None:
        """The futures that are wanted of a document, if all of them are there already."""
        collector = self._collector(document)
        return None if collector.missing() else collector.ensemble(below=document.futures)

    def run(
        self, document: Document, on_progress: OnProgress, is_wanted: IsWanted = lambda: True
    ) -> Ensemble:
        """The futures of a document; those that are missing are run.

        ``Stopped`` once it is not wanted; ``RunFailed`` if there can be no answer.
        """
        collector = self._collector(document)
        if collector.missing():
            if self._is_closed:
                raise Stopped("Nothing is run any more.")
            refuse_if_too_large(document.played, document.futures)

            def hear(event: RunEvent) -> None:
                if not is_wanted():
                    raise Stopped("It is not wanted any more.")
                match event:
                    case Progress(done, wanted, _):
                        on_progress(done, wanted)
                    case Preparing():
                        on_progress(0, document.futures)

            hear(Progress(document.futures - len(collector.missing()), document.futures, 0))
            fill(collector, document.played, self._workers, hear, run=self._run, largest_batch=4)
            self._kept.save(document.key, collector)
        return collector.ensemble(below=document.futures)

    def rest(self) -> None:
        """Give the memory of the workers back until they are needed again."""
        self._workers.stop()

    def interrupt(self) -> None:
        """Have what is being run look at once whether it is still wanted."""
        self._workers.cancel()

    def close(self) -> None:
        """End whatever runs, and the workers, for good."""
        self._is_closed = True
        self._workers.stop()

    def _collector(self, document: Document) -> Collector:
        collector, _ = self._kept.of(document.key, document.key)
        collector.want(range(document.futures))
        return collector


__all__ = ["RunsBeside"]
