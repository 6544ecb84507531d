"""The daily allocation meeting: most urgent first, to the case-holder with the most room.

Compiled: the meeting is a loop over waiting cases, and each choice changes the next.
"""

from math import floor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.case_lists import (
    ASSESSMENT,
    CARE,
    COURT,
    ENQUIRY,
    KINDS,
    NEED,
    PROTECTION,
    fetch_list,
    leaves_its_place,
    load_of,
    takes_its_place,
)
from sim.cases import NEVER, NOBODY, TICKS, Desk, Tally, ticks
from sim.compiled import compiled_in_place
from sim.rules.case_length import lengthening

_ALLOCATED, _DAYS_WAITED, _HANDOVERS = (
    int(Tally.ALLOCATED), int(Tally.DAYS_WAITED), int(Tally.HANDOVERS),
)  # fmt: skip
_ROUNDING = 1e-9
"""What a sum of weights may exceed a cap by."""

_Numbers = NDArray[np.float64]
_Ranks = NDArray[np.int64]

IN_ORDER = ((PROTECTION, ENQUIRY), (CARE, COURT), (ASSESSMENT, ASSESSMENT), (NEED, NEED))
"""Kinds of work in the order of allocation; of two that are as urgent, who has waited longest."""
_URGENT = IN_ORDER[:2]
"""Kinds of which none may wait for long."""
MOST_STRETCH = 3.0
"""Nobody is given more than this many times their cap, whatever waits."""


@compiled_in_place
def weight(rules: Any, work: int) -> float:
    """Work in a case against a child in need (ASM-022)."""
    if work == NEED:
        return float(rules.weight_need)
    if work == PROTECTION:
        return float(rules.weight_protection)
    if work == CARE:
        return float(rules.weight_care)
    if work == COURT:
        return float(rules.weight_care + rules.weight_proceedings)
    return float(rules.weight_assessment)


@compiled_in_place
def is_complex(work: int) -> bool:
    """Whether work is kept from the newly qualified."""
    return work != NEED and work != ASSESSMENT


@compiled_in_place
def weighs_anew(desk: Desk) -> None:
    """Weigh each kind of work, and where the rules in force have moved, what everybody holds."""
    weights, moved = desk.meets.weights, False
    for work in range(KINDS):
        now = weight(desk.rules, work)
        moved = moved or now != weights[work]
        weights[work] = now
    if moved:
        for row in desk.meets.holders[: desk.book.holders]:
            worker = desk.workers[row]
            worker.load = load_of(worker, weights)


@compiled_in_place
def closes_the_day(desk: Desk, fte: NDArray[np.float64]) -> float:
    """Set how fast everybody works until the next meeting, from the load now.

    Returns the allocated children per FTE of case-holding staff; 0 where there is nobody.
    """
    children, working = 0, 0.0
    for row in desk.meets.holders[: desk.book.holders]:
        worker = desk.workers[row]
        ratio = worker.load / worker.norm if worker.norm > 0.0 else 0.0
        worker.overload = max(0.0, ratio - 1.0)
        worker.pace = TICKS if ratio <= 1.0 else ticks(1.0 / lengthening(desk.rules, ratio))
        children += worker.children
        working += fte[row]
    return children / working if working > 0.0 else 0.0


# Who has the most room

_ROWS = 1 << 21
"""More than there are rows of people; the rest of a rank is room."""
_PARTS = 1 << 20
"""Of a weighted case: room that differs by less counts as equal."""
_NOBODY_FITS = -(1 << 62)
"""Below every rank."""
_NEWLY_QUALIFIED, _EXPERIENCED = 0, 1
"""Groups of workers at the meeting: complex work is for the experienced alone."""


@compiled_in_place
def _rank(worker: Any, row: int) -> int:
    """How much room a worker has, as one number: of equals, who came into post first is higher."""
    room: int = floor((worker.norm - worker.load) * _PARTS + 0.5)
    return room * _ROWS + (_ROWS - 1 - row)


@compiled_in_place
def _row_of(rank: int) -> int:
    return _ROWS - 1 - rank % _ROWS


@compiled_in_place
def _sink(ranks: _Ranks, size: int, at: int, rank: int) -> None:
    """Put a rank into a place of a heap, or below it where it belongs."""
    child = 2 * at + 1
    while child < size:
        if child + 1 < size and ranks[child + 1] > ranks[child]:
            child += 1
        if ranks[child] <= rank:
            break
        ranks[at] = ranks[child]
        at, child = child, 2 * child + 1
    ranks[at] = rank


