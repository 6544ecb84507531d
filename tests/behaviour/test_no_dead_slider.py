"""No dead slider: every declared parameter, moved to each end, changes something."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.model import run
from sim.scenario import PARAMETERS, Change, Scenario
from tests.behaviour.companions import ends, service_for

FUTURES = range(12)
"""In a tiny service not every future has somebody whom a small step concerns."""
UNMOVED: dict[tuple[str, int], NDArray[np.float64]] = {}


def as_it_stands(scenario: Scenario, number: int) -> NDArray[np.float64]:
    """The outcomes of a future in which nothing is moved; run once for all parameters."""
    key = (repr((scenario.settings, scenario.events, scenario.years_differ)), number)
    if key not in UNMOVED:
        UNMOVED[key] = run(scenario, number).outcomes
    return UNMOVED[key]


def changes_something(scenario: Scenario, moved: Scenario) -> bool:
    return any(
        not np.array_equal(as_it_stands(scenario, number), run(moved, number).outcomes)
        for number in FUTURES
    )


@pytest.mark.parametrize("path", PARAMETERS)
def test_that_each_end_of_a_slider_changes_something(path):
    parameter = PARAMETERS[path]
    scenario = service_for(parameter)
    for end in ends(parameter, scenario.settings.get(path)):
        moved = scenario.with_values({path: end})
        assert changes_something(scenario, moved), f"{path} at {end:g} changes nothing"


CHANGE_DAY = date(2015, 4, 16)
"""In the middle of a month, and before the events that parameters are the size of."""
MONTHS_BEFORE = 4
"""Month ends up to 31 March 2015; the first is the first day."""


@pytest.mark.parametrize("path", [path for path, each in PARAMETERS.items() if each.dated])
def test_that_a_dated_change_moves_what_follows_and_nothing_before(path):
    parameter = PARAMETERS[path]
    scenario = service_for(parameter)
    moved = ends(parameter, scenario.settings.get(path))[-1]
    changed = replace(scenario, changes=(Change(CHANGE_DAY, path, moved),))
    for number in FUTURES:
        now, then = as_it_stands(scenario, number), run(changed, number).outcomes
        assert np.array_equal(now[:, :MONTHS_BEFORE], then[:, :MONTHS_BEFORE])
        if not np.array_equal(now, then):
            return
    pytest.fail(f"{path} may change on a date, but a change to {moved:g} changes nothing")
