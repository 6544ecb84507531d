"""Titles of figures: each is said only where it is true."""

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.document import Target
from app.figures.course import (
    Course,
    Subject,
    course_of,
    course_title,
    label_title,
    little,
    rounded,
)
from app.figures.outlook_page import figures_of, outcome_figure
from app.figures.tables import table_of
from app.figures.titles import agency_title, one_in
from sim.units import Unit
from tests.app.answers import (
    ENVELOPE,
    FTE,
    LAST,
    answer,
    document,
    odd_answers,
)

ODD = odd_answers()
each_odd_case = pytest.mark.parametrize("case", ODD)
MONTHS = 39


def page(case) -> dict[str, Any]:
    return dict(figures_of(case))


# Titles of lines


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=40), st.sampled_from(
    [Unit.FTE, Unit.PERCENT, Unit.CASELOAD, Unit.CASES, Unit.POUNDS]
))  # fmt: skip
def test_that_a_course_is_what_the_line_does(values, unit):
    line = np.array(values)
    near = little(line[-1], unit)
    match course_of(line, unit):
        case Course.STAYS:
            assert np.abs(line - line[-1]).max() <= near
        case Course.SETTLES:
            assert len(line) > 12
            assert np.abs(line[-7:] - line[-1]).max() <= near
        case Course.RISES:
            assert line[-1] > line[0]
            assert line[-1] >= 0.97 * line.max() or line.max() - line[-1] <= 1
        case Course.FALLS:
            assert line[-1] < line[0]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ([20.0] * 39, "Caseload stays near 20"),
        ([*np.linspace(20, 17, 20), *[17.0] * 19], "Caseload settles near 17"),
        (np.linspace(20, 17, 39), "Caseload falls to about 17 by March 2018"),
        (np.linspace(17, 20, 39), "Caseload rises to about 20 by March 2018"),
        ([17.0, *[25.0] * 30, *np.linspace(25, 20, 8)], "Caseload is about 20 in March 2018"),
        ([19.0, 17.0], "Caseload falls to about 17 by March 2018"),
        ([17.0], "Caseload stays near 17"),
    ],
)
def test_that_a_title_says_what_the_line_does(line, title):
    line = np.array(line)
    months = [LAST] * len(line)
    assert course_title(Subject("Caseload"), line, months, Unit.CASELOAD) == title
    plural = course_title(Subject("Caseloads", True), line, months, Unit.CASELOAD)
    assert plural.split()[1] + ("s" if plural.split()[1] != "are" else "") in (
        title.split()[1],
        "are",
    )
    assert label_title("Caseload", line, months, Unit.CASELOAD).startswith("Caseload: ")


def test_that_a_title_carries_no_more_digits_than_about():
    assert rounded(Unit.POUNDS, 319_981) == "£320,000"
    assert rounded(Unit.PERCENT, 21.7) == "22%"
    assert rounded(Unit.PERCENT, -0.3) == "−0.3%"


def waiting(futures=24, **series):
    return page(answer(futures=futures, **series))["unallocated_cases"].title


def test_that_cases_that_no_longer_wait_are_said_so_from_their_month():
    waits = np.concatenate([np.full(6, 100.0), np.zeros(33)])
    assert waiting(unallocated_cases=waits) == "No case waits from July 2015 in 9 of 10 futures"
    assert waiting(unallocated_cases=0.0) == "No case waits in 9 of 10 futures"
    again = waits.copy()
    again[-1] = 5
    title = "Cases without a worker are about 5 in March 2018"
    assert waiting(unallocated_cases=again) == title


def test_that_futures_in_which_cases_wait_are_not_passed_over():
    some = np.where(np.arange(24) < 8, 50.0, 0.0)[:, None]
    assert waiting(unallocated_cases=some) == "Half the futures have no case waiting at the end"
    assert waiting(8, unallocated_cases=0.0) == "The middle future has no case waiting at the end"


