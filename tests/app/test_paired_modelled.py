"""The estimate from pairs on futures of the model itself: a fifth of Birmingham, over a year."""

from datetime import date
from functools import cache

import numpy as np
import pytest

from app.outlooks.paired import estimated
from app.running.ensemble import Ensemble
from sim.outcomes import OUTCOMES
from sim.results import ROWS
from tests.app.pairs import some
from tests.behaviour.services import fifth, futures

FUTURES, PAIRS = 24, 8
PLAN = fifth(date(2016, 3, 31))
LEVERS = {
    "golden hello": {"pay.golden_hello": 6000.0},
    "referrals": {"demand.growth": 10.0},
}
SHOWN = ("permanent_fte", "agency_fte", "average_caseload", "turnover_12m", "cost_total")


@cache
def ensemble(lever):
    scenario = PLAN.with_values(LEVERS.get(lever, {}))
    played = futures(scenario, range(FUTURES))
    return Ensemble(played.months, tuple(range(FUTURES)), played.outcomes, {}, ())


def drawn(lever):
    """Some of a lever's futures, and what is estimated from them, several times."""
    luck = np.random.default_rng(1)
    for _ in range(20):
        numbers = luck.choice(FUTURES, PAIRS, replace=False)
        run = some(ensemble(lever), numbers)
        estimate = estimated(run, ensemble("none"))
        assert estimate is not None
        yield run, estimate.ensemble


@pytest.mark.parametrize("lever", LEVERS)
def test_that_pairs_come_nearer_to_the_finished_middle_than_their_futures_alone(lever):
    def middles(made):
        return np.median(made.array, axis=0)[[ROWS[name] for name in SHOWN], -12:]

    finished = middles(ensemble(lever))
    # By draw, alone or paired, outcome and month.
    off = np.array([[middles(made) - finished for made in both] for both in drawn(lever)])
    alone, paired = np.sqrt((off**2).mean(axis=(0, 3)))
    assert (paired < alone / 2).all()


@pytest.mark.parametrize("lever", LEVERS)
def test_that_what_is_predicted_could_have_been_run(lever):
    for _, made in drawn(lever):
        for name, what in OUTCOMES.items():
            series = made.series(name)
            assert np.isfinite(series).all()
            assert series.min() >= what.lowest
            assert series.max() <= what.highest
        staff = made.series("permanent_fte") + made.series("agency_fte")
        np.testing.assert_allclose(staff, made.series("total_fte"), atol=1e-6)


@pytest.mark.parametrize("lever", ["none", *LEVERS])
def test_that_no_future_that_was_run_is_beyond_what_its_outcomes_can_be(lever):
    for name, what in OUTCOMES.items():
        series = ensemble(lever).series(name)
        assert series.min() >= what.lowest - 1e-6
        assert series.max() <= what.highest + 1e-6
