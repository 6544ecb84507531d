"""A case from referral to closing: screening, the stages one after the other, coming back."""

from math import ceil
from typing import Any

from sim.case_lists import (
    ASSESSMENT,
    CARE,
    CLOSED,
    COURT,
    ENQUIRY,
    NEED,
    PROTECTION,
    begins_to_wait,
    goes_on_the_calendar,
    leaves_its_place,
    returns_later,
    runs_on_the_calendar,
    takes_its_place,
)
from sim.cases import EPISODE, OTHER_TEAM, UNALLOCATED, Desk, Tally, ticks
from sim.compiled import compiled_in_place, fetch_ahead
from sim.rules.allocation import is_complex
from sim.rules.case_length import (
    assessment_length,
    care_length,
    need_length,
    protection_length,
    return_days,
)
from sim.streams import four

_REFERRALS, _RE_REFERRALS, _OPENED = (
    int(Tally.REFERRALS), int(Tally.RE_REFERRALS), int(Tally.OPENED),
)  # fmt: skip
_TURNED_AWAY = int(Tally.TURNED_AWAY)
_CLOSINGS, _ASSESSMENTS, _IN_TIME, _LEFT = (
    int(Tally.CLOSED), int(Tally.ASSESSMENTS), int(Tally.IN_TIME), int(Tally.LEFT),
)  # fmt: skip

# Draws of a case: each turn of its life has four uniform numbers of its own.
DRAW_REFERRAL = 0
DRAW_ASSESSMENT = 1
DRAW_RETURN = 2
DRAW_SENT_BACK = 1_000
DRAW_STEP = 2_000
DRAW_WAITED = 10_000_000


# Referral


@compiled_in_place
def refer(desk: Desk, identity: int, re_referral: bool) -> None:
    """Screen a referral: no further action, or an open case that waits for a worker."""
    rules = desk.rules
    desk.tally[_REFERRALS] += 1
    if re_referral:
        desk.tally[_RE_REFERRALS] += 1
    nothing, enquiry, turned, _ = four(desk.key_0, desk.key_1, identity, DRAW_REFERRAL)
    if nothing < rules.no_further_action:
        _may_return(desk, identity, rules.re_referral)
        return
    if enquiry >= rules.section_47 and turned < desk.book.turned_away:
        desk.tally[_TURNED_AWAY] += 1
        _may_return(desk, identity, rules.turned_away_return)
        return
    u, v, _, _ = four(desk.key_0, desk.key_1, identity, DRAW_ASSESSMENT)
    row = desk.book.free
    case = desk.cases[row]
    desk.book.free = case.after
    desk.book.free_rows -= 1
    desk.book.used = max(desk.book.used, row + 1)
    fetch_ahead(desk.cases, case.after)
    case.identity = identity
    case.stage = ASSESSMENT
    case.work = ENQUIRY if enquiry < rules.section_47 else ASSESSMENT
    case.left = ticks(assessment_length(rules, u, v))
    case.steps = 0
    case.sent_back = 0
    case.court_ends = 0
    case.referred = desk.today
    case.first_meeting = desk.meeting
    case.changes = -1
    desk.tally[_OPENED] += 1
    begins_to_wait(desk, row)


@compiled_in_place
def _may_return(desk: Desk, identity: int, share: float) -> None:
    """The child may be referred again within a year, as a share are (FLW-E03)."""
    comes_back, delay, _, _ = four(desk.key_0, desk.key_1, identity, DRAW_RETURN)
    if comes_back < share:
        day = desk.today + 1 + int(return_days(desk.rules.return_mean, delay))
        returns_later(desk, identity + EPISODE, day)


# From stage to stage


@compiled_in_place
def close(desk: Desk, row: int, may_return: float) -> None:
    """Free the row; the child may be referred again, as a share are."""
    case = desk.cases[row]
    leaves_its_place(desk, row)
    _may_return(desk, case.identity, may_return)
    desk.tally[_CLOSINGS] += 1
    if case.worker != OTHER_TEAM:
        desk.tally[_LEFT] += 1
    case.stage = CLOSED
    case.worker = UNALLOCATED
    case.after = desk.book.free
    desk.book.free = row
    desk.book.free_rows += 1


