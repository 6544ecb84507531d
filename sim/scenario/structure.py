"""Structure options: five ways to reorganise, each a handful of effect sizes (all mark D)."""

from dataclasses import dataclass

from sim.parameter import assumption
from sim.units import Unit


def _stability(option: str, points: float, low: float, high: float) -> float:
    declared: float = assumption(
        points, Unit.POINTS, low=low, high=high, least=-100, most=100, step=5, dated=False,
        label=f"{option}: leadership in the transition",
        help="Points of leadership stability gained or lost while the change is made.",
        evidence="HRM-077",
    )  # fmt: skip
    return declared


def _settled(option: str, points: float, low: float, high: float) -> float:
    declared: float = assumption(
        points, Unit.POINTS, low=low, high=high, least=-100, most=100, step=5, dated=False,
        label=f"{option}: leadership once settled",
        help="Points of leadership stability gained or lost for good once the change is made.",
        evidence="HRM-077",
    )  # fmt: skip
    return declared


def _applications(option: str, percent: float, low: float, high: float) -> float:
    declared: float = assumption(
        percent, Unit.PERCENT, low=low, high=high, least=-90, most=200, step=1, dated=False,
        label=f"{option}: candidates",
        help="Change in experienced candidates for good once the change is made.",
        evidence="HRM-078",
    )  # fmt: skip
    return declared


def _referrals(option: str, percent: float, low: float, high: float) -> float:
    declared: float = assumption(
        percent, Unit.PERCENT, low=low, high=high, least=-90, most=200, step=1, dated=False,
        label=f"{option}: referrals",
        help="Change in referrals for good once the change is made.",
        evidence="HRM-079",
    )  # fmt: skip
    return declared


def _cost(option: str, millions: float, low: float, high: float) -> float:
    declared: float = assumption(
        millions, Unit.MILLION_POUNDS_A_YEAR, low=low, high=high, least=0, most=100, step=0.1,
        dated=False,
        label=f"{option}: cost of the transition",
        help="Cost a year while the change is made.",
        evidence="HRM-080",
    )  # fmt: skip
    return declared


@dataclass(frozen=True)
class Structure:
    """Effect sizes of the five options, and how long a change takes."""

    transition_months: float = assumption(
        12, Unit.MONTHS, low=9, high=18, least=1, most=60, step=1, dated=False,
        label="Length of a transition",
        help="Months from the date of a reorganisation until it has settled.",
        evidence="HRM-077",
    )  # fmt: skip
    transition_cost: float = assumption(
        0, Unit.MILLION_POUNDS_A_YEAR, least=0, most=100, step=0.1,
        label="Other cost of reorganising",
        help="Cost a year of a reorganisation; structure options add theirs while they are made.",
        evidence="HRM-080",
    )  # fmt: skip
    area_stability: float = _stability("Break up by area", -20, -35, -5)
    area_settled: float = _settled("Break up by area", 0, -15, 15)
    area_applications: float = _applications("Break up by area", 0, -10, 10)
    area_referrals: float = _referrals("Break up by area", 0, -3, 3)
    area_cost: float = _cost("Break up by area", 2.5, 1, 5)
    outsource_stability: float = _stability("Outsource", -30, -45, -15)
    outsource_settled: float = _settled("Outsource", 0, -20, 20)
    outsource_applications: float = _applications("Outsource", -5, -20, 10)
    outsource_referrals: float = _referrals("Outsource", 0, -3, 3)
    outsource_cost: float = _cost("Outsource", 3, 1.5, 6)
    trust_dfe_stability: float = _stability("Trust accountable to the DfE", -25, -40, -10)
    trust_dfe_settled: float = _settled("Trust accountable to the DfE", 15, 0, 30)
    trust_dfe_applications: float = _applications("Trust accountable to the DfE", 5, -5, 15)
    trust_dfe_referrals: float = _referrals("Trust accountable to the DfE", 0, -3, 3)
    trust_dfe_cost: float = _cost("Trust accountable to the DfE", 3, 1.5, 6)
    trust_council_stability: float = _stability("Trust accountable to the council", -20, -30, -5)
    trust_council_settled: float = _settled("Trust accountable to the council", 15, 0, 30)
    trust_council_applications: float = _applications("Trust accountable to the council", 5, -5, 15)
    trust_council_referrals: float = _referrals("Trust accountable to the council", 0, -3, 3)
    trust_council_cost: float = _cost("Trust accountable to the council", 2.5, 1, 5)
    integrated_stability: float = _stability("Integrated transformation", -5, -15, 5)
    integrated_settled: float = _settled("Integrated transformation", 15, 0, 25)
    integrated_applications: float = _applications("Integrated transformation", 3, -5, 10)
    integrated_referrals: float = _referrals("Integrated transformation", -4, -8, 0)
    integrated_cost: float = _cost("Integrated transformation", 1.5, 0.5, 3)
