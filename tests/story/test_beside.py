"""Scenarios beside each other: every difference is taken future by future, and said truly."""

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.figures.tables import table_of
from app.outlooks.beside import asked_of, rows_of
from app.outlooks.outlook import Outlook
from app.outlooks.plan_cost import PlanCost
from app.story.page import Kind
from tests.app.answers import CASELOAD, FTE, SPENT, answer, document, ensemble, put
from tests.story.cases import case_of, compared, page, titled

BANDS = ("mean", "p10", "p25", "p50", "p75", "p90")


def rows(case):
    beside = ((each.document, each.ensemble, each.outlook, each.difference) for each in case.others)
    return rows_of(case.answer, tuple(beside))


def plan_beside(change, futures=24, doc=None, **more):
    """A plan of 400 FTE beside one with so many more in each future."""
    plan = titled("The plan", 6000.0, doc)
    known = put(plan, ensemble(plan, futures, permanent_fte=400.0))
    other = titled("Another", 7000.0, doc)
    series = {"permanent_fte": 400.0 + np.broadcast_to(change, futures)[:, None], **more}
    return case_of(known, (other, ensemble(other, futures, **series)))


def several(*costs, futures=24):
    """A plan of £2.5m a month beside scenarios that cost so much."""
    plan = titled("The plan", 6000.0)
    known = put(plan, ensemble(plan, futures, cost_total=2.5e6))
    names = [cost if isinstance(cost, float) else "some" for cost in costs]
    others = [titled(f"Costs {name}", 7000.0) for name in names]
    beside = zip(others, costs, strict=True)
    return case_of(known, *(
        (other, ensemble(other, futures, cost_total=cost)) for other, cost in beside
    ))  # fmt: skip


def cost_title(case):
    return page(case, Kind.BESIDE).figures[1].title


# Laws


@settings(max_examples=10, deadline=None)
@given(st.integers(1, 24), st.integers(0, 9))
def test_that_a_row_differs_by_what_the_difference_says(futures, seed):
    plan, other = titled("The plan", 6000.0), titled("Another", 7000.0)
    known = put(plan, ensemble(plan, futures, seed=seed))
    case = case_of(known, (other, ensemble(other, futures, seed=seed + 1)))
    mine, row = rows(case)
    difference, asked = case.others[0].difference, asked_of(known)
    column = known.ensemble.months.index(asked.month)
    assert mine.change is None
    for band in BANDS:
        assert getattr(row.change, band) == getattr(difference.spreads[asked.outcome], band)[column]
        assert getattr(row.cost_change, band) == getattr(difference.plan_cost, band)
    assert float(row.change.mean) == pytest.approx(float(row.at.mean) - float(mine.at.mean))
    assert float(row.cost_change.mean) == pytest.approx(
        float(row.cost.mean) - float(mine.cost.mean), abs=0.01
    )


@settings(max_examples=10, deadline=None)
@given(st.integers(1, 24), st.integers(0, 9))
def test_that_the_baseline_stands_as_a_scenario_of_its_own_would(futures, seed):
    plan, base = titled("The plan", 6000.0), document(FTE, CASELOAD)
    own, theirs = ensemble(plan, futures, seed=seed), ensemble(base, futures, seed=seed + 1)
    _, known = rows(case_of(put(plan, own, base, theirs)))
    _, laid = rows(case_of(put(plan, own), (base, theirs)))
    assert (known.name, laid.name) == ("Baseline", "A plan")
    assert known.targets == laid.targets
    assert known.joint == laid.joint
    for what in ("at", "cost", "change", "cost_change"):
        for band in BANDS:
            one, other = (getattr(getattr(row, what), band) for row in (known, laid))
            assert one == pytest.approx(other)


def test_that_each_row_is_held_against_the_targets_of_this_plan():
    plan = titled("The plan", 6000.0)
    base = replace(document(SPENT), title="The baseline")
    own, theirs = ensemble(plan, seed=1), ensemble(base, seed=2)
    this, row = rows(case_of(put(plan, own, base, theirs)))
    held = Outlook.of(replace(base, targets=plan.targets), theirs)
    assert row.targets == tuple(each.odds for each in held.targets)
    assert this.targets == tuple(each.odds for each in Outlook.of(plan, own).targets)
    cost = PlanCost.of(plan, theirs)
    assert cost is not None
    assert float(row.cost.p50) == float(cost.cost.p50)