def test_that_what_never_happens_is_called_none():
    assert outcome_figure(answer(cost_structure=0.0), "cost_structure").title == (
        "Reorganisation: none in any future"
    )
    once = np.zeros((24, MONTHS))
    once[3, 7] = 1.0
    assert "none" not in outcome_figure(answer(cost_structure=once), "cost_structure").title


# The title of permanent staff


@settings(max_examples=40)
@given(
    st.lists(st.floats(300, 600), min_size=20, max_size=30),
    st.floats(300, 600),
    st.floats(250, 650),
    st.sampled_from(["at least", "at most"]),
)
def test_that_the_title_of_permanent_staff_is_true(ends, start, wanted, test):
    fte = np.tile(np.linspace(0, 1, MONTHS), (len(ends), 1))
    fte = start + fte * (np.array(ends) - start)[:, None]
    target = Target("permanent_fte", LAST, test, wanted)
    title = page(answer(document(target), futures=len(ends), permanent_fte=fte))[
        "permanent_fte"
    ].title
    last = fte[:, -1]
    if found := re.fullmatch(r"Half the futures pass (\d+) FTE by March 2018", title):
        # A whole number, rounded as it is in the sentence that is read out.
        assert np.mean(last >= int(found[1]) - 0.5) >= 0.5
        assert int(found[1]) > start - 1
    elif "falls" in title:
        assert np.median(last) < start
    elif "reach" in title:
        assert test == "at least"
        assert np.mean(last >= wanted - 1e-6) >= 0.5
        assert title.startswith("All") == bool((last >= wanted - 1e-6).all())
    else:
        assert title.startswith("The middle future is at")


def test_that_few_futures_speak_of_no_share_of_them():
    fte = np.linspace(350, 400, MONTHS)
    title = page(answer(futures=8, permanent_fte=fte))["permanent_fte"].title
    assert title == "First look: about 384 FTE in March 2017"
    title = page(answer(futures=1, permanent_fte=fte))["permanent_fte"].title
    assert title == "One possible future: 384 FTE in March 2017"


def test_that_the_sketchs_title_is_said():
    fte = np.linspace(350, 400, MONTHS)
    case = answer(permanent_fte=fte)
    assert page(case)["permanent_fte"].title == "Half the futures pass 384 FTE by March 2017"
    reached = answer(document(replace(FTE, value=380)), permanent_fte=fte)
    assert page(reached)["permanent_fte"].title == (
        "All possible futures reach 380 FTE by March 2017"
    )


# Starters and leavers


@pytest.mark.parametrize(
    ("starters", "leavers", "futures", "title"),
    [
        (9.0, 7.0, 24, "More people start than leave by March 2018"),
        (7.0, 9.0, 24, "More people leave than start by March 2018"),
        (8.0, 8.0, 24, "About as many start as leave by March 2018"),
        (9.0, 7.0, 8, "About 108 start and 84 leave a year"),
    ],
)
def test_that_more_is_said_only_where_most_futures_have_it(starters, leavers, futures, title):
    case = answer(futures=futures, starters=starters, leavers=leavers)
    assert page(case)["hires_and_leavers"].title == title


def test_that_nothing_is_called_more_where_the_futures_disagree():
    starters = np.where(np.arange(24) < 13, 12.0, 4.0)[:, None]
    title = page(answer(starters=starters, leavers=8.0))["hires_and_leavers"].title
    assert title == "About 144 start and 96 leave a year"


# Agency


@given(
    st.lists(st.floats(1, 1000), min_size=2, max_size=2),
    st.floats(0, 1000),
    st.floats(0, 1000),
    st.floats(0, 1000),
)
def test_that_the_agency_title_is_true(posts, permanent, before, after):
    establishment = np.array(posts)
    vacant = np.maximum(establishment - permanent, 0)
    title = agency_title(establishment, np.full(2, permanent), np.array([before, after]), vacant)
    share = after / posts[-1]
    if "still" in title:
        assert before / posts[0] >= share
    if found := re.search(r"one post in (\w+)", title):
        many = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
        assert share == pytest.approx(1 / (many.index(found[1]) + 2), rel=0.07)
    elif found := re.search(r"(\d+)% of posts", title):
        assert abs(int(found[1]) - 100 * share) <= 1
    elif found := re.search(r"(\d+)% of staff", title):
        assert abs(int(found[1]) - 100 * after / (permanent + after)) <= 0.5
        assert after > vacant[-1]
    elif title.startswith("No "):
        assert after == 0
    else:
        assert title.startswith("Hardly any")
        assert after < 0.5


