"""The headline: true of its numbers, paired with the baseline, fit to be read out."""

import re
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from app.document import Target
from app.outlooks.difference_words import difference_words, marked, range_words, surely
from app.outlooks.headline import CostCard, TargetCard, headline_of
from app.outlooks.outlook import Odds
from app.outlooks.plan_cost import PlanCost, plan_years
from app.outlooks.target_words import target_title
from sim.units import Unit
from tests.app.answers import (
    BY,
    CASELOAD,
    ENVELOPE,
    FTE,
    LAST,
    SPENT,
    answer,
    document,
    odd_answers,
)

ODD = odd_answers()
MONTHS = 39
each_odd_case = pytest.mark.parametrize("case", ODD)


def sentence(case):
    return "".join(text for text, _ in headline_of(case).sentence)


def bold(case):
    return [text for text, is_bold in headline_of(case).sentence if is_bold]


def targets(case):
    return [card for card in headline_of(case).cards if isinstance(card, TargetCard)]


def cost(case):
    [card] = [card for card in headline_of(case).cards if isinstance(card, CostCard)]
    return card


# Every case


@each_odd_case
def test_that_every_headline_can_be_read(case):
    headline, outlook = headline_of(ODD[case]), ODD[case].outlook
    texts = [sentence(ODD[case]), headline.steadiness]
    for card in headline.cards:
        texts += [card.title, card.words, card.change]
    for text in texts:
        assert not re.search(r"\bnan\b|\binf\b|[-−]£?0(?![.\d])|None|Birmingham", text), text
        assert not re.search(r"percentile|median|forecast|replication|confidence", text), text
    assert sentence(ODD[case]).endswith(".")
    assert "  " not in sentence(ODD[case])
    assert ("likely range" in sentence(ODD[case])) == (outlook.futures >= 20)
    assert ("first look" in sentence(ODD[case])) == (outlook.futures < 20)


@each_odd_case
def test_that_a_card_stands_for_each_target_for_all_and_for_the_cost(case):
    outlook, cards = ODD[case].outlook, targets(ODD[case])
    several = len(outlook.targets) > 1
    assert len(cards) == len(outlook.targets) + several
    for card, each in zip(cards, outlook.targets, strict=False):
        assert card.probability == each.odds.probability
    if several:
        assert cards[-1].probability == outlook.joint.probability
        assert cards[-1].title == {2: "Both", 3: "All three"}[len(outlook.targets)]
    costs = [card for card in headline_of(ODD[case]).cards if isinstance(card, CostCard)]
    assert len(costs) == (case != "no month of spending")
    assert headline_of(ODD[case]).cards[-1:] == tuple(costs) or not costs


@each_odd_case
def test_that_nothing_is_compared_without_a_baseline(case):
    if ODD[case].difference is None:
        assert all(card.change == "" for card in headline_of(ODD[case]).cards)
        assert "comparison plan" not in sentence(ODD[case])
    else:
        assert all(card.change for card in headline_of(ODD[case]).cards)
        assert "comparison plan" in sentence(ODD[case])


# Cards


def test_that_a_target_is_said_in_few_words():
    assert [target_title(each) for each in (FTE, CASELOAD, SPENT)] == [
        "500 FTE by 31 March 2017",
        "Caseload at or below 18 by 31 March 2017",
        "Total cost at or below £2.5m in March 2017",
    ]
    below = replace(FTE, test="at most", value=400.5)
    assert target_title(below) == "Permanent FTE in post at or below 400.5 by 31 March 2017"
    turnover = Target("turnover_12m", LAST, "at most", 15)
    assert target_title(turnover) == "Turnover, 12 months at or below 15% by 31 March 2018"


def test_that_a_card_says_its_chance_three_ways():
    fte = np.where(np.arange(24) < 3, 510.0, 400.0)[:, None]
    [card, *_] = targets(answer(permanent_fte=fte))
    assert (card.probability, card.percent, card.words) == (3 / 24, "12%", "about 1 in 10")
    assert card.likelihood == "unlikely"
    low, high = Odds(3, 24).interval
    assert card.detail == f"95% interval {low:.0%} to {high:.0%}, from 24 futures"


def some_reach(count, futures=200):
    return np.where(np.arange(futures) < count, 510.0, 400.0)[:, None]


@pytest.mark.parametrize(
    ("here", "there", "change"),
    [
        (40, 22, "9 percentage points higher"),
        (22, 40, "9 percentage points lower"),
        (22, 20, "1 percentage point higher (not clear)"),
        (20, 22, "1 percentage point lower (not clear)"),
        (20, 20, "the same"),
    ],
)
def test_that_a_change_is_said_in_points(here, there, change):
    case = answer(
        futures=200, permanent_fte=some_reach(here), baseline={"permanent_fte": some_reach(there)}
    )
    assert targets(case)[0].change == change