@compiled_in_place
def _rise(ranks: _Ranks, at: int) -> None:
    """Move the rank at a place of a heap up to where it belongs."""
    rank = ranks[at]
    while at > 0 and rank > ranks[(at - 1) // 2]:
        ranks[at] = ranks[(at - 1) // 2]
        at = (at - 1) // 2
    ranks[at] = rank


@compiled_in_place
def _may_take(desk: Desk, worker: Any, heavy: float) -> bool:
    return bool(worker.load + heavy <= worker.cap * desk.book.stretch + _ROUNDING)


@compiled_in_place
def _ranks_everybody(desk: Desk) -> None:
    """Put those whom something fits that waits in two heaps, who has the most room at the top."""
    ranks, ranked = desk.meets.ranks, desk.meets.ranked
    ranked[:] = 0
    for row in desk.meets.holders[: desk.book.holders]:
        worker = desk.workers[row]
        if _may_take(desk, worker, desk.book.lightest):
            group = int(worker.takes_complex)
            ranks[group, ranked[group, 0]] = _rank(worker, row)
            ranked[group, 0] += 1
    for group in range(2):
        size = ranked[group, 0]
        ranked[group, 1] = size
        for at in range(size // 2 - 1, -1, -1):
            _sink(ranks[group], size, at, ranks[group, at])


@compiled_in_place
def _brings_up(desk: Desk, group: int, heavy: float) -> int:
    """Put aside whoever a case does not fit, until it fits the top; their rank.

    Loads only rise at a meeting: whom not even the lightest of the waiting cases fits is out.
    """
    ranks, ranked = desk.meets.ranks[group], desk.meets.ranked[group]
    while ranked[0] > 0:
        best = ranks[0]
        worker = desk.workers[_row_of(best)]
        if _may_take(desk, worker, heavy):
            return int(best)
        ranked[0] -= 1
        last = ranked[0]
        moved, ranks[last] = ranks[last], best
        if not _may_take(desk, worker, desk.book.lightest):
            ranked[1] -= 1
            ranks[last] = ranks[ranked[1]]
        if last > 0:
            _sink(ranks, last, 0, moved)
    return _NOBODY_FITS


@compiled_in_place
def _takes_back(desk: Desk, group: int) -> None:
    """Those put aside are asked again about the next case."""
    ranks, ranked = desk.meets.ranks[group], desk.meets.ranked[group]
    while ranked[0] < ranked[1]:
        ranked[0] += 1
        _rise(ranks, ranked[0] - 1)


# Whose turn it is


@compiled_in_place
def _next_of(desk: Desk, one: int, other: int) -> int:
    """The case of two kinds of work whose turn it is, unless its like was refused; or NOBODY."""
    row, best = NOBODY, 0
    for work in (one, other):
        first = desk.queues[work].first
        if first == NOBODY or desk.meets.weights[work] >= desk.meets.refused[int(is_complex(work))]:
            continue
        if row == NOBODY or desk.cases[first].turn < best:
            row, best = first, desk.cases[first].turn
    return row


@compiled_in_place
def _gives(desk: Desk, row: int, who: int) -> None:
    """A worker takes a case; after another worker what is left takes longer, but not in care."""
    case = desk.cases[row]
    leaves_its_place(desk, row)
    desk.tally[_ALLOCATED] += 1
    desk.tally[_DAYS_WAITED] += desk.today - case.since
    if case.changes >= 0:
        desk.tally[_HANDOVERS] += 1
        if case.left != NEVER:
            case.left = ticks(case.left / TICKS * (1.0 + desk.rules.handover))
    case.changes += 1
    case.worker = who
    case.since = desk.today
    takes_its_place(desk, row)


@compiled_in_place
def _finds_the_lightest(desk: Desk) -> None:
    """The least weight of all that waits."""
    desk.book.lightest = np.inf
    for work in range(KINDS):
        if desk.queues[work].first != NOBODY:
            desk.book.lightest = min(desk.book.lightest, desk.meets.weights[work])


@compiled_in_place
def allocation_meeting(desk: Desk) -> None:
    """Give every waiting case that fits to the eligible worker with the most room.

    A case fits if the load stays within the worker's cap.
    Loads only rise during the meeting, so a weight that was refused by everybody stays refused,
    and any heavier one with it.
    """
    _finds_the_lightest(desk)
    if desk.book.lightest == np.inf:
        return
    _ranks_everybody(desk)
    desk.meets.refused[:] = np.inf
    for one, other in IN_ORDER:
        row = _next_of(desk, one, other)
        while row != NOBODY:
            _places(desk, row)
            row = _next_of(desk, one, other)
    desk.meets.refused[:] = np.inf
    for one, other in _URGENT:
        _gives_out_what_is_overdue(desk, one, other)


@compiled_in_place
def _gives_out_what_is_overdue(desk: Desk, one: int, other: int) -> None:
    """Urgent work that has waited too long goes to whoever has the most room, whatever the cap."""
    row = _next_of(desk, one, other)
    while row != NOBODY and desk.today - desk.cases[row].since >= desk.rules.urgent_days:
        who = _who_has_most_room(desk, desk.meets.weights[desk.cases[row].work])
        if who == NOBODY:
            return
        _gives(desk, row, who)
        row = _next_of(desk, one, other)


@compiled_in_place
def _who_has_most_room(desk: Desk, heavy: float) -> int:
    """Of those who take complex work and would not hold more than anybody may, or NOBODY."""
    found, best = NOBODY, _NOBODY_FITS
    for who in desk.meets.holders[: desk.book.holders]:
        worker = desk.workers[who]
        if worker.takes_complex and worker.load + heavy <= worker.cap * MOST_STRETCH:
            rank = _rank(worker, who)
            if rank > best:
                found, best = int(who), rank
    return found


@compiled_in_place
def _places(desk: Desk, row: int) -> None:
    """Give one case to whoever has the most room of those whom it fits, or have it wait."""
    work = desk.cases[row].work
    heavy, refused = desk.meets.weights[work], desk.meets.refused
    group, best = _EXPERIENCED, _brings_up(desk, _EXPERIENCED, heavy)
    if not is_complex(work):
        other = _brings_up(desk, _NEWLY_QUALIFIED, heavy)
        if other > best:
            group, best = _NEWLY_QUALIFIED, other
    if best == _NOBODY_FITS:
        refused[1] = min(refused[1], heavy)
        if not is_complex(work):
            refused[0] = min(refused[0], heavy)
    else:
        who = _row_of(best)
        worker = desk.workers[who]
        _gives(desk, row, who)
        ranks, ranked = desk.meets.ranks[group], desk.meets.ranked[group]
        _sink(ranks, ranked[0], 0, _rank(worker, who))
        for next_best in ranks[: min(ranked[0], 3)]:
            fetch_list(desk, _row_of(next_best))
    _takes_back(desk, _EXPERIENCED)
    _takes_back(desk, _NEWLY_QUALIFIED)
