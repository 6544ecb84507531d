"""Outcomes about staff, recounted from a diary in the words of their definitions.

Every function is named as its outcome and takes the month that is counted.
"""

from sim.grades import Grade
from sim.scenario import Settings
from tests.recount.month import DAYS_A_MONTH, DAYS_A_YEAR, MONTHS_A_YEAR, Month, fte, months_of

FRONTLINE = (Grade.NEWLY_QUALIFIED, Grade.SOCIAL_WORKER, Grade.SENIOR)


# Permanent and agency staff


def permanent_fte(month: Month) -> float:
    return fte(month.permanent)


def permanent_fte_newly_qualified(month: Month) -> float:
    return month.permanent_of(Grade.NEWLY_QUALIFIED)


def permanent_fte_social_worker(month: Month) -> float:
    return month.permanent_of(Grade.SOCIAL_WORKER)


def permanent_fte_senior(month: Month) -> float:
    return month.permanent_of(Grade.SENIOR)


def permanent_fte_team_manager(month: Month) -> float:
    return month.permanent_of(Grade.TEAM_MANAGER)


def agency_fte(month: Month) -> float:
    return fte(month.agency)


def total_fte(month: Month) -> float:
    return permanent_fte(month) + agency_fte(month)


def _with_service(month: Month, at_least: float, below: float) -> float:
    """FTE of permanent staff with so many years with the council, as agency worker too."""
    return fte(
        person
        for person in month.permanent
        if at_least <= (month.until - person.joined) / DAYS_A_YEAR < below
    )


def permanent_fte_under_two_years(month: Month) -> float:
    return _with_service(month, 0, 2)


def permanent_fte_two_to_five_years(month: Month) -> float:
    return _with_service(month, 2, 5)


def permanent_fte_five_years_or_more(month: Month) -> float:
    return _with_service(month, 5, 1000)


# Posts


def establishment_fte(month: Month) -> float:
    posts = month.now.posts
    return posts.social_workers + posts.seniors + posts.team_managers


def vacant_posts(month: Month) -> float:
    return max(establishment_fte(month) - permanent_fte(month), 0)


def covered_posts(month: Month) -> float:
    return agency_fte(month)


def empty_posts(month: Month) -> float:
    return max(vacant_posts(month) - covered_posts(month), 0)


# Shares


def _agency_share(month: Month, *grades: Grade) -> float:
    agency = sum(month.agency_of(grade) for grade in grades)
    together = agency + sum(month.permanent_of(grade) for grade in grades)
    return 100 * agency / together if together else 0


def agency_share(month: Month) -> float:
    return _agency_share(month, *Grade)


def agency_share_frontline(month: Month) -> float:
    return _agency_share(month, *FRONTLINE)


def agency_share_managers(month: Month) -> float:
    return _agency_share(month, Grade.TEAM_MANAGER)


# Turnover


def _turnover_before(month: Month) -> float:
    return month.diary.settings_on(0).start.turnover_before


def _at_first(month: Month) -> float:
    """Permanent FTE on the first day."""
    return fte(each for each in month.diary.people if each.is_permanent(0))


def _over_a_year(month: Month) -> tuple[float, float]:
    """Permanent FTE that left in the twelve months to a month's end, and mean permanent FTE in
    them; months before the first day are as the first day and the turnover of then say."""
    so_far = [each for each in months_of(month.diary) if each.days and each.until <= month.until]
    months = so_far[-MONTHS_A_YEAR:]
    before = MONTHS_A_YEAR - len(months)
    left = sum(fte(each.leavers) for each in months)
    left += _at_first(month) * _turnover_before(month) / 100 * before / MONTHS_A_YEAR
    in_post = sum(each.mean_permanent_fte for each in months) + _at_first(month) * before
    return left, in_post / MONTHS_A_YEAR


def turnover_12m(month: Month) -> float:
    left, in_post = _over_a_year(month)
    return 100 * left / in_post if in_post else 0


