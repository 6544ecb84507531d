"""Whose futures come next: all of them once, ascending, the first pairs before all others."""

from hypothesis import given
from hypothesis import strategies as st

from app.running.order import in_turn

NUMBERS = st.lists(st.integers(0, 60), unique=True, max_size=40).map(sorted)


@given(
    st.lists(NUMBERS, min_size=1, max_size=5),
    st.integers(1, 2),
    st.integers(0, 12),
    st.integers(1, 4),
)
def test_that_every_future_has_its_turn_once_and_in_order(missing, asked, first, size):
    turns = list(in_turn(missing, asked=asked, first=first, size=size))
    for place, numbers in enumerate(missing):
        assert [n for at, batch in turns if at == place for n in batch] == numbers
    assert all(1 <= len(batch) <= size for _, batch in turns)


@given(st.lists(NUMBERS, min_size=2, max_size=4), st.integers(1, 12))
def test_that_the_first_pairs_wait_for_nobody(missing, first):
    turns = list(in_turn(missing, asked=2, first=first, size=2))
    pairs = [(place, n) for place, numbers in enumerate(missing[:2]) for n in numbers if n < first]
    assert sorted((place, batch[0]) for place, batch in turns[: len(pairs)]) == sorted(pairs)
    assert turns[: len(pairs)] == sorted(turns[: len(pairs)], key=lambda turn: (turn[1], turn[0]))


@given(st.integers(1, 5), st.integers(1, 3))
def test_that_nobody_gets_further_ahead_than_a_turn(scenarios, size):
    missing = [range(30)] * scenarios
    had = [0] * scenarios
    for place, batch in in_turn(missing, asked=1, first=0, size=size):
        had[place] += len(batch)
        assert max(had) - min(had) <= size
