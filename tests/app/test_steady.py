"""What is said of a picture changes when it clearly does, or when the question is answered."""

import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from app.figures.outlook_page import figures_of
from app.figures.steady import Steady, half_width, is_complete
from app.outlooks.headline import headline_of
from app.outlooks.paired import estimated
from app.running.answers import Question
from app.running.ensemble import of_numbers
from tests.app import answers

WANTED = 256
DOCUMENT = replace(answers.document(answers.FTE), futures=WANTED)
MOVED = replace(DOCUMENT, scenario=replace(DOCUMENT.scenario, seed=9))
BY = answers.BY


def futures_of(middle, seed=1):
    """Permanent FTE around a middle, the same luck in every month."""
    luck = np.random.default_rng(seed).normal(0, 20, (WANTED, 1))
    return answers.ensemble(DOCUMENT, WANTED, permanent_fte=middle + luck)


WHOLE = futures_of(400)


def growing(count, whole=WHOLE, document=DOCUMENT):
    """The answer when so many of the futures are in."""
    made = answers.put(document, of_numbers(whole, range(count)))
    return replace(made, question=Question(1, document, document))


def heading(steady, answer, key="permanent_fte"):
    return steady.figure(answer, figures_of(answer)[key]).title


def middle(answer):
    return answer.outlook.at("permanent_fte", BY)["p50"]


def said(count):
    return figures_of(growing(count))["permanent_fte"].title


def test_that_a_heading_stays_while_what_it_claims_is_within_its_own_uncertainty():
    steady, counts = Steady(), range(20, WANTED, 4)
    plain = [said(count) for count in counts]
    shown = [heading(steady, growing(count)) for count in counts]
    flips = sum(one != other for one, other in pairwise(plain))
    assert flips > 10, "else there is nothing to keep still"
    changes = sum(one != other for one, other in pairwise(shown))
    assert changes <= 2
    for count, words in zip(counts, shown, strict=True):
        answer = growing(count)
        number = float(re.findall(r"(\d+) FTE", words)[0])
        # What it says was rounded.
        assert abs(number - middle(answer)) <= half_width(answer, "permanent_fte", BY) + 0.5


def test_that_it_is_that_of_the_whole_answer_once_the_question_is_answered():
    steady = Steady()
    first = heading(steady, growing(24))
    whole = growing(WANTED)
    assert is_complete(whole)
    assert heading(steady, whole) == said(WANTED)
    assert first != said(WANTED)


def test_that_a_clear_change_is_said_at_once():
    steady = Steady()
    heading(steady, growing(32))
    other = growing(40, futures_of(450))
    assert heading(steady, other) == figures_of(other)["permanent_fte"].title


def test_that_another_question_is_answered_anew():
    steady = Steady()
    before = heading(steady, growing(24))
    moved = growing(28, document=MOVED)
    now = heading(steady, moved)
    assert now == figures_of(moved)["permanent_fte"].title
    assert now != before


def test_that_a_first_look_is_called_so_no_longer_than_it_is_one():
    steady = Steady()
    assert heading(steady, growing(8)).startswith("First look")
    assert heading(steady, growing(16)).startswith("First look")
    assert not heading(steady, growing(24)).startswith("First look")


@pytest.mark.parametrize("key", figures_of(growing(24)))
def test_that_every_figure_says_in_the_end_what_it_says_alone(key):
    steady = Steady()
    for count in (8, 24, 64, WANTED):
        steady.figure(growing(count), figures_of(growing(count))[key])
    whole = growing(WANTED)
    figure = steady.figure(whole, figures_of(whole)[key])
    assert figure.title == figures_of(whole)[key].title
    assert not figure.is_growing
    assert steady.figure(growing(24), figures_of(growing(24))[key]).is_growing


# The sentence of the headline


def compared(count, moved_by, spread):
    """The answer with so many pairs of a lever that moves each future by about as much."""
    luck = np.random.default_rng(5).normal(0, spread, (WANTED, 1))
    ours, theirs = futures_of(400 + moved_by + luck), of_numbers(WHOLE, range(count))
    made = answers.put(DOCUMENT, of_numbers(ours, range(count)), MOVED, theirs)
    return replace(made, question=Question(1, DOCUMENT, MOVED))


def words_of(runs):
    return "".join(text for text, _ in runs)


def test_that_the_sentence_says_of_a_difference_whether_it_is_clear_as_soon_as_that_changes():
    """It stood still as "not a clear difference" under a status that said how clear it was."""
    steady, clear = Steady(), []
    for count in range(6, 200, 2):
        answer = compared(count, 6, 12)
        said = words_of(steady.sentence(answer))
        clear.append(answer.difference.is_clear("permanent_fte", BY))
        assert ("not a clear difference" in said) == (not clear[-1])
    assert set(clear) == {True, False}, "else there is nothing to tell"


def test_that_the_number_of_the_sentence_is_that_of_the_heading_while_the_difference_changes():
    steady = Steady()
    for count in range(20, WANTED, 4):
        answer = compared(count, 3, 12)
        number = re.findall(r"about (\d+) permanent", words_of(steady.sentence(answer)))
        assert number == re.findall(r"(\d+) FTE", heading(steady, answer))


def test_that_a_difference_stays_while_it_has_moved_by_less_than_it_may():
    plain, shown, steady = [], [], Steady()
    for count in range(20, WANTED, 4):
        answer = compared(count, 12, 12)
        plain.append(words_of(headline_of(answer).sentence))
        shown.append(words_of(steady.sentence(answer)))
    differences = [
        [re.findall(r"(\d+) more", said) for said in sentences] for sentences in (plain, shown)
    ]
    changes = [sum(one != other for one, other in pairwise(each)) for each in differences]
    assert changes[0] > 3, "else there is nothing to keep still"
    assert changes[1] < changes[0] / 2
    assert words_of(steady.sentence(compared(WANTED, 12, 12))) == words_of(
        headline_of(compared(WANTED, 12, 12)).sentence
    )


# Estimates


def estimate_of(pairs, moved_by):
    """The answer from so many pairs with a baseline of which all is known."""
    luck = np.random.default_rng(5).normal(0, moved_by / 4, (WANTED, 1))
    scenario = of_numbers(futures_of(400 + moved_by + luck), range(pairs))
    estimate = estimated(scenario, WHOLE)
    assert estimate is not None
    made = answers.put(DOCUMENT, estimate.ensemble, MOVED, WHOLE)
    return replace(made, question=Question(1, DOCUMENT, MOVED), estimate=estimate)


def test_that_an_estimate_is_as_certain_as_its_own_standard_error():
    assert half_width(estimate_of(8, 0), "permanent_fte", BY) == 0, "no pair differs"
    few, many = estimate_of(8, 12), estimate_of(64, 12)
    assert half_width(many, "permanent_fte", BY) <= half_width(few, "permanent_fte", BY)
    assert half_width(few, "permanent_fte", BY) < half_width(growing(8), "permanent_fte", BY)


def test_that_an_estimate_is_called_one_on_the_figure():
    answer = estimate_of(8, 12)
    figure = Steady().figure(answer, figures_of(answer)["permanent_fte"])
    assert figure.subtitle.endswith(", estimated")
    assert "Estimated from 8 of 256 pairs with the comparison plan." in figure.description
    plain = growing(24)
    assert "stimated" not in Steady().figure(plain, figures_of(plain)["permanent_fte"]).subtitle
