"""The terms that staff work under: what follows from the settings in force, worked out once."""

from typing import NamedTuple

from sim.grades import POST_GRADES, Grade, post_grade
from sim.records import Table, as_records
from sim.rules.agency import market_size
from sim.rules.leaving import leaving_rules
from sim.rules.pay_position import agency_pay_ratio, own_rise, start_salary, yearly_charge
from sim.rules.progression import progression_rules
from sim.rules.supervision import case_holding_share, load_rules
from sim.scenario import Settings

_GROUPS = ("posts", "pay", "leaving", "agency", "casework")
"""Settings that the terms follow from."""
_ByGrade = tuple[float, ...]


class Terms(NamedTuple):
    """What settings come to for staff."""

    establishment: _ByGrade
    """Funded FTE posts; the newly qualified hold social worker posts."""
    salaries: _ByGrade
    """Full-time salary of the first day, pounds a year."""
    rises: _ByGrade
    """Rise of pay over the pay position of the first day, as a share."""
    charges: _ByGrade
    """Pounds a year for a full-time agency worker; none of them is newly qualified."""
    agency_pay: _ByGrade
    """Agency pay over permanent pay; 1 is as on the first day."""
    market: float
    """Agency workers to be had, those apart that leavers have added."""
    case_holding_share: float
    cap: float
    """What somebody may hold at most, as a share of their norm."""
    loads: Table
    """The rules about loads; one record."""
    leaving: Table
    """The rules about leaving; one record."""
    progression: Table
    """Those about rising; one record."""


def terms(settings: Settings) -> Terms:
    """The terms under these settings."""
    posts, agency = settings.posts, settings.agency
    return Terms(
        establishment=(0.0, posts.social_workers, posts.seniors, posts.team_managers),
        salaries=tuple(start_salary(settings, grade) for grade in Grade),
        rises=tuple(own_rise(settings, post_grade(grade)) for grade in Grade),
        charges=(0.0, *(yearly_charge(agency, grade) for grade in POST_GRADES)),
        agency_pay=tuple(agency_pay_ratio(settings, post_grade(grade)) for grade in Grade),
        market=market_size(agency),
        case_holding_share=case_holding_share(posts),
        cap=settings.casework.cap / 100,
        loads=as_records(load_rules(settings.casework)),
        leaving=as_records(leaving_rules(settings)),
        progression=as_records(progression_rules(posts)),
    )


def are_alike(one: Settings, other: Settings) -> bool:
    """Whether the terms under both are surely the same."""
    return all(getattr(one, group) is getattr(other, group) for group in _GROUPS)
