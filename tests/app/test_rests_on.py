"""What the figures rest on is said in plain words, in the window and to those who do not see it."""

from dataclasses import replace
from datetime import date

import pytest

from app.outlooks.paired import estimated
from app.outlooks.pairing import Unpaired, unpaired
from app.outlooks.rests_on import count_words, rests_on
from app.running.answers import Question
from app.running.ensemble import of_numbers
from app.running.worker import Failure
from tests.app import answers

WANTED = 256
PLAN = replace(answers.document(answers.FTE), futures=WANTED)
BASELINE = replace(PLAN, title="Doing nothing")


def answer(count, baseline=BASELINE, failed=0):
    own = of_numbers(answers.ensemble(PLAN, WANTED), range(count))
    own = replace(own, failures=tuple(Failure(count + n, "no", "") for n in range(failed)))
    made = answers.put(PLAN, own, baseline)
    return replace(made, question=Question(1, PLAN, baseline))


def estimate_of(pairs):
    theirs = answers.ensemble(BASELINE, WANTED, seed=2)
    estimate = estimated(answer(pairs).ensemble, theirs)
    assert estimate is not None
    return replace(answer(pairs), ensemble=estimate.ensemble, estimate=estimate)


def test_that_an_estimate_says_from_how_many_pairs_and_with_what():
    assert count_words(estimate_of(8)) == "Estimated from 8 of 256 pairs"
    said = rests_on(estimate_of(8))
    assert said.startswith(
        "Estimated from 8 of 256 pairs with the comparison plan, Doing nothing. A pair is one"
    )


def test_that_a_plain_answer_says_how_many_are_in_and_then_nothing_more():
    assert count_words(answer(24)) == "24 of 256 possible futures"
    assert rests_on(answer(24)) == ""
    assert count_words(answer(WANTED)) == "256 possible futures"
    assert (
        count_words(answer(254, failed=2)) == "254 possible futures, 2 more could not be finished"
    )


STARTS_LATER = replace(PLAN.scenario, first_day=date(2015, 2, 28))
ENDS_EARLIER = replace(PLAN.scenario, last_day=date(2018, 2, 28))


@pytest.mark.parametrize(
    ("scenario", "why"), [(STARTS_LATER, Unpaired.START), (ENDS_EARLIER, Unpaired.END)]
)
def test_that_it_says_why_nothing_can_be_estimated(scenario, why):
    other = replace(PLAN, scenario=scenario)
    assert [unpaired(PLAN, other)] == [why]
    said = rests_on(answer(24, other))
    assert said == f"From 24 of 256 possible futures. Nothing is estimated, because {why.value}."
    assert rests_on(answer(WANTED, other)) == ""


def test_that_the_same_months_and_staff_can_be_paired():
    moved = replace(PLAN, scenario=PLAN.scenario.with_values({"pay.golden_hello": 9000.0}))
    assert unpaired(moved, PLAN) is None
