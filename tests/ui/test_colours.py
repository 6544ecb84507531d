"""That everything can be read and told apart, in both themes and with every kind of eyes."""

from itertools import combinations

import pytest

from app.figures.colours import DARK, LIGHT
from app.figures.shapes import Role
from tests.ui.colour_vision import DEFICIENCIES, apart, contrast, linear, seen

THEMES = {"light": LIGHT, "dark": DARK}
TEXT = ("text", "quiet", "answer", "target", "bad", "good", "second_text", "third_text")
LINES = ("control", "band_edge", "changed", "answer", "second", "third", "fourth", "target")
GROUNDS = ("pane", "ground", "raised", "selected")
ROLES = (Role.ANSWER, Role.SECOND, Role.THIRD, Role.FOURTH)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", [*TEXT, "fourth_text"])
def test_that_words_can_be_read(name, text, ground):
    colours = THEMES[name]
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("line", LINES)
def test_that_lines_and_controls_can_be_seen(name, line):
    colours = THEMES[name]
    for ground in ("pane", "ground"):
        assert contrast(getattr(colours, line), getattr(colours, ground)) >= 3


@pytest.mark.parametrize("name", THEMES)
def test_that_words_on_the_answers_colour_can_be_read(name):
    assert contrast(THEMES[name].on_answer, THEMES[name].answer) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_that_series_can_be_told_apart_by_every_kind_of_eyes(name, deficiency):
    colours = THEMES[name]
    for one, other in combinations(ROLES, 2):
        here, there = (seen(colours.role(each), deficiency) for each in (one, other))
        assert apart(here, there) > 15, f"{one} and {other}"


def test_that_the_measures_are_right():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert apart(linear("#ff0000"), linear("#00ff00")) == pytest.approx(170.6, abs=0.5)
