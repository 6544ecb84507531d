"""The flow page: what it paints is what was counted; keys alone drive it; it plays and stops."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSettings, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QComboBox, QSpinBox

from app import edits
from app.ensemble import Ensemble
from app.flow import flow_of, futures_to_choose
from app.flow_words import moment_words
from app.live import Answer
from app.outlook import Outlook
from app.session import Session
from tests.app.answers import FTE, answer, document, ensemble
from ui.desk import Desk
from ui.flow.squares import Grid
from ui.pages.flow import FlowPage
from ui.theme import theme

DOCUMENT = document(FTE)
MONTHS = 39
SIZES = st.floats(20, 2000)


@pytest.fixture(autouse=True)
def plain_look(qapp):
    theme().show("light", 1.0)
    yield
    theme().show("system", 1.0)


@pytest.fixture
def desk(tmp_path, dialogs):
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    session = Session(DOCUMENT)
    session.asked(1)
    return Desk(session, settings, dialogs)


@pytest.fixture
def page(qtbot, desk):
    page = FlowPage(desk)
    qtbot.addWidget(page)
    page.resize(1000, 640)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def shown(page, desk):
    """A page with an answer of 24 futures."""
    desk.session.hear(answer(DOCUMENT))
    return page


def says(page):
    return page.picture.accessibleDescription()


def focus(qtbot, widget):
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


# What is shown


def test_that_it_says_plainly_that_there_is_no_answer_yet(page):
    assert page.waiting.isVisible()
    assert page.waiting.text().endswith(".")
    assert not page.picture.isVisible()
    assert not page.player.isVisible()


def test_that_the_middle_future_is_shown_as_soon_as_there_is_an_answer(shown, desk):
    assert not shown.waiting.isVisible()
    assert shown.picture.isVisible()
    middle = futures_to_choose(desk.session.answer)[0]
    assert shown.flow.future == shown.chooser.number.value() == middle.future
    assert shown.chooser.why.text() == middle.why


def test_that_the_picture_says_the_month_it_shows(shown):
    for month in (0, 14, MONTHS - 1):
        shown.player.slider.setValue(month)
        assert says(shown) == moment_words(shown.flow, shown.flow.moments[month])


def painted_squares(page):
    """How many squares of the picture have the answer's colour from edge to edge."""
    image = page.picture.grab().toImage()
    ratio = image.devicePixelRatio()
    squares = page.picture.flow.moments[page.picture.index].squares
    grid = page.picture.grid
    places = list(grid.places(squares.filled + squares.covered + squares.empty))
    centres = [place.center() * ratio for place in places]
    colours = [image.pixelColor(int(c.x()), int(c.y())).name() for c in centres]
    return colours.count(QColor(theme().colours.answer).name()), squares


@pytest.mark.parametrize("permanent", [0.0, 123.0, 381.4, 530.0])
def test_that_as_many_squares_are_painted_as_there_are_permanent_staff(page, desk, permanent):
    desk.session.hear(answer(DOCUMENT, permanent_fte=permanent, agency_fte=20.0))
    painted, squares = painted_squares(page)
    assert painted == squares.filled == round(permanent)


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


def test_that_what_is_out_of_date_is_called_so(shown, desk):
    assert not shown.stale.isVisible()
    session = desk.session
    session.change(edits.set_value(session.document, "pay.golden_hello", 7000))
    assert shown.stale.isVisible()
    assert says(shown).startswith("Out of date. ")
    session.undo()
    assert not shown.stale.isVisible()
    assert not says(shown).startswith("Out of date. ")


def test_that_a_hidden_page_waits_until_it_is_seen(page, desk, qtbot):
    page.hide()
    desk.session.hear(answer(DOCUMENT))
    assert page.flow is None
    page.show()
    qtbot.waitUntil(lambda: page.flow is not None)
    assert page.picture.isVisible()


def test_that_another_document_takes_the_old_picture_away(shown, desk):
    desk.session.open(document(), None, None)
    assert shown.flow is None
    assert shown.waiting.isVisible()
    desk.session.asked(1)
    desk.session.hear(answer(document()))
    assert shown.picture.isVisible()


