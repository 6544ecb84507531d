"""A planner who answers dialogs, and a window of documents for tests to drive."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from app.document import Document
from app.files.templates import baseline_for
from app.session import Session
from ui.desk import Desk
from ui.documents.files import Files


@dataclass
class Planner:
    """Answers in order what is asked, and remembers everything that was asked and told."""

    answers: list[Any] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """Every question and message with its details."""
    offered: list[tuple[str, ...]] = field(default_factory=list)
    suggested: list[Path] = field(default_factory=list)

    def will(self, *answers: Any) -> "Planner":
        self.answers += answers
        return self

    def open_file(self, parent: QWidget, folder: Path, what: str, pattern: str) -> Any:
        return self._answer(what)

    def save_file(self, parent: QWidget, suggested: Path, what: str, pattern: str) -> Any:
        self.suggested.append(suggested)
        return self._answer(what)

    def choose_folder(self, parent: QWidget, folder: Path, what: str) -> Any:
        return self._answer(what)

    def choose(self, parent: QWidget, question: str, details: str, answers: tuple[str, ...]) -> Any:
        self.offered.append(answers)
        answer = self._answer(f"{question}\n{details}")
        assert answer is None or answer in answers
        return answer

    def ask_text(self, parent: QWidget, question: str, text: str) -> Any:
        return self._answer(question)

    def tell(self, parent: QWidget, what: str, details: str) -> None:
        self.asked.append(f"{what}\n{details}")

    def _answer(self, question: str) -> Any:
        self.asked.append(question)
        assert self.answers, f"nobody expected to be asked: {question}"
        return self.answers.pop(0)


@dataclass
class Window:
    """One window with a document in it."""

    widget: QWidget
    session: Session
    planner: Planner
    files: Files
    said: list[str]


def make_window(qtbot: Any, folder: Path, document: Document, path: Path | None = None) -> Window:
    """A window as the program makes it, with nothing in it but its documents."""
    widget = QWidget()
    qtbot.addWidget(widget)
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    session = Session(document, baseline_for(document), path=path)
    planner = Planner()
    files = Files(Desk(session, settings, planner), widget)
    said: list[str] = []
    files.said.connect(said.append)
    return Window(widget, session, planner, files, said)
