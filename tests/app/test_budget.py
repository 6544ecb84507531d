"""The assumed budget: what is called so, and how its range is counted."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from scipy import stats

from app.document import with_value
from app.edits import add_change, set_reason
from app.outlooks.budget import PATH, Budget, allowed, budget_of
from app.outlooks.headline import CostCard, headline_of
from app.outlooks.outlook import Outlook
from sim.scenario import PARAMETERS, Change
from tests.app.answers import ENVELOPE, answer, document, ensemble

LOW, LIKELY, HIGH = (getattr(PARAMETERS[PATH], end) for end in ("low", "default", "high"))


PLAN = document()


def varied(**fields):
    return replace(document(**fields), vary="luck+assumptions")


OWN = {
    "another value": with_value(PLAN, PATH, 30.0),
    "another value with its reason": with_value(PLAN, PATH, 30.0, "Voted in February"),
    "the same value with a reason": set_reason(PLAN, PATH, "It is what we have"),
    "a value from a date on": add_change(PLAN, Change(date(2016, 4, 1), PATH, 35.0)),
    "none": with_value(PLAN, PATH, 0.0),
}


def test_that_a_budget_nobody_has_spoken_of_is_assumed():
    budget = budget_of(PLAN)
    assert budget == Budget(LIKELY, (LOW, HIGH))
    assert budget.name == "assumed budget"
    assert budget.caution == "The assumed budget could be £25m to £45m a year"


@pytest.mark.parametrize("own", OWN.values(), ids=OWN)
def test_that_what_a_council_has_entered_is_its_own_and_has_no_range(own):
    budget = budget_of(own)
    assert budget == Budget(own.scenario.settings.get(PATH), None)
    assert (budget.name, budget.range_words, budget.caution) == ("budget", "", "")
    assert budget.ends_of(1e6) is None


def test_that_each_future_draws_an_assumed_budget_by_the_triangular_law():
    # 2,000 draws with a fixed seed; by luck alone a right law fails once in 1,000.
    doc = varied()
    futures = ensemble(doc, 2000)
    drawn = allowed(doc, futures)[:, 0] / ENVELOPE * LIKELY
    assert drawn.min() >= LOW
    assert drawn.max() <= HIGH
    law = stats.triang((LIKELY - LOW) / (HIGH - LOW), LOW, HIGH - LOW)
    assert stats.kstest(drawn, law.cdf).pvalue > 0.001


def test_that_a_future_has_one_budget_in_all_its_months_and_in_every_scenario():
    doc = varied()
    other = with_value(doc, "pay.golden_hello", 9000)
    one, two = allowed(doc, ensemble(doc, 30)), allowed(other, ensemble(other, 50, seed=9))
    assert (one == one[:, :1]).all()
    assert (one == two[:30]).all()
    assert len(np.unique(one[:, 0])) == 30


@pytest.mark.parametrize(
    "doc", [document(), with_value(varied(), PATH, 30.0)], ids=["luck alone", "the council's own"]
)
def test_that_otherwise_all_futures_have_the_budget_as_it_is_stated(doc):
    assert (allowed(doc, ensemble(doc)) == ENVELOPE).all()


def test_that_the_chance_of_keeping_inside_counts_the_range():
    # Every future spends what is stated: a future is inside if it drew more than that.
    doc = varied()
    futures = ensemble(doc, 2000, cost_total=ENVELOPE)
    [_, whole, *_] = Outlook.of(doc, futures).cost_by_year
    more = 1 - (LIKELY - LOW) / (HIGH - LOW)
    # The share of so many draws: outside four standard errors once in 15,000.
    assert whole.within.probability == pytest.approx(
        more, abs=4 * (more * (1 - more) / 2000) ** 0.5
    )
    stated = 12 * ENVELOPE
    assert whole.envelope == pytest.approx(stated)
    assert whole.envelope_ends == pytest.approx((stated * LOW / LIKELY, stated * HIGH / LIKELY))
    fixed = document()
    assert Outlook.of(fixed, futures).cost_by_year[1].within.probability == 1


def test_that_a_council_with_its_own_budget_reads_nothing_of_an_assumption():
    case = answer(with_value(document(), PATH, 30.0))
    card = next(each for each in headline_of(case).cards if isinstance(each, CostCard))
    assert card.title.startswith("Cost against the budget, ")
    assert card.within.startswith("The budget holds ")
    assert "could be" not in card.below
