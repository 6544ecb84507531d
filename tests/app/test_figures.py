"""Finished figures: parts add up, fans are the outlook, every number can be read."""

import re
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pytest

from app.figures.extent import extent_of
from app.figures.outlook_page import figures_of, outcome_figure
from app.figures.shapes import BarFigure, FanFigure, StackFigure
from app.figures.tables import table_of
from app.figures.units import words_of
from app.outlooks.outlook import ROLLED
from sim.outcomes import OUTCOMES
from sim.units import Unit
from tests.app.answers import (
    ENVELOPE,
    FIRST,
    SPENT,
    answer,
    document,
    odd_answers,
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
    bars = [bar.label for bar in getattr(figure, "bars", ())]
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
            assert not re.search(r"\bnan\b|\binf\b|[-−]£?0(?![.\d])|\b1 people\b|None", text), text
            assert not re.search(r"percentile|median|forecast|replication|mean\b", text), text
            if few:
                assert "in 10 " not in text, text
                assert not text.startswith("Half"), text


@each_odd_case
def test_that_the_axis_has_words_for_every_number(case):
    for figure in every_figure(ODD[case]):
        for row in numbers_of(figure):
            for value in list(row)[:3]:
                assert re.fullmatch(r"−?£?[\d,]+(\.\d+)?[m%]?", figure.tick(float(value)))


def test_that_an_unknown_outcome_is_refused():
    with pytest.raises(KeyError):
        outcome_figure(answer(), "happiness")


def test_that_ticks_are_short():
    assert [words_of(Unit.POUNDS, 3e7).tick(x) for x in (0, 3e7, 2.5e6, -1e6)] == [
        "£0", "£30m", "£2.5m", "−£1m",
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
    assert line.label == "Busiest tenth"
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


def test_that_a_dearer_baseline_is_not_cut_off_the_axis():
    known = answer(cost_total=2e6, envelope=0.0, baseline={"cost_total": 9e6, "envelope": 0.0})
    figure = page(known)["cost_by_year"]
    highest = max(bar.ghost for bar in figure.bars)
    assert highest > max(bar.high for bar in figure.bars)
    assert extent_of(figure)[1] == highest
