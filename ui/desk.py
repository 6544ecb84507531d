"""What every part of the window works with: the session, what is remembered, who asks."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from app.problem import CannotUse
from app.session import Session
from ui.documents.in_use import FilesInUse
from ui.freshness import Freshness


class Dialogs(Protocol):
    """Everything that is asked in a window of its own, so that a test can answer."""

    def open_file(self, parent: QWidget, folder: Path, what: str, pattern: str) -> Path | None:
        """Which file to open; None if the planner thinks better of it."""

    def save_file(self, parent: QWidget, suggested: Path, what: str, pattern: str) -> Path | None:
        """Where to save; an existing file has been agreed to be replaced."""

    def choose_folder(self, parent: QWidget, folder: Path, what: str) -> Path | None:
        """Which folder to put something in."""

    def choose(
        self, parent: QWidget, question: str, details: str, answers: tuple[str, ...]
    ) -> str | None:
        """One of these answers, the first the usual one; None if the question was put away."""

    def ask_text(self, parent: QWidget, question: str, text: str) -> str | None:
        """A line of text."""

    def tell(self, parent: QWidget, what: str, details: str) -> None:
        """Something the planner must know; ``details`` may be many lines."""


@dataclass
class Desk:
    """Handed to every page and panel."""

    session: Session
    settings: QSettings
    dialogs: Dialogs
    in_use: FilesInUse = field(init=False)
    """What must not be written over while this is open."""
    freshness: Freshness = field(init=False)
    """Whether what is shown is faded because it is out of date."""

    def __post_init__(self) -> None:
        self.in_use = FilesInUse(self.session, self.settings)
        self.freshness = Freshness(self.session)


def problem_words(fault: CannotUse) -> str:
    """What is wrong with a field, for a line beside it: the place is where the line stands."""
    said = []
    for problem in fault.problems:
        # A fact says what the field is: beside it, "this" is the field.
        fact = f"This {problem.fact}" if problem.fact.startswith("is ") else problem.fact
        fact = fact[0].upper() + fact[1:]
        said.append(f"{fact}. {problem.remedy}".rstrip())
    return "\n".join(said)


__all__ = ["Desk", "Dialogs", "problem_words"]
