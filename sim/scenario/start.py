"""The position on the first day: who is in post and which children have open cases."""

from dataclasses import dataclass

from sim.parameter import fact
from sim.units import Unit


@dataclass(frozen=True)
class Start:
    """Counts on the first day. None of them can change on a later date."""

    permanent_fte: float = fact(
        354, Unit.FTE, low=324, high=358, least=0, most=20000, step=1, dated=False,
        label="Permanent FTE in post",
        help="FTE of permanent newly qualified social workers, social workers, senior social "
        "workers and team managers on the first day.",
        evidence="BHM-026, BHM-030",
    )  # fmt: skip
    newly_qualified_share: float = fact(
        25, Unit.PERCENT, low=25, high=30, least=0, most=100, step=1, dated=False,
        label="Newly qualified share",
        help="Share of permanent social workers, team managers apart, who are in their first "
        "supported year (ASYE).",
        evidence="BHM-008",
        differs="33 counts more than the first year: 118 recruits in 2014, at most three in four "
        "newly qualified, leave at most 88 of about 300; the low end is taken.",
    )  # fmt: skip
    senior_share: float = fact(
        45, Unit.PERCENT, least=0, most=100, step=1, dated=False,
        label="Senior share",
        help="Share of all permanent staff who are senior social workers.",
        evidence="BHM-017",
    )  # fmt: skip
    team_manager_share: float = fact(
        14.7, Unit.PERCENT, low=12, high=17, least=0, most=100, step=0.1, dated=False,
        label="Team manager share",
        help="Share of all permanent staff who are team managers.",
        evidence="HRM-001, BHM-032",
    )  # fmt: skip
    agency_fte: float = fact(
        160, Unit.FTE, least=0, most=20000, step=1, dated=False,
        label="Agency FTE in post",
        help="FTE of agency workers on the first day. Those beyond the vacant posts hold extra "
        "places.",
        evidence="BHM-024",
    )  # fmt: skip
    under_two_years: float = fact(
        34, Unit.PERCENT, low=33, high=37, least=0, most=100, step=1, dated=False,
        label="Under two years' service",
        help="Share of permanent staff with under two years' service with the council.",
        evidence="BHM-016",
    )  # fmt: skip
    five_years_or_more: float = fact(
        41, Unit.PERCENT, low=39, high=51, least=0, most=100, step=1, dated=False,
        label="Five years' service or more",
        help="Share of permanent staff with five or more years' service with the council.",
        evidence="NAT-022",
        differs="51 is England in 2015; Birmingham stays 4.5 years against 8 (BHM-015), so near "
        "the low end.",
    )  # fmt: skip
    fte_per_head: float = fact(
        0.93, Unit.RATIO, least=0.7, most=1, step=0.01, dated=False,
        label="FTE per head",
        help="Mean FTE of a permanent member of staff: some work full time, some three days a "
        "week.",
        evidence="NAT-015",
    )  # fmt: skip
    turnover_before: float = fact(
        27, Unit.PERCENT_A_YEAR, least=0, most=100, step=1, dated=False,
        label="Turnover in the year before",
        help="Turnover in the twelve months before the first day; it fills the 12-month window "
        "until a year has been simulated.",
        evidence="BHM-019",
    )  # fmt: skip
    golden_hello_months: float = fact(
        10, Unit.MONTHS, least=0, most=120, step=1, dated=False,
        label="Golden hello in force for",
        help="Months before the first day in which recruits were already paid a golden hello, so "
        "that some staff are inside their tie-in on the first day.",
        evidence="HRM-002, OFF-001",
    )  # fmt: skip
    children_in_need: float = fact(
        9587, Unit.CHILDREN, low=9480, high=9676, least=0, most=500000, step=10, dated=False,
        label="Children in need",
        help="Children in need as the census counts them: in need, on a child protection plan, in "
        "care, and of those in assessment the ones who will be found to be in need.",
        evidence="HRM-003, FLW-B03, FLW-B05",
    )  # fmt: skip
    awaiting_assessment: float = fact(
        1361, Unit.CHILDREN, low=1270, high=1444, least=0, most=100000, step=10, dated=False,
        label="Awaiting assessment",
        help="Children in need whose assessment is not finished, as the census counts them; "
        "children in assessment who will be found not to be in need come on top.",
        evidence="HRM-004, FLW-B07",
    )  # fmt: skip
    unallocated: float = fact(
        300, Unit.CASES, low=100, high=900, least=0, most=100000, step=10, dated=False,
        label="Unallocated cases",
        help="Children in assessment without a worker.",
        evidence="FLW-U03",
    )  # fmt: skip
    child_protection_plans: float = fact(
        1210, Unit.CHILDREN, low=1150, high=1280, least=0, most=100000, step=10, dated=False,
        label="Children on a child protection plan",
        help="Children on a child protection plan on the first day.",
        evidence="HRM-005, FLW-C03",
    )  # fmt: skip
    children_in_care: float = fact(
        1950, Unit.CHILDREN, low=1800, high=2050, least=0, most=100000, step=10, dated=False,
        label="Children in care",
        help="Looked-after children on the first day.",
        evidence="ASM-026",
    )  # fmt: skip
    caseload_spread: float = fact(
        25, Unit.PERCENT, low=10, high=40, least=0, most=100, step=5, dated=False,
        label="Spread of caseloads",
        help="Standard deviation of caseloads on the first day, against their mean. Before the "
        "plan some workers held upwards of 40 (BHM-035).",
        evidence="HRM-006, BHM-035",
    )  # fmt: skip
