"""The twin's days, its cases and its allocation meeting.

Each working day runs in this order:

1. Referrals and returns since the last meeting are screened, and opened or closed at once.
2. Cases of workers who have left since are freed.
3. A working day's work passes on every case.
4. What is finished closes or moves on, with the same worker unless the work is too complex.
5. Loads are summed.
6. The allocation meeting gives waiting cases to workers; urgent ones that have waited too long go
   to somebody whatever the cap, and once a week some who wait to be assessed are closed.
7. Tomorrow's work slows down with those who hold more than their norm.
"""

from collections import Counter
from datetime import date, timedelta
from random import Random

import simpy

from sim.calendar import DAYS_A_MONTH, month_ends, working_days
from sim.scenario import Scenario
from tests.oracle import draws
from tests.oracle.entities import Case, Stage, TwinWorker, Worker
from tests.oracle.front_door import FrontDoor
from tests.oracle.pressure import Pressure
from tests.oracle.records import TwinRun, as_run, month_row

Process = simpy.events.ProcessGenerator

ROUNDING = 1e-9
"""What sums of weights may exceed a cap by."""


class Service(Pressure):
    """The service on one future, at first without cases and workers."""

    def __init__(self, scenario: Scenario, seed: int) -> None:
        self.scenario = scenario
        self.casework = scenario.settings.casework
        self.rng = Random(seed)
        self.env = simpy.Environment()
        self.front_door = FrontDoor(self.env, scenario, self.rng)
        self.next_working_day = self.env.event()
        """What every case waits for."""
        self.today = 0
        self.meetings_held = 0
        """Working days since day 0."""
        self.cases: dict[int, Case] = {}
        """Every open case by number."""
        self.waiting: dict[int, Case] = {}
        """The open cases that wait for a worker of ours."""
        self.cases_so_far = 0
        self.workers: list[Worker] = []
        """Workers in post, lowest number first."""
        self.workers_so_far = 0
        self.leavers: list[Worker] = []
        """Workers who have left since the last meeting."""
        self.counts: Counter[str] = Counter()
        """What happened since the last month end."""
        self.rows: dict[date, dict[str, float]] = {}

    # The days

    def run(self) -> TwinRun:
        """Let the days pass up to the scenario's last."""
        self.env.run(until=self.env.process(self.days()))
        return as_run(self.rows)

    def days(self) -> Process:
        """Process: the days of the service, one after the other."""
        first, last = self.scenario.first_day, self.scenario.last_day
        recorded = set(month_ends(first, last))
        for day, works in enumerate(working_days(first, last)):
            if day > 0:
                yield self.env.timeout(1)
            self.today = day
            if works:
                yield from self.working_day()
            today = first + timedelta(days=day)
            if today in recorded:
                self.rows[today] = month_row(
                    day, self.cases.values(), self.waiting.values(), self.workers, self.counts
                )
                self.counts.clear()

    def working_day(self) -> Process:
        """Part of a process: one working day, in the order above."""
        self.meetings_held += 1
        self.feel_the_pressure()
        self.screen_referrals()
        self.free_cases_of_leavers()
        this_day, self.next_working_day = self.next_working_day, self.env.event()
        this_day.succeed()
        yield self.env.timeout(0)  # comes after every case has worked and moved on
        for worker in self.workers:
            worker.set_norm_and_cap(self.casework, self.today)
            worker.sum_load(self.casework)
        self.hold_allocation_meeting()
        if self.meetings_held % 5 == 0:
            self.close_unassessed()
        for worker in self.workers:
            worker.set_lengthening(self.casework)

    # Cases

    def screen_referrals(self) -> None:
        """Step 1: some referrals go no further; the others become assessments that wait."""
        for again in self.front_door.take_referrals():
            self.counts["referrals"] += 1
            self.counts["re_referrals"] += again
            if self.rng.random() < self.casework.no_further_action / 100:
                self.counts["no_further_action"] += 1
                self.front_door.perhaps_return()
                continue
            has_enquiry = self.has_enquiry()
            if not has_enquiry and self.is_turned_away():
                self.counts["no_further_action"] += 1
                self.front_door.perhaps_return(turned_away=True)
                continue
            length = draws.assessment_length(self.rng, self.casework)
            case = self.open_case(Stage.ASSESSMENT, length, has_enquiry)
            case.first_meeting = self.meetings_held
            self.wait(case)

    def has_enquiry(self) -> bool:
        """Whether an assessment goes with a section 47 enquiry."""
        enquiry = self.rng.random() * (100 - self.casework.no_further_action)
        return enquiry < self.casework.section_47

    def open_case(self, stage: Stage, left: float, has_enquiry: bool | None = None) -> Case:
        """A new case, and the process that is its life."""
        if has_enquiry is None:
            has_enquiry = stage is Stage.ASSESSMENT and self.has_enquiry()
        case = Case(self.cases_so_far, stage, has_enquiry, left)
        self.cases_so_far += 1
        self.cases[case.number] = case
        self.env.process(self.life(case))
        return case

    def life(self, case: Case) -> Process:
        """Process: a case, which is worked on each working day until it is closed."""
        while case.stage is not Stage.CLOSED:
            yield self.next_working_day
            case.work_a_day()
            if case.left <= 0:
                self.move_on(case)

    def move_on(self, case: Case) -> None:
        """Step 4: a finished assessment may be sent back; all else closes or begins a new stage."""
        casework = self.casework
        if case.stage is Stage.ASSESSMENT:
            if self.is_sent_back(case):
                case.left = casework.rework_days
                return
            self.counts["assessments"] += 1
            days_taken = self.meetings_held - case.first_meeting
            self.counts["assessments_in_time"] += days_taken <= casework.assessment_limit
            stage = self.outcome_of_assessment(case)
            if stage is not Stage.CLOSED and self.rng.random() < casework.held_by_other_teams / 100:
                case.outside = True
                self.let_go(case)
        elif case.stage is Stage.NEED:
            stage = self.one_of(
                (Stage.PROTECTION, casework.need_to_protection), (Stage.CARE, casework.need_to_care)
            )
        elif case.stage is Stage.PROTECTION:
            stage = self.one_of(
                (Stage.NEED, casework.protection_to_need), (Stage.CARE, casework.protection_to_care)
            )
        else:
            stage = self.one_of((Stage.NEED, casework.care_to_need))
        if stage is Stage.CLOSED:
            self.close(case)
        else:
            self.begin_stage(case, stage)

    def is_sent_back(self, case: Case) -> bool:
        """Whether an overloaded worker's finished assessment needs more work."""
        overload = case.worker.overload if case.worker else 0.0
        return self.rng.random() < self.casework.overload_rework / 100 * overload

    def outcome_of_assessment(self, case: Case) -> Stage:
        """An enquiry may make a plan; what makes none is closed, goes into care or is in need.

        The shares with an enquiry, closed and into care are of all referrals, here of the assessed.
        """
        casework = self.casework
        plan = casework.conference / 100 * casework.plan / 100
        if case.section_47 and self.rng.random() < plan:
            return Stage.PROTECTION
        assessed = 100 - casework.no_further_action
        without_plan = assessed - casework.section_47 * plan
        draw = self.rng.random() * without_plan
        if draw < casework.not_in_need:
            return Stage.CLOSED
        if draw < casework.not_in_need + casework.straight_to_care:
            return Stage.CARE
        return Stage.NEED

    def one_of(self, *steps: tuple[Stage, float]) -> Stage:
        """The stage that a plan steps to, each with its per cent, or else closed."""
        draw = self.rng.random() * 100
        for stage, share in steps:
            if draw < share:
                return stage
            draw -= share
        return Stage.CLOSED

    def begin_stage(self, case: Case, stage: Stage) -> None:
        """The case begins a new stage; a newly qualified worker must give up complex work."""
        case.stage = stage
        if stage is Stage.NEED:
            case.left = draws.need_length(self.rng, self.casework)
        elif stage is Stage.PROTECTION:
            case.left = draws.protection_length(self.rng, self.casework)
        else:
            case.left = draws.care_length(self.rng, self.casework)
        is_care = stage is Stage.CARE
        case.proceedings = draws.proceedings_length(self.rng, self.casework) if is_care else 0.0
        if case.worker and case.worker.newly_qualified and case.is_complex:
            self.let_go(case)
            self.wait(case)

    def close(self, case: Case, turned_away: bool = False) -> None:
        case.stage = Stage.CLOSED
        self.let_go(case)
        self.waiting.pop(case.number, None)
        del self.cases[case.number]
        self.counts["closures"] += 1
        self.front_door.perhaps_return(turned_away)

    # Workers

    def join(self, given: TwinWorker) -> Worker:
        """A worker takes up post, with the months of service given."""
        joined = self.env.now - given.service_months * DAYS_A_MONTH
        worker = Worker(self.workers_so_far, given.grade, given.fte, given.permanent, joined)
        self.workers_so_far += 1
        self.workers.append(worker)
        worker.set_norm_and_cap(self.casework, self.env.now)
        return worker

    def leave(self, worker: Worker) -> None:
        """A worker goes; the cases are freed on the next working day."""
        self.workers.remove(worker)
        self.leavers.append(worker)

    # Allocation

    def wait(self, case: Case) -> None:
        """From today on the case waits for a worker."""
        case.waiting_since = self.today
        case.meetings_waited = 0
        self.waiting[case.number] = case

    def hold(self, worker: Worker, case: Case) -> None:
        """The worker holds the case from now on."""
        self.waiting.pop(case.number, None)
        case.worker = worker
        case.held_before = True
        worker.cases[case.number] = case
        worker.load += case.weight(self.casework)

    def let_go(self, case: Case) -> None:
        if case.worker:
            del case.worker.cases[case.number]
            case.worker = None

    def free_cases_of_leavers(self) -> None:
        """Step 2: the cases of those who have left since the last meeting wait from today on."""
        for worker in self.leavers:
            for case in list(worker.cases.values()):
                self.let_go(case)
                self.wait(case)
        self.leavers.clear()

    def hold_allocation_meeting(self) -> None:
        """Step 6: waiting cases, the most urgent first, go to the worker with the most room.

        What fits nobody waits on; loads only grow at a meeting, so that no other case of the same
        kind will fit.
        """
        fit_nobody = set()
        for case in sorted(self.waiting.values(), key=lambda case: case.urgency):
            kind = (case.weight(self.casework), case.is_complex)
            worker = None if kind in fit_nobody else self.worker_with_most_room(*kind)
            if worker is None:
                fit_nobody.add(kind)
                case.meetings_waited += 1
            else:
                self.allocate(worker, case)
        self.give_out_what_is_overdue()

    def worker_with_most_room(self, weight: float, is_complex: bool) -> Worker | None:
        """Who has the most room under the norm, of those who may hold it and have this much up to
        their cap; of several the lowest number."""
        able = [
            worker
            for worker in self.workers
            if worker.load + weight <= worker.cap * self.stretch + ROUNDING
            and not (is_complex and worker.newly_qualified)
        ]
        return max(able, key=lambda worker: worker.norm - worker.load, default=None)

    def allocate(self, worker: Worker, case: Case) -> None:
        """A case gets a worker; after another worker, what is left takes longer but in care."""
        self.counts["allocations"] += 1
        self.counts["meetings_waited"] += case.meetings_waited
        self.counts["days_waited"] += self.today - case.waiting_since
        if case.held_before:
            self.counts["handovers"] += 1
            if case.stage is not Stage.CARE:
                case.left *= 1 + self.casework.handover_lengthening / 100
        self.hold(worker, case)
