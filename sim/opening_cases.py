"""The open cases of the first day: how many, how far along, and with whom."""

import numpy as np
from numpy.typing import NDArray

from sim import identities
from sim.calendar import DAYS_A_YEAR, WORKING_DAYS_A_YEAR
from sim.cases import OTHER_TEAM, UNALLOCATED, Cases, Stage, no_cases
from sim.council import Council
from sim.rules.allocation import first_loads
from sim.rules.case_length import (
    FARTHEST,
    LONGEST_ASSESSMENT,
    CaseRules,
    case_rules,
    in_need_share,
    residual_need_length,
)
from sim.streams import Stream

_LONGEST_WAIT_DAYS = 30.0
_CHANGES_A_YEAR = 0.4
"""Changes of worker a child had in a year before the first day: about as often as staff and
agency workers together leave."""
_LEAST_SPREAD = 0.2

_Column = NDArray[np.float64]


def open_cases(council: Council) -> Cases:
    """Draw the children with an open case on the first day and share them among the staff."""
    start = council.now.start
    rules = case_rules(council.now.casework, council.now.demand)
    stages = _stages(council)
    count = len(stages)
    cases = no_cases(max(1024, int(1.4 * count)))
    stream = council.luck.stream("start cases")
    who = identities.START_CASE + np.arange(count)
    cases.identity[:count] = who
    cases.stage[:count] = stages
    luck = stream.columns(who)
    _set_lengths(cases, stages, rules, luck, stream.columns(who, 1))
    allocated = np.ones(count, np.bool_)
    in_assessment = int((stages == Stage.ASSESSMENT).sum())
    allocated[: min(round(start.unallocated), in_assessment)] = False
    _set_waiting(cases, ~allocated, rules, stream.columns(who, 2))
    chances = stream.columns(who, 3)
    cases.section_47[:count] = (stages == Stage.ASSESSMENT) & (chances[:, 0] < rules.section_47)
    elsewhere = (stages != Stage.ASSESSMENT) & (chances[:, 1] < rules.held_by_other_teams)
    in_court = rules.proceedings_share * rules.proceedings_length / rules.care_mean
    court = (stages == Stage.CARE) & (chances[:, 2] < in_court)
    cases.proceedings[:count] = np.where(court, chances[:, 3] * rules.proceedings_length, 0.0)
    cases.steps[:count] = stages != Stage.ASSESSMENT
    _share_out(council, cases, allocated & ~elsewhere, stream.columns(who, 4))
    cases.worker[:count][elsewhere] = OTHER_TEAM
    first_loads(cases, council.people.caseloads, rules)
    return cases


def _stages(council: Council) -> NDArray[np.int8]:
    """Stages of the start cases: assessments first, the unallocated first of all."""
    start = council.now.start
    share = in_need_share(council.now.casework)
    rest = start.awaiting_assessment + start.child_protection_plans + start.children_in_care
    numbers = {
        Stage.ASSESSMENT: round(start.awaiting_assessment / max(share, 0.01)),
        Stage.PROTECTION: round(start.child_protection_plans),
        Stage.CARE: round(start.children_in_care),
        Stage.NEED: max(0, round(start.children_in_need - rest)),
    }
    return np.repeat(np.array(list(numbers), np.int8), np.array(list(numbers.values()), np.int64))


def _set_lengths(
    cases: Cases, stages: NDArray[np.int8], rules: CaseRules, luck: _Column, more: _Column
) -> None:
    """Work left and time gone of cases met at a random moment of their stage."""
    count = len(stages)
    left = np.zeros(count)
    gone = np.zeros(count)
    need = stages == Stage.NEED
    left[need] = residual_need_length(rules, luck[need])
    gone[need] = residual_need_length(rules, more[need])
    plan = stages == Stage.PROTECTION
    left[plan] = _residual_plan(rules, luck[plan])
    gone[plan] = _residual_plan(rules, more[plan])
    care = stages == Stage.CARE
    left[care] = -rules.care_mean * np.log(luck[care, 0])
    gone[care] = -rules.care_mean * np.log(more[care, 0])
    assessment = stages == Stage.ASSESSMENT
    met = _assessment_met(rules, luck[assessment])
    left[assessment] = met * luck[assessment, 2]
    gone[assessment] = met * (1 - luck[assessment, 2])
    cases.left[:count] = np.maximum(left, 1e-6)
    days = (gone * DAYS_A_YEAR / WORKING_DAYS_A_YEAR).astype(np.int32)
    cases.referred[:count] = -days
    cases.first_meeting[:count] = -gone.astype(np.int32)
    _set_history(cases, days, more[:, 3], luck[:, 3])


