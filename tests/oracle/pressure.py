"""What gives in the twin when work piles up."""

from abc import ABC, abstractmethod
from random import Random

from sim.calendar import DAYS_A_MONTH
from sim.scenario import Scenario
from sim.scenario.casework import Casework
from tests.oracle.entities import Case, Stage, Worker

MOST_STRETCH = 3
"""Times their cap that anybody is given at most."""


class Pressure(ABC):
    """The part of a service that feels how long children have waited."""

    scenario: Scenario
    casework: Casework
    rng: Random
    today: int
    waiting: dict[int, Case]
    workers: list[Worker]
    months_waited = 0.0
    stretch = 1.0
    """What caps are multiplied by today."""

    @abstractmethod
    def close(self, case: Case, turned_away: bool = False) -> None:
        """Close a case; more of those who were turned away come back."""

    @abstractmethod
    def allocate(self, worker: Worker, case: Case) -> None:
        """Give a case to a worker."""

    def feel_the_pressure(self) -> None:
        """Months that children have waited so far for each case-holder, and what they bring."""
        days = sum(self.today - case.waiting_since for case in self.waiting.values())
        holders = sum(worker.holds_cases for worker in self.workers)
        self.months_waited = days / DAYS_A_MONTH / max(holders, 1)
        gives = self.casework.cap_gives
        if gives >= 100:
            self.stretch = MOST_STRETCH if days else 1
        else:
            self.stretch = min(1 + gives / (100 - gives) * self.months_waited, MOST_STRETCH)

    def is_turned_away(self) -> bool:
        """Whether the front door turns away somebody who has no enquiry."""
        share = self.scenario.settings.demand.threshold_under_pressure / 100
        return self.rng.random() < share * min(self.months_waited, 1)

    def close_unassessed(self) -> None:
        """Of those who have waited a week or more to be assessed, a week's share is closed."""
        kept = (1 - self.casework.closed_unassessed / 100) ** (7 / DAYS_A_MONTH)
        for case in list(self.waiting.values()):
            long = self.today - case.waiting_since >= 7
            plain = case.stage is Stage.ASSESSMENT and not case.is_enquiry
            if long and plain and self.rng.random() >= kept:
                self.close(case, turned_away=True)

    def give_out_what_is_overdue(self) -> None:
        """Urgent cases that have waited too long go to whoever has the most room."""
        classes = {case.urgency[0] for case in self.waiting.values()} & {0, 1}
        for urgency in sorted(classes):
            urgent = [case for case in self.waiting.values() if case.urgency[0] == urgency]
            for case in sorted(urgent, key=lambda case: case.urgency):
                weight = case.weight(self.casework)
                able = [worker for worker in self.workers if not worker.newly_qualified
                        and worker.load + weight <= worker.cap * MOST_STRETCH]  # fmt: skip
                if self.today - case.waiting_since < self.casework.urgent_days or not able:
                    break
                self.allocate(max(able, key=lambda worker: worker.norm - worker.load), case)
