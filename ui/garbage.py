"""Python's collection of what refers to itself, in the window's own thread.

Left to itself it runs in whatever thread happens to make an object, also in the one that waits for
the futures, and ends Qt's objects there; Qt does not survive that. It is rare and no test of one
part finds it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1000
"""Milliseconds between looks."""


class Garbage(QObject):
    """Collects by the same measure as Python would, but here, until it is stopped."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._look = QTimer(self)
        self._look.timeout.connect(self.collect)
        self._look.start(_EVERY)

    def collect(self) -> None:
        """Collect the oldest generation that is due, if any is."""
        due = [
            generation
            for generation, (count, most) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if count > most
        ]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Hand it back to Python, with nothing left to collect."""
        if self._look.isActive():
            self._look.stop()
            gc.collect()
            gc.enable()