def _residual_plan(rules: CaseRules, luck: _Column) -> _Column:
    """A plan of two phases is met in either alike: one phase left, or both."""
    phase = rules.protection_mean / 2
    second = np.where(luck[:, 2] < 1 / 2, -np.log(luck[:, 1]), 0.0)
    left: _Column = phase * (-np.log(luck[:, 0]) + second)
    return left


def _assessment_met(rules: CaseRules, luck: _Column) -> _Column:
    """Length of an assessment met at a random moment: longer ones are met more often."""
    normal = np.sqrt(-2 * np.log(luck[:, 0])) * np.cos(2 * np.pi * luck[:, 1])
    return _assessment_of(rules, rules.assessment_sigma**2 + rules.assessment_sigma * normal)


def _assessment_of(rules: CaseRules, away: _Column) -> _Column:
    """Length of an assessment so far from the median, in logarithms."""
    length = rules.assessment_median * np.exp(np.clip(away, -FARTHEST, FARTHEST))
    within: _Column = np.minimum(length, LONGEST_ASSESSMENT)
    return within


def _set_history(cases: Cases, days: NDArray[np.int32], u: _Column, v: _Column) -> None:
    """Since when the worker is the same: a change as often as before the first day."""
    count = len(days)
    since = (-np.log(u) / _CHANGES_A_YEAR * DAYS_A_YEAR).astype(np.int32)
    cases.worker_since[:count] = -np.minimum(since, days)
    earlier = np.maximum(days - since, 0) / DAYS_A_YEAR * _CHANGES_A_YEAR
    cases.changes[:count] = (since < days) + (earlier + v).astype(np.int32)
    cases.had_worker[:count] = True


def _set_waiting(cases: Cases, waiting: NDArray[np.bool_], rules: CaseRules, luck: _Column) -> None:
    """Referrals without a worker: nothing done yet, waiting for up to a month."""
    rows = np.flatnonzero(waiting)
    since = -(luck[rows, 0] * _LONGEST_WAIT_DAYS).astype(np.int32)
    normal = np.sqrt(-2 * np.log(luck[rows, 1])) * np.cos(2 * np.pi * luck[rows, 2])
    cases.left[rows] = _assessment_of(rules, rules.assessment_sigma * normal)
    cases.referred[rows] = since
    cases.waiting_since[rows] = since
    cases.first_meeting[rows] = (since * WORKING_DAYS_A_YEAR / DAYS_A_YEAR).astype(np.int32)
    cases.changes[rows] = 0
    cases.had_worker[rows] = False
    cases.worker[rows] = UNALLOCATED


def _share_out(council: Council, cases: Cases, allocated: NDArray[np.bool_], luck: _Column) -> None:
    """Give each allocated case to a worker drawn by norm and a personal spread."""
    desk = council.people.caseloads
    holders = np.flatnonzero(desk.holds_cases & (desk.norm > 0))
    if len(holders) == 0:
        cases.worker[: len(allocated)] = UNALLOCATED
        return
    spread = _spread(council, council.luck.stream("start caseloads"), holders)
    share = desk.norm[holders] * spread
    hard = (cases.stage[: len(allocated)] != Stage.NEED) & (
        (cases.stage[: len(allocated)] != Stage.ASSESSMENT) | cases.section_47[: len(allocated)]
    )
    for is_hard in (False, True):
        able = np.where(desk.takes_complex[holders] | (not is_hard), share, 0.0)
        if able.sum() <= 0:
            continue
        rows = np.flatnonzero(allocated & (hard == is_hard))
        bounds = np.cumsum(able) / able.sum()
        chosen = np.searchsorted(bounds, luck[rows, 0], side="right")
        cases.worker[rows] = holders[np.minimum(chosen, len(holders) - 1)]


def _spread(council: Council, stream: Stream, holders: NDArray[np.int64]) -> _Column:
    luck = stream.columns(council.people.identity[holders])
    normal = np.sqrt(-2 * np.log(luck[:, 0])) * np.cos(2 * np.pi * luck[:, 1])
    spread = 1 + council.now.start.caseload_spread / 100 * normal
    drawn: _Column = np.maximum(spread, _LEAST_SPREAD)
    return drawn
