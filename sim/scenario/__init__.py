"""The scenario: every parameter's value, what changes when, and the seed of its futures."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from types import MappingProxyType

from sim.parameter import Parameter, parameters_of
from sim.scenario.agency import Agency
from sim.scenario.casework import Casework
from sim.scenario.changes import EVENT_KINDS, Change, Event
from sim.scenario.demand import Demand
from sim.scenario.hiring import Hiring
from sim.scenario.learned import Learned
from sim.scenario.leaving import Leaving
from sim.scenario.money import Money
from sim.scenario.pay import Pay
from sim.scenario.posts import Posts
from sim.scenario.shocks import Shocks
from sim.scenario.staff import StaffMember
from sim.scenario.start import Start
from sim.scenario.structure import Structure
from sim.scenario.years import Years


@dataclass(frozen=True)
class Settings:
    """A value for every parameter, by group: ``settings.pay.golden_hello`` is a float."""

    start: Start = field(default_factory=Start)
    posts: Posts = field(default_factory=Posts)
    pay: Pay = field(default_factory=Pay)
    hiring: Hiring = field(default_factory=Hiring)
    leaving: Leaving = field(default_factory=Leaving)
    agency: Agency = field(default_factory=Agency)
    demand: Demand = field(default_factory=Demand)
    casework: Casework = field(default_factory=Casework)
    money: Money = field(default_factory=Money)
    structure: Structure = field(default_factory=Structure)
    shocks: Shocks = field(default_factory=Shocks)
    years: Years = field(default_factory=Years)

    def get(self, path: str) -> float:
        """The value at ``group.name``; ``KeyError`` if there is no such parameter."""
        parameter = PARAMETERS[path]
        value: float = getattr(getattr(self, parameter.group), parameter.name)
        return value

    def replaced(self, values: Mapping[str, float]) -> "Settings":
        """A copy with other values, by path; ``KeyError`` if there is no such parameter."""
        by_group: dict[str, dict[str, float]] = {}
        for path, value in values.items():
            parameter = PARAMETERS[path]
            by_group.setdefault(parameter.group, {})[parameter.name] = value
        return replace(
            self,
            **{group: replace(getattr(self, group), **new) for group, new in by_group.items()},
        )


def _walk() -> dict[str, Parameter]:
    settings = Settings()
    return {
        parameter.path: parameter
        for group in fields(settings)
        for parameter in parameters_of(group.name, type(getattr(settings, group.name)))
    }


PARAMETERS: Mapping[str, Parameter] = MappingProxyType(_walk())
"""Every parameter by path, in the order of their declaration."""


_YEARS = "years."
"""How the parameters begin that say how years differ."""


def evidence_ranges() -> dict[str, tuple[float, float]]:
    """Low and high of every uncertain parameter, as declared."""
    return {path: (p.low, p.high) for path, p in PARAMETERS.items() if p.is_uncertain}


@dataclass(frozen=True)
class Scenario:
    """All that a run needs but the future's number."""

    first_day: date
    """The position is known at the close of this day; the first simulated day is the next."""
    last_day: date
    seed: int = 2015
    settings: Settings = field(default_factory=Settings)
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """Low and high, by path, of what each future draws for itself; empty: assumptions are
    points."""
    years_differ: bool = False
    """Whether drivers move from year to year, as ``settings.years`` says."""
    learned: Learned | None = None
    """How observations move what each future draws."""
    changes: tuple[Change, ...] = ()
    events: tuple[Event, ...] = ()
    staff: tuple[StaffMember, ...] = ()
    """The council's own start population; empty: drawn from the counts in ``start``."""

    def with_values(self, values: Mapping[str, float]) -> "Scenario":
        """A copy with other values; each becomes a point, as its range no longer speaks of it."""
        ranges = {path: ends for path, ends in self.ranges.items() if path not in values}
        return replace(self, settings=self.settings.replaced(values), ranges=ranges)

    def with_years_alike(self) -> "Scenario":
        """A copy in which no year differs from another."""
        ranges = {path: ends for path, ends in self.ranges.items() if not path.startswith(_YEARS)}
        return replace(self, ranges=ranges, years_differ=False)

    def with_luck_alone(self) -> "Scenario":
        """A copy in which assumptions are points and all years are alike."""
        return replace(self, ranges={}, years_differ=False, learned=None)


__all__ = [
    "EVENT_KINDS",
    "PARAMETERS",
    "Change",
    "Event",
    "Learned",
    "Scenario",
    "Settings",
    "StaffMember",
    "evidence_ranges",
]
