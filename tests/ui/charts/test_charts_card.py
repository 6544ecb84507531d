"""What a planner does with a chart: mouse, keys, buttons, and what is heard of it."""

import dataclasses
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QGuiApplication,
    QHelpEvent,
    QMouseEvent,
    QTextDocumentFragment,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QToolTip, QWidget

from tests.ui.chart_figures import FIGURES, MARKS, staff
from ui.charts.bars import bar_readings
from ui.charts.buttons import Act, ChartButton
from ui.charts.card import ChartCard
from ui.charts.enlarged import Enlarged
from ui.theme import theme


def heard(signal):
    said: list[Any] = []
    signal.connect(said.append)
    return said


def press(qtbot, widget, *keys):
    for key in keys:
        qtbot.keyClick(widget, key)


def hover(widget, at):
    """The mouse comes over a place, whatever windows of other tests lie about."""
    here, on_screen = QPointF(at), QPointF(widget.mapToGlobal(at))
    none = Qt.MouseButton.NoButton
    move = QMouseEvent(
        QEvent.Type.MouseMove, here, on_screen, none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, move)


def test_that_the_mouse_says_which_month_it_is_over(qtbot, make):
    card = make(staff())
    months = heard(card.hovered)
    frame = card.canvas.frame_of_plot
    for month in (3, 20, 38):
        at = QPoint(round(frame.x(month)), round(frame.rect.center().y()))
        hover(card.canvas.viewport(), at)
        qtbot.waitUntil(lambda month=month: months[-1:] == [month])
    hover(card.canvas.viewport(), QPoint(round(frame.rect.right()) + 40, 5))
    qtbot.waitUntil(lambda: months[-1] is None)


def test_that_the_keys_move_the_crosshair_and_stay_within_the_run(qtbot, make):
    card = make(staff())
    months = heard(card.hovered)
    keys = Qt.Key
    press(qtbot, card.canvas, keys.Key_Right, keys.Key_Right, keys.Key_End, keys.Key_Right)
    press(qtbot, card.canvas, keys.Key_Left, keys.Key_PageUp, keys.Key_Home, keys.Key_Left)
    press(qtbot, card.canvas, keys.Key_PageDown, keys.Key_Escape)
    assert months == [0, 1, 38, 37, 25, 0, 12, None]


def test_that_the_keys_go_on_from_where_another_chart_put_the_crosshair(qtbot, make):
    card = make(staff())
    months = heard(card.hovered)
    card.set_crosshair(17, ())
    press(qtbot, card.canvas, Qt.Key.Key_Right)
    assert months == [18]


