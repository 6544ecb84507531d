"""The tour: it points, says, goes on and back, keeps out of the way and can always be left."""

import re
import threading
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSettings, QSize, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from app.running import compiled_cache
from app.running.executors import serial_workers
from tests.app import stand_in
from tests.ui.one_window import OneWindow
from ui.levers.row import LeverRow
from ui.main_window import EVIDENCE, OUTLOOK
from ui.program import Program
from ui.theme import theme
from ui.tour import Stop, Tour, was_seen
from ui.tour_card import card_place
from ui.tour_stops import TEXTS, stops

MOUSE = Qt.MouseButton.LeftButton


class Window(QWidget):
    def __init__(self):
        super().__init__()
        row = QHBoxLayout(self)
        self.box, self.button, self.rest = QLineEdit(), QPushButton("Press"), QLabel("charts")
        for part in (self.box, self.button, self.rest):
            row.addWidget(part)
        self.pressed = 0
        self.button.clicked.connect(self.count)

    def count(self):
        self.pressed += 1


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(qtbot):
    window = Window()
    qtbot.addWidget(window)
    window.resize(900, 500)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def tour(window, settings):
    return Tour(
        window,
        [
            Stop(lambda: window.box, "The box", "Type here. It is a box."),
            Stop(lambda: window.button, "The button", "Press it. It is a button."),
            Stop(lambda: None, "Nothing", "It is not there. Go on."),
        ],
        settings,
    )


def around(window, widget):
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def frames(window, frame, widget):
    """Whether a frame lies just off a widget, so that it covers nothing of it."""
    place, near = around(window, widget), around(window, widget).adjusted(-20, -20, 20, 20)
    lies = frame.geometry()
    return lies.contains(place) and near.contains(lies) and lies != place


def test_that_it_points_at_what_it_speaks_of(tour, window, qtbot):
    tour.start()
    assert frames(window, tour.frame, window.box)
    assert tour.card.heading.text() == "The box"
    assert not tour.card.geometry().intersects(around(window, window.box))
    qtbot.mouseClick(tour.card.next, MOUSE)
    assert frames(window, tour.frame, window.button)


def test_that_it_goes_on_and_back_by_keyboard(tour, qtbot):
    tour.start()
    assert not tour.card.back.isEnabled()
    qtbot.keyClick(tour.card, Qt.Key.Key_Right)
    assert tour.stop.heading == "The button"
    qtbot.keyClick(tour.card, Qt.Key.Key_Left)
    assert tour.stop.heading == "The box"
    qtbot.keyClick(tour.card, Qt.Key.Key_Return)
    assert tour.stop.heading == "The button"


def test_that_the_card_has_the_focus_and_says_where_we_are(tour, window, qtbot):
    window.box.setFocus()
    tour.start()
    assert window.focusWidget() is tour.card
    assert tour.card.accessibleName() == "Tour, 1 of 3: The box"
    assert tour.card.accessibleDescription() == tour.card.text.text()
    tour.leave()
    assert window.focusWidget() is window.box


@pytest.mark.parametrize("way", ["escape", "button", "end"])
def test_that_it_can_be_left_and_is_remembered(tour, settings, qtbot, way):
    assert not was_seen(settings)
    tour.start()
    assert not was_seen(settings)
    with qtbot.waitSignal(tour.ended):
        if way == "escape":
            qtbot.keyClick(tour.card, Qt.Key.Key_Escape)
        elif way == "button":
            qtbot.mouseClick(tour.card.leave, MOUSE)
        else:
            for _ in range(3):
                qtbot.mouseClick(tour.card.next, MOUSE)
    assert not tour.is_running
    assert not tour.card.isVisible()
    assert not tour.frame.isVisible()
    assert was_seen(settings)


def test_that_escape_leaves_it_from_anywhere_in_the_window(tour, window, qtbot):
    tour.start()
    window.button.setFocus()
    qtbot.keyClick(window.button, Qt.Key.Key_Escape)
    assert not tour.is_running


def test_that_the_window_goes_on_working(tour, window, qtbot):
    tour.start()
    tour.next()
    qtbot.mouseClick(window.button, MOUSE)
    assert window.pressed == 1
    assert tour.is_running
    window.box.setFocus()
    qtbot.keyClicks(window.box, "6000")
    assert window.box.text() == "6000"


def test_that_the_frame_follows_a_resize(tour, window, qtbot):
    tour.start()
    tour.next()
    window.resize(700, 380)
    qtbot.waitUntil(lambda: frames(window, tour.frame, window.button))
    assert window.rect().contains(tour.card.geometry())


