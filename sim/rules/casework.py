"""A working day of casework: what arrives, what passes, what is finished, what is allocated."""

import numpy as np
from numpy.typing import NDArray

from sim.cases import (
    EPISODE,
    OTHER_TEAM,
    UNALLOCATED,
    Cases,
    Returns,
    Stage,
    Tally,
)
from sim.compiled import compiled
from sim.rules.allocation import (
    ASSESSMENT,
    CARE,
    HOLDERS,
    NEED,
    PROTECTION,
    Caseloads,
    allocation_meeting,
    count_loads,
    is_complex,
)
from sim.rules.case_length import (
    CaseRules,
    assessment_length,
    care_length,
    need_length,
    protection_length,
    return_delay,
)
from sim.streams import four

_CLOSED = int(Stage.CLOSED)
_GONE = -1.0
"""Work done by somebody who has left: their cases lose their worker."""
_REFERRALS, _RE_REFERRALS, _OPENED = (
    int(Tally.REFERRALS), int(Tally.RE_REFERRALS), int(Tally.OPENED),
)  # fmt: skip
_CLOSINGS, _ASSESSMENTS, _IN_TIME, _LEFT = (
    int(Tally.CLOSED), int(Tally.ASSESSMENTS), int(Tally.IN_TIME), int(Tally.LEFT),
)  # fmt: skip

# Draws of a case: each turn of its life has four uniform numbers of its own.
DRAW_REFERRAL = 0
DRAW_ASSESSMENT = 1
DRAW_RETURN = 2
DRAW_SENT_BACK = 1_000
DRAW_STEP = 2_000


@compiled
def _close(
    cases: Cases, row: int, returns: Returns, rules: CaseRules, key: tuple[np.uint64, np.uint64],
    today: int, tally: NDArray[np.int64],
) -> None:  # fmt: skip
    """Free the row; the child may be referred again within a year (FLW-E03)."""
    _may_return(cases.identity[row], returns, rules, key, today)
    cases.stage[row] = _CLOSED
    tally[_CLOSINGS] += 1
    if cases.worker[row] != OTHER_TEAM:
        tally[_LEFT] += 1


@compiled
def _may_return(
    identity: int, returns: Returns, rules: CaseRules, key: tuple[np.uint64, np.uint64], today: int
) -> None:
    comes_back, delay, _, _ = four(key[0], key[1], identity, DRAW_RETURN)
    if comes_back < rules.re_referral:
        at = returns.used[0]
        returns.day[at] = today + 1 + int(return_delay(rules, delay))
        returns.identity[at] = identity + EPISODE
        returns.used[0] += 1


@compiled
def _refer(
    identity: int, re_referral: bool, row: int, cases: Cases, returns: Returns, rules: CaseRules,
    key: tuple[np.uint64, np.uint64], today: int, meeting: int, tally: NDArray[np.int64],
) -> bool:  # fmt: skip
    """Screen a referral: no further action, or an open case in the free row."""
    tally[_REFERRALS] += 1
    if re_referral:
        tally[_RE_REFERRALS] += 1
    nothing, enquiry, _, _ = four(key[0], key[1], identity, DRAW_REFERRAL)
    if nothing < rules.no_further_action:
        _may_return(identity, returns, rules, key, today)
        return False
    u, v, _, _ = four(key[0], key[1], identity, DRAW_ASSESSMENT)
    cases.identity[row] = identity
    cases.stage[row] = ASSESSMENT
    cases.worker[row] = UNALLOCATED
    cases.left[row] = assessment_length(rules, u, v)
    cases.steps[row] = 0
    cases.sent_back[row] = 0
    cases.section_47[row] = enquiry < rules.section_47
    cases.proceedings[row] = 0.0
    cases.referred[row] = today
    cases.first_meeting[row] = meeting
    cases.waiting_since[row] = today
    cases.worker_since[row] = today
    cases.changes[row] = 0
    cases.had_worker[row] = False
    tally[_OPENED] += 1
    return True


@compiled
def _begin_stage(
    cases: Cases, row: int, stage: int, rules: CaseRules, length: float, again: float, court: float
) -> None:
    cases.stage[row] = stage
    cases.section_47[row] = False
    cases.proceedings[row] = 0.0
    if stage == NEED:
        cases.left[row] = need_length(rules, length, again)
    elif stage == PROTECTION:
        cases.left[row] = protection_length(rules, length, again)
    else:
        cases.left[row] = care_length(rules, length)
        if court < rules.proceedings_share:
            cases.proceedings[row] = rules.proceedings_length


@compiled
def _after_assessment(rules: CaseRules, section_47: bool, u: float, v: float) -> int:
    """The stage after an assessment; u decides on a plan, v on the rest."""
    if section_47 and u < rules.plan_after_section_47:
        return PROTECTION
    if v < rules.closed_after_assessment:
        return _CLOSED
    if v < rules.closed_after_assessment + rules.care_after_assessment:
        return CARE
    return NEED


@compiled
def _after_plan(rules: CaseRules, stage: int, u: float) -> int:
    """The stage after a plan or a stay in care."""
    if stage == NEED:
        first, second = PROTECTION, CARE
        to_first, to_second = rules.need_to_protection, rules.need_to_care
    elif stage == PROTECTION:
        first, second = NEED, CARE
        to_first, to_second = rules.protection_to_need, rules.protection_to_care
    else:
        first, second = NEED, _CLOSED
        to_first, to_second = rules.care_to_need, 0.0
    if u < to_first:
        return first
    if u < to_first + to_second:
        return second
    return _CLOSED


