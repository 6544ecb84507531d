"""The lists that open cases are kept in, so that each is found when something happens to it.

A case is with a worker, among those who wait for one, or with another team. A worker's cases are
in the order in which they will be finished; those who wait are in the order in which they came;
a stage that only time ends is on the calendar, wherever the case is.

Compiled: everything here happens tens of thousands of times in a future.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.cases import (
    NEVER,
    NOBODY,
    OTHER_TEAM,
    UNALLOCATED,
    Desk,
    Stage,
    Work,
    meetings,
)
from sim.compiled import compiled_in_place, fetch_ahead
from sim.records import Table

CLOSED, ASSESSMENT, NEED, PROTECTION, CARE = (
    int(Stage.CLOSED), int(Stage.ASSESSMENT), int(Stage.NEED), int(Stage.PROTECTION),
    int(Stage.CARE),
)  # fmt: skip
COURT, ENQUIRY = int(Work.COURT), int(Work.ENQUIRY)
KINDS = len(Work)
_A_LINE = 4
"""Places of a list in a line of the processor's cache."""
_LINES = 4


# Where a case is


@compiled_in_place
def runs_on_the_calendar(case: Any) -> bool:
    """Whether only time passes on a stage, whoever holds the case and how much else they hold."""
    return bool(case.stage == CARE or case.worker == OTHER_TEAM)


@compiled_in_place
def takes_its_place(desk: Desk, row: int) -> None:
    """Put a case, as its fields have it, among its worker's or in its turn among those waiting."""
    worker = desk.cases[row].worker
    if worker >= 0:
        _joins_worker(desk, row)
    elif worker == UNALLOCATED:
        _joins_queue(desk, row)


@compiled_in_place
def leaves_its_place(desk: Desk, row: int) -> None:
    """Take a case out; what work is left is as its worker's clock has it."""
    worker = desk.cases[row].worker
    if worker >= 0:
        _leaves_worker(desk, row)
    elif worker == UNALLOCATED:
        _leaves_queue(desk, row)


@compiled_in_place
def begins_to_wait(desk: Desk, row: int) -> None:
    """A case that is in no place comes to wait for a worker, behind all who have come before."""
    case = desk.cases[row]
    desk.book.turn += 1
    case.worker = UNALLOCATED
    case.since = desk.today
    case.turn = desk.book.turn
    _joins_queue(desk, row)


# With a worker


@compiled_in_place
def load_of(worker: Any, weights: NDArray[np.float64]) -> float:
    """Weighted cases that a worker holds: from the counts, so that nothing drifts."""
    load = 0.0
    for work in range(KINDS):
        load += worker.held[work] * weights[work]
    return load


@compiled_in_place
def _joins_worker(desk: Desk, row: int) -> None:
    """Put a case where it belongs in its worker's list, in which the first to finish is last."""
    case = desk.cases[row]
    worker, held = desk.workers[case.worker], desk.lists[case.worker]
    mark = NEVER if case.left == NEVER else worker.clock + case.left
    place = worker.children
    while place > 0 and held[place - 1].mark < mark:
        _moves(held, place - 1, place)
        place -= 1
    held[place].mark, held[place].case = mark, row
    worker.children += 1
    worker.next_mark = held[worker.children - 1].mark
    worker.held[case.work] += 1
    worker.load = load_of(worker, desk.meets.weights)


@compiled_in_place
def _leaves_worker(desk: Desk, row: int) -> None:
    case = desk.cases[row]
    worker, held = desk.workers[case.worker], desk.lists[case.worker]
    place = worker.children - 1
    while held[place].case != row:
        place -= 1
    if case.left != NEVER:
        case.left = held[place].mark - worker.clock
    worker.children -= 1
    while place < worker.children:
        _moves(held, place + 1, place)
        place += 1
    worker.next_mark = held[place - 1].mark if place > 0 else NEVER
    worker.held[case.work] -= 1
    worker.load = load_of(worker, desk.meets.weights)


@compiled_in_place
def _moves(held: Table, place: int, to: int) -> None:
    held[to].mark, held[to].case = held[place].mark, held[place].case


@compiled_in_place
def first_to_finish(desk: Desk, who: int) -> int:
    """The case of a worker that will be finished first; NOBODY if none is held."""
    children = desk.workers[who].children
    return int(desk.lists[who, children - 1].case) if children > 0 else NOBODY


@compiled_in_place
def fetch_list(desk: Desk, who: int) -> None:
    """Ask for a worker's counts and the end of their list, where most cases leave and join it."""
    fetch_ahead(desk.workers, who)
    held, children = desk.lists[who], desk.workers[who].children
    for line in range(_LINES):
        fetch_ahead(held, children - line * _A_LINE)


# Among those who wait


@compiled_in_place
def _joins_queue(desk: Desk, row: int) -> None:
    """Mostly the last of all; who waits for other work than before keeps the turn they had."""
    case = desk.cases[row]
    queue = desk.queues[case.work]
    queue.waiting += 1
    desk.book.waiting += 1
    desk.book.since += case.since
    before, after = queue.last, NOBODY
    while before != NOBODY and desk.cases[before].turn > case.turn:
        before, after = desk.cases[before].before, before
    case.before, case.after = before, after
    if before == NOBODY:
        queue.first = row
    else:
        desk.cases[before].after = row
    if after == NOBODY:
        queue.last = row
    else:
        desk.cases[after].before = row


@compiled_in_place
def _leaves_queue(desk: Desk, row: int) -> None:
    case = desk.cases[row]
    queue = desk.queues[case.work]
    queue.waiting -= 1
    desk.book.waiting -= 1
    desk.book.since -= case.since
    before, after = case.before, case.after
    if before == NOBODY:
        queue.first = after
    else:
        desk.cases[before].after = after
    if after == NOBODY:
        queue.last = before
    else:
        desk.cases[after].before = before


# On the calendar


@compiled_in_place
def goes_on_the_calendar(desk: Desk, row: int) -> None:
    """Note by which meeting time will have ended a stage that begins now, if the run gets there.

    The case is in no place meanwhile.
    """
    case = desk.cases[row]
    case.finish = min(desk.meeting + meetings(case.left), len(desk.due))
    case.left = NEVER
    comes_due(desk, row)


@compiled_in_place
def comes_due(desk: Desk, row: int) -> None:
    """Have the calendar bring up a case when its proceedings or its stage will be over."""
    case = desk.cases[row]
    meeting = case.finish
    if 0 < case.court_ends < meeting:
        meeting = case.court_ends
    if meeting < len(desk.due):
        case.next_due = desk.due[meeting]
        desk.due[meeting] = row


# Children who will be referred again


@compiled_in_place
def returns_later(desk: Desk, identity: int, day: int) -> None:
    """Note that a child will be referred again on a day, if the run gets there."""
    if day >= len(desk.returns_on):
        return
    row = desk.book.free_return
    child = desk.returning[row]
    desk.book.free_return = child.after
    desk.book.free_returns -= 1
    fetch_ahead(desk.returning, child.after)
    child.identity = identity
    child.after = desk.returns_on[day]
    desk.returns_on[day] = row


@compiled_in_place
def has_returned(desk: Desk, day: int) -> int:
    """Take the next child who returns on a day off the list: who it is, or NOBODY."""
    row = desk.returns_on[day]
    if row == NOBODY:
        return NOBODY
    child = desk.returning[row]
    desk.returns_on[day] = child.after
    fetch_ahead(desk.returning, child.after)
    child.after = desk.book.free_return
    desk.book.free_return = row
    desk.book.free_returns += 1
    return int(child.identity)
