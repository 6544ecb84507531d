"""Supervision and protected loads: how much of a full caseload each person should hold."""

from typing import NamedTuple

from sim.calendar import DAYS_A_MONTH
from sim.compiled import compilable, compiled
from sim.grades import Grade
from sim.records import Table
from sim.scenario.casework import Casework
from sim.scenario.posts import Posts

_QUARTER = 3 * DAYS_A_MONTH
_NEWLY_QUALIFIED, _SENIOR = int(Grade.NEWLY_QUALIFIED), int(Grade.SENIOR)
_TEAM_MANAGER = int(Grade.TEAM_MANAGER)


class LoadRules(NamedTuple):
    """What the settings say about full and protected loads, as shares and weighted cases."""

    social_worker: float
    senior: float
    first_quarter: float
    """Share of a full load in the supported year, by quarter (ASM-015, NAT-031)."""
    second_quarter: float
    third_quarter: float
    fourth_quarter: float
    first_month: float
    """Share of a full load of an experienced starter, by month (ASM-014)."""
    next_months: float
    agency: float
    at_work: float
    """Share of working time not lost to sickness."""


def load_rules(casework: Casework) -> LoadRules:
    """The rules about loads from the settings in force."""
    return LoadRules(
        social_worker=casework.norm_social_worker,
        senior=casework.norm_senior,
        first_quarter=casework.newly_qualified_first / 100,
        second_quarter=casework.newly_qualified_second / 100,
        third_quarter=casework.newly_qualified_third / 100,
        fourth_quarter=casework.newly_qualified_fourth / 100,
        first_month=casework.induction_first_month / 100,
        next_months=casework.induction_next_months / 100,
        agency=casework.agency_load / 100,
        at_work=1 - casework.sickness / 100,
    )


@compilable
def protected_share(rules: LoadRules, days_in_supported_year: float) -> float:
    """Share of a full load in the supported year."""
    quarter = int(days_in_supported_year / _QUARTER)
    if quarter <= 0:
        return rules.first_quarter
    if quarter == 1:
        return rules.second_quarter
    if quarter == 2:
        return rules.third_quarter
    return rules.fourth_quarter


@compilable
def induction_share(rules: LoadRules, days_in_post: float) -> float:
    """Share of a full load of an experienced starter."""
    if days_in_post < DAYS_A_MONTH:
        return rules.first_month
    if days_in_post < _QUARTER:
        return rules.next_months
    return 1.0


@compilable
def norm(rules: LoadRules, grade: int, fte: float, days_in_post: float, agency: bool) -> float:
    """Weighted cases somebody should hold, after protection, induction and sickness."""
    full = rules.senior if grade == _SENIOR else rules.social_worker
    if grade == _NEWLY_QUALIFIED:
        share = protected_share(rules, days_in_post)
    elif agency:
        share = rules.agency
    else:
        share = induction_share(rules, days_in_post)
    return full * fte * share * rules.at_work


@compiled
def set_norms(
    people: Table, first: int, last: int, rules: Table, cap: float, today: float, workers: Table
) -> float:  # fmt: skip
    """Set what those in post should hold and may hold at most, from one row up to another; the most
    that any of them may hold.

    ``rules`` has one record; ``cap`` is a share of the norm.
    """
    most = 0.0
    for row in range(first, last + 1):
        person, worker = people[row], workers[row]
        if person.in_post:
            days_in_post = today - person.joined
            held = norm(rules[0], person.grade, person.fte, days_in_post, not person.permanent)
            worker.norm = held
            worker.cap = held * cap
            most = max(most, worker.cap)
            worker.takes_complex = person.grade != _NEWLY_QUALIFIED
            worker.holds_cases = person.case_holder and person.grade != _TEAM_MANAGER
    return most


def case_holding_share(posts: Posts) -> float:
    """Share of frontline posts that come with a caseload (ASM-016).

    The declared share is of all staff; team managers, who hold none, are taken out of it.

    >>> case_holding_share(Posts(60, 30, 10, case_holding_share=45))
    0.5
    """
    everybody = posts.social_workers + posts.seniors + posts.team_managers
    frontline = (posts.social_workers + posts.seniors) / max(everybody, 1e-9)
    return min(1.0, posts.case_holding_share / 100 / max(frontline, 1e-9))


def span(frontline_fte: float, manager_fte: float) -> float:
    """Frontline FTE for each FTE of team manager; a service without any counts as having one.

    >>> span(420, 60), span(12, 0)
    (7.0, 12.0)
    """
    return frontline_fte / max(manager_fte, 1.0)
