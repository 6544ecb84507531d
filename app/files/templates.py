"""The scenarios that come with Headroom: to start from, and to compare with. Never written to."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.document import Document
from app.files.protected import SCENARIOS
from app.files.scenario_file import SUFFIX, read
from app.problem import CannotUse
from sim.scenario import PARAMETERS

FOLDER = SCENARIOS
_BIRMINGHAM = "birmingham"
_MOST_SAID = 160


@dataclass(frozen=True)
class Template:
    """A scenario to start from."""

    name: str
    """The name of its file, without the ending."""
    title: str
    about: str
    """The beginning of its notes: a sentence or two."""
    document: Document


@cache
def templates() -> tuple[Template, ...]:
    """Every scenario that comes with Headroom: the published plan first, the others by title."""
    found = [each for file in sorted(FOLDER.glob("*" + SUFFIX)) if (each := _template(file))]
    return tuple(sorted(found, key=lambda each: (each.name != _BIRMINGHAM, each.title)))


@cache
def birmingham() -> Document:
    """The published plan: what is opened when nothing else is asked for."""
    return read(FOLDER / (_BIRMINGHAM + SUFFIX))  # it alone: a window is waiting to be shown


def baseline_for(document: Document) -> Document:
    """What a scenario that was opened is compared with at first.

    The published plan if the scenario starts from the same service and runs over the same days;
    else the scenario itself as it was opened, so that what is compared is what was done to it.
    """
    plan = birmingham()
    return plan if _starts_alike(document, plan) else document


def _starts_alike(one: Document, other: Document) -> bool:
    """Whether two scenarios have the same days, the same staff and the same first day."""
    here, there = one.scenario, other.scenario
    counted = (path for path, parameter in PARAMETERS.items() if not parameter.dated)
    return (
        (here.first_day, here.last_day) == (there.first_day, there.last_day)
        and here.staff == there.staff
        and all(here.settings.get(path) == there.settings.get(path) for path in counted)
    )


def _template(file: Path) -> Template | None:
    """None for a file that somebody has spoiled: the others can still be used."""
    try:
        document = read(file)
    except CannotUse:
        return None
    return Template(file.stem, document.title, _beginning(document.notes), document)


def _beginning(notes: str) -> str:
    """Whole sentences of the first paragraph, as many as fit a line or two."""
    first = notes.strip().partition("\n")[0]
    if len(first) <= _MOST_SAID:
        return first
    end = first.rfind(". ", 0, _MOST_SAID)
    return first[: end + 1] if end > 0 else first[: _MOST_SAID - 3].rstrip() + "..."
