"""The flow page: what it paints is what was counted; keys alone drive it; it plays and stops."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app import edits
from app.outlooks.flow import flow_of, futures_to_choose
from app.outlooks.flow_words import moment_words
from tests.app.answers import answer, document
from tests.ui.flow_window import DOCUMENT, MONTHS, focus, says
from ui.theme import Appearance, theme

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


def test_that_what_is_out_of_date_is_called_so(shown, desk, qtbot):
    why = shown.chooser.why.text()
    assert "Out of date" not in why
    session = desk.session
    session.change(edits.set_value(session.document, "pay.golden_hello", 7000))
    assert shown.chooser.why.text().startswith("Out of date")
    qtbot.waitUntil(lambda: says(shown).startswith("Out of date. "))
    session.undo()
    assert shown.chooser.why.text() == why
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
    looks: tuple[tuple[Appearance, float], ...] = (
        ("light", 1.0),
        ("dark", 1.0),
        ("light", 2.0),
        ("dark", 2.0),
    )
    for appearance, scale in looks:
        theme().show(appearance, scale)
        QApplication.processEvents()
        assert shown.picture.width() >= round(640 * scale)
        pane = QColor(theme().colours.pane).name()
        image = shown.picture.grab().toImage()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(0, image.width(), 7)
            for y in range(0, image.height(), 7)
        }
        assert pane in colours
        assert QColor(theme().colours.answer).name() in colours


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


def test_that_its_keys_are_left_alone_elsewhere_in_the_window(shown, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    row = QVBoxLayout(window)
    other = QPushButton("Elsewhere")
    row.addWidget(other)
    row.addWidget(shown)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    focus(qtbot, other)
    month = shown.player.index
    for key in (Qt.Key.Key_T, Qt.Key.Key_P, Qt.Key.Key_Right):
        qtbot.keyClick(other, key)
    assert not shown.table.isVisible()
    assert not shown.player.is_playing
    assert shown.player.index == month
    focus(qtbot, shown.player.slider)
    qtbot.keyClick(shown.player.slider, Qt.Key.Key_T)
    assert shown.table.isVisible()
    shown.setParent(None)


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


def test_that_the_first_day_says_no_number_of_moves():
    from ui.flow.brush import moved

    assert moved(None) == ""
    assert moved(0.0) == "0"
    assert moved(1505.2) == "1,505"
