"""The establishment: funded posts by grade, who holds cases and how people rise."""

from dataclasses import dataclass

from sim.parameter import assumption, fact, lever
from sim.units import Unit


@dataclass(frozen=True)
class Posts:
    """Funded FTE posts. Growth posts arrive as dated changes."""

    social_workers: float = lever(
        225, Unit.POSTS, low=225, high=262, least=0, most=10000, step=1,
        label="Social worker posts",
        help="Funded FTE posts for social workers, newly qualified or not.",
        evidence="HRM-007, BHM-023, ASM-027",
    )  # fmt: skip
    seniors: float = lever(
        190, Unit.POSTS, low=190, high=221, least=0, most=10000, step=1,
        label="Senior social worker posts",
        help="Funded FTE posts for senior social workers.",
        evidence="HRM-008, BHM-023, ASM-027",
    )  # fmt: skip
    team_managers: float = lever(
        70, Unit.POSTS, low=70, high=82, least=0, most=10000, step=1,
        label="Team manager posts",
        help="Funded FTE posts for team managers. They hold no cases; fewer of them widens the "
        "span of supervision.",
        evidence="HRM-009, BHM-023, ASM-027",
    )  # fmt: skip
    case_holding_share: float = assumption(
        80, Unit.PERCENT, low=70, high=90, least=10, most=100, step=1,
        label="Share of staff who hold cases",
        help="Share of all frontline FTE, team managers counted, who hold cases. The rest are "
        "managers, on duty or in posts without a caseload.",
        evidence="ASM-016",
    )  # fmt: skip
    supported_year_months: float = fact(
        12, Unit.MONTHS, least=6, most=24, step=1,
        label="Supported year (ASYE)",
        help="Months a newly qualified social worker is supported and protected before they "
        "count as a social worker.",
        evidence="NAT-031",
        differs="The row gives the load of the year; the year itself is twelve months.",
    )  # fmt: skip
    progression_rate: float = assumption(
        20, Unit.PERCENT_A_YEAR, low=10, high=35, least=0, most=100, step=1,
        label="Progression to senior",
        help="Share of social workers with two or more years' experience who become senior in a "
        "year, as long as a senior post is vacant.",
        evidence="HRM-010",
    )  # fmt: skip
    promotion_rate: float = assumption(
        5, Unit.PERCENT_A_YEAR, low=2, high=10, least=0, most=100, step=1,
        label="Promotion to team manager",
        help="Share of senior social workers who become team managers in a year, as long as a "
        "team manager post is vacant.",
        evidence="HRM-011",
    )  # fmt: skip
