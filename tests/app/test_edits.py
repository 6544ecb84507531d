"""Edits: a document in, a checked document out, or all that is wrong with it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import edits
from app.changed import changed_paths
from app.document import Target
from app.files.scenario_file import parse, text_of
from app.problem import CannotUse, Problem
from sim.scenario import Change, Event
from tests.app.any_edits import FEW_PATHS, an_edit, documents
from tests.app.plan import PLAN

HELLO = "pay.golden_hello"
ON_COSTS = "pay.on_costs"
APRIL, JULY = date(2015, 4, 1), date(2015, 7, 1)
QUICK = settings(max_examples=30)


@settings(max_examples=50)
@given(documents(most=3), an_edit)
def test_that_what_an_edit_allows_a_file_gives_back_equal(document, edit):
    before = text_of(document)
    after, problems = document, tuple[Problem, ...]()
    try:
        after = edit(document)
    except CannotUse as refused:
        problems = refused.problems
    assert all(each.place and each.fact and each.remedy for each in problems)
    assert parse(text_of(after), "") == after
    assert text_of(document) == before


def test_that_a_document_is_left_alone_and_all_else_of_it_kept():
    after = edits.set_value(PLAN, HELLO, 6000)
    assert edits.value_of(PLAN, HELLO) != 6000 == edits.value_of(after, HELLO)
    assert changed_paths(PLAN, after) == (HELLO,)
    back = edits.set_value(after, HELLO, edits.value_of(PLAN, HELLO))
    assert back == PLAN


@pytest.mark.parametrize(
    ("edit", "place", "fact", "remedy"),
    [
        (lambda d: edits.set_value(d, HELLO, 60000), HELLO, "is £60,000", "£0 to £20,000"),
        (lambda d: edits.set_value(d, HELLO, float("nan")), HELLO, "is not a number", "It can"),
        (lambda d: edits.set_value(d, "pay.helo", 1), "pay.helo", "is no parameter", ""),
        (lambda d: edits.set_typed(d, HELLO, "lots"), HELLO, 'is "lots"', "Write it like"),
        (lambda d: edits.set_reason(d, "pay.helo", "so"), "pay.helo", "is no parameter", ""),
        (lambda d: edits.set_range(d, "pay.helo", 0, 1), "pay.helo", "is no parameter", ""),
        (lambda d: edits.set_title(d, " \n "), "title", "is blank", "Give"),
        (lambda d: edits.set_futures(d, 0), "futures", "is 0", "at least 1"),
        (lambda d: edits.set_seed(d, -1), "seed", "is -1", "at least 0"),
        (
            lambda d: edits.add_change(d, Change(date(2014, 1, 1), HELLO, 1)),
            "changes[1].date",
            "is 2014-01-01",
            "It can be from 2015-01-31 up to 2016-03-31",
        ),
        (
            lambda d: edits.add_change(d, Change(APRIL, "start.permanent_fte", 1)),
            "changes[1].path",
            "cannot change on a date",
            "set parameters.start.permanent_fte",
        ),
        (
            lambda d: edits.add_event(d, Event(APRIL, "budget_cut", 11)),
            "events[1].size",
            "is 11",
            "at most 10",
        ),
        (
            lambda d: edits.set_value(d, "start.senior_share", 90),
            "start.senior_share and start.team_manager_share",
            "come to 104.7% together",
            "100% at most",
        ),
    ],
)
def test_that_what_is_refused_says_where_what_and_what_to_do(edit, place, fact, remedy):
    with pytest.raises(CannotUse) as refused:
        edit(PLAN)
    problem = refused.value.problems[0]
    assert (place in problem.place, fact in problem.fact) == (True, True), problem
    assert remedy in problem.remedy


def test_that_a_dated_lever_moves_its_last_step_only():
    document = edits.set_first_value(PLAN, HELLO, 1000)
    document = edits.add_change(document, Change(JULY, HELLO, 5000, 6, "offer"))
    document = edits.add_change(document, Change(APRIL, HELLO, 2000, 0, "begin"))
    after = edits.set_value(document, HELLO, 6000)
    assert after.scenario.settings.pay.golden_hello == 1000
    assert edits.dated(after, HELLO) == (
        Change(APRIL, HELLO, 2000, 0, "begin"),
        Change(JULY, HELLO, 6000, 6),
    )
    assert edits.dated(after, HELLO)[0] is edits.dated(document, HELLO)[0]
    assert edits.value_of(after, HELLO) == 6000
    assert edits.reason_of(after, HELLO) == ""
    assert edits.value_of(edits.set_typed(after, HELLO, "+10%"), HELLO) == 6600


@pytest.mark.parametrize("dated", [False, True])
def test_that_the_same_value_again_keeps_its_reason(dated):
    document = edits.set_value(PLAN, HELLO, 6000)
    if dated:
        document = edits.start_on(document, HELLO, APRIL, 0)
    document = edits.set_reason(document, HELLO, "as published")
    assert edits.set_value(document, HELLO, 6000) == document
    assert edits.reason_of(edits.set_value(document, HELLO, 6500), HELLO) == ""


@given(st.sampled_from([HELLO, ON_COSTS]), st.sampled_from([22.0, 25.0, 28.0]), st.booleans())
@QUICK
def test_that_a_start_keeps_the_value_and_moves_the_reason(path, before, said):
    document = edits.set_reason(PLAN, path, "as published") if said else PLAN
    after = edits.start_on(document, path, APRIL, before)
    assert edits.value_of(after, path) == edits.value_of(document, path)
    assert edits.reason_of(after, path) == edits.reason_of(document, path)
    assert path not in after.reasons
    assert after.scenario.settings.get(path) == before
    with pytest.raises(ValueError, match="already"):
        edits.start_on(after, path, JULY, before)


@QUICK
@given(documents(most=3), documents(most=3), st.sampled_from(FEW_PATHS))
def test_that_a_reset_makes_a_parameter_the_same(document, other, path):
    try:
        after = edits.reset_to(document, path, other)
    except CannotUse:
        # Only what cannot hold together with the rest.
        assert path.startswith("start.")
        return
    assert edits.same_as(after, path, other)
    assert edits.reason_of(after, path) == edits.reason_of(other, path)
    assert set(changed_paths(document, after)) <= {path}
    assert edits.same_as(document, path, other) == (path not in changed_paths(document, other))


@QUICK
@given(documents(most=3), documents(most=3))
def test_that_all_as_in_makes_all_the_same(document, other):
    after = edits.all_as_in(document, other)
    assert changed_paths(after, other) == ()
    assert after.scenario.events == other.scenario.events
    assert (after.title, after.targets) == (document.title, document.targets)


def test_that_a_reset_takes_a_step_on_the_first_day_too():
    other = edits.add_change(PLAN, Change(PLAN.scenario.first_day, HELLO, 5000))
    assert edits.same_as(edits.reset_to(PLAN, HELLO, other), HELLO, other)


def test_that_a_range_has_to_hold_its_value():
    value = edits.value_of(PLAN, ON_COSTS)
    after = edits.set_range(PLAN, ON_COSTS, value - 1, value + 2)
    assert after.scenario.ranges[ON_COSTS] == (value - 1, value + 2)
    assert ON_COSTS not in edits.set_point(after, ON_COSTS).scenario.ranges
    for low, high in ((value + 1, value + 2), (value - 2, value - 1), (value + 1, value - 1)):
        with pytest.raises(CannotUse, match="the value"):
            edits.set_range(PLAN, ON_COSTS, low, high)
    with pytest.raises(CannotUse):
        edits.set_range(PLAN, HELLO, 0, 20000)  # a lever is decided


def test_that_of_two_equal_changes_the_very_one_is_meant():
    one, two = Change(APRIL, HELLO, 5000), Change(APRIL, HELLO, 5000)
    document = edits.add_change(edits.add_change(PLAN, one), two)
    moved = edits.set_change(document, two, replace(two, date=JULY))
    assert moved.scenario.changes[0] is one
    assert [each.date for each in moved.scenario.changes] == [APRIL, JULY]
    (left,) = edits.remove_change(document, one).scenario.changes
    assert left is two
    twice = edits.add_change(edits.add_change(PLAN, one), one)
    assert len(edits.remove_change(twice, one).scenario.changes) == 1


def test_that_of_two_equal_events_the_very_one_is_meant():
    one, two = Event(APRIL, "budget_cut"), Event(APRIL, "budget_cut")
    document = edits.add_event(edits.add_event(PLAN, one), two)
    moved = edits.set_event(document, two, replace(two, size=2))
    assert moved.scenario.events[0] is one
    assert [each.size for each in moved.scenario.events] == [1, 2]
    (left,) = edits.remove_event(document, one).scenario.events
    assert left is two


def test_that_one_that_is_only_alike_is_found_and_one_that_is_not_there_is_a_fault():
    document = edits.add_change(PLAN, Change(APRIL, HELLO, 5000))
    assert edits.remove_change(document, Change(APRIL, HELLO, 5000)) == PLAN
    with pytest.raises(ValueError, match="not in"):
        edits.remove_change(document, Change(JULY, HELLO, 5000))
    with pytest.raises(ValueError, match="not in"):
        edits.set_event(document, Event(APRIL, "budget_cut"), Event(JULY, "budget_cut"))


def test_that_texts_are_kept_as_a_file_gives_them_back():
    typed = " e\x00\u0301\u202e\r\nnext "
    document = edits.set_reason(PLAN, HELLO, typed)
    document = edits.add_event(document, Event(APRIL, "budget_cut", 1, typed))
    document = edits.add_change(document, Change(APRIL, ON_COSTS, 30, 0, typed))
    document = edits.set_notes(document, typed)
    assert document.notes == document.reasons[HELLO] == "é\nnext"
    assert document.scenario.events[0].reason == document.scenario.changes[0].reason == "é\nnext"
    assert edits.set_title(PLAN, typed).title == "é next"


def test_that_a_target_has_to_be_by_a_month_that_is_run():
    early = replace(PLAN, scenario=replace(PLAN.scenario, first_day=date(2015, 2, 15)))
    with pytest.raises(CannotUse, match=r"targets\[1\].by is 2015-02-20"):
        edits.set_targets(early, [Target("agency_fte", date(2015, 2, 20), "at most", 1)])
    assert edits.set_targets(PLAN, []).targets == ()
