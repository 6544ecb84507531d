"""Leaving: the base rate and everything that moves it."""

from dataclasses import dataclass

from sim.parameter import assumption, lever
from sim.units import Unit


@dataclass(frozen=True)
class Leaving:
    """Each permanent worker's leaving rate is a base rate times named factors."""

    rate: float = assumption(
        20, Unit.PERCENT_A_YEAR, low=16, high=26, least=0, most=100, step=0.5,
        label="Leaving rate",
        help="Share of permanent staff who leave in a usual year while everything else stays as "
        "on the first day.",
        evidence="ASM-030, NAT-046, BHM-019",
    )  # fmt: skip
    settling_months: float = assumption(
        3, Unit.MONTHS, low=1, high=6, least=0, most=60, step=1, dated=False,
        label="Months until leaving is usual",
        help="How long leaving takes to pass from the turnover of the year before the first day to "
        "the usual leaving rate. 0: it is usual from the first day on.",
        evidence="HRM-104, NAT-046, NAT-047",
    )  # fmt: skip
    under_two_years: float = assumption(
        1.3, Unit.TIMES, low=1.1, high=1.4, least=0.1, most=5, step=0.05,
        label="Under two years' service",
        help="Leaving of staff with under two years' service, against the mean.",
        evidence="ASM-002, NAT-023",
        differs="The row's 0.7 to 1.4 spans all three bands.",
    )  # fmt: skip
    two_to_five_years: float = assumption(
        1.26, Unit.TIMES, low=1, high=1.4, least=0.1, most=5, step=0.05,
        label="Two to five years' service",
        help="Leaving of staff with two to five years' service, against the mean.",
        evidence="HRM-033, ASM-002, NAT-023",
    )  # fmt: skip
    five_years_or_more: float = assumption(
        0.73, Unit.TIMES, low=0.7, high=0.85, least=0.1, most=5, step=0.05,
        label="Five years' service or more",
        help="Leaving of staff with five or more years' service, against the mean.",
        evidence="HRM-034, ASM-002, NAT-024",
    )  # fmt: skip
    team_manager: float = assumption(
        1.1, Unit.TIMES, low=1, high=1.75, least=0.1, most=5, step=0.05,
        label="Team managers",
        help="Leaving of team managers, against other grades.",
        evidence="HRM-035, BHM-018",
    )  # fmt: skip
    caseload_elasticity: float = assumption(
        0.3, Unit.ELASTICITY, low=0, high=0.8, least=0, most=2, step=0.05,
        label="Caseload's effect on leaving",
        help="Per cent more leaving for a caseload one per cent above the first day's average.",
        evidence="ECO-031, ECO-025",
    )  # fmt: skip
    supervision_elasticity: float = assumption(
        0.15, Unit.ELASTICITY, low=0, high=0.4, least=0, most=2, step=0.05,
        label="Supervision's effect on leaving",
        help="Per cent more leaving when each team manager supervises one per cent more staff.",
        evidence="HRM-036",
    )  # fmt: skip
    agency_pull: float = assumption(
        17, Unit.PERCENT, low=16, high=20, least=0, most=100, step=1,
        label="Leavers who go to agency work",
        help="Share of leaving that is drawn by agency pay; it grows and shrinks with the gap "
        "between agency and permanent pay.",
        evidence="NAT-026",
    )  # fmt: skip
    agency_share_effect: float = assumption(
        0.03, Unit.POINTS, low=0, high=0.13, least=0, most=1, step=0.01,
        label="Agency share's effect on leaving",
        help="Points of turnover for each point of agency share above the first day's.",
        evidence="ECO-032, ECO-026",
    )  # fmt: skip
    tie_in: float = assumption(
        0.8, Unit.TIMES, low=0.6, high=1, least=0.1, most=1, step=0.05,
        label="While a tie-in runs",
        help="Leaving of somebody who would have to pay back the sum that this effect goes with.",
        evidence="ECO-034, ECO-020",
    )  # fmt: skip
    after_tie_in: float = assumption(
        2, Unit.TIMES, low=1.2, high=3.5, least=1, most=10, step=0.1,
        label="Just after a tie-in",
        help="Leaving in the months after a tie-in in which that sum could be claimed back on "
        "average.",
        evidence="ECO-035, ECO-021",
    )  # fmt: skip
    tie_in_sum: float = assumption(
        1500, Unit.POUNDS, low=1000, high=3000, least=100, most=20000, step=100,
        label="Sum that a tie-in's effect goes with",
        help="What would have to be paid back for the effects of a tie-in on leaving to be as "
        "declared. More to pay back holds people more, by ever less per pound; nothing to pay back "
        "holds nobody.",
        evidence="HRM-089, ECO-034",
    )  # fmt: skip
    after_tie_in_months: float = assumption(
        3, Unit.MONTHS, low=2, high=4, least=1, most=12, step=1,
        label="Months just after a tie-in",
        help="How long leaving stays raised after the tie-in.",
        evidence="HRM-037, ECO-035",
    )  # fmt: skip
    leadership_stability: float = lever(
        50, Unit.PERCENT, low=25, high=75, least=0, most=100, step=5,
        label="Stability of leadership",
        help="100: a settled permanent leadership; 0: directors and heads change all the time. "
        "Structure options and shocks move it.",
        evidence="HRM-038",
    )  # fmt: skip
    leadership_at_start: float = assumption(
        50, Unit.PERCENT, low=50, high=50, least=0, most=100, step=5, dated=False,
        label="Stability of leadership on the first day",
        help="The stability that the leaving rate on the first day goes with.",
        evidence="HRM-038",
    )  # fmt: skip
    leadership_effect: float = assumption(
        0.5, Unit.RATIO, low=0, high=1, least=0, most=3, step=0.1,
        label="Leadership's effect on leaving",
        help="Rise in leaving, as a share, if stability fell from 100 to 0.",
        evidence="HRM-039, NAT-039",
    )  # fmt: skip
    notice_days: float = assumption(
        30, Unit.DAYS, low=28, high=60, least=0, most=200, step=1,
        label="Notice of a social worker",
        help="Days from giving notice to the last day at work.",
        evidence="ASM-005",
    )  # fmt: skip
    manager_notice_days: float = assumption(
        75, Unit.DAYS, low=60, high=90, least=0, most=200, step=1,
        label="Notice of a team manager",
        help="Days from giving notice to the last day at work.",
        evidence="ASM-006",
    )  # fmt: skip
