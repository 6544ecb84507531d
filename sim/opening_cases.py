"""The open cases of the first day: how many, how far along, and with whom."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim import identities
from sim.arithmetic import exps, logs, normals
from sim.calendar import DAYS_A_YEAR, WORKING_DAYS_A_YEAR
from sim.cases import (
    NOBODY,
    OTHER_TEAM,
    UNALLOCATED,
    Meeting,
    Returning,
    Stage,
    Tally,
    Work,
    frees_rows,
    lists_of_cases,
    more_returning,
    no_book,
    no_cases,
    no_queues,
    sheets_for,
    ticks_of,
)
from sim.council import Council
from sim.life.front_door import Returns
from sim.records import Table, table_of
from sim.rules.case_length import (
    FARTHEST,
    LONGEST_ASSESSMENT,
    CaseRules,
    case_rules,
    in_need_share,
    residual_need_length,
    rules_table,
)
from sim.rules.working_day import places_the_first_day
from sim.streams import Stream

_LONGEST_WAIT_DAYS = 30.0
_CHANGES_A_YEAR = 0.4
"""Changes of worker a child had in a year before the first day: about as often as staff and
agency workers together leave."""
_LEAST_SPREAD = 0.2
_FEWEST_PLACES = 16
_SPARE = 0.4
"""Free rows for each open case, so that the table seldom has to grow."""

_Column = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class OpeningCases:
    """The duty desk as the first day leaves it."""

    cases: Table
    lists: Table
    queues: Table
    due: NDArray[np.int32]
    """By number of the meeting, the first case that the calendar has for it."""
    returning: Table
    returns_on: NDArray[np.int32]
    """By day, the first child who returns on it."""
    book: Table
    sheets: Meeting


def open_cases(council: Council, returns: Returns, meetings: int) -> OpeningCases:
    """Draw the children with an open case on the first day and share them among the staff.

    ``returns`` are the children who come back without an open case now, ``meetings`` the meetings
    that will be held.
    """
    rules = case_rules(council.now.casework, council.now.demand)
    stages = _stages(council)
    book = no_book()
    cases = no_cases(len(stages) + max(1024, int(_SPARE * len(stages))))
    frees_rows(cases, book, len(stages), ("free", "free_rows"))
    _draw(council, cases, stages, rules)
    days = (council.scenario.last_day - council.scenario.first_day).days
    sheets = sheets_for(len(council.people.caseloads))
    lists = lists_of_cases(len(council.people.caseloads), _places(cases))
    opening = OpeningCases(
        cases=cases,
        lists=lists,
        queues=no_queues(),
        due=np.full(meetings + 1, NOBODY, np.int32),
        returning=more_returning(table_of(Returning, 0), book, len(cases) + len(returns.days)),
        returns_on=np.full(days + 1, NOBODY, np.int32),
        book=book,
        sheets=sheets,
    )
    council.average_caseload = places_the_first_day(
        cases, council.people.caseloads, council.people.fte, lists, opening.queues, opening.due,
        opening.returning, opening.returns_on, book, np.zeros(len(Tally), np.int64),
        rules_table(rules), *sheets,
        council.people.count, _in_turn(cases, len(stages)), returns.days, returns.identities,
    )  # fmt: skip
    return opening


def _draw(council: Council, cases: Table, stages: NDArray[np.int8], rules: CaseRules) -> None:
    """Set what is known of each case; the worker is who will hold it."""
    start, count = council.now.start, len(stages)
    stream = council.luck.stream("start cases")
    who = identities.START_CASE + np.arange(count)
    cases["identity"][:count] = who
    cases["stage"][:count] = stages
    luck = stream.columns(who)
    left = _set_lengths(cases, stages, rules, luck, stream.columns(who, 1))
    allocated = np.ones(count, np.bool_)
    in_assessment = int((stages == Stage.ASSESSMENT).sum())
    allocated[: min(round(start.unallocated), in_assessment)] = False
    _set_waiting(cases, left, ~allocated, rules, stream.columns(who, 2))
    cases["left"][:count] = ticks_of(left)
    chances = stream.columns(who, 3)
    enquiry = (stages == Stage.ASSESSMENT) & (chances[:, 0] < rules.section_47)
    elsewhere = (stages != Stage.ASSESSMENT) & (chances[:, 1] < rules.held_by_other_teams)
    in_court = rules.proceedings_share * rules.proceedings_length / rules.care_mean
    court = (stages == Stage.CARE) & (chances[:, 2] < in_court)
    court_days = np.ceil(chances[:, 3] * rules.proceedings_length).astype(np.int32)
    cases["court_ends"][:count] = np.where(court, court_days, 0)
    cases["work"][:count] = np.select([enquiry, court], [Work.ENQUIRY, Work.COURT], stages)
    cases["steps"][:count] = stages != Stage.ASSESSMENT
    _share_out(council, cases, allocated & ~elsewhere, stream.columns(who, 4))
    worker = cases["worker"][:count]
    worker[elsewhere] = OTHER_TEAM
    # Where nobody may hold a case it comes to wait on the first day.
    cases["since"][:count][allocated & (worker == UNALLOCATED)] = 0


def _in_turn(cases: Table, count: int) -> NDArray[np.int64]:
    """Rows of the open cases in the order in which they came to wait, if they do."""
    return np.argsort(cases["since"][:count], kind="stable")


def _places(cases: Table) -> int:
    """Places in a list of cases that hold those of any worker, and room for some more."""
    held = cases["worker"][cases["worker"] >= 0]
    return _FEWEST_PLACES + int(np.bincount(held, minlength=1).max())


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
    cases: Table, stages: NDArray[np.int8], rules: CaseRules, luck: _Column, more: _Column
) -> _Column:
    """Time gone of cases met at a random moment of their stage; working days of work left."""
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
    left[care] = -rules.care_mean * logs(luck[care, 0])
    gone[care] = -rules.care_mean * logs(more[care, 0])
    assessment = stages == Stage.ASSESSMENT
    met = _assessment_met(rules, luck[assessment])
    left[assessment] = met * luck[assessment, 2]
    gone[assessment] = met * (1 - luck[assessment, 2])
    days = (gone * DAYS_A_YEAR / WORKING_DAYS_A_YEAR).astype(np.int32)
    cases["referred"][:count] = -days
    cases["first_meeting"][:count] = -gone.astype(np.int32)
    _set_history(cases, days, more[:, 3], luck[:, 3])
    return left


def _residual_plan(rules: CaseRules, luck: _Column) -> _Column:
    """A plan of two phases is met in either alike: one phase left, or both."""
    phase = rules.protection_mean / 2
    second = np.where(luck[:, 2] < 1 / 2, -logs(luck[:, 1]), 0.0)
    left: _Column = phase * (-logs(luck[:, 0]) + second)
    return left


def _assessment_met(rules: CaseRules, luck: _Column) -> _Column:
    """Length of an assessment met at a random moment: longer ones are met more often."""
    normal = normals(luck[:, 0], luck[:, 1])
    return _assessment_of(rules, rules.assessment_sigma**2 + rules.assessment_sigma * normal)


def _assessment_of(rules: CaseRules, away: _Column) -> _Column:
    """Length of an assessment so far from the median, in logarithms."""
    length = rules.assessment_median * exps(np.clip(away, -FARTHEST, FARTHEST))
    within: _Column = np.minimum(length, LONGEST_ASSESSMENT)
    return within


def _set_history(cases: Table, days: NDArray[np.int32], u: _Column, v: _Column) -> None:
    """Since when the worker is the same: a change as often as before the first day."""
    count = len(days)
    since = (-logs(u) / _CHANGES_A_YEAR * DAYS_A_YEAR).astype(np.int32)
    cases["since"][:count] = -np.minimum(since, days)
    earlier = np.maximum(days - since, 0) / DAYS_A_YEAR * _CHANGES_A_YEAR
    cases["changes"][:count] = (since < days) + (earlier + v).astype(np.int32)


def _set_waiting(
    cases: Table, left: _Column, waiting: NDArray[np.bool_], rules: CaseRules, luck: _Column
) -> None:
    """Referrals without a worker: nothing done yet, waiting for up to a month."""
    rows = np.flatnonzero(waiting)
    since = -(luck[rows, 0] * _LONGEST_WAIT_DAYS).astype(np.int32)
    normal = normals(luck[rows, 1], luck[rows, 2])
    left[rows] = _assessment_of(rules, rules.assessment_sigma * normal)
    cases["referred"][rows] = since
    cases["since"][rows] = since
    cases["first_meeting"][rows] = (since * WORKING_DAYS_A_YEAR / DAYS_A_YEAR).astype(np.int32)
    cases["changes"][rows] = -1
    cases["worker"][rows] = UNALLOCATED


def _share_out(council: Council, cases: Table, allocated: NDArray[np.bool_], luck: _Column) -> None:
    """Give each allocated case to a worker drawn by norm and a personal spread."""
    desk = council.people.caseloads
    holders = np.flatnonzero(desk["holds_cases"] & (desk["norm"] > 0))
    if len(holders) == 0:
        cases["worker"][: len(allocated)] = UNALLOCATED
        return
    spread = _spread(council, council.luck.stream("start caseloads"), holders)
    share = desk["norm"][holders] * spread
    work = cases["work"][: len(allocated)]
    hard = (work != Work.NEED) & (work != Work.ASSESSMENT)
    for is_hard in (False, True):
        able = np.where(desk["takes_complex"][holders] | (not is_hard), share, 0.0)
        bounds = np.cumsum(able)
        if bounds[-1] <= 0:
            continue
        rows = np.flatnonzero(allocated & (hard == is_hard))
        bounds /= bounds[-1]
        chosen = np.searchsorted(bounds, luck[rows, 0], side="right")
        cases["worker"][rows] = holders[np.minimum(chosen, len(holders) - 1)]


def _spread(council: Council, stream: Stream, holders: NDArray[np.int64]) -> _Column:
    luck = stream.columns(council.people.identity[holders])
    normal = normals(luck[:, 0], luck[:, 1])
    spread = 1 + council.now.start.caseload_spread / 100 * normal
    drawn: _Column = np.maximum(spread, _LEAST_SPREAD)
    return drawn
