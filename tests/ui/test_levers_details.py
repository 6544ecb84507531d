"""What opens below a lever: dates and ramps, reason, range, resets; and the dated events."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest

from app.edits import dated, reason_of, value_of
from sim.scenario import PARAMETERS
from tests.ui.lever_panel import LEFT, Hand
from ui.levers.details import Details

HELLO = "pay.golden_hello"
POSTS = "posts.social_workers"
RETENTION = "pay.retention_payment"
GAIN = "pay.golden_hello_gain"


@pytest.fixture
def hand(qtbot, tmp_path):
    return Hand(qtbot, tmp_path, height=1400)


def press(hand, button):
    hand.qtbot.mouseClick(button, LEFT)
    hand.settle()


def choose(hand, radio):
    radio.setFocus()
    QTest.keyClick(radio, Qt.Key.Key_Space)
    hand.settle()


def test_opening_a_row_shows_no_window_of_its_own(hand):
    for path in (HELLO, POSTS, GAIN):
        hand.details(path)
        assert hand.panel.isActiveWindow()


# From when


def test_a_value_can_be_let_begin_on_a_date_and_the_slider_then_moves_that_value(hand):
    details = hand.details(RETENTION)
    row = hand.row(RETENTION)
    hand.type(row.box, "2000")
    choose(hand, details.starts.from_date)
    (change,) = dated(hand.document, RETENTION)
    assert (change.date, change.value) == (date(2015, 4, 1), 2000)
    assert hand.document.scenario.settings.get(RETENTION) == 0
    assert "from 1 Apr 2015" in row.note.text()
    hand.drag(row.slider, [3000])
    assert [each.value for each in dated(hand.document, RETENTION)] == [3000]
    assert hand.document.scenario.settings.get(RETENTION) == 0
    assert hand.steps == 3


def test_back_to_the_first_day_keeps_the_value(hand):
    details = hand.details(POSTS)
    assert len(details.starts.steps) == 2
    choose(hand, details.starts.first_day)
    assert dated(hand.document, POSTS) == ()
    assert value_of(hand.document, POSTS) == 262
    assert hand.steps == 1
    hand.session.undo()
    hand.settle()
    assert details.starts.from_date.isChecked()
    assert len(details.starts.steps) == 2


def test_every_step_has_its_date_value_and_ramp_to_be_edited(hand):
    starts = hand.details(POSTS).starts
    first, last = starts.steps
    first.day.setDate(QDate(2015, 9, 1))
    assert dated(hand.document, POSTS)[0].date == date(2015, 9, 1)
    first.months.setValue(6)
    assert dated(hand.document, POSTS)[0].over_months == 6
    hand.type(first.value, "250")
    assert [each.value for each in dated(hand.document, POSTS)] == [250, 262]
    hand.type(last.value, "270")
    assert value_of(hand.document, POSTS) == 270
    hand.session.undo()
    hand.type(starts.first, "230 posts")
    assert hand.document.scenario.settings.get(POSTS) == 230
    assert value_of(hand.document, POSTS) == 262


def test_a_step_can_be_added_and_removed(hand):
    starts = hand.details(POSTS).starts
    press(hand, starts.add)
    changes = dated(hand.document, POSTS)
    assert [each.date for each in changes] == [
        date(2015, 4, 1),
        date(2016, 4, 1),
        date(2017, 4, 1),
    ]
    assert changes[2].value == changes[1].value
    press(hand, starts.steps[1].remove)
    assert [each.date for each in dated(hand.document, POSTS)] == [
        date(2015, 4, 1),
        date(2017, 4, 1),
    ]
    assert len(starts.steps) == 2
    assert hand.steps == 2


def test_a_date_outside_the_run_is_refused_in_a_sentence_and_stays(hand):
    starts = hand.details(POSTS).starts
    before = dated(hand.document, POSTS)
    starts.steps[0].day.setDate(QDate(2031, 1, 1))
    assert dated(hand.document, POSTS) == before
    assert starts.problem.isVisible()
    assert "2018-03-31" in starts.problem.text()
    assert starts.steps[0].day.date() == QDate(2031, 1, 1)
    starts.steps[0].day.setDate(QDate(2015, 10, 1))
    assert starts.problem.isHidden()
    assert dated(hand.document, POSTS)[0].date == date(2015, 10, 1)


def test_a_wrong_value_in_a_step_stays_with_its_sentence(hand):
    starts = hand.details(POSTS).starts
    hand.type(starts.steps[0].value, "many")
    assert starts.steps[0].value.text() == "many"
    assert "cannot be read" in starts.problem.text()
    assert hand.steps == 0
    hand.type(starts.first, "-5")
    assert starts.first.text() == "-5"
    assert hand.steps == 0


def test_what_was_counted_on_the_first_day_offers_no_date(hand):
    starts = hand.details("start.permanent_fte").starts
    assert not PARAMETERS["start.permanent_fte"].dated
    for each in (starts.first_day, starts.from_date, starts.add):
        assert not each.isVisible()


def test_yes_or_no_changes_at_once(hand):
    starts = hand.details("agency.single_contract").starts
    choose(hand, starts.from_date)
    assert not starts.steps[0].months.isVisible()


# Why, and back


def test_a_reason_is_kept_with_the_value_it_is_given_for(hand):
    details = hand.details(HELLO)
    details.reason.setFocus()
    QTest.keyClicks(details.reason, "Neighbours pay this")
    hand.panel.search.setFocus()
    assert reason_of(hand.document, HELLO) == "Neighbours pay this"
    assert hand.steps == 1
    hand.session.undo()
    assert details.reason.toPlainText() == ""


def test_a_reason_being_typed_is_kept_after_a_pause_and_before_a_save(hand):
    details = hand.details(HELLO)
    details.reason.setFocus()
    QTest.keyClicks(details.reason, "because")
    hand.panel.finish_typing()
    assert reason_of(hand.document, HELLO) == "because"
    QTest.keyClicks(details.reason, " of it")
    hand.qtbot.waitUntil(lambda: reason_of(hand.document, HELLO) == "because of it", timeout=5000)
    assert details.reason.hasFocus()


def test_a_reason_too_long_is_refused_and_not_lost(hand):
    details = hand.details(HELLO)
    details.reason.setPlainText("x" * 3000)
    details.reason.finish()
    assert details.problem.isVisible()
    assert len(details.reason.toPlainText()) == 3000
    assert reason_of(hand.document, HELLO) == ""


def test_resets_are_offered_only_when_they_change_something(hand):
    details = hand.details(RETENTION)
    row = hand.row(RETENTION)
    assert not details.to_baseline.isEnabled()
    assert not details.to_saved.isEnabled()
    hand.drag(row.slider, [2000])
    assert details.to_baseline.isEnabled()
    assert details.to_saved.isEnabled()
    press(hand, details.to_saved)
    assert value_of(hand.document, RETENTION) == 0
    assert not details.to_baseline.isEnabled()
    assert not details.to_saved.isEnabled()
    assert hand.steps == 2


def test_reset_to_the_baseline_takes_over_dates_too(hand):
    details = hand.details(POSTS)
    press(hand, details.to_baseline)
    assert dated(hand.document, POSTS) == dated(hand.session.baseline, POSTS)
    assert POSTS not in hand.session.changed
    hand.session.saved_is(None)
    assert not details.to_saved.isEnabled()


def test_where_it_comes_from_is_asked_of_the_evidence(hand):
    details: Details = hand.details(HELLO)
    with hand.qtbot.waitSignal(hand.panel.explain_wanted) as asked:
        details.explain.click()
    assert asked.args == [HELLO]


# From what range


def test_a_range_is_typed_at_both_ends(hand):
    section = hand.details(GAIN).range
    assert section.varies.isChecked()
    hand.type(section.low, "2%")
    hand.type(section.high, "20")
    assert hand.document.scenario.ranges[GAIN] == (2, 20)
    assert hand.steps == 2
    assert hand.row(GAIN).slider.marks.varies == (2, 20)


def test_a_range_that_does_not_hold_the_value_is_refused(hand):
    section = hand.details(GAIN).range
    hand.type(section.low, "9%")
    assert section.problem.isVisible()
    assert section.low.text() == "9%"
    assert hand.document.scenario.ranges[GAIN] == (0, 15)
    QTest.keyClick(section.low, Qt.Key.Key_Escape)
    assert section.problem.isHidden()
    assert section.low.text() == "0%"


def test_an_assumption_can_be_kept_and_let_vary_again(hand):
    section = hand.details(GAIN).range
    section.varies.click()
    assert GAIN not in hand.document.scenario.ranges
    assert not section.low.isVisible()
    assert "every future" in hand.row(GAIN).note.text()
    hand.type(hand.row(GAIN).box, "30")
    section.varies.click()
    low, high = hand.document.scenario.ranges[GAIN]
    assert low <= 30 <= high
