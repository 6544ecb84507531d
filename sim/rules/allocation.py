"""The daily allocation meeting: most urgent first, to the case-holder with the most room.

Compiled: the meeting is a loop over waiting cases, and each choice changes the next.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.cases import UNALLOCATED, Cases, Stage, Tally
from sim.compiled import compiled
from sim.rules.case_length import CaseRules, lengthening

ASSESSMENT, NEED, PROTECTION, CARE = (
    int(Stage.ASSESSMENT), int(Stage.NEED), int(Stage.PROTECTION), int(Stage.CARE),
)  # fmt: skip
_ALLOCATED, _DAYS_WAITED, _HANDOVERS = (
    int(Tally.ALLOCATED), int(Tally.DAYS_WAITED), int(Tally.HANDOVERS),
)  # fmt: skip
HOLDERS = 2
"""Where workers begin in a list of all who may hold a case: other teams and nobody come first."""
_ROW_BITS = 30
_ROW_MASK = (1 << _ROW_BITS) - 1
_DAY_BITS = 24
_DAYS_BEFORE = 1 << 20
"""Makes days before the first day positive."""


class Caseloads(NamedTuple):
    """What the meeting knows of each worker, by the worker's row."""

    holds_cases: NDArray[np.bool_]
    """In post and with a caseload."""
    takes_complex: NDArray[np.bool_]
    """Not newly qualified."""
    norm: NDArray[np.float64]
    """Weighted cases the worker should hold, after protection, induction and sickness."""
    cap: NDArray[np.float64]
    """The most weighted cases the worker may be given."""
    load: NDArray[np.float64]
    """Weighted cases held."""
    children: NDArray[np.int32]
    """Children held."""
    overload: NDArray[np.float64]
    """Load against the norm beyond 1, after the last meeting; nought for who has room."""
    pace: NDArray[np.float64]
    """Working days of work done in a working day: below 1 under overload, from the load after the
    last meeting."""


@compiled
def weight(rules: CaseRules, stage: int, proceedings: float) -> float:
    """Work in a case against a child in need (ASM-022)."""
    if stage == ASSESSMENT:
        return rules.weight_assessment
    if stage == NEED:
        return rules.weight_need
    if stage == PROTECTION:
        return rules.weight_protection
    if proceedings > 0.0:
        return rules.weight_care + rules.weight_proceedings
    return rules.weight_care


@compiled
def is_complex(stage: int, section_47: bool) -> bool:
    """Whether a case is kept from the newly qualified."""
    return stage == PROTECTION or stage == CARE or (stage == ASSESSMENT and section_47)


@compiled
def urgency(stage: int, section_47: bool) -> int:
    """Order of allocation: 0 is first."""
    if stage == PROTECTION or (stage == ASSESSMENT and section_47):
        return 0
    if stage == CARE:
        return 1
    if stage == ASSESSMENT:
        return 2
    return 3


@compiled
def count_loads(cases: Cases, workers: Caseloads, rules: CaseRules) -> None:
    """Count every case to whoever holds it."""
    load = np.zeros(HOLDERS + len(workers.load))
    children = np.zeros(HOLDERS + len(workers.load), np.int32)
    weights = np.empty(CARE + 1)
    for stage in range(len(weights)):
        weights[stage] = weight(rules, stage, 0.0)
    in_court = weight(rules, CARE, 1.0)
    for row in range(len(cases.stage)):
        stage = cases.stage[row]
        if stage < 0:
            continue
        heavy = weights[stage]
        if (stage == CARE) & (cases.proceedings[row] > 0.0):
            heavy = in_court
        load[HOLDERS + cases.worker[row]] += heavy
        children[HOLDERS + cases.worker[row]] += 1
    workers.load[:] = load[HOLDERS:]
    workers.children[:] = children[HOLDERS:]


@compiled
def first_loads(cases: Cases, workers: Caseloads, rules: CaseRules) -> None:
    """Count the loads of the first day and set the pace to work at until the first meeting."""
    count_loads(cases, workers, rules)
    sets_pace(workers, rules)


@compiled
def sets_pace(workers: Caseloads, rules: CaseRules) -> None:
    """Set how fast everybody works until the next meeting, from the load now."""
    for worker in range(len(workers.norm)):
        norm = workers.norm[worker]
        ratio = workers.load[worker] / norm if norm > 0.0 else 0.0
        workers.overload[worker] = max(0.0, ratio - 1.0)
        workers.pace[worker] = 1.0 / lengthening(rules, ratio)


