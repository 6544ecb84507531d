"""The lever panel as a whole: search, only what changed, tabs, groups, revealing a lever."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.edits import add_event, reset_to, set_value
from app.levers.dates import middle_day
from app.levers.groups import Tab, matches, tab_of
from app.sources.catalogue import catalogue
from sim.scenario import Event
from tests.ui.lever_panel import LEFT, Hand

HELLO = "pay.golden_hello"
RATE = "leaving.rate"


@pytest.fixture
def hand(qtbot, tmp_path):
    return Hand(qtbot, tmp_path)


def seen(hand):
    """Paths of the rows that are shown in the present tab."""
    page = hand.panel.pages[hand.panel.tabs.currentIndex()]
    return {path for box in page.boxes for path, row in box.rows.items() if row.isVisible()}


def search(hand, words):
    hand.panel.focus_search()
    QTest.keyClicks(hand.panel.search, words)
    hand.settle()


def test_the_search_shows_what_matches_wherever_it_is(hand):
    search(hand, "agency")
    wanted = {r.path for r in catalogue() if tab_of(r) is Tab.LEVERS and matches(r, "agency")}
    assert wanted
    assert seen(hand) == wanted


def test_the_search_says_how_many_more_are_in_the_other_tab_and_goes_there(hand):
    search(hand, "elasticity")
    more = {r.path for r in catalogue() if tab_of(r) is not Tab.LEVERS and matches(r, "elasticity")}
    page = hand.panel.pages[0]
    assert page.elsewhere.text() == f"{len(more)} more under Assumptions"
    hand.qtbot.mouseClick(page.elsewhere, LEFT)
    hand.settle()
    assert hand.panel.tabs.currentIndex() == 1
    assert seen(hand) == more


def test_nothing_found_is_said(hand):
    search(hand, "zebra")
    assert seen(hand) == set()
    assert hand.panel.pages[0].nothing.isVisible()
    assert "zebra" in hand.panel.pages[0].nothing.text()


def test_escape_clears_the_search_and_groups_are_as_they_were(hand):
    open_before = [box.is_open for box in hand.panel.pages[0].boxes]
    assert not all(open_before)
    search(hand, "e")
    assert [box.is_open for box in hand.panel.pages[0].boxes if box.isVisible()]
    QTest.keyClick(hand.panel.search, Qt.Key.Key_Escape)
    assert hand.panel.search.text() == ""
    assert [box.is_open for box in hand.panel.pages[0].boxes] == open_before


def test_enter_in_the_search_goes_to_the_first_lever_found(hand):
    search(hand, "retention payment")
    QTest.keyClick(hand.panel.search, Qt.Key.Key_Return)
    assert hand.row("pay.retention_payment").slider.hasFocus()


def test_only_changed_shows_what_differs_from_the_baseline(hand):
    changed = set(hand.session.changed)
    hand.panel.only_changed.click()
    hand.settle()
    assert changed
    assert seen(hand) == changed
    assert f"({len(changed)})" in hand.panel.only_changed.text()


def test_only_changed_follows_and_a_row_stays_under_the_hand_that_resets_it(hand):
    hand.panel.only_changed.click()
    hand.settle()
    hand.session.change(set_value(hand.document, "demand.early_help", 8))
    hand.settle()
    assert "demand.early_help" in seen(hand)
    hand.session.change(reset_to(hand.document, HELLO, hand.session.baseline))
    hand.settle()
    assert HELLO in seen(hand)
    hand.panel.only_changed.click()
    hand.panel.only_changed.click()
    hand.settle()
    assert HELLO not in seen(hand)


def test_a_heading_counts_what_is_changed_under_it(hand):
    (pay,) = [box for box in hand.panel.pages[0].boxes if box.group.title == "Pay and offers"]
    (shocks,) = [box for box in hand.panel.pages[0].boxes if box.group.has_events]
    assert pay.heading.counted() == "1 changed"
    hand.session.change(set_value(hand.document, "pay.retention_payment", 1000))
    assert pay.heading.counted() == "2 changed"
    assert "2 changed" in pay.heading.accessibleName()
    assert shocks.heading.counted() == ""
    event = Event(middle_day(hand.document), "budget_cut")
    hand.session.change(add_event(hand.document, event))
    assert shocks.heading.counted() == "1 changed"
    assert f"({len(hand.session.changed) + 1})" in hand.panel.only_changed.text()


def test_a_group_opens_and_closes_by_key_and_is_remembered(hand):
    (demand,) = [box for box in hand.panel.pages[0].boxes if box.group.title == "Demand"]
    assert not demand.is_open
    demand.heading.setFocus()
    QTest.keyClick(demand.heading, Qt.Key.Key_Space)
    hand.settle()
    assert demand.is_open
    assert {row.path for row in demand.group.rows} <= seen(hand)
    hand.panel = hand.open()
    (again,) = [box for box in hand.panel.pages[0].boxes if box.group.title == "Demand"]
    assert again.is_open


@pytest.mark.parametrize("kept", ["nonsense|Demand", "", "\x00"])
def test_corrupt_settings_open_no_group_that_is_not_there(qtbot, tmp_path, kept):
    hand = Hand(qtbot, tmp_path)
    hand.settings.setValue("levers/open/LEVERS", kept)
    hand.panel = hand.open()
    opened = [box.group.title for box in hand.panel.pages[0].boxes if box.is_open]
    assert opened == (["Demand"] if "Demand" in kept else [])


def test_rows_are_made_when_they_are_first_seen(hand):
    assert not hand.panel.pages[1].boxes
    closed = [box for box in hand.panel.pages[0].boxes if not box.is_open]
    assert closed
    assert not any(box.rows for box in closed)
    hand.panel.tabs.setCurrentIndex(1)
    hand.settle()
    assert len(hand.panel.pages[1].boxes) > 5
    assert not any(box.rows for box in hand.panel.pages[1].boxes)


@pytest.mark.parametrize("path", [HELLO, RATE, "money.envelope", "structure.integrated_cost"])
def test_revealing_a_lever_finds_it_wherever_it_is(hand, path):
    search(hand, "zebra")
    hand.panel.only_changed.click()
    hand.panel.reveal(path)
    hand.settle()
    page = hand.panel.pages[hand.panel.tabs.currentIndex()]
    row = page.box_of(path).rows[path]
    assert row.isVisible()
    assert row.slider.hasFocus()
    top = row.mapTo(page.viewport(), row.rect().topLeft()).y()
    assert 0 <= top < page.viewport().height() - row.label.height()


def test_a_revealed_lever_is_ringed_for_a_moment(hand):
    row = hand.row("pay.retention_payment")
    quiet = row.grab().toImage()
    row.light_up()
    assert row.grab().toImage() != quiet
    hand.qtbot.waitUntil(lambda: row.grab().toImage() == quiet, timeout=5000)


def test_every_lever_is_reached_by_the_tab_key_in_the_order_it_is_seen(hand):
    for box in hand.panel.pages[0].boxes:
        box.open(box.group.title == "Recruitment")
    hand.settle()
    (recruitment,) = [b for b in hand.panel.pages[0].boxes if b.group.title == "Recruitment"]
    recruitment.heading.setFocus()
    reached: list[QWidget] = []
    for _ in range(3 * len(recruitment.rows)):
        QTest.keyClick(hand.panel.window().focusWidget(), Qt.Key.Key_Tab)
        reached.append(hand.panel.window().focusWidget())
    wanted = [
        control
        for row in recruitment.group.rows
        for made in [recruitment.rows[row.path]]
        for control in (made.slider, made.box, made.chevron)
    ]
    assert reached == wanted


def test_a_document_changed_elsewhere_is_shown(hand):
    row = hand.row(HELLO)
    hand.session.change(set_value(hand.document, HELLO, 9500))
    assert row.box.text() == "£9,500"
    hand.session.compare_with(hand.document)
    assert row.note.isHidden()
    assert row.slider.marks.baseline == 9500
    assert row.slider.marks.saved == 3000
    hand.session.saved_is(hand.document)
    assert row.slider.marks.saved == 9500
    hand.session.saved_is(None)
    assert row.slider.marks.saved is None
