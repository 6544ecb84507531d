"""What a planner does to the briefing of a scenario, and who signs it.

Edits as in ``app.edits``: a document in, a checked document out. No figure changes by any of them.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.assurance import Assurance, Ownership, Signature
from app.briefing import MOST_PUBLISHED, Briefing, PageChoice, Published, chosen, plainly
from app.clean_text import clean, visible
from app.document import Document
from app.edits import checked, known, value_of
from app.problem import CannotUse, Problem

# Pages


def set_pages(document: Document, pages: Sequence[PageChoice]) -> Document:
    """The pages that are wanted, in their order, one at least."""
    if not pages:
        fact, remedy = "has no page left", "Keep one page at least."
        raise CannotUse(None, [Problem("The briefing", fact, remedy)])
    cleaned = tuple(_cleaned(each) for each in pages)
    return _with_briefing(document, replace(document.briefing, pages=cleaned))


def set_headline(document: Document, page: str, headline: str) -> Document:
    """What stands over a page in place of the finding; nothing: the finding itself.

    The code of the scenario is kept beside it: when the figures are others, so may the finding be.
    """
    said = clean(headline)
    now = choice_of(document, page)
    code = document.code if said else ""
    return _with_choice(document, replace(now, headline=said, written_for=code))


def set_note(document: Document, page: str, note: str) -> Document:
    """What is printed on a page under its figures."""
    return _with_choice(document, replace(choice_of(document, page), note=note))


def choice_of(document: Document, page: str) -> PageChoice:
    """A page as it was chosen; ``CannotUse`` if it is not among the chosen."""
    for each in chosen(document.briefing):
        if each.page == page:
            return each
    fact = "is not among the pages of the briefing"
    raise CannotUse(None, [Problem(visible(page), fact, "Put it in first.")])


def headline_is_old(document: Document, choice: PageChoice) -> bool:
    """Whether a headline was written for other figures than the scenario gives now."""
    return bool(choice.headline) and choice.written_for != document.code


# What stands beside it, and what was made


def set_beside(document: Document, names: Sequence[str]) -> Document:
    """The scenarios that are laid beside this one, by name or file."""
    return _with_briefing(document, replace(document.briefing, beside=tuple(names)))


def set_lever(document: Document, path: str) -> Document:
    """The lever that may be moved while presenting; empty for none."""
    return _with_briefing(document, replace(document.briefing, lever=path))


def record(document: Document, made: Published) -> Document:
    """Remember a briefing that was made; of very many the oldest is left to the log."""
    published = (*document.published, replace(made, file=clean(made.file)))[-MOST_PUBLISHED:]
    return checked(replace(document, published=published))


# Who answers for it


def sign(document: Document, by: str, role: str, on: date, words: str = "") -> Document:
    """Somebody says that they have checked the scenario as it is now."""
    said = clean(words, prose=True)
    signed = Signature(clean(by), clean(role), on, document.code, said)
    return _with_assurance(document, replace(document.assurance, signed=signed))


def unsign(document: Document) -> Document:
    """Take the signature away."""
    return _with_assurance(document, replace(document.assurance, signed=None))


def set_owner(document: Document, owner: str) -> Document:
    """Who answers for the scenario; empty for nobody."""
    return _with_assurance(document, replace(document.assurance, owner=clean(owner)))


def set_review_by(document: Document, day: date | None) -> Document:
    """The day by which it is to be looked at again."""
    return _with_assurance(document, replace(document.assurance, review_by=day))


def own_assumption(document: Document, path: str, owner: str) -> Document:
    """Who answers for one assumption; empty for nobody."""
    return _with_ownership(document, path, replace(ownership(document, path), owner=clean(owner)))


def sign_assumption(document: Document, path: str, by: str, on: date) -> Document:
    """Somebody says that they have checked the value of one assumption as it is now."""
    known(path)
    value = value_of(document, path)
    signed = replace(
        ownership(document, path), signed_by=clean(by), signed_on=on, signed_value=value
    )
    return _with_ownership(document, path, signed)


def unsign_assumption(document: Document, path: str) -> Document:
    """Take the signature on one assumption away."""
    now = ownership(document, path)
    return _with_ownership(document, path, Ownership(owner=now.owner))


def ownership(document: Document, path: str) -> Ownership:
    """Who answers for one assumption, and who has signed it."""
    return document.assurance.assumptions.get(path, Ownership())


def is_signed(document: Document, path: str) -> bool:
    """Whether the signature on one assumption holds: it was given for the value it has."""
    now = ownership(document, path)
    return bool(now.signed_by) and now.signed_value == value_of(document, path)


def _cleaned(choice: PageChoice) -> PageChoice:
    """With its words as a file would give them back."""
    return replace(choice, headline=clean(choice.headline), note=clean(choice.note, prose=True))


def _with_choice(document: Document, choice: PageChoice) -> Document:
    pages = chosen(document.briefing)
    return set_pages(document, [choice if each.page == choice.page else each for each in pages])


def _with_briefing(document: Document, briefing: Briefing) -> Document:
    return checked(replace(document, briefing=plainly(briefing)))


def _with_assurance(document: Document, assurance: Assurance) -> Document:
    return checked(replace(document, assurance=assurance))


def _with_ownership(document: Document, path: str, owned: Ownership) -> Document:
    known(path)
    others = {key: each for key, each in document.assurance.assumptions.items() if key != path}
    entries = others if owned == Ownership() else {**others, path: owned}
    return _with_assurance(document, replace(document.assurance, assumptions=entries))
