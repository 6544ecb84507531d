"""Sums over possible futures, against arrays small enough to work out by hand and against scipy."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from app.document import Document, Target
from app.outlooks.outlook import Odds, Outlook, month_of, quarter, target_problems
from app.running.ensemble import Ensemble
from sim.calendar import month_ends
from sim.outcomes import OUTCOMES
from sim.results import ROWS
from sim.scenario import Scenario

FIRST, LAST = date(2015, 1, 31), date(2016, 6, 30)
MONTHS = month_ends(FIRST, LAST)


def document(*targets, first=FIRST, last=LAST):
    return Document("A plan", "", first, "", 5, "luck", Scenario(first, last), {}, targets)


def ensemble(futures=5, first=FIRST, last=LAST, **series):
    months = month_ends(first, last)
    array = np.zeros((futures, len(OUTCOMES), len(months)))
    for name, values in series.items():
        array[:, ROWS[name], :] = np.reshape(values, (futures, -1))
    return Ensemble(months, tuple(range(futures)), array, {}, ())


def test_that_the_spread_is_numpys_by_month():
    fte = np.arange(5 * len(MONTHS)).reshape(5, -1) ** 1.5
    outlook = Outlook.of(document(), ensemble(permanent_fte=fte))
    spread = outlook.spreads["permanent_fte"]
    assert list(spread.mean) == pytest.approx(list(fte.mean(axis=0)))
    for name, share in (("p10", 0.1), ("p25", 0.25), ("p50", 0.5), ("p75", 0.75), ("p90", 0.9)):
        assert list(getattr(spread, name)) == list(np.quantile(fte, share, axis=0, method="linear"))
    assert set(outlook.spreads) == set(OUTCOMES)


def test_that_five_futures_have_the_quantiles_of_a_ruler():
    outlook = Outlook.of(document(), ensemble(permanent_fte=[0, 10, 20, 30, 40]))
    at = outlook.at("permanent_fte", date(2015, 3, 31))
    assert at == {"mean": 20, "p10": 4, "p25": 10, "p50": 20, "p75": 30, "p90": 36}


def test_that_targets_are_answered_one_by_one_and_in_the_same_future():
    targets = (
        Target("permanent_fte", date(2015, 3, 31), "at least", 500),
        Target("average_caseload", date(2015, 3, 31), "at most", 18),
    )
    futures = ensemble(
        permanent_fte=[499, 500, 501, 600, 400], average_caseload=[18, 18, 19, 17, 10]
    )
    outlook = Outlook.of(document(*targets), futures)
    assert [each.odds.met for each in outlook.targets] == [3, 4]
    assert outlook.joint == Odds(2, 5)
    assert outlook.joint.probability == 0.4


def test_that_a_plan_without_targets_has_no_joint_odds():
    assert Outlook.of(document(), ensemble()).joint is None


def test_that_a_sum_of_part_time_fte_reaches_its_target_despite_rounding():
    fte = sum([0.1] * 10)
    assert fte < 1
    target = Target("permanent_fte", date(2015, 3, 31), "at least", 1)
    assert Outlook.of(document(target), ensemble(permanent_fte=[fte] * 5)).joint == Odds(5, 5)


def test_that_a_target_is_read_at_the_month_end_on_or_before_its_day():
    fte = np.tile(np.arange(len(MONTHS)), (5, 1))
    for by, month in ((date(2015, 4, 29), 3), (date(2015, 4, 30), 4), (date(2016, 2, 28), 1)):
        target = Target("permanent_fte", by, "at least", 0)
        [odds] = Outlook.of(document(target), ensemble(permanent_fte=fte)).targets
        assert odds.month.month == month


@pytest.mark.parametrize("day", [date(2015, 1, 30), date(2016, 7, 31), date(2019, 1, 1)])
def test_that_a_day_outside_the_run_has_no_month(day):
    with pytest.raises(ValueError, match="not among the months"):
        month_of(day, MONTHS)


def test_that_a_target_before_the_first_month_end_is_found_before_the_run():
    first = date(2014, 4, 1)
    bad = Target("permanent_fte", date(2014, 4, 10), "at least", 1)
    good = Target("permanent_fte", date(2014, 4, 30), "at least", 1)
    [problem] = target_problems(document(good, bad, first=first))
    assert problem.place == "targets[2].by"
    assert "2014-04-30" in problem.remedy


@given(st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_that_the_interval_is_wilsons(case):
    met, n = case
    ours = Odds(met, n).interval
    theirs = binomtest(met, n).proportion_ci(method="wilson")
    assert ours == pytest.approx((theirs.low, theirs.high), abs=1e-12)
    assert 0 <= ours[0] <= met / n <= ours[1] <= 1


def test_that_costs_are_summed_by_financial_year_without_the_first_days_month():
    cost = np.outer([1, 2, 3, 4, 5], np.ones(len(MONTHS)))
    futures = ensemble(cost_total=cost, envelope=np.full((5, len(MONTHS)), 2.5))
    years = {each.name: each for each in Outlook.of(document(), futures).cost_by_year}
    assert list(years) == ["2014/15", "2015/16", "2016/17"]
    assert [year.months for year in years.values()] == [2, 12, 3]
    assert [year.is_part for year in years.values()] == [True, False, True]
    whole = years["2015/16"]
    assert (whole.cost.mean, whole.cost.p10, whole.cost.p50) == pytest.approx((36, 16.8, 36))
    assert whole.envelope == 30
    assert whole.within == Odds(2, 5)


def test_that_a_year_from_the_first_of_april_is_whole():
    first, last = date(2014, 4, 1), date(2015, 3, 31)
    outlook = Outlook.of(document(first=first, last=last), ensemble(first=first, last=last))
    [year] = outlook.cost_by_year
    assert (year.name, year.months, year.is_part) == ("2014/15", 12, False)


def test_that_quarters_end_in_march_june_september_and_december():
    assert [quarter(date(2016, month, 1)) for month in (1, 3, 4, 12)] == [
        "2016-03", "2016-03", "2016-06", "2016-12",
    ]  # fmt: skip
    futures = ensemble(cost_total=np.ones((5, len(MONTHS))))
    quarters = Outlook.of(document(), futures).cost_by_quarter
    assert [each.months for each in quarters] == [2, 3, 3, 3, 3, 3]
    assert quarters[1].cost.p50 == 3


def test_that_the_document_decides_only_targets_and_first_day():
    futures = ensemble(permanent_fte=[1, 2, 3, 4, 5])
    one = Outlook.of(document(), futures)
    other = Outlook.of(replace(document(), title="Another", notes="x"), futures)
    assert list(one.spreads["permanent_fte"].p90) == list(other.spreads["permanent_fte"].p90)
