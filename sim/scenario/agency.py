"""Agency cover: rates, the market, placements and the rules about them."""

from dataclasses import dataclass

from sim.parameter import assumption, fact, lever, switch
from sim.units import Unit


def _charge(grade: str, now: float, low: float, high: float, evidence: str) -> float:
    charge: float = lever(
        now, Unit.POUNDS_AN_HOUR, low=low, high=high, least=10, most=150, step=0.5,
        label=f"Agency rate, {grade}",
        help=f"What the council is charged for an hour of an agency {grade}, fee included. Higher "
        "rates bring more agency workers and draw more permanent staff away.",
        evidence=evidence,
        differs="The range runs from the rate before October 2013 to the rate after it.",
    )  # fmt: skip
    return charge


def _pay_cap(grade: str, cap: float, evidence: str) -> float:
    declared: float = fact(
        cap, Unit.POUNDS_AN_HOUR, least=5, most=150, step=0.25,
        label=f"Regional pay cap, {grade}",
        help=f"What the regional memorandum lets an agency {grade} be paid an hour, before fees.",
        evidence=evidence,
    )  # fmt: skip
    return declared


def _charge_then(grade: str, charge: float, evidence: str) -> float:
    declared: float = fact(
        charge, Unit.POUNDS_AN_HOUR, least=10, most=150, step=0.5, dated=False,
        label=f"Agency rate on the first day, {grade}",
        help="The rate that the agency market and the leaving rate of the first day go with.",
        evidence=evidence,
    )  # fmt: skip
    return declared


