"""The figures and the sentence behind the average: parts add up, bands nest, words say numbers."""

import re
from datetime import date
from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from app.figures.people import BETWEEN, KEYS, SHARES, people_figures
from app.figures.people_words import what_the_average_hides
from app.figures.shapes import FanFigure, StackFigure
from app.figures.tables import table_of, values_at
from tests.app.answers import BY, answer, document, odd_answers
from tests.app.modelled import SERVICES, modelled

ODD = odd_answers()
FLOWS = ("days_to_allocation", "assessments_in_time")


def figures_in(case):
    return people_figures(case)


@cache
def figures(which):
    return figures_in(ODD[which])


@pytest.fixture(params=ODD)
def odd(request):
    return request.param


def test_that_every_figure_is_there_in_its_order_and_says_what_it_finds(odd):
    made = figures(odd)
    assert tuple(made) == KEYS
    for figure in made.values():
        assert not figure.title.endswith(".")
        assert figure.title[0].isupper() or figure.title[0].isdigit()
        assert figure.description.endswith(".")
        assert "nan" not in f"{figure.title}{figure.subtitle}{figure.note}{figure.description}"


def test_that_every_series_has_a_number_for_every_month(odd):
    for figure in figures(odd).values():
        if isinstance(figure, StackFigure):
            rows = [layer.values for layer in figure.layers]
        else:
            assert isinstance(figure, FanFigure)
            rows = [row for fan in figure.fans for row in (fan.p10, fan.p50, fan.p90)]
            rows += [line.values for line in figure.lines] + list(figure.ghosts)
        assert rows
        assert all(len(row) == len(figure.months) for row in rows)
        assert all(np.isfinite(row).all() for row in rows)
        assert len(table_of(figure).rows) == len(figure.months)


def test_that_workers_by_load_add_up_to_all_of_them_in_the_model():
    for which in SERVICES:
        stack = figures_in(modelled(which))["workers_by_load"]
        assert [layer.label for layer in stack.layers] == [label for _, label, _ in SHARES]
        together = np.sum([layer.values for layer in stack.layers], axis=0)
        assert together == pytest.approx(np.full(len(stack.months), 100.0))


def test_that_the_bands_between_workers_lie_within_one_another():
    case = modelled("too much work")
    [fan] = figures_in(case)["between_workers"].fans
    rows = [fan.p10, fan.p25, fan.p50, fan.p75, fan.p90]
    for name, row in zip(BETWEEN, rows, strict=True):
        assert list(row) == list(case.outlook.spreads[name].p50)
    for lower, upper in pairwise(rows):
        assert (lower <= upper + 1e-9).all()


def test_that_a_band_between_workers_is_not_called_one_of_futures():
    figure = figures_in(answer())["between_workers"]
    said = dict(values_at(figure, BY))
    assert "8 in 10 workers" in said
    assert "Middle worker" in said
    assert not any("futures" in label for label in said)
    assert not any("future" in name for name in table_of(figure).columns[1:6])


def test_that_what_is_counted_over_a_month_begins_with_the_first_whole_one():
    made = figures_in(answer())
    for key in FLOWS:
        assert made[key].months[0] == date(2015, 2, 28)
    assert made["newly_qualified_load"].months[0] == date(2015, 1, 31)


def test_that_the_longest_wait_is_that_of_the_same_month():
    waits = np.arange(39.0) * 2
    figure = figures_in(answer(oldest_unallocated_days=waits))["days_to_allocation"]
    [line] = figure.lines
    assert list(line.values) == list(waits[1:])
    assert "52 days" in figure.note


def test_that_only_the_figure_across_the_page_has_dated_marks():
    made = figures_in(answer(baseline={"caseload_p50": 3.0}))
    assert all(figure.marks == () for key, figure in made.items() if key != KEYS[0])


def test_that_the_baseline_is_a_ghost_only_where_its_months_are_the_same():
    compared = figures_in(answer(baseline={"caseload_p50": 3.0}))
    [ghost] = compared["between_workers"].ghosts
    assert set(ghost) == {3.0}
    assert figures_in(answer())["between_workers"].ghosts == ()
    assert figures("a baseline of another length")["between_workers"].ghosts == ()


# The sentence

PLAIN = {
    "average_caseload": 17.9,
    "caseload_p10": 9.2,
    "caseload_p90": 27.4,
    "share_over_25": 14.0,
    "permanent_fte_newly_qualified": 40.0,
    "newly_qualified_load": 96.0,
    "newly_qualified_over_protected": 31.0,
    "unallocated_cases": 60.0,
    "oldest_unallocated_days": 23.0,
    "same_worker_12m": 61.0,
}


def hides(**other):
    return what_the_average_hides(answer(**(PLAIN | other)))


def test_that_the_sentence_says_what_the_average_hides():
    assert hides() == (
        "In March 2017, in the middle future, an average of 17.9 children per worker hides that "
        "one worker in ten holds 27 or more and one in ten 9 or fewer; on average over the futures "
        "14% hold more than 25. Newly qualified staff carry 96% of their protected load, and 31% "
        "of them are above it. 60 children wait for a worker, "
        "the longest for 23 days; of those with a case open for a year 61% have kept one worker."
    )


def test_that_the_sentence_leaves_out_what_is_not_there():
    assert "more than 25" not in hides(share_over_25=0.2)
    assert "Newly qualified" not in hides(permanent_fte_newly_qualified=0.0)
    assert "and all of them are above it." in hides(newly_qualified_over_protected=99.8)
    assert "and none of them is above it." in hides(newly_qualified_over_protected=0.1)
    assert "No child waits for a worker" in hides(unallocated_cases=0.0)
    assert "One child waits for a worker, the longest for 1 day;" in hides(
        unallocated_cases=1.0, oldest_unallocated_days=1.0
    )


def test_that_the_sentence_and_the_chart_of_shares_say_one_number():
    case = modelled("too much work")
    said = re.search(r"(\d+)% hold more than 25", what_the_average_hides(case))
    title = re.match(r"(\d+)% of workers hold more than 25", figures_in(case)[KEYS[0]].title)
    assert said
    assert title
    assert said[1] == title[1]


def test_that_it_is_read_at_the_end_where_there_is_no_target():
    said = what_the_average_hides(answer(document(), **PLAIN))
    assert said.startswith("In March 2018, ")


def test_that_the_sentence_can_be_said_of_every_odd_answer(odd):
    said = what_the_average_hides(ODD[odd])
    assert said.startswith("In ")
    assert said.endswith(".")
    assert "nan" not in said
