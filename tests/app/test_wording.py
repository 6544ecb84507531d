"""Numbers in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.outlooks.outlook import Odds
from app.wording import day_words, in_futures, money, odds_words, percent, varies_words


@pytest.mark.parametrize(
    ("met", "futures", "words"),
    [
        (0, 8, "in none of 8 possible futures"),
        (8, 8, "in all of 8 possible futures"),
        (3, 8, "in 3 of 8 possible futures"),
        (0, 40, "in none of 40 possible futures"),
        (1, 24, "in 1 of 24 possible futures"),
        (10, 24, "in about 4 in 10 possible futures"),
        (98, 99, "in 98 of 99 possible futures"),
        (5, 100, "in about 5 in 100 possible futures"),
        (0, 200, "in fewer than 1 in 100 possible futures"),
        (1, 200, "in fewer than 1 in 100 possible futures"),
        (2, 200, "in about 1 in 100 possible futures"),
        (10, 200, "in about 5 in 100 possible futures"),
        (19, 200, "in about 1 in 10 possible futures"),
        (60, 200, "in about 3 in 10 possible futures"),
        (130, 200, "in about 7 in 10 possible futures"),
        (181, 200, "in about 9 in 10 possible futures"),
        (190, 200, "in about 95 in 100 possible futures"),
        (198, 200, "in nearly all possible futures (more than 99 in 100)"),
    ],
)
def test_that_odds_are_said(met, futures, words):
    assert in_futures(Odds(met, futures)) == words


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_that_words_never_promise_more_than_the_numbers(case):
    met, n = case
    words = odds_words(Odds(met, n))
    assert "0 in 10" not in words.replace("10 in 10", "0 in 10")
    assert ("none" in words) <= (met == 0)
    assert ("all" in words) <= (met == n)
    if words.startswith("about"):
        said, out_of = (int(word) for word in words.removeprefix("about ").split(" in "))
        assert abs(said / out_of - met / n) <= 0.5 / out_of + 1e-9
        assert 0 < said < out_of <= n


@given(st.floats(0, 1))
def test_that_only_never_and_always_are_said_as_0_and_100(share):
    assert (percent(share) == "0%") == (share == 0)
    assert (percent(share) == "100%") == (share == 1)


def test_that_money_is_said_as_people_say_it():
    assert [money(x) for x in (31_640_000, 2400, 999_999.4, 999_999.6, -3.2e6, -0.3)] == [
        "£31.6m", "£2,400", "£999,999", "£1.0m", "−£3.2m", "£0",
    ]  # fmt: skip


def test_that_dates_do_not_depend_on_the_computers_language():
    assert day_words(date(2016, 2, 29)) == "29 February 2016"


def test_that_it_says_what_varies():
    assert varies_words("luck") == "Luck alone varies"
    assert varies_words("luck+assumptions") == "Luck and assumptions vary"
