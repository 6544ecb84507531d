"""The dated events of a scenario beside those of its baseline, and their sizes as typed."""

from datetime import date

from app.clean_text import visible
from app.document import Document
from app.value import read_number
from sim.scenario import Event


def events_changed(document: Document, baseline: Document) -> int:
    """How many events one has that the other has not."""
    here, there = (set(map(_event_key, each.scenario.events)) for each in (document, baseline))
    return max(len(here - there), len(there - here))


def in_baseline(event: Event, baseline: Document) -> bool:
    """Whether the baseline has the same event on the same day at the same size."""
    return _event_key(event) in map(_event_key, baseline.scenario.events)


def _event_key(event: Event) -> tuple[date, str, float]:
    return (event.date, event.kind, event.size)


def events_lost(document: Document, baseline: Document) -> tuple[Event, ...]:
    """What happens in the baseline and not here."""
    here = set(map(_event_key, document.scenario.events))
    return tuple(each for each in baseline.scenario.events if _event_key(each) not in here)


def say_size(size: float) -> str:
    """A size as it is typed: 1 is as declared.

    >>> say_size(1.0), say_size(0.5)
    ('1', '0.5')
    """
    return f"{size:.9g}"


def read_size(text: str) -> float | str:
    """The size that was typed, or the sentence that says what is wrong with it.

    >>> read_size("0.5"), read_size("half")
    (0.5, 'Is "half", which cannot be read. Write a number such as 1 or 0.5.')
    """
    size = read_number(text)
    if size is None or "£" in text:
        return f'Is "{visible(text)}", which cannot be read. Write a number such as 1 or 0.5.'
    return size