def test_that_a_bar_is_read_where_it_stands_and_by_keys(qtbot, make):
    card = make(FIGURES["bars"]())
    months = heard(card.hovered)
    resting = plot(card)
    frame = card.canvas.frame_of_plot
    at = QPoint(round(frame.x(1)), round(frame.rect.center().y()))
    hover(card.canvas.viewport(), at)
    qtbot.waitUntil(lambda: plot(card) != resting)
    second = plot(card)
    qtbot.keyClick(card.canvas, Qt.Key.Key_Escape)
    qtbot.keyClick(card.canvas, Qt.Key.Key_End)
    last = plot(card)
    qtbot.keyClick(card.canvas, Qt.Key.Key_Home)
    qtbot.keyClick(card.canvas, Qt.Key.Key_Right)
    qtbot.mouseClick(card.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert plot(card) == second != last
    assert months == []


def plot(card):
    return card.canvas.viewport().grab().toImage()


def test_that_the_focus_is_seen_once_the_keyboard_is_used(qtbot, make):
    card = make(staff())
    qtbot.mouseClick(card.canvas.viewport(), Qt.MouseButton.LeftButton)
    resting = plot(card)
    qtbot.keyClick(card.canvas, Qt.Key.Key_Right)
    edge = plot(card).pixelColor(1, card.canvas.height() // 2)
    assert edge != resting.pixelColor(1, card.canvas.height() // 2)
    assert abs(edge.lightness() - QColor(theme().colours.band_edge).lightness()) < 40


def test_that_a_bar_is_read_in_full():
    assert bar_readings(FIGURES["bars"](), 1) == (
        ("Offers", "1.0 FTE"),
        ("Agency", "10.0 FTE"),
        ("Pay", "20.0 FTE"),
        ("Total", "£31.0m"),
        ("8 in 10 futures", "29.4 FTE to 32.6 FTE"),
        ("Envelope", "33.4 FTE"),
    )
    few = dict(bar_readings(dataclasses.replace(FIGURES["bars"](), futures=8), 1))
    assert few["Outer band"] == "29.4 FTE to 32.6 FTE"
    assert "8 in 10 futures" not in few


def test_that_escape_is_left_to_the_window_when_there_is_no_crosshair(qtbot):
    enlarged = Enlarged("a")
    qtbot.addWidget(enlarged)
    enlarged.show_figure(staff())
    enlarged.show()
    qtbot.waitExposed(enlarged)
    canvas = enlarged.card.canvas
    press(qtbot, canvas, Qt.Key.Key_Right, Qt.Key.Key_Escape)
    assert enlarged.isVisible()
    press(qtbot, canvas, Qt.Key.Key_Escape)
    assert not enlarged.isVisible()


@pytest.mark.parametrize("way", ["key", "button", "heading", "double click"])
def test_that_a_chart_asks_to_be_enlarged(qtbot, make, way):
    card = make(staff())
    wanted = heard(card.enlarge_wanted)
    if way == "key":
        press(qtbot, card.canvas, Qt.Key.Key_Return)
    elif way == "button":
        card.buttons[Act.ENLARGE].click()
    elif way == "heading":
        qtbot.mouseClick(card.heading, Qt.MouseButton.LeftButton)
    else:
        qtbot.mouseDClick(card.canvas.viewport(), Qt.MouseButton.LeftButton)
    assert wanted == ["permanent_fte"]


def test_that_a_chart_asks_for_its_table(qtbot, make):
    card = make(staff())
    wanted = heard(card.table_wanted)
    press(qtbot, card.canvas, Qt.Key.Key_T)
    card.buttons[Act.TABLE].click()
    assert wanted == ["permanent_fte"] * 2


def test_that_the_wheel_is_left_to_the_page(make):
    card = make(staff())
    at, none = QPointF(100, 100), QPoint(0, 0)
    event = QWheelEvent(
        at, at, none, QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    before = card.canvas.frame_of_plot
    QGuiApplication.sendEvent(card.canvas.viewport(), event)
    assert not event.isAccepted()
    assert card.canvas.frame_of_plot == before


def test_that_a_chart_is_copied_as_a_picture_and_as_a_table(make):
    card = make(staff())
    card.buttons[Act.COPY_PICTURE].click()
    image = QGuiApplication.clipboard().image()
    assert image.size() == card.size() * 2
    card.buttons[Act.COPY_TABLE].click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert sum("2015" in line for line in lines) >= 12
    assert any("347" in line for line in lines)


@pytest.mark.parametrize("name", FIGURES)
def test_that_every_kind_of_chart_is_heard_with_its_finding_and_its_description(make, name):
    figure = FIGURES[name]()
    card = make(figure)
    for widget in (card, card.canvas):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name) == figure.title
        assert interface.text(QAccessible.Text.Description) == figure.description


def test_that_what_is_heard_follows_the_figure(make):
    card = make(staff())
    card.show_figure(FIGURES["caseload"]())
    assert card.accessibleDescription() == FIGURES["caseload"]().description
    figure = card.figure()
    assert figure is not None
    assert figure.key == "average_caseload"


def test_that_tab_reaches_the_plot_and_then_every_button(qtbot, make):
    card = make(staff())
    card.activateWindow()
    card.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(card.canvas.hasFocus)
    stops: list[Any] = []
    for _ in Act:
        press(qtbot, card.focusWidget(), Qt.Key.Key_Tab)
        stops.append(card.focusWidget())
    assert stops == list(card.buttons.values())
    for button in stops:
        assert isinstance(button, ChartButton)
        assert button.accessibleName()
        assert button.toolTip()
        assert button.is_awake
        assert min(button.width(), button.height()) >= 24
        assert card.rect().contains(button.geometry())


def test_that_charts_are_reached_in_the_order_they_stand_in(qtbot):
    page = QWidget()
    row = QHBoxLayout(page)
    cards = [ChartCard(key) for key in ("one", "two")]
    last = QLineEdit()
    for widget in (*cards, last):
        row.addWidget(widget)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    for card, name in zip(reversed(cards), ("staff", "bars"), strict=True):
        card.show_figure(FIGURES[name]())
    page.activateWindow()
    cards[0].setFocus()
    qtbot.waitUntil(cards[0].canvas.hasFocus)
    expected = [stop for card in cards for stop in (card.canvas, *card.buttons.values())]
    for stop in (*expected, last):
        assert page.focusWidget() is stop
        press(qtbot, page.focusWidget(), Qt.Key.Key_Tab)


def test_that_the_buttons_are_quiet_until_they_are_wanted(qtbot, make):
    card = make(staff())
    other = QWidget(card.parentWidget())
    qtbot.addWidget(other)
    card.canvas.setFocus()
    qtbot.waitUntil(card.canvas.hasFocus)
    assert all(button.is_awake for button in card.buttons.values())
    card.canvas.clearFocus()
    qtbot.waitUntil(lambda: not card.canvas.hasFocus())
    if not card.underMouse():
        assert not any(button.is_awake for button in card.buttons.values())


def test_that_words_of_others_are_shown_as_they_are(make):
    title = "<b>bold</b> <img src=file:x>"
    card = make(dataclasses.replace(staff(), title=title, note="<i>note</i>"))
    assert card.heading.title == title
    for label in card.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_that_a_large_view_follows_and_says_what_is_out_of_date(qtbot):
    enlarged = Enlarged("permanent_fte")
    qtbot.addWidget(enlarged)
    tables = heard(enlarged.table_wanted)
    enlarged.show_figure(staff())
    enlarged.show()
    qtbot.waitExposed(enlarged)
    newer = staff(80.0)
    enlarged.show_figure(newer)
    assert enlarged.windowTitle() == newer.title
    assert enlarged.figure() is newer
    assert not enlarged.isModal()
    assert enlarged.card.buttons[Act.ENLARGE].isHidden()
    enlarged.set_stale(True)
    assert enlarged.card.accessibleDescription().startswith("Out of date")
    enlarged.card.buttons[Act.TABLE].click()
    assert tables == ["permanent_fte"]


def test_that_a_tooltip_shows_markup_as_it_was_written(qtbot, make):
    mark = dataclasses.replace(MARKS[0], label="<img src=file:///x> & <b>pay</b>")
    card = make(dataclasses.replace(staff(), marks=(mark,)))
    frame = card.canvas.frame_of_plot
    at = QPoint(round(frame.x(0)), round(frame.rect.bottom()))
    event = QHelpEvent(QEvent.Type.ToolTip, at, card.canvas.mapToGlobal(at))
    QGuiApplication.sendEvent(card.canvas.viewport(), event)
    qtbot.waitUntil(lambda: QToolTip.text() != "")
    shown = QTextDocumentFragment.fromHtml(QToolTip.text()).toPlainText()
    QToolTip.hideText()
    assert mark.label in shown
