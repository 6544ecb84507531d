"""A diary of one future: who came, rose, left, applied, was referred and held which case, and when.

It holds what somebody lived through and nothing that was counted.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from itertools import pairwise
from typing import Generic, TypeVar

from sim.cases import OTHER_TEAM, UNALLOCATED, Stage, Work
from sim.grades import Grade
from sim.plan import Plan
from sim.scenario import Scenario, Settings

NEVER = float("inf")
STAGE_OF = {
    Work.ASSESSMENT: Stage.ASSESSMENT,
    Work.ENQUIRY: Stage.ASSESSMENT,
    Work.NEED: Stage.NEED,
    Work.PROTECTION: Stage.PROTECTION,
    Work.CARE: Stage.CARE,
    Work.COURT: Stage.CARE,
}
T = TypeVar("T")


class Spells(Generic[T]):
    """What somebody was, from when to when."""

    def __init__(self, since: float, first: T) -> None:
        self.since = [since]
        self.was = [first]

    def turns(self, day: float, into: T) -> None:
        self.since.append(day)
        self.was.append(into)

    def on(self, day: float) -> T:
        """At the close of a day."""
        return self.was[bisect_right(self.since, day) - 1]

    def since_when(self, day: float) -> float:
        """The day from which it has been so, as of the close of a day."""
        return self.since[bisect_right(self.since, day) - 1]

    @property
    def last(self) -> T:
        return self.was[-1]


@dataclass(eq=False)
class Person:
    """Somebody who is or was in post. Days are since the first day, each at its close."""

    identity: int
    came: int
    """Day of coming into post; 0 for whoever is in post on the first day."""
    joined: float
    """The same, less the service before the first day."""
    fte: float
    grade: Spells[Grade]
    experience: float
    """Years, on the day of coming."""
    has_caseload: bool
    lured: bool
    """Came because of a golden hello."""
    permanent_from: float
    left: float = NEVER

    def in_post(self, day: int) -> bool:
        """At the close of a day."""
        return self.came <= day < self.left

    def is_permanent(self, day: int) -> bool:
        return self.in_post(day) and self.permanent_from <= day

    def is_agency(self, day: int) -> bool:
        return self.in_post(day) and self.permanent_from > day

    def holds_cases(self, day: int) -> bool:
        return (
            self.in_post(day) and self.has_caseload and self.grade.on(day) is not Grade.TEAM_MANAGER
        )

    @property
    def was_agency(self) -> bool:
        """Came from an agency, whether or not they turned permanent since."""
        return self.permanent_from > self.came

    def days_at_work(self, after: int, until: int) -> range:
        """Days of work after the close of one day and until that of another: from the day after
        coming to the last."""
        return range(max(self.came, after) + 1, int(min(self.left, until)) + 1)


@dataclass(eq=False)
class Child:
    """A child with an open case, from referral to closing; to be read once the diary is whole."""

    identity: int
    referred: int
    work: Spells[Work]
    worker: Spells[int]
    """Row of the worker; UNALLOCATED or OTHER_TEAM."""
    working_days_before: int = 0
    """Between the referral and the first day."""
    changes_before: int | None = None
    """Changes of worker before the first day; None if nobody had held the case."""
    closed: float = NEVER
    sent_back: list[int] = field(default_factory=list)

    def is_open(self, day: int) -> bool:
        return self.referred <= day < self.closed

    def stage(self, day: int) -> Stage:
        return STAGE_OF[self.work.on(day)]

    @cached_property
    def given(self) -> list[tuple[float, float]]:
        """Days on which a worker took the case, and since when it had waited."""
        spells = list(zip(self.worker.since, self.worker.was, strict=True))
        return [
            (day, before)
            for (before, was), (day, worker) in pairwise(spells)
            if was == UNALLOCATED and worker >= 0
        ]

    @cached_property
    def handovers(self) -> list[float]:
        """Days on which another worker took the case than the one before."""
        had_one = self.changes_before is not None or self.worker.was[0] >= 0
        return [day for day, _ in self.given][0 if had_one else 1 :]

    @cached_property
    def passed_on(self) -> float:
        """Day on which a team outside the establishment took the case; never if it had it on the
        first day."""
        spells = zip(self.worker.since[1:], self.worker.was[1:], strict=True)
        return next((day for day, worker in spells if worker == OTHER_TEAM), NEVER)

    @cached_property
    def assessed(self) -> float:
        """Day on which the assessment was finished; never if it was before the first day."""
        for day, before, after in zip(
            self.work.since[1:], self.work.was, self.work.was[1:], strict=False
        ):
            if STAGE_OF[before] is Stage.ASSESSMENT is not STAGE_OF[after]:
                return day
        in_assessment = STAGE_OF[self.work.last] is Stage.ASSESSMENT
        return self.closed if in_assessment and not self.closed_unassessed else NEVER

    @property
    def closed_unassessed(self) -> bool:
        """Whether the case was closed while nobody had it and its assessment was not finished."""
        in_assessment = STAGE_OF[self.work.last] is Stage.ASSESSMENT
        return self.closed < NEVER and in_assessment and self.worker.last == UNALLOCATED


@dataclass(eq=False)
class Candidate:
    """Somebody with experience who has applied."""

    identity: int
    applied: float
    accepted: float = NEVER
    gone: float = NEVER
    """Day of starting, or of being lost."""

    @property
    def started(self) -> bool:
        return max(self.accepted, self.gone) < NEVER


@dataclass(frozen=True)
class Referral:
    """A child at the front door."""

    day: int
    identity: int
    again: bool
    """Within a year of an earlier case being closed."""


@dataclass(frozen=True)
class Told:
    """What somebody in post was told, or felt, on the first of a month."""

    leaving_rate: float
    """Chance a year; no number before the first time, and for whoever is not permanent."""
    norm: float
    """Weighted cases that they should hold."""
    cap: float
    """The most that they may be given."""


class Diary:
    """What one future lived through."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.people: list[Person] = []
        self.children: dict[int, Child] = {}
        self.candidates: dict[int, Candidate] = {}
        self.referrals: list[Referral] = []
        self.meetings: list[int] = []
        """Days on which the duty desk met."""
        self.diverted: list[int] = []
        """Children whose family got early help in place of a referral, by day."""
        self.turned_away: list[int] = []
        """Children turned away by a higher threshold, by day."""
        self.told: dict[int, dict[int, Told]] = {}
        """By day, on the first of each month, and by the row of the person."""

    @cached_property
    def settings(self) -> list[tuple[int, Settings]]:
        """Settings in force, and from which day on."""
        return list(Plan(self.scenario).reviews)

    def settings_on(self, day: int) -> Settings:
        return next(now for since, now in reversed(self.settings) if since <= day)

    def is_first_of_month(self, day: int) -> bool:
        """Whether a monthly review is held on a day."""
        return (self.scenario.first_day + timedelta(days=day)).day == 1

    def working_days_since_referral(self, child: Child, until: float) -> int:
        """Until the close of a day; the day of the referral is not counted."""
        met = bisect_right(self.meetings, until)
        return child.working_days_before + met - bisect_right(self.meetings, child.referred)
