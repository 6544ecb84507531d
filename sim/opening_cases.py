"""The open cases of the first day: how many, how far along, and with whom."""

from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim import identities
from sim.arithmetic import log, normals
from sim.calendar import DAYS_A_YEAR, WORKING_DAYS_A_YEAR
from sim.case_lists import ASSESSMENT, CARE, COURT, ENQUIRY, NEED, PROTECTION
from sim.case_tables import (
    frees_rows,
    lists_of_cases,
    more_returning,
    no_book,
    no_cases,
    no_queues,
    sheets_for,
)
from sim.cases import NOBODY, OTHER_TEAM, UNALLOCATED, Meeting, Returning, Stage, Tally, ticks
from sim.compiled import compiled
from sim.council import Council
from sim.life.front_door import Returns
from sim.records import Table, table_of
from sim.rules.allocation import is_complex
from sim.rules.case_length import (
    assessment_length,
    assessment_met,
    care_length,
    case_rules,
    in_need_share,
    residual_need_length,
    residual_protection_length,
    rules_table,
)
from sim.rules.working_day import places_the_first_day
from sim.streams import Stream, four

_START_CASE = identities.START_CASE
_LONGEST_WAIT_DAYS = 30.0
_CHANGES_A_YEAR = 0.4
"""Changes of worker a child had in a year before the first day: about as often as staff and
agency workers together leave."""
_LEAST_SPREAD = 0.2
_FEWEST_PLACES = 16
_SPARE = 0.4
"""Free rows for each open case, so that the table seldom has to grow."""

Key = tuple[np.uint64, np.uint64]
"""Of a stream of luck."""
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
    rules = rules_table(case_rules(council.now.casework, council.now.demand))
    stages = _stages(council)
    book = no_book()
    cases = no_cases(len(stages) + max(1024, int(_SPARE * len(stages))))
    frees_rows(cases, book, len(stages), ("free", "free_rows"))
    book["used"] = len(stages)
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
        rules, *sheets,
        council.people.count, _in_turn(cases, len(stages)), returns.days, returns.identities,
    )  # fmt: skip
    return opening


def _draw(council: Council, cases: Table, stages: NDArray[np.int8], rules: Table) -> None:
    """Set what is known of each case; the worker is who will hold it."""
    in_assessment = int((stages == Stage.ASSESSMENT).sum())
    waiting = min(round(council.now.start.unallocated), in_assessment)
    key = council.luck.stream("start cases").key
    _draw_cases(cases, stages, waiting, rules, key)
    _share_out(council, cases[waiting : len(stages)], key)
    allocated = cases[waiting : len(stages)]
    # Where nobody may hold a case it comes to wait on the first day.
    allocated["since"][allocated["worker"] == UNALLOCATED] = 0


@compiled
def _draw_cases(
    cases: Table, stages: NDArray[np.int8], waiting: int, rules: Table, key: Key
) -> None:
    """Draw every case as the first day finds it; the first of them wait for a worker."""
    for row in range(len(stages)):
        case, stage = cases[row], stages[row]
        case.identity = _START_CASE + row
        case.stage = case.work = stage
        case.steps = stage != ASSESSMENT
        _is_found(case, rules[0], key)
        if row < waiting:
            _waits(case, rules[0], key)
        else:
            _was_worked_on(case, rules[0], key)


@compiled
def _is_found(case: Any, rules: Any, key: Key) -> None:
    """Whether it is an enquiry, before a court, or with another team."""
    enquiry, elsewhere, court, gone = four(key[0], key[1], case.identity, 3)
    if case.stage == ASSESSMENT:
        if enquiry < rules.section_47:
            case.work = ENQUIRY
        return
    if elsewhere < rules.held_by_other_teams:
        case.worker = OTHER_TEAM
    if case.stage == CARE:
        in_court = rules.proceedings_share * rules.proceedings_length / rules.care_mean
        if court < in_court:
            case.work = COURT
            case.court_ends = ceil(gone * rules.proceedings_length)


@compiled
def _was_worked_on(case: Any, rules: Any, key: Key) -> None:
    """Met at a random moment of its stage: how long ago it began and what is left of it."""
    luck = four(key[0], key[1], case.identity, 0)
    more = four(key[0], key[1], case.identity, 1)
    if case.stage == NEED:
        left, gone = residual_need_length(rules, luck), residual_need_length(rules, more)
    elif case.stage == PROTECTION:
        left = residual_protection_length(rules, luck)
        gone = residual_protection_length(rules, more)
    elif case.stage == CARE:
        left, gone = care_length(rules, luck[0]), care_length(rules, more[0])
    else:
        met = assessment_met(rules, luck)
        left, gone = met * luck[2], met * (1.0 - luck[2])
    days = int(gone * DAYS_A_YEAR / WORKING_DAYS_A_YEAR)
    case.left = ticks(left)
    case.referred = -days
    case.first_meeting = -int(gone)
    _has_changed_hands(case, days, key)


@compiled
def _has_changed_hands(case: Any, days: int, key: Key) -> None:
    """Since when the worker is the same: a change as often as before the first day."""
    last, earlier_ones, _, _ = four(key[0], key[1], case.identity, 5)
    since = int(-log(last) / _CHANGES_A_YEAR * DAYS_A_YEAR)
    case.since = -min(since, days)
    earlier = max(days - since, 0) / DAYS_A_YEAR * _CHANGES_A_YEAR
    case.changes = int(since < days) + int(earlier + earlier_ones)


@compiled
def _waits(case: Any, rules: Any, key: Key) -> None:
    """A referral without a worker: nothing done yet, waiting for up to a month."""
    waited, u, v, _ = four(key[0], key[1], case.identity, 2)
    since = -int(waited * _LONGEST_WAIT_DAYS)
    case.left = ticks(assessment_length(rules, u, v))
    case.referred = case.since = since
    case.first_meeting = int(since * WORKING_DAYS_A_YEAR / DAYS_A_YEAR)
    case.changes = -1


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


def _share_out(council: Council, allocated: Table, key: Key) -> None:
    """Give each case that is ours to a worker drawn by norm and a personal spread."""
    desk = council.people.caseloads
    holders = np.flatnonzero(desk["holds_cases"] & (desk["norm"] > 0))
    if len(holders) == 0:
        return
    spread = _spread(council, council.luck.stream("start caseloads"), holders)
    share = desk["norm"][holders] * spread
    _draw_workers(
        allocated,
        holders,
        np.cumsum(share),
        np.cumsum(np.where(desk["takes_complex"][holders], share, 0.0)),
        key,
    )


@compiled
def _draw_workers(
    allocated: Table, holders: NDArray[np.int64], upto: _Column, complex_upto: _Column, key: Key
) -> None:
    """Draw the worker of each case, by the shares of the workers up to each."""
    for row in range(len(allocated)):
        case = allocated[row]
        shares = complex_upto if is_complex(case.work) else upto
        if case.worker == UNALLOCATED and shares[-1] > 0.0:
            place = four(key[0], key[1], case.identity, 4)[0] * shares[-1]
            chosen = np.searchsorted(shares, place, side="right")
            case.worker = holders[min(chosen, len(holders) - 1)]


def _spread(council: Council, stream: Stream, holders: NDArray[np.int64]) -> _Column:
    luck = stream.columns(council.people.identity[holders])
    normal = normals(luck[:, 0], luck[:, 1])
    spread = 1 + council.now.start.caseload_spread / 100 * normal
    drawn: _Column = np.maximum(spread, _LEAST_SPREAD)
    return drawn
