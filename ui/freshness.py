"""Whether what is shown is faded because it is out of date: not for the moment an answer takes.

Words say at once that figures are of an earlier scenario (``Session.is_out_of_date``).
"""

from PySide6.QtCore import QObject, QTimer, Signal

from app.session import Session, What

_GRACE = 400
"""Milliseconds that figures of a moment ago are not faded while newer ones are run: else every
picture would fade and come back at each step of a lever."""
_MATTERS = (What.DOCUMENT, What.BASELINE, What.ANSWER, What.WORK)


class Freshness(QObject):
    """Follows a session for everything in the window that fades old figures."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.is_stale = False
        """Whether the figures that are shown are faded as those of an earlier scenario."""
        self._grace = QTimer(self, singleShot=True, interval=_GRACE)
        self._grace.timeout.connect(self._judge)
        session.listen(self._hear)
        self._judge()

    def _hear(self, what: What) -> None:
        if what not in _MATTERS:
            return
        session = self._session
        if not (session.is_out_of_date and session.is_working):
            self._grace.stop()
            self._judge()
        elif what is What.ANSWER:
            # Of a lever that moves on: it is of a moment ago, and so will the next one be.
            self._grace.start()
            self._set(False)
        elif not self.is_stale and not self._grace.isActive():
            self._grace.start()

    def _judge(self) -> None:
        self._set(self._session.is_out_of_date)

    def _set(self, is_stale: bool) -> None:
        if is_stale != self.is_stale:
            self.is_stale = is_stale
            self.changed.emit()


__all__ = ["Freshness"]
