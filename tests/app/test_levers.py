"""Levers as rows of a panel: groups, tracks, search, help, how each stands."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.edits import add_change, add_event, dated, set_reason, set_value, start_on, value_of
from app.files.scenario_file import parse, read, text_of
from app.levers.dates import hold_from_first_day, middle_day, next_step, usual_start
from app.levers.events import events_changed, events_lost, in_baseline, read_size
from app.levers.groups import Tab, describe, groups, kind_matches, matches
from app.levers.standing import against_baseline, note, resets, standings
from app.levers.track import track_of
from app.sources.catalogue import catalogue
from sim.parameter import Kind
from sim.scenario import EVENT_KINDS, PARAMETERS, Change, Event

SCENARIOS = Path(__file__).parent.parent.parent / "scenarios"
ROWS = st.sampled_from(catalogue())
ROW = {row.path: row for row in catalogue()}


@pytest.fixture(scope="module")
def plan():
    return read(SCENARIOS / "birmingham.headroom")


@pytest.fixture(scope="module")
def baseline():
    return read(SCENARIOS / "do-nothing.headroom")


def test_every_parameter_is_in_one_group_of_the_tab_it_belongs_to():
    shown = [row.path for tab in Tab for group in groups(tab) for row in group.rows]
    assert sorted(shown) == sorted(PARAMETERS)
    levers = {row.path for group in groups(Tab.LEVERS) for row in group.rows}
    assert levers == {p.path for p in PARAMETERS.values() if p.kind is Kind.LEVER}


def test_only_one_group_lists_events_and_it_is_among_the_levers():
    with_events = [group for tab in Tab for group in groups(tab) if group.has_events]
    assert [(each.title, each.tab) for each in with_events] == [
        ("Structure and shocks", Tab.LEVERS)
    ]


@given(row=ROWS, data=st.data())
def test_a_stop_and_its_value_are_a_round_trip(row, data):
    track = track_of(row)
    stop = data.draw(st.integers(0, track.last))
    value = track.value(stop)
    assert track.position(value) == stop
    assert row.least <= value <= row.most
    if 0 < stop < track.last:
        steps = value / row.step
        assert steps == pytest.approx(round(steps), abs=1e-6)


@given(row=ROWS)
def test_a_track_holds_the_range_seen_in_evidence_and_is_no_wider_than_allowed(row):
    track = track_of(row)
    assert row.least <= track.low <= min(row.low, row.default)
    assert max(row.high, row.default) <= track.high <= row.most
    assert track.last >= 1


@given(row=ROWS, data=st.data())
def test_a_track_widens_for_a_value_outside_and_never_narrows(row, data):
    value = data.draw(st.floats(row.least, row.most))
    track = track_of(row)
    wider = track.holding([value])
    assert wider.low <= min(track.low, value)
    assert wider.high >= max(track.high, value)
    assert row.least <= wider.low
    assert wider.high <= row.most
    if track.low <= value <= track.high:
        assert wider == track


@given(row=ROWS, data=st.data())
def test_a_key_moves_one_whole_step_in_its_direction_even_from_between_stops(row, data):
    track = track_of(row)
    value = data.draw(st.floats(track.low, track.high))
    up, down = track.moved(value, 1), track.moved(value, -1)
    assert up > value or value == track.high
    assert down < value or value == track.low
    assert up - value <= row.step * 1.000001
    assert value - down <= row.step * 1.000001


@pytest.mark.parametrize(
    "words", ["golden", "GOLDEN hello", "pay.golden_hello", "qualifies starts"]
)
def test_a_lever_is_found_by_its_label_its_path_and_its_help(words):
    assert matches(ROW["pay.golden_hello"], words)


def test_words_that_are_nowhere_find_nothing_and_no_words_find_all():
    assert not any(matches(row, "golden zebra") for row in catalogue())
    assert all(matches(row, "  ") for row in catalogue())


def test_an_event_is_found_by_its_label():
    found = [kind.name for kind in EVENT_KINDS.values() if kind_matches(kind, "trust dfe")]
    assert found == ["structure_trust_dfe"]


@given(row=ROWS)
def test_the_help_says_what_it_is_and_what_it_rests_on(row):
    lines = describe(row)
    assert lines[0] == row.help
    assert row.mark_in_words in lines[-1]
    assert all(source in lines[-1] for source in row.sources)
    if row.has_range:
        assert any(row.say(row.low) in line and row.say(row.high) in line for line in lines)


def test_how_a_lever_stands_agrees_with_the_document(plan, baseline):
    found = standings(plan, baseline, None)
    for path, standing in found.items():
        assert standing.value == value_of(plan, path)
        assert standing.baseline == value_of(baseline, path)
        assert standing.changes == dated(plan, path)
        assert standing.saved is None


def test_nothing_is_changed_against_itself(plan):
    assert not any(each.changed for each in standings(plan, plan, plan).values())


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("pay.golden_hello", 6000, "+£3,000 on the baseline"),
        ("pay.golden_hello", 2500, "−£500 on the baseline"),
        ("pay.gap_senior", -1, "+3 points on the baseline"),
        ("hiring.newly_qualified_places", 60, "−30 on the baseline"),
        ("agency.single_contract", 1, "changed: no in the baseline"),
    ],
)
def test_a_change_is_said_with_its_sign_and_unit(plan, path, value, said):
    after = set_value(plan, path, value)
    assert against_baseline(ROW[path], standings(after, plan, plan)[path]) == said


def test_a_change_of_date_alone_is_said_too(plan):
    after = start_on(plan, "pay.golden_hello", date(2015, 4, 1), 3000)
    said = note(ROW["pay.golden_hello"], standings(after, plan, plan)["pay.golden_hello"])
    assert said == "changed from the baseline, from 1 Apr 2015"


@pytest.mark.parametrize(("months", "said"), [(0, ""), (1, " over 1 month"), (6, " over 6 months")])
def test_a_change_that_is_reached_slowly_says_over_how_many_months(plan, months, said):
    path = "pay.golden_hello"
    after = add_change(plan, Change(date(2015, 4, 1), path, 6000, months))
    standing = standings(after, plan, plan)[path]
    assert note(ROW[path], standing).endswith(f", from 1 Apr 2015{said}")


def test_resetting_is_offered_only_when_it_would_change_something(plan, baseline):
    path = "pay.golden_hello"
    assert not resets(plan, path, None)
    assert not resets(plan, path, plan)
    same = set_value(plan, path, value_of(plan, path))
    assert not resets(same, path, plan)
    assert resets(set_value(plan, path, 4000), path, plan)
    assert resets(set_reason(plan, path, "because"), path, plan)
    assert resets(start_on(plan, path, date(2015, 4, 1), 3000), path, plan)
    assert resets(plan, "posts.seniors", baseline)


def test_a_baseline_of_other_years_offers_no_reset_that_would_do_nothing(plan):
    path = "posts.seniors"
    early = replace(plan, scenario=replace(plan.scenario, changes=()))
    other = replace(
        early,
        scenario=replace(
            early.scenario,
            changes=(replace(plan.scenario.changes[1], date=date(2011, 4, 1)),),
            first_day=date(2010, 1, 31),
            last_day=date(2012, 3, 31),
        ),
    )
    assert not resets(early, path, other)


def test_holding_from_the_first_day_keeps_value_and_reason(plan):
    path = "posts.seniors"
    held = hold_from_first_day(plan, path)
    assert dated(held, path) == ()
    assert value_of(held, path) == value_of(plan, path)
    assert held.reasons[path] == dated(plan, path)[-1].reason
    assert hold_from_first_day(held, path) is held


@given(
    first=st.dates(date(1990, 1, 1), date(2100, 1, 1)), months=st.integers(1, 100), data=st.data()
)
def test_suggested_dates_are_within_the_run(plan, first, months, data):
    last = date.fromordinal(first.toordinal() + 31 * months)
    scenario = replace(plan.scenario, first_day=first, last_day=last, changes=(), events=())
    document = replace(plan, scenario=scenario)
    after = data.draw(st.dates(first + timedelta(days=1), last))
    for day in (middle_day(document), usual_start(document), next_step(document, after)):
        assert first < day <= last


def test_a_suggested_event_can_be_saved(plan):
    for name in EVENT_KINDS:
        with_it = add_event(plan, Event(middle_day(plan), name))
        assert parse(text_of(with_it), "") == with_it


def test_events_are_compared_by_what_they_do_and_not_by_their_reason(plan):
    (event,) = plan.scenario.events
    reworded = replace(event, reason="said otherwise")
    other = replace(plan, scenario=replace(plan.scenario, events=(reworded,)))
    assert events_changed(plan, other) == 0
    assert in_baseline(event, other)
    without = replace(plan, scenario=replace(plan.scenario, events=()))
    assert events_changed(without, plan) == 1
    assert events_lost(without, plan) == (event,)


@pytest.mark.parametrize("text", ["", "half", "£1", "=1", "1,5"])
def test_a_size_that_cannot_be_read_is_answered_in_a_sentence(text):
    assert isinstance(read_size(text), str)
