"""The first day: who is in post and what they hold, drawn from counts or read from a table."""

from itertools import chain, repeat
from math import ceil

import numpy as np
from numpy.typing import NDArray

from sim import identities
from sim.arithmetic import log, logs, total, total_of
from sim.calendar import DAYS_A_MONTH, MONTHS_A_YEAR
from sim.compiled import compiled
from sim.council import Council, FirstDay
from sim.grades import POST_GRADES, Grade, post_grade
from sim.life.worker import PART_TIME, fte_of, watch_patience
from sim.people import Newcomer
from sim.records import as_records
from sim.rules import leaving
from sim.rules.hiring import month_share, usual_experience_years
from sim.rules.leaving import PERSONAL, Around
from sim.scenario import StaffMember

_LONG_SERVICE_MEAN_YEARS = 6.0
"""Mean years beyond five of staff with five or more years' service; past five the rate is level."""

_Column = NDArray[np.float64]
_Luck = NDArray[np.float64]
"""Four numbers a person: full time, part-time hours, band of service, place within it."""


def staff_comes_into_post(council: Council) -> dict[Grade, list[float]]:
    """Put the start population in post; agency workers wait for their posts.

    Returns the FTE of each agency worker, by the grade of the post.
    """
    if council.scenario.staff:
        return _from_table(council, council.scenario.staff)
    _permanent_from_counts(council)
    return _agency_from_counts(council)


def set_first_day(council: Council) -> None:
    """Fix what later days are measured against, and who has given notice already."""
    rows = council.people.permanent_rows()
    council.first = FirstDay(
        caseload=council.average_caseload or 1.0,
        span=council.span or 1.0,
        agency_share=council.agency_share,
        base_leaving=_mean_factor(council, rows),
        to_agency=council.permanent_fte
        * (council.now.leaving.rate / 100)
        * leaving.to_agency(1.0, council.now.leaving),
    )


def staff_has_patience(council: Council) -> None:
    """Draw the patience of the start population.

    Those in post on the first day have not left yet: their clock began one notice ago, so that
    some are serving notice already and leavers are as many in the first month as later.
    """
    people, settings = council.people, council.now.leaving
    rows = people.permanent_rows()
    people.patience[rows] = council.luck.stream("patience").exponentials(people.identity[rows])
    people.leaving_rate[rows] = np.nan
    managers = people.grade[rows] == int(Grade.TEAM_MANAGER)
    people.rated_on[rows] = -np.where(managers, settings.manager_notice_days, settings.notice_days)
    watch_patience(council)


def _mean_factor(council: Council, rows: NDArray[np.int64]) -> float:
    """Mean of the factors that differ between people on the first day, weighted by FTE."""
    if len(rows) == 0:
        return 1.0
    people, average = council.people, council.average_caseload or 1.0
    held = people.caseloads["children"][rows] / people.fte[rows]
    felt = np.where(people.caseloads["holds_cases"][rows], held / average, 1.0)
    alike = as_records(*(Around(1.0, 0.0, 1.0, 1.0, 1.0, 0.0) for _ in Grade))
    factors = leaving.all_factors(people.table, rows, felt, alike, council.terms.leaving, 0.0)
    service, grade, tie_in, caseload = factors.T[:PERSONAL]
    personal = service * grade * tie_in * caseload
    return total(personal * people.fte[rows]) / total(people.fte[rows])


def _permanent_from_counts(council: Council) -> None:
    start = council.now.start
    managers = start.permanent_fte * start.team_manager_share / 100
    workers = start.permanent_fte - managers
    seniors = min(start.permanent_fte * start.senior_share / 100, workers)
    newly = min(workers * start.newly_qualified_share / 100, max(workers - seniors, 0.0))
    wanted = {
        Grade.NEWLY_QUALIFIED: newly,
        Grade.SOCIAL_WORKER: max(workers - seniors - newly, 0.0),
        Grade.SENIOR: seniors,
        Grade.TEAM_MANAGER: managers,
    }
    under_two = _share_under_two_years(wanted, start.under_two_years / 100)
    for grade, fte in wanted.items():
        _come_into_post(council, grade, fte, under_two)


def _share_under_two_years(wanted: dict[Grade, float], declared: float) -> float:
    """Of staff past the supported year, the share under two years that makes the whole right."""
    newly = wanted[Grade.NEWLY_QUALIFIED]
    others = total_of(wanted.values()) - newly
    if others <= 0:
        return 0.0
    return min(max((declared * (others + newly) - newly) / others, 0.0), 1.0)