def test_that_what_is_hidden_has_no_frame_until_it_is_back(tour, window, qtbot):
    tour.start()
    window.box.hide()
    qtbot.waitUntil(lambda: not tour.frame.isVisible())
    assert tour.card.isVisible()
    window.box.show()
    qtbot.waitUntil(tour.frame.isVisible)


def test_that_what_is_gone_for_good_does_not_matter(tour, window, qtbot):
    tour.start()
    window.box.deleteLater()
    qtbot.waitUntil(lambda: not tour.frame.isVisible())
    tour.next()
    assert tour.frame.isVisible()


def test_that_a_stop_without_anything_to_show_stands_in_the_middle(tour, window):
    tour.start()
    tour.next()
    tour.next()
    assert not tour.frame.isVisible()
    assert abs(tour.card.geometry().center().x() - window.rect().center().x()) <= 1
    assert tour.card.next.text() == "Done"


def test_that_it_can_be_taken_again(tour):
    tour.start()
    tour.leave()
    tour.start()
    assert tour.stop.heading == "The box"


def test_that_the_card_holds_its_words_when_type_is_large(tour, window, qtbot):
    tour.start()
    try:
        theme().show(scale=2.0)
        qtbot.waitUntil(lambda: tour.card.text.fontMetrics().height() > 24)
        qtbot.waitUntil(lambda: tour.card.height() >= tour.card.heightForWidth(tour.card.width()))
    finally:
        theme().show(scale=1.0)


sizes = st.integers(20, 400)


targets = st.builds(QRect, st.integers(0, 500), st.integers(0, 300), sizes, sizes)


@given(sizes, sizes, targets)
def test_that_the_card_stays_inside_and_clear_of_what_it_speaks_of(w, h, target):
    window, card, gap = QSize(1000, 700), QSize(w, h), 12
    place = QRect(card_place(target, card, window, gap), card)
    assert QRect(QPoint(0, 0), window).contains(place)
    room = (target.left(), 1000 - target.right(), target.top(), 700 - target.bottom())
    needs = (w, w, h, h)
    if any(has >= want + 3 * gap for has, want in zip(room, needs, strict=True)):
        assert not place.intersects(target)


def test_that_each_stop_says_two_sentences_a_planner_understands():
    assert len(TEXTS) == 7
    for heading, text in TEXTS.values():
        assert len(re.findall(r"[.!?](?:\s|$)", text)) == 2
        assert not re.search(
            r"parameter|median|forecast|replication", heading + text, re.IGNORECASE
        )


def test_that_every_stop_needs_a_finder():
    finders = dict.fromkeys(TEXTS, lambda: None)
    assert [stop.heading for stop in stops(finders)] == [heading for heading, _ in TEXTS.values()]
    with pytest.raises(KeyError):
        stops({"answer": lambda: None})


# In the window


def test_that_it_begins_once_there_is_something_to_look_at(qapp, qtbot, dialogs, monkeypatch):
    gate = threading.Event()

    def hold(scenario, future):
        gate.wait(30)
        return stand_in.run(scenario, future)

    monkeypatch.setattr(compiled_cache, "is_warm", lambda: True)
    OneWindow.close_all()
    program = Program(qapp, dialogs=dialogs, workers=serial_workers(), run=hold)
    qtbot.addWidget(program.window, before_close_func=lambda _: dialogs.answer("Discard"))
    page: Any = program.window.page(OUTLOOK)
    tour, seen = program.window.tour, []
    start = tour.start

    def begin():
        # Noted at once: more futures come in while it is shown.
        seen.append((program.desk.session.answer is not None, page.is_settled))
        start()

    monkeypatch.setattr(tour, "start", begin)
    try:
        program.begin()
        qtbot.waitUntil(page.isVisible)
        QApplication.processEvents()
        assert not tour.is_running
        gate.set()
        qtbot.waitUntil(lambda: tour.is_running, timeout=30_000)
        assert seen == [(True, True)]
    finally:
        gate.set()
        program.bridge.close()
        program.end()


def test_that_every_stop_points_at_something_that_is_seen(shared_program, qtbot):
    window = shared_program.window
    tour = window.tour
    window.show_page(EVIDENCE)
    tour.leave()
    tour.start()
    for name in TEXTS:
        assert tour.stop.heading == TEXTS[name][0]
        qtbot.waitUntil(tour.frame.isVisible)
        spoken_of = tour.stop.find()
        qtbot.waitUntil(lambda it=spoken_of: frames(window, tour.frame, it))
        if name in ("answer", "charts"):
            assert window.page(OUTLOOK).isVisible()
        if name == "levers":
            assert isinstance(spoken_of, LeverRow)
        tour.next()
    assert not tour.is_running
