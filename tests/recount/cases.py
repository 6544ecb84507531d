"""Outcomes about caseloads and children, recounted from a diary in the words of their definitions.

Every function is named as its outcome and takes the month that is counted.
"""

from collections.abc import Callable

import numpy as np

from sim.cases import OTHER_TEAM, Stage
from sim.rules.casework import DRAW_REFERRAL
from sim.streams import Luck
from tests.recount.month import DAYS_A_MONTH, DAYS_A_YEAR, Month, fte

ROUNDING = 1e-9

# Caseloads


def average_caseload(month: Month) -> float:
    """A child whose worker has left since the last meeting is in nobody's caseload in post."""
    working = fte(month.holders.values())
    children = sum(len(month.held[row]) for row in month.holders)
    return children / working if working else 0


def _caseload(month: Month, share: float) -> float:
    return float(np.quantile(month.caseloads, share)) if month.caseloads else 0


def caseload_p10(month: Month) -> float:
    return _caseload(month, 0.1)


def caseload_p25(month: Month) -> float:
    return _caseload(month, 0.25)


def caseload_p50(month: Month) -> float:
    return _caseload(month, 0.5)


def caseload_p75(month: Month) -> float:
    return _caseload(month, 0.75)


def caseload_p90(month: Month) -> float:
    return _caseload(month, 0.9)


def _workers(month: Month, with_so_many: Callable[[float], bool]) -> float:
    each = [with_so_many(children) for children in month.caseloads]
    return 100 * sum(each) / len(each) if each else 0


def share_over_25(month: Month) -> float:
    return _workers(month, lambda children: children > 25)


def workers_under_10(month: Month) -> float:
    return _workers(month, lambda children: children < 10)


def workers_10_to_15(month: Month) -> float:
    return _workers(month, lambda children: 10 <= children < 15)


def workers_15_to_20(month: Month) -> float:
    return _workers(month, lambda children: 15 <= children < 20)


def workers_20_to_25(month: Month) -> float:
    return _workers(month, lambda children: 20 <= children <= 25)


def workers_25_to_30(month: Month) -> float:
    return _workers(month, lambda children: 25 < children <= 30)


def workers_over_30(month: Month) -> float:
    return _workers(month, lambda children: children > 30)


def _protected_loads(month: Month) -> list[float]:
    """What each newly qualified worker holds against their protected share of the norm, which is
    set on the day of coming, on the first of every month and when the rules of casework move."""
    loads = []
    for row, person in month.newly_qualified.items():
        set_on = max(day for day in _norms_set(month) if day <= month.until or day == person.came)
        casework = month.diary.settings_on(set_on).casework
        by_quarter = (
            casework.newly_qualified_first, casework.newly_qualified_second,
            casework.newly_qualified_third, casework.newly_qualified_fourth,
        )  # fmt: skip
        quarter = min(int((set_on - person.joined) / (3 * DAYS_A_MONTH)), 3)
        at_work = 1 - casework.sickness / 100
        norm = casework.norm_social_worker * by_quarter[quarter] / 100 * person.fte * at_work
        loads.append(month.load(row) / norm)
    return loads


def _norms_set(month: Month) -> list[int]:
    """Days on which everybody's norm was set."""
    before, days = None, []
    for day, now in month.diary.settings:
        if day <= month.until and (month.date_of(day).day == 1 or now.casework != before):
            days.append(day)
        before = now.casework
    return days


def newly_qualified_over_protected(month: Month) -> float:
    loads = _protected_loads(month)
    return 100 * sum(load > 1 + ROUNDING for load in loads) / len(loads) if loads else 0


def newly_qualified_load(month: Month) -> float:
    loads = _protected_loads(month)
    return 100 * sum(loads) / len(loads) if loads else 0


# Open cases


def open_cases(month: Month) -> float:
    return len(month.ours)


def allocated_cases(month: Month) -> float:
    return len(month.allocated)


def unallocated_cases(month: Month) -> float:
    return len(month.waiting)


