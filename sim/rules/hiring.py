"""Hiring: what moves the flow of candidates, and what is lost on the way."""

from dataclasses import dataclass

from sim.arithmetic import log, power
from sim.calendar import per_day
from sim.scenario.hiring import Hiring

USUAL_DAYS = 55.0
"""Days from applying to an accepted offer that the declared loss goes with (ASM-003)."""
_SUMMER = (7, 8, 9, 10)
_LEAST_CASELOAD = 0.1
"""A caseload below a tenth of the first day's counts as a tenth."""


@dataclass(frozen=True)
class Standing:
    """How the council stands with candidates, each against the first day: 1 is as then."""

    pay: float
    """Pay against the neighbours."""
    caseload: float
    was_inadequate: bool
    """Rated inadequate on the first day."""


def attraction(standing: Standing, hiring: Hiring, elasticity: float) -> dict[str, float]:
    """Named factors on candidates, experienced or newly qualified (ECO-030, ASM-024)."""
    rating_now = hiring.inadequate_effect if hiring.rated_inadequate else 1.0
    rating_then = hiring.inadequate_effect if standing.was_inadequate else 1.0
    return {
        "pay": power(standing.pay, elasticity),
        "rating": rating_now / rating_then,
        "caseload": caseload_factor(standing.caseload, hiring),
        "campaign": power(hiring.campaign_effort, hiring.campaign_elasticity),
    }


def caseload_factor(caseload: float, hiring: Hiring) -> float:
    """Candidates by the average caseload, against the first day's: 1 is as then (HRM-028)."""
    return power(max(caseload, _LEAST_CASELOAD), -hiring.caseload_elasticity)


def pool_factor(pool: float, hiring: Hiring) -> float:
    """Candidates against a full regional pool."""
    return min(pool / hiring.pool, 1.0)


def pool_after(pool: float, hiring: Hiring, years: float) -> float:
    """The pool after it has renewed itself for a while: the usual recruits are made good, and a
    part of what has run down."""
    renewed = hiring.experienced_starters + (hiring.pool - pool) / hiring.pool_renewal_years
    return min(max(pool + renewed * years, 0.0), hiring.pool)


def most_candidates_a_year(pool: float, hiring: Hiring) -> float:
    """Nobody applies who is not there: those in the pool, and those who renew it in a year.

    >>> most_candidates_a_year(100.0, Hiring(experienced_starters=45))
    145.0
    """
    return pool + hiring.experienced_starters


def loss(days_waited: float, hiring: Hiring) -> float:
    """Chance that a candidate is lost between applying and starting (ASM-007).

    >>> round(loss(55, Hiring(offers_lost=15)), 3), round(loss(110, Hiring(offers_lost=15)), 4)
    (0.15, 0.2775)
    """
    return 1 - power(1 - hiring.offers_lost / 100, days_waited / USUAL_DAYS)


def candidates_a_year(hiring: Hiring) -> float:
    """Candidates who apply in a year at the first day's standing, before any are lost.

    The declared flow is of starters; at the usual days the declared share is lost on the way.
    """
    return hiring.experienced_starters / (1 - hiring.offers_lost / 100)


def usual_experience_years(hiring: Hiring) -> float:
    """Mean experience of candidates, in years: exponential, with three years as declared
    (ASM-028)."""
    return -3 / log(hiring.three_years_share / 100)


def month_share(month: int, hiring: Hiring) -> float:
    """Share of a year's newly qualified who start in a month (ASM-009)."""
    summer = hiring.newly_qualified_summer / 100
    return summer / len(_SUMMER) if month in _SUMMER else (1 - summer) / (12 - len(_SUMMER))


def days_per_candidate(hiring: Hiring) -> float:
    """Calendar days of the panels' time that one appointable candidate takes."""
    weeks = hiring.interviews_per_candidate / hiring.interviews_a_week
    return weeks * 7


def candidates_a_day(rate_a_year: float) -> float:
    """Candidates a day."""
    return per_day(rate_a_year)
