"""The page of chances says what the outlook says, month by month."""

import re
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.document import Target
from app.figures.chance import chance_figure, chance_title
from app.outlooks.chances import Chances
from app.outlooks.headline import TargetCard, headline_of
from app.outlooks.target_words import target_label, target_title
from app.story.page import Kind
from tests.app.answers import CASELOAD, FTE, LAST, SPENT, answer, document, odd_answers
from tests.story.cases import case_of, compared, page

MONTHS = 39
ODD = {name: each for name, each in odd_answers().items() if each.outlook.targets}
EARLY = replace(FTE, by=date(2016, 3, 31))
TARGETS = [FTE, CASELOAD, SPENT, EARLY, replace(FTE, value=370.0), replace(CASELOAD, value=18.5)]


def chances_of(known):
    found = Chances.of(known.question.document, known.ensemble)
    assert found is not None
    return found


def figure_of(known):
    found = chance_figure(known)
    assert found is not None
    return found


def reaching(count, from_month=0, futures=200):
    """FTE at or above 500 in the first futures from a month on."""
    fte = np.full((futures, MONTHS), 400.0)
    fte[:count, from_month:] = 510.0
    return fte


def title(doc=None, futures=200, **series):
    return chance_title(chances_of(answer(doc or document(FTE), futures=futures, **series)))


# Laws


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.sampled_from(TARGETS), min_size=1, max_size=5),
    st.integers(1, 30),
    st.floats(330, 480),
)
def test_that_the_chance_at_a_date_is_that_of_the_outlook(targets, futures, low):
    fte = np.random.default_rng(7).uniform(low, 520, (futures, MONTHS))
    known = answer(document(*targets), futures=futures, permanent_fte=fte)
    chances = chances_of(known)
    for chance, each in zip(chances.each, known.outlook.targets, strict=True):
        assert chance.odds[chances.months.index(each.month)] == each.odds
    if chances.have_one_date:
        at_date = chances.together.odds[chances.months.index(known.outlook.targets[0].month)]
        assert at_date == known.outlook.joint


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(TARGETS), min_size=1, max_size=5), st.integers(1, 30))
def test_that_all_together_are_never_likelier_than_any(targets, futures):
    chances = chances_of(answer(document(*targets), futures=futures))
    for chance in chances.each:
        assert (chances.together.per_cent <= chance.per_cent).all()
        assert ((chance.per_cent >= 0) & (chance.per_cent <= 100)).all()
    if len(targets) == 1:
        assert chances.together.odds == chances.each[0].odds


@pytest.mark.parametrize("case", ODD)
def test_that_each_line_is_the_chance_it_is_called(case):
    figure, chances = figure_of(ODD[case]), chances_of(ODD[case])
    named = dict(zip(map(target_label, chances.targets), chances.each, strict=True))
    named["all together"] = chances.together
    for line in figure.lines:
        for label in line.label.split(" and "):
            own = next(each for name, each in named.items() if name.lower() == label.lower())
            assert np.array_equal(line.values, own.per_cent)
    shown = " and ".join(line.label for line in figure.lines).lower()
    assert len(named) == 2 or all(name.lower() in shown for name in named)


@pytest.mark.parametrize("case", ODD)
def test_that_the_table_says_what_the_cards_say(case):
    [table] = page(case_of(ODD[case]), Kind.CHANCE).tables
    cards = [card for card in headline_of(ODD[case]).cards if isinstance(card, TargetCard)]
    assert len(table.rows) == len(cards)
    for row, numbers, card in zip(table.rows, table.numbers, cards, strict=True):
        assert row[2:5] == (card.percent, card.words, card.likelihood)
        assert card.detail.startswith(f"95% interval {row[5]}, from ")
        assert numbers[2] == pytest.approx(100 * card.probability)
    change = ODD[case].difference
    assert ("Against the comparison plan" in table.columns) == (change is not None)
    if change is not None:
        gains = [*change.targets, *([change.joint] if len(cards) > 1 else [])]
        assert [row[-1] for row in table.rows] == [card.change for card in cards]
        assert [row[-1] for row in table.numbers] == pytest.approx([100 * each for each in gains])


