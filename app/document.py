"""A scenario as a document: with its title, its targets and the reason beside each value."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal

from app.assurance import Assurance, LogEntry
from app.briefing import Briefing, Published
from app.clean_text import clean, visible
from app.fingerprint import fingerprint, full_key
from app.frozen import Frozen
from app.learned_from import LearnedFrom
from app.problem import CannotUse, Problem, did_you_mean
from app.together import check_together
from app.value import check_value, parse_value
from sim.parameter import Parameter
from sim.scenario import PARAMETERS, Scenario

Vary = Literal["luck", "luck+assumptions", "luck+assumptions+years"]
Test = Literal["at least", "at most"]


@dataclass(frozen=True)
class Target:
    """What is wanted of an outcome by a date."""

    outcome: str
    by: date
    test: Test
    value: float


@dataclass(frozen=True)
class Document:
    """What a planner opens, changes and saves. Its texts are clean (see ``app.clean_text``)."""

    title: str
    author: str
    created: date
    notes: str
    futures: int
    """How many possible futures are played."""
    vary: Vary
    """What differs from future to future."""
    scenario: Scenario
    """Keeps the ranges of its assumptions even while luck alone varies."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Why a value is what it is, by path; only where somebody said so."""
    targets: tuple[Target, ...] = ()
    learned_from: LearnedFrom | None = None
    """What the scenario has learned from, where it has learned anything."""
    briefing: Briefing = field(default_factory=Briefing)
    assurance: Assurance = field(default_factory=Assurance)
    published: tuple[Published, ...] = ()
    """Briefings that were made of it, the latest last."""
    frozen: tuple[Frozen, ...] = ()
    """Projections as they were on a day, the latest last."""
    log: tuple[LogEntry, ...] = field(default=(), compare=False)
    """What was changed from one saving to the next. It belongs to the file and is not undone, so
    two documents that differ in nothing else are equal."""

    @cached_property
    def played(self) -> Scenario:
        """The scenario as it is run: without ranges if luck alone varies, and with years that
        differ if they do."""
        if self.vary == "luck":
            return self.scenario.with_luck_alone()
        if self.vary == "luck+assumptions":
            return self.scenario.with_years_alike()
        return replace(self.scenario, years_differ=True)

    @cached_property
    def code(self) -> str:
        """The fingerprint of the scenario as it is run, to be printed and read out."""
        return fingerprint(self.played)

    @cached_property
    def key(self) -> str:
        """The whole hash of the scenario as it is run: the same key, the same figures."""
        return full_key(self.played)


def find_parameter(path: str) -> Parameter | Problem:
    """The parameter at a path, or the problem that there is none."""
    if path in PARAMETERS:
        return PARAMETERS[path]
    alike = [each for each in PARAMETERS if each.endswith("." + path)]
    remedy = f"Did you mean {alike[0]}?" if alike else did_you_mean(path, PARAMETERS)
    return Problem(visible(path), "is no parameter", remedy)


def is_as_it_came(document: Document, path: str) -> bool:
    """Whether nobody has said anything of a value: it is the default, and no reason is given."""
    value = document.scenario.settings.get(path)
    return value == PARAMETERS[path].default and path not in document.reasons


def with_value(document: Document, path: str, value: float, reason: str = "") -> Document:
    """A copy with another value; ``CannotUse`` if it is not allowed."""
    parameter = find_parameter(path)
    problem = parameter if isinstance(parameter, Problem) else check_value(parameter, value)
    if problem:
        raise CannotUse(None, [problem])
    return _changed(document, {path: value}, reason)


def with_typed(document: Document, typed: Mapping[str, str], reason: str = "") -> Document:
    """A copy with values as they were typed, by path; ``CannotUse`` names all that is wrong."""
    read = {path: _read(document, path, text) for path, text in typed.items()}
    problems = [found for found in read.values() if isinstance(found, Problem)]
    if problems:
        raise CannotUse(None, problems)
    values = {path: found for path, found in read.items() if not isinstance(found, Problem)}
    return _changed(document, values, reason)


def _read(document: Document, path: str, text: str) -> float | Problem:
    parameter = find_parameter(path)
    if isinstance(parameter, Problem):
        return parameter
    return parse_value(parameter, text, document.scenario.settings.get(path))


def _changed(document: Document, values: Mapping[str, float], reason: str) -> Document:
    """A copy with other values; an old reason does not outlive the value it was given for."""
    scenario = document.scenario
    new = {path: value for path, value in values.items() if scenario.settings.get(path) != value}
    changed = scenario.with_values(new)
    problems = check_together({path: changed.settings.get(path) for path in PARAMETERS})
    if problems:
        raise CannotUse(None, problems)
    kept = {path: why for path, why in document.reasons.items() if path not in new}
    said = clean(reason, prose=True)
    given = dict.fromkeys(values, said) if said else {}
    return replace(document, scenario=changed, reasons={**kept, **given})