def oldest_unallocated_days(month: Month) -> float:
    return max((month.until - child.worker.since_when(month.until) for child in month.waiting),
               default=0)  # fmt: skip


def days_to_allocation(month: Month) -> float:
    waits = [
        given - began
        for child in month.diary.children.values()
        for given, began in child.given
        if month.has(given)
    ]
    return sum(waits) / len(waits) if waits else 0


# Assessments


def _finished(month: Month) -> list[bool]:
    """Of each assessment finished in the month, whether it was in time."""
    return [
        month.diary.working_days_since_referral(child, child.assessed)
        <= month.diary.settings_on(int(child.assessed)).casework.assessment_limit
        for child in month.diary.children.values()
        if month.has(child.assessed)
    ]


def assessments_finished(month: Month) -> float:
    return len(_finished(month))


def assessments_in_time(month: Month) -> float:
    finished = _finished(month)
    return 100 * sum(finished) / len(finished) if finished else 100


# Children


def in_assessment(month: Month) -> float:
    return month.at_stage(Stage.ASSESSMENT)


def awaiting_assessment(month: Month) -> float:
    """Of those assessed the ones who are not found to be out of need."""
    casework = month.now.casework
    assessed = 100 - casework.no_further_action
    return in_assessment(month) * (assessed - casework.not_in_need) / assessed


def children_in_need(month: Month) -> float:
    planned = (Stage.NEED, Stage.PROTECTION, Stage.CARE)
    return sum(map(month.at_stage, planned)) + awaiting_assessment(month)


def child_protection_plans(month: Month) -> float:
    return month.at_stage(Stage.PROTECTION)


def children_in_care(month: Month) -> float:
    return month.at_stage(Stage.CARE)


# The front door


def contacts(month: Month) -> float:
    turned_away = sum(month.diary.turned_away[day] for day in month.days)
    at_the_door = referrals(month) + diverted_to_early_help(month) + turned_away
    return at_the_door * month.now.demand.contacts_per_referral


def referrals(month: Month) -> float:
    return sum(month.has(each.day) for each in month.diary.referrals)


def re_referrals(month: Month) -> float:
    return sum(month.has(each.day) and each.again for each in month.diary.referrals)


def diverted_to_early_help(month: Month) -> float:
    return sum(month.diary.diverted[day] for day in month.days)


def turned_away(month: Month) -> float:
    """Referrals without a case that their own luck at the door would have given one."""
    diary = month.diary
    luck = Luck(diary.scenario.seed, 0).stream("cases")
    return sum(
        luck.four(each.identity, DRAW_REFERRAL)[0]
        >= diary.settings_on(each.day).casework.no_further_action / 100
        for each in diary.referrals
        if month.has(each.day) and each.identity not in diary.children
    )


# Closing


def closed_unassessed(month: Month) -> float:
    children = month.diary.children.values()
    return sum(month.has(child.closed) and child.closed_unassessed for child in children)


def cases_closed(month: Month) -> float:
    without_action = sum(
        month.has(each.day) and each.identity not in month.diary.children
        for each in month.diary.referrals
    )
    children = month.diary.children.values()
    closed = sum(month.has(child.closed) and child.worker.last != OTHER_TEAM for child in children)
    passed_on = sum(month.has(child.passed_on) for child in children)
    return without_action + closed + passed_on


# Changes of worker


def handovers(month: Month) -> float:
    return sum(month.has(day) for child in month.diary.children.values() for day in child.handovers)


def handovers_per_child(month: Month) -> float:
    so_far = sum(
        (child.changes_before or 0) + sum(day <= month.until for day in child.handovers)
        for child in month.allocated
    )
    return so_far / len(month.allocated) if month.allocated else 0


def same_worker_12m(month: Month) -> float:
    a_year_ago = month.until - int(DAYS_A_YEAR)
    open_for_a_year = [child for child in month.ours if child.referred <= a_year_ago]
    the_same = [
        child
        for child in open_for_a_year
        if child in month.allocated and child.worker.since_when(month.until) <= a_year_ago
    ]
    return 100 * len(the_same) / len(open_for_a_year) if open_for_a_year else 0
