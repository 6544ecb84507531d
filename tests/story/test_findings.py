"""What stands on the other pages is true of the outlook, and is said in few words."""

import re
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from app.edits import add_event
from app.figures.tables import table_of
from app.outlooks.headline import CostCard, headline_of
from app.outlooks.headline_words import short_answer
from app.outlooks.outlook import month_of
from app.outlooks.plan_cost import PlanCost
from app.story.page import Kind
from app.wording import amount, money
from sim.outcomes import OUTCOMES
from sim.scenario import Change, Event
from tests.app.answers import FTE, answer, document, ensemble, odd_answers, put
from tests.story.cases import case_of, compared, page

ODD = odd_answers()
each_odd_case = pytest.mark.parametrize("case", ODD)


# The answer


@each_odd_case
def test_that_the_headline_is_the_sentence_in_a_line(case):
    made = page(case_of(ODD[case]), Kind.ANSWER)
    sentence = "".join(text for text, _ in headline_of(ODD[case]).sentence)
    assert made.lead == sentence
    number = next(text for text, bold in headline_of(ODD[case]).sentence if bold)
    assert number in made.headline
    assert len(made.headline) < len(sentence)


def test_that_a_chance_in_the_headline_has_its_number():
    fte = np.where(np.arange(200) < 60, 510.0, 400.0)[:, None]
    said = short_answer(answer(document(FTE), futures=200, permanent_fte=fte))
    assert said == (
        "About 400 permanent FTE by March 2017; the 500 is unlikely (about 3 in 10 futures)"
    )
    sure = short_answer(answer(document(FTE), futures=200, permanent_fte=510.0))
    assert sure.endswith("the 500 is very likely (more than 99 in 100 futures)")
    few = short_answer(answer(document(FTE), futures=8, permanent_fte=510.0))
    assert few == "First look: about 510 permanent FTE by March 2017"


# Staff and money


def test_that_one_future_is_no_average_and_has_no_middle():
    made = [page(compared(futures=1), kind) for kind in (Kind.ANSWER, Kind.STAFFING, Kind.COST)]
    for each in made:
        figures = each.figures
        said = [each.lead, *each.speaker]
        said += [word for one in figures for word in (one.subtitle, one.note, one.description)]
        words = " ".join(said)
        assert "one possible future" in words.lower()
        assert "verage" not in words
        assert not re.search("(?<!baseline's )middle future", words)
        assert not any("average" in name for one in figures for name in table_of(one).columns)


@each_odd_case
def test_that_the_lead_on_staff_says_the_averages(case):
    known = ODD[case]
    targets, months = known.question.document.targets, known.outlook.months
    month = month_of(targets[0].by, months) if targets else months[-1]
    lead = page(case_of(known), Kind.STAFFING).lead
    for name in ("establishment_fte", "permanent_fte", "agency_fte", "empty_posts"):
        for at in (month, months[-1]):
            assert amount(OUTCOMES[name].unit, known.outlook.at(name, at)["mean"]) in lead


@each_odd_case
def test_that_the_lead_on_cost_says_what_the_card_says(case):
    known = ODD[case]
    cost = PlanCost.of(known.question.document, known.ensemble)
    made = page(case_of(known), Kind.COST)
    assert (made is None) == (cost is None)
    if made is None or cost is None:
        return
    card = headline_of(known).cards[-1]
    assert isinstance(card, CostCard)
    assert f"{money(float(cost.cost.p50))} in the" in made.lead
    if cost.envelope > 0:
        assert card.words.lower() in made.lead.lower()
        assert card.within in made.lead
    words = card.change.removeprefix("costs ").removesuffix(" (not clear)")
    assert words in made.lead
    assert ("not clear" in card.change) == ("not a clear difference" in made.lead)
    assert ("the comparison plan" in made.lead) == bool(card.change)


# The path


