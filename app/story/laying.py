"""Lays the scenarios that a briefing names beside an answer, as far as they are known."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.clean_text import visible
from app.document import Document
from app.problem import CannotUse
from app.running.answers import Answer, OtherSoFar
from app.story.case import Other, other_of
from app.story.choosing import scenario_beside
from app.story.gather import played_beside


@dataclass(frozen=True, eq=False)
class Laid:
    """What became of the scenarios that are to stand beside."""

    others: tuple[Other, ...] = ()
    """Those of which something is known, in their order."""
    left_out: dict[str, str] = field(default_factory=dict)
    """Why others are not there, in sentences, by what the briefing calls them."""
    missing: tuple[str, ...] = ()
    """Those of which futures are still to be run."""
    documents: tuple[Document, ...] = ()
    """The scenarios that can be run, as they were read."""


@dataclass(frozen=True)
class Running:
    """How far the run of a scenario is that is to stand beside."""

    title: str
    done: int
    wanted: int


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


def lay(
    answer: Answer, names: Sequence[str], folder: Path | None, known: Sequence[OtherSoFar]
) -> Laid:
    """What can be laid beside an answer of what is known of the others."""
    by_key = {each.document.key: each for each in known}
    others: list[Other] = []
    left_out: dict[str, str] = {}
    missing: list[str] = []
    documents: list[Document] = []
    for name in names:
        try:
            document = scenario_beside(name, folder)
            played = played_beside(answer, document)
        except CannotUse as fault:
            left_out[name] = str(fault)
            continue
        documents.append(document)
        so_far = by_key.get(played.key)
        if so_far is not None and so_far.trouble:
            title = visible(document.title)
            left_out[name] = f"“{title}” could not be run. {so_far.trouble}"
            continue
        if so_far is not None and so_far.ensemble is not None:
            others.append(other_of(answer, played, so_far.ensemble))
        if so_far is None or so_far.done < so_far.wanted:
            missing.append(name)
    return Laid(tuple(others), left_out, tuple(missing), tuple(documents))


def running_of(known: Sequence[OtherSoFar]) -> Running | None:
    """The first of the others that is not complete, and how far it is."""
    for each in known:
        if each.done < each.wanted and not each.trouble:
            return Running(each.document.title, each.done, each.wanted)
    return None


__all__ = ["Laid", "Running", "answer_as_called", "lay", "running_of"]
