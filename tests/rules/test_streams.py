"""Luck: numpy's own numbers, spread evenly, and each person's independent of everybody else's."""

from itertools import pairwise

import numpy as np
import pytest
from scipy import stats

from sim.streams import Luck, Stream, philox

ERROR_RATE = 1e-4
"""Chance that each of these tests would fail with perfect luck; the seeds are fixed."""
PEOPLE = np.arange(20_000)


def numpys(key_0, key_1, identity, draw):
    """numpy counts up before the first block, so its counter stands one lower."""
    key = int(key_0) + (int(key_1) << 64)
    words = np.random.Philox(key=key, counter=[draw - 1, identity, 0, 0]).random_raw(4)
    return tuple(int(word) for word in words)


@pytest.mark.parametrize("key", [(0, 0), (1, 2), (2**64 - 1, 2**63 + 5), (123456789, 987654321)])
@pytest.mark.parametrize("identity", [0, 1, 7 << 40, (1 << 62) + 3])
@pytest.mark.parametrize("draw", [1, 2, 2_017, 1 << 31])
def test_that_words_are_numpys(key, identity, draw):
    key_0, key_1 = np.uint64(key[0]), np.uint64(key[1])
    ours = tuple(int(word) for word in philox(key_0, key_1, identity, draw))
    assert ours == numpys(key_0, key_1, identity, draw)


def test_that_keys_are_numpys_seed_sequence_of_seed_future_and_name():
    name = int.from_bytes(b"patience", "little")
    state = np.random.SeedSequence([2015, 3, name]).generate_state(2, np.uint64)
    stream = Stream(2015, 3, "patience")
    assert (stream.key_0, stream.key_1) == tuple(state)


def test_that_numbers_lie_strictly_between_nought_and_one():
    numbers = Stream(1, 0, "any").columns(PEOPLE)
    assert numbers.min() > 0
    assert numbers.max() < 1
    assert len(np.unique(numbers)) == numbers.size


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("draw", [0, 1, 2_000])
def test_that_numbers_are_uniform(place, draw):
    numbers = Stream(2015, 0, "offers").columns(PEOPLE, draw)[:, place]
    assert stats.kstest(numbers, "uniform").pvalue > ERROR_RATE
    counts = np.bincount((numbers * 100).astype(int), minlength=100)
    assert stats.chisquare(counts).pvalue > ERROR_RATE


def is_independent(one, other):
    """No dependence that a chi-square test on a ten by ten table would see."""
    table = np.histogram2d(one, other, bins=10, range=((0, 1), (0, 1)))[0]
    return stats.chi2_contingency(table).pvalue > ERROR_RATE


def test_that_neighbours_draws_places_streams_futures_and_seeds_are_independent():
    here = Stream(2015, 0, "patience").columns(PEOPLE)
    others = {
        "the next person": np.roll(here, 1, axis=0),
        "the next draw": Stream(2015, 0, "patience").columns(PEOPLE, 1),
        "the next place": np.roll(here, 1, axis=1),
        "another decision": Stream(2015, 0, "offers").columns(PEOPLE),
        "the next future": Stream(2015, 1, "patience").columns(PEOPLE),
        "the next seed": Stream(2016, 0, "patience").columns(PEOPLE),
        "a later episode": Stream(2015, 0, "patience").columns(PEOPLE + (1 << 44)),
    }
    dependent = [
        which for which, there in others.items() if not is_independent(here[:, 0], there[:, 0])
    ]
    assert dependent == []


def test_that_runs_up_and_down_are_as_long_as_chance_makes_them():
    """Turning points of an independent series: 2 in 3, with variance 16 n / 90."""
    numbers = Stream(2015, 0, "candidates").columns(PEOPLE)[:, 0]
    rises = np.diff(numbers) > 0
    turns = int((rises[1:] != rises[:-1]).sum())
    expected, deviation = 2 / 3 * (len(numbers) - 2), np.sqrt((16 * len(numbers) - 29) / 90)
    assert abs(turns - expected) / deviation < stats.norm.isf(ERROR_RATE / 2)


def test_that_seed_and_future_are_not_added_up():
    """Seed 1, future 2 is not seed 2, future 1; no two of many share a key."""
    keys = {
        (int(stream.key_0), int(stream.key_1))
        for seed in range(40)
        for future in range(40)
        for stream in (Stream(seed, future, "patience"),)
    }
    assert len(keys) == 40 * 40


def test_that_asking_in_another_order_gives_the_same_numbers():
    forwards, backwards = Luck(7, 3), Luck(7, 3)
    names = ("patience", "offers", "cases")
    asked = {name: forwards.stream(name).four(11, 2) for name in names}
    assert {name: backwards.stream(name).four(11, 2) for name in reversed(names)} == asked
    stream = forwards.stream("patience")
    one_by_one = [stream.four(int(person)) for person in PEOPLE[:50]]
    assert np.array_equal(stream.columns(PEOPLE[:50]), np.array(one_by_one))


def test_that_waits_are_made_of_the_numbers_of_the_same_draw():
    stream = Stream(2015, 0, "agency cover")
    a, b, c, d = stream.four(11, 2)
    assert stream.three_exponentials(11, 2) == pytest.approx((*-np.log([a, b, c]), d))
    assert stream.exponential(11, 2) == stream.three_exponentials(11, 2)[0]
    assert stream.exponentials(np.array([11]), 2)[0] == stream.exponential(11, 2)


def test_that_patience_is_exponential():
    stream = Stream(2015, 0, "patience")
    drawn = [stream.exponential(person) for person in range(5_000)]
    assert stats.kstest(drawn, "expon").pvalue > ERROR_RATE
    assert all(one != other for one, other in pairwise(drawn))
