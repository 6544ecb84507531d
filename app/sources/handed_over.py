"""Whether the briefing that was handed over last still holds: said where its file is opened."""

from app.briefing import Published
from app.document import Document
from app.problem import CannotUse
from app.reproduced import Part, Reproduction, differences_of, enough_of, reproduction
from app.reproduction import Code, read_code
from app.running.ensemble import Ensemble
from app.wording import day_words, futures_words

MOST_CHECKED = 2_000
"""Possible futures whose every digit is looked at while somebody waits for the window."""


def handed_over_notices(document: Document, ensemble: Ensemble | None = None) -> list[str]:
    """A sentence or two if another version made the last briefing, or if a digit is another.

    ``ensemble`` is of the document as it is, if its futures are known. What the planner has
    changed since with this same version is no news to them.
    """
    if not document.published:
        return []
    last = document.published[-1]
    try:
        asked = read_code(last.code)
    except CannotUse:
        return [f"{_which(last)} bears a code that cannot be read: {last.code}."]
    others = {each.part for each in differences_of(asked, document)}
    if others and Part.VERSION not in others:
        return []
    found = _found(asked, document, ensemble)
    if found is None:
        return [_not_yet(last, asked)] if others else []
    return _told(last, found)


def _found(asked: Code, document: Document, ensemble: Ensemble | None) -> Reproduction | None:
    if ensemble is None or asked.futures > MOST_CHECKED:
        return None
    enough = enough_of(ensemble, asked.futures)
    return None if enough is None else reproduction(asked, document, enough)


def _told(last: Published, found: Reproduction) -> list[str]:
    parts = [each.part for each in found.differences]
    made = f"{_which(last)} was made with Headroom {last.version}"
    if found.same_figures:
        same = "This version gives the same figures to the digit."
        return [f"{made}. {same}"] if Part.VERSION in parts else []
    if Part.FIGURES in parts:
        (figures,) = (each.says for each in found.differences if each.part is Part.FIGURES)
        return [f"{_whether(last, found, other_version=Part.VERSION in parts)} {figures}"]
    return [f"{made}. {_because(parts)} headroom reproduce {found.asked} says all that differs."]


def _whether(last: Published, found: Reproduction, *, other_version: bool) -> str:
    """Whether figures that were compared with those of then come out again, in a sentence."""
    if other_version:
        alike = "the same figures but for last digits"
        gives = alike if found.same_but_for_last_digits else "other figures"
        return f"{_which(last)} was made with Headroom {last.version}. This version gives {gives}."
    if found.same_but_for_last_digits:
        return f"{_which(last)} comes out the same but for last digits."
    return f"{_which(last)} does not come out again."


def _because(parts: list[Part]) -> str:
    changed = {Part.INPUTS: "other inputs", Part.SEED: "another seed"}
    also = " and ".join(words for part, words in changed.items() if part in parts)
    return f"This version gives other figures{f', and the file has {also}' if also else ''}."


def _not_yet(last: Published, asked: Code) -> str:
    futures = futures_words(asked.futures)
    return (
        f"{_which(last)} was made with Headroom {last.version}. Whether this version gives the "
        f"same figures shows when {futures} are run; headroom reproduce {asked} tells it too."
    )


def _which(last: Published) -> str:
    return f"The briefing of {day_words(last.on)} ({last.file}, {last.code})"
