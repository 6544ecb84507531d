"""Between the session, which belongs to the window's thread, and the live run, which has its own.

A change of the scenario becomes a question, once the planner's hand rests for a moment; what the
live run tells becomes a signal, so that it is heard in the window's thread.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from app.document import Document
from app.running.answers import LiveEvent
from app.running.executors import Workers
from app.running.kept_futures import Store
from app.running.live import Live
from app.running.worker import RunFuture
from app.session import Session, What

_REST = 60
"""Milliseconds without a change before it is asked what comes of it."""


class Bridge(QObject):
    """Asks what comes of the session's scenario and lets the session hear the answers."""

    told = Signal(object)
    paused_changed = Signal(bool)

    def __init__(
        self,
        session: Session,
        workers: Workers,
        store: Store | None = None,
        run: RunFuture | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: tuple[object, ...] | None = None
        self.is_paused = False
        self.told.connect(session.hear)
        self._live = Live(workers, self._tell, run, store)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._ask)
        session.listen(self._hear)

    def begin(self) -> None:
        """Ask about what is open now."""
        self._ask()

    def pause(self) -> None:
        """Stop working, and do not begin again at every change."""
        self.is_paused = True
        self._live.rest()
        self.paused_changed.emit(True)

    def go_on(self) -> None:
        """Work on the present scenario again."""
        self.is_paused = False
        self.paused_changed.emit(False)
        if self._key() == self._asked:
            self._session.asked(self._session.question)
            self._live.go_on()
        else:
            self._ask()

    def cancel(self) -> None:
        """Stop working on this scenario; the next change is worked on again."""
        self._live.rest()

    def close(self) -> None:
        """End the live run and its processes."""
        self._rest.stop()
        self._live.close()

    def _tell(self, event: LiveEvent) -> None:
        self.told.emit(event)

    def _hear(self, what: What) -> None:
        if what in (What.DOCUMENT, What.BASELINE):
            self._rest.start()

    def _ask(self) -> None:
        key = self._key()
        # What was opened anew has no answer yet, even if it is what was asked about before.
        if self.is_paused or (key == self._asked and self._session.question):
            return
        self._asked = key
        session = self._session
        session.asked(self._live.ask(session.document, session.baseline))

    def _key(self) -> tuple[object, ...]:
        """What the figures depend on; a new title asks nothing."""
        document, baseline = self._session.document, self._session.baseline
        return (*_figures(document), document.targets, document.futures, *_figures(baseline))


def _figures(document: Document) -> tuple[object, ...]:
    return (document.scenario, document.vary)
