"""The product's allocation meeting and the twin's, on the same cases and the same workers."""

from random import Random

import numpy as np
import pytest

from sim.case_tables import lists_of_cases, no_book, no_cases, no_queues, sheets_for
from sim.cases import NOBODY, TICKS, UNALLOCATED, Desk, Tally, Work, ticks
from sim.cases import Stage as ProductStage
from sim.grades import Grade
from sim.people import People
from sim.rules.allocation import allocation_meeting, closes_the_day
from sim.rules.case_length import case_rules, rules_table
from sim.rules.working_day import places_the_first_day
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
    "casework.urgent_days": 3.0,
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


def as_desk(service, rules):
    """The same state as the product keeps it: row by row in the twin's order."""
    cases, book = no_cases(len(service.cases)), no_book()
    for case, there in zip(cases, service.cases.values(), strict=True):
        stage = ProductStage[there.stage.name]
        case.identity = there.number
        case.stage = stage
        case.work = kind(there, stage)
        case.worker = there.worker.number if there.worker else UNALLOCATED
        case.left = ticks(there.left)
        case.court_ends = 20 if there.proceedings else 0
        case.since = there.waiting_since
        case.changes = 0 if there.held_before else -1
    people = People()
    for worker, there in zip(people.caseloads, service.workers, strict=False):
        worker.holds_cases = there.holds_cases
        worker.takes_complex = not there.newly_qualified
        worker.norm, worker.cap = there.norm, there.cap
    desk = Desk(
        cases, people.caseloads, lists_of_cases(len(people.caseloads), len(cases) + 1),
        no_queues(), np.full(500, NOBODY, np.int32), cases[:0],
        np.full(1, NOBODY, np.int32), book[0], np.zeros(len(Tally), np.int64), rules[0],
        sheets_for(len(people.caseloads)), np.uint64(0), np.uint64(0), TODAY, 0,
    )  # fmt: skip
    none = np.zeros(0, np.int64)
    in_turn = np.argsort(cases["since"], kind="stable")
    places_the_first_day(
        cases, desk.workers, people.fte, desk.lists, desk.queues, desk.due, desk.returning,
        desk.returns_on, book, desk.tally, rules, *desk.meets, len(service.workers), in_turn,
        none, none,
    )  # fmt: skip
    return desk


def work_left(desk, row):
    """Nobody has worked yet, so every clock is at nought."""
    who = desk.cases[row].worker
    held = desk.lists[who][: desk.workers[who].children]
    return held["mark"][held["case"] == row][0] if who >= 0 else desk.cases[row].left


def kind(case, stage):
    if case.section_47 and stage is ProductStage.ASSESSMENT:
        return Work.ENQUIRY
    return Work.COURT if case.proceedings and stage is ProductStage.CARE else stage


@pytest.mark.parametrize("seed", range(10))
def test_that_every_case_goes_to_the_same_worker(seed):
    luck = Random(seed)
    casework = PINNED.replaced(BINARY).casework
    rules = rules_table(case_rules(casework, PINNED.demand))
    handovers = refusals = 0
    for _ in range(30):
        workers = [
            TwinWorker(luck.choice((Grade.NEWLY_QUALIFIED, Grade.SOCIAL_WORKER, Grade.SENIOR)))
            for _ in range(luck.randrange(1, 9))
        ]
        service = a_service(luck, workers)
        desk = as_desk(service, rules)
        allocation_meeting(desk)
        closes_the_day(desk, np.ones(len(desk.workers)))

        everyone = list(service.cases.values())
        for worker in service.workers:
            worker.sum_load(casework)
        service.hold_allocation_meeting()
        for worker in service.workers:
            worker.set_lengthening(casework)

        chosen = [case.worker.number if case.worker else UNALLOCATED for case in everyone]
        assert desk.cases["worker"].tolist() == chosen
        for row, there in enumerate(everyone):
            if there.stage is not Stage.CARE:
                assert work_left(desk, row) / TICKS == pytest.approx(there.left)
        everybody = service.workers
        here = slice(0, len(everybody))
        assert desk.workers["load"][here].tolist() == [worker.load for worker in everybody]
        children = desk.workers["children"][here].tolist()
        assert children == [len(worker.cases) for worker in everybody]
        lengthening = [worker.lengthening for worker in everybody]
        assert TICKS / desk.workers["pace"][here] == pytest.approx(lengthening)
        for count, name in (
            (Tally.ALLOCATED, "allocations"),
            (Tally.DAYS_WAITED, "days_waited"),
            (Tally.HANDOVERS, "handovers"),
        ):
            assert desk.tally[count] == service.counts[name]
        handovers += service.counts["handovers"]
        refusals += len(service.waiting)
    assert handovers > 0
    assert refusals > 0
