"""Rows of the lever panel: dragged, stepped, typed, marked; one gesture is one step."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.edits import set_value, value_of
from app.levers.groups import tab_of
from app.sources.catalogue import catalogue
from app.value import say
from tests.ui.lever_panel import LEFT, Hand
from ui.levers.editing import Bursts

HELLO = "pay.golden_hello"
POSTS = "posts.social_workers"
SWITCH = "pay.golden_hello_newly_qualified"


@pytest.fixture
def hand(qtbot, tmp_path):
    return Hand(qtbot, tmp_path)


def test_a_drag_is_one_step_that_ends_where_the_knob_was_let_go(hand):
    before, row = hand.document, hand.row(HELLO)
    hand.drag(row.slider, [4000, 7000, 9000, 6000])
    assert value_of(hand.document, HELLO) == 6000
    assert hand.steps == 1
    assert row.box.text() == "£6,000"
    hand.session.undo()
    assert hand.document is before
    assert row.box.text() == "£3,000"
    assert row.slider.marks.value == 3000


def test_two_drags_are_two_steps(hand):
    row = hand.row(HELLO)
    hand.drag(row.slider, [5000])
    hand.drag(row.slider, [6000])
    assert hand.steps == 2


def test_a_drag_back_to_where_it_began_is_no_step(hand):
    row = hand.row(HELLO)
    hand.drag(row.slider, [5000, 3000])
    assert hand.steps == 0


def test_a_press_beside_the_knob_brings_it_there(hand):
    row = hand.row(HELLO)
    at = QPoint(round(row.slider.x_of(8000)), row.slider.height() // 2)
    QTest.mouseClick(row.slider, LEFT, pos=at)
    assert value_of(hand.document, HELLO) == 8000
    assert hand.steps == 1


def test_escape_gives_up_a_drag(hand):
    row = hand.row(HELLO)
    slider, y = row.slider, row.slider.height() // 2
    QTest.mousePress(slider, LEFT, pos=QPoint(round(slider.knob_x()), y))
    QTest.mouseMove(slider, QPoint(round(slider.x_of(8000)), y))
    assert value_of(hand.document, HELLO) == 8000
    QTest.keyClick(slider, Qt.Key.Key_Escape)
    assert value_of(hand.document, HELLO) == 3000
    QTest.mouseRelease(slider, LEFT, pos=QPoint(round(slider.x_of(8000)), y))
    assert value_of(hand.document, HELLO) == 3000


def test_other_buttons_and_the_wheel_move_nothing(hand):
    row = hand.row(HELLO)
    row.slider.setFocus()
    QTest.mouseClick(row.slider, Qt.MouseButton.RightButton, pos=QPoint(40, 10))
    at = QPointF(40, 10)
    turned = QWheelEvent(
        at,
        row.slider.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(row.slider, turned)
    assert hand.steps == 0


def test_a_screen_reader_that_listens_is_told_value_and_problem(hand, monkeypatch):
    told = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: told.append(event.message())
    )
    row = hand.row(HELLO)
    row.slider.setFocus()
    QTest.keyClick(row.slider, Qt.Key.Key_Right)
    assert told == ["£3,500"]
    hand.type(row.box, "60000")
    assert "It can be £0 to £20,000" in told[-1]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Right, 3500),
        (Qt.Key.Key_Up, 3500),
        (Qt.Key.Key_Left, 2500),
        (Qt.Key.Key_Down, 2500),
        (Qt.Key.Key_PageUp, 8000),
        (Qt.Key.Key_PageDown, 0),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 20000),
    ],
)
def test_keys_move_by_whole_steps(hand, key, value):
    row = hand.row(HELLO)
    row.slider.setFocus()
    QTest.keyClick(row.slider, key)
    assert value_of(hand.document, HELLO) == value


def test_a_burst_of_keys_is_one_step_and_coming_back_begins_another(hand):
    row = hand.row(HELLO)
    row.slider.setFocus()
    for _ in range(5):
        QTest.keyClick(row.slider, Qt.Key.Key_Right)
    assert value_of(hand.document, HELLO) == 5500
    assert hand.steps == 1
    hand.panel.search.setFocus()
    row.slider.setFocus()
    QTest.keyClick(row.slider, Qt.Key.Key_Right)
    assert hand.steps == 2


def test_keys_after_a_pause_of_a_second_are_another_gesture():
    now = [0]
    bursts = Bursts(lambda: now[0])
    first = bursts.next()
    now[0] += 900_000_000
    assert bursts.next() == first
    now[0] += 1_100_000_000
    assert bursts.next() != first


@pytest.mark.parametrize(
    ("path", "text", "value", "shown"),
    [
        (HELLO, "£6k", 6000, "£6,000"),
        (HELLO, "6,000", 6000, "£6,000"),
        (HELLO, "+10%", 3300, "£3,300"),
        ("pay.golden_hello_tie_in_months", "24 months", 24, "24 months"),
        ("pay.gap_senior", "-2.5", -2.5, "−2.5%"),
        (POSTS, "300", 300, "300 posts"),
    ],
)
def test_what_is_typed_with_or_without_a_unit_is_taken(hand, path, text, value, shown):
    row = hand.row(path)
    hand.type(row.box, text)
    assert value_of(hand.document, path) == value
    assert row.box.text() == shown
    assert hand.steps == 1
    assert row.problem.isHidden()


def test_leaving_the_field_takes_what_was_typed(hand):
    row = hand.row(HELLO)
    hand.type(row.box, "7000", key=None)
    assert hand.steps == 0
    hand.panel.search.setFocus()
    assert value_of(hand.document, HELLO) == 7000


def test_before_a_save_what_is_still_being_typed_is_taken(hand):
    row = hand.row(HELLO)
    hand.type(row.box, "7000", key=None)
    hand.panel.finish_typing()
    assert value_of(hand.document, HELLO) == 7000


@pytest.mark.parametrize(
    ("text", "said"),
    [("60,000", "Did you mean £6,000?"), ("lots", "cannot be read"), ("", "cannot be read")],
)
def test_what_cannot_be_used_stays_with_a_sentence_beside_it(hand, text, said):
    row = hand.row(HELLO)
    row.box.setFocus()
    row.box.clear()
    hand.type(row.box, text)
    assert hand.steps == 0
    assert row.box.text() == text
    assert row.problem.isVisible()
    assert said in row.problem.text()
    assert said in row.box.accessibleDescription()
    hand.panel.search.setFocus()
    assert row.box.text() == text
    row.box.setFocus()
    QTest.keyClick(row.box, Qt.Key.Key_Escape)
    assert row.box.text() == "£3,000"
    assert row.problem.isHidden()


def test_a_problem_goes_when_the_value_is_mended(hand):
    row = hand.row(HELLO)
    hand.type(row.box, "60000")
    hand.type(row.box, "6000")
    assert row.problem.isHidden()
    assert value_of(hand.document, HELLO) == 6000


def test_a_value_beyond_the_track_widens_it(hand):
    row = hand.row("hiring.newly_qualified_places")
    hand.type(row.box, "500")
    assert row.slider.track.high > 500
    hand.drag(row.slider, [100])
    assert row.slider.track.high > 500


def test_another_scenario_has_its_tracks_as_declared(hand):
    row = hand.row("hiring.newly_qualified_places")
    high = row.slider.track.high
    hand.type(row.box, "500")
    hand.session.open(hand.session.steps.all[0].document, hand.session.baseline, None)
    assert row.slider.track.high == high


def test_a_switch_is_one_step(hand):
    row = hand.row(SWITCH)
    QTest.keyClick(row.switch, Qt.Key.Key_Space)
    assert value_of(hand.document, SWITCH) == 1
    assert hand.steps == 1
    hand.session.undo()
    assert not row.switch.isChecked()


def test_a_screen_reader_can_move_the_slider(hand):
    row = hand.row(HELLO)
    reader = QAccessible.queryAccessibleInterface(row.slider)
    assert reader.role() is QAccessible.Role.Slider
    assert reader.text(QAccessible.Text.Name) == "Golden hello"
    row.slider.setValue(row.slider.track.position(9000))
    assert value_of(hand.document, HELLO) == 9000
    assert reader.text(QAccessible.Text.Description).startswith("£9,000")


def test_only_the_row_that_moved_is_drawn_again(hand, monkeypatch):
    row, other = hand.row(HELLO), hand.row("pay.retention_payment")
    drawn = []

    def watch(slider):
        inner = slider.show_marks

        def shown(*marks):
            drawn.append(slider)
            inner(*marks)

        monkeypatch.setattr(slider, "show_marks", shown)

    watch(row.slider)
    watch(other.slider)
    hand.session.change(set_value(hand.document, HELLO, 9000))
    assert drawn == [row.slider]


def test_alt_and_an_arrow_open_and_close_what_is_below(hand):
    row = hand.row(HELLO)
    for control in (row.slider, row.box):
        control.setFocus()
        QTest.keyClick(control, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert row.chevron.isChecked()
        assert row.details.isVisible()
        QTest.keyClick(control, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert not row.details.isVisible()
    assert hand.steps == 0


def test_every_row_shows_its_value_as_it_is_said(hand):
    for row in catalogue():
        box = next(page for page in hand.panel.pages if page.tab is tab_of(row))
        if not box.boxes:
            hand.panel.tabs.setCurrentIndex(1)
        made = box.box_of(row.path).row(row.path)
        if made.box:
            assert made.box.text() == say(row.unit, value_of(hand.document, row.path))
