"""What differs between two documents in what is kept for the briefing, in words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.assurance import Assurance, Ownership
from app.briefing import KINDS, Briefing, PageChoice, Published, chosen
from app.clean_text import shortened
from app.document import Document
from app.wording import day_words
from sim.scenario import PARAMETERS


@dataclass(frozen=True)
class Said:
    """One difference, as a line, and the reason that was given for it, if one was."""

    what: str
    why: str = ""
    path: str = ""
    """Of the parameter it speaks of, if it speaks of one."""


def briefing_said(before: Document, after: Document) -> Iterator[Said]:
    """Every difference: pages and their words, signatures, what was handed over."""
    if before.briefing != after.briefing:
        yield from map(Said, _briefing(before.briefing, after.briefing))
    if before.assurance != after.assurance:
        yield from _assurance(before.assurance, after.assurance)
    if before.published != after.published:
        yield from map(Said, _published(before.published, after.published))


def _briefing(before: Briefing, after: Briefing) -> Iterator[str]:
    old = {each.page: each for each in chosen(before)}
    new = {each.page: each for each in chosen(after)}
    yield from (f"Page left out: {KINDS[page].label}" for page in old if page not in new)
    yield from (f"Page put in: {KINDS[page].label}" for page in new if page not in old)
    both = [page for page in new if page in old]
    if both != [page for page in old if page in new]:
        yield "Page order"
    for page, choice in new.items():
        yield from _words(KINDS[page].label, old.get(page, PageChoice(page)), choice)
    if before.beside != after.beside:
        yield (
            f"Beside it: {', '.join(map(shortened, after.beside))}"
            if after.beside
            else "Nothing beside it"
        )
    if before.lever != after.lever:
        lever = PARAMETERS[after.lever].label if after.lever else ""
        yield f"Lever to present: {lever}" if lever else "No lever to present"


def _words(label: str, old: PageChoice, new: PageChoice) -> Iterator[str]:
    if (old.headline, old.written_for) != (new.headline, new.written_for):
        yield f"Headline of {label}" if new.headline else f"Headline of {label}: the finding"
    if old.note != new.note:
        yield f"Note on {label}" if new.note else f"Note on {label} removed"


def _assurance(before: Assurance, after: Assurance) -> Iterator[Said]:
    if before.owner != after.owner:
        yield Said(_owner("the scenario", before.owner, after.owner))
    if before.review_by != after.review_by:
        by = after.review_by
        yield Said(f"To be reviewed by {day_words(by)}" if by else "Date of review removed")
    old, new = before.signed, after.signed
    if old != new and new:
        yield Said(f"Signed by {shortened(new.by)} on {day_words(new.on)}", new.words)
    elif old != new and old:
        yield Said(f"Signature of {shortened(old.by)} removed")
    for path, parameter in PARAMETERS.items():
        was = before.assumptions.get(path, Ownership())
        now = after.assumptions.get(path, Ownership())
        yield from map(Said, _assumption(parameter.label, was, now))


def _assumption(label: str, old: Ownership, new: Ownership) -> Iterator[str]:
    if old.owner != new.owner:
        yield _owner(label, old.owner, new.owner)
    if (old.signed_by, old.signed_on, old.signed_value) != (
        new.signed_by,
        new.signed_on,
        new.signed_value,
    ):
        by = shortened(new.signed_by)
        yield f"{label} signed by {by}" if by else f"{label} no longer signed"


def _owner(of: str, old: str, new: str) -> str:
    return f"Owner of {of}: {shortened(new)}" if new else f"Owner of {of} removed: {shortened(old)}"


def _published(old: Sequence[Published], new: Sequence[Published]) -> Iterator[str]:
    come, gone = Counter(new) - Counter(old), Counter(old) - Counter(new)
    yield from (f"Handed over as {shortened(each.file)}" for each in come.elements())
    if not come:
        yield from (
            f"No longer kept: handed over as {shortened(each.file)}" for each in gone.elements()
        )