@dataclass(frozen=True)
class Agency:
    """Vacant posts may be covered by agency workers, from a limited market."""

    charge_social_worker: float = _charge("social worker", 33.41, 25.54, 41.23, "AGR-004, AGR-003")
    charge_senior: float = _charge("senior social worker", 39.89, 36.34, 45.63, "AGR-006, AGR-005")
    charge_team_manager: float = _charge("team manager", 43.5, 40.37, 53.81, "AGR-008, AGR-007")
    charge_at_start_social_worker: float = _charge_then("social worker", 33.41, "AGR-004")
    charge_at_start_senior: float = _charge_then("senior social worker", 39.89, "AGR-006")
    charge_at_start_team_manager: float = _charge_then("team manager", 43.5, "AGR-008")
    fee: float = assumption(
        9, Unit.PERCENT, low=7, high=12, least=0, most=50, step=1,
        label="Agency fee",
        help="The agency's fee, on top of what employing the worker costs it.",
        evidence="AGR-010",
    )  # fmt: skip
    employment_costs: float = assumption(
        36, Unit.PERCENT, low=28, high=44, least=0, most=100, step=1,
        label="Employment costs of agency work",
        help="Holiday pay, national insurance and pension on top of an agency worker's pay.",
        evidence="HRM-040, AGR-004, CST-006",
    )  # fmt: skip
    hours: float = fact(
        37, Unit.HOURS_A_WEEK, low=37, high=40, least=20, most=48, step=0.5,
        label="Agency hours a week",
        help="Hours an agency worker is paid for in a full week.",
        evidence="HRM-041, CST-016",
    )  # fmt: skip
    weeks: float = fact(
        47, Unit.WEEKS_A_YEAR, low=47, high=52, least=40, most=52, step=1,
        label="Agency weeks a year",
        help="Weeks in a year for which a covered post is charged.",
        evidence="HRM-042, CST-016",
    )  # fmt: skip
    memorandum: float = switch(
        True,
        label="Regional memorandum",
        help="Whether the region's councils hold to common caps on agency pay.",
        evidence="HRM-043, CST-006",
    )
    memorandum_at_start: float = fact(
        1, Unit.YES_OR_NO, least=0, most=1, step=1, dated=False,
        label="Regional memorandum on the first day",
        help="Whether the caps were in force on the first day. What was charged then was within "
        "them, so they bind only above it.",
        evidence="HRM-043, CST-006",
        differs="A reference point for the switch, so without its range.",
    )  # fmt: skip
    pay_cap_social_worker: float = _pay_cap("social worker", 22.5, "CST-006")
    pay_cap_senior: float = _pay_cap("senior social worker", 26.9, "HRM-044, CST-006, AGR-006")
    pay_cap_team_manager: float = _pay_cap("team manager", 35.75, "HRM-045, CST-006")
    days_to_place: float = assumption(
        21, Unit.DAYS, low=7, high=56, least=1, most=200, step=1,
        label="Days to place an agency worker",
        help="Mean days from a post falling vacant to an agency worker starting in it.",
        evidence="ASM-010",
    )  # fmt: skip
    assignment_months: float = assumption(
        9, Unit.MONTHS, low=4, high=18, least=1, most=60, step=1,
        label="Length of an assignment",
        help="Mean months an agency worker stays in one assignment.",
        evidence="ASM-011",
    )  # fmt: skip
    turning_permanent: float = assumption(
        5, Unit.PERCENT_A_YEAR, low=2, high=12, least=0, most=100, step=1,
        label="Agency workers turning permanent",
        help="Share of agency workers who take a permanent post in a year, if one is vacant.",
        evidence="ASM-012",
    )  # fmt: skip
    market: float = assumption(
        185, Unit.FTE, low=165, high=220, least=0, most=20000, step=5,
        label="Agency market",
        help="The most agency workers the market has for the council at the first day's rates.",
        evidence="HRM-046, BHM-024, BHM-012",
    )  # fmt: skip
    market_elasticity: float = assumption(
        1, Unit.ELASTICITY, low=0.4, high=2, least=0, most=5, step=0.1,
        label="Response of the agency market",
        help="Per cent more agency workers to be had for a rate one per cent higher.",
        evidence="HRM-047",
    )  # fmt: skip
    years_in_market: float = assumption(
        2, Unit.YEARS, low=0, high=4, least=0, most=20, step=0.5,
        label="Years in the agency market",
        help="Years for which a leaver who goes to agency work can be had by the council, on "
        "average. More leavers than on the first day enlarge the market, fewer shrink it; at 0 "
        "they move nothing.",
        evidence="HRM-090, NAT-026",
    )  # fmt: skip
    share_cap: float = lever(
        100, Unit.PERCENT, low=15, high=100, least=0, most=100, step=1,
        label="Cap on agency share",
        help="No agency worker is placed or renewed while agency staff are more than this share "
        "of all staff. 100 is no cap.",
        evidence="HRM-048, NAT-011",
    )  # fmt: skip
    extra_places: float = lever(
        29, Unit.POSTS, low=0, high=41, least=0, most=1000, step=1,
        label="Agency places beyond the establishment",
        help="Agency workers kept for backlog, projects and sickness, who cover no vacant post.",
        evidence="HRM-049, NAT-019",
    )  # fmt: skip
    handover_days: float = lever(
        14, Unit.DAYS, low=0, high=28, least=0, most=91, step=7,
        label="Agency handover",
        help="Days an agency worker stays on after a permanent starter has taken the post.",
        evidence="HRM-050, NAT-035",
    )  # fmt: skip
    single_contract: float = switch(
        False,
        label="Single-agency contract",
        help="Whether all agency workers come through one contract, with a lower fee and, in "
        "time, longer assignments.",
        evidence="HRM-051",
    )
    single_contract_fee: float = assumption(
        5, Unit.PERCENT, low=3, high=7, least=0, most=50, step=1,
        label="Fee under a single-agency contract",
        help="The agency's fee once there is a single-agency contract.",
        evidence="HRM-051",
    )  # fmt: skip
    single_contract_lengthening: float = assumption(
        20, Unit.PERCENT, low=0, high=40, least=0, most=200, step=5,
        label="Longer assignments under one contract",
        help="How much longer assignments become once the contract has bedded in.",
        evidence="HRM-052",
    )  # fmt: skip
    single_contract_months: float = assumption(
        12, Unit.MONTHS, low=6, high=24, least=1, most=60, step=1,
        label="Months for one contract to bed in",
        help="Months over which assignments reach their new length.",
        evidence="HRM-052",
    )  # fmt: skip
