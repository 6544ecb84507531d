"""Finished figures: parts add up, tables are the figures, titles are true."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
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
from app.figures.marks import dated_marks, is_birmingham, observed_marks
from app.figures.outlook_page import figures_of, outcome_figure
from app.figures.shapes import BarFigure, FanFigure, StackFigure, Table, Why
from app.figures.tables import as_text, table_of, values_at
from app.figures.titles import agency_title, one_in
from app.figures.units import words_of
from app.outlook import ROLLED
from app.templates import birmingham, templates
from sim.grades import Grade
from sim.outcomes import OUTCOMES
from sim.scenario import Change, Event, StaffMember
from sim.units import Unit
from tests.app.answers import (
    BY,
    CASELOAD,
    ENVELOPE,
    FIRST,
    FTE,
    LAST,
    SPENT,
    answer,
    document,
    ensemble,
    odd_answers,
    put,
)

KEYS = [
    "permanent_fte",
    "average_caseload",
    "staff_by_kind",
    "turnover_12m",
    "unallocated_cases",
    "hires_and_leavers",
    "cost_by_year",
]
ODD = odd_answers()
each_odd_case = pytest.mark.parametrize("case", ODD)
MONTHS = 39


def page(case) -> dict[str, Any]:
    return dict(figures_of(case))


@cache
def every_figure(case) -> list[Any]:
    return [*page(case).values(), *(outcome_figure(case, name) for name in OUTCOMES)]


def numbers_of(figure: Any) -> list[Any]:
    limit: Any = getattr(figure, "limit", None)
    match figure:
        case FanFigure():
            rows = [row for fan in figure.fans for row in (fan.p10, fan.p25, fan.p50, fan.p75)]
            rows += [fan.p90 for fan in figure.fans] + [line.values for line in figure.lines]
            return [*rows, *figure.ghosts]
        case StackFigure():
            return [layer.values for layer in figure.layers] + [limit.values]
        case BarFigure():
            return [[part.value for part in bar.parts] + [bar.low, bar.high] for bar in figure.bars]
    raise TypeError(figure)


def texts_of(figure):
    marks = [mark.label for mark in getattr(figure, "marks", ())]
    bars = [text for bar in getattr(figure, "bars", ()) for text in (bar.label, bar.within)]
    table = table_of(figure)
    cells = [cell for row in table.rows for cell in row]
    note = figure.note
    return [figure.title, figure.subtitle, figure.description, note, *marks, *bars, *cells,
            *table.columns]  # fmt: skip


# What holds of every figure


@each_odd_case
def test_that_every_figure_is_made_of_finite_numbers_in_every_odd_case(case):
    assert list(page(ODD[case])) == KEYS
    for figure in every_figure(ODD[case]):
        for row in numbers_of(figure):
            assert np.isfinite(row).all()
        if isinstance(figure, FanFigure):
            assert {len(row) for row in numbers_of(figure)} == {len(figure.months)}
            assert set(figure.months) <= set(ODD[case].outlook.months)


@each_odd_case
def test_that_every_text_of_a_figure_can_be_read(case):
    few = ODD[case].outlook.futures < 20
    for figure in every_figure(ODD[case]):
        assert figure.title
        assert not figure.title.endswith(".")
        for text in texts_of(figure):
            assert not re.search(r"\bnan\b|\binf\b|-£?0(?![.\d])|\b1 people\b|None", text), text
            assert not re.search(r"percentile|median|forecast|replication|mean\b", text), text
            if few:
                assert "in 10 " not in text, text
                assert not text.startswith("Half"), text


@each_odd_case
def test_that_the_axis_has_words_for_every_number(case):
    for figure in every_figure(ODD[case]):
        for row in numbers_of(figure):
            for value in list(row)[:3]:
                assert re.fullmatch(r"-?£?[\d,]+(\.\d+)?[m%]?", figure.tick(float(value)))


def test_that_an_unknown_outcome_is_refused():
    with pytest.raises(KeyError):
        outcome_figure(answer(), "happiness")


def test_that_ticks_are_short():
    assert [words_of(Unit.POUNDS, 3e7).tick(x) for x in (0, 3e7, 2.5e6, -1e6)] == [
        "£0", "£30m", "£2.5m", "-£1m",
    ]  # fmt: skip
    assert words_of(Unit.POUNDS, 9000).tick(2500) == "£2,500"
    assert [words_of(Unit.FTE, 500).tick(x) for x in (400, 1200, -0.2)] == ["400", "1,200", "0"]
    assert [words_of(Unit.CASELOAD, 20).tick(x) for x in (18, 17.5)] == ["18", "17.5"]
    assert words_of(Unit.PERCENT, 30).tick(20) == "20%"
    assert words_of(Unit.PEOPLE, 30).say(1) == "1 person"


# Fans


def test_that_a_fan_is_the_outlook_to_the_last_digit():
    case = answer(baseline={"permanent_fte": 400.0})
    figure = page(case)["permanent_fte"]
    spread = case.outlook.spreads["permanent_fte"]
    for name in ("p10", "p25", "p50", "p75", "p90"):
        assert list(getattr(figure.fans[0], name)) == list(getattr(spread, name))
    assert list(figure.ghosts[0]) == list(case.baseline.spreads["permanent_fte"].p50)
    assert figure.target.value == 500
    assert figure.target.label == "Target: 500 by 31 March 2017"


def test_that_there_is_a_ghost_only_of_a_baseline_over_the_same_months():
    assert all(fig.ghosts == () for fig in every_figure(ODD["the baseline itself"])
               if isinstance(fig, FanFigure))  # fmt: skip
    assert all(fig.ghosts == () for fig in every_figure(ODD["a baseline of another length"])
               if isinstance(fig, FanFigure))  # fmt: skip
    with_one = page(answer(baseline={"starters": 9.0}))["hires_and_leavers"]
    assert len(with_one.ghosts) == len(with_one.fans) == 2
    assert list(with_one.ghosts[0]) == [108.0] * len(with_one.months)


def test_that_a_flow_has_no_number_for_the_first_day():
    figure: Any = outcome_figure(answer(), "starters")
    assert figure.months[0] == date(2015, 2, 28)
    assert outcome_figure(answer(), "permanent_fte").months[0] == FIRST
    whole = outcome_figure(answer(document(first=date(2014, 4, 1))), "starters")
    assert whole.months[0] == date(2014, 4, 30)


def test_that_a_target_on_a_flow_is_wanted_in_a_month():
    figure: Any = outcome_figure(answer(document(SPENT)), "cost_total")
    assert figure.target.label == "Target: at most £2.5m in March 2017"


def test_that_the_highest_tenth_and_those_above_25_stand_beside_the_average():
    case = answer(caseload_p90=23.0, share_over_25=12.4)
    figure = page(case)["average_caseload"]
    [line] = figure.lines
    assert line.label == "Highest tenth"
    assert list(line.values) == list(case.outlook.spreads["caseload_p90"].p50)
    assert figure.note == (
        "In March 2017 12% of workers hold more than 25 children in the middle future"
    )
    none = page(answer(share_over_25=0.0))["average_caseload"]
    assert none.note.startswith("In March 2017 no worker holds")
    hardly = page(answer(share_over_25=0.01))["average_caseload"]
    assert hardly.note.startswith("In March 2017 hardly any workers hold")


# Sums over a year


def test_that_a_years_starters_are_summed_in_each_future_before_the_middle_is_taken():
    luck = np.random.default_rng(7)
    starters = luck.poisson(3, (25, MONTHS)).astype(float)
    case = answer(futures=25, starters=starters)
    fan = page(case)["hires_and_leavers"].fans[0]
    sums = np.stack([starters[:, end - 11 : end + 1].sum(axis=1) for end in range(12, MONTHS)])
    for name, share in (("p10", 10), ("p50", 50), ("p90", 90)):
        assert list(getattr(fan, name)) == list(np.percentile(sums, share, axis=1))
    summed_middles = np.convolve(np.median(starters, axis=0)[1:], np.ones(12), "valid")
    assert list(fan.p50) != list(summed_middles)


def test_that_a_short_run_shows_starters_by_month_and_says_so():
    figure = page(ODD["part of a year alone"])["hires_and_leavers"]
    assert figure.subtitle.startswith("People a month")
    assert figure.months[0] == date(2015, 2, 28)
    long = page(answer())["hires_and_leavers"]
    assert long.subtitle.startswith("People over the last 12 months")
    assert long.months[0] == date(2016, 1, 31)
    assert [fan.label for fan in long.fans] == ["Starters", "Leavers"]
    assert set(answer().outlook.rolled.spreads) == set(ROLLED)


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


# Staff by kind


@each_odd_case
def test_that_the_layers_add_up_to_staff_and_empty_posts(case):
    figure = page(ODD[case])["staff_by_kind"]
    spreads = ODD[case].outlook.spreads
    together = np.sum([layer.values for layer in figure.layers], axis=0)
    names = ("permanent_fte", "agency_fte", "empty_posts")
    futures = ODD[case].ensemble
    added = sum(futures.series(name) for name in names)
    assert together == pytest.approx(added.mean(axis=0))
    if case not in ("the stand-in", "all nought"):
        # Agency workers may stand beyond the establishment; nothing is missing below it.
        assert (together >= spreads["establishment_fte"].mean - 1e-9).all()


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
        "Agency still covers one post in five"
    )
    assert agency_title(posts, permanent, np.array([50.0, 90.0]), vacant) == (
        "Agency covers 18% of posts"
    )
    assert one_in(0.5) == "two"
    assert one_in(0.0) == ""


# Cost


@each_odd_case
def test_that_the_parts_of_a_bar_add_up_to_the_average_cost(case):
    outlook = ODD[case].outlook
    figure = page(ODD[case])["cost_by_year"]
    assert [bar.name for bar in figure.bars] == [year.name for year in outlook.cost_by_year]
    for bar, year in zip(figure.bars, outlook.cost_by_year, strict=True):
        assert sum(part.value for part in bar.parts) == pytest.approx(float(year.cost.mean))
        assert (bar.low, bar.middle, bar.high) == (year.cost.p10, year.cost.p50, year.cost.p90)
        assert bar.is_part == year.is_part
        assert bar.low <= bar.middle <= bar.high


def test_that_each_part_of_a_bar_is_what_it_says():
    case = answer(cost_agency=1e6, cost_recruitment=2e4, cost_early_help=0.0, cost_structure=0.0)
    [_, whole, *_] = page(case)["cost_by_year"].bars
    parts = {part.label: part.value for part in whole.parts}
    assert parts["Agency"] == pytest.approx(12e6)
    assert parts["Everything else"] == pytest.approx(24e4)
    assert whole.limit == pytest.approx(12 * ENVELOPE)


def cost_title(futures=24, **series):
    return page(answer(futures=futures, **series))["cost_by_year"].title


def test_that_the_cost_title_says_within_only_of_most_futures_and_all_years_at_once():
    assert cost_title(cost_total=2.5e6) == "Within the envelope in all three whole years"
    assert cost_title(cost_total=2.5e6, futures=8) == (
        "The middle future keeps within the envelope in all three whole years"
    )
    # Each year holds in 22 of 24 futures, all three in 18 alone.
    cost = np.full((24, MONTHS), 2.5e6)
    for future, month in ((0, 5), (1, 6), (2, 20), (3, 21), (4, 30), (5, 31)):
        cost[future, month] = 9e6
    assert cost_title(cost_total=cost).startswith("The middle future keeps within")


def test_that_the_cost_title_names_the_worst_year():
    cost = np.full(MONTHS, 2.5e6)
    cost[16] = 6.2e6
    assert cost_title(cost_total=cost) == "About £2.5m over the envelope in 2016/17"


def test_that_part_years_are_marked_and_spoken_of_only_alone():
    cost = np.full(MONTHS, 2.5e6)
    cost[1] = 9e6
    assert cost_title(cost_total=cost) == "Within the envelope in all three whole years"
    short = page(ODD["part of a year alone"])["cost_by_year"]
    assert short.title == "Within the envelope in both parts of years"
    assert [bar.is_part for bar in short.bars] == [True, True]
    assert "* 2014/15: 2 months, 2015/16: 3 months" in short.note


def test_that_without_an_envelope_nothing_is_compared():
    figure = page(answer(envelope=0.0, cost_total=2e6))["cost_by_year"]
    assert figure.title == "About £24.0m in 2017/18"
    assert figure.limit_label == ""
    assert all(bar.limit is None and bar.within == "" for bar in figure.bars)


def test_that_a_run_without_spending_has_no_bars():
    figure = page(ODD["no month of spending"])["cost_by_year"]
    assert figure.bars == ()
    assert figure.title == "No month of spending was run"
    assert table_of(figure).rows == ()


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
    assert rounded(Unit.PERCENT, -0.3) == "-0.3%"


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
        assert np.mean(last >= int(found[1])) >= 0.5
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


# What was counted, and where


def test_that_birminghams_points_are_laid_over_birmingham_alone():
    plan = birmingham()
    assert is_birmingham(plan)
    assert is_birmingham(replace(plan, title="Somewhere else"))
    alike = [each.document for each in templates() if each.name == "golden-hello-6000"]
    assert all(map(is_birmingham, alike))
    scenario = plan.scenario
    other = scenario.with_values({"start.permanent_fte": 353})
    assert not is_birmingham(replace(plan, scenario=other))
    assert not is_birmingham(replace(plan, scenario=replace(scenario, first_day=date(2015, 2, 28))))
    staff = (StaffMember(Grade.SENIOR, True, 1.0, 12.0, 5.0),)
    assert not is_birmingham(replace(plan, scenario=replace(scenario, staff=staff)))
    lever = scenario.with_values({"pay.golden_hello": 6000})
    assert is_birmingham(replace(plan, scenario=lever))
    [earlier] = [each for each in templates() if each.name == "birmingham-2014"]
    assert is_birmingham(earlier.document)


def test_that_a_point_lies_where_it_was_counted():
    plan = birmingham()
    months = answer(plan).outlook.months
    [first] = observed_marks(plan, "permanent_fte", months)
    assert (first.month, first.value) == (FIRST, 354)
    assert "known on the first day" in first.label
    [later] = observed_marks(plan, "average_caseload", months)
    assert (later.month, later.value) == (date(2015, 10, 31), 18)
    assert "known" not in later.label
    # Twelve months of referrals were summed: no month of the figure is like it.
    assert observed_marks(plan, "referrals", months) == ()
    elsewhere = plan.scenario.with_values({"start.agency_fte": 5})
    assert observed_marks(replace(plan, scenario=elsewhere), "permanent_fte", months) == ()


# Dated marks

POSTS = tuple(
    Change(date(2015, 4, 1), f"posts.{grade}", value)
    for grade, value in (("social_workers", 247.0), ("seniors", 208.0), ("team_managers", 74.0))
)


def test_that_what_the_baseline_has_too_was_decided_before():
    hello = Change(date(2015, 6, 1), "pay.golden_hello", 6000.0)
    plan, base = document(changes=(*POSTS, hello)), document(changes=POSTS)
    marks = dated_marks(plan, base)
    assert [(mark.label, mark.why) for mark in marks] == [
        ("Establishment 529 posts", Why.POLICY),
        ("Golden hello £6,000", Why.LEVER),
    ]
    moved = (replace(POSTS[0], value=260.0), *POSTS[1:])
    labels = {mark.label: mark.why for mark in dated_marks(document(changes=moved), base)}
    assert labels["Establishment 542 posts"] is Why.LEVER


def test_that_a_lever_that_differs_from_the_first_day_is_marked_there():
    base = document()
    plan = replace(base, scenario=base.scenario.with_values({"pay.golden_hello": 6000}))
    [mark] = dated_marks(plan, base)
    assert (mark.day, mark.label, mark.why) == (FIRST, "Golden hello £6,000", Why.LEVER)
    assert dated_marks(plan, plan) == ()


def test_that_grades_with_one_value_are_said_once():
    paths = [f"pay.gap_{grade}" for grade in ("social_worker", "senior", "team_manager")]
    pay = tuple(Change(date(2015, 4, 1), path, 0.0) for path in paths)
    [mark] = dated_marks(document(changes=pay), document())
    assert mark.label == "Pay against neighbours 0%"
    [one] = dated_marks(document(changes=pay[:1]), document())
    assert one.label == "Pay against neighbours, social workers 0%"


def test_that_only_events_inside_the_run_are_marked():
    events = (
        Event(date(2014, 7, 1), "front_door_opens"),
        Event(date(2016, 10, 1), "inspection_better"),
    )
    [mark] = dated_marks(document(events=events), document())
    assert (mark.label, mark.why) == ("Inspection: no longer inadequate", Why.EVENT)


# Tables


def test_that_the_table_of_a_fan_is_the_outlook_to_the_last_digit():
    plan = birmingham()
    case = put(plan, ensemble(plan), plan, ensemble(plan, seed=2))
    figure = page(case)["permanent_fte"]
    table = table_of(figure)
    columns = dict(zip(table.columns, zip(*table.numbers, strict=True), strict=True))
    spread = case.outlook.spreads["permanent_fte"]
    for header, row in (
        ("1 in 10 below (FTE)", spread.p10),
        ("1 in 4 below (FTE)", spread.p25),
        ("Middle future (FTE)", spread.p50),
        ("1 in 4 above (FTE)", spread.p75),
        ("1 in 10 above (FTE)", spread.p90),
        ("Baseline, middle future (FTE)", case.baseline.spreads["permanent_fte"].p50),
    ):
        assert list(columns[header]) == list(row)
    assert [row[0] for row in table.rows][:2] == ["Jan 2015", "Feb 2015"]
    wanted = dict(zip(case.outlook.months, columns["Target (FTE)"], strict=True))
    assert wanted.pop(BY) == 500
    assert set(wanted.values()) == {None}
    assert columns["Observed (FTE)"][0] == 354
    middle = table.columns.index("Middle future (FTE)")
    assert table.rows[5][middle] == f"{spread.p50[5]:,.0f}"


@each_odd_case
def test_that_a_cell_that_is_read_is_the_number_that_is_copied(case):
    for figure in every_figure(ODD[case]):
        table = table_of(figure)
        assert len(table.rows) == len(table.numbers)
        for words, numbers in zip(table.rows, table.numbers, strict=True):
            assert len(words) == len(numbers) == len(table.columns)
            assert numbers[0] is None
            for word, number in zip(words[1:], numbers[1:], strict=True):
                assert (word == "") == (number is None)
                if number is not None:
                    assert figure.say(number).split()[0] == word


def test_that_the_table_of_a_stack_says_what_it_adds_up_to():
    table = table_of(page(answer())["staff_by_kind"])
    assert table.columns[1:] == (
        "Permanent (FTE)", "Agency (FTE)", "Empty posts (FTE)", "Together (FTE)",
        "Establishment (FTE)",
    )  # fmt: skip
    numbers: Any = table.numbers
    for row in numbers:
        assert sum(row[1:4]) == pytest.approx(row[4])


def test_that_few_futures_do_not_name_their_bands_by_shares():
    columns = table_of(page(ODD["few futures"])["permanent_fte"]).columns
    assert not any("in 10" in column or "in 4" in column for column in columns)


def test_that_a_spreadsheet_reads_no_formula():
    table = Table(
        "A plan",
        ("Month", "=1+1", "+1", "@x"),
        (("=cmd()", "5", "-5", "two\tcells"), ("-", "1", "", "@")),
        ((None, 5.25, -5.0, None), (None, 1e-3, None, None)),
    )
    assert as_text(table).splitlines() == [
        "Month\t'=1+1\t'+1\t'@x",
        "'=cmd()\t5.25\t-5\ttwo cells",
        "'-\t0.001\t\t'@",
    ]


@each_odd_case
def test_that_a_copied_table_has_its_rows_and_columns_and_no_formula(case):
    for figure in page(ODD[case]).values():
        table = table_of(figure)
        lines = as_text(table).splitlines()
        assert len(lines) == len(table.rows) + 1
        for line in lines:
            cells = line.split("\t")
            assert len(cells) == len(table.columns)
            for cell in cells:
                number = re.fullmatch(r"-?[\d.]+(e[-+]\d+)?", cell)
                assert number or not cell.startswith(("=", "+", "-", "@"))


# The crosshair


def test_that_every_series_is_read_at_a_month():
    figures = page(answer(baseline={"permanent_fte": 400.0}))
    said = dict(values_at(figures["permanent_fte"], BY))
    assert list(said) == ["Middle future", "8 in 10 futures", "Baseline", "Target"]
    assert said["Baseline"] == "400 FTE"
    assert said["Target"] == "500 FTE"
    assert re.fullmatch(r"\d+ to \d+ FTE", said["8 in 10 futures"])
    assert "Highest tenth" in dict(values_at(figures["average_caseload"], BY))
    assert list(dict(values_at(figures["staff_by_kind"], BY))) == [
        "Permanent", "Agency", "Empty posts", "Establishment",
    ]  # fmt: skip
    assert next(iter(values_at(figures["cost_by_year"], BY)))[0] == "2016/17"


def test_that_nothing_is_read_where_there_is_nothing():
    figures = page(answer())
    assert values_at(figures["hires_and_leavers"], FIRST) == ()
    assert values_at(figures["permanent_fte"], date(2030, 1, 31)) == ()
    assert values_at(figures["staff_by_kind"], date(2030, 1, 31)) == ()
    assert values_at(figures["cost_by_year"], date(2030, 1, 31)) == ()


def test_that_one_future_has_no_band_to_read():
    said = dict(values_at(page(ODD["one future"])["permanent_fte"], BY))
    assert list(said) == ["Middle future", "Target"]


def test_that_an_answer_without_targets_shows_none():
    for figure in every_figure(ODD["no targets"]):
        assert getattr(figure, "target", None) is None
    assert page(answer(document(CASELOAD)))["permanent_fte"].target is None


def test_that_a_years_sums_carry_no_mark_from_before_the_first_of_them():
    changes = (*POSTS, Change(date(2016, 6, 1), "pay.golden_hello", 6000.0))
    figures = page(answer(document(FTE, changes=changes)))
    assert len(figures["permanent_fte"].marks) == 2
    assert [mark.day for mark in figures["hires_and_leavers"].marks] == [date(2016, 6, 1)]
