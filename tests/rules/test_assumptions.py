"""Assumptions that vary between futures: a triangular law, most likely at the scenario's value."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from scipy import stats

from sim.assumed import assumed, triangular
from sim.scenario import Scenario
from sim.streams import Luck

ERROR_RATE = 1e-4
FUTURES = 3000


@pytest.mark.parametrize("likely", [0.0, 1.0, 3.0, 7.5, 10.0])
def test_that_an_assumption_follows_a_triangular_law(likely):
    luck = np.random.default_rng(1).random(FUTURES).tolist()
    drawn = [triangular(u, 0.0, likely, 10.0) for u in luck]
    law = stats.triang(likely / 10, scale=10)
    assert stats.kstest(drawn, law.cdf).pvalue > ERROR_RATE


def test_that_every_assumption_varies_by_itself_around_the_value_of_the_scenario():
    """What is entered is the likeliest, wherever in its range; no two share their luck."""
    ranges = {"leaving.rate": (10.0, 40.0), "agency.assignment_months": (3.0, 18.0)}
    entered = {"leaving.rate": 15.0, "agency.assignment_months": 16.0}
    scenario = Scenario(date(2015, 1, 31), date(2015, 3, 31)).with_values(entered)
    scenario = replace(scenario, ranges=ranges)
    drawn = [assumed(scenario, Luck(2015, number)).values for number in range(FUTURES)]
    for path, (low, high) in ranges.items():
        width = high - low
        law = stats.triang((entered[path] - low) / width, low, width)
        assert stats.kstest([each[path] for each in drawn], law.cdf).pvalue > ERROR_RATE
    leaving, lasting = ([each[path] for each in drawn] for path in ranges)
    together = stats.spearmanr(leaving, lasting)
    assert together.pvalue > ERROR_RATE
