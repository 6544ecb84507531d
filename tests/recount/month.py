"""A month of a diary: who is in post at its close, whose case is open, and who came or went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property

from sim.cases import OTHER_TEAM, UNALLOCATED, Stage, Work
from sim.grades import Grade
from sim.scenario import Settings
from tests.recount.diary import Child, Diary, Person

DAYS_A_YEAR = 365.25
MONTHS_A_YEAR = 12
DAYS_A_MONTH = DAYS_A_YEAR / MONTHS_A_YEAR


@dataclass(frozen=True, eq=False)
class Month:
    """The days after one month's end, or after the first day, up to and with another."""

    diary: Diary
    after: int
    until: int

    def has(self, day: float) -> bool:
        """Whether a day lies in the month."""
        return self.after < day <= self.until

    @property
    def days(self) -> range:
        return range(self.after + 1, self.until + 1)

    @property
    def now(self) -> Settings:
        """Settings in force at the close."""
        return self.diary.settings_on(self.until)

    @property
    def last_day(self) -> date:
        return self.date_of(self.until)

    def date_of(self, day: int) -> date:
        return self.diary.scenario.first_day + timedelta(days=day)

    # Staff at the close

    @cached_property
    def permanent(self) -> list[Person]:
        return [person for person in self.diary.people if person.is_permanent(self.until)]

    @property
    def mean_permanent_fte(self) -> float:
        """FTE of permanent staff at work, on average over the days of the month."""
        worked = sum(
            person.fte
            for person in self.diary.people
            for day in person.days_at_work(self.after, self.until)
            if person.permanent_from < day
        )
        return worked / len(self.days)

    @cached_property
    def agency(self) -> list[Person]:
        return [person for person in self.diary.people if person.is_agency(self.until)]

    def permanent_of(self, grade: Grade) -> float:
        """FTE of permanent staff of a grade."""
        return fte(each for each in self.permanent if each.grade.on(self.until) is grade)

    def agency_of(self, grade: Grade) -> float:
        """FTE of agency workers of a grade."""
        return fte(each for each in self.agency if each.grade.on(self.until) is grade)

    @cached_property
    def holders(self) -> dict[int, Person]:
        """Who holds cases, by row."""
        return {
            row: person
            for row, person in enumerate(self.diary.people)
            if person.holds_cases(self.until)
        }

    @property
    def newly_qualified(self) -> dict[int, Person]:
        """Of those the newly qualified."""
        return {
            row: person
            for row, person in self.holders.items()
            if person.grade.on(self.until) is Grade.NEWLY_QUALIFIED
        }

    # Children at the close

    @cached_property
    def children(self) -> list[Child]:
        """All with an open case, those held by other teams too."""
        return [child for child in self.diary.children.values() if child.is_open(self.until)]

    @cached_property
    def ours(self) -> list[Child]:
        """Of those the ones in these teams."""
        return [child for child in self.children if child.worker.on(self.until) != OTHER_TEAM]

    @cached_property
    def allocated(self) -> list[Child]:
        return [child for child in self.ours if child.worker.on(self.until) != UNALLOCATED]

    @cached_property
    def waiting(self) -> list[Child]:
        return [child for child in self.ours if child.worker.on(self.until) == UNALLOCATED]

    def at_stage(self, stage: Stage) -> int:
        """How many children are in assessment, in need, on a plan or in care."""
        return sum(child.stage(self.until) is stage for child in self.children)

    @cached_property
    def held(self) -> dict[int, list[Child]]:
        """Children by the row of the worker who holds them."""
        held = defaultdict(list)
        for child in self.allocated:
            held[child.worker.on(self.until)].append(child)
        return held

    @cached_property
    def caseloads(self) -> list[float]:
        """Children per FTE of everybody who holds cases."""
        return [len(self.held[row]) / person.fte for row, person in self.holders.items()]

    @property
    def last_meeting(self) -> int:
        return max((day for day in self.diary.meetings if day <= self.until), default=0)

    def load(self, row: int) -> float:
        """Weighted cases that a worker holds, as they were weighed at the last meeting."""
        rules = self.diary.settings_on(self.last_meeting).casework
        weights = {
            Work.ASSESSMENT: rules.weight_assessment,
            Work.ENQUIRY: rules.weight_assessment,
            Work.NEED: rules.weight_need,
            Work.PROTECTION: rules.weight_protection,
            Work.CARE: rules.weight_care,
            Work.COURT: rules.weight_care + rules.weight_proceedings,
        }
        return sum(weights[child.work.on(self.until)] for child in self.held[row])

    # Comings and goings

    @property
    def starters(self) -> list[Person]:
        """Who took up a permanent post, from outside or from an agency."""
        return [each for each in self.diary.people if self.has(each.permanent_from)]

    @property
    def leavers(self) -> list[Person]:
        """Permanent staff who left."""
        return [
            each
            for each in self.diary.people
            if self.has(each.left) and each.permanent_from < each.left
        ]


def fte(people: Iterable[Person]) -> float:
    """FTE of these people."""
    return sum(person.fte for person in people)


@cache
def months_of(diary: Diary) -> list[Month]:
    """Every month that ends by the last day."""
    first, last = diary.scenario.first_day, diary.scenario.last_day
    span = range((last - first).days + 1)
    ends = [day for day in span if (first + timedelta(days=day + 1)).day == 1]
    return [Month(diary, after, until) for after, until in zip([0, *ends], ends, strict=False)]
