"""What the twin draws: how often children are referred, how long work lasts, when they return.

Lengths of work are in working days, everything else in calendar days.
"""

from datetime import timedelta
from math import exp, floor, log, sqrt
from random import Random
from statistics import NormalDist

from sim.calendar import DAYS_A_YEAR, WORKING_DAYS_A_WEEK, WORKING_DAYS_A_YEAR, months_between
from sim.scenario import Scenario
from sim.scenario.casework import Casework

LONGEST_RETURN = 365.0
"""Days after which a child who comes back is no re-referral."""
NEED_TAIL_YEARS = 0.8
"""Mean years by which the longest child-in-need plans exceed two years."""


def referral_rate(scenario: Scenario, day: int) -> float:
    """Referrals expected on a calendar day, re-referrals included; day 0 is the first day.

    The yearly figure over 365.25, times growth since the first day, times the month's factor, times
    each opened front door: its lasting rise, and its surge, which halves each half-life.
    """
    demand = scenario.settings.demand
    today = scenario.first_day + timedelta(days=day)
    rate = demand.referrals_a_year / DAYS_A_YEAR * demand.month_factor(today.month)
    if day > 0:
        rate *= (1 + demand.growth / 100) ** (day / DAYS_A_YEAR)
    for event in scenario.events:
        if event.kind == "front_door_opens" and event.date <= today:
            half_lives = months_between(event.date, today) / demand.front_door_half_life
            rate *= 1 + event.size * demand.front_door_lasting / 100
            rate *= 1 + event.size * demand.front_door_surge / 100 * 0.5**half_lives
    return rate


def poisson(rng: Random, mean: float) -> int:
    """How many points of a Poisson process fall in a time in which ``mean`` are expected."""
    if mean <= 0:
        return 0
    count = 0
    time = rng.expovariate(mean)
    while time < 1:
        count += 1
        time += rng.expovariate(mean)
    return count


def return_delay(rng: Random, mean: float) -> float:
    """Days until a child comes back: exponential, given that it is at most 365 days."""
    within = 1 - exp(-LONGEST_RETURN / mean)
    return -mean * log(1 - rng.random() * within)


def assessment_sigma(casework: Casework) -> float:
    """Spread of the lognormal, such that the declared share lasts at most the time limit."""
    in_time = NormalDist().inv_cdf(casework.assessment_in_time / 100)
    return log(casework.assessment_limit / casework.assessment_days) / in_time


def assessment_length(rng: Random, casework: Casework) -> float:
    """Length of an assessment: lognormal about its median."""
    return rng.lognormvariate(log(casework.assessment_days), assessment_sigma(casework))


def assessment_under_way(rng: Random, casework: Casework) -> tuple[float, int]:
    """Work left, and whole days done, of an assessment found under way.

    Long assessments are found more often: the length-biased lognormal is the lognormal with its
    logarithm moved up by sigma squared. The moment of finding is uniform within it.
    """
    sigma = assessment_sigma(casework)
    length = rng.lognormvariate(log(casework.assessment_days) + sigma**2, sigma)
    left = rng.random() * length
    return left, floor(length - left)


def need_bands(casework: Casework) -> list[tuple[float, float, float]]:
    """Bands of child-in-need plans in years: from, to, share. The last is open, its end a mean."""
    return [
        (0, 0.25, casework.need_under_3_months),
        (0.25, 0.5, casework.need_3_to_6_months),
        (0.5, 1, casework.need_6_to_12_months),
        (1, 2, casework.need_1_to_2_years),
        (2, 2 + 2 * NEED_TAIL_YEARS, casework.need_over_2_years),
    ]


def need_length(rng: Random, casework: Casework) -> float:
    """Length of a child-in-need plan: uniform in its band, or 2 years and an exponential."""
    bands = need_bands(casework)
    ((low, high, _),) = rng.choices(bands, [share for _, _, share in bands])
    years = 2 + rng.expovariate(1 / NEED_TAIL_YEARS) if low >= 2 else rng.uniform(low, high)
    return years * WORKING_DAYS_A_YEAR


def need_left(rng: Random, casework: Casework) -> float:
    """Work left of a child-in-need plan found under way: length-biased, then a uniform part."""
    bands = need_bands(casework)
    # A band's chance of being found is its share times the mean length within it.
    ((low, high, _),) = rng.choices(bands, [share * (a + b) / 2 for a, b, share in bands])
    if low >= 2:
        # (2 + y) exp(-y / m) is a mixture of an exponential and a gamma law with two phases.
        years = 2 + rng.expovariate(1 / NEED_TAIL_YEARS)
        if rng.random() < NEED_TAIL_YEARS / (2 + NEED_TAIL_YEARS):
            years += rng.expovariate(1 / NEED_TAIL_YEARS)
    else:
        years = sqrt(low**2 + rng.random() * (high**2 - low**2))
    return rng.random() * years * WORKING_DAYS_A_YEAR


def protection_length(rng: Random, casework: Casework) -> float:
    """Length of a child protection plan: Erlang, two phases."""
    mean = casework.plan_months / 12 * WORKING_DAYS_A_YEAR
    return rng.expovariate(2 / mean) + rng.expovariate(2 / mean)


def protection_left(rng: Random, casework: Casework) -> float:
    """Work left of a child protection plan found under way: one phase or two, evenly."""
    mean = casework.plan_months / 12 * WORKING_DAYS_A_YEAR
    left = rng.expovariate(2 / mean)
    if rng.random() < 0.5:
        left += rng.expovariate(2 / mean)
    return left


def care_length(rng: Random, casework: Casework) -> float:
    """Length of a stay in care, and what is left of one found under way: exponential."""
    return rng.expovariate(1 / (casework.care_years * WORKING_DAYS_A_YEAR))


def proceedings_length(rng: Random, casework: Casework) -> float:
    """Length of court proceedings of a child entering care; 0 if there are none."""
    if rng.random() < casework.proceedings_share / 100:
        return casework.proceedings_weeks * WORKING_DAYS_A_WEEK
    return 0.0


def proceedings_left(rng: Random, casework: Casework) -> float:
    """Length left of the proceedings of a child found in care; 0 if there are none."""
    days = casework.proceedings_weeks * WORKING_DAYS_A_WEEK
    found = casework.proceedings_share / 100 * days / (casework.care_years * WORKING_DAYS_A_YEAR)
    return rng.uniform(0, days) if rng.random() < found else 0.0