def test_that_the_picture_is_painted_in_every_look_and_for_every_month(shown):
    for appearance, scale in (("light", 1.0), ("dark", 1.0), ("light", 2.0), ("dark", 2.0)):
        theme().show(appearance, scale)
        QApplication.processEvents()
        assert shown.picture.width() >= round(680 * scale)
        pane = QColor(theme().colours.pane).name()
        image = shown.picture.grab().toImage()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(0, image.width(), 7)
            for y in range(0, image.height(), 7)
        }
        assert pane in colours
        assert QColor(theme().colours.answer).name() in colours


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


# Driven with keys alone


def test_that_every_control_is_reached_with_tab_and_has_a_name(shown, qtbot):
    kinds = (QAbstractButton, QAbstractSlider, QComboBox, QSpinBox)
    shown.player.slider.setValue(3)
    focus(qtbot, shown.chooser.box)
    reached = []
    for _ in range(30):
        widget = QApplication.focusWidget()
        if widget in reached:
            break
        reached.append(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    player = shown.player
    wanted = {
        shown.chooser.box,
        shown.chooser.number,
        shown.table_button,
        shown.picture,
        player.play,
        player.earlier,
        player.later,
        player.slider,
    }
    assert wanted <= set(reached)
    for widget in wanted:
        assert widget.accessibleName()
    for kind in kinds:
        for widget in shown.findChildren(kind):
            if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert widget in reached


def test_that_it_begins_with_the_first_month_in_which_anything_moved(shown):
    assert says(shown).startswith("February 2015")
    assert shown.flow.moments[0].starters is None
    assert shown.flow.moments[1].starters is not None


def test_that_arrow_keys_move_the_months(shown, qtbot):
    focus(qtbot, shown.player.slider)
    qtbot.keyClick(shown.player.slider, Qt.Key.Key_Right)
    qtbot.keyClick(shown.player.slider, Qt.Key.Key_Right)
    assert says(shown).startswith("April 2015")
    qtbot.keyClick(shown.player.slider, Qt.Key.Key_End)
    assert says(shown).startswith("March 2018")
    focus(qtbot, shown.picture)
    qtbot.keyClick(shown.picture, Qt.Key.Key_Left)
    assert says(shown).startswith("February 2018")
    qtbot.keyClick(shown.picture, Qt.Key.Key_Right)
    assert says(shown).startswith("March 2018")


def test_that_a_number_is_typed_into_its_box(shown, qtbot):
    focus(qtbot, shown.chooser.number)
    shown.chooser.number.selectAll()
    qtbot.keyClicks(shown.chooser.number, "11")
    qtbot.keyClick(shown.chooser.number, Qt.Key.Key_Return)
    assert shown.flow.future == 11
    assert shown.flow == flow_of(shown._session.answer, 11)


def test_that_t_turns_to_the_table_and_back_with_the_focus(shown, qtbot):
    focus(qtbot, shown.picture)
    qtbot.keyClick(shown.picture, Qt.Key.Key_T)
    assert shown.table.isVisible()
    assert not shown.picture.isVisible()
    qtbot.waitUntil(shown.table.hasFocus)
    qtbot.keyClick(shown.table, Qt.Key.Key_T)
    assert shown.picture.isVisible()
    qtbot.waitUntil(shown.picture.hasFocus)


def test_that_the_table_has_the_month_of_the_picture_and_moves_it(shown, qtbot):
    shown.player.slider.setValue(9)
    shown.table_button.click()
    assert shown.table.currentIndex().row() == 9
    focus(qtbot, shown.table)
    qtbot.keyClick(shown.table, Qt.Key.Key_Down)
    assert shown.player.index == 10
    assert says(shown).startswith("November 2015")


def test_that_the_table_shows_the_numbers_of_the_future(shown):
    model = shown.table.model()
    headers = [
        model.headerData(column, Qt.Orientation.Horizontal).replace("\n", " ")
        for column in range(model.columnCount())
    ]
    assert model.rowCount() == MONTHS
    leavers = headers.index("Leavers, people")
    for row, moment in enumerate(shown.flow.moments[1:], start=1):
        assert float(model.index(row, leavers).data()) == np.round(moment.leavers)


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
