"""The scenarios in a pack: files to run it again with, that lie beside each other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count

from app.document import Document
from app.files.layout import text_of
from app.files.names import file_name
from app.story.case import Case


@dataclass(frozen=True)
class Copies:
    """The files, and what could not be among them."""

    files: Mapping[str, bytes]
    """Contents by name."""
    own: str
    """The name of the scenario's own file; empty if it was left out."""
    left_out: tuple[str, ...]
    """Titles of scenarios with a council's own staff, who stay with the council."""


def copies_of(case: Case) -> Copies:
    """A file of each scenario that was run: this one, those beside it, its baseline."""
    others = [each.document for each in case.others]
    run = [case.document, *others, *_baseline(case, others)]
    named = list(zip(_names(each.title for each in run), run, strict=True))
    kept = [(name, each) for name, each in named if not each.scenario.staff]
    beside = tuple(name for name, each in kept if any(each is other for other in others))
    files = {
        name: text_of(_beside(each, beside if each is case.document else ())).encode()
        for name, each in kept
    }
    own = named[0][0] if named[0][0] in files else ""
    return Copies(files, own, tuple(each.title for each in run if each.scenario.staff))


def _baseline(case: Case, others: Iterable[Document]) -> Iterator[Document]:
    """The baseline if it was run and is not among the others already."""
    baseline = case.answer.question.baseline
    known = {(each.title, each.key) for each in others}
    if case.answer.baseline is not None and (baseline.title, baseline.key) not in known:
        yield replace(baseline, futures=case.document.futures)


def _beside(document: Document, names: tuple[str, ...]) -> Document:
    """A file names what lies beside it in the pack, and no folder of whoever made it."""
    return replace(document, briefing=replace(document.briefing, beside=names))


def _names(titles: Iterable[str]) -> Iterator[str]:
    """A name for each title; on some systems names that differ in case alone are the same."""
    taken: set[str] = set()
    for title in titles:
        tried = (file_name(title, number) for number in count(1))
        name = next(each for each in tried if each.casefold() not in taken)
        taken.add(name.casefold())
        yield name
