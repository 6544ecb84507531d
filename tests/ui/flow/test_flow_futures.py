"""Which future the flow page shows, how it plays, and the squares it counts posts with."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt

from app.outlooks.flow import futures_to_choose
from app.outlooks.outlook import Outlook
from app.running.answers import Answer
from app.running.ensemble import Ensemble
from tests.app.answers import document, ensemble
from tests.ui.flow_window import DOCUMENT, MONTHS, focus
from ui.flow.squares import Grid

SIZES = st.floats(20, 2000)


# Which future


def more(desk, futures, numbers=None):
    """An answer of other futures comes in."""
    own = ensemble(DOCUMENT, futures, seed=futures)
    if numbers is not None:
        own = Ensemble(own.months, numbers, own.array[: len(numbers)], {}, ())
    before = desk.session.answer
    made: Answer = replace(before, ensemble=own, outlook=Outlook.of(DOCUMENT, own))
    desk.session.hear(made)


def test_that_a_choice_follows_and_a_number_that_was_typed_stays(shown, desk):
    more(desk, 48)
    assert shown.flow.future == futures_to_choose(desk.session.answer)[0].future
    shown.chooser.number.setValue(7)
    assert shown.flow.future == 7
    more(desk, 96)
    assert shown.flow.future == 7
    assert shown.chooser.number.maximum() == 95


def test_that_every_choice_of_the_list_shows_its_future(shown, desk, qtbot):
    for place, choice in enumerate(futures_to_choose(desk.session.answer)):
        focus(qtbot, shown.chooser.box)
        shown.chooser.box.setCurrentIndex(place)
        shown.chooser.box.activated.emit(place)
        assert shown.flow.future == choice.future
        assert shown.chooser.why.text() == choice.why


def test_that_a_future_that_could_not_be_finished_is_named_and_the_last_one_stays(shown, desk):
    more(desk, 24, numbers=(0, 1, 2, 4, 5))
    shown.chooser.number.setValue(2)
    shown.chooser.number.setValue(3)
    assert "Future 3 could not be finished" in shown.chooser.why.text()
    assert shown.flow.future == 2


def test_that_a_typed_future_that_is_gone_gives_way_to_the_middle_one(shown, desk):
    shown.chooser.number.setValue(20)
    more(desk, 8)
    assert shown.flow.future == futures_to_choose(desk.session.answer)[0].future


# Play


def test_that_play_goes_to_the_last_month_and_stops_there(shown, qtbot):
    player = shown.player
    player.interval = 1
    player.slider.setValue(MONTHS - 4)
    focus(qtbot, player.slider)
    qtbot.keyClick(player.slider, Qt.Key.Key_P)
    assert player.is_playing
    assert player.play.text() == "Pause"
    qtbot.waitUntil(lambda: not player.is_playing)
    assert player.index == MONTHS - 1
    assert player.play.text() == "Play"
    qtbot.keyClick(player.slider, Qt.Key.Key_P)
    assert player.index < MONTHS - 1
    player.pause()


def test_that_it_moves_about_two_months_a_second(shown):
    assert 400 <= shown.player.interval <= 600


@pytest.mark.parametrize("stop", ["pause", "hide", "step", "no answer"])
def test_that_nothing_plays_on_after(shown, desk, stop):
    player = shown.player
    player.play.click()
    assert player.is_playing
    match stop:
        case "pause":
            player.play.click()
        case "hide":
            shown.hide()
        case "step":
            player.later.click()
        case "no answer":
            desk.session.open(document(), None, None)
    assert not player.is_playing


def test_that_steps_end_where_the_months_do(shown):
    player = shown.player
    player.slider.setValue(0)
    assert not player.earlier.isEnabled()
    player.later.click()
    assert player.earlier.isEnabled()
    assert player.index == 1
    player.slider.setValue(MONTHS - 1)
    assert not player.later.isEnabled()


# Squares


@given(width=SIZES, height=SIZES, count=st.integers(0, 900), beyond=st.integers(0, 300))
def test_that_squares_stay_within_their_area_and_never_overlap(width, height, count, beyond):
    area = QRectF(0, 0, width, height)
    grid = Grid.within(area, count, beyond)
    places = [*grid.places(count), *grid.places(beyond, grid.after(count))]
    corners = {(place.left(), place.top()) for place in places}
    assert len(corners) == count + beyond
    for place in places:
        assert place.width() <= grid.side
        assert place.left() >= -1e-6
        assert place.right() <= width + 1e-6
        assert place.top() >= -1e-6
        assert place.bottom() <= height + 1e-6
