"""The twin's cases and workers."""

from dataclasses import dataclass, field
from enum import Enum

from sim.calendar import DAYS_A_MONTH
from sim.grades import Grade
from sim.scenario.casework import Casework


class Stage(Enum):
    """Where a case stands."""

    ASSESSMENT = 0
    NEED = 1
    PROTECTION = 2
    CARE = 3
    CLOSED = 4


@dataclass(frozen=True)
class TwinWorker:
    """A worker as the caller gives them. Team managers hold no cases."""

    grade: Grade = Grade.SOCIAL_WORKER
    fte: float = 1.0
    permanent: bool = True
    service_months: float = 0.0


@dataclass(eq=False, slots=True)
class Worker:
    """A worker in post, and the cases they hold."""

    number: int
    grade: Grade
    fte: float
    permanent: bool
    joined: float
    """Day of joining; negative before day 0."""
    cases: "dict[int, Case]" = field(default_factory=dict)
    norm: float = 0.0
    cap: float = 0.0
    load: float = 0.0
    overload: float = 0.0
    """By how much the load ratio exceeded 1 after the last meeting."""
    lengthening: float = 1.0

    @property
    def holds_cases(self) -> bool:
        return self.grade != Grade.TEAM_MANAGER

    @property
    def newly_qualified(self) -> bool:
        return self.grade == Grade.NEWLY_QUALIFIED

    def load_share(self, casework: Casework, day: float) -> float:
        """Per cent of a full load that a worker of this standing should hold.

        Agency workers have a share of their own and no induction. The newly qualified have one for
        each quarter of the first year. An experienced starter has one for the first month and one
        for the second and third.
        """
        months = (day - self.joined) / DAYS_A_MONTH
        if not self.permanent:
            return casework.agency_load
        if self.newly_qualified:
            quarters = (
                casework.newly_qualified_first,
                casework.newly_qualified_second,
                casework.newly_qualified_third,
                casework.newly_qualified_fourth,
            )
            return quarters[int(months // 3)] if months < 12 else 100.0
        if months < 1:
            return casework.induction_first_month
        if months < 3:
            return casework.induction_next_months
        return 100.0

    def set_norm_and_cap(self, casework: Casework, day: float) -> None:
        """The norm is the grade's norm times FTE, load share and presence; the cap a part more."""
        if not self.holds_cases:
            return
        senior = self.grade == Grade.SENIOR
        full = casework.norm_senior if senior else casework.norm_social_worker
        present = 1 - casework.sickness / 100
        self.norm = full * self.fte * self.load_share(casework, day) / 100 * present
        self.cap = self.norm * casework.cap / 100

    def sum_load(self, casework: Casework) -> None:
        """The load is the sum of the weights of the cases held."""
        self.load = sum(case.weight(casework) for case in self.cases.values())

    def set_lengthening(self, casework: Casework) -> None:
        """Work takes longer in proportion to the load beyond the norm."""
        ratio = self.load / self.norm if self.norm > 0 else 0.0
        self.overload = max(0.0, ratio - 1)
        self.lengthening = 1 + casework.overload_lengthening / 100 * self.overload


@dataclass(eq=False, slots=True)
class Case:
    """A child's open case."""

    number: int
    stage: Stage
    section_47: bool
    left: float
    """Working days of work left in the stage."""
    first_meeting: int = 0
    """Working day of the first meeting after the referral; 1 is the first after day 0."""
    worker: Worker | None = None
    outside: bool = False
    """Held by a team outside: no worker of ours, no load, for good."""
    held_before: bool = False
    """Whether any worker of ours has held it."""
    waiting_since: int = 0
    """Calendar day since which it waits for a worker, if it does."""
    meetings_waited: int = 0
    proceedings: float = 0.0
    """Working days of court proceedings left."""

    @property
    def is_complex(self) -> bool:
        """Work that the newly qualified may not hold."""
        return self.stage in (Stage.PROTECTION, Stage.CARE) or self.is_enquiry

    @property
    def is_enquiry(self) -> bool:
        return self.section_47 and self.stage is Stage.ASSESSMENT

    @property
    def urgency(self) -> tuple[int, int, int]:
        """Order at the meeting: class, then longest waiting, then lowest number."""
        if self.stage is Stage.PROTECTION or self.is_enquiry:
            urgency_class = 0
        elif self.stage is Stage.CARE:
            urgency_class = 1
        elif self.stage is Stage.ASSESSMENT:
            urgency_class = 2
        else:
            urgency_class = 3
        return urgency_class, self.waiting_since, self.number

    def weight(self, casework: Casework) -> float:
        """What the case weighs in its worker's load."""
        if self.stage is Stage.ASSESSMENT:
            return casework.weight_assessment
        if self.stage is Stage.NEED:
            return casework.weight_need
        if self.stage is Stage.PROTECTION:
            return casework.weight_protection
        if self.proceedings > 0:
            return casework.weight_care + casework.weight_proceedings
        return casework.weight_care

    def work_a_day(self) -> None:
        """One working day passes.

        A stay in care passes whoever holds the case, and so does all work outside. Other work
        passes only with a worker, slower with one who holds too much. Proceedings count down.
        """
        if self.proceedings > 0:
            self.proceedings -= 1
        if self.outside or self.stage is Stage.CARE:
            self.left -= 1
        elif self.worker is not None:
            self.left -= 1 / self.worker.lengthening
