"""What a scenario has learned, put in and taken out."""

from dataclasses import replace

from app.document import Document
from app.learned_from import LearnedFrom, PointUsed
from sim.scenario.learned import Learned


def without_learned(document: Document) -> Document:
    """The document before it learned anything."""
    if document.scenario.learned is None and document.learned_from is None:
        return document
    scenario = replace(document.scenario, learned=None)
    return replace(document, scenario=scenario, learned_from=None)


def with_learned(document: Document, learned: Learned, source: LearnedFrom) -> Document:
    """The document with what was learned, in the place of what it had learned before."""
    scenario = replace(document.scenario, learned=learned)
    return replace(document, scenario=scenario, learned_from=source)


def points_used(document: Document) -> tuple[PointUsed, ...]:
    """The points that a document has learned from; none if its futures do not know of them."""
    source = document.learned_from
    return () if source is None or document.vary == "luck" else source.points
