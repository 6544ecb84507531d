"""Each future by itself adds up to what the outlook says of all of them."""

from dataclasses import replace

import numpy as np
import pytest

from app.outlooks.by_future import ByFuture
from tests.app.answers import CASELOAD, FTE, SPENT, answer, document


@pytest.fixture(scope="module")
def made():
    return answer(document(replace(FTE, value=385), CASELOAD, SPENT), futures=40)


def test_that_futures_that_meet_a_target_are_as_many_as_its_odds_say(made):
    each = ByFuture.of(made.question.document, made.ensemble)
    assert each.numbers == made.ensemble.numbers
    for one, target in zip(each.targets, made.outlook.targets, strict=True):
        assert one.month == target.month
        assert np.count_nonzero(one.met) == target.odds.met
    assert 0 < np.count_nonzero(each.targets[0].met) < 40
    assert np.count_nonzero(each.together) == made.outlook.joint.met


def test_that_what_each_future_spends_has_the_spread_of_the_year(made):
    each = ByFuture.of(made.question.document, made.ensemble)
    assert [year.name for year in each.years] == [year.name for year in made.outlook.cost_by_year]
    for year, period in zip(each.years, made.outlook.cost_by_year, strict=True):
        assert (year.months, year.last_month) == (period.months, period.last_month)
        assert year.cost.mean() == pytest.approx(period.cost.mean)
        assert np.median(year.cost) == pytest.approx(period.cost.p50)
        assert year.envelope.mean() == pytest.approx(period.envelope)
        assert np.count_nonzero(year.within) == period.within.met


def test_that_without_targets_there_is_nothing_to_miss():
    made = answer(document(), futures=3)
    each = ByFuture.of(made.question.document, made.ensemble)
    assert each.targets == ()
    assert each.together.all()
