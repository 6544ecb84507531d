"""Shocks: how hard the dated, optional events hit (all mark D unless said)."""

from dataclasses import dataclass

from sim.parameter import assumption
from sim.units import Unit


@dataclass(frozen=True)
class Shocks:
    """Effect sizes of events; an event in a scenario has a date and a size against these."""

    leadership_change: float = assumption(
        -25, Unit.POINTS, low=-40, high=-10, least=-100, most=100, step=5, dated=False,
        label="Change of leadership: stability",
        help="Points of leadership stability lost when the director goes; it comes back.",
        evidence="HRM-081",
    )  # fmt: skip
    leadership_half_life: float = assumption(
        6, Unit.MONTHS, low=3, high=12, least=1, most=60, step=1, dated=False,
        label="Change of leadership: half-life",
        help="Months in which half of the lost stability comes back.",
        evidence="HRM-081",
    )  # fmt: skip
    pay_raid: float = assumption(
        3, Unit.PERCENT, low=1, high=6, least=-30, most=30, step=0.5, dated=False,
        label="Neighbour's pay raid: rise",
        help="Points by which the neighbours' median pay rises.",
        evidence="HRM-082, NBR-007, NBR-009",
    )  # fmt: skip
    price_cap: float = assumption(
        -10, Unit.PERCENT, low=-20, high=-5, least=-60, most=60, step=1, dated=False,
        label="Agency price cap: rates",
        help="Change in all agency rates when a price cap comes into force.",
        evidence="HRM-083, CST-007",
    )  # fmt: skip
    case_referrals: float = assumption(
        25, Unit.PERCENT, low=10, high=40, least=-50, most=200, step=5, dated=False,
        label="High-profile case: referrals",
        help="Rise in referrals after a child's death is in the news; it dies away.",
        evidence="HRM-084",
    )  # fmt: skip
    case_leaving: float = assumption(
        15, Unit.PERCENT, low=5, high=30, least=-50, most=200, step=5, dated=False,
        label="High-profile case: leaving",
        help="Rise in leaving after a child's death is in the news; it dies away.",
        evidence="HRM-084",
    )  # fmt: skip
    case_half_life: float = assumption(
        6, Unit.MONTHS, low=3, high=12, least=1, most=60, step=1, dated=False,
        label="High-profile case: half-life",
        help="Months in which the effects of a high-profile case fall by half.",
        evidence="HRM-084",
    )  # fmt: skip
    budget_cut: float = assumption(
        -5, Unit.PERCENT, low=-10, high=-2, least=-90, most=90, step=1, dated=False,
        label="Budget cut: posts and budget",
        help="Change in funded posts and in the budget when the budget is cut.",
        evidence="HRM-085, BUD-008",
    )  # fmt: skip
    rating_applications: float = assumption(
        -15, Unit.PERCENT, low=-30, high=0, least=-90, most=90, step=5, dated=False,
        label="Bad inspection: campaign response",
        help="Fall in experienced candidates after a bad inspection, beyond the rating; it dies "
        "away.",
        evidence="HRM-086, NAT-036",
    )  # fmt: skip
