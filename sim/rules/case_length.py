"""How long casework lasts and how it ends: the laws, in working days.

Everything here that is compiled is a pure function of the rules, as a tuple or a record of a table,
and of a case's luck.
"""

from dataclasses import replace
from math import sqrt
from typing import Any, NamedTuple

from sim.arithmetic import exp, log, normal, normal_quantile, power, total_of
from sim.calendar import DAYS_A_MONTH, MONTHS_A_YEAR, WORKING_DAYS_A_WEEK, WORKING_DAYS_A_YEAR
from sim.compiled import compiled
from sim.records import Table, as_records
from sim.scenario.casework import Casework
from sim.scenario.demand import Demand

NEED_BOUNDS_YEARS = (0.0, 0.25, 0.5, 1.0, 2.0)
"""Lower bounds of the bands in which child-in-need plans last (ASM-019)."""
_LAST_BAND = len(NEED_BOUNDS_YEARS) - 1
NEED_TAIL_YEARS = 0.8
"""Mean years beyond two of the longest band (HRM-060)."""
LONGEST_ASSESSMENT = 4.0 * WORKING_DAYS_A_YEAR
"""Working days. The law of ASM-018 has no end; one that spreads as far as may be entered would run
past any calendar."""
_WEEK = 7
_NEARLY_NOTHING = 1e-6
"""Stands for what is left of the cap where nobody waits."""
FARTHEST = 10.0
"""Logarithm of the most by which an assessment is longer or shorter than the median."""

Luck = tuple[float, float, float, float]
"""Four uniform numbers."""


class CaseRules(NamedTuple):
    """The casework settings of a day, in shares, working days and weights."""

    no_further_action: float
    section_47: float
    plan_after_section_47: float
    closed_after_assessment: float
    """Share closed of assessments that make no plan."""
    care_after_assessment: float
    """Share into care of assessments that make no plan."""
    need_to_protection: float
    need_to_care: float
    protection_to_need: float
    protection_to_care: float
    care_to_need: float
    held_by_other_teams: float
    assessment_median: float
    assessment_sigma: float
    assessment_limit: float
    need_3_months: float
    """Share of child-in-need plans lasting up to three months; the next are cumulative."""
    need_6_months: float
    need_1_year: float
    need_2_years: float
    protection_mean: float
    care_mean: float
    proceedings_share: float
    proceedings_length: float
    weight_assessment: float
    weight_need: float
    weight_protection: float
    weight_care: float
    weight_proceedings: float
    handover: float
    """Share by which a change of worker lengthens the rest of a stage."""
    overload: float
    """Share by which work takes longer at twice the norm."""
    rework: float
    """Chance that an assessment is sent back at twice the norm."""
    rework_length: float
    re_referral: float
    return_mean: float
    cap_gives: float
    """Share by which caps rise for each month that children have waited for each worker."""
    urgent_days: float
    """Days after which urgent work is given out whatever the cap."""
    closed_unassessed: float
    """Share of the children waiting to be assessed whose case is closed in a week."""
    turned_away: float
    """Share of referrals turned away once children have waited a month for each worker."""
    turned_away_return: float