@compiled
def _goes_before(workers: Caseloads, a: int, b: int) -> bool:
    """Whether worker a has more room than b; of equals, the lower row."""
    room_a = workers.norm[a] - workers.load[a]
    room_b = workers.norm[b] - workers.load[b]
    return room_a > room_b or (room_a == room_b and a < b)


@compiled
def _sink(heap: NDArray[np.int64], size: int, at: int, workers: Caseloads) -> None:
    """Move the worker at a place of the heap down to where it belongs."""
    moving = heap[at]
    while 2 * at + 1 < size:
        child = 2 * at + 1
        if child + 1 < size and _goes_before(workers, heap[child + 1], heap[child]):
            child += 1
        if not _goes_before(workers, heap[child], moving):
            break
        heap[at] = heap[child]
        at = child
    heap[at] = moving


@compiled
def _rise(heap: NDArray[np.int64], at: int, workers: Caseloads) -> None:
    """Move the worker at a place of the heap up to where it belongs."""
    moving = heap[at]
    while at > 0 and _goes_before(workers, moving, heap[(at - 1) // 2]):
        heap[at] = heap[(at - 1) // 2]
        at = (at - 1) // 2
    heap[at] = moving


@compiled
def _waiting_in_order(cases: Cases) -> NDArray[np.int64]:
    """Rows of unallocated cases: most urgent first, then longest waiting, then by row.

    Urgency, day and row are packed into one number, so that one sort does.
    """
    keys = np.empty(len(cases.stage), np.int64)
    count = 0
    for row in range(len(cases.stage)):
        if cases.worker[row] == UNALLOCATED and cases.stage[row] >= 0:
            first = urgency(cases.stage[row], cases.section_47[row])
            since = np.int64(cases.waiting_since[row]) + _DAYS_BEFORE
            keys[count] = ((first << _DAY_BITS) + since << _ROW_BITS) + row
            count += 1
    return np.sort(keys[:count]) & _ROW_MASK


@compiled
def _give(cases: Cases, row: int, worker: int, rules: CaseRules, today: int,
          tally: NDArray[np.int64]) -> None:  # fmt: skip
    """Record that a worker takes a case."""
    cases.worker[row] = worker
    cases.worker_since[row] = today
    tally[_ALLOCATED] += 1
    tally[_DAYS_WAITED] += today - cases.waiting_since[row]
    if cases.had_worker[row]:
        cases.changes[row] += 1
        tally[_HANDOVERS] += 1
        if cases.stage[row] != CARE:
            cases.left[row] *= 1.0 + rules.handover
    cases.had_worker[row] = True


@compiled
def allocation_meeting(
    cases: Cases, workers: Caseloads, rules: CaseRules, today: int, tally: NDArray[np.int64]
) -> None:
    """Give every waiting case that fits to the eligible worker with the most room.

    Expects loads summed; keeps them so. A case fits if the load stays within the worker's cap.
    Loads only rise during the meeting, so a weight that was refused by everybody stays refused,
    and any heavier one with it.
    """
    heap = np.empty(len(workers.norm), np.int64)
    size = 0
    for worker in range(len(workers.norm)):
        if workers.holds_cases[worker]:
            heap[size] = worker
            size += 1
    for at in range(size // 2 - 1, -1, -1):
        _sink(heap, size, at, workers)
    aside = np.empty(size, np.int64)
    refused_plain, refused_complex = np.inf, np.inf
    for row in _waiting_in_order(cases):
        heavy = weight(rules, cases.stage[row], cases.proceedings[row])
        is_hard = is_complex(cases.stage[row], cases.section_47[row])
        if heavy >= (refused_complex if is_hard else refused_plain):
            continue
        put_aside = 0
        taken = False
        while size > 0 and not taken:
            best = heap[0]
            fits = workers.load[best] + heavy <= workers.cap[best]
            if fits and (workers.takes_complex[best] or not is_hard):
                _give(cases, row, best, rules, today, tally)
                workers.load[best] += heavy
                workers.children[best] += 1
                _sink(heap, size, 0, workers)
                taken = True
            else:
                aside[put_aside] = best
                put_aside += 1
                size -= 1
                heap[0] = heap[size]
                if size > 0:
                    _sink(heap, size, 0, workers)
        for n in range(put_aside):
            heap[size] = aside[n]
            size += 1
            _rise(heap, size - 1, workers)
        if not taken:
            refused_complex = min(refused_complex, heavy)
            if not is_hard:
                refused_plain = min(refused_plain, heavy)
    sets_pace(workers, rules)
