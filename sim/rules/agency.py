"""Agency cover: how many the market has, how long they stay, when they may be placed."""

from sim.arithmetic import exp, power
from sim.calendar import DAYS_A_MONTH
from sim.grades import Grade
from sim.rules.pay_position import agency_rate
from sim.scenario.agency import Agency


def market_size(agency: Agency) -> float:
    """Agency workers to be had: the first day's market, moved by the rate (HRM-047)."""
    now = agency_rate(agency, Grade.SOCIAL_WORKER).charged
    fee = agency.single_contract_fee if agency.single_contract else agency.fee
    then = agency.charge_at_start_social_worker * (1 + fee / 100) / (1 + agency.fee / 100)
    return agency.market * power(now / then, agency.market_elasticity)


def market_gain_after(gain: float, left: float, left_then: float, agency: Agency,
                      years: float) -> float:  # fmt: skip
    """What leavers have added to the market after so many more years (HRM-090).

    ``left`` is the FTE that left for agency work in that time, ``left_then`` in a year as on the
    first day. What is beyond it adds to the market, what falls short shrinks it, and either wears
    off; so a steady flow comes to add what is beyond it in as many years as people can be had.

    >>> round(market_gain_after(0.0, 20 * 50, 14, Agency(years_in_market=2), 50), 6)
    12.0
    """
    if agency.years_in_market <= 0 or years <= 0:
        return gain if agency.years_in_market > 0 else 0.0
    steady = (left / years - left_then) * agency.years_in_market
    return steady + (gain - steady) * exp(-years / agency.years_in_market)


def may_place(agency: Agency, market: float, agency_fte: float, permanent_fte: float) -> bool:
    """Whether one more agency worker keeps within the market and the cap on the share.

    ``market`` is its size with what leavers have added to it since the first day.

    >>> [may_place(Agency(share_cap=15), 185, agency, 85) for agency in (13, 14, 15)]
    [True, True, False]
    """
    if agency_fte + 1 > market:
        return False
    share = (agency_fte + 1) / (agency_fte + permanent_fte + 1)
    return share <= agency.share_cap / 100 or agency.share_cap >= 100


def days_to_place(agency: Agency, wait: float) -> float:
    """Days until an agency worker starts in a vacant post (ASM-010); ``wait`` is exponential, of
    mean 1, here and below."""
    return agency.days_to_place * wait


def assignment_days(agency: Agency, months_of_contract: float, wait: float) -> float:
    """Length of an assignment (ASM-011), longer as one contract beds in (HRM-052).

    >>> contract = Agency(single_contract=1)
    >>> [round(assignment_days(contract, months, 1.0)) for months in (0, 6, 12)]
    [274, 301, 329]
    """
    days = agency.assignment_months * DAYS_A_MONTH * wait
    if not agency.single_contract:
        return days
    bedded_in = min(max(months_of_contract / agency.single_contract_months, 0.0), 1.0)
    return days * (1 + agency.single_contract_lengthening / 100 * bedded_in)


def years_to_conversion(agency: Agency, wait: float) -> float:
    """Years until an agency worker would turn permanent (ASM-012)."""
    rate = agency.turning_permanent / 100
    return wait / rate if rate > 0 else float("inf")
