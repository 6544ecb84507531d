"""Who lends whom a change: evenly, by the numbers alone, and with little moved by one pair more."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.outlooks.donors import donors_of

futures = st.sets(st.integers(0, 600), min_size=2, max_size=200)


@given(futures, st.data())
def test_that_pairs_serve_about_as_many_futures_as_each_other(numbers, data):
    everybody = sorted(numbers)
    pairs = sorted(data.draw(st.sets(st.sampled_from(everybody), min_size=1)))
    missing = [number for number in everybody if number not in pairs]
    served = np.bincount(donors_of(pairs, missing), minlength=len(pairs))
    assert served.sum() == len(missing)
    assert np.ptp(served) <= 2


@pytest.mark.parametrize("count", [4, 8, 16, 31, 64, 100, 200])
def test_that_one_pair_more_takes_its_share_and_leaves_the_rest(count):
    before = donors_of(range(count), range(count, 256))[1:]
    after = donors_of(range(count + 1), range(count + 1, 256))
    moved = np.count_nonzero(before != after)
    # Its own share, and at most as many again for the group it was taken out of.
    assert moved <= 2 * np.ceil(len(after) / (count + 1))


def test_that_all_is_said_where_nothing_is_missing():
    assert donors_of([3, 5, 8], []).tolist() == []
