"""What is typed about a scenario as a whole: taken over all at once, or all problems named."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.details import TypedTarget, another_target, details_of, with_details
from app.problem import CannotUse
from app.value import read_amount, say
from sim.outcomes import OUTCOMES
from tests.app.birmingham import DOCUMENT

TYPED = details_of(DOCUMENT)


def places(details):
    with pytest.raises(CannotUse) as caught:
        with_details(DOCUMENT, details)
    return [problem.place for problem in caught.value.problems]


def test_that_what_is_typed_unchanged_changes_nothing():
    assert with_details(DOCUMENT, TYPED) == DOCUMENT


def test_that_everything_typed_is_taken_over():
    target = TypedTarget("average_caseload", "at most", "17.5", date(2017, 3, 31))
    typed = replace(
        TYPED, title="Plan B", author="HR", notes="As agreed.\nIn May.", seed="7",
        futures="1,024", vary="luck", targets=(target,),
    )  # fmt: skip
    changed = with_details(DOCUMENT, typed)
    assert (changed.title, changed.author, changed.notes) == ("Plan B", "HR", typed.notes)
    assert (changed.scenario.seed, changed.futures, changed.vary) == (7, 1024, "luck")
    assert [(t.outcome, t.value) for t in changed.targets] == [("average_caseload", 17.5)]


def test_that_all_problems_are_named_at_once_with_their_places():
    bad = TypedTarget("permanent_fte", "at least", "many", date(2017, 3, 31))
    typed = replace(TYPED, title=" ", seed="x", futures="0", targets=(*TYPED.targets, bad))
    assert places(typed) == ["title", "seed", "futures", "targets[2].value"]


@pytest.mark.parametrize("typed", ["", "1.5", "1_000", "١٢", "9" * 50, "=1+1", "-1"])
def test_that_only_whole_numbers_are_futures_and_seeds(typed):
    assert places(replace(TYPED, futures=typed)) == ["futures"]
    assert places(replace(TYPED, seed=typed)) == ["seed"]


def test_that_a_date_outside_the_run_is_refused():
    target = replace(TYPED.targets[0], by=date(2031, 1, 1))
    assert places(replace(TYPED, targets=(target,))) == ["targets[1].by"]


@given(st.sampled_from(list(OUTCOMES.values())), st.floats(-1e6, 1e6).map(lambda x: round(x, 4)))
def test_that_a_target_is_read_as_it_is_said(outcome, value):
    read = read_amount(outcome.unit, say(outcome.unit, value))
    assert read == pytest.approx(value, abs=1e-6)


def test_that_another_target_is_of_an_outcome_without_one():
    new = another_target(DOCUMENT, TYPED.targets)
    assert new.outcome not in {each.outcome for each in TYPED.targets}
    assert new.by == DOCUMENT.scenario.last_day