def test_that_what_begins_is_told_by_day_and_whether_the_baseline_has_it():
    base = document(
        FTE, changes=(Change(date(2015, 4, 1), "posts.social_workers", 400.0, 0.0, ""),)
    )
    later = Change(date(2015, 4, 1), "pay.golden_hello", 6000.0, 0.0, "")
    scenario = replace(base.scenario, changes=(*base.scenario.changes, later))
    known = answer(
        replace(base, scenario=scenario), baseline={"permanent_fte": 400.0}, base_document=base
    )
    points = page(case_of(known), Kind.PATH).points
    assert next(point for point in points if "in the baseline too" in point).startswith(
        "1 April 2015, in the baseline too: Establishment"
    )
    assert "1 April 2015: Golden hello £6,000." in points


def test_that_many_days_are_counted_and_not_listed():
    changes = tuple(
        Change(date(2015, month, 1), "pay.golden_hello", 3000.0 + 500 * month, 0.0, "")
        for month in range(2, 13)
    )
    points = page(case_of(answer(document(FTE, changes=changes))), Kind.PATH).points
    assert len(points) == 8
    assert points[-1] == "And 4 more dates, which the scenario lists."


@each_odd_case
def test_that_the_path_is_told_from_its_first_month_to_its_last(case):
    known = ODD[case]
    lead = page(case_of(known), Kind.PATH).lead
    for month in (known.outlook.months[0], known.outlook.months[-1]):
        assert f"{known.outlook.at('permanent_fte', month)['p50']:,.0f} FTE" in lead
    assert ("8 in 10" in lead) == (known.outlook.futures >= 20)
    assert ("the comparison plan" in lead) == (known.difference is not None)


# First and last pages


def test_that_shares_of_few_futures_are_not_spoken_of_beside_the_path():
    said = {n: page(compared(futures=n), Kind.PATH).speaker for n in (1, 8, 24)}
    assert "8 in 10" in said[24][-1]
    assert "8 in 10" not in " ".join(said[8])
    assert "middle future is" not in " ".join(said[1])


def test_that_a_share_is_not_called_nought_in_words_where_its_title_says_fewer_than_one():
    few = answer(workers_25_to_30=0.1, workers_over_30=0.0, workers_under_10=0.0)
    _, shares = page(case_of(few), Kind.CASELOAD).figures
    assert shares.title.startswith("Fewer than 1% of workers hold")
    assert "fewer than 1% of workers hold more than 25" in shares.description
    assert "no worker holds fewer than 10" in shares.description


def test_that_inputs_say_over_how_long_and_which_events_the_baseline_has_too():
    base = add_event(document(FTE), Event(date(2015, 4, 1), "budget_cut"))
    plan = add_event(base, Event(date(2016, 4, 1), "budget_cut"))
    gradual = Change(date(2015, 9, 1), "pay.golden_hello", 6000.0, over_months=12)
    plan = replace(plan, scenario=replace(plan.scenario, changes=(gradual,)))
    made = page(case_of(put(plan, ensemble(plan), base, ensemble(base))), Kind.INPUTS)
    levers, events, _ = made.tables
    assert levers.rows[0][3] == "1 September 2015, over 12 months"
    assert [row[events.columns.index("In the baseline too")] for row in events.rows] == [
        "yes",
        "no",
    ]
    alone = page(case_of(put(plan, ensemble(plan))), Kind.INPUTS).tables[0]
    assert "In the baseline too" not in alone.columns


def test_that_the_title_page_names_what_stands_beside_and_who_answers():
    points = page(compared(others=("T" * 200, "Two")), Kind.TITLE).points
    [beside] = [point for point in points if point.startswith("Beside it: ")]
    assert "…" in beside
    assert beside.endswith("Two.")
    assert len(beside) < 100
    assert "Not assured." in points


def test_that_caseload_says_one_thing_and_lists_the_rest():
    known = answer(permanent_fte_newly_qualified=20.0, unallocated_cases=30.0)
    made = page(case_of(known), Kind.CASELOAD)
    assert len(re.findall(r"\. ", made.lead)) == 0
    assert len(made.points) == 2
    assert made.lead.startswith("In March 2017, in the middle future, an average of ")
