"""A session to try things on, who listens to it, and what it may be told."""

from datetime import datetime
from pathlib import Path

from app import edits
from app.fingerprint import fingerprint
from app.outlooks.difference import Difference
from app.outlooks.outlook import Outlook
from app.running.answers import (
    Answer,
    Question,
    Working,
)
from app.running.executors import serial_workers
from app.running.runner import run_futures
from app.session import Session, What
from tests.app import stand_in
from tests.app.plan import PLAN

HELLO = "pay.golden_hello"
AT_3000 = edits.set_value(PLAN, HELLO, 3000)
AT_6000 = edits.set_value(PLAN, HELLO, 6000)
FILE = Path("plan.headroom")
SHOWN = [What.DOCUMENT, What.HISTORY]


class Ear:
    """A listener that remembers what it was told."""

    def __init__(self, session):
        self._told: list[What] = []
        session.listen(self._told.append)

    def told(self):
        """What was told since the last time."""
        told, self._told[:] = self._told[:], []
        return told


def opened(document=AT_3000, baseline=None):
    session = Session(document, baseline, path=FILE, now=lambda: datetime(2026, 1, 5))
    return session, Ear(session)


def answer_to(number, document, baseline=None, futures=4):
    baseline = baseline or document
    with serial_workers() as workers:
        ensemble = run_futures(document.played, range(futures), workers, run=stand_in.run)
        other = run_futures(baseline.played, range(futures), workers, run=stand_in.run)
    return Answer(
        Question(number, document, baseline),
        fingerprint(document.played),
        ensemble,
        Outlook.of(document, ensemble),
        Outlook.of(baseline, other),
        Difference.of(document, ensemble, other),
    )


def working(number):
    return Working(number, 8, 24, 2.0, 8.0, False)
