"""Between the session, which belongs to the window's thread, and the live run, which has its own.

A change of the scenario becomes a question at once. While a lever is held, or keys follow each
other quickly, only the first pairs are asked for, and a look that is under way may end: so the
answer follows a hand that never rests. All futures are asked for once it does. What the live run
tells becomes a signal, so that it is heard in the window's thread.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from app.document import Document
from app.running.answers import LiveEvent
from app.running.executors import Workers
from app.running.kept_futures import Store
from app.running.live import Live
from app.running.worker import RunFuture
from app.session import Session, What

_REST = 150
"""Milliseconds after a change in which another belongs to the same movement."""


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
        self._has_looked = False
        """Whether what was asked last was a first look."""
        self.is_paused = False
        self._is_closed = False
        self.told.connect(self._hand_on)
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
        if self._key() == self._asked and not self._has_looked:
            self._session.asked(self._session.question)
            self._live.go_on()
        else:
            self._ask()

    def cancel(self) -> None:
        """Stop working on this scenario; the next change is worked on again."""
        self._live.rest()

    def close(self) -> None:
        """End the live run and its processes; what it told before is not handed on any more."""
        self._is_closed = True
        self._rest.stop()
        self._live.close()

    def _tell(self, event: LiveEvent) -> None:
        self.told.emit(event)

    def _hand_on(self, event: LiveEvent) -> None:
        """In the window's thread, unless its window was closed while this was on its way."""
        if not self._is_closed:
            self._session.hear(event)

    def _hear(self, what: What) -> None:
        if what in (What.DOCUMENT, What.BASELINE, What.OTHERS):
            self._follow()
        elif what is What.HELD and not self._session.is_held:
            self._ask()

    def _follow(self) -> None:
        """Ask at once: for all, or for a first look as long as there is more to come."""
        if self._key() == self._asked and self._session.question:
            return
        is_new = not self._session.question
        is_moving = not is_new and (self._session.is_held or self._rest.isActive())
        self._rest.start()
        self._ask(is_first_look=is_moving)

    def _ask(self, *, is_first_look: bool = False) -> None:
        key, session = self._key(), self._session
        is_same = key == self._asked and bool(session.question)
        # What was opened anew has no answer yet, even if it is what was asked about before.
        if self.is_paused or (is_same and (is_first_look or not self._has_looked)):
            return
        # The next first look, or the rest of this one, does not take the workers from one.
        is_patient = is_first_look or (is_same and self._has_looked)
        self._asked, self._has_looked = key, is_first_look
        number = self._live.ask(
            session.document,
            session.baseline,
            session.others,
            is_first_look=is_first_look,
            is_patient=is_patient,
        )
        session.asked(number, is_first_look=is_first_look, is_patient=is_patient)

    def _key(self) -> tuple[object, ...]:
        """What the figures depend on; a new title asks nothing."""
        session = self._session
        document, baseline = session.document, session.baseline
        mine = (*_figures(document), document.targets, document.futures)
        return (*mine, *_figures(baseline), *map(_figures, session.others))


def _figures(document: Document) -> tuple[object, ...]:
    """What the figures of a document depend on."""
    return (document.scenario, document.vary)
