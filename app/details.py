"""What is said of a scenario as a whole, as it was typed, and taken over all at once or not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app import edits
from app.clean_text import visible
from app.document import Document, Target, Test, Vary
from app.problem import CannotUse, Problem
from app.value import read_amount, say
from sim.outcomes import OUTCOMES


@dataclass(frozen=True)
class TypedTarget:
    """A target as it stands in boxes."""

    outcome: str
    test: Test
    value: str
    by: date


@dataclass(frozen=True)
class Details:
    """What is typed about a scenario."""

    title: str
    author: str
    notes: str
    seed: str
    futures: str
    vary: Vary
    targets: tuple[TypedTarget, ...]


def details_of(document: Document) -> Details:
    """A document's details as they would be typed; typed unchanged they change nothing."""
    return Details(
        document.title,
        document.author,
        document.notes,
        str(document.scenario.seed),
        f"{document.futures:,}",
        document.vary,
        tuple(
            TypedTarget(t.outcome, t.test, say(OUTCOMES[t.outcome].unit, t.value), t.by)
            for t in document.targets
        ),
    )


def with_details(document: Document, details: Details) -> Document:
    """The document with what was typed; ``CannotUse`` names all that is wrong, place by place."""
    problems: list[Problem] = []

    def edit(do: Callable[[Document], Document]) -> None:
        nonlocal document
        try:
            document = do(document)
        except CannotUse as fault:
            problems.extend(fault.problems)

    edit(lambda now: edits.set_title(now, details.title))
    edit(lambda now: edits.set_author(now, details.author))
    edit(lambda now: edits.set_notes(now, details.notes))
    edit(lambda now: edits.set_vary(now, details.vary))
    edit(lambda now: edits.set_seed(now, _whole("seed", details.seed, now.scenario.seed)))
    edit(lambda now: edits.set_futures(now, _whole("futures", details.futures, now.futures)))
    edit(lambda now: edits.set_targets(now, _targets(details.targets)))
    if problems:
        raise CannotUse(None, problems)
    return document


def _whole(place: str, text: str, present: int) -> int:
    plain = text.replace(",", "").strip()
    # int() alone would also take 1_000 and digits of other scripts.
    if not (plain.removeprefix("-").isdecimal() and plain.isascii()) or len(plain) > 40:
        fact = f'is "{visible(text)}", which is no whole number'
        raise CannotUse(None, [Problem(place, fact, f"Write it like {present:,}.")])
    return int(plain)


def _targets(typed: tuple[TypedTarget, ...]) -> list[Target]:
    read, problems = [], []
    for number, each in enumerate(typed, start=1):
        unit = OUTCOMES[each.outcome].unit
        value = read_amount(unit, each.value)
        if value is None:
            fact = f'is "{visible(each.value)}", which cannot be read'
            remedy = f"Write it like {say(unit, 20)}."
            problems.append(Problem(f"targets[{number}].value", fact, remedy))
        else:
            read.append(Target(each.outcome, each.by, each.test, value))
    if problems:
        raise CannotUse(None, problems)
    return read


def another_target(document: Document, targets: tuple[TypedTarget, ...]) -> TypedTarget:
    """A target to begin with: of an outcome that has none yet, by the last day."""
    taken = {each.outcome for each in targets}
    name = next((each for each in OUTCOMES if each not in taken), next(iter(OUTCOMES)))
    return TypedTarget(name, "at least", "", document.scenario.last_day)
