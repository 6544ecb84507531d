"""How the lever panel looks: marks, nothing cut off, every control named and large enough."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from tests.ui.lever_panel import Hand
from ui.levers.boxes import TypedBox
from ui.levers.words import Words
from ui.theme import theme

HELLO = "pay.golden_hello"
POSTS = "posts.social_workers"


@pytest.fixture
def hand(qtbot, tmp_path):
    return Hand(qtbot, tmp_path)


@pytest.fixture
def large():
    before = theme().scale
    theme().show(scale=2.0)
    yield
    theme().show(scale=before)


def test_what_differs_from_the_baseline_is_marked_in_words_and_by_a_bar(hand):
    path, bar = "pay.retention_payment", theme().colour("changed").rgb()
    row = hand.row(path)
    assert row.note.isHidden()
    assert not _has_colour(row, bar)
    hand.type(row.box, "1500")
    assert row.note.text() == "+£1,500 on the baseline"
    assert _has_colour(row, bar)
    hand.type(row.box, "0")
    assert row.note.isHidden()
    assert not _has_colour(row, bar)


def test_the_track_shows_where_the_baseline_and_the_saved_value_are(hand):
    row = hand.row(HELLO)
    hand.drag(row.slider, [12000])
    marks = row.slider.marks
    assert (marks.baseline, marks.saved, marks.value) == (0, 3000, 12000)
    assert marks.seen == (2000, 10000)
    shot = row.slider.grab().toImage()
    middle = row.slider.height() // 2
    tick = shot.pixelColor(round(row.slider.x_of(0)), middle - theme().px(6))
    assert _near(tick, theme().colour("text"))
    seen = shot.pixelColor(round(row.slider.x_of(7000)), middle)
    assert _near(seen, theme().colour("evidence"))
    beyond = shot.pixelColor(round(row.slider.x_of(17000)), middle)
    assert _near(beyond, theme().colour("empty"))
    hollow = shot.pixelColor(round(row.slider.x_of(3000)), middle)
    assert _near(hollow, theme().colour("pane"))


def test_every_control_has_a_name_and_can_be_hit(hand):
    hand.details(HELLO)
    hand.details(POSTS)
    for box in hand.panel.pages[0].boxes:
        box.open()
    hand.settle()
    reached = [
        each
        for each in hand.panel.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(reached) > 100
    for each in reached:
        reader = QAccessible.queryAccessibleInterface(each)
        assert reader.text(QAccessible.Text.Name), each
        if each.objectName() != "qt_spinbox_lineedit":  # the field around it is what is hit
            assert each.height() >= 24, each
            assert each.width() >= 24, each


@pytest.mark.usefixtures("large")
def test_at_twice_the_size_and_the_narrowest_no_text_is_cut_off(qtbot, tmp_path):
    hand = Hand(qtbot, tmp_path, width=theme().px(260), height=1400)
    hand.details(POSTS)
    hand.details("casework.weight_need")
    for page in hand.panel.pages:
        hand.panel.tabs.setCurrentIndex(hand.panel.pages.index(page))
        for box in page.boxes:
            box.open()
        hand.settle()
        _nothing_is_cut_off(page)


@pytest.mark.parametrize("width", [260, 420])
def test_at_any_width_no_text_is_cut_off(qtbot, tmp_path, width):
    hand = Hand(qtbot, tmp_path, width=width)
    hand.type(hand.row(HELLO).box, "99999999")
    hand.details("pay.gap_senior")
    for box in hand.panel.pages[0].boxes:
        box.open()
    hand.settle()
    _nothing_is_cut_off(hand.panel.pages[0])


def _nothing_is_cut_off(page):
    seen = page.viewport().width()
    assert page.widget().width() <= seen
    words = [each for each in page.findChildren(Words) if each.isVisible()]
    assert len(words) > 20
    for each in words:
        metrics = each.fontMetrics()
        assert each.height() >= each.heightForWidth(each.width()), each.text()
        assert "".join(each.lines()).replace(" ", "") == each.text().replace(" ", "").replace(
            "\n", ""
        )
        for line in each.lines():
            assert metrics.horizontalAdvance(line) <= each.width() + 1, line
        right = each.mapTo(page.widget(), QPoint(each.width(), 0)).x()
        assert right <= seen, each.text()
    for box in page.findChildren(TypedBox):
        if box.isVisible():
            assert box.fontMetrics().horizontalAdvance(box.text()) <= box.width(), box.text()


def _near(one, other):
    away = max(
        abs(one.red() - other.red()),
        abs(one.green() - other.green()),
        abs(one.blue() - other.blue()),
    )
    return away < 40


def _has_colour(widget, rgb):
    shot = widget.grab().toImage()
    middle = shot.height() // 2
    return any(shot.pixel(x, middle) == rgb for x in range(8))