@pytest.mark.parametrize("futures", [1, 8, 24])
def test_that_figures_and_tables_say_one_number(futures):
    case = compared(futures=futures)
    made = page(case, Kind.BESIDE)
    outcome, cost = made.figures
    differences, chances = made.tables
    for row, interval, cells, odds in zip(
        rows(case), outcome.rows, differences.numbers, chances.numbers, strict=True
    ):
        assert interval.name == row.name
        assert cells[1] == interval.middle == float(row.at.p50)
        assert cells[3] == (None if row.change is None else float(row.change.p50))
        assert odds[1:4] == tuple(100 * each.probability for each in (*row.targets, row.joint))
        assert odds[4] == float(row.cost.p50)
    this, *others = cost.rows
    assert (this.low, this.middle, this.high) == (0, 0, 0)
    middles = [float(row.cost_change.p50) for row in rows(case)[1:]]
    assert [row.middle for row in others] == middles


# Findings


def test_that_a_scenario_is_called_better_only_where_nine_in_ten_futures_are():
    assert page(plan_beside(30.0), Kind.BESIDE).headline == (
        "Another does most for permanent FTE: 30 more than this plan"
    )
    now_and_then = np.where(np.arange(24) < 20, 30.0, -5.0)
    said = page(plan_beside(now_and_then), Kind.BESIDE).headline
    assert said == (
        "Another: permanent FTE 30 more than this plan, but in fewer than 9 of 10 futures"
    )
    worse_now_and_then = page(plan_beside(-now_and_then), Kind.BESIDE).headline
    assert worse_now_and_then == (
        "Another: permanent FTE 30 fewer than this plan, but in fewer than 9 of 10 futures"
    )
    assert page(plan_beside(30.0, futures=8), Kind.BESIDE).headline.startswith("First look")


def test_that_a_clear_difference_is_not_denied_by_the_headline():
    """It asks for more, for 9 of 10 futures, and called what the lead calls clear "not clearly"."""
    in_most = np.where(np.arange(24) < 20, 3.0, -1.0)
    made = page(plan_beside(in_most), Kind.BESIDE)
    assert "not a clear difference" not in made.lead
    assert "clear" not in made.headline
    assert "fewer than 9 of 10 futures" in made.headline


def test_that_one_of_several_is_said_to_do_most_only_where_it_is_clear_of_the_others():
    plan = titled("The plan", 6000.0)
    known = put(plan, ensemble(plan, permanent_fte=400.0))
    best, next_best = titled("Best", 7000.0), titled("Next", 8000.0)
    luck = np.linspace(-8.0, 8.0, 24)

    def said(lead):
        more = {"Best": 30.0 + lead + luck, "Next": 30.0 - luck}
        both = [
            (doc, ensemble(doc, permanent_fte=400.0 + more[doc.title][:, None]))
            for doc in (best, next_best)
        ]
        return page(case_of(known, *both), Kind.BESIDE).headline

    assert said(20.0) == "Best does most for permanent FTE: 50 more than this plan"
    assert said(5.0) == "Best does more for permanent FTE: 35 more than this plan"


def test_that_differences_of_shares_are_in_points_and_told_from_differences_of_middles():
    doc = document(replace(FTE, outcome="agency_share", test="at most", value=20.0))
    plan, other = titled("The plan", 6000.0, doc), titled("Another", 7000.0, doc)
    known = put(plan, ensemble(plan, agency_share=25.0))
    less = ensemble(other, agency_share=np.linspace(21.0, 22.0, 24)[:, None])
    made = page(case_of(known, (other, less)), Kind.BESIDE)
    differences, chances = made.tables
    assert differences.columns[1] == "Middle future (%)"
    assert differences.columns[3] == "Middle difference from this plan (points)"
    assert "%" in differences.rows[1][1]
    assert "%" not in "".join(differences.rows[1][3:])
    assert "3.5 percentage points lower (3.1 to 3.9 percentage points lower)" in made.lead
    assert "not the difference of two middle futures" in made.points[-1]
    assert "Middle difference in cost (£)" in chances.columns
    assert table_of(made.figures[1]).columns[2] == "Middle difference (£)"


def test_that_this_plan_is_called_better_only_where_each_of_the_others_is_worse():
    said = page(plan_beside(-30.0), Kind.BESIDE).headline
    assert said == "This plan does most for permanent FTE: 30 more than Another"
    none = page(plan_beside(0.0), Kind.BESIDE).headline
    assert none == "Another does no more for permanent FTE than this plan"


