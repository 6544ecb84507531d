"""A window that is measured: what it does is done as a planner would, and what it draws is read."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from app.figures.shapes import FanFigure
from app.session import State
from ui.levers.slider import LeverSlider
from ui.main_window import OUTLOOK
from ui.program import Program

if TYPE_CHECKING:
    from app.document import Document

PATIENCE = 600.0
"""Seconds that an answer may take."""
_LEVER = 0
"""Which slider of the panel is dragged: the first."""


@dataclass(frozen=True)
class Drawn:
    """What a chart shows when it has just been drawn."""

    at: float
    """On the clock of ``time.perf_counter``."""
    question: int
    is_current: bool
    middles: tuple[float, ...]
    """The middle futures, one for each chart that is watched."""


class BenchWindow:
    """One window from its opening to its closing."""

    def __init__(self) -> None:
        instance = QApplication.instance()
        self.application = instance if isinstance(instance, QApplication) else QApplication([])
        self.threads = threading.active_count()
        self.program = Program(self.application)
        self.session = self.program.desk.session
        self.program.window.resize(1600, 1000)
        self.program.begin()

    @property
    def slider(self) -> LeverSlider:
        """The lever that is dragged."""
        return self.program.window.levers.findChildren(LeverSlider)[_LEVER]

    @property
    def futures(self) -> int:
        """Those that were run of the present scenario."""
        answer = self.session.answer
        return len(answer.finished.numbers) if answer and self.session.is_current else 0

    @property
    def is_complete(self) -> bool:
        """Whether the present scenario is answered with all of its futures."""
        session = self.session
        return session.state is State.FINISHED and session.is_current

    def until(self, done: Callable[[], bool], patience: float = PATIENCE) -> None:
        """Let the window live until something holds; ``TimeoutError`` if it never does."""
        end = time.perf_counter() + patience
        while not done():
            if time.perf_counter() > end:
                raise TimeoutError(
                    f"not after {patience:g} seconds: {self.program.window.foot.said}"
                )
            self.turn()

    def turn(self) -> None:
        """One turn of the event loop, and a moment for other threads."""
        self.application.processEvents()
        time.sleep(0.002)

    def change(self, document: "Document") -> None:
        """Do something to the scenario, and forget that it is not saved."""
        self.session.change(document)
        self.session.saved_is(document)

    @property
    def outlook(self) -> Any:
        """The page with the charts."""
        return self.program.window.page(OUTLOOK)

    def watch(self, charts: dict[str, date]) -> "Watch":
        """Look at charts, each at a month."""
        return Watch(self, {self.outlook.cards[key]: month for key, month in charts.items()})


class Watch:
    """Notices when the last of some charts has been drawn anew."""

    def __init__(self, window: BenchWindow, cards: dict[Any, date]) -> None:
        self._session = window.session
        self._cards = cards
        self._before = [card.figure() for card in cards]

    def new(self) -> Drawn | None:
        """What was drawn since the last look, if all of them were."""
        now = [card.figure() for card in self._cards]
        changed = [one is not other for one, other in zip(now, self._before, strict=True)]
        answer = self._session.answer
        if answer is None or not all(changed):
            return None
        self._before = now
        return Drawn(
            time.perf_counter(),
            answer.question.number,
            self._session.is_current,
            tuple(_middle(*each) for each in zip(now, self._cards.values(), strict=True)),
        )


def _middle(figure: FanFigure, month: date) -> float:
    return float(figure.fans[0].p50[figure.months.index(month)])


__all__ = ["PATIENCE", "BenchWindow", "Drawn", "Watch"]
