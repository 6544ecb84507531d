"""Scenarios that are compared with the one that is asked about."""

from dataclasses import replace

from app.document import Document
from app.outlooks.difference import with_luck_of


def as_compared(asked: Document, other: Document) -> Document:
    """Another scenario as it is run beside one: with its luck, its targets and as many futures."""
    played = with_luck_of(asked, other)
    return replace(played, targets=asked.targets, futures=asked.futures)


__all__ = ["as_compared"]