def test_that_the_agency_title_is_the_sketchs():
    posts, permanent = np.full(2, 500.0), np.full(2, 390.0)
    vacant = posts - permanent
    assert agency_title(posts, permanent, np.array([110.0, 100.0]), vacant) == (
        "Agency still covers one post in five at the end"
    )
    assert agency_title(posts, permanent, np.array([50.0, 90.0]), vacant) == (
        "Agency covers 18% of posts at the end"
    )
    assert one_in(0.5) == "two"
    assert one_in(0.0) == ""


# Cost


def cost_title(futures=24, **series):
    return page(answer(futures=futures, **series))["cost_by_year"].title


def test_that_the_cost_title_says_within_only_of_most_futures_and_all_years_at_once():
    assert cost_title(cost_total=2.5e6) == "Within the assumed budget in all three whole years"
    assert cost_title(cost_total=2.5e6, futures=8) == (
        "The middle future keeps within the assumed budget in all three whole years"
    )
    cost = np.full((24, MONTHS), 2.5e6)
    cost[0, 5] = cost[1, 20] = 9e6
    assert cost_title(cost_total=cost) == (
        "Within the assumed budget in all three whole years in 9 of 10 futures"
    )
    # Each year holds in 22 of 24 futures, all three in 18 alone.
    cost = np.full((24, MONTHS), 2.5e6)
    for future, month in ((0, 5), (1, 6), (2, 20), (3, 21), (4, 30), (5, 31)):
        cost[future, month] = 9e6
    assert cost_title(cost_total=cost).startswith("The middle future keeps within")


def test_that_years_that_hold_one_by_one_and_not_together_are_not_all_called_within():
    # Each year holds in 16 of 24 futures, all three together in none.
    cost = np.full((24, MONTHS), 2.5e6)
    for first, month in ((0, 5), (8, 20), (16, 30)):
        cost[first : first + 8, month] = 9e6
    assert cost_title(cost_total=cost) == "About £1.2m under the assumed budget in 2015/16"
    assert cost_title(cost_total=ENVELOPE - 0.01 * (cost == 2.5e6) + 9e6 * (cost == 9e6)) == (
        "On the assumed budget in 2015/16"
    )


def test_that_the_cost_title_names_the_worst_year():
    cost = np.full(MONTHS, 2.5e6)
    cost[16] = 6.2e6
    assert cost_title(cost_total=cost) == "About £2.5m over the assumed budget in 2016/17"


def test_that_part_years_are_marked_and_spoken_of_only_alone():
    cost = np.full(MONTHS, 2.5e6)
    cost[1] = 9e6
    assert cost_title(cost_total=cost) == "Within the assumed budget in all three whole years"
    short = page(ODD["part of a year alone"])["cost_by_year"]
    assert short.title == "Within the assumed budget in both parts of years"
    assert [bar.is_part for bar in short.bars] == [True, True]
    assert "*2014/15: 2 months, 2015/16: 3 months" in short.note


def test_that_without_an_envelope_nothing_is_compared():
    figure = page(answer(envelope=0.0, cost_total=2e6))["cost_by_year"]
    assert figure.title == "About £24.0m in 2017/18"
    assert figure.limit_label == ""
    assert all(bar.limit is None for bar in figure.bars)


def test_that_a_run_without_spending_has_no_bars():
    figure = page(ODD["no month of spending"])["cost_by_year"]
    assert figure.bars == ()
    assert figure.title == "No month of spending was run"
    assert table_of(figure).rows == ()
