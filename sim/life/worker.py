"""A worker: comes into post, uses up patience, gives notice, serves it, hands over and goes."""

from math import ceil

import numpy as np

from sim.calendar import DAYS_A_YEAR
from sim.compiled import compilable
from sim.council import Council, Life
from sim.grades import Grade
from sim.people import Newcomer
from sim.rules import leaving
from sim.rules.golden_hello import qualifies, tie_in_days
from sim.scenario.pay import Pay

_GRADES = tuple(Grade)
PART_TIME = (0.6, 0.8)
"""FTE of those who work three or four days a week."""
_PART_TIME_MEAN = (PART_TIME[0] + PART_TIME[1]) / 2


@compilable
def fte_of(full_time: float, which: float, mean: float) -> float:
    """Full time, or three or four days a week, so that the mean is as declared (NAT-015).

    >>> fte_of(0.9, 0.2, 0.93), fte_of(0.1, 0.2, 0.93), fte_of(0.1, 0.8, 0.93)
    (1.0, 0.6, 0.8)
    """
    part_time = (1 - mean) / (1 - _PART_TIME_MEAN)
    if full_time >= part_time:
        return 1.0
    return PART_TIME[int(which * len(PART_TIME))]


def comes_into_post(council: Council, newcomer: Newcomer) -> int:
    """A permanent starter on the first day at work; the row they have from now on."""
    row = council.people.comes(newcomer, council.today)
    council.set_norm(row)
    draws_patience(council, row)
    council.counted("starters")
    council.ledger.pays_for_hire(council.now)
    council.posts_review(newcomer.grade)
    return row


def draws_patience(council: Council, row: int) -> None:
    """Draw a person's patience, used up from today on; the next review looks at it."""
    people = council.people
    people.patience[row] = council.luck.stream("patience").exponential(int(people.identity[row]))
    people.leaving_rate[row] = np.nan
    people.rated_on[row] = council.today


def watch_patience(council: Council) -> None:
    """Use up everybody's patience at the rate since the last review, set the new rate, and let
    those go whose patience will not last until the next."""
    people, first = council.people, council.on_the_first_day()
    rows, ends = leaving.use_patience(
        people.table,
        people.count,
        people.caseloads,
        council.around,
        council.terms.leaving,
        council.now.leaving.rate / 100 * council.years.leaving[council.today] / first.base_leaving,
        first.caseload,
        council.today,
        council.next_review,
    )
    for row, patience_ends in zip(rows.tolist(), ends.tolist(), strict=True):
        people.on_notice[row] = True
        council.env.process(leaves(council, row, patience_ends))


def notice_days(council: Council, row: int) -> float:
    """Days of notice by grade (ASM-005, ASM-006)."""
    manager = int(council.people.grade[row]) == Grade.TEAM_MANAGER
    settings = council.now.leaving
    return settings.manager_notice_days if manager else settings.notice_days


def leaves(council: Council, row: int, patience_ends: float) -> Life:
    """Patience ends, notice is served, the golden hello is paid back, and they go.

    The cases are handed over at the duty desk's next meeting.
    """
    last_day = ceil(patience_ends + notice_days(council, row))
    yield council.until(max(last_day, council.today + 1))
    people = council.people
    grade, fte = _GRADES[people.grade[row]], float(people.fte[row])
    council.ledger.gets_back_golden_hello(people.owed(row, council.today))
    to_agency = leaving.to_agency(council.terms.agency_pay[grade], council.now.leaving)
    council.gone_to_agency += to_agency * fte
    people.goes(row, council.today)
    council.leavers_fte += fte
    council.counted("leavers")
    council.posts_review(grade)


def is_promised_golden_hello(
    council: Council, row: int, pay: Pay, experience: float, lured: bool
) -> None:
    """A recruit who qualifies is paid the first instalment and tied in; ``pay`` is what was
    offered, and is kept to."""
    people = council.people
    if pay.golden_hello <= 0 or not qualifies(_GRADES[people.grade[row]], experience, pay):
        return
    council.counted("golden_hello_recruits")
    people.golden_hello[row] = pay.golden_hello
    people.golden_hello_back[row] = pay.golden_hello_repayment
    people.tie_in_from[row] = council.today
    people.tie_in_ends[row] = council.today + tie_in_days(pay)
    instalments = round(pay.golden_hello_instalments)
    _is_paid(council, row, pay.golden_hello / instalments, lured)
    if instalments > 1:
        council.env.process(_is_paid_later(council, row, pay.golden_hello, instalments, lured))


def _is_paid_later(
    council: Council, row: int, promised: float, instalments: int, lured: bool
) -> Life:
    """Further instalments a year apart, as long as the recruit is in post."""
    for _ in range(instalments - 1):
        yield council.after_days(DAYS_A_YEAR)
        if not council.people.in_post[row]:
            return
        _is_paid(council, row, promised / instalments, lured)


def _is_paid(council: Council, row: int, pounds: float, lured: bool) -> None:
    council.people.golden_hello_paid[row] += pounds
    council.ledger.pays_golden_hello(pounds, would_have_come=not lured)