def test_that_a_change_too_small_to_say_is_not_called_none():
    case = answer(
        futures=400,
        permanent_fte=some_reach(41, 400),
        baseline={"permanent_fte": some_reach(40, 400)},
    )
    assert targets(case)[0].change == "about the same"


@pytest.mark.parametrize(("gained", "lost", "is_clear"), [
    (6, 0, True), (5, 0, False), (8, 1, True), (7, 1, False), (100, 80, False), (100, 70, True),
])  # fmt: skip
def test_that_a_chance_is_clearly_another_by_the_futures_that_turn(gained, lost, is_clear):
    # The exact test of McNemar, with SciPy's probabilities for ours.
    assert (binomtest(lost, gained + lost).pvalue < 0.05) == is_clear
    futures = np.arange(200)
    here = np.where(futures < gained, 510.0, 400.0)[:, None]
    there = np.where((futures >= gained) & (futures < gained + lost), 510.0, 400.0)[:, None]
    case = answer(futures=200, permanent_fte=here, baseline={"permanent_fte": there})
    assert case.difference is not None
    assert case.difference.clear.targets[0] == is_clear
    assert ("(not clear)" in targets(case)[0].change) != is_clear


# Cost

ASSUMED = "The assumed budget (£25m to £45m a year)"


def test_that_cost_is_summed_over_whole_years_up_to_the_latest_target():
    case = answer(cost_total=2.5e6, baseline={"cost_total": 2.4e6})
    card = cost(case)
    assert card.title == "Cost against the assumed budget, 2015/16 and 2016/17"
    assert card.words == "£2.4m under"
    assert card.change == "£2.4m more than the comparison plan"
    assert card.probability == 1
    assert cost(answer(document(), cost_total=2.5e6)).title == (
        "Cost against the assumed budget, 2015/16, 2016/17 and 2017/18"
    )


def test_that_over_and_less_are_said_too():
    card = cost(answer(cost_total=2.7e6, baseline={"cost_total": 2.8e6}))
    assert (card.words, card.change) == ("£2.4m over", "£2.4m less than the comparison plan")
    assert card.within == f"{ASSUMED} holds in both years in none of 24 possible futures"
    same = cost(answer(cost_total=ENVELOPE, baseline={}))
    assert (same.words, same.change) == (
        "On the assumed budget",
        "costs the same as the comparison plan",
    )


def test_that_the_cost_is_summed_in_each_future_before_the_middle_is_taken():
    luck = np.random.default_rng(3)
    ours, theirs = (luck.uniform(1e6, 4e6, (25, MONTHS)) for _ in range(2))
    case = answer(futures=25, cost_total=ours, baseline={"cost_total": theirs})
    columns = slice(3, 27)  # April 2015 to March 2017
    summed = PlanCost.of(case.question.document, case.ensemble)
    assert summed is not None
    assert case.difference is not None
    assert summed.over.p50 == pytest.approx(np.median((ours[:, columns] - ENVELOPE).sum(axis=1)))
    assert case.difference.plan_cost.p50 == pytest.approx(
        np.median((ours - theirs)[:, columns].sum(axis=1))
    )


def test_that_the_envelope_must_hold_in_every_year():
    # The sum is under the envelope in all futures; half of them are over it in one year.
    spent = np.full((24, MONTHS), 2.0e6)
    spent[:12, 5] = 9.5e6
    card = cost(answer(cost_total=spent))
    assert card.words.endswith("under")
    assert card.probability == 0.5
    assert card.within == f"{ASSUMED} holds in both years in about 5 in 10 possible futures"


def test_that_one_future_keeps_the_envelope_or_does_not():
    assert cost(answer(futures=1, cost_total=2e6)).within == f"{ASSUMED} holds in both years"
    assert cost(answer(futures=1, cost_total=2e6)).where == "in the one future"
    assert cost(answer(futures=2, cost_total=2e6)).where == "in the middle future"
    assert cost(answer(futures=1, cost_total=3e6)).within == (
        f"{ASSUMED} does not hold in both years"
    )


def test_that_a_part_of_a_year_is_said_to_be_one():
    card = cost(ODD["part of a year alone"])
    assert card.title == "Cost against the assumed budget, 4 months of 2014/15 and 2015/16"
    early = document(replace(FTE, by=date(2015, 2, 28)))
    assert cost(answer(early)).title == "Cost against the assumed budget, 1 month of 2014/15"
    assert plan_years(ODD["no month of spending"].question.document, [date(2015, 1, 31)]) is None


def test_that_without_an_envelope_the_cost_stands_alone():
    card = cost(answer(envelope=0.0, cost_total=2e6))
    assert (card.title, card.words) == ("Cost, 2015/16 and 2016/17", "£48.0m")
    assert (card.within, card.probability) == ("", None)


