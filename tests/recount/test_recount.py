"""Every outcome is recounted, month by month, from what a run lived through.

The diary is written from outside; the recounts are written from the definitions in words. Where
the product's own count differs, one of the two does not do what the words say.
"""

from functools import cache

import numpy as np
import pytest

from sim.model import run
from sim.outcomes import OUTCOMES
from tests.recount.month import Month, months_of
from tests.recount.outcomes import RECOUNTS
from tests.recount.services import RECOUNTED, life_of


@cache
def months(service: str) -> list[Month]:
    diary, _ = life_of(service)
    return months_of(diary)


@cache
def recounted(service: str, outcome: str) -> list[float]:
    return [RECOUNTS[outcome](month) for month in months(service)]


def test_that_every_outcome_has_a_recount():
    assert RECOUNTS.keys() == OUTCOMES.keys()


@pytest.mark.parametrize("service", RECOUNTED)
def test_that_a_future_is_the_same_with_a_diary(service):
    _, counted = life_of(service)
    assert np.array_equal(counted.outcomes, run(RECOUNTED[service], 0).outcomes)


@pytest.mark.parametrize("service", RECOUNTED)
def test_that_every_month_is_recounted(service):
    _, counted = life_of(service)
    assert tuple(month.last_day for month in months(service)) == counted.months


@pytest.mark.parametrize("service", RECOUNTED)
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_that_an_outcome_is_what_the_diary_says(outcome, service):
    _, counted = life_of(service)
    assert counted.series(outcome).tolist() == pytest.approx(
        recounted(service, outcome), rel=1e-9, abs=1e-9
    )


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_that_something_was_recounted(outcome):
    """The recount is worth what it has seen: each outcome moves in some service."""
    assert any(len(set(recounted(service, outcome))) > 1 for service in RECOUNTED)
