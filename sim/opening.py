"""The first day: who is in post and what they hold, drawn from counts or read from a table."""

from math import log

import numpy as np
from numpy.typing import NDArray

from sim import identities
from sim.calendar import DAYS_A_MONTH, MONTHS_A_YEAR
from sim.council import Council, FirstDay
from sim.grades import POST_GRADES, Grade, post_grade
from sim.life.worker import draws_patience, fte_of, holds_cases, notice_days, watch_patience
from sim.people import Newcomer
from sim.rules import leaving
from sim.rules.hiring import experience_years, month_share
from sim.rules.leaving import StaffColumns
from sim.scenario import StaffMember

_LONG_SERVICE_MEAN_YEARS = 6.0
"""Mean years beyond five of staff with five or more years' service; past five the rate is level."""


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
    rows = council.people.permanent_rows()
    for row in rows:
        draws_patience(council, int(row), since=-notice_days(council, int(row)))
    watch_patience(council, rows)


def _mean_factor(council: Council, rows: NDArray[np.int64]) -> float:
    """Mean of the factors that differ between people on the first day, weighted by FTE."""
    if len(rows) == 0:
        return 1.0
    people = council.people
    held = people.caseloads.children[rows] / people.fte[rows]
    average = council.average_caseload or 1.0
    staff = StaffColumns(
        grade=people.grade[rows],
        service_days=-people.joined[rows],
        days_after_tie_in=-people.tie_in_ends[rows],
        owed=people.owed(rows, 0.0),
        was_owed=people.was_owed(rows),
        caseload=np.where(people.caseloads.holds_cases[rows], held, average),
        pay_against_neighbours=np.ones(len(rows)),
    )
    personal = leaving.product(leaving.personal_factors(staff, council.now.leaving))
    loaded = leaving.caseload_factor(staff.caseload, average, council.now.leaving)
    return float(np.average(personal * loaded, weights=people.fte[rows]))


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
    number = 0
    for grade, fte in wanted.items():
        left = fte
        while left > 1e-9:
            left -= _comes(council, number, grade, left, under_two)
            number += 1


def _share_under_two_years(wanted: dict[Grade, float], declared: float) -> float:
    """Of staff past the supported year, the share under two years that makes the whole right."""
    newly = wanted[Grade.NEWLY_QUALIFIED]
    others = sum(wanted.values()) - newly
    if others <= 0:
        return 0.0
    return min(max((declared * (others + newly) - newly) / others, 0.0), 1.0)


def _comes(council: Council, number: int, grade: Grade, left: float, under_two: float) -> float:
    """One permanent member of staff; the last of a grade makes up what is left of its FTE."""
    start = council.now.start
    identity = identities.START_STAFF + number
    full_time, which, band, within = council.luck.stream("start staff").four(identity)
    fte = min(fte_of(full_time, which, start.fte_per_head), left)
    if grade is Grade.NEWLY_QUALIFIED:
        months = _months_since_joining(council, band, within)
        experience = months / MONTHS_A_YEAR
    else:
        months = _service_months(band, within, under_two, start.five_years_or_more / 100)
        before = council.luck.stream("start staff").uniform(identity, draw=1)
        experience = months / MONTHS_A_YEAR + experience_years(before, council.now.hiring)
    newcomer = Newcomer(
        identity=identity,
        grade=grade,
        permanent=True,
        fte=fte,
        experience_years=experience,
        holds_cases=holds_cases(council, identity),
        service_months=months,
    )
    row = council.people.comes(newcomer, 0.0)
    _tied_in_since(council, row, grade, months, experience - months / MONTHS_A_YEAR)
    return fte


def _service_months(band: float, within: float, under_two: float, over_five: float) -> float:
    """Months of service by band: uniform under two and from two to five years, then a tail."""
    over_five = min(over_five, 1 - under_two)
    if band < under_two:
        return within * 2 * MONTHS_A_YEAR
    if band < 1 - over_five:
        return (2 + 3 * within) * MONTHS_A_YEAR
    return (5 - _LONG_SERVICE_MEAN_YEARS * log(within)) * MONTHS_A_YEAR


def _months_since_joining(council: Council, band: float, within: float) -> float:
    """Months since a newly qualified member of staff came, by the months in which they come."""
    month = council.scenario.first_day.month
    shares = [month_share((month - back - 1) % 12 + 1, council.now.hiring) for back in range(12)]
    gone = 0.0
    for back, share in enumerate(shares):
        gone += share
        if band < gone:
            return back + within
    return 12 - within


def _tied_in_since(
    council: Council, row: int, grade: Grade, months: float, experience: float
) -> None:
    """Experienced recruits since a golden hello was first paid are inside their tie-in."""
    pay, people = council.now.pay, council.people
    recruited_since = months < council.now.start.golden_hello_months
    experienced = experience >= pay.golden_hello_years_at_start
    if grade is Grade.NEWLY_QUALIFIED or not (recruited_since and experienced):
        return
    if pay.golden_hello_at_start > 0:
        people.golden_hello[row] = people.golden_hello_paid[row] = pay.golden_hello_at_start
        people.golden_hello_back[row] = pay.golden_hello_repayment_at_start
        people.tie_in_from[row] = people.joined[row]
        tied = pay.golden_hello_tie_in_at_start * DAYS_A_MONTH
        people.tie_in_ends[row] = people.joined[row] + tied


def _agency_from_counts(council: Council) -> dict[Grade, list[float]]:
    """FTE of agency workers by grade: vacant posts first, then places beyond the establishment."""
    whole, part = divmod(council.now.start.agency_fte, 1.0)
    workers = [1.0] * int(whole) + ([part] if part > 1e-9 else [])
    vacant = {grade: max(0, round(council.vacant_fte(grade))) for grade in POST_GRADES}
    agency: dict[Grade, list[float]] = {grade: [] for grade in POST_GRADES}
    for number, fte in enumerate(workers):
        if number < sum(vacant.values()):
            short = [each for each in POST_GRADES if len(agency[each]) < vacant[each]]
            grade = max(short, key=lambda each: 1 - len(agency[each]) / vacant[each])
        else:
            grade = Grade.SOCIAL_WORKER
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
    row = people.comes(
        Newcomer(
            identity=identities.START_STAFF + number,
            grade=member.grade,
            permanent=True,
            fte=member.fte,
            experience_years=member.experience_years,
            holds_cases=member.holds_cases,
            service_months=member.service_months,
        ),
        0.0,
    )
    if member.tie_in_months > 0:
        people.golden_hello[row] = people.golden_hello_paid[row] = member.golden_hello
        people.golden_hello_back[row] = council.now.pay.golden_hello_repayment_at_start
        people.tie_in_from[row] = -member.service_months * DAYS_A_MONTH
        people.tie_in_ends[row] = member.tie_in_months * DAYS_A_MONTH