# The sentence


def test_that_the_sentence_can_be_read_out():
    fte = np.linspace(354, 438, 25)[:, None]
    loads = np.linspace(17, 19.2, 25)[:, None]
    plan = document(FTE, CASELOAD)
    lever = replace(plan, scenario=plan.scenario.with_values({"pay.golden_hello": 6000}))
    case = answer(
        lever,
        futures=25,
        permanent_fte=fte,
        average_caseload=loads,
        baseline={"permanent_fte": fte - 2.2},
        base_document=plan,
    )
    assert sentence(case) == (
        "With these levers there are about 396 permanent FTE by March 2017 (likely range 362 to "
        "430), 2 more than the comparison plan. The 500 is very unlikely; caseloads of 18 or less "
        "are about as likely as not."
    )
    assert bold(case) == ["396", "2 more than the comparison plan"]


def test_that_the_difference_is_the_middle_of_differences_and_not_of_middles():
    # Three of five futures gain 10 FTE, though the middles are the same.
    ours = np.array([10.0, 20, 30, 5, 6] * 5)[:, None] + 400
    theirs = np.array([0.0, 10, 20, 30, 40] * 5)[:, None] + 400
    case = answer(futures=25, permanent_fte=ours, baseline={"permanent_fte": theirs})
    assert np.median(ours) - np.median(theirs) == -10
    assert "10 more than the comparison plan" in bold(case)
    # Two futures of five lose far more: the middle could as well be none.
    assert "10 more than the comparison plan, not a clear difference." in sentence(case)


def test_that_no_difference_is_called_none():
    case = answer(permanent_fte=400.0, baseline={"permanent_fte": 400.3})
    assert "no different from the comparison plan" in bold(case)
    assert "not a clear difference" not in sentence(case)


@given(st.floats(-50, 50), st.sampled_from(list(Unit)))
def test_that_a_difference_is_never_nought_more(change, unit):
    if unit is Unit.YES_OR_NO:
        return
    said = difference_words(unit, change)
    if said == "no different from the comparison plan":
        assert abs(change) <= 0.5 * 10**-unit.decimals
    else:
        assert re.search(r"[1-9]", said.partition(" ")[0])
        assert ("more" in said or "higher" in said) == (change > 0)


@given(st.floats(-50, 50), st.floats(0, 50), st.sampled_from(list(Unit)))
def test_that_a_range_said_for_sure_holds_the_range(low, width, unit):
    high = low + width
    least, most = surely(unit, low, high)
    assert least <= low + 1e-6
    assert most >= high - 1e-6
    if unit is not Unit.YES_OR_NO:
        words = range_words(unit, least, most)
        assert ("fewer" in words or "lower" in words or "less" in words) == (least < 0)
        assert ("more" in words or "higher" in words) == (most > 0)


def test_that_no_difference_needs_no_mark():
    for none in ("the same", "about the same as the comparison plan", "0", "£0", "no change"):
        assert marked(none, is_clear=False) == none
    assert marked("0.1 higher", is_clear=False) == "0.1 higher (not clear)"


def test_that_a_target_at_another_time_names_its_month():
    later = replace(CASELOAD, by=date(2018, 3, 31))
    assert "caseloads of 18 or less in March 2018 are" in sentence(answer(document(FTE, later)))


def test_that_other_outcomes_are_spoken_of_by_their_names():
    case = answer(document(CASELOAD), average_caseload=17.44)
    assert sentence(case).startswith(
        "In this plan the average caseload is about 17.4 children per worker by March 2017 (likely"
    )
    assert sentence(answer(document(SPENT), cost_total=2.5e6)).startswith(
        "In this plan, total cost: about £2.5m in March 2017 (likely range £2.5m to £2.5m)"
    )


def test_that_a_target_at_most_is_said_in_full():
    turnover = Target("turnover_12m", BY, "at most", 15)
    said = sentence(answer(document(turnover), turnover_12m=20.0))
    assert said == (
        "In this plan turnover over 12 months is about 20% by March 2017 (likely range 20% to "
        "20%). Turnover of at most 15% is very unlikely."
    )


def test_that_the_sentence_does_without_targets():
    said = sentence(ODD["no targets"])
    assert "permanent FTE by March 2018" in said
    assert "likely" not in said.replace("likely range", "")


def test_that_few_futures_are_called_a_first_look_and_given_no_word_of_likelihood():
    said = sentence(ODD["few futures"])
    assert said.endswith("This is a first look at 8 possible futures.")
    assert "likely" not in said
    assert sentence(ODD["one future"]).endswith("only one possible future: a first look.")
    assert all(card.likelihood == "" for card in targets(ODD["few futures"]))
