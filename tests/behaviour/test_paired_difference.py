"""Paired difference: on shared luck a lever's effect shows in few futures."""

from datetime import date

import numpy as np

from tests.behaviour.services import birmingham, futures

LAST_DAY = date(2017, 3, 31)
FUTURES = range(10)


def test_that_a_paired_difference_spreads_far_less_than_one_of_independent_futures():
    """Golden hello of £6,000 less the £3,000 there is, in permanent FTE of March 2017."""
    scenario = birmingham(LAST_DAY)
    now, more = (
        futures(scenario.with_values({"pay.golden_hello": amount}), FUTURES)
        for amount in (3000, 6000)
    )
    three, six = (each.at("permanent_fte", LAST_DAY) for each in (now, more))
    paired = (six - three).std(ddof=1)
    independent = np.mean([(six - np.roll(three, by)).std(ddof=1) for by in FUTURES[1:]])
    said = f"standard deviation {paired:.2f} FTE paired, {independent:.2f} FTE independent"
    print(said)
    assert 0 < paired < independent / 3, said
