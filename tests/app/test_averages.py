"""A last digit is told from other figures by averages, whatever the run; and said in words."""

import re
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.averages import LAST_DIGITS, Gap, averages, gap_words, widest_gap
from sim.outcomes import OUTCOMES
from sim.results import ROWS
from tests.app.answers import document, ensemble

DOCUMENT = document()
NAMES = list(OUTCOMES)


def made(futures, seed):
    return ensemble(DOCUMENT, futures, seed)


def gap_of(then, here):
    return widest_gap(averages(then), averages(here))


def test_that_an_average_is_over_all_futures_and_months():
    found = made(5, 1)
    said = averages(found)
    assert list(said) == NAMES
    for name in ("permanent_fte", "cost_total"):
        numbers = [Fraction(float(each)) for each in found.series(name).ravel()]
        assert said[name] == pytest.approx(float(sum(numbers) / len(numbers)), rel=3e-16)


@settings(max_examples=30)
@given(st.integers(0, 2**32), st.permutations(range(24)))
def test_that_averages_do_not_depend_on_the_order_in_which_futures_are_added(seed, order):
    found = made(24, seed)
    assert averages(replace(found, array=found.array[list(order)])) == averages(found)


@settings(max_examples=30)
@given(st.integers(0, 2**32), st.integers(1, 40))
def test_that_rounding_in_every_figure_is_told_as_last_digits(seed, digits):
    """Each figure off by up to so many times its last digit, at random or all to one side."""
    then = made(16, seed)
    luck = np.random.default_rng(seed)
    off = luck.uniform(-1, 1, then.array.shape) if seed % 2 else 1.0
    here = replace(then, array=then.array * (1 + off * digits * 2.3e-16))
    gap = gap_of(then, here)
    assert gap.is_last_digits
    assert gap.share <= (digits + 3) * 2.3e-16


@settings(max_examples=60)
@given(
    st.integers(0, 2**32), st.sampled_from(NAMES), st.integers(0, 63), st.integers(0, 38),
    st.sampled_from([1.0, -1.0, 0.2]),
)  # fmt: skip
def test_that_one_more_in_one_month_of_one_future_is_told_as_other_figures(
    seed, outcome, future, month, more
):
    then = made(64, seed)
    array = then.array.copy()
    array[future, ROWS[outcome], month] += more
    gap = gap_of(then, replace(then, array=array))
    assert gap.outcome == outcome
    assert not gap.is_last_digits
    assert gap.size == pytest.approx(abs(more) / (64 * 39), rel=1e-4)


def test_that_the_limit_lies_between_rounding_and_the_smallest_count():
    """As many futures and months as there can be, in a service ten times Birmingham's."""
    futures, months, contacts_a_month = 100_000, 180, 41_150
    assert 1 / (futures * months * contacts_a_month) > LAST_DIGITS > 90 * 1.1e-14


def test_that_averages_of_other_outcomes_are_not_compared():
    here = averages(made(3, 1))
    assert widest_gap({}, here) is None
    assert widest_gap({**here, "another": 1.0}, here) is None
    assert widest_gap({name: here[name] for name in NAMES[1:]}, here) is None
    assert widest_gap(here, here) == Gap(NAMES[0], here[NAMES[0]], here[NAMES[0]])


def test_that_what_was_none_and_now_is_some_differs_wholly():
    gap = Gap("unallocated_cases", 0.0, 2.5)
    assert (gap.share, gap.is_last_digits) == (1.0, False)
    assert "0.0 cases then and 2.5 cases here, a difference of 2.5 cases." in gap_words(gap)


AMOUNT = re.compile(r"[\d,]+(?:\.\d+)?")
numbers = st.floats(-1e9, 1e9)


@given(st.sampled_from(NAMES), numbers, numbers | st.floats(1e-18, 1e-6))
def test_that_no_difference_is_said_to_be_nought(outcome, then, off):
    here = then + off if abs(off) > 1e-6 else then * (1 + off)
    gap = Gap(outcome, then, here)
    assume(gap.size > 1e-300)
    words = gap_words(gap)
    said = words.partition("is £" if gap.is_last_digits else "difference of")[2]
    said = said or words.partition("in proportion is ")[2]
    found = AMOUNT.search(said)
    assert found
    amount = float(found[0].replace(",", ""))
    assert amount > 0
    assert amount == pytest.approx(gap.size, rel=0.12)


def test_that_no_difference_at_all_is_not_said_to_be_up_to_nought():
    words = gap_words(Gap("permanent_fte", 388.5, 388.5))
    assert "every figure is the same to the digit" in words
    assert not re.search(r"\d", words)


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("off", [1e-15, 0.01])
def test_that_the_outcome_is_named_with_its_unit(outcome, off):
    words = gap_words(Gap(outcome, 250.0, 250.0 * (1 + off)))
    label, unit = OUTCOMES[outcome].label, OUTCOMES[outcome].unit
    assert label[1:] in words
    assert (unit.before or unit.after) in words
    assert words.isprintable()
