"""Lays the scenarios that a briefing names beside an answer, one after the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.clean_text import visible
from app.document import Document
from app.problem import CannotUse
from app.running.answers import Answer
from app.running.beside import RunsBeside
from app.running.ensemble import Ensemble, RunFailed
from app.running.runner import Stopped
from app.story.case import Other
from app.story.choosing import scenario_beside
from app.story.gather import other


@dataclass(frozen=True, eq=False)
class Laid:
    """What became of the scenarios that are to stand beside."""

    others: tuple[Other, ...] = ()
    """Those that are known, in their order."""
    left_out: dict[str, str] = field(default_factory=dict)
    """Why others are not there, in sentences, by what the briefing calls them."""
    missing: tuple[str, ...] = ()
    """Those of the others that have only to be run."""


@dataclass(frozen=True)
class Running:
    """How far the run of a scenario is that is to stand beside."""

    title: str
    done: int
    wanted: int


class _NotKnown(Exception):  # noqa: N818 - what happened
    """It would have to be run."""


def answer_as_called(answer: Answer, present: Document, is_current: bool) -> Answer:
    """An answer, of its scenario as that is called, with its present words and signatures.

    What was run stays what was run, also where ``present`` has gone on to something else.
    """
    asked = answer.question.document
    named = replace(
        present,
        scenario=present.scenario if is_current else asked.scenario,
        reasons=present.reasons if is_current else asked.reasons,
        vary=asked.vary,
        targets=asked.targets,
        futures=asked.futures,
    )
    return replace(answer, question=replace(answer.question, document=named))


def lay_known(answer: Answer, names: Sequence[str], folder: Path | None, runs: RunsBeside) -> Laid:
    """What can be laid beside an answer without running anything."""

    def known(document: Document) -> Ensemble:
        found = runs.known(document)
        if found is None:
            raise _NotKnown
        return found

    return _lay(answer, names, folder, known)


def lay_all(
    answer: Answer,
    names: Sequence[str],
    folder: Path | None,
    runs: RunsBeside,
    *,
    tell: Callable[[Running], None],
    is_wanted: Callable[[], bool],
) -> Laid:
    """Everything that can be laid beside an answer; what is not known is run."""

    def run(document: Document) -> Ensemble:
        if not is_wanted():
            raise _NotKnown

        def on_progress(done: int, wanted: int) -> None:
            tell(Running(document.title, done, wanted))

        try:
            return runs.run(document, on_progress, is_wanted)
        except Stopped:
            raise _NotKnown from None

    return _lay(answer, names, folder, run)


def _lay(
    answer: Answer, names: Sequence[str], folder: Path | None, run: Callable[[Document], Ensemble]
) -> Laid:
    others: list[Other] = []
    left_out: dict[str, str] = {}
    missing: list[str] = []
    for name in names:
        try:
            document = scenario_beside(name, folder)
        except CannotUse as fault:
            left_out[name] = str(fault)
            continue
        try:
            others.append(other(answer, document, run))
        except _NotKnown:
            missing.append(name)
        except CannotUse as fault:
            left_out[name] = str(fault)
        except (RunFailed, MemoryError) as fault:
            why = str(fault) or "There is not enough memory for it."
            left_out[name] = f"“{visible(document.title)}” could not be run. {why}"
    return Laid(tuple(others), left_out, tuple(missing))


__all__ = ["Laid", "Running", "answer_as_called", "lay_all", "lay_known"]
