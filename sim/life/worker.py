"""A worker: comes into post, uses up patience, gives notice, serves it, hands over and goes."""

from math import ceil

import numpy as np
from numpy.typing import NDArray

from sim.calendar import DAYS_A_YEAR
from sim.council import Council, Life
from sim.grades import Grade
from sim.people import Newcomer
from sim.rules import leaving
from sim.rules.golden_hello import qualifies, tie_in_days
from sim.scenario.pay import Pay

_PART_TIME = (0.6, 0.8)
_PART_TIME_MEAN = sum(_PART_TIME) / len(_PART_TIME)


def fte_of(full_time: float, which: float, mean: float) -> float:
    """Full time, or three or four days a week, so that the mean is as declared (NAT-015).

    >>> fte_of(0.9, 0.2, 0.93), fte_of(0.1, 0.2, 0.93), fte_of(0.1, 0.8, 0.93)
    (1.0, 0.6, 0.8)
    """
    part_time = (1 - mean) / (1 - _PART_TIME_MEAN)
    if full_time >= part_time:
        return 1.0
    return _PART_TIME[int(which * len(_PART_TIME))]


def holds_cases(council: Council, identity: int) -> bool:
    """Whether this person's post comes with a caseload (ASM-016).

    The declared share is of all staff; team managers, who hold none, are taken out of it.
    """
    posts = council.now.posts
    everybody = posts.social_workers + posts.seniors + posts.team_managers
    frontline = (posts.social_workers + posts.seniors) / max(everybody, 1e-9)
    share = min(1.0, posts.case_holding_share / 100 / max(frontline, 1e-9))
    return council.luck.stream("holds cases").uniform(identity) < share


def comes_into_post(council: Council, newcomer: Newcomer) -> int:
    """A permanent starter on the first day at work; the row they have from now on."""
    row = council.people.comes(newcomer, council.today)
    council.set_norms(slice(row, row + 1))
    draws_patience(council, row, since=council.today)
    council.counted("starters")
    council.ledger.pays_for_hire(council.now)
    return row


def draws_patience(council: Council, row: int, since: float) -> None:
    """Draw a person's patience, used up from a day on; the next review looks at it."""
    people = council.people
    people.patience[row] = council.luck.stream("patience").exponential(int(people.identity[row]))
    people.leaving_rate[row] = np.nan
    people.rated_on[row] = since


def leaving_rates(council: Council, rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """Chance a year of leaving of each of these people."""
    staff = council.staff_columns(rows)
    settings = council.now
    personal = leaving.product(leaving.personal_factors(staff, settings.leaving))
    surrounding = leaving.product(
        leaving.surrounding_factors(
            staff, council.around, settings.leaving, settings.pay.separation_elasticity
        )
    )
    base = settings.leaving.rate / 100 / council.on_the_first_day().base_leaving
    return base * personal * surrounding


def watch_patience(council: Council, rows: NDArray[np.int64]) -> None:
    """Use up patience at the rate since the last review, set the new rate, and let those go whose
    patience will not last until the next.

    Who has come since the last review is first rated now, for the days since then too.
    """
    people = council.people
    rows = rows[~people.on_notice[rows]]
    rates = leaving_rates(council, rows)
    before = people.leaving_rate[rows]
    years = (council.today - people.rated_on[rows]) / DAYS_A_YEAR
    people.patience[rows] -= np.where(np.isnan(before), rates, before) * years
    people.leaving_rate[rows] = rates
    people.rated_on[rows] = council.today
    with np.errstate(divide="ignore"):
        days_left = people.patience[rows] / rates * DAYS_A_YEAR
    today = council.today
    for place in np.flatnonzero(days_left <= council.next_review - today):
        row = int(rows[place])
        people.on_notice[row] = True
        council.env.process(leaves(council, row, today + days_left[place]))


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
    council.ledger.gets_back_golden_hello(float(people.owed(np.array([row]), council.today)[0]))
    pay_there = council.around.agency_pay[people.grade[row]]
    to_agency = leaving.to_agency(pay_there, council.now.leaving)
    council.gone_to_agency += to_agency * float(people.fte[row])
    people.goes(row, council.today)
    council.leavers_fte += float(people.fte[row])
    council.counted("leavers")
    council.posts_review()


def receives_golden_hello(
    council: Council, row: int, pay: Pay, experience: float, lured: bool
) -> Life:
    """Instalments a year apart, as long as the recruit is in post; ``pay`` is what was promised."""
    people = council.people
    if pay.golden_hello <= 0 or not qualifies(Grade(people.grade[row]), experience, pay):
        return
    council.counted("golden_hello_recruits")
    people.golden_hello[row] = pay.golden_hello
    people.golden_hello_back[row] = pay.golden_hello_repayment
    people.tie_in_from[row] = council.today
    people.tie_in_ends[row] = council.today + tie_in_days(pay)
    instalments = round(pay.golden_hello_instalments)
    for number in range(instalments):
        if number > 0:
            yield council.after_days(DAYS_A_YEAR)
        if not people.in_post[row]:
            return
        people.golden_hello_paid[row] += people.golden_hello[row] / instalments
        council.ledger.pays_golden_hello(people.golden_hello[row] / instalments, not lured)
