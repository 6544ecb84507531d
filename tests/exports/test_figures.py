"""A figure is found by the name that the help gives, whatever pages were chosen."""

from dataclasses import replace

import pytest

from app.exports.figures import figure_named
from app.figures.names import PAGE_FIGURES
from app.story.story import figures_shown


def test_that_every_figure_of_a_whole_briefing_is_named_in_the_order_of_its_pages(story):
    assert tuple(figure.key for figure in figures_shown(story)) == PAGE_FIGURES


@pytest.mark.parametrize("name", PAGE_FIGURES)
def test_that_a_figure_is_found_though_its_page_was_left_out(story, name):
    figure = figure_named(replace(story, pages=()), name)
    assert figure is not None
    assert figure.key == name


def test_that_a_figure_of_an_outcome_is_found(story):
    found = figure_named(story, "handovers")
    assert found is not None
    assert found.key == "handovers"
    assert figure_named(story, "nothing_of_the_kind") is None