def case_rules(casework: Casework, demand: Demand) -> CaseRules:
    """The rules of a day from the settings in force.

    Shares of all referrals (FLW-N03, FLW-A03, FLW-S01..S02) become shares at each turn: a
    section 47 enquiry that makes a plan comes first, what is left is closed, goes into care or
    into need so that the shares of all referrals come out as declared.
    """
    c = casework
    nothing = c.no_further_action / 100
    section_47 = min(1.0, c.section_47 / 100 / (1 - nothing)) if nothing < 1 else 0.0
    plan = c.conference / 100 * c.plan / 100
    without_plan = (1 - nothing) * (1 - section_47 * plan)
    closed = min(1.0, c.not_in_need / 100 / without_plan) if without_plan > 0 else 0.0
    care = c.straight_to_care / 100 / without_plan if without_plan > 0 else 0.0
    in_time = normal_quantile(c.assessment_in_time / 100)
    sigma = max(0.0, log(c.assessment_limit / c.assessment_days) / in_time)
    bands = (c.need_under_3_months, c.need_3_to_6_months, c.need_6_to_12_months,
             c.need_1_to_2_years, c.need_over_2_years)  # fmt: skip
    whole = total_of(bands) or 1.0
    return CaseRules(
        no_further_action=nothing,
        section_47=section_47,
        plan_after_section_47=plan,
        closed_after_assessment=closed,
        care_after_assessment=min(1.0 - closed, care),
        need_to_protection=c.need_to_protection / 100,
        need_to_care=c.need_to_care / 100,
        protection_to_need=c.protection_to_need / 100,
        protection_to_care=c.protection_to_care / 100,
        care_to_need=c.care_to_need / 100,
        held_by_other_teams=c.held_by_other_teams / 100,
        assessment_median=c.assessment_days,
        assessment_sigma=sigma,
        assessment_limit=c.assessment_limit,
        need_3_months=bands[0] / whole,
        need_6_months=total_of(bands[:2]) / whole,
        need_1_year=total_of(bands[:3]) / whole,
        need_2_years=total_of(bands[:4]) / whole,
        protection_mean=c.plan_months / MONTHS_A_YEAR * WORKING_DAYS_A_YEAR,
        care_mean=c.care_years * WORKING_DAYS_A_YEAR,
        proceedings_share=c.proceedings_share / 100,
        proceedings_length=c.proceedings_weeks * WORKING_DAYS_A_WEEK,
        weight_assessment=c.weight_assessment,
        weight_need=c.weight_need,
        weight_protection=c.weight_protection,
        weight_care=c.weight_care,
        weight_proceedings=c.weight_proceedings,
        handover=c.handover_lengthening / 100,
        overload=c.overload_lengthening / 100,
        rework=c.overload_rework / 100,
        rework_length=c.rework_days,
        re_referral=demand.re_referrals / 100,
        return_mean=demand.return_days,
        cap_gives=c.cap_gives / max(100 - c.cap_gives, _NEARLY_NOTHING),
        urgent_days=c.urgent_days,
        closed_unassessed=1 - power(1 - c.closed_unassessed / 100, _WEEK / DAYS_A_MONTH),
        turned_away=demand.threshold_under_pressure / 100,
        turned_away_return=demand.threshold_return / 100,
    )


def casework_of_the_year(casework: Casework, found: float, plans: float) -> Casework:
    """The casework settings in a year in which so many children are found to be in need, and so
    many plans made, for each that a usual year finds and makes.

    Of all referrals more or fewer are in need or have an enquiry; enquiries go to a conference, and
    children in need step up, more or less often. No share goes beyond all.

    >>> casework_of_the_year(Casework(conference=30), 1.0, 1.5).conference
    45.0
    >>> year = casework_of_the_year(Casework(no_further_action=5, not_in_need=35), 0.5, 1.0)
    >>> year.not_in_need
    65.0
    """
    if found == 1.0 and plans == 1.0:
        return casework
    assessed = 100.0 - casework.no_further_action
    in_need = min((assessed - casework.not_in_need) * found, assessed)
    return replace(
        casework,
        not_in_need=max(assessed - in_need, 0.0),
        section_47=min(casework.section_47 * found, 100.0),
        conference=min(casework.conference * plans, 100.0),
        need_to_protection=min(casework.need_to_protection * plans, 100.0),
    )


def found_in_need(referrals: float, reaching: float) -> float:
    """Children found to be in need for each that a usual year finds, of as many referrals, when
    referrals are so many times the usual; ``reaching`` is the share of that which reaches need.

    >>> found_in_need(4.0, 0.5), found_in_need(4.0, 1.0)
    (0.5, 1.0)
    """
    return power(referrals, reaching - 1)


def rules_table(rules: CaseRules) -> Table:
    """The rules as a table of one record, which compiled code takes at less cost than many numbers.

    A field is read as of the rules themselves: ``rules_table(rules)[0].need_to_care``.
    """
    return as_records(rules)


def in_need_share(casework: Casework) -> float:
    """Of the children assessed, the share found to be in need (FLW-A03, FLW-N03).

    The census counts a child in assessment only if need is found: its 1,444 awaiting assessment
    among 19,512 referrals a year (FLW-B07) are too few for everybody in assessment.

    >>> round(in_need_share(Casework(not_in_need=35, no_further_action=6.7)), 3)
    0.625
    """
    assessed = 100 - casework.no_further_action
    return max(0.0, 1 - casework.not_in_need / assessed) if assessed > 0 else 0.0


