"""Futures of the scenarios of a session, so that going back to one is instant."""

from collections import OrderedDict
from typing import Protocol

from app.document import Document, Target
from app.outlooks.outlook import Outlook
from app.running.ensemble import Collector, Ensemble

MOST_BYTES = 500_000_000
"""Of futures that are kept for scenarios other than the present one and its baseline."""

_Summed = tuple[str, tuple[int, ...], tuple[Target, ...]]
"""What an outlook was made of: scenario, futures, targets."""


class Store(Protocol):
    """Where futures are kept beyond the session."""

    def load(self, code: str) -> Ensemble | None:
        """What was kept under a fingerprint, if anything."""

    def save(self, code: str, ensemble: Ensemble) -> None:
        """Keep futures under a fingerprint."""


class KeptFutures:
    """Futures by fingerprint; those not used for longest are given up first."""

    def __init__(self, store: Store | None = None, most_bytes: int = MOST_BYTES) -> None:
        self._store = store
        self._most_bytes = most_bytes
        self._collectors: OrderedDict[str, Collector] = OrderedDict()
        self._saved: dict[str, int] = {}
        self._outlook: tuple[_Summed, Outlook] | None = None

    def of(self, code: str, baseline: str) -> tuple[Collector, Collector]:
        """What is there of a scenario and of its baseline, perhaps nothing yet; one if the same."""
        pair = self._futures_of(code), self._futures_of(baseline)
        self._give_up_oldest({code, baseline})
        return pair

    def save(self, code: str, collector: Collector) -> None:
        """Keep finished futures beyond the session, if there are more than were kept."""
        if self._store and collector.finished > self._saved.get(code, 0):
            self._store.save(code, collector.ensemble())
            self._saved[code] = collector.finished

    def baseline_outlook(self, code: str, document: Document, ensemble: Ensemble) -> Outlook:
        """Summed up once, as the same baseline stands beside many scenarios."""
        key = (code, ensemble.numbers, document.targets)
        if self._outlook is None or self._outlook[0] != key:
            self._outlook = (key, Outlook.of(document, ensemble))
        return self._outlook[1]

    def _futures_of(self, code: str) -> Collector:
        if code not in self._collectors:
            self._collectors[code] = self._from_store(code)
        self._collectors.move_to_end(code)
        return self._collectors[code]

    def _from_store(self, code: str) -> Collector:
        ensemble = self._store.load(code) if self._store else None
        if ensemble is None:
            return Collector()
        self._saved[code] = ensemble.array.shape[0]
        return Collector.holding(ensemble)

    def _give_up_oldest(self, in_use: set[str]) -> None:
        others = [code for code in self._collectors if code not in in_use]
        held = sum(self._collectors[code].bytes for code in others)
        for code in others:
            if held <= self._most_bytes:
                return
            held -= self._collectors.pop(code).bytes
            self._saved.pop(code, None)
