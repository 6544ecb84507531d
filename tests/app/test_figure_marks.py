"""Marks laid over a figure: what begins on a date, and what was counted where."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.figures.extent import extent_of
from app.figures.marks import dated_marks, is_birmingham, observed_marks
from app.figures.outlook_page import figures_of
from app.figures.shapes import Why
from app.figures.tables import table_of
from app.files.templates import birmingham, templates
from sim.grades import Grade
from sim.scenario import Change, Event, StaffMember
from tests.app.answers import (
    CASELOAD,
    FIRST,
    FTE,
    answer,
    document,
)


def page(case) -> dict[str, Any]:
    return dict(figures_of(case))


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


def test_that_a_years_sums_carry_no_mark_from_before_the_first_of_them():
    changes = (*POSTS, Change(date(2016, 6, 1), "pay.golden_hello", 6000.0))
    figures = page(answer(document(FTE, changes=changes)))
    assert len(figures["permanent_fte"].marks) == 2
    assert [mark.day for mark in figures["hires_and_leavers"].marks] == [date(2016, 6, 1)]


# Where the futures start


def started(doc=None, **series):
    known = answer(doc or varied(), **series)
    return figures_of(known)["permanent_fte"]


def varied(ends=(324.0, 358.0)):
    plain = document(FTE, CASELOAD, ranges={"start.permanent_fte": ends})
    return replace(plain, vary="luck+assumptions")


def test_that_the_first_day_shows_what_was_stated_and_the_range_futures_start_from():
    start = started().start
    assert (start.month, start.value, start.low, start.high) == (FIRST, 354, 324, 358)
    assert start.label in {
        "354 reported; the range starts at 324 to 358",
        "354 stated; the range starts at 324 to 358",
    }


def test_that_the_mark_is_within_the_axis_in_the_description_and_in_the_table():
    figure = started()
    low, high = extent_of(figure)
    assert low <= 324
    assert high >= 358
    assert figure.start.label in figure.description
    table = table_of(figure)
    places = [table.columns.index(name) for name in table.columns if "irst day" in name]
    assert [table.numbers[0][place] for place in places] == [354, 324, 358]
    assert all(row[place] is None for row in table.numbers[1:] for place in places)


def test_that_futures_which_all_start_alike_have_no_such_mark():
    assert started(replace(varied(), vary="luck")).start is None
    assert started(varied((354.0, 354.0))).start is None
    assert started(document(FTE, CASELOAD)).start is None
