"""Extreme but allowed settings: the model neither breaks nor counts what cannot be."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.laws import Checked
from sim.model import Service
from sim.outcomes import OUTCOMES
from sim.results import ROWS
from sim.scenario import EVENT_KINDS, PARAMETERS, Event
from sim.streams import Luck
from sim.units import Unit
from tests.behaviour.services import CHILDREN, STAFF, tiny

LAST_DAY = date(2015, 9, 30)
TINY = tiny(LAST_DAY)
MAY_BE_NEGATIVE = {"pay_gap", "cost_golden_hello", "cost_benchmarking"}
"""Pay below the neighbours', repayments above payments, pay below that of the first day."""
MAY_EXCEED_A_HUNDRED = {"pay_gap", "turnover_12m", "turnover_dfe", "newly_qualified_load"}


def place(path: str, share: float) -> float:
    """A value so far from the least to the most that may be entered.

    Sizes go up to five times the tiny service's, so that an example takes a moment and not hours.
    """
    parameter = PARAMETERS[path]
    most = parameter.most
    if path in STAFF + CHILDREN:
        most = min(most, 5 * TINY.settings.get(path))
    if parameter.unit is Unit.YES_OR_NO:
        return float(share >= 0.5)
    return parameter.least + share * (most - parameter.least)


shares = st.one_of(st.just(0.0), st.just(1.0), st.floats(0, 1))
some_settings = st.dictionaries(st.sampled_from(sorted(PARAMETERS)), shares, max_size=80)
events = st.lists(
    st.builds(
        Event,
        st.dates(date(2015, 2, 1), LAST_DAY),
        st.sampled_from(sorted(EVENT_KINDS)),
        st.floats(0, 2),
    ),
    max_size=4,
)


def impossible(outcomes: np.ndarray) -> list[str]:
    """Names of outcomes with a number that cannot be."""
    found = []
    for name, row in ROWS.items():
        numbers, unit = outcomes[row], OUTCOMES[name].unit
        if not np.isfinite(numbers).all():
            found.append(f"{name} is not a number")
        elif numbers.min() < -1e-6 and name not in MAY_BE_NEGATIVE:
            found.append(f"{name} is negative")
        elif unit is Unit.PERCENT and name not in MAY_EXCEED_A_HUNDRED and numbers.max() > 100.01:
            found.append(f"{name} is above 100%")
    return found


def faults(
    values: dict[str, float], happenings: tuple[Event, ...] = (), number: int = 0
) -> list[str]:
    """What is wrong with a future; sim.laws breaks it off if a balance does not hold on a day."""
    scenario = replace(TINY.with_values(values), events=happenings)
    service = Service(scenario, Luck(scenario.seed, number))
    return impossible(service.unfold(checked=Checked.DAILY).outcomes)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(some_settings, events, st.integers(0, 1_000))
def test_that_no_allowed_setting_gives_an_impossible_number(chosen, happenings, number):
    values = {path: place(path, share) for path, share in chosen.items()}
    assert faults(values, tuple(happenings), number) == []


@pytest.mark.parametrize("seed", range(8))
def test_that_everything_at_random_gives_no_impossible_number(seed):
    """Hypothesis moves some; here every parameter is anywhere, a third of them at an end."""
    luck = np.random.default_rng(seed)
    anywhere = np.clip(luck.uniform(-0.25, 1.25, len(PARAMETERS)), 0, 1)
    values = {path: place(path, share) for path, share in zip(PARAMETERS, anywhere, strict=True)}
    assert faults(values, number=seed) == []


@pytest.mark.parametrize("path", PARAMETERS)
def test_that_the_least_and_the_most_of_each_give_no_impossible_number(path):
    for share in (0.0, 1.0):
        assert faults({path: place(path, share)}) == []
