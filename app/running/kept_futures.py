"""Futures of the scenarios of a session, so that going back to one is instant."""

from collections import OrderedDict
from typing import Protocol

from app.document import Document, Target
from app.outlooks.outlook import Outlook
from app.running.ensemble import Collector, Ensemble

MOST_BYTES = 500_000_000
"""Of futures that are kept for scenarios other than the present one and its baseline."""

_Asked = tuple[str, tuple[int, ...], tuple[Target, ...]]
"""What a baseline was summed up of: scenario, futures, targets."""


class Store(Protocol):
    """Where futures are kept beyond the session."""

    def load(self, key: str) -> Ensemble | None:
        """What was kept under the key of a scenario, if anything."""

    def save(self, key: str, ensemble: Ensemble) -> None:
        """Keep futures under the key of a scenario."""


class KeptFutures:
    """Futures by key; those not used for longest are given up first."""

    def __init__(self, store: Store | None = None, most_bytes: int = MOST_BYTES) -> None:
        self._store = store
        self._most_bytes = most_bytes
        self._collectors: OrderedDict[str, Collector] = OrderedDict()
        self._saved: dict[str, int] = {}
        self._baseline: tuple[_Asked, Ensemble, Outlook] | None = None

    def of(self, *keys: str) -> tuple[Collector, ...]:
        """What is there of scenarios, perhaps nothing yet; those with one key share it."""
        found = tuple(self._futures_of(key) for key in keys)
        self._give_up_oldest(set(keys))
        return found

    def save(self, key: str, collector: Collector) -> None:
        """Keep finished futures beyond the session, if there are more than were kept."""
        if self._store and collector.finished > self._saved.get(key, 0):
            self._store.save(key, collector.ensemble())
            self._saved[key] = collector.finished

    def baseline(
        self, document: Document, collector: Collector, wanted: int
    ) -> tuple[Ensemble, Outlook]:
        """A baseline's futures with numbers below ``wanted``, and what they say together.

        Put together and summed up once, as the same baseline stands beside many scenarios.
        """
        asked = (document.key, collector.numbers(below=wanted), document.targets)
        if self._baseline is None or self._baseline[0] != asked:
            ensemble = collector.ensemble(below=wanted)
            self._baseline = (asked, ensemble, Outlook.of(document, ensemble))
        return self._baseline[1:]

    def _futures_of(self, key: str) -> Collector:
        if key not in self._collectors:
            self._collectors[key] = self._from_store(key)
        self._collectors.move_to_end(key)
        return self._collectors[key]

    def _from_store(self, key: str) -> Collector:
        ensemble = self._store.load(key) if self._store else None
        if ensemble is None:
            return Collector()
        self._saved[key] = ensemble.array.shape[0]
        return Collector.holding(ensemble)

    def _give_up_oldest(self, in_use: set[str]) -> None:
        others = [key for key in self._collectors if key not in in_use]
        held = sum(self._collectors[key].bytes for key in others)
        for key in others:
            if held <= self._most_bytes:
                return
            held -= self._collectors.pop(key).bytes
            self._saved.pop(key, None)