@compiled_in_place
def _begin_stage(
    desk: Desk, row: int, stage: int, length: float, again: float, court: float
) -> None:
    """Set how long a stage will last; the case is in no place meanwhile."""
    case, rules = desk.cases[row], desk.rules
    case.stage = stage
    case.work = stage
    case.court_ends = 0
    case.steps += 1
    if stage == NEED:
        case.left = ticks(need_length(rules, length, again))
    elif stage == PROTECTION:
        case.left = ticks(protection_length(rules, length, again))
    else:
        case.left = ticks(care_length(rules, length))
        if court < rules.proceedings_share:
            case.work = COURT
            case.court_ends = desk.meeting + ceil(rules.proceedings_length)


@compiled_in_place
def _after_assessment(rules: Any, section_47: bool, u: float, v: float) -> int:
    """The stage after an assessment; u decides on a plan, v on the rest."""
    if section_47 and u < rules.plan_after_section_47:
        return PROTECTION
    if v < rules.closed_after_assessment:
        return CLOSED
    if v < rules.closed_after_assessment + rules.care_after_assessment:
        return CARE
    return NEED


@compiled_in_place
def _after_plan(rules: Any, stage: int, u: float) -> int:
    """The stage after a plan or a stay in care."""
    if stage == NEED:
        first, second = PROTECTION, CARE
        to_first, to_second = rules.need_to_protection, rules.need_to_care
    elif stage == PROTECTION:
        first, second = NEED, CARE
        to_first, to_second = rules.protection_to_need, rules.protection_to_care
    else:
        first, second = NEED, CLOSED
        to_first, to_second = rules.care_to_need, 0.0
    if u < to_first:
        return first
    if u < to_first + to_second:
        return second
    return CLOSED


@compiled_in_place
def _is_sent_back(desk: Desk, case: Any) -> bool:
    """Whether a finished assessment goes back for more work; only overload sends one back."""
    overload = desk.workers[case.worker].overload
    if overload <= 0.0:
        return False
    draw = DRAW_SENT_BACK + case.sent_back
    u, _, _, _ = four(desk.key_0, desk.key_1, case.identity, draw)
    return bool(u < desk.rules.rework * overload)


@compiled_in_place
def _finish_assessment(desk: Desk, row: int) -> bool:
    """Whether an assessment is finished; if not, more work is done on it."""
    case = desk.cases[row]
    if _is_sent_back(desk, case):
        leaves_its_place(desk, row)
        case.sent_back += 1
        case.left = ticks(desk.rules.rework_length)
        takes_its_place(desk, row)
        return False
    desk.tally[_ASSESSMENTS] += 1
    if desk.meeting - case.first_meeting <= desk.rules.assessment_limit:
        desk.tally[_IN_TIME] += 1
    return True


@compiled_in_place
def finish_stage(desk: Desk, row: int) -> None:
    """More work, the next stage with the same worker, or closing."""
    case, rules = desk.cases[row], desk.rules
    was_assessment = case.stage == ASSESSMENT
    if was_assessment and not _finish_assessment(desk, row):
        return
    draw = DRAW_STEP + 2 * case.steps
    turn, other, elsewhere, court = four(desk.key_0, desk.key_1, case.identity, draw)
    if was_assessment:
        stage = _after_assessment(rules, case.work == ENQUIRY, turn, other)
    else:
        stage = _after_plan(rules, case.stage, turn)
    if stage == CLOSED:
        close(desk, row, rules.re_referral)
        return
    length, again, _, _ = four(desk.key_0, desk.key_1, case.identity, draw + 1)
    leaves_its_place(desk, row)
    _begin_stage(desk, row, stage, length, again, court)
    _is_held_on(desk, row, was_assessment and elsewhere < rules.held_by_other_teams)


@compiled_in_place
def _is_held_on(desk: Desk, row: int, elsewhere: bool) -> None:
    """A case that begins a stage stays with its worker, unless another team takes it or it is too
    complex for somebody newly qualified."""
    case = desk.cases[row]
    too_complex = (
        case.worker >= 0 and not desk.workers[case.worker].takes_complex and is_complex(case.work)
    )
    if elsewhere:
        case.worker = OTHER_TEAM
        desk.tally[_LEFT] += 1
    if runs_on_the_calendar(case):
        goes_on_the_calendar(desk, row)
    if too_complex and not elsewhere:
        begins_to_wait(desk, row)
    else:
        takes_its_place(desk, row)
