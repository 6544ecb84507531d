"""Recruitment: experienced people from a regional pool, newly qualified people in cohorts."""

from dataclasses import dataclass

from sim.parameter import assumption, fact, lever
from sim.units import Unit


@dataclass(frozen=True)
class Hiring:
    """What brings people in, how long it takes and what limits it."""

    newly_qualified_places: float = lever(
        90, Unit.PEOPLE_A_YEAR, low=57, high=122, least=0, most=1000, step=1,
        label="Newly qualified places a year",
        help="Places offered to newly qualified social workers in a year, mostly from July to "
        "October: as many as the council would take on, which is more than it can expect to fill.",
        evidence="HRM-020, HRM-109, ASM-008",
    )  # fmt: skip
    newly_qualified_fill: float = assumption(
        65, Unit.PERCENT, low=50, high=80, least=0, most=100, step=1,
        label="Newly qualified places filled",
        help="Share of the places that are filled in a usual year, at the council's standing on "
        "the first day.",
        evidence="HRM-021",
    )  # fmt: skip
    newly_qualified_summer: float = assumption(
        70, Unit.PERCENT, low=55, high=85, least=0, most=100, step=5, dated=False,
        label="Newly qualified starting July to October",
        help="Share of newly qualified recruits who start from July to October.",
        evidence="ASM-009",
        differs="The row names the months; its note gives 70. The range is ours.",
    )  # fmt: skip
    experienced_starters: float = assumption(
        40, Unit.PEOPLE_A_YEAR, low=18, high=61, least=0, most=1000, step=1,
        label="Experienced recruits a year",
        help="Experienced people from outside who start in a usual year, conversions of agency "
        "workers apart, at the council's offer and standing on the first day.",
        evidence="HRM-022, HRM-109, ASM-008",
    )  # fmt: skip
    senior_share: float = assumption(
        35, Unit.PERCENT, low=20, high=50, least=0, most=100, step=5, dated=False,
        label="Senior share of experienced recruits",
        help="Share of experienced recruits who come as senior social workers.",
        evidence="HRM-023",
    )  # fmt: skip
    team_manager_share: float = assumption(
        10, Unit.PERCENT, low=5, high=20, least=0, most=100, step=1, dated=False,
        label="Team manager share of experienced recruits",
        help="Share of experienced recruits who come as team managers.",
        evidence="HRM-024",
    )  # fmt: skip
    three_years_share: float = assumption(
        45, Unit.PERCENT, low=30, high=60, least=1, most=99, step=5, dated=False,
        label="Candidates with three years' experience",
        help="Share of experienced candidates with three or more years' experience, who qualify "
        "for the golden hello.",
        evidence="ASM-028",
    )  # fmt: skip
    campaign_effort: float = lever(
        1, Unit.TIMES, low=0.5, high=2, least=0.25, most=4, step=0.25,
        label="Campaign effort",
        help="Advertising and events, against the first day's. Doubling the effort does not "
        "double the candidates.",
        evidence="HRM-025, BHM-011",
    )  # fmt: skip
    campaign_elasticity: float = assumption(
        0.2, Unit.ELASTICITY, low=0.05, high=0.42, least=0, most=1, step=0.05,
        label="Response to campaign effort",
        help="Per cent more candidates for one per cent more campaign effort.",
        evidence="HRM-026, ECO-015",
    )  # fmt: skip
    advert_to_offer_days: float = lever(
        55, Unit.DAYS, low=28, high=140, least=7, most=200, step=1,
        label="Advert to offer",
        help="Days from applying to an accepted offer. Slow councils lose more candidates.",
        evidence="ASM-003, NAT-033, NAT-034",
    )  # fmt: skip
    checks_and_notice_days: float = assumption(
        60, Unit.DAYS, low=35, high=100, least=0, most=200, step=5,
        label="Offer to start",
        help="Days from an accepted offer to the first day at work: notice, references, checks.",
        evidence="ASM-004",
    )  # fmt: skip
    offers_lost: float = assumption(
        15, Unit.PERCENT, low=5, high=30, least=0, most=90, step=1,
        label="Offers lost",
        help="Share of candidates lost between applying and starting when advert to offer takes "
        "55 days; more if it takes longer.",
        evidence="ASM-007, NAT-036",
    )  # fmt: skip
    rated_inadequate: float = fact(
        1, Unit.YES_OR_NO, least=0, most=1, step=1,
        label="Rated inadequate",
        help="Whether the inspectorate's rating is inadequate; an inspection can change it.",
        evidence="HRM-027, ASM-024",
    )  # fmt: skip
    inadequate_effect: float = assumption(
        0.8, Unit.TIMES, low=0.6, high=1, least=0.1, most=1, step=0.05,
        label="Inadequate rating's effect on applications",
        help="Candidates at an inadequate council, against the same council not so rated.",
        evidence="ASM-024",
    )  # fmt: skip
    caseload_elasticity: float = assumption(
        0.2, Unit.ELASTICITY, low=0, high=0.5, least=0, most=2, step=0.05,
        label="Caseload's effect on applications",
        help="Per cent fewer candidates for a caseload one per cent higher: word gets round.",
        evidence="HRM-028",
    )  # fmt: skip
    interviews_a_week: float = lever(
        12, Unit.INTERVIEWS_A_WEEK, low=6, high=30, least=1, most=500, step=1,
        label="Interviews a week",
        help="Interviews the panels can hold in a week, for experienced candidates.",
        evidence="HRM-029",
    )  # fmt: skip
    interviews_per_candidate: float = assumption(
        4, Unit.INTERVIEWS, low=2, high=6, least=1, most=20, step=0.5,
        label="Interviews per appointable candidate",
        help="Interviews held for each candidate who could be appointed.",
        evidence="HRM-030",
    )  # fmt: skip
    pool: float = assumption(
        250, Unit.PEOPLE, low=120, high=500, least=10, most=10000, step=10, dated=False,
        label="Regional pool",
        help="Experienced people in the region who might move. The pool runs down when more are "
        "hired than it renews.",
        evidence="HRM-031, NBR-001",
    )  # fmt: skip
    pool_renewal_years: float = assumption(
        3, Unit.YEARS, low=1.5, high=6, least=0.5, most=20, step=0.5,
        label="Renewal of the pool",
        help="Years in which a pool that has run down comes back.",
        evidence="HRM-032",
    )  # fmt: skip