def _come_into_post(council: Council, grade: Grade, wanted: float, under_two: float) -> None:
    """Permanent staff of a grade, one after the other until its FTE is made up."""
    start, people = council.now.start, council.people
    stream = council.luck.stream("start staff")
    most = ceil(wanted / min(PART_TIME)) + 1
    who = identities.START_STAFF + people.count + np.arange(most)
    luck = stream.columns(who)
    fte = _hours(luck, wanted, start.fte_per_head)
    who, luck, more = who[: len(fte)], luck[: len(fte)], stream.columns(who[: len(fte)], draw=1)
    if grade is Grade.NEWLY_QUALIFIED:
        months = _months_since_joining(council, luck[:, 2], luck[:, 3])
        before = np.zeros(len(fte))
    else:
        months = _service_months(luck, under_two, start.five_years_or_more / 100)
        before = -logs(more[:, 0]) * usual_experience_years(council.now.hiring)
    newcomers = Newcomer(
        identity=who,
        grade=grade,
        permanent=True,
        fte=fte,
        experience_years=before + months / MONTHS_A_YEAR,
        holds_cases=more[:, 1] < council.terms.case_holding_share,
        service_months=months,
    )
    rows = people.come(newcomers, len(fte), 0.0)
    if grade is not Grade.NEWLY_QUALIFIED:
        _tied_in_since(council, rows, months, before)


@compiled
def _hours(luck: _Luck, wanted: float, mean: float) -> _Column:
    """FTE of each until so much is made up; the last makes up what is left."""
    fte = np.empty(len(luck))
    left, people = wanted, 0
    while left > 1e-9:
        fte[people] = min(fte_of(luck[people, 0], luck[people, 1], mean), left)
        left -= fte[people]
        people += 1
    return fte[:people]


@compiled
def _service_months(luck: _Luck, under_two: float, over_five: float) -> _Column:
    """Months of service by band: uniform under two and from two to five years, then a tail."""
    over_five = min(over_five, 1.0 - under_two)
    years = np.empty(len(luck))
    for person in range(len(luck)):
        band, within = luck[person, 2], luck[person, 3]
        if band < under_two:
            years[person] = within * 2.0
        elif band < 1.0 - over_five:
            years[person] = 2.0 + 3.0 * within
        else:
            years[person] = 5.0 - _LONG_SERVICE_MEAN_YEARS * log(within)
    return years * MONTHS_A_YEAR


def _months_since_joining(council: Council, band: _Column, within: _Column) -> _Column:
    """Months since newly qualified staff came, by the months in which they come."""
    month = council.scenario.first_day.month
    shares = [month_share((month - back - 1) % 12 + 1, council.now.hiring) for back in range(12)]
    back = np.searchsorted(np.cumsum(shares), band, side="right")
    return np.where(back < len(shares), back + within, len(shares) - within)


def _tied_in_since(council: Council, rows: slice, months: _Column, experience: _Column) -> None:
    """Experienced recruits since a golden hello was first paid are inside their tie-in."""
    pay, people = council.now.pay, council.people
    recruited_since = months < council.now.start.golden_hello_months
    paid = recruited_since & (experience >= pay.golden_hello_years_at_start)
    if pay.golden_hello_at_start > 0:
        tied = np.arange(rows.start, rows.stop)[paid]
        people.golden_hello[tied] = people.golden_hello_paid[tied] = pay.golden_hello_at_start
        people.golden_hello_back[tied] = pay.golden_hello_repayment_at_start
        people.tie_in_from[tied] = people.joined[tied]
        days = pay.golden_hello_tie_in_at_start * DAYS_A_MONTH
        people.tie_in_ends[tied] = people.joined[tied] + days


def _agency_from_counts(council: Council) -> dict[Grade, list[float]]:
    """FTE of agency workers by grade: vacant posts first, spread so that they cover as much of
    each grade as of the others, then places beyond the establishment."""
    whole, part = divmod(council.now.start.agency_fte, 1.0)
    workers = [1.0] * int(whole) + ([part] if part > 1e-9 else [])
    vacant = {grade: max(0, round(council.vacant_fte(grade))) for grade in POST_GRADES}
    in_turn = sorted(
        (covered / vacant[grade], grade)
        for grade in POST_GRADES
        for covered in range(vacant[grade])
    )
    agency: dict[Grade, list[float]] = {grade: [] for grade in POST_GRADES}
    beyond = repeat((1.0, Grade.SOCIAL_WORKER))
    for fte, (_, grade) in zip(workers, chain(in_turn, beyond), strict=False):
        agency[grade].append(fte)
    return agency


def _from_table(council: Council, staff: tuple[StaffMember, ...]) -> dict[Grade, list[float]]:
    agency: dict[Grade, list[float]] = {grade: [] for grade in POST_GRADES}
    for number, member in enumerate(staff):
        if member.permanent:
            _comes_from_table(council, number, member)
        else:
            agency[Grade(post_grade(member.grade))].append(member.fte)
    return agency


def _comes_from_table(council: Council, number: int, member: StaffMember) -> None:
    people = council.people
    newcomer = Newcomer(
        identity=identities.START_STAFF + number,
        grade=member.grade,
        permanent=True,
        fte=member.fte,
        experience_years=member.experience_years,
        holds_cases=member.holds_cases,
        service_months=member.service_months,
    )
    row = people.comes(newcomer, 0.0)
    if member.tie_in_months > 0:
        people.golden_hello[row] = people.golden_hello_paid[row] = member.golden_hello
        people.golden_hello_back[row] = council.now.pay.golden_hello_repayment_at_start
        people.tie_in_from[row] = -member.service_months * DAYS_A_MONTH
        people.tie_in_ends[row] = member.tie_in_months * DAYS_A_MONTH