@compiled
def _is_sent_back(
    cases: Cases, row: int, workers: Caseloads, rules: CaseRules, key: tuple[np.uint64, np.uint64]
) -> bool:
    """Whether a finished assessment goes back for more work; only overload sends one back."""
    overload = workers.overload[cases.worker[row]]
    if overload <= 0.0:
        return False
    u, _, _, _ = four(key[0], key[1], cases.identity[row], DRAW_SENT_BACK + cases.sent_back[row])
    return bool(u < rules.rework * overload)


@compiled
def _finish_stage(
    cases: Cases, row: int, workers: Caseloads, returns: Returns, rules: CaseRules,
    key: tuple[np.uint64, np.uint64], today: int, meeting: int, tally: NDArray[np.int64],
) -> None:  # fmt: skip
    """More work, the next stage with the same worker, or closing."""
    stage = cases.stage[row]
    if stage == ASSESSMENT:
        if _is_sent_back(cases, row, workers, rules, key):
            cases.sent_back[row] += 1
            cases.left[row] = rules.rework_length
            return
        tally[_ASSESSMENTS] += 1
        if meeting - cases.first_meeting[row] <= rules.assessment_limit:
            tally[_IN_TIME] += 1
    draw = DRAW_STEP + 2 * cases.steps[row]
    turn, other, elsewhere, court = four(key[0], key[1], cases.identity[row], draw)
    if stage == ASSESSMENT:
        next_stage = _after_assessment(rules, cases.section_47[row], turn, other)
    else:
        next_stage = _after_plan(rules, stage, turn)
    if next_stage == _CLOSED:
        _close(cases, row, returns, rules, key, today, tally)
        return
    length, again, _, _ = four(key[0], key[1], cases.identity[row], draw + 1)
    _begin_stage(cases, row, next_stage, rules, length, again, court)
    cases.steps[row] += 1
    worker = cases.worker[row]
    if stage == ASSESSMENT and elsewhere < rules.held_by_other_teams:
        cases.worker[row] = OTHER_TEAM
        tally[_LEFT] += 1
    elif worker >= 0 and not workers.takes_complex[worker] and is_complex(next_stage, False):
        cases.worker[row] = UNALLOCATED
        cases.waiting_since[row] = today


@compiled
def _day_passes(cases: Cases, workers: Caseloads, today: int) -> NDArray[np.int64]:
    """A working day on every case that was open at the last meeting; the rows that are finished.

    Thousands of cases pass each day and each differs from the next. So how much work is done on a
    case is looked up by who holds it, and only what is rare is asked about.
    """
    done = np.empty(HOLDERS + len(workers.pace))
    done[HOLDERS + OTHER_TEAM], done[HOLDERS + UNALLOCATED] = 1.0, 0.0
    for worker in range(len(workers.pace)):
        done[HOLDERS + worker] = workers.pace[worker] if workers.holds_cases[worker] else _GONE
    finished = np.empty(len(cases.stage), np.int64)
    count = 0
    for row in range(len(cases.stage)):
        stage = cases.stage[row]
        if stage < 0:
            continue
        work = done[HOLDERS + cases.worker[row]]
        if work < 0.0:
            work = 0.0
            cases.worker[row] = UNALLOCATED
            cases.waiting_since[row] = today
        cases.proceedings[row] = max(cases.proceedings[row] - 1.0, 0.0)
        cases.left[row] -= 1.0 if stage == CARE else work
        if cases.left[row] <= 0.0:
            finished[count] = row
            count += 1
    return finished[:count]


@compiled
def _next_free(cases: Cases, row: int) -> int:
    while cases.stage[row] >= 0:
        row += 1
    return row


@compiled
def _open_referrals(
    arrivals: NDArray[np.int64], cases: Cases, returns: Returns, rules: CaseRules,
    key: tuple[np.uint64, np.uint64], today: int, meeting: int, tally: NDArray[np.int64],
) -> None:  # fmt: skip
    """First referrals and children who come back, since the last meeting."""
    row = 0
    for identity in arrivals:
        row = _next_free(cases, row)
        _refer(identity, False, row, cases, returns, rules, key, today, meeting, tally)
    at = 0
    while at < returns.used[0]:
        if returns.day[at] > today:
            at += 1
            continue
        identity = returns.identity[at]
        returns.used[0] -= 1
        last = returns.used[0]
        returns.day[at] = returns.day[last]
        returns.identity[at] = returns.identity[last]
        row = _next_free(cases, row)
        _refer(identity, True, row, cases, returns, rules, key, today, meeting, tally)


@compiled
def duty_desk_day(
    cases: Cases,
    workers: Caseloads,
    returns: Returns,
    arrivals: NDArray[np.int64],
    rules: CaseRules,
    key: tuple[np.uint64, np.uint64],
    today: int,
    meeting: int,
    tally: NDArray[np.int64],
) -> None:
    """The duty desk's working day, in its order.

    Cases of workers who have left are freed, a day's work passes, what is finished moves on and
    loads are counted; then referrals since the last meeting are screened and opened; then the
    meeting allocates. ``cases`` needs a free row for every arrival and every return due, and
    ``returns`` room for every open case and every arrival.
    """
    for row in _day_passes(cases, workers, today):
        _finish_stage(cases, row, workers, returns, rules, key, today, meeting, tally)
    count_loads(cases, workers, rules)
    _open_referrals(arrivals, cases, returns, rules, key, today, meeting, tally)
    allocation_meeting(cases, workers, rules, today, tally)