def test_that_the_lead_gives_each_chance_in_number_and_words_with_its_interval():
    case = compared(futures=128)
    lead = page(case, Kind.CHANCE).lead
    for each in case.answer.outlook.targets:
        assert target_title(each.target) in lead
    assert "(95% interval " in lead
    assert ", from 128 futures)" in lead
    assert len(re.findall(r"\d% to [\d.]+%", lead)) == 3


# Findings


def test_that_a_chance_out_of_reach_is_said_only_where_enough_were_seen():
    none = "None of 200 possible futures has 500 FTE in any month to March 2018"
    assert title(permanent_fte=400.0) == none
    few = "None of 40 possible futures has 500 FTE in any month to March 2018"
    assert title(futures=40, permanent_fte=400.0) == few
    assert title(permanent_fte=reaching(1)) == (
        "Fewer than 1 in 100 possible futures have 500 FTE in any one month to March 2018"
    )
    assert "Fewer than 1 in 100" not in title(permanent_fte=reaching(2))


def test_that_a_month_is_named_from_which_on_it_is_more_likely_than_not():
    said = "500 FTE is more likely than not from October 2016 on"
    assert title(permanent_fte=reaching(101, from_month=21)) == said
    assert title(permanent_fte=reaching(200)) == "500 FTE is more likely than not in every month"
    half = title(permanent_fte=reaching(100, from_month=21))
    assert half == "500 FTE holds in about 5 in 10 possible futures at most, in October 2016"


def test_that_what_was_lost_again_is_not_called_likely():
    fte = reaching(200, from_month=10)
    fte[:, -1] = 400.0
    assert "more likely" not in title(permanent_fte=fte)


def test_that_several_targets_are_spoken_of_together():
    load = {"average_caseload": 17.0, "permanent_fte": reaching(60)}
    said = title(document(FTE, CASELOAD), **load)
    assert said == (
        "Both targets together hold in about 3 in 10 possible futures at most, in January 2015"
    )


def test_that_few_futures_tell_no_chance():
    assert title(futures=8, permanent_fte=510.0).startswith("First look: 8 possible futures")
    assert "One possible future" in title(futures=1, permanent_fte=510.0)


# What is shown


def test_that_without_targets_there_is_nothing_to_say():
    assert chance_figure(answer(document())) is None
    assert page(case_of(answer(document())), Kind.CHANCE) is None


def test_that_other_dates_are_said_to_be_read_at_once():
    figure = figure_of(answer(document(EARLY, CASELOAD), permanent_fte=reaching(30, 0, 24)))
    assert any("All at once" in line.label or "all at once" in line.label for line in figure.lines)
    assert "whatever the dates" in figure.note


def test_that_a_flow_begins_with_the_first_month_run_from_end_to_end():
    known = answer(document(SPENT))
    assert chances_of(known).months == known.ensemble.months[1:]


def test_that_lines_that_run_alike_are_one_line():
    figure = figure_of(answer(permanent_fte=400.0))
    assert [line.label for line in figure.lines] == [
        "500 FTE and all together",
        "Caseload 18 or less",
    ]


def test_that_no_more_lines_are_drawn_than_can_be_told_apart():
    many = [replace(FTE, value=360.0 + 10 * step) for step in range(6)]
    figure = figure_of(answer(document(*many, CASELOAD)))
    assert len(figure.lines) == 4
    assert figure.lines[-1].label == "All together"
    assert "first 3 targets" in figure.note
    known = answer(document(*many, CASELOAD))
    assert len(page(case_of(known), Kind.CHANCE).tables[0].rows) == 8


def test_that_targets_have_short_names_that_tell_them_apart():
    turnover = Target("turnover_12m", LAST, "at most", 15)
    assert [target_label(each) for each in (FTE, EARLY, CASELOAD, SPENT, turnover)] == [
        "500 FTE", "500 FTE", "Caseload 18 or less", "Total cost £2.5m or less",
        "Turnover 15% or less",
    ]  # fmt: skip
    assert target_label(replace(turnover, test="at least")) == "Turnover 15% or more"
