"""Words for odds: one scale, in the glossary too."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.outlooks.likelihood import SCALE, likelihood, likelihood_of
from app.outlooks.outlook import Odds

GLOSSARY = Path(__file__).parents[2] / "assets" / "guide" / "glossary.md"


@given(st.floats(0, 1))
def test_that_the_scale_is_the_same_for_a_thing_and_its_opposite(share):
    opposite = {
        "very unlikely": "very likely",
        "unlikely": "likely",
        "about as likely as not": "about as likely as not",
        "likely": "unlikely",
        "very likely": "very unlikely",
    }
    ends = [most for most, _ in SCALE]
    if min(abs(share - end) for end in ends) > 1e-9:
        assert likelihood(1 - share) == opposite[likelihood(share)]


@given(st.floats(0, 1), st.floats(0, 1))
def test_that_what_is_likelier_is_never_called_less_likely(one, other):
    words = [word for _, word in SCALE]
    low, high = sorted((one, other))
    assert words.index(likelihood(low)) <= words.index(likelihood(high))


def test_that_the_ends_of_the_scale_belong_to_the_milder_word():
    assert [likelihood(each) for each in (0.1, 1 / 3, 2 / 3, 0.9)] == [
        "unlikely", "about as likely as not", "about as likely as not", "likely",
    ]  # fmt: skip
    assert likelihood(0) == "very unlikely"
    assert likelihood(1) == "very likely"


def test_that_the_glossary_has_the_scale():
    [line] = [each for each in GLOSSARY.read_text("utf-8").splitlines()
              if each.startswith("| likely, unlikely |")]  # fmt: skip
    places = [
        line.index(f"; {word}," if word != "very unlikely" else f"{word},") for _, word in SCALE
    ]
    assert places == sorted(places)
    for said in ("below 10%", "10% to a third", "a third to two thirds", "above 90%"):
        assert said in line
    assert [most for most, _ in SCALE] == [0.1, 1 / 3, 2 / 3, 0.9, 1]


def test_that_odds_of_few_futures_have_no_word():
    assert likelihood_of(Odds(19, 19)) == ""
    assert likelihood_of(Odds(20, 20)) == "very likely"