def test_that_less_is_better_where_less_is_wanted():
    doc = document(CASELOAD)
    plan = titled("The plan", 6000.0, doc)
    known = put(plan, ensemble(plan, average_caseload=19.0))
    better, worse = titled("Better", 7000.0, doc), titled("Worse", 8000.0, doc)
    case = case_of(
        known,
        (better, ensemble(better, average_caseload=17.5)),
        (worse, ensemble(worse, average_caseload=22.0)),
    )
    said = page(case, Kind.BESIDE).headline
    assert said == "Better does most for average caseload: 1.5 lower than this plan"


def test_that_none_is_called_better_if_none_is():
    assert page(compared(), Kind.BESIDE).headline.startswith("None of the 3 others is better")


def test_that_the_dearest_is_named():
    dear = plan_beside(0.0, cost_total=9e6)
    assert cost_title(dear).startswith("Another costs £")
    cheap = plan_beside(0.0, cost_total=0.0)
    assert re.fullmatch(r"This plan costs £[\d.]+m more than Another", cost_title(cheap))
    unclear = np.where(np.arange(24) % 2, 3e6, 2e6)[:, None]
    assert cost_title(several(unclear)) == (
        "Costs some costs neither more nor less than this plan in 9 of 10 futures"
    )
    assert cost_title(several(unclear, 2.0)) == (
        "None of the others costs more than this plan in 9 of 10 futures"
    )
    assert cost_title(several(3e6, futures=8)).startswith("First look: Costs 3000000.0 costs £")
    assert cost_title(several(3e6, 2e6)).startswith("Costs 3000000.0 costs £")
    assert re.fullmatch(
        r"This plan costs most: £[\d.]+m more than Costs 4.0", cost_title(several(4.0, 2.0))
    )


def test_that_the_lead_gives_difference_and_range_of_each_that_was_chosen():
    lead = page(plan_beside(np.arange(24.0)), Kind.BESIDE).lead
    assert "compared within each future (likely ranges in brackets)" in lead
    assert "Another: 12 more (2 to 21 more); no clear difference in cost" in lead


def test_that_a_difference_that_is_not_clear_is_said_not_to_be_wherever_it_stands():
    # In 14 of 24 futures more, in 10 fewer: heads and tails fall like that.
    luck = np.where(np.arange(24) < 14, 9.0, -9.0)
    unclear, clear = page(plan_beside(luck), Kind.BESIDE), page(plan_beside(30.0), Kind.BESIDE)
    assert "Another: 9 more (9 fewer to 9 more), not a clear difference" in unclear.lead
    assert unclear.tables[0].rows[1][3] == "9 (not clear)"
    assert "Another: 30 more;" in clear.lead
    assert clear.tables[0].rows[1][3] == "30"
    costs = np.where(np.arange(24) < 14, 2.6e6, 2.4e6)[:, None]
    unclear, clear = (page(several(cost), Kind.BESIDE) for cost in (costs, 2.6e6))
    assert "no clear difference in cost" in unclear.lead
    assert unclear.tables[1].rows[1][-1].endswith(" (not clear)")
    assert "not a clear difference" in unclear.figures[1].description
    assert "; costs £2.4m more" in clear.lead
    assert "not" not in clear.tables[1].rows[1][-1] + clear.figures[1].description
    few = page(plan_beside(30.0, futures=5), Kind.BESIDE)
    assert few.headline.endswith("30 more than this plan on permanent FTE, not a clear difference")


# What is shown


def test_that_there_is_no_page_with_nothing_to_lay_beside():
    assert page(case_of(answer()), Kind.BESIDE) is None
    assert page(case_of(answer(baseline={})), Kind.BESIDE) is None


def test_that_the_baseline_is_shown_once():
    base = document(FTE, CASELOAD)
    plan = titled("The plan", 6000.0)
    known = put(plan, ensemble(plan), base, ensemble(base, seed=2))
    case = case_of(known, (base, ensemble(base, seed=2)))
    assert [row.name for row in rows(case)] == ["This plan", "Baseline"]


def test_that_two_of_one_title_are_told_apart():
    names = [row.name for row in rows(compared(others=("Same", "Same", "This plan")))]
    assert names == ["This plan", "Baseline", "Same", "Same (2)", "This plan (2)"]


def test_that_each_says_what_it_changes():
    points = page(compared(), Kind.BESIDE).points
    assert points == (
        "This plan: Golden hello £3,000 to £6,000.",
        "One: Golden hello £3,000 to £7,000.",
        "Two: Golden hello £3,000 to £7,500.",
        "A middle difference is the middle of what single futures differ by, not the difference of "
        "two middle futures.",
    )