def turnover_dfe(month: Month) -> float:
    septembers = [
        each
        for each in months_of(month.diary)
        if each.last_day.month == 9 and each.until <= month.until
    ]
    if not septembers:
        return _turnover_before(month)
    left, _ = _over_a_year(septembers[-1])
    in_post = permanent_fte(septembers[-1])
    return 100 * left / in_post if in_post else 0


# Comings and goings


def starters(month: Month) -> float:
    return len(month.starters)


def leavers(month: Month) -> float:
    return len(month.leavers)


def hires_newly_qualified(month: Month) -> float:
    return sum(
        each.grade.on(each.came) is Grade.NEWLY_QUALIFIED and not each.was_agency
        for each in month.starters
    )


def hires_experienced(month: Month) -> float:
    return len(month.starters) - hires_newly_qualified(month) - agency_conversions(month)


def agency_conversions(month: Month) -> float:
    return sum(each.was_agency for each in month.starters)


# Candidates


def candidates_in_selection(month: Month) -> float:
    return sum(
        each.applied <= month.until < min(each.accepted, each.gone)
        for each in month.diary.candidates.values()
    )


def candidates_accepted(month: Month) -> float:
    return sum(each.accepted <= month.until < each.gone for each in month.diary.candidates.values())


def applicants(month: Month) -> float:
    return candidates_in_selection(month) + candidates_accepted(month)


def regional_pool(month: Month) -> float:
    """Each recruit with experience takes one out; on the first of a month it renews itself by the
    usual recruits and a part of what is missing, until it is full."""
    diary = month.diary
    started = [each.gone for each in diary.candidates.values() if each.started]
    pool = full = diary.settings_on(0).hiring.pool
    renewed = 0
    for day in range(1, month.until + 1):
        if month.date_of(day).day == 1:
            hiring = diary.settings_on(day).hiring
            a_year = hiring.experienced_starters + (full - pool) / hiring.pool_renewal_years
            pool = min(max(pool + a_year * (day - renewed) / DAYS_A_YEAR, 0), full)
            renewed = day
        pool = max(pool - started.count(day), 0)
    return pool


# Standing


def _gap(now: Settings, grade: Grade) -> float:
    """Pay of a grade against the neighbours' median of the first day; the newly qualified are paid
    as social workers are."""
    if grade is Grade.TEAM_MANAGER:
        return now.pay.gap_team_manager / 100
    return (now.pay.gap_senior if grade is Grade.SENIOR else now.pay.gap_social_worker) / 100


def own_rise(now: Settings, grade: Grade) -> float:
    """How far pay of a grade has risen above that of the first day, awards apart."""
    return (1 + _gap(now, grade)) / (1 + now.pay.gap_at_start / 100) - 1


def _answered(month: Month, grade: Grade) -> float:
    """The neighbours' answer: on the first of every month a further part of their share of the
    rise, until they have matched it; they take nothing back."""
    answered, looked = 0.0, 0
    for day in range(1, month.until + 1):
        if month.date_of(day).day == 1:
            now = month.diary.settings_on(day)
            whole = now.pay.neighbours_answer / 100 * max(own_rise(now, grade), 0)
            months = (day - looked) / DAYS_A_MONTH
            further = answered + whole * months / now.pay.neighbours_answer_months
            answered = max(answered, min(further, whole))
            looked = day
    return answered


def pay_against_neighbours(month: Month, grade: Grade) -> float:
    """After their answer; 1 is parity."""
    neighbours = (1 + _answered(month, grade)) * (1 + month.now.pay.neighbours_rise / 100)
    return (1 + _gap(month.now, grade)) / neighbours


def pay_gap(month: Month) -> float:
    """The mean over frontline staff, each in their grade."""
    fte_of = {grade: month.permanent_of(grade) for grade in FRONTLINE}
    against = sum(part * pay_against_neighbours(month, grade) for grade, part in fte_of.items())
    return 100 * (against / sum(fte_of.values()) - 1)


def supervision_span(month: Month) -> float:
    managers = month.permanent_of(Grade.TEAM_MANAGER) + month.agency_of(Grade.TEAM_MANAGER)
    return (total_fte(month) - managers) / max(managers, 1)


def leadership_stability(month: Month) -> float:
    return month.now.leaving.leadership_stability
