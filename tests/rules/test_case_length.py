"""How long casework lasts: every draw against its law in closed form."""

from typing import Any

import numpy as np
import pytest
from scipy import stats

from sim.rules.case_length import (
    assessment_length,
    care_length,
    case_rules,
    lengthening,
    need_length,
    protection_length,
    return_days,
    rules_table,
)
from tests.oracle.closed_forms import (
    ASSESSMENT,
    CARE,
    ERROR_RATE,
    PINNED,
    PLAN,
    need_cdf,
    return_cdf,
)

CASES = 20_000
RULES = rules_table(case_rules(PINNED.casework, PINNED.demand))[0]
LAWS: dict[str, tuple[Any, Any]] = {
    "assessment": (lambda u, v: assessment_length(RULES, u, v), ASSESSMENT.cdf),
    "need": (lambda u, v: need_length(RULES, u, v), need_cdf),
    "protection": (lambda u, v: protection_length(RULES, u, v), PLAN.cdf),
    "care": (lambda u, v: care_length(RULES, u), CARE.cdf),
    "return": (lambda u, v: return_days(RULES.return_mean, u), return_cdf),
}


def drawn(draw, seed=1):
    luck = np.random.default_rng(seed).random((CASES, 2))
    return np.array([draw(u, v) for u, v in luck])


@pytest.mark.parametrize("what", LAWS)
def test_that_a_length_follows_its_law(what):
    draw, cdf = LAWS[what]
    assert stats.kstest(drawn(draw), cdf).pvalue > ERROR_RATE


def test_that_the_longest_plans_have_a_tail_of_their_own():
    """Three in a hundred last two years or more, and most of a year longer on average."""
    years = drawn(LAWS["need"][0]) / 253
    longest = years[years > 2]
    assert stats.binomtest(len(longest), CASES, 0.03).pvalue > ERROR_RATE
    assert stats.kstest(longest - 2, stats.expon(scale=0.8).cdf).pvalue > ERROR_RATE


def test_that_work_takes_longer_only_beyond_the_norm():
    """30 in 100 longer at twice the norm, in a straight line from the norm on."""
    ratios = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
    found = [lengthening(RULES, ratio) for ratio in ratios]
    assert found == pytest.approx([1.0, 1.0, 1.0, 1.15, 1.3, 1.6])


def test_that_shares_of_all_referrals_come_out_as_declared():
    """Of 100 referrals 6.7 have no further action, 28.3 an enquiry, 35 are found not to be in need,
    2 go straight into care; a conference makes a plan of a third of the enquiries or so."""
    rules = case_rules(PINNED.casework, PINNED.demand)
    assessed = 1 - rules.no_further_action
    enquiries = assessed * rules.section_47
    plans = enquiries * rules.plan_after_section_47
    others = assessed - plans
    shares = (rules.no_further_action, enquiries, plans, others * rules.closed_after_assessment,
              others * rules.care_after_assessment)  # fmt: skip
    assert shares == pytest.approx([0.067, 0.283, 0.283 * 0.33 * 0.95, 0.35, 0.02])
