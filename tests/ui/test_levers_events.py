"""The dated events of a scenario: added from a menu, edited, refused, removed."""

from datetime import date

import pytest
from PySide6.QtCore import QDate

from app.levers.dates import middle_day
from app.levers.groups import describe_event
from sim.scenario import EVENT_KINDS
from tests.ui.lever_panel import LEFT, Hand


@pytest.fixture
def hand(qtbot, tmp_path):
    return Hand(qtbot, tmp_path, height=1400)


def press(hand, button):
    hand.qtbot.mouseClick(button, LEFT)
    hand.settle()


def events_of(hand):
    (box,) = [box for box in hand.panel.pages[0].boxes if box.group.has_events]
    if not box.is_open:
        press(hand, box.heading)
    hand.settle()
    return box.events


def test_an_event_is_added_in_the_middle_of_the_run_as_one_step(hand):
    events = events_of(hand)
    labels = [action.text() for action in events.menu.actions()]
    assert labels == [kind.label for kind in EVENT_KINDS.values()]
    for kind, action in zip(EVENT_KINDS.values(), events.menu.actions(), strict=True):
        assert describe_event(kind)[0] in action.statusTip()
    next(a for a in events.menu.actions() if "pay raid" in a.text()).trigger()
    hand.settle()
    added = [each for each in hand.document.scenario.events if each.kind == "pay_raid"]
    assert [(each.date, each.size) for each in added] == [(middle_day(hand.document), 1)]
    assert hand.steps == 1
    row = next(row for row in events.rows if row.kind.name == "pay_raid")
    assert row.note.isVisible()
    assert row.day.hasFocus()
    assert hand.panel.isActiveWindow()
    hand.session.undo()
    hand.settle()
    assert [row.kind.name for row in events.rows] == ["front_door_opens"]


def test_an_event_is_edited_and_removed(hand):
    events = events_of(hand)
    (row,) = events.rows
    row.day.setDate(QDate(2014, 9, 1))
    hand.type(row.strength, "0.5")
    (event,) = hand.document.scenario.events
    assert (event.date, event.size) == (date(2014, 9, 1), 0.5)
    press(hand, row.remove)
    assert hand.document.scenario.events == ()
    assert events.none.isVisible()
    assert "new front door" in events.lost.text()
    hand.session.undo()
    hand.settle()
    assert events.rows[0].strength.text() == "0.5"


@pytest.mark.parametrize(("text", "said"), [("large", "cannot be read"), ("50", "50")])
def test_a_size_that_cannot_be_used_stays_with_its_sentence(hand, text, said):
    (row,) = events_of(hand).rows
    hand.type(row.strength, text)
    assert hand.steps == 0
    assert row.strength.text() == text
    assert row.problem.isVisible()
    assert said in row.problem.text()


def test_an_event_after_the_run_is_refused_in_a_sentence(hand):
    (row,) = events_of(hand).rows
    row.day.setDate(QDate(2040, 1, 1))
    assert hand.steps == 0
    assert row.problem.isVisible()
    assert "2018-03-31" in row.problem.text()


def test_two_events_of_a_kind_stay_apart(hand):
    events = events_of(hand)
    for _ in range(2):
        events.add_kind("budget_cut")
        hand.settle()
    rows = [row for row in events.rows if row.kind.name == "budget_cut"]
    rows[0].day.setDate(QDate(2015, 5, 1))
    hand.settle()
    cuts = sorted(e.date for e in hand.document.scenario.events if e.kind == "budget_cut")
    assert cuts == [date(2015, 5, 1), middle_day(hand.document)]
    shown = [row.day.date() for row in events.rows if row.kind.name == "budget_cut"]
    assert shown == [QDate(each.year, each.month, each.day) for each in cuts]


def test_why_an_event_happens_can_be_said(hand):
    (row,) = events_of(hand).rows
    press(hand, row.chevron)
    assert row.help.isVisible()
    row.reason.setPlainText("It was announced")
    row.reason.finish()
    assert hand.document.scenario.events[0].reason == "It was announced"
