"""The product's allocation meeting and the twin's, on the same cases and the same workers."""

from random import Random

import numpy as np
import pytest

from sim.cases import UNALLOCATED, Tally, no_cases
from sim.cases import Stage as ProductStage
from sim.grades import Grade
from sim.people import People
from sim.rules.allocation import allocation_meeting, first_loads
from sim.rules.case_length import case_rules
from tests.oracle.closed_forms import FIRST, PINNED, scenario
from tests.oracle.entities import Stage
from tests.oracle.twin import TwinWorker, start_service

TODAY = 40
BINARY = {
    "casework.weight_assessment": 1.25,
    "casework.weight_need": 1.0,
    "casework.weight_protection": 1.5,
    "casework.weight_care": 1.25,
    "casework.weight_proceedings": 1.0,
}
"""Sums of these are exact in any order, so that ties and full desks are the same on both sides."""


def a_service(luck, workers):
    """The twin's service in a state drawn by chance: some cases held, some waiting."""
    at = scenario(FIRST, BINARY)
    service = start_service(at, workers, leaving_a_year=0, starters_a_year=0, seed=luck.random())
    service.today = TODAY
    for worker in service.workers:
        worker.norm = luck.randrange(8, 40) / 4
        worker.cap = worker.norm + luck.randrange(12) / 4
    for _ in range(luck.randrange(60)):
        stage = luck.choice(list(Stage)[:4])
        case = service.open_case(stage, luck.uniform(1, 200))
        if stage is Stage.CARE and luck.random() < 0.5:
            case.proceedings = 20.0
        able = [each for each in service.workers if not (case.is_complex and each.newly_qualified)]
        if able and luck.random() < 0.5:
            service.hold(luck.choice(able), case)
        else:
            service.wait(case)
            case.waiting_since = TODAY - luck.randrange(6)
            case.held_before = luck.random() < 0.3
    return service


def as_columns(service):
    """The same state as the product keeps it: row by row in the twin's order."""
    cases = no_cases(len(service.cases) + 5)
    for row, case in enumerate(service.cases.values()):
        cases.identity[row] = case.number
        cases.stage[row] = ProductStage[case.stage.name]
        cases.worker[row] = case.worker.number if case.worker else UNALLOCATED
        cases.left[row] = case.left
        cases.section_47[row] = case.section_47
        cases.proceedings[row] = case.proceedings
        cases.waiting_since[row] = case.waiting_since
        cases.had_worker[row] = case.held_before
    desk = People().caseloads
    for row, worker in enumerate(service.workers):
        desk.holds_cases[row] = worker.holds_cases
        desk.takes_complex[row] = not worker.newly_qualified
        desk.norm[row] = worker.norm
        desk.cap[row] = worker.cap
    return cases, desk


@pytest.mark.parametrize("seed", range(10))
def test_that_every_case_goes_to_the_same_worker(seed):
    luck = Random(seed)
    casework = PINNED.replaced(BINARY).casework
    rules = case_rules(casework, PINNED.demand)
    handovers = refusals = 0
    for _ in range(30):
        workers = [
            TwinWorker(luck.choice((Grade.NEWLY_QUALIFIED, Grade.SOCIAL_WORKER, Grade.SENIOR)))
            for _ in range(luck.randrange(1, 9))
        ]
        service = a_service(luck, workers)
        cases, desk = as_columns(service)
        tally = np.zeros(len(Tally), np.int64)
        first_loads(cases, desk, rules)
        allocation_meeting(cases, desk, rules, TODAY, tally)

        everyone = list(service.cases.values())
        for worker in service.workers:
            worker.sum_load(casework)
        service.hold_allocation_meeting()
        for worker in service.workers:
            worker.set_lengthening(casework)

        chosen = [case.worker.number if case.worker else UNALLOCATED for case in everyone]
        assert cases.worker[: len(everyone)].tolist() == chosen
        assert cases.left[: len(everyone)] == pytest.approx([case.left for case in everyone])
        everybody = service.workers
        here = slice(0, len(everybody))
        assert desk.load[here].tolist() == [worker.load for worker in everybody]
        assert desk.children[here].tolist() == [len(worker.cases) for worker in everybody]
        assert 1 / desk.pace[here] == pytest.approx([worker.lengthening for worker in everybody])
        for count, name in (
            (Tally.ALLOCATED, "allocations"),
            (Tally.DAYS_WAITED, "days_waited"),
            (Tally.HANDOVERS, "handovers"),
        ):
            assert tally[count] == service.counts[name]
        handovers += service.counts["handovers"]
        refusals += len(service.waiting)
    assert handovers > 0
    assert refusals > 0
