"""Dialogs for tests: answers are laid out beforehand, what was told is kept."""

from collections import deque
from typing import Any


class FakeDialogs:
    """Gives the next answer to whatever is asked; None, as if put away, if there is none."""

    def __init__(self) -> None:
        self.answers: deque[Any] = deque()
        self.asked: list[str] = []
        self.told: list[tuple[str, str]] = []

    def answer(self, *answers: Any) -> None:
        self.answers.extend(answers)

    def _next(self, question: str) -> Any:
        self.asked.append(question)
        return self.answers.popleft() if self.answers else None

    def open_file(self, parent: Any, folder: Any, what: str, pattern: str) -> Any:
        return self._next(what)

    def save_file(self, parent: Any, suggested: Any, what: str, pattern: str) -> Any:
        return self._next(what)

    def choose_folder(self, parent: Any, folder: Any, what: str) -> Any:
        return self._next(what)

    def choose(self, parent: Any, question: str, details: str, answers: Any) -> Any:
        answer = self._next(question)
        return next((each for each in answers if answer and each.startswith(answer)), None)

    def ask_text(self, parent: Any, question: str, text: str) -> Any:
        return self._next(question)

    def tell(self, parent: Any, what: str, details: str) -> None:
        self.told.append((what, details))
