"""The answer follows a lever while it is held, and comes in full once it is let go of."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app import edits
from app.session import State, What
from tests.ui.lever_panel import LEFT, Hand
from tests.ui.one_window import wait_for_answer

PATH = "pay.golden_hello"


class HandInWindow(Hand):
    def __init__(self, qtbot, window):
        self.qtbot, self.window = qtbot, window
        self.session, self.panel = window.desk.session, window.levers


@pytest.fixture
def window(program, qtbot):
    wait_for_answer(program, qtbot)
    return program.window


@pytest.fixture
def slider(window, qtbot):
    return HandInWindow(qtbot, window).row(PATH).slider


def at(slider, value):
    return QPoint(round(slider.x_of(value)), slider.height() // 2)


def press(slider):
    QTest.mousePress(slider, LEFT, pos=at(slider, slider.marks.value))


def test_that_each_move_of_a_held_lever_is_asked_about_at_once(window, slider, qtbot):
    session, asked = window.desk.session, []
    press(slider)
    assert session.is_held
    for value in (4000, 5000, 6000):
        before = session.question
        QTest.mouseMove(slider, at(slider, value))
        asked.append(session.question - before)
        assert session.state is State.FOLLOWING
    assert asked == [1, 1, 1]
    assert window.foot.said.startswith("Following the lever")
    QTest.mouseRelease(slider, LEFT, pos=at(slider, 6000))
    assert not session.is_held
    assert session.state is State.WORKING


def test_that_what_is_shown_while_it_moves_is_the_first_pairs(window, slider, qtbot):
    session, shown = window.desk.session, []

    def hear(what):
        if what is What.ANSWER and session.is_held:
            shown.append(session.answer)

    session.listen(hear)
    press(slider)
    for value in (4000, 5000, 6000):
        QTest.mouseMove(slider, at(slider, value))
        qtbot.waitUntil(lambda value=value: session.is_current, timeout=10_000)
    assert {each.estimate.pairs for each in shown} == {4}
    assert {each.outlook.futures for each in shown} == {session.document.futures}
    QTest.mouseRelease(slider, LEFT, pos=at(slider, 6000))


def test_that_the_rest_comes_in_once_it_is_let_go_of_and_is_one_step(
    program, window, slider, qtbot
):
    session = window.desk.session
    steps = len(session.steps.all)
    press(slider)
    for value in (4000, 5000, 6000):
        QTest.mouseMove(slider, at(slider, value))
    QTest.mouseRelease(slider, LEFT, pos=at(slider, 6000))
    wait_for_answer(program, qtbot)
    assert session.answer.estimate is None
    assert len(session.steps.all) == steps + 1


def test_that_the_rest_comes_in_too_while_it_is_held_still(program, window, slider, qtbot):
    session = window.desk.session
    press(slider)
    QTest.mouseMove(slider, at(slider, 6000))
    states = [session.state]
    wait_for_answer(program, qtbot)
    assert session.is_held
    QTest.mouseRelease(slider, LEFT, pos=at(slider, 6000))
    states.append(session.state)
    assert states == [State.FOLLOWING, State.FINISHED], "nothing is left to be asked"


def test_that_keys_that_follow_each_other_quickly_are_followed_too(program, window, slider, qtbot):
    session = window.desk.session
    slider.setFocus()
    states = []
    for _ in range(2):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
        states.append(session.state)
    assert states == [State.WORKING, State.FOLLOWING], "the first is asked about in full"
    wait_for_answer(program, qtbot)


def test_that_a_position_set_by_assistive_technology_is_answered_in_full(
    program, window, slider, qtbot
):
    """No hand is on the knob: a screen reader sets the position, and nothing else follows."""
    session = window.desk.session
    slider.setValue(slider.value() + 3)
    assert edits.value_of(session.document, PATH) == 4500
    assert (session.state, session.is_current) == (State.WORKING, False)
    wait_for_answer(program, qtbot)
    assert edits.value_of(session.answer.question.document, PATH) == 4500


def test_that_a_value_that_is_typed_is_answered_in_full(program, window, slider, qtbot):
    hand = HandInWindow(qtbot, window)
    hand.type(hand.row(PATH).box, "4,500")
    wait_for_answer(program, qtbot)
    assert edits.value_of(window.desk.session.answer.question.document, PATH) == 4500


def test_that_a_lever_that_is_put_away_is_not_held(window, slider, qtbot):
    press(slider)
    slider.hide()
    assert not window.desk.session.is_held


def test_that_no_move_of_a_held_lever_takes_the_workers_from_a_look(
    window, slider, qtbot, monkeypatch
):
    """Whatever rests and goes on meanwhile: else a slow model would never come to an answer."""
    bridge, asked = window.bridge, []
    ask = bridge._live.ask

    def note(*what, **how):
        asked.append((how["is_first_look"], how["is_patient"]))
        return ask(*what, **how)

    monkeypatch.setattr(bridge._live, "ask", note)
    press(slider)
    for value in (4000, 4500):
        QTest.mouseMove(slider, at(slider, value))
    bridge._rest.timeout.emit()  # it is held still for a moment
    for value in (5000, 5500):
        QTest.mouseMove(slider, at(slider, value))
    QTest.mouseRelease(slider, LEFT, pos=at(slider, 5500))
    looks, rests = (True, True), (False, True)
    assert asked == [looks, looks, rests, looks, looks, rests]


def test_that_a_screen_reader_hears_of_the_first_and_of_the_last_answer(
    program, window, slider, qtbot, monkeypatch
):
    said: list[str] = []
    monkeypatch.setattr("ui.status.read_out", lambda _widget, words: said.append(words))
    press(slider)
    for value in (4000, 5000, 6000):
        QTest.mouseMove(slider, at(slider, value))
    assert said == [], "nothing is said while the lever moves"
    QTest.mouseRelease(slider, LEFT, pos=at(slider, 6000))
    wait_for_answer(program, qtbot)
    first, last = said
    assert first.startswith("Estimated from")
    assert last == "256 possible futures"


def test_that_charts_that_were_old_for_a_moment_are_not_faded_once_they_are_current(
    program, window, qtbot
):
    page, freshness = window.page(0), program.desk.freshness
    freshness.is_stale = True
    freshness.changed.emit()
    freshness.is_stale = False
    freshness.changed.emit()
    qtbot.waitUntil(lambda: page.is_settled)
    assert not any(card._is_stale for card in page._all_cards())


def test_that_only_charts_that_are_seen_are_redrawn_while_a_lever_moves(window, slider, qtbot):
    session, page = window.desk.session, window.page(0)
    window.resize(1100, 620)
    qtbot.waitUntil(lambda: page.is_settled)
    hidden = [card for card in page._all_cards() if card.visibleRegion().isEmpty()]
    assert hidden
    before = [card.figure() for card in hidden]
    press(slider)
    QTest.mouseMove(slider, at(slider, 6000))
    qtbot.waitUntil(lambda: session.is_current, timeout=10_000)
    seen = page.cards["permanent_fte"]
    qtbot.waitUntil(lambda: seen.figure().is_growing)
    states = [session.state]
    if states == [State.FOLLOWING]:
        assert [card.figure() for card in hidden] == before
    QTest.mouseRelease(slider, LEFT, pos=at(slider, 6000))
    qtbot.waitUntil(lambda: page.is_settled and session.state is State.FINISHED, timeout=60_000)
    assert all(card.figure() not in before for card in hidden)
