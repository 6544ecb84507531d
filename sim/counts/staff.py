"""Staff at a month's end: who is in post, in which grade, and for how long."""

import numpy as np
from numpy.typing import NDArray

from sim.calendar import DAYS_A_YEAR
from sim.compiled import compiled
from sim.council import Council
from sim.counts.share import percent
from sim.grades import Grade
from sim.records import Table
from sim.rules.leaving import SERVICE_BANDS, service_band


def staff(council: Council) -> dict[str, float]:
    """FTE by grade and kind, posts, and what staff and candidates respond to."""
    people, now = council.people, council.now
    permanent, agency = council.permanent_fte, council.agency_fte
    managers = Grade.TEAM_MANAGER
    agency_managers = people.agency_fte[managers]
    permanent_managers = people.permanent_fte[managers]
    establishment = now.posts.social_workers + now.posts.seniors + now.posts.team_managers
    vacant = max(establishment - permanent, 0.0)
    frontline_gap = council.pay_against_neighbours(Grade.SOCIAL_WORKER) - 1
    return {
        "permanent_fte": permanent,
        "permanent_fte_newly_qualified": people.permanent_fte[Grade.NEWLY_QUALIFIED],
        "permanent_fte_social_worker": people.permanent_fte[Grade.SOCIAL_WORKER],
        "permanent_fte_senior": people.permanent_fte[Grade.SENIOR],
        "permanent_fte_team_manager": permanent_managers,
        "agency_fte": agency,
        "total_fte": permanent + agency,
        "establishment_fte": establishment,
        "vacant_posts": vacant,
        "covered_posts": agency,
        "empty_posts": max(vacant - agency, 0.0),
        "agency_share": council.agency_share,
        "agency_share_frontline": percent(
            agency - agency_managers,
            permanent + agency - agency_managers - permanent_managers,
        ),
        "agency_share_managers": percent(agency_managers, agency_managers + permanent_managers),
        "regional_pool": council.pool,
        "pay_gap": 100 * frontline_gap,
        "supervision_span": council.span,
        "leadership_stability": now.leaving.leadership_stability,
    }


def service(council: Council) -> dict[str, float]:
    """Permanent FTE by length of service, in the bands that leaving goes by."""
    people = council.people
    under_two, two_to_five, five_or_more = fte_by_service(
        people.table, people.count, council.today
    ).tolist()
    return {
        "permanent_fte_under_two_years": under_two,
        "permanent_fte_two_to_five_years": two_to_five,
        "permanent_fte_five_years_or_more": five_or_more,
    }


@compiled
def fte_by_service(people: Table, count: int, today: float) -> NDArray[np.float64]:
    """FTE of permanent staff in post by band of service."""
    fte = np.zeros(SERVICE_BANDS)
    for row in range(count):
        person = people[row]
        if person.in_post and person.permanent:
            fte[service_band(today - person.joined)] += person.fte
    return fte


def drawn_a_year_ago(council: Council) -> dict[str, float]:
    """FTE in post of those who came because of a golden hello a year ago or longer."""
    people = council.people
    fte = fte_drawn_by(people.table, people.count, council.today - DAYS_A_YEAR)
    return {"golden_hello_extra_fte": fte}


@compiled
def fte_drawn_by(people: Table, count: int, joined_by: float) -> float:
    """FTE in post of those who came because of a golden hello, by a day at the latest."""
    fte = 0.0
    for row in range(count):
        person = people[row]
        if person.because_of_golden_hello and person.in_post and person.joined <= joined_by:
            fte += person.fte
    return fte


def candidates(council: Council) -> dict[str, float]:
    """Experienced candidates on the way, by how far they have come."""
    accepted = sum(day <= council.today for day in council.accepted.values())
    return {
        "applicants": council.applicants,
        "candidates_in_selection": council.applicants - accepted,
        "candidates_accepted": accepted,
    }
