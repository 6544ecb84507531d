"""Dates that are suggested for a step or an event, and the way back to the first day."""

from dataclasses import replace
from datetime import date

from app.document import Document
from app.edits import dated, reason_of, set_reason, set_value, value_of
from sim.calendar import months_later


def middle_day(document: Document) -> date:
    """The first of a month in the middle of the run: where a new event is put."""
    first, last = document.scenario.first_day, document.scenario.last_day
    middle = first + (last - first) / 2
    return min(max(middle.replace(day=1), _after(first)), last)


def usual_start(document: Document) -> date:
    """The first 1 April of the run, when a financial year begins; else the middle of the run."""
    first, last = document.scenario.first_day, document.scenario.last_day
    april = date(first.year, 4, 1)
    if april <= first:
        april = date(first.year + 1, 4, 1)
    return april if april <= last else middle_day(document)


def next_step(document: Document, after: date) -> date:
    """A year after the last step, or as late as the run allows."""
    return min(months_later(after, 12), document.scenario.last_day)


def _after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def hold_from_first_day(document: Document, path: str) -> Document:
    """Let the value a parameter ends on hold from the first day: its dated steps are given up."""
    if not dated(document, path):
        return document
    value, reason = value_of(document, path), reason_of(document, path)
    rest = tuple(each for each in document.scenario.changes if each.path != path)
    bare = replace(document, scenario=replace(document.scenario, changes=rest))
    return set_reason(set_value(bare, path, value), path, reason)