@compiled
def assessment_length(rules: Any, u: float, v: float) -> float:
    """Lognormal working days (ASM-018); u and v are uniform."""
    return assessment_of(rules, rules.assessment_sigma * normal(u, v))


@compiled
def need_length(rules: Any, u: float, v: float) -> float:
    """Working days of a child-in-need plan: a band by u, uniform within it by v (HRM-060)."""
    if u < rules.need_3_months:
        years = 0.25 * v
    elif u < rules.need_6_months:
        years = 0.25 + 0.25 * v
    elif u < rules.need_1_year:
        years = 0.5 + 0.5 * v
    elif u < rules.need_2_years:
        years = 1.0 + v
    else:
        years = 2.0 - 0.8 * log(v)
    return years * 253.0


@compiled
def protection_length(rules: Any, u: float, v: float) -> float:
    """Working days of a child protection plan: two phases of equal mean (FLN-016, FLW-C04)."""
    return float(-0.5 * rules.protection_mean * log(u * v))


@compiled
def care_length(rules: Any, u: float) -> float:
    """Working days of a stay in care: exponential (FLN-019)."""
    return float(-rules.care_mean * log(u))


@compiled
def return_days(mean: float, u: float) -> float:
    """Calendar days to the next referral: exponential, within twelve months."""
    within = 1.0 - exp(-365.0 / mean)
    return float(-mean * log(1.0 - u * within))


@compiled
def lengthening(rules: Any, load_ratio: float) -> float:
    """How many times longer work takes with a worker at a load against the norm."""
    return float(1.0 + rules.overload * max(0.0, load_ratio - 1.0))


@compiled
def residual_need_length(rules: Any, luck: Luck) -> float:
    """Working days left of a child-in-need plan met at a random moment.

    A long plan is the likelier to be met: the band is drawn by its share of time, the plan is
    met at a uniform point of its length.
    """
    which, where, phase, left = luck
    by_time = _need_time_below(rules)
    band = 0
    while band < _LAST_BAND and by_time[band] / by_time[_LAST_BAND] < which:
        band += 1
    if band == _LAST_BAND:
        length = _length_biased_tail(where, phase)
    else:
        low, high = NEED_BOUNDS_YEARS[band], NEED_BOUNDS_YEARS[band + 1]
        length = sqrt(low * low + where * (high * high - low * low))
    return length * left * WORKING_DAYS_A_YEAR


@compiled
def _need_time_below(rules: Any) -> tuple[float, float, float, float, float]:
    """Years that all child-in-need plans up to each band last, for one plan begun."""
    first = rules.need_3_months * 0.125
    second = first + (rules.need_6_months - rules.need_3_months) * 0.375
    third = second + (rules.need_1_year - rules.need_6_months) * 0.75
    fourth = third + (rules.need_2_years - rules.need_1_year) * 1.5
    return first, second, third, fourth, fourth + (1.0 - rules.need_2_years) * (2.0 + 0.8)


@compiled
def _length_biased_tail(u: float, v: float) -> float:
    """A length over two years, met in proportion to length: 2 + x, x of one phase or of two."""
    bound, tail = NEED_BOUNDS_YEARS[_LAST_BAND], NEED_TAIL_YEARS
    second = 1.0
    if u >= bound / (bound + tail):
        second = min(max((1.0 - u) * (bound + tail) / tail, 1e-12), 1.0)
    return float(bound - tail * (log(v) + log(second)))


@compiled
def residual_protection_length(rules: Any, luck: Luck) -> float:
    """Working days left of a protection plan met in either of its two phases alike: one phase, or
    both."""
    last, first, phase, _ = luck
    days = -log(last)
    if phase < 1 / 2:
        days -= log(first)
    return float(0.5 * rules.protection_mean * days)


@compiled
def assessment_met(rules: Any, luck: Luck) -> float:
    """Working days of an assessment met at a random moment: longer ones are met more often."""
    u, v, _, _ = luck
    away = rules.assessment_sigma * (rules.assessment_sigma + normal(u, v))
    return assessment_of(rules, away)


@compiled
def assessment_of(rules: Any, away: float) -> float:
    """Working days of an assessment so far from the median, in logarithms."""
    within = min(max(away, -FARTHEST), FARTHEST)
    return float(min(rules.assessment_median * exp(within), LONGEST_ASSESSMENT))
